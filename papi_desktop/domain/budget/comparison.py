"""The same period of the year before beside this one, row by row; and the groups of a table a chart shows.

Rows are matched by the labels down to them, because TT changes from year to year. Figures are shown in the unit of this year's table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.table import Role, Row, Side, Table, Unit


@dataclass(frozen=True, slots=True)
class Compared:
    """One row.

    Attributes:
        before, now: the figures; None where none is stated.
    """

    ordinal: str
    label: str
    level: int
    before: Decimal | None
    now: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """Now less before; None unless both are stated."""
        return None if self.before is None or self.now is None else self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """Now of before in per cent; None where it cannot be reckoned."""
        return None if not self.before or self.now is None else 100 * self.now / self.before


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a table: estimated and carried out."""

    label: str
    estimate: Decimal | None
    actual: Decimal | None


def compared(before: Sequence[Table], now: Table, deepest: int) -> list[Compared]:
    """Return the rows of a table down to a level beside those of the year before; empty when none of them is found there.

    Args:
        before: tables of the year before; the one about the same side is taken.
        now: the table of this year.
        deepest: level down to which rows are shown.
    """
    column = _figures(now)
    earlier = next((table for table in before if table.side is now.side and table.name == now.name), None)
    earlier = earlier or next((table for table in before if table.side is now.side), None)
    if column is None or earlier is None or (theirs := _figures(earlier)) is None:
        return []
    known = {path: earlier.rows[number].figure(theirs) for number, path in reversed(outline.paths(earlier.rows))}
    lines = []
    for number, path in outline.paths(now.rows):
        row = now.rows[number]
        if row.level <= deepest:
            then = known.get(path)
            shown = None if then is None else _in_unit(then, earlier.unit, now.unit)
            if shown is not None or row.figure(column) is not None:
                lines.append(Compared(row.ordinal, outline.bare(row.label), row.level, shown, row.figure(column)))
    return lines if any(line.before is not None for line in lines) else []


def groups_of(table: Table) -> list[Group]:
    """Return the highest groups of a table that have a figure: what a chart of revenue or spending shows."""
    estimate, actual = table.column_of(Role.ESTIMATE), table.column_of(Role.ACTUAL)
    if estimate is None:
        estimate = table.column_of(Role.ASSIGNED)
    found = []
    for row in _top(table):
        stated = tuple(None if column is None else row.figure(column) for column in (estimate, actual))
        if any(value is not None for value in stated):
            found.append(Group(outline.bare(row.label), *stated))
    return found


def _top(table: Table) -> Sequence[Row]:
    rows = [row for row in table.rows if row.level == 1]
    # One heading over everything ("A. Chi ngân sách nhà nước") is no group; the groups are the rows under it.
    return rows if len(rows) > 1 else [row for row in table.rows if row.level == 2]


def _figures(table: Table) -> int | None:
    actual = table.column_of(Role.ACTUAL)
    return actual if actual is not None else table.main_column()


def _in_unit(value: Decimal, unit: Unit, wanted: Unit) -> Decimal:
    return value * unit.dong / wanted.dong


SIDES = (Side.REVENUE, Side.SPENDING, Side.BALANCE)
"""The tables a comparison makes sense for."""
