"""How the columns of a table share its width: the narrow ones get what they ask for, the wide ones share evenly what is left."""

from __future__ import annotations

from collections.abc import Sequence


def fair_shares(wishes: Sequence[int], room: int) -> list[int]:
    """Return how much of `room` each gets: all it wishes for where that is enough, else no wide one more than another.

    Args:
        wishes: in pixels.
        room: in pixels; what nobody wishes for is not given away.
    """
    given, left = [0] * len(wishes), max(0, room)
    for served, place in enumerate(sorted(range(len(wishes)), key=lambda n: wishes[n])):
        given[place] = min(wishes[place], left // (len(wishes) - served))
        left -= given[place]
    return given
