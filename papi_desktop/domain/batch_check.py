"""Which line of a batch makes it differ from the control total of its paper list. Works on amounts alone; must not know what they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

_NINE = 9
"""Two digits that changed places make a difference that is divisible by nine."""


class Clue(StrEnum):
    """Why a line is suspected, the surest first."""

    EXTRA = "extra"  # the line itself is the difference: entered twice, or not on the list
    HALF = "half"  # half of the difference: entered with the wrong sign, or the list has it twice
    SWAPPED = "swapped"  # two digits changed places
    ZERO = "zero"  # a zero too many or too few


@dataclass(frozen=True)
class Suspect:
    """A line to look at: its place in the batch, why, and what it may have been meant to be."""

    place: int
    clue: Clue
    meant: int


def suspects(amounts: Sequence[int], expected: int) -> list[Suspect]:
    """Return the lines that alone explain why the sum of a batch is not the expected one.

    Args:
        amounts: of the lines, in order, in đồng; 0 for a line without money.
        expected: the total of the paper list, in đồng.
    """
    difference = sum(amounts) - expected
    if not difference:
        return []
    order = list(Clue)
    found = {
        (place, clue): Suspect(place, clue, meant)
        for place, amount in enumerate(amounts)
        for clue, meant in _clues(amount, difference)
    }
    return sorted(found.values(), key=lambda suspect: (order.index(suspect.clue), suspect.place))


def digits_swapped(difference: int) -> bool:
    """Return whether a difference is of the kind that two swapped digits make."""
    return bool(difference) and difference % _NINE == 0


def _clues(amount: int, difference: int) -> Iterator[tuple[Clue, int]]:
    if not amount:
        return
    meant = amount - difference
    if amount == difference:
        yield Clue.EXTRA, 0
    elif 2 * amount == abs(difference):
        yield Clue.HALF, meant
    if meant > 0:
        if digits_swapped(difference) and meant in _with_neighbours_swapped(amount):
            yield Clue.SWAPPED, meant
        if meant in (amount * 10, amount * 100, amount * 1000) or amount in (meant * 10, meant * 100, meant * 1000):
            yield Clue.ZERO, meant


def _with_neighbours_swapped(amount: int) -> set[int]:
    digits = str(amount)
    return {
        int(digits[:place] + right + left + digits[place + 2 :])
        for place, (left, right) in enumerate(pairwise(digits))
        if left != right and not (place == 0 and right == "0")
    }
