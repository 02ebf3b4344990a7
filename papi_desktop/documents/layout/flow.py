"""Where pages end. Works on heights alone; must not know what a strip shows.

A strip is a band across the page that is never cut. Strips that must stay together form a cluster and move to the next page as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papi_desktop.documents.layout.pen import Pen

_ROUNDING = 0.01
_FEW = 4
"""So many lines under a table belong to it; more stand for themselves."""


class Strip:
    """A band across the page.

    Attributes:
        height: in points.
        before: empty space above, in points; not kept at the top of a page.
        keep: whether the next strip must stand on the same page.
        lead: what is drawn again above this strip when a page begins with it (the header of its table).
        breaks: whether it begins a new page in any case.
    """

    __slots__ = ("before", "breaks", "height", "keep", "lead")

    def __init__(self, height: float, before: float = 0.0, keep: bool = False, lead: Strip | None = None) -> None:
        self.height = height
        self.before = before
        self.keep = keep
        self.lead = lead
        self.breaks = False

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the strip with its upper edge at `top`. A bare strip is empty space."""


def paginate(strips: Iterable[Strip], room: float) -> Iterator[list[tuple[Strip, float]]]:
    """Yield pages: strips with the distance of their upper edge from the top of the text area.

    Args:
        strips: in order.
        room: height of the text area in points. A cluster taller than that is parted where the page is full.
    """
    page: list[tuple[Strip, float]] = []
    used = 0.0
    for cluster in _clusters(strips):
        height = sum(strip.before + strip.height for strip in cluster)
        if page and (cluster[0].breaks or used + height > room + _ROUNDING):
            yield page
            page, used = [], 0.0
        for strip in cluster:
            if page and used + strip.before + strip.height > room + _ROUNDING:
                yield page
                page, used = [], 0.0
            if page:
                used += strip.before
            elif strip.lead is not None:
                page.append((strip.lead, 0.0))
                used = strip.lead.height
            page.append((strip, used))
            used += strip.height
    if page:
        yield page


def _clusters(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    cluster: list[Strip] = []
    for strip in strips:
        cluster.append(strip)
        if not strip.keep:
            yield cluster
            cluster = []
    if cluster:
        yield cluster


def keep_last_together(strips: list[Strip], count: int) -> None:
    """Bind the last `count` strips to what will follow them; a few closing lines under a table take as many of its rows along.

    The sum under a list, alone with its signature on a last page, would say of nothing that it is the sum.
    """
    lines = next((place for place, strip in enumerate(reversed(strips)) if strip.lead is not None), len(strips))
    for strip in strips[-with_rows(count, lines, rows=lines < len(strips)) :]:
        strip.keep = True


def keep_notes_with_row(strips: list[Strip]) -> None:
    """Bind a few last lines to the last row of the table above them: notes alone on a page tell nothing of what they are about."""
    lines = next((place for place, strip in enumerate(reversed(strips)) if strip.lead is not None), 0)
    if 0 < lines <= _FEW:
        for strip in strips[-lines - 1 : -1]:
            strip.keep = True


def with_rows(count: int, lines: int, *, rows: bool) -> int:
    """Return how many of the last strips stay together, when `lines` of them stand under the rows of a table."""
    return count + lines if rows and lines <= _FEW else count
