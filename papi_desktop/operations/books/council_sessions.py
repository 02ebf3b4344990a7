"""Kỳ họp HĐND: the report on what was disclosed, decided and asked, made for the next regular session, and its copy to the Front.

Law 10/2022/QH15, Art. 14(3), Art. 23(1), Art. 28: to the council at the nearest regular session, and to the Front.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.periods import Period, span
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import COUNCIL_SESSIONS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.agenda import AgendaLine, Urgency
from papi_desktop.operations.book import Book, PaperKind, PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import document_of
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

KIND = "council"
"""The kind of report, in `reports.toml`."""


def told_of(office: Office, session: Record) -> Period:
    """Return the days the report to a session tells of: since the regular session before it, or those stated."""
    opens = day_or_none(session["opens_on"]) or office.today()
    last = day_or_none(session.get("told_to")) or min(office.today(), opens)
    before = [day for row in _regular(office) if (day := day_or_none(row["opens_on"])) and day < opens]
    follows = max(before) + timedelta(days=1) if before else date(last.year, 1, 1)
    first = day_or_none(session.get("told_from")) or follows
    return span(min(first, last), last)


def settle_days(office: Office, session: Record) -> Period:
    """Set down the days the report to a session tells of, where they are still blank, and return them."""
    told = told_of(office, session)
    if not session.get("told_from") or not session.get("told_to"):
        with office.store.transaction(say("Set the days a report tells of")) as tx:
            tx.update(COUNCIL_SESSIONS, session["id"], _days_told(told))
    return told


def _days_told(told: Period) -> dict[str, str]:
    return {"told_from": told.first_day.isoformat(), "told_to": told.last_day.isoformat()}


def _regular(office: Office) -> list[Record]:
    return list(office.store.all(COUNCIL_SESSIONS, Query(filters={"kind": "regular"})))


def _report(office: Office, record: Record, number: PaperNumber) -> Sheet:
    from papi_desktop.operations import report_papers, reports

    report = reports.compose(office, KIND, str(told_of(office, record)))
    sheet = report_papers.narrative_of(office, report, document=document_of(number))
    line = papers.wording(office, "periodic_report").fill("council", session=record["title"])
    stem = papers.stem_of_kind("council-report", record["title"])
    return replace(sheet, stem=stem, paper=replace(sheet.paper, subject=(*sheet.paper.subject, line)))


def _reported(office: Office, tx: Transaction, record: Record, day: date) -> None:
    values = {**_days_told(told_of(office, record)), "reported_on": record.get("reported_on") or day.isoformat()}
    tx.update(COUNCIL_SESSIONS, record["id"], values)


def _agenda(office: Office, on: date) -> Iterator[AgendaLine]:
    """Tell of the session that comes next, and of the last one while something of it is left to do."""
    from papi_desktop.operations.report_kinds import kind_of

    sessions = sorted(_regular(office), key=lambda row: str(row["opens_on"]))
    remind = timedelta(days=kind_of(office, KIND).remind)
    past = [row for row in sessions if row["opens_on"] <= on.isoformat()]
    coming = [row for row in sessions if row["opens_on"] > on.isoformat()]
    for session in (*past[-1:], *coming[:1]):
        opens = date.fromisoformat(session["opens_on"])
        if on < opens - remind:
            continue
        told = {"session": session["title"], "day": table_date(opens)}
        urgency = Urgency.OVERDUE if on > opens else Urgency.DUE
        if not session["reported_on"]:
            what = say("{session} ({day}): report to the council what was disclosed, decided and asked.", **told)
            yield AgendaLine(urgency, what, COUNCIL_SESSIONS.key, session["id"], opens)
        elif not session["front_sent_on"]:
            what = say("{session} ({day}): the copy of the report is not sent to the Front yet.", **told)
            yield AgendaLine(urgency, what, COUNCIL_SESSIONS.key, session["id"], opens)


BOOKS = (
    Book(
        COUNCIL_SESSIONS,
        agenda=_agenda,
        papers=(PaperKind("council-report", N_("Report to the people's council"), _report, "BC", made=_reported),),
    ),
)
