"""The line that makes a batch differ from its paper list is found, and why."""

from __future__ import annotations

import pytest

from papi_desktop.domain.batch_check import Clue, Suspect, digits_swapped, suspects

LINES = (100_000, 450_000, 150_000, 200_000)
TOTAL = sum(LINES)


def test_a_batch_that_agrees_has_no_suspect() -> None:
    assert suspects(LINES, TOTAL) == []


@pytest.mark.parametrize(
    ("place", "typed", "found"),
    [
        (1, 540_000, Suspect(1, Clue.SWAPPED, 450_000)),
        (1, 4_500_000, Suspect(1, Clue.ZERO, 450_000)),
        (3, 20_000, Suspect(3, Clue.ZERO, 200_000)),
    ],
)
def test_a_line_typed_wrongly_is_found(place: int, typed: int, found: Suspect) -> None:
    lines = [*LINES]
    lines[place] = typed
    assert found in suspects(lines, TOTAL)


def test_a_line_entered_twice_is_found_first() -> None:
    found = suspects([*LINES, 150_000], TOTAL)
    assert [(s.place, s.clue) for s in found if s.clue is Clue.EXTRA] == [(2, Clue.EXTRA), (4, Clue.EXTRA)]
    assert found[0].clue is Clue.EXTRA


def test_half_of_the_difference_is_found() -> None:
    assert Suspect(3, Clue.HALF, 600_000) in suspects(LINES, TOTAL + 400_000)


def test_a_line_without_money_is_never_suspected() -> None:
    assert all(s.place != 0 for s in suspects([0, *LINES, 150_000], TOTAL))


def test_swapped_digits_make_a_difference_divisible_by_nine() -> None:
    assert digits_swapped(540_000 - 450_000)
    assert not digits_swapped(100_000)
    assert not digits_swapped(0)
