"""What a report is made of, as data: kinds with periods, due dates, receivers and headings; figures; tables.

Owns the shape of `resources/law/reports.toml`. Must not know how a figure is reckoned nor what a paper looks like.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from papi_desktop.domain.due_days import due_day_of, read_due_day, write_due_day
from papi_desktop.domain.periods import EVERY, SPAN, Period

PUBLIC = "public"
PARTIAL = "+"
"""Stands behind a sum that may be more, because not all records of it state a number."""
MONTH_COLUMN = "month"
"""Field of the column that names the month in a table by month."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of reports.

    Attributes:
        key: stable word.
        label, unit: Vietnamese, as printed.
        register: key of the book it is reckoned from; a book this program does not have makes the figure not applicable.
        measure: "count", "sum:FIELD", or the name of a function of `operations.figures`.
        date: field that says whether a record belongs to the period; "" counts every record.
        filters: field to the value, or list of values, a record must have.
        running: it changes by itself as days pass; a change of it alone makes no new version of a report.
    """

    key: str
    label: str
    unit: str
    register: str
    measure: str
    date: str
    filters: Mapping[str, Any]
    running: bool = False


@dataclass(frozen=True, slots=True)
class KeptBook:
    """Since when a book is kept.

    Attributes:
        key: of the book.
        days: fields that say which day, or year, a record tells of.
        of: keys of the books its records belong to; while one of them is kept, it is.
    """

    key: str
    days: tuple[str, ...] = ()
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a statistic table.

    Attributes:
        field: of the book, or the name of a column of `operations.report_columns`; in a table by month "month" or "".
        title: Vietnamese heading.
        width: share of the width.
        total: whether it is added up and set beside last year's.
        running: it changes by itself as days pass.
        figure: key of the figure of the month; "" in a table of records.
        percent_of: key of the figure this one is told as a share of; "" when told as it is.
    """

    field: str
    title: str
    width: float
    total: bool = False
    running: bool = False
    figure: str = ""
    percent_of: str = ""


