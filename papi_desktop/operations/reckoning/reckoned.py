"""What a figure is: a value with the records it was reckoned from. Blank, zero and not applicable are three things."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.reporting import Figure
from papi_desktop.operations.office import Office

Records = list[dict[str, Any]]
VALUE, BLANK, NOT_APPLICABLE = "value", "blank", "not_applicable"
NOT_KEPT, NO_BOOK = "not_kept", "no_book"
"""Why a figure is not applicable: nothing was recorded up to the end of the period, or this program has no such book."""


@dataclass(frozen=True)
class Reckoned:
    """A figure.

    Attributes:
        state: "value"; "blank" when there is nothing it could be reckoned from; "not_applicable" where its book was not kept.
        value: the figure; None unless state is "value".
        register: key of the book its records are in.
        records: ids of the records it was reckoned from.
        unstated: how many of them state nothing: the value is a sum of the others, so it may be more.
        reason: why it is not applicable, "not_kept" or "no_book"; "" otherwise.
    """

    state: str
    value: int | None = None
    register: str = ""
    records: tuple[str, ...] = ()
    reason: str = ""
    unstated: int = 0


@dataclass(frozen=True)
class FigureLine:
    """A figure as a report tells it.

    Attributes:
        now: of the period.
        before: of the same period last year.
        estimate: the period has not ended yet, so more may follow.
    """

    figure: Figure
    now: Reckoned
    before: Reckoned
    estimate: bool

    @property
    def change(self) -> int | None:
        """Return by how much it grew since last year; None when either is missing or not all of it was recorded."""
        if self.now.value is None or self.before.value is None or self.now.unstated or self.before.unstated:
            return None
        return self.now.value - self.before.value


Measure = Callable[[Office, Period], Reckoned]
Measures = Mapping[str, Measure]


def counted(register: Register, found: Sequence[Record]) -> Reckoned:
    """Return how many records were found."""
    return Reckoned(VALUE, len(found), register.key, tuple(row["id"] for row in found))


def summed(register: Register, found: Sequence[Record], values: Iterable[int | None]) -> Reckoned:
    """Return the sum of what the records state; blank when there are records and none states anything.

    Args:
        values: what each record states, None where it states nothing.
    """
    stated = list(values)
    told = [value for value in stated if value is not None]
    ids = tuple(row["id"] for row in found)
    if found and not told:
        return Reckoned(BLANK, register=register.key, records=ids)
    return Reckoned(VALUE, sum(told), register.key, ids, unstated=len(stated) - len(told))


def cut_off(office: Office, period: Period) -> str:
    """Return the day up to which a report of a period looks, as stored: its last day, or today while it runs."""
    return min(office.today(), period.last_day).isoformat()


def day_of(stored: Any) -> date | None:
    """Return a stored day as a date."""
    return date.fromisoformat(str(stored)[:10]) if stored else None


def whole(number: Decimal) -> int:
    """Return a number rounded half up: figures go upward as whole numbers."""
    return int((number * 2 + 1) // 2)
