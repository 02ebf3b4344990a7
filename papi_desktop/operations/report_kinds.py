"""Which reports there are for this office: the national table, the rows of its rules folder over it, and what was set on the screen.

What was set on the screen is kept in the book of deadlines of reports, with its history.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from papi_desktop.domain.due_days import read_due_day, write_due_day
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import SPAN, Period, parse_period, period_of
from papi_desktop.domain.register import Problem, Record
from papi_desktop.domain.registers import REPORT_TERMS
from papi_desktop.domain.registers.report_terms import DUE_FIELDS
from papi_desktop.domain.reporting import ReportKind, ReportTables
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import lines_of_text
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations.office import Office
from papi_desktop.paths import ABOVE, resource_folder

LIST_OF_QUARTER = "disclosures"
"""The list the law asks for every quarter: a report whose paper is that list, without words of its own."""

_LAST_DAY_OF_EVERY_MONTH = 28


def report_tables(office: Office) -> ReportTables:
    """Return the kinds of report that hold for this office."""
    told = _shipped(office)
    kinds = dict(told.kinds)
    for row in office.store.all(REPORT_TERMS):
        if row["kind"] in kinds:
            kinds[row["kind"]] = _with_terms(kinds[row["kind"]], row)
    return replace(told, kinds=kinds)


def kind_of(office: Office, key: str) -> ReportKind:
    """Return a kind of report.

    Raises:
        UserError: if there is none called so.
    """
    kinds = report_tables(office).kinds
    if key not in kinds:
        raise UserError(
            "BC-01",
            say("There is no report called “{kind}”.", kind=key),
            say("Nothing was made."),
            say("Reports are: {kinds}.", kinds=", ".join(kinds)),
        )
    return kinds[key]


def kind_typed(office: Office, text: str) -> str:
    """Return the kind of report a person typed, who may write it large, in one word or with a dash; `text` when there is none."""

    def bare(word: str) -> str:
        return word.casefold().replace("_", "").replace("-", "")

    return next((key for key in report_tables(office).kinds if bare(key) == bare(text)), text)


def kinds_told() -> list[str]:
    """Return what there is for a person to choose from: the kinds made for a period, then the tables of a report on request."""
    told = load_report_tables(resource_folder("law", "reports.toml"))
    lines = [f"  {kind.key:<16}{kind.title}" for kind in told.kinds.values() if kind.upward]
    return [*lines, *(f"  {table.key:<16}{table.title}" for table in told.tables.values())]


def period_for(kind: ReportKind, text: str) -> Period:
    """Return the period of a report.

    Raises:
        UserError: if `text` is no period, or this report is not made for such periods.
    """
    try:
        period = parse_period(text)
    except UnreadableError as wrong:
        what = wrong.message
    else:
        if period.every in kind.every:
            return period if period.every == SPAN else period.counted_from(kind.counted_from)
        what = say("“{report}” is not made for such a period: {period}.", report=kind.title, period=period.official)
    raise UserError(
        "BC-02",
        what,
        say("Nothing was made."),
        say("Write a period as 2026-Q4, 2026-H1, 2026-11 or 2026."),
    )


def require_begun(office: Office, period: Period) -> None:
    """Let nobody report on days that have not come.

    Raises:
        UserError: if the period has not begun.
    """
    if period.first_day > office.today():
        raise UserError(
            "BC-03",
            say(
                "“{period}” has not begun: its first day is {day}.",
                period=period.official,
                day=table_date(period.first_day),
            ),
            say("Nothing was made."),
            say("Choose a period that has begun. While it runs, its figures are told as estimates."),
        )


def latest_period(kind: ReportKind, today: date) -> Period:
    """Return the period of a report that has begun last, of the usual sort.

    Raises:
        ValueError: if the report is made only for spans of days of its own, none of which is the latest.
    """
    every = next((every for every in kind.every if every != SPAN), None)
    if every is None:
        raise ValueError(f"{kind.key}: has no periods of the calendar")
    return period_of(today, every).counted_from(kind.counted_from)


def periods_offered(kind: ReportKind, today: date, count: int) -> Iterator[Period]:
    """Yield the last periods of each sort a report is made for, the newest of each sort first."""
    for every in kind.every:
        if every != SPAN:
            period = period_of(today, every).counted_from(kind.counted_from)
            for _number in range(count):
                yield period
                period = period.before


def periods_watched(kind: ReportKind, on: date) -> Iterator[Period]:
    """Yield the periods whose report may be due about a day: those that run, and those before them that are told of after their end."""
    for every in kind.every:
        if every != SPAN:
            period = period_of(on, every).counted_from(kind.counted_from)
            due = kind.due_on(period.before)
            if due is not None and due > period.before.last_day:
                yield period.before
            yield period


# --- what is set on the screen ---


def terms_of(office: Office, kind: str) -> str | None:
    """Return the line of the book of deadlines for a kind of report; None when it keeps the usual ones."""
    return next((str(row["id"]) for row in office.store.all(REPORT_TERMS) if row["kind"] == kind), None)


def usual_terms(office: Office, kind: str) -> dict[str, Any]:
    """Return a line for the book of deadlines as it is today, so that a person sees what is to be changed."""
    due = kind_of(office, kind).due
    days = {field: write_due_day(due[suffix]) for field, suffix in DUE_FIELDS.items() if suffix in due}
    return {"kind": kind, **days}


def due_told(office: Office, kind: str, period: Period) -> Message | None:
    """Return who set the last day for a report of a period; None when it has none."""
    held = report_tables(office).kinds[kind].due_on(period)
    if held is None:
        return None
    row = next((row for row in office.store.all(REPORT_TERMS) if row["kind"] == kind), None)
    field = next((field for field, suffix in DUE_FIELDS.items() if suffix == period.suffix), "due_month")
    if row is not None and row[field]:
        return say("Set by {source}.", source=row["source"]) if row["source"] else say("Set by this office.")
    usual = load_report_tables(resource_folder("law", "reports.toml")).kinds.get(kind)
    if usual is None or usual.due_on(period) != held:
        return say("Set by the level above, or by a file of this office.")
    return say(
        "This is the usual day of the program; where your province set another, write it under “Deadlines, receivers…”."
    )


def periods_set(office: Office) -> list[str]:
    """Return the kinds of report whose periods the office set itself."""
    return [
        row["kind"] for row in office.store.all(REPORT_TERMS) if row["every"] and row["kind"] in _shipped(office).kinds
    ]


def receivers_set(office: Office, kind: str) -> tuple[str, ...]:
    """Return the receivers the office set for a kind of report; none when it keeps the usual ones."""
    rows = (row for row in office.store.all(REPORT_TERMS) if row["kind"] == kind)
    return lines_of_text(next(rows, {"receivers": None})["receivers"])


def rows_set(office: Office) -> list[dict[str, Any]]:
    """Return what the office set as rows of `reports.toml`: kind and what differs from the usual."""
    usual = _shipped(office).kinds
    return [_row_of(usual[row["kind"]], row) for row in office.store.all(REPORT_TERMS) if row["kind"] in usual]


def _row_of(usual: ReportKind, row: Record) -> dict[str, Any]:
    held = _with_terms(usual, row)
    told = {"every": held.every, "due": held.due, "receivers": held.receivers, "counted_from": held.counted_from}
    return {"key": usual.key, **{key: value for key, value in told.items() if value != getattr(usual, key)}}


def term_problems(_office: Office, record: Record) -> Iterator[Problem]:
    """Yield what cannot be read in a line of the book of deadlines."""
    for field in DUE_FIELDS:
        if record.get(field) and read_due_day(str(record[field])) is None:
            what = say("“{text}” is not a day; expected a form like 20/3, or 15/1+1.", text=record[field])
            yield Problem(field, "date", what)
    for field in ("counted_from", "due_month"):
        day = record.get(field)
        if day is not None and not 1 <= int(day) <= _LAST_DAY_OF_EVERY_MONTH:
            yield Problem(field, "number", say("A day that every month has is wanted: 1 to 28."))


def _with_terms(kind: ReportKind, row: Record) -> ReportKind:
    due = dict(kind.due)
    for field, suffix in DUE_FIELDS.items():
        if row[field] and (told := read_due_day(str(row[field]))):
            due[suffix] = told
    if row["due_month"]:
        due |= {f"{month:02d}": f"{month:02d}-{row['due_month']:02d}" for month in range(1, 13)}
    return replace(
        kind,
        every=tuple(row["every"] or kind.every),
        due=due,
        receivers=lines_of_text(row["receivers"]) or kind.receivers,
        counted_from=row["counted_from"] or 0,
    )


def _shipped(office: Office) -> ReportTables:
    above = office.law.overrides / ABOVE / "reports.toml"
    return load_report_tables(resource_folder("law", "reports.toml"), above, office.store.folder / "reports.toml")