@dataclass(frozen=True, slots=True)
class StatisticTable:
    """A table of a period: a line for each record of a figure, or for each month.

    Attributes:
        key: "T1" to "T9".
        figure: key of the figure whose records are listed, so that list and figure never differ.
        by_month: a line for each month instead.
        order: field its lines are in order of; "" for the day of the figure.
        goes_with: keys of the figures told beside it where an official asks for the table alone.
    """

    key: str
    title: str
    figure: str
    columns: tuple[TableColumn, ...]
    by_month: bool = False
    order: str = ""
    goes_with: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the narrative.

    Attributes:
        text: sentence under it; "" for none.
        prompt: what the official is asked to write under it.
        figures, tables: keys of what is told there.
        group: only stands over the headings that follow; nothing is written under it.
        numbers_name: of a group: the numbers below it name contents, as the eight of PAPI, and stay when one is left out.
    """

    title: str
    text: str
    figures: tuple[str, ...]
    tables: tuple[str, ...]
    group: bool = False
    prompt: str = ""
    numbers_name: bool = False

    @property
    def words_wanted(self) -> bool:
        """Return whether it is empty unless somebody writes words: it neither stands over others nor tells figures."""
        return not (self.group or self.figures or self.tables)


@dataclass(frozen=True, slots=True)
class DataPart:
    """What of a book goes into the hand-over file.

    Attributes:
        register: key of the book.
        dates: fields any of which must lie in the period; none takes every record.
        of: key of the book whose chosen records these belong to; "" when chosen by itself.
        fields: fields sent; ("public",) for those everyone may read.
        attachments: roles of attachments that go along.
    """

    register: str
    dates: tuple[str, ...]
    of: str
    fields: tuple[str, ...]
    attachments: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportKind:
    """A kind of report.

    Attributes:
        key: stable word ("disclosures", "democracy", …).
        title: Vietnamese name.
        document_kind: code of the series its number comes from ("BC").
        every: kinds of period it is made for, the usual one first.
        due: period suffix ("Q4", "H1", "Y", "11"; "*" for any other) to the last day, "MM-DD" in the period's year or
            "+1-MM-DD" in the next.
        receivers: Vietnamese lines of "Nơi nhận".
        basis: id of the duty it is made under; "" when none is confirmed.
        bases: what the paper names as its legal bases, as printed.
        upward: it goes to the level above; others are made of a record of their own.
        remind: days before the occasion on which Today reminds of it; 0 for none.
        counted_from: day of the month before on which its periods begin; 0 for the calendar's own.
        choosable: the official chooses the figures and tables; those named are what is told when nothing is chosen.
    """

    key: str
    title: str
    document_kind: str
    every: tuple[str, ...]
    due: Mapping[str, str]
    receivers: tuple[str, ...]
    basis: str
    headings: tuple[Heading, ...]
    data: tuple[DataPart, ...]
    counted_from: int = 0
    bases: tuple[str, ...] = ()
    upward: bool = True
    remind: int = 0
    choosable: bool = False

    def due_on(self, period: Period) -> date | None:
        """Return the last day for the report of `period`; None when none is set."""
        told = self.due.get(period.suffix) or self.due.get("*")
        return due_day_of(told, period.year) if told else None

    @property
    def figures(self) -> tuple[str, ...]:
        """Every figure of the headings, each once, in order."""
        return tuple(dict.fromkeys(key for heading in self.headings for key in heading.figures))

    @property
    def tables(self) -> tuple[str, ...]:
        """Every table of the headings, each once, in order."""
        return tuple(dict.fromkeys(key for heading in self.headings for key in heading.tables))

    def telling(self, figures: tuple[str, ...], tables: tuple[str, ...]) -> ReportKind:
        """Return this kind with other figures and tables, under the heading where its own stand."""
        told = next((heading for heading in self.headings if heading.figures), None)
        headings = tuple(
            replace(heading, figures=figures, tables=tables) if heading is told else heading
            for heading in self.headings
        )
        return replace(self, headings=headings)


@dataclass(frozen=True, slots=True)
class ReportTables:
    """Everything of `reports.toml`."""

    kinds: Mapping[str, ReportKind]
    figures: Mapping[str, Figure]
    tables: Mapping[str, StatisticTable]
    books: Mapping[str, KeptBook]


def tables_of(told: Mapping[str, Any]) -> ReportTables:
    """Return the report tables that TOML rows tell.

    Raises:
        ValueError, KeyError, TypeError: naming what is wrong.
    """
    figures = {row["key"]: _figure(row) for row in told.get("figure", ())}
    tables = {row["key"]: _table(row) for row in told.get("table", ())}
    kinds = {row["key"]: _kind(row) for row in told.get("kind", ())}
    for table in tables.values():
        named = [
            table.figure,
            *table.goes_with,
            *(key for c in table.columns for key in (c.figure, c.percent_of) if key),
        ]
        for key in named:
            if key not in figures:
                raise ValueError(f"{table.key}: {key}")
    for kind in kinds.values():
        for key in kind.figures:
            if key not in figures:
                raise ValueError(f"{kind.key}: {key}")
        for key in kind.tables:
            if key not in tables:
                raise ValueError(f"{kind.key}: {key}")
    books = {
        row["key"]: KeptBook(row["key"], tuple(row.get("days", ())), tuple(row.get("of", ())))
        for row in told.get("book", ())
    }
    return ReportTables(kinds, figures, tables, books)


def _figure(row: Mapping[str, Any]) -> Figure:
    return Figure(
        row["key"],
        row["label"],
        row.get("unit", ""),
        row["register"],
        row.get("measure", "count"),
        row.get("date", ""),
        dict(row.get("filters", {})),
        bool(row.get("running")),
    )


def _table(row: Mapping[str, Any]) -> StatisticTable:
    by_month = row.get("by", "") == "month"
    if row.get("by", "month") != "month":
        raise ValueError(f"{row['key']}: by")
    columns = tuple(
        TableColumn(
            c.get("field", ""),
            c["title"],
            float(c["width"]),
            bool(c.get("total")),
            bool(c.get("running")),
            c.get("figure", ""),
            c.get("percent_of", ""),
        )
        for c in row["columns"]
    )
    if any((c.field == MONTH_COLUMN) == bool(c.figure) if by_month else bool(c.figure) or not c.field for c in columns):
        raise ValueError(f"{row['key']}: columns")
    return StatisticTable(
        row["key"],
        row["title"],
        row["figure"],
        columns,
        by_month,
        row.get("order", ""),
        tuple(row.get("goes_with", ())),
    )


def _kind(row: Mapping[str, Any]) -> ReportKind:
    every = tuple(row["every"])
    if not every or set(every) - {*EVERY, SPAN} or (every[0] == SPAN and row.get("upward", True)):
        raise ValueError(f"{row['key']}: every")
    headings = tuple(
        Heading(
            h["title"],
            h.get("text", ""),
            tuple(h.get("figures", ())),
            tuple(h.get("tables", ())),
            bool(h.get("group")),
            h.get("prompt", ""),
            h.get("numbers_name", False),
        )
        for h in row.get("heading", ())
    )
    parts = tuple(
        DataPart(
            p["register"],
            tuple(p.get("dates", ())),
            p.get("of", ""),
            tuple(p.get("fields", (PUBLIC,))),
            tuple(p.get("attachments", ())),
        )
        for p in row.get("data", ())
    )
    kind = ReportKind(
        row["key"],
        row["title"],
        row.get("document_kind", "BC"),
        every,
        dict(row.get("due", {})),
        tuple(row.get("receivers", ())),
        row.get("basis", ""),
        headings,
        parts,
        int(row.get("counted_from", 0)),
        tuple(row.get("bases", ())),
        bool(row.get("upward", True)),
        int(row.get("remind", 0)),
        bool(row.get("choosable")),
    )
    for suffix, told in kind.due.items():
        if told and read_due_day(write_due_day(told)) != told:
            raise ValueError(f"{kind.key}: due {told}")
        if suffix != "*" and not any(suffix == Period(2024, n, e).suffix for e in EVERY for n in _numbers(e)):
            raise ValueError(f"{kind.key}: due {suffix}")
    return kind


def _numbers(every: str) -> range:
    return range(1, {"month": 12, "quarter": 4, "half": 2, "year": 1}[every] + 1)


def is_partial(figure: Mapping[str, Any], *, before: bool = False) -> bool:
    """Return whether a figure as it is handed over (docs/bundle.md) may be more than it says: of this period, or of last year's."""
    unstated = figure.get("unstated_before" if before else "unstated")
    return type(unstated) is int and unstated > 0
