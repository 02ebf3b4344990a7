"""The body of a paper as strips: paragraphs line by line, tables row by row, pictures in rows.

Must not know what stands around the body (`frame`) nor where pages end (`flow`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import pairwise

from PIL import Image

from papi_desktop.documents.layout.cells import POINTS_PER_MM, Cell, Fixed, Kit, Mark, PictureAt, line_drop
from papi_desktop.documents.layout.flow import Strip
from papi_desktop.documents.layout.measure import Line, printable, set_lines
from papi_desktop.documents.layout.pen import Pen
from papi_desktop.documents.layout.table import table_strips
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Block, PageBreak, Paragraph, Picture, Pictures, Table, runs_of


class _LineStrip(Strip):
    """One line of a paragraph."""

    __slots__ = ("_drop", "_line", "_size", "_word_space", "_x")

    def __init__(self, line: Line, x: float, word_space: float, size: float, height: float) -> None:
        super().__init__(height)
        self._line = line
        self._x = x
        self._word_space = word_space
        self._size = size
        self._drop = line_drop(size, height)

    def draw(self, pen: Pen, top: float) -> None:
        """Draw the line, its spaces widened if it is justified."""
        x, y = self._x, top - self._drop
        for text, face in self._line.stretches:
            pen.text(x, y, text, face, self._size, self._word_space)
            x += face.width(text, self._size) + (text.count(" ") + text.count("\u00a0")) * self._word_space


def body_strips(blocks: Iterable[Block], kit: Kit) -> Iterator[Strip]:
    """Yield the strips of `blocks` in order."""
    breaks = after_table = False
    for block in blocks:
        if isinstance(block, PageBreak):
            breaks = True
            continue
        strips = iter(_strips(block, kit))
        for first in strips:
            first.breaks = breaks
            first.before += kit.format.layout.table_gap * after_table
            yield first
            break
        yield from strips
        breaks, after_table = False, isinstance(block, Table)


def _strips(block: Paragraph | Table | Pictures, kit: Kit) -> Iterable[Strip]:
    if isinstance(block, Table):
        return table_strips(block, kit)
    if isinstance(block, Pictures):
        return _pictures(block, kit)
    return _paragraph(block, kit)


def _paragraph(paragraph: Paragraph, kit: Kit) -> list[Strip]:
    """Set a paragraph; its first two and its last two lines stay together."""
    element = kit.element(paragraph.element)
    runs = [
        (printable(element.write(run.text)), kit.faces.choose(element.bold or run.bold, element.italic or run.italic))
        for run in runs_of(paragraph.text)
    ]
    indent = kit.format.first_line_indent * POINTS_PER_MM if element.indent else 0.0
    lines = set_lines(runs, element.size, kit.width, indent)
    height = kit.format.line_height(element)
    strips: list[Strip] = []
    for number, line in enumerate(lines):
        begin = 0.0 if number else indent
        free = kit.width - begin - line.width
        x, word_space = kit.left + begin, 0.0
        if element.align is Align.CENTER:
            x += free / 2
        elif element.align is Align.RIGHT:
            x += free
        elif element.align is Align.JUSTIFY and not line.last and line.spaces:
            word_space = free / line.spaces
        strips.append(_LineStrip(line, x, word_space, element.size, height))
    strips[0].before = element.before
    for near_edge in (0, len(strips) - 2):
        if 0 <= near_edge < len(strips) - 1:
            strips[near_edge].keep = True
    strips[-1].keep = element.keep_next or paragraph.leads
    return strips


def _pictures(block: Pictures, kit: Kit) -> Iterator[Strip]:
    """Set pictures in rows, each with its caption below; a row is never cut."""
    gap = kit.format.layout.table_gap
    width = (kit.width - gap * (block.columns - 1)) / block.columns
    starts = [*range(0, len(block.pictures), block.columns), len(block.pictures)]
    for begin, end in pairwise(starts):
        marks: list[Mark] = []
        row = block.pictures[begin:end]
        sizes = [_fit(picture, width, block.height or kit.format.layout.picture_height) for picture in row]
        tallest = max(height for _, height in sizes)
        depth = 0.0
        for place, (picture, (wide, high)) in enumerate(zip(row, sizes, strict=True)):
            x = kit.left + place * (width + gap)
            marks.append(PictureAt(x + (width - wide) / 2, tallest, wide, high, picture.data))
            cell = Cell(kit, x, width)
            cell.space(tallest + gap / 2)
            cell.write([picture.caption] if picture.caption else [], "caption")
            marks += cell.marks
            depth = max(depth, cell.depth)
        yield Fixed(depth, marks, gap)


def _fit(picture: Picture, width: float, height: float) -> tuple[float, float]:
    """Return the size at which a picture is drawn: as wide as its column, but not taller than `height` millimetres."""
    with Image.open(BytesIO(picture.data)) as image:
        wide, high = image.size
    scale = min(width / wide, height * POINTS_PER_MM / high)
    return wide * scale, high * scale
