"""A balance told in two halves: what comes in on the left, what goes out on the right, the surplus under both.

Rows are kept one under another, as they are typed and checked; only forms printed side by side are parted here.
"""

from __future__ import annotations

from dataclasses import dataclass

from papi_desktop.domain.budget.table import Row, Side, Table
from papi_desktop.domain.budget.words import BudgetWords


@dataclass(frozen=True, slots=True)
class Halves:
    """The rows of a balance by side.

    Attributes:
        revenue, spending: with their totals first.
        rest: what belongs to neither, such as the surplus.
    """

    revenue: tuple[Row, ...]
    spending: tuple[Row, ...]
    rest: tuple[Row, ...] = ()


def halves_of(table: Table, words: BudgetWords) -> Halves | None:
    """Return the halves of a balance whose two totals stand over their rows; None for any other table."""
    if table.side is not Side.BALANCE:
        return None
    totals = [number for number, row in enumerate(table.rows) if row.level == 0]
    sides = [words.side_of_row(table, number) for number in totals]
    if sides != [Side.REVENUE, Side.SPENDING] or totals[0] != 0:
        return None
    middle = totals[1]
    end = next(
        (n for n in range(middle, len(table.rows)) if words.concept_of(table.rows[n].label) == "surplus"),
        len(table.rows),
    )
    return Halves(table.rows[:middle], table.rows[middle:end], table.rows[end:])
