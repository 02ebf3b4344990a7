"""Lịch phát thanh: days in a row against the law, evidence of the disclosure, lines of Today, and the announcer's sheet.

Days on which something was read are counted each, the first and the last included; a posting's clock, which counts whole days that
something hangs, is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from papi_desktop.documents.kinds.broadcast import broadcast_sheet
from papi_desktop.documents.kinds.common import strung
from papi_desktop.documents.official import official_format
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.registers import BROADCASTS, CHANNEL_USES, DISCLOSURES
from papi_desktop.domain.stands import COMPLETE, NONE, NOT_PROVEN, OVERDUE, RUNNING, SHORT, Stands
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers, posting
from papi_desktop.operations.agenda import AgendaLine, Urgency
from papi_desktop.operations.book import Book, PaperKind, PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.transaction import Transaction

_CHANNEL = "TT"


def days_wanted(office: Office, record: Record, on: date) -> int:
    """Return how many days in a row something must be read: 0 for what is no disclosure of a duty the rule holds for."""
    named = office.matters.named(BROADCASTS.key, "days")
    rule = office.rules.rule_if_any(named.rule, on)
    return int(rule.amount or 0) if rule and set(_items(office, record, on)) & set(named.law_items) else 0


def _items(office: Office, record: Record, on: date) -> tuple[int, ...]:
    disclosure = office.store.get(DISCLOSURES, record["disclosure_id"]) if record.get("disclosure_id") else None
    duty = (disclosure or {}).get("duty")
    return next((known.law_items for known in office.rules.duties(on) if known.id == duty), ())


def days_aired(record: Record) -> int:
    """Return on how many days in a row it was read; 0 while it is not known to have ended."""
    first, last = day_or_none(record.get("aired_from")), day_or_none(record.get("aired_to"))
    return (last - first).days + 1 if first and last else 0


def state_of(office: Office, record: Record, on: date) -> Stands:
    """Return how a broadcast stands for its book."""
    first, planned = day_or_none(record.get("aired_from")), day_or_none(record.get("planned_from"))
    if first is None:
        if planned is None:
            return Stands(NONE, say("No day yet"))
        if planned < on:
            return Stands(OVERDUE, say("Not recorded as aired"))
        return Stands(RUNNING, say("To be aired on {day}", day=table_date(planned)))
    days, wanted = days_aired(record), days_wanted(office, record, first)
    if not days:
        return Stands(RUNNING, say("On the air"))
    if days < wanted:
        return Stands(SHORT, say("{days} of {wanted} days in a row", days=days, wanted=wanted))
    if not record.get("aired_by") and not record.get("log_signed"):
        return Stands(NOT_PROVEN, say("Not proven: nobody named, no signed log"))
    return Stands(COMPLETE, say("Complete, {days} days in a row", days=days))


def _filled(office: Office, record: Record) -> dict[str, Any]:
    made = dict(record)
    first = day_or_none(made.get("planned_from"))
    if first is not None and not made.get("planned_to"):
        made["planned_to"] = (first + timedelta(days=max(days_wanted(office, made, first), 1) - 1)).isoformat()
    return made


def _long_enough(office: Office, record: Record) -> Iterator[Problem]:
    days = days_aired(record)
    if days <= 0:
        return
    wanted = days_wanted(office, record, date.fromisoformat(record["aired_from"]))
    if days < wanted:
        words = say("Aired on {days} days in a row; the law asks for {wanted}.", days=days, wanted=wanted)
        yield Problem("aired_to", "short", words, Severity.WARNING)


def _prove(office: Office, tx: Transaction, record_id: str, record: Record, _new: bool) -> None:
    """What was aired is evidence of the disclosure: one line among the channels it used."""
    disclosure_id, first = record.get("disclosure_id"), record.get("aired_from")
    if not disclosure_id or not first:
        return
    use = {
        "disclosure_id": disclosure_id,
        "channel": _CHANNEL,
        "used_from": first,
        "used_to": record.get("aired_to"),
        "address": "; ".join(filter(None, (record.get("hours"), ", ".join(record.get("stations") or ())))) or None,
        "by_whom": record.get("aired_by"),
    }
    known = record.get("channel_use_id")
    kept = office.store.get(CHANNEL_USES, known) if known else None
    if kept is not None and not kept.get("deleted_at"):
        tx.update(CHANNEL_USES, kept["id"], use)
    else:
        tx.update(BROADCASTS, record_id, {"channel_use_id": tx.insert(CHANNEL_USES, use)})


def _agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    for record in office.store.all(BROADCASTS):
        planned = day_or_none(record["planned_from"])
        if planned is None or record["aired_from"]:
            continue
        if planned < on:
            what = say(
                "“{content}” was to be read over the loudspeakers from {day}.",
                content=record["content"],
                day=table_date(planned),
            )
            yield AgendaLine(Urgency.OVERDUE, what, BROADCASTS.key, record["id"], planned)
        elif planned == on:
            what = say("Read over the loudspeakers today: {content}", content=record["content"])
            yield AgendaLine(Urgency.DUE, what, BROADCASTS.key, record["id"], planned)


def _announcer_sheet(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Compose the text to be read: as typed, or made from the disclosure."""
    words, unit = papers.wording(office, "broadcast"), papers.issuing_office(office)
    lines = [line.strip() for line in str(record.get("text") or "").splitlines() if line.strip()]
    if not lines:
        content = record["content"]
        lines = [words.fill("announce", unit=unit.unit, content=content[:1].lower() + content[1:])]
        places = _places(office, record)
        if places:
            lines.append(words.fill("posted", places=strung(places, words.fill("and"))))
    note, first, last = "", day_or_none(record.get("planned_from")), day_or_none(record.get("planned_to"))
    if first and last:
        form = official_format()
        days = {"first": form.date_in_words(first), "last": form.date_in_words(last)}
        hours = record.get("hours")
        note = words.fill("aired", hours=hours, **days) if hours else words.fill("aired_days", **days)
    paper = broadcast_sheet(unit, record["content"], lines, words, note, papers.watermark(office))
    return Sheet("broadcast-text", papers.stem_of_kind("broadcast-text", record["content"]), paper, public=True)


def _places(office: Office, record: Record) -> list[str]:
    disclosure = office.store.get(DISCLOSURES, record["disclosure_id"]) if record.get("disclosure_id") else None
    if disclosure is None:
        return []
    return [p["place_name"] for p in posting.postings_of(office, disclosure["id"])]


BOOKS = (
    Book(
        BROADCASTS,
        fill=_filled,
        check=_long_enough,
        follow=_prove,
        agenda=_agenda,
        papers=(PaperKind("broadcast-text", N_("Loudspeaker text"), _announcer_sheet),),
    ),
)
