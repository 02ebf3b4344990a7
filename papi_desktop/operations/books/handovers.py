"""Sổ bàn giao: the slip that goes with the stick, and what Today says of reports that are due, waiting or returned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from papi_desktop.documents.kinds.handover_slip import HandoverSlipFacts, handover_slip
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BY_KEY, CONFLICTS, GUIDANCE, HANDOVERS, ON_ITS_WAY, REPORTS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import papers, report_drafts, report_kinds
from papi_desktop.operations.agenda import AgendaLine, Urgency, urgency_of
from papi_desktop.operations.book import Book, PaperKind, PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.report_kinds import LIST_OF_QUARTER
from papi_desktop.store.query import Query


def _slip(office: Office, record: Record, number: PaperNumber) -> Sheet:
    from papi_desktop.operations import unit_keys
    from papi_desktop.translations import _

    size = f"{format_number(record['size'] or 0)} byte"
    told = HandoverSlipFacts(
        papers.issuing_office(office),
        record["title"],
        record["edition"] or 1,
        record["receiver"],
        number.day or office.today(),
        record["file_name"] or "",
        size,
        record["short_code"] or "",
        record["digest"] or "",
        tuple(
            (_(BY_KEY[book].title) if book in BY_KEY else book, count)
            for book, count in (record["counts"] or {}).items()
        ),
        record["audit_head"] or "",
        unit_keys.own_key(office).public.fingerprint,
        str((office.store.get(REPORTS, record["report_id"] or "") or {}).get("changes") or ""),
    )
    paper = handover_slip(told, papers.wording(office, "handover_slip"), papers.watermark(office))
    stem = papers.stem_of_kind("handover-slip", record["title"], record["short_code"] or "")
    return Sheet("handover-slip", stem, paper, public=False)


def _agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    if not office.unit.get("receiving"):
        yield from _due(office, on)
    for row in office.store.all(HANDOVERS, Query(filters={"state": ("prepared", "returned")})):
        if row["state"] == "returned":
            reason = row["return_reason"] or ""
            what = say("“{title}” was returned: {reason}", title=row["title"], reason=reason)
            yield AgendaLine(Urgency.OVERDUE, what, HANDOVERS.key, row["id"])
        elif not _handed_later(office, row):
            what = say("“{title}” is prepared but not handed over yet.", title=row["title"])
            yield AgendaLine(Urgency.DUE, what, HANDOVERS.key, row["id"])
    waiting = office.store.count(CONFLICTS, Query(filters={"state": "open"}))
    if waiting:
        what = say("{count} differences between two computers wait for a decision.", count=waiting)
        yield AgendaLine(Urgency.NOT_PROVEN, what, HANDOVERS.key, "")
    for row in office.store.all(GUIDANCE, Query(filters={"state": "waiting"})):
        what = say("“{title}” of {unit} waits to be looked at and applied.", title=row["title"], unit=row["sender"])
        yield AgendaLine(Urgency.NOT_PROVEN, what, HANDOVERS.key, "")


def _due(office: Office, on: date) -> Iterator[AgendaLine]:
    """Remind of reports from a week before they are due until they are handed over.

    Of the quarter's list, which the law asks of everybody, and of those whose periods this office set itself.
    """
    kinds = report_kinds.report_tables(office).kinds
    for key in dict.fromkeys((LIST_OF_QUARTER, *report_kinds.periods_set(office))):
        for period in report_kinds.periods_watched(kinds[key], on):
            due = report_drafts.draft_of(office, key, str(period)).due or kinds[key].due_on(period)
            urgency = urgency_of(due, on)
            if due is not None and urgency is not None and not _is_handed_over(office, key, str(period)):
                told = {"report": kinds[key].title, "period": period.official, "due": table_date(due)}
                what = say("{report} {period}: to be handed over by {due}.", **told)
                yield AgendaLine(urgency, what, HANDOVERS.key, "", due)


def _is_handed_over(office: Office, kind: str, period: str) -> bool:
    filters = {"kind": kind, "period": period, "state": ON_ITS_WAY}
    return office.store.count(HANDOVERS, Query(filters=filters)) > 0


def _handed_later(office: Office, row: Record) -> bool:
    """Return whether the same report went out in a later try."""
    filters = {"kind": row["kind"], "period": row["period"], "state": ON_ITS_WAY}
    rows = office.store.all(HANDOVERS, Query(filters=filters))
    return any((other["edition"] or 0) >= (row["edition"] or 0) for other in rows)


BOOKS = (Book(HANDOVERS, agenda=_agenda, papers=(PaperKind("handover-slip", N_("Hand-over slip"), _slip),)),)
