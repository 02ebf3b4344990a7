"""The statistic tables of a report: a line for each record or each month, and sums beside last year's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Kind, Record, Register
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.domain.reporting import MONTH_COLUMN, ReportTables, StatisticTable, TableColumn
from papi_desktop.operations import figures
from papi_desktop.operations.office import Office
from papi_desktop.operations.public_copy import printed
from papi_desktop.operations.reckoning.reckoned import day_of
from papi_desktop.operations.report_columns import COLUMNS, Cell, percent

Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class TableLines:
    """A statistic table.

    Attributes:
        rows: None for a book this program does not have.
        register: key of the book of the records; "" in a table by month.
        ids: of the records, line by line; none in a table by month.
        now, before, change: sums of the period, of the same period last year, and how they differ, column by column; None where a
            column is not added up or nothing is told.
        count, count_before: lines of this year and of last year; None where months are told.
    """

    table: StatisticTable
    rows: tuple[Cells, ...] | None
    register: str = ""
    ids: tuple[str, ...] = ()
    now: Cells = ()
    before: Cells = ()
    count: int | None = None
    count_before: int | None = None

    @property
    def change(self) -> Cells:
        """Return by how much each sum grew since last year."""
        return tuple(_difference(now, before) for now, before in zip(self.now, self.before, strict=True))

    @property
    def empty(self) -> bool:
        """Return whether neither this year nor last year has a line."""
        return not self.rows and not self.count_before


def lines_of(office: Office, told: ReportTables, table: StatisticTable, period: Period) -> TableLines:
    """Reckon a statistic table."""
    register = figures.book_kept(office, told.figures[table.figure])
    if register is None:
        return TableLines(table, None)
    if table.by_month:
        rows = [_of_month(office, told, table, month) for month in period.months]
        now, before = (_of_month(office, told, table, when) for when in (period, period.year_before))
        return TableLines(table, tuple(rows), now=now, before=before)
    records, earlier = (_records(office, told, table, register, when) for when in (period, period.year_before))
    now_rows = _cells(office, table, register, records, period)
    before_rows = _cells(office, table, register, earlier, period.year_before)
    return TableLines(
        table,
        now_rows,
        register.key,
        tuple(str(record["id"]) for record in records),
        _sums(table, now_rows),
        _sums(table, before_rows),
        len(now_rows),
        len(before_rows),
    )


def _records(
    office: Office, told: ReportTables, table: StatisticTable, register: Register, period: Period
) -> list[Record]:
    """Return the records of the table's figure, the earliest first where its book has a day."""
    figure = told.figures[table.figure]
    ids = set(figures.reckon(office, figure, period).records)
    day = figure.date or next((field.key for field in register if field.kind is Kind.DATE), "id")
    found = [record for record in office.store.all(register) if record["id"] in ids]
    return sorted(found, key=lambda record: (str(record[day] or ""), str(record["id"])))


def _of_month(office: Office, told: ReportTables, table: StatisticTable, period: Period) -> Cells:
    reckoned: dict[str, int | None] = {}

    def value(key: str) -> int | None:
        if key not in reckoned:
            reckoned[key] = figures.reckon(office, told.figures[key], period).value
        return reckoned[key]

    cells: list[Cell] = []
    for column in table.columns:
        if column.field == MONTH_COLUMN:
            cells.append(f"{period.first_day:%m/%Y}")
        elif column.percent_of:
            cells.append(percent(value(column.figure), value(column.percent_of)))
        else:
            cells.append(value(column.figure))
    return tuple(cells)


def _cells(
    office: Office, table: StatisticTable, register: Register, records: list[Record], period: Period
) -> tuple[Cells, ...]:
    others = {register[c.field].references for c in table.columns if c.field in register} - {""}
    names = {
        key: {row["id"]: BY_KEY[key].title_of(row) for row in office.store.all(BY_KEY[key])}
        for key in others
        if key is not None
    }
    return tuple(
        tuple(_cell(office, register, column, record, period, names) for column in table.columns) for record in records
    )


def _cell(
    office: Office,
    register: Register,
    column: TableColumn,
    record: Record,
    period: Period,
    names: Mapping[str, Mapping[str, str]],
) -> Cell:
    reckon = COLUMNS.get((register.key, column.field))
    if reckon is not None:
        return reckon(office, period, record)
    field = register[column.field]
    value = record[field.key]
    if field.kind is Kind.DATE:
        return day_of(value)
    if field.kind in (Kind.INTEGER, Kind.MONEY):
        return int(value) if value is not None else None
    return printed(field, record, names) or None


def _sums(table: StatisticTable, rows: tuple[Cells, ...]) -> Cells:
    """Add up the columns that are added up; None where lines are there and none tells a number."""
    sums: list[Cell] = []
    for number, column in enumerate(table.columns):
        told = [cell for row in rows if isinstance(cell := row[number], int | float)]
        sums.append(sum(told) if column.total and (told or not rows) else None)
    return tuple(sums)


def _difference(now: Cell, before: Cell) -> Cell:
    if isinstance(now, int | float) and isinstance(before, int | float):
        return round(now - before, 2)
    return None
