"""What a check of a budget found, and how much rounding explains.

A finding warns with its figures and never blocks; nothing stated is changed. It is known again by its key, which holds the figures: once
they change, a reason given for the old ones no longer passes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from papi_desktop.domain.budget.table import Table, Unit
from papi_desktop.domain.budget.words import decimals_of
from papi_desktop.domain.messages import Message
from papi_desktop.domain.vietnamese.numbers import format_number


@dataclass(frozen=True, slots=True)
class Finding:
    """One warning.

    Attributes:
        check: its name, "A1" to "A16" (see docs/glossary.md).
        message: with the figures.
        table: name of the table; "" for a warning about the whole budget.
        row, column: the cell it is about; -1 for none.
        figures: the figures compared, as text.
    """

    check: str
    message: Message
    table: str = ""
    row: int = -1
    column: int = -1
    figures: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """By which a reason given for it is kept."""
        return "|".join((self.check, self.table, str(self.row), str(self.column), *self.figures))


def tolerance(table: Table, column: int, summed: int) -> Decimal:
    """Return by how much a sum of rounded figures may miss the rounded total (A16).

    Đồng are not rounded; of anything larger every summed row may bring one of its last decimal.
    """
    decimals = table.columns[column].decimals
    if table.unit is Unit.DONG and decimals == 0:
        return Decimal(0)
    return summed * Decimal(1).scaleb(-decimals)


def told(value: Decimal) -> str:
    """Return a figure with the decimals it has."""
    return format_number(value, decimals_of(value))


def in_dong(value: Decimal, unit: Unit) -> Decimal:
    """Return a figure in đồng, so that tables in different units can be compared."""
    return value * unit.dong


def total_of(values: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of the figures stated; None when none is."""
    stated = [value for value in values if value is not None]
    return sum(stated, Decimal(0)) if stated else None
