"""Many boards in one table: units down; across the periods of a year for one report, or every report of one period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import EVERY, SPAN, Period, parse_period
from papi_desktop.domain.registers import RECEIVED
from papi_desktop.domain.reporting import ReportKind
from papi_desktop.domain.vietnamese.numbers import format_percent
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.operations import report_kinds
from papi_desktop.operations.board import IN_FORCE, OVERDUE, Board, BoardLine, board
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query


@dataclass(frozen=True)
class OverviewColumn:
    """One board of the overview.

    Attributes:
        heading: the period, or the report, as it stands over the column.
        begun: its period has begun; before that nothing is awaited.
    """

    heading: str
    board: Board
    begun: bool

    @property
    def sent(self) -> str:
        """How many units have sent, with the share; blank before the period begins."""
        return (
            f"{self.board.count(*IN_FORCE)}/{len(self.board.lines)} ({format_percent(self.board.complete)} %)"
            if self.begun
            else ""
        )

    @property
    def punctual(self) -> str:
        """Share of units that sent in time; blank while that cannot be said yet."""
        return "" if self.board.punctual is None else f"{format_percent(self.board.punctual)} %"


@dataclass(frozen=True)
class Overview:
    """Units by several boards.

    Attributes:
        title: the report, or the period, they have in common.
        units: key and name of every unit, in the order of the board.
    """

    title: str
    columns: tuple[OverviewColumn, ...]
    units: tuple[tuple[str, str], ...]

    def line(self, unit_key: str, column: int) -> BoardLine | None:
        """Return how a unit stands in a column; None where nothing is awaited of it yet."""
        return self._cell(self.columns[column], unit_key) if 0 <= column < len(self.columns) else None

    def cells(self, unit_key: str) -> tuple[BoardLine | None, ...]:
        """Return how a unit stands in every column; None where nothing is awaited of it yet."""
        return tuple(self._cell(column, unit_key) for column in self.columns)

    @property
    def summary(self) -> Message:
        """How many units, and how many reports of theirs are overdue."""
        overdue = sum(column.board.count(OVERDUE) for column in self.columns)
        told = say(
            "{title}: {units} units, {overdue} reports overdue.",
            title=self.title,
            units=len(self.units),
            overdue=overdue,
        )
        if not self.not_compared:
            return told
        warned = say("* {count} reports are signed with a key that was not compared.", count=self.not_compared)
        return say("{first} {then}", first=told, then=warned)

    @property
    def not_compared(self) -> int:
        """How many reports are signed with a key nobody compared."""
        return sum(column.board.not_compared for column in self.columns)

    @staticmethod
    def _cell(column: OverviewColumn, unit_key: str) -> BoardLine | None:
        line = next((line for line in column.board.lines if line.unit_key == unit_key), None)
        if line is None or line.received_id:
            return line
        return line if column.begun and column.board.due is not None else None


def of_year(office: Office, kind: str, year: int) -> Overview:
    """Return the periods of a year across, for one report: those it is usually made for and those something was received for.

    Raises:
        UserError: there is no such report.
    """
    told = report_kinds.kind_of(office, kind)
    periods = sorted(_periods(office, told, year), key=lambda period: (period.last_day, period.first_day))
    return _overview(office, f"{told.title} – {year}", [(_short(period), kind, period) for period in periods])


def of_period(office: Office, period: str) -> Overview:
    """Return the reports of such a period across: those usually made for it and those something was received of.

    Raises:
        UserError: no report is made for such a period.
    """
    kinds = [kind for kind in report_kinds.report_tables(office).kinds.values() if kind.upward]
    when = _read(kinds[0], period)
    received = {row["kind"] for row in office.store.all(RECEIVED, Query(filters={"period": period}))}
    made = [kind for kind in kinds if when.every in kind.every]
    made = [kind for kind in made if kind.key in received or (kind.due and kind.every[0] == when.every)] or made
    if not made:
        report_kinds.period_for(kinds[0], period)  # refuses it in words
    title = when.official[:1].upper() + when.official[1:]
    return _overview(office, title, [(kind.title, kind.key, report_kinds.period_for(kind, period)) for kind in made])


def periods_of_all(office: Office, count: int) -> list[Period]:
    """Return the last periods any report is made for: months, quarters, halves and years, `count` of each."""
    kinds = [kind for kind in report_kinds.report_tables(office).kinds.values() if kind.upward]
    found: dict[str, Period] = {}
    for kind in kinds:
        for period in report_kinds.periods_offered(kind, office.today(), count):
            plain = parse_period(str(period))
            found.setdefault(str(plain), plain)
    order = ("quarter", "half", "year", "month")
    return sorted(found.values(), key=lambda period: (order.index(period.every), -period.last_day.toordinal()))


def year_typed(office: Office, kind: str, period: str) -> int:
    """Return the year of a period a person typed.

    Raises:
        UserError: there is no such report, or that is no period.
    """
    return _read(report_kinds.kind_of(office, kind), period).year


def _read(kind: ReportKind, text: str) -> Period:
    try:
        return parse_period(text)
    except UnreadableError:
        return report_kinds.period_for(kind, text)  # refuses it in words


def _periods(office: Office, kind: ReportKind, year: int) -> Iterator[Period]:
    received = {row["period"] for row in office.store.all(RECEIVED, Query(filters={"kind": kind.key}))}
    kept = [period for period in map(parse_period, received) if period.year == year]
    usual = next((every for every in kind.every if every != SPAN), "")
    sorts = {usual, *(period.every for period in kept)} & set(kind.every)
    for every in EVERY:
        if every in sorts:
            count = {"month": 12, "quarter": 4, "half": 2, "year": 1}[every]
            yield from (Period(year, number, every).counted_from(kind.counted_from) for number in range(1, count + 1))
    yield from (period for period in kept if period.every == SPAN)


def _overview(office: Office, title: str, wanted: list[tuple[str, str, Period]]) -> Overview:
    columns = []
    for heading, kind, period in wanted:
        found = board(office, kind, str(period))
        columns.append(OverviewColumn(heading, found, period.first_day <= office.today()))
    units = {line.unit_key: line.unit for column in columns for line in column.board.lines}
    return Overview(title, tuple(columns), tuple(units.items()))


def _short(period: Period) -> str:
    """Return a period as it stands over a narrow column, where the year is said elsewhere."""
    if period.every in ("year", SPAN):
        words = period.official
    else:
        words = period.official.removesuffix(f" năm {period.year}")
    return words[:1].upper() + words[1:]
