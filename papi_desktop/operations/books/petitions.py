"""Sổ tiếp nhận kiến nghị: number, clock and state of a petition, the order of its steps, its papers and its lines of Today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.clock import deadline
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Kind, Problem, Record, Severity
from papi_desktop.domain.registers import PETITION_STEPS, PETITIONS
from papi_desktop.domain.registers.petitions import SENDER
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import number_ranges, papers
from papi_desktop.operations.book import Book, DisclosureOf, needing
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import denouncers, lodging
from papi_desktop.operations.petitions import papers as petition_papers
from papi_desktop.operations.petitions.state import agenda_lines, code_of
from papi_desktop.operations.petitions.terms import law, standing, steps_of, way_of
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_WRITTEN = (Kind.TEXT, Kind.LONGTEXT, Kind.PERSON)
_WITH_REASON = ("transfer", "extension", "suspension", "refusal", "apology")


def _filled(office: Office, record: Record) -> dict[str, Any]:
    """Return a petition with its number, clock and state; a denunciation without its sender."""
    made = dict(record)
    made["received_on"] = made.get("received_on") or office.today().isoformat()
    if not made.get("number"):
        made["year"] = int(made["received_on"][:4])
        made["number"] = _next_number(office, made["year"])
    if made.get("same_as_id"):  # always the first about the matter, so that all of them are found from any
        first = office.store.get(PETITIONS, made["same_as_id"]) or {}
        made["same_as_id"] = first.get("same_as_id") or made["same_as_id"]
    if not made.get("kind"):
        return made  # nothing follows before the kind is chosen
    steps = steps_of(office, made.get("id"))
    made |= standing(office, made, steps).values()
    return denouncers.taken_out(made) if way_of(made).sealed else made


def _next_number(office: Office, year: int) -> int:
    """Return the number after the highest this computer took in the year, removed ones included: a slip with it may be in a hand."""
    numbers = [
        row["number"] or 0
        for deleted in (False, True)
        for row in office.store.all(PETITIONS, Query(filters={"year": year}, deleted=deleted))
    ]
    return number_ranges.next_of_mine(office, numbers, 1)


def _checked(office: Office, record: Record) -> Iterator[Problem]:
    if not record.get("kind"):
        return
    received = day_or_none(record.get("received_on"))
    if received is not None and received > office.today():
        yield Problem("received_on", "date", say("It cannot be received on a day to come."))
    if record.get("same_as_id") and record.get("same_as_id") == record.get("id"):
        yield Problem("same_as_id", "order", say("A petition cannot be about the same matter as itself."))
    way = way_of(record)
    if record.get("matter") and record["matter"] not in way.by_matter:
        special, kind = (Message(_label(PETITIONS[key], record[key])) for key in ("matter", "kind"))
        yield Problem("matter", "choice", say("“{special}” does not go with: {kind}.", special=special, kind=kind))
    if record["kind"] == "information":
        yield from _request(record)
    yield from lodging.checked(office, record)
    if way.sealed:
        texts = {f.key: record.get(f.key) for f in PETITIONS if f.kind in _WRITTEN and f.key not in SENDER}
        yield from _told(denouncers.told_in(office, record, texts, record))
        if not record.get("assigned_id"):
            words = say("Name the official in charge: nobody else can see who sent it. If none is named yet, say why.")
            yield Problem("assigned_id", "required", words, Severity.WARNING)


def _request(record: Record) -> Iterator[Problem]:
    if record.get("valid_on") and record.get("received_on") and record["valid_on"] < record["received_on"]:
        yield Problem("valid_on", "order", say("It cannot be valid before it was received."))
    if record.get("information_kind") == "public" and record.get("cost"):
        words = say("What had to be public anyway is given free of charge; say why a cost is asked for.")
        yield Problem("cost", "choice", words, Severity.WARNING)


def _told(keys: Iterable[str]) -> Iterator[Problem]:
    words = say("Who denounces must not be told here, by name or number: it would be seen in lists and on papers.")
    return (Problem(key, "identity", words) for key in keys)


def _draft(record: Record) -> dict[str, Any]:
    """Return a half written petition; the sender of a denunciation is typed again after a power cut rather than found by somebody."""
    sealed = bool(record.get("kind")) and way_of(record).sealed
    return {key: value for key, value in record.items() if not (sealed and key in SENDER)}


def _followed(office: Office, tx: Transaction, record_id: str, record: Record, _new: bool) -> None:
    if way_of(record).sealed:
        denouncers.keep(office, tx, record_id, record)


def _conclusion(office: Office, petition: Record) -> dict[str, Any]:
    """Return the disclosure of a settled denunciation: its number alone, for not even the matter may lead to who sent it."""
    title = papers.wording(office, "petition").fill("conclusion_title", code=code_of(petition))
    return {"title": title, "duty": law().conclusion_duty, "trigger_date": petition["closed_on"]}


def _concluded(_office: Office, petition: Record) -> bool:
    return bool(petition.get("kind") == law().conclusion_kind and petition.get("state") == "answered")


_CONCLUSION_WANTED = needing(say("only the conclusion of a denunciation is disclosed, once it is answered"))


def _step_checked(office: Office, step: Record) -> Iterator[Problem]:
    petition = office.store.get(PETITIONS, step["petition_id"]) if step.get("petition_id") else None
    if petition is None or not step.get("kind"):
        return
    way = way_of(petition)
    kind = Message(_label(PETITION_STEPS["kind"], step["kind"]))
    if step["kind"] not in way.steps:
        named = Message(_label(PETITIONS["kind"], petition["kind"]))
        yield Problem("kind", "choice", say("“{step}” is not a step of: {kind}.", step=kind, kind=named))
        return
    before = [s for s in steps_of(office, petition["id"]) if s["id"] != step.get("id")]
    yield from _step_days(office, step, petition)
    if way.sealed:
        texts = {f.key: step.get(f.key) for f in PETITION_STEPS if f.kind in _WRITTEN}
        yield from _told(denouncers.told_in(office, petition, texts, {}))
    if step["kind"] in _WITH_REASON and not (step.get("reason") or step.get("ground")):
        yield Problem("reason", "required", say("“{step}” needs a reason: it stands on the paper.", step=kind))
    if step["kind"] in ("transfer", "guidance") and not step.get("agency"):
        yield Problem("agency", "required", say("Say to which body."))
    if step["kind"] == "extension":
        yield from _extension(step, petition, before)
    if step["kind"] == "apology":
        yield from _apology(step, petition)
    if step["kind"] == "resumption" and petition["state"] != "suspended" and not step.get("id"):
        yield Problem("kind", "order", say("It is not suspended."))


def _step_days(office: Office, step: Record, petition: Record) -> Iterator[Problem]:
    day = step.get("day")
    received, within = day_or_none(petition.get("received_on")), way_of(petition).within.get(step["kind"])
    rule = office.rules.rule_if_any(within, received) if within and received else None
    if rule is not None and received is not None and day:
        latest = deadline(rule, received, office.calendar).due
        if date.fromisoformat(day) > latest:
            words = say("Late: it was to be done by {last}; say why.", last=table_date(latest))
            yield Problem("day", "late", words, Severity.WARNING)
    if day and petition.get("received_on") and day < petition["received_on"]:
        told = table_date(date.fromisoformat(petition["received_on"]))
        yield Problem("day", "order", say("It was received only on {day}.", day=told))


def _extension(step: Record, petition: Record, before: list[dict[str, Any]]) -> Iterator[Problem]:
    way = way_of(petition)
    accepted = petition.get("accepted_on")
    if not accepted and way.settle and not way.checking:  # a day typed would stretch the term of accepting it
        yield Problem("kind", "order", say("It is extended only after it was accepted."))
        return
    times = sum(s["kind"] == "extension" and bool(not accepted or s["day"] >= accepted) for s in before)
    most = way.extensions if accepted or not way.checking else 1
    if most and times >= most:
        yield Problem(
            "kind",
            "order",
            say("The law allows {most} extensions; {times} are recorded.", most=most, times=times),
            Severity.WARNING,
        )
    if not way.extension and not step.get("until"):
        yield Problem("until", "required", say("No rule says how long: give the new last day."))
    due = day_or_none(petition.get("due"))
    if due is not None and step.get("day") and date.fromisoformat(step["day"]) > due:
        yield Problem(
            "day",
            "order",
            say("An extension is told before the time limit ends, here by {due}.", due=table_date(due)),
            Severity.WARNING,
        )


def _step_followed(office: Office, tx: Transaction, _step_id: str, step: Record, _new: bool) -> None:
    _reckon(office, tx, step["petition_id"])


def _step_gone(office: Office, tx: Transaction, step: Record) -> None:
    _reckon(office, tx, step["petition_id"])


def _apology(step: Record, petition: Record) -> Iterator[Problem]:
    """An apology promises a new day, unless what was late is done by now: the letter then says when."""
    closed = petition.get("closed_on")
    if not step.get("until") and not (closed and step.get("day") and closed <= step["day"]):
        yield Problem("until", "required", say("Give the new day: the letter of apology promises it."))
    elif step.get("until") and step.get("day") and step["until"] < step["day"]:
        yield Problem("until", "order", say("The new day lies before the apology itself."))


def _reckon(office: Office, tx: Transaction, petition_id: str) -> None:
    """Count the petition's time limit and state anew after its steps changed."""
    petition = office.store.get(PETITIONS, petition_id)
    if petition is not None:
        tx.update(PETITIONS, petition_id, standing(office, petition, steps_of(office, petition_id)).values())


def _label(field: Any, value: str) -> str:
    choice = field.choice(value)
    return choice.label if choice else value


BOOKS = (
    Book(
        PETITIONS,
        fill=_filled,
        check=_checked,
        follow=_followed,
        draft=_draft,
        agenda=agenda_lines,
        papers=petition_papers.OF_PETITION,
        disclosures=(
            DisclosureOf("conclusion", N_("Disclose the conclusion"), _conclusion, _concluded, _CONCLUSION_WANTED),
        ),
    ),
    Book(
        PETITION_STEPS,
        check=_step_checked,
        follow=_step_followed,
        gone=_step_gone,
        papers=petition_papers.OF_STEP,
    ),
)
