"""Which document numbers this computer may take, so that two computers of one office never take the same one."""

from __future__ import annotations

from collections.abc import Mapping

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import WORKPLACES
from papi_desktop.operations.office import Office

_MINE = "numbers.workplace"
_ROOM = 300
"""Numbers left to the first computer when the first range is kept for another: an office rarely issues more in a year."""
_LENGTH = 100
HIGHEST = 99_999
_Ranges = Mapping[str | None, tuple[int, int]]


def series_of_mine(office: Office, series: str) -> str:
    """Return the name of a series that this computer alone counts: on a further computer with the beginning of its range behind it.

    For what is numbered by the hundred, such as receipts, where a range would soon be used up.
    """
    mine, ranges = office.store.setting(_MINE), _ranges(office)
    return f"{series}-{ranges[mine][0]}" if mine in ranges else series


def is_mine(office: Office, number: int) -> bool:
    """Return whether this computer may take a number: within its own range, or outside every range kept for another."""
    return _may_take(office.store.setting(_MINE), _ranges(office), number)


def next_of_mine(office: Office, taken: list[int], start: int) -> int:
    """Return the number after the highest one this computer took itself, within what it may take.

    Raises:
        UserError: if the range kept for this computer is used up.
    """
    mine, ranges = office.store.setting(_MINE), _ranges(office)
    own = [number for number in taken if _may_take(mine, ranges, number)]
    if mine in ranges:
        low, high = ranges[mine]
        following = max([*own, low - 1]) + 1
        if following > high:
            raise UserError(
                "SO-04",
                say("The numbers kept for this computer ({low}–{high}) are used up.", low=low, high=high),
                say("No number was taken."),
                say("Foresee another range on the first computer and exchange the work."),
            )
        return following
    following = max([*own, start - 1]) + 1
    while not _may_take(mine, ranges, following):
        following = 1 + next(high for low, high in ranges.values() if low <= following <= high)
    return following


def next_range(office: Office) -> tuple[int, int]:
    """Return the range to offer for one more computer: it begins after every range kept so far."""
    low = max((high for _low, high in _ranges(office).values()), default=_ROOM) + 1
    return low, low + _LENGTH - 1


def _ranges(office: Office) -> _Ranges:
    rows = (row for row in office.store.all(WORKPLACES) if row["numbers_from"] is not None)
    return {str(row["id"]): (int(row["numbers_from"]), int(row["numbers_to"])) for row in rows}


def _may_take(mine: str | None, ranges: _Ranges, number: int) -> bool:
    if mine in ranges:
        low, high = ranges[mine]
        return low <= number <= high
    return not any(low <= number <= high for low, high in ranges.values())
