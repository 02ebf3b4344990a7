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
from papi_desktop.operations.papers import wording
from papi_desktop.operations.public_copy import printed
from papi_desktop.operations.reckoning.keeping import Keeping
from papi_desktop.operations.reckoning.reckoned import NOT_APPLICABLE, day_of
from papi_desktop.operations.report_columns import COLUMNS, TOGETHER, Cell, percent

Cells = tuple[Cell, ...]


@dataclass(frozen=True)
class TableLines:
    """A statistic table.

    Attributes:
        rows: None for a book that was not kept up to the end of the period.
        register: key of the book of the records; "" in a table by month.
        ids: of the records, line by line; none in a table by month.
        now, before, change: sums of the period, of the same period last year, and how they differ, column by column; None where a
            column is not added up or nothing is told.
        lacking, lacking_before: which of these sums may be more, because a line of theirs tells nothing in that column.
        count, count_before: lines of this year and of last year; None where months are told, and for a year that was not kept.
        kept_before: whether the book was kept last year; where it was not, nothing is compared with it.
        estimates: for each line, whether it is an estimate because its month has not ended yet.
        estimate: whether the sums of the period are, because it has not ended yet.
    """

    table: StatisticTable
    rows: tuple[Cells, ...] | None
    register: str = ""
    ids: tuple[str, ...] = ()
    now: Cells = ()
    before: Cells = ()
    count: int | None = None
    count_before: int | None = None
    kept_before: bool = True
    estimates: tuple[bool, ...] = ()
    estimate: bool = False
    lacking: tuple[bool, ...] = ()
    lacking_before: tuple[bool, ...] = ()

    @property
    def change(self) -> Cells:
        """Return by how much each sum grew since last year; nothing where one of them may be more than it says."""
        lacks = self.lacking or (False,) * len(self.now), self.lacking_before or (False,) * len(self.now)
        return tuple(
            None if lack or lack_before else _difference(now, before)
            for now, before, lack, lack_before in zip(self.now, self.before, *lacks, strict=True)
        )

    @property
    def empty(self) -> bool:
        """Return whether neither this year nor last year has a line."""
        return not self.rows and not self.count_before


def lines_of(office: Office, told: ReportTables, table: StatisticTable, period: Period, keeping: Keeping) -> TableLines:
    """Reckon a statistic table."""
    register = BY_KEY.get(told.figures[table.figure].register)
    if register is None or not any(keeping.kept(book, period) for book in _books(told, table)):
        return TableLines(table, None)
    kept_before = any(keeping.kept(book, period.year_before) for book in _books(told, table))
    runs = office.today() <= period.last_day
    if table.by_month:
        of_month = _Months(office, told, table, keeping)
        return TableLines(
            table,
            tuple(of_month.cells(month) for month in period.months),
            now=of_month.cells(period),
            before=of_month.cells(period.year_before),
            kept_before=kept_before,
            estimates=tuple(month.first_day <= office.today() <= month.last_day for month in period.months),
            estimate=runs,
        )
    records, earlier = (_records(office, told, table, register, when, keeping) for when in (period, period.year_before))
    now_rows = _cells(office, table, register, records, period)
    before_rows = _cells(office, table, register, earlier, period.year_before)
    return TableLines(
        table,
        now_rows,
        register.key,
        tuple(str(record["id"]) for record in records),
        _sums(table, now_rows),
        _sums(table, before_rows) if kept_before else (None,) * len(table.columns),
        len(now_rows),
        len(before_rows) if kept_before else None,
        kept_before,
        (False,) * len(now_rows),
        runs,
        _lacking(table, now_rows),
        _lacking(table, before_rows),
    )


def _books(told: ReportTables, table: StatisticTable) -> set[str]:
    """Return the books a table is reckoned from: months may tell of several side by side."""
    keys = {table.figure} | {column.figure for column in table.columns if column.figure}
    return {told.figures[key].register for key in keys}


def _records(
    office: Office, told: ReportTables, table: StatisticTable, register: Register, period: Period, keeping: Keeping
) -> list[Record]:
    """Return the records of the table's figure in the order of the table: the earliest first where its book has a day."""
    figure = told.figures[table.figure]
    ids = set(figures.reckon(office, figure, period, keeping).records)
    field = table.order or figure.date or next((field.key for field in register if field.kind is Kind.DATE), "id")
    found = [record for record in office.store.all(register) if record["id"] in ids]
    return sorted(found, key=lambda record: (_place(record[field]), str(record["id"])))


def _place(value: object) -> tuple[int, str]:
    return (value, "") if isinstance(value, int) else (0, str(value or ""))


class _Months:
    """Lines of a table by month, each a line of figures of one period."""

    def __init__(self, office: Office, told: ReportTables, table: StatisticTable, keeping: Keeping) -> None:
        self._office, self._told, self._table, self._keeping = office, told, table, keeping
        self._not_kept = wording(office, "periodic_report").fill("not_applicable")

    def cells(self, period: Period) -> Cells:
        """Return the line of a period; what has not begun yet is blank, what was not kept is said so."""
        if period.first_day > self._office.today():
            return tuple(
                f"{period.first_day:%m/%Y}" if column.field == MONTH_COLUMN else None for column in self._table.columns
            )
        return tuple(self._cell(column, period) for column in self._table.columns)

    def _cell(self, column: TableColumn, period: Period) -> Cell:
        if column.field == MONTH_COLUMN:
            return f"{period.first_day:%m/%Y}"
        found = self._reckoned(column.figure, period)
        if found.state == NOT_APPLICABLE:
            return self._not_kept
        if column.percent_of:
            return percent(found.value, self._reckoned(column.percent_of, period).value)
        return found.value

    def _reckoned(self, key: str, period: Period) -> figures.Reckoned:
        return figures.reckon(self._office, self._told.figures[key], period, self._keeping)


def _cells(
    office: Office, table: StatisticTable, register: Register, records: list[Record], period: Period
) -> tuple[Cells, ...]:
    others = {register[c.field].references for c in table.columns if c.field in register} - {""}
    names = {
        key: {row["id"]: BY_KEY[key].title_of(row) for row in office.store.all(BY_KEY[key])}
        for key in others
        if key is not None
    }
    together = TOGETHER[register.key].told(office, period, records) if register.key in TOGETHER else {}
    return tuple(
        tuple(
            told[column.field] if column.field in told else _cell(office, register, column, record, period, names)
            for column in table.columns
        )
        for record in records
        for told in (together.get(str(record["id"]), {}),)
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


def _lacking(table: StatisticTable, rows: tuple[Cells, ...]) -> tuple[bool, ...]:
    """Return which columns that are added up have a line that tells nothing beside one that tells a number."""
    lacking = []
    for number, column in enumerate(table.columns):
        told = [isinstance(row[number], int | float) for row in rows]
        lacking.append(column.total and any(told) and not all(told))
    return tuple(lacking)


def _difference(now: Cell, before: Cell) -> Cell:
    if isinstance(now, int | float) and isinstance(before, int | float):
        return round(now - before, 2)
    return None
