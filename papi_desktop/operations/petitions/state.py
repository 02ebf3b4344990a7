"""How the petitions stand, in words: for their list and for Today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.clock import reckon
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import PETITION_STEPS, PETITIONS
from papi_desktop.domain.stands import COMPLETE, DUE, NONE, OVERDUE, RUNNING, SHORT, Stands
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.agenda import SOON, AgendaLine, Urgency, urgency_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions.terms import awaited, way_of
from papi_desktop.store.query import Query
from papi_desktop.translations import _

_AWAITED = {
    "acceptance": N_("acceptance"),
    "settlement": N_("settlement"),
    "forwarding": N_("passing on"),
    "answer": N_("answer"),
}
"""What a time limit waits for, inside a sentence."""


def due_told(petition: Record) -> Message:
    """Return the time limit that runs for a petition and what it waits for, in words."""
    due = day_or_none(petition.get("due"))
    if due is None:
        return say("The time limit does not run while the matter is suspended.")
    return say("The {awaited} is due by {due}.", awaited=_awaited(petition), due=table_date(due))


def state_of(petition: Record, on: date) -> Stands:
    """Return a petition's state for its book."""
    due, closed = day_or_none(petition.get("due")), day_or_none(petition.get("closed_on"))
    if closed is not None:
        words = Message(_state_label(petition))
        if due is not None and closed > due:
            return Stands(SHORT, say("{state} · {days} days late", state=words, days=(closed - due).days))
        return Stands(COMPLETE, words)
    if petition["state"] == "suspended":
        return Stands(NONE, say("Suspended"))
    if due is None:
        return Stands(NONE, Message(_state_label(petition)))
    left = (due - on).days
    if left < 0:
        return Stands(OVERDUE, say("{days} days late", days=-left))
    if left <= SOON.days:
        return Stands(DUE, say("{days} days left", days=left))
    return Stands(RUNNING, Message(_state_label(petition)))


def sender_of(petition: Record) -> str:
    """Return who sent it as the list shows it; "" for a sealed sender, who is never on the petition."""
    return "" if way_of(petition).sealed else str(petition.get("person") or "")


def agenda_lines(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield what is overdue (with the apology it asks for), due soon, and passed on without a reply."""
    key = PETITIONS.key
    for petition in office.store.all(PETITIONS, Query(filters={"closed_on": None})):
        due = day_or_none(petition.get("due"))
        if due is None:
            continue
        told = {"kind": Message(_kind_label(petition)), "code": code_of(petition), "title": petition["summary"]}
        promised = day_or_none(petition.get("promised_on"))
        if due < on and (promised is None or promised < on):
            what = say(
                "{kind} {code}: the {awaited} was due by {due}: apologise and promise a new day. {title}",
                due=table_date(due),
                awaited=_awaited(petition),
                **told,
            )
            yield AgendaLine(Urgency.OVERDUE, what, key, petition["id"], promised or due)
        elif due < on and promised is not None:
            what = say(
                "{kind} {code}: the {awaited} is promised by {due}. {title}",
                due=table_date(promised),
                awaited=_awaited(petition),
                **told,
            )
            yield AgendaLine(Urgency.DUE, what, key, petition["id"], promised)
        elif urgency_of(due, on):
            what = say(
                "{kind} {code}: the {awaited} is due by {due}. {title}",
                due=table_date(due),
                awaited=_awaited(petition),
                **told,
            )
            yield AgendaLine(Urgency.DUE, what, key, petition["id"], due)
    yield from _to_send(office, on)
    yield from _waiting(office)


def code_of(petition: Record) -> str:
    """Return the number a petition is known by: "15/2026"."""
    return f"{petition.get('number') or ''}/{petition.get('year') or ''}".strip("/")


def called(petition: Record) -> str:
    """Return kind and number of a petition: "Khiếu nại 15/2026"."""
    return f"{_(_kind_label(petition))} {code_of(petition)}".strip()


def matter_of(petition: Record) -> str:
    """Return the id of the first petition about the same matter: its own when it is the first."""
    return str(petition.get("same_as_id") or petition["id"])


def same_matter(office: Office, petition: Record) -> tuple[int, int]:
    """Return how many petitions there are about the matter of one, and how many people brought them."""
    first = matter_of(petition)
    found = [p for p in office.store.all(PETITIONS) if matter_of(p) == first]
    return len(found), sum(p.get("people") or 1 for p in found)


def _to_send(office: Office, on: date) -> Iterator[AgendaLine]:
    """Yield the steps whose paper must be sent by now or this week and is not recorded as sent."""
    for step in office.store.all(PETITION_STEPS, Query(filters={"sent_on": None})):
        petition = office.store.get(PETITIONS, step["petition_id"])
        if petition is None or petition.get("deleted_at"):
            continue
        way = way_of(petition)
        if step["kind"] not in way.send and step["kind"] not in way.notice:
            continue
        day = date.fromisoformat(step["day"])
        rule = office.rules.rule_if_any(way.send.get(step["kind"]) or way.notice[step["kind"]], day)
        due = reckon(rule, day, office.calendar).last_day if rule else None
        urgency = urgency_of(due, on) if due else None
        if due is None or urgency is None:
            continue
        kind = PETITION_STEPS["kind"].choice(step["kind"])
        what = say(
            "{code}: the paper “{step}” must be sent by {due}; record the day it was.",
            code=code_of(petition),
            step=Message(kind.label if kind else step["kind"]),
            due=table_date(due),
        )
        yield AgendaLine(urgency, what, PETITIONS.key, petition["id"], due)


def _waiting(office: Office) -> Iterator[AgendaLine]:
    for step in office.store.all(PETITION_STEPS, Query(filters={"kind": "transfer", "reply_on": None})):
        petition = office.store.get(PETITIONS, step["petition_id"])
        if petition is None or petition.get("deleted_at"):
            continue
        what = say(
            "{code} was passed on to {agency} on {day}; no reply is recorded.",
            code=code_of(petition),
            agency=step.get("agency") or "…",
            day=table_date(date.fromisoformat(step["day"])),
        )
        yield AgendaLine(Urgency.RUNNING, what, PETITIONS.key, petition["id"])


def _awaited(petition: Record) -> Message:
    return Message(_AWAITED[awaited(petition)])


def _state_label(petition: Record) -> str:
    choice = PETITIONS["state"].choice(petition.get("state") or "received")
    return choice.label if choice else ""


def _kind_label(petition: Record) -> str:
    choice = PETITIONS["kind"].choice(petition["kind"])
    return choice.label if choice else ""
