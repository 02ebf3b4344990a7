"""Tables as strips: one for the header, one for every row. Built for lists of ten thousand rows.

A row is measured once and wrapped only where a cell is too wide. Must not know what the table is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from papi_desktop.documents.layout.cells import POINTS_PER_MM, Fixed, Kit, LineAt, Mark, TextAt, UprightAt, line_drop
from papi_desktop.documents.layout.flow import Strip
from papi_desktop.documents.layout.measure import Face, printable, wrap
from papi_desktop.documents.layout.pen import Pen
from papi_desktop.documents.official import Align, Element
from papi_desktop.documents.paper import Row, RowKind, Table

_TALLEST = 0.5  # a row is cut when it is taller than this share of a page
_MOST_WHOLE = 0.7  # columns whose cells stay on one line leave the others at least the rest of the table
_HAIR = 0.1
_MIDDLE, _END = 0.5, 1.0
_SHIFT = {Align.LEFT: 0.0, Align.JUSTIFY: 0.0, Align.CENTER: _MIDDLE, Align.RIGHT: _END}


class _Style:
    """An element as table cells need it: its face, and the heights that are the same for every row."""

    __slots__ = ("drop", "face", "height", "size", "write")

    def __init__(self, element: Element, kit: Kit) -> None:
        self.face: Face = kit.face(element)
        self.size = element.size
        self.height = kit.format.line_height(element)
        self.drop = line_drop(element.size, self.height)
        self.write = element.write


class _Grid:
    """What all rows of one table share. Lengths in points."""

    __slots__ = ("edges", "padding", "shifts", "strong", "text", "thickness")

    def __init__(self, table: Table, kit: Kit) -> None:
        self.padding = kit.format.layout.cell_padding * POINTS_PER_MM
        self.thickness = kit.format.layout.table_line_thickness
        self.text = _Style(kit.element("table_text"), kit)
        self.strong = _Style(kit.element("table_strong"), kit)
        self.edges = list(accumulate(self._widths(table, kit.width), initial=kit.left))
        self.shifts = [_SHIFT[column.align] for column in table.columns]

    def _widths(self, table: Table, room: float) -> list[float]:
        """Return how wide each column is: its share, or what a cell that must stay on one line needs while the others can give way."""
        least: dict[int, float] = {}
        while True:
            left = room - sum(least.values())
            shares = sum(column.width for place, column in enumerate(table.columns) if place not in least)
            widths = [
                least[place] if place in least else left * column.width / shares
                for place, column in enumerate(table.columns)
            ]
            narrow = {
                place: needed
                for place, column in enumerate(table.columns)
                if column.whole and place not in least and (needed := self._needed(table, place)) > widths[place]
            }
            if not narrow or sum(least.values()) + sum(narrow.values()) > room * _MOST_WHOLE:
                return widths
            least |= narrow

    def _needed(self, table: Table, place: int) -> float:
        longest = max((row.cells[place] for row in table.rows if row.span == 1), key=len, default="")
        # A hair more: what fits exactly would break by the last digit of a sum of fractions.
        return self.text.face.width(printable(longest), self.text.size) + 2 * self.padding + _HAIR


class _RowStrip(Strip):
    """One row: lines of each cell, their places, and the edges around them."""

    __slots__ = ("_edges", "_grid", "_style", "_texts")

    def __init__(
        self, grid: _Grid, style: _Style, edges: Sequence[float], texts: list[tuple[float, float, str]], lines: int
    ) -> None:
        super().__init__(lines * style.height + grid.padding)
        self._grid = grid
        self._style = style
        self._edges = edges
        self._texts = texts

    def draw(self, pen: Pen, top: float) -> None:
        """Draw texts, the line under the row and the upright lines beside its cells."""
        face, size = self._style.face, self._style.size
        for x, drop, text in self._texts:
            pen.text(x, top - drop, text, face, size)
        bottom, thickness, edges = top - self.height, self._grid.thickness, self._edges
        pen.level_line(edges[0], edges[-1], bottom, thickness)
        for x in edges:
            pen.upright_line(x, top, bottom, thickness)


def table_strips(table: Table, kit: Kit) -> Iterator[Strip]:
    """Yield the header and the rows of a table."""
    grid = _Grid(table, kit)
    header = _header(table, grid, kit)
    yield header
    limit = max(1, int(kit.room * _TALLEST / grid.text.height))
    for row, following in zip_longest(
        table.rows, table.rows[1:]
    ):  # after the last row comes None; a table may have no row
        strips = _row(row, grid, limit)
        # A group title stands with its first row, and a sum with the last row it sums up.
        strips[-1].keep = row.kind is RowKind.GROUP or (
            following is not None and following.kind in (RowKind.SUBTOTAL, RowKind.TOTAL)
        )
        for strip in strips:
            strip.lead = header
            yield strip


def _row(row: Row, grid: _Grid, limit: int) -> list[_RowStrip]:
    """Set one row; one of more than `limit` lines is cut into several strips."""
    style = grid.text if row.kind is RowKind.DATA else grid.strong
    edges = grid.edges if row.span == 1 else [grid.edges[0], *grid.edges[row.span :]]
    shifts = grid.shifts[row.span - 1 :]
    face, size, padding = style.face, style.size, grid.padding
    cells: list[list[str]] = []
    widths: list[float] = []
    for place, text in enumerate(row.cells):
        text = printable(text)
        room = edges[place + 1] - edges[place] - 2 * padding
        wide = face.width(text, size)
        widths.append(wide)
        cells.append([text] if wide <= room and "\n" not in text else wrap(text, face, size, room))
    lines = max(map(len, cells))
    first_shift = shifts[0] if row.span == 1 else 0.0
    strips = []
    for begin in range(0, lines, limit):
        count = min(limit, lines - begin)
        texts: list[tuple[float, float, str]] = []
        for place, cell in enumerate(cells):
            part = cell[begin : begin + limit]
            shift = shifts[place] if place else first_shift
            left, right = edges[place] + padding, edges[place + 1] - padding
            drop = padding / 2 + style.drop + (count - len(part)) * style.height / 2
            for text in part:
                if text:
                    wide = widths[place] if len(cell) == 1 else face.width(text, size)
                    texts.append((left + (right - left - wide) * shift, drop, text))
                drop += style.height
        strips.append(_RowStrip(grid, style, edges, texts, count))
    return strips


def _header(table: Table, grid: _Grid, kit: Kit) -> Strip:
    """Set the header: titles in one or two rows, then the row of column signs. Without titles it is only the upper line."""
    edges, thickness = grid.edges, grid.thickness
    marks: list[Mark] = [LineAt(edges[0], edges[-1], 0.0, thickness)]
    if not table.has_header:
        return Fixed(0.0, marks, kit.format.layout.table_gap, keep=True)
    style = _Style(kit.element("table_header"), kit)

    def lines_of(title: str, first: int, count: int) -> list[str]:
        room = edges[first + count] - edges[first] - 2 * grid.padding
        return wrap(printable(style.write(title)), style.face, style.size, room)

    grouped = {column for group in table.groups for column in range(group.first, group.first + group.count)}
    groups = [(group.first, group.count, lines_of(group.title, group.first, group.count)) for group in table.groups]
    titles = [(place, lines_of(column.title, place, 1)) for place, column in enumerate(table.columns)]
    upper = max((len(lines) * style.height + 2 * grid.padding for *_, lines in groups), default=0.0)
    lower = max(
        (len(lines) * style.height + 2 * grid.padding for place, lines in titles if place in grouped), default=0.0
    )
    alone = max(
        (len(lines) * style.height + 2 * grid.padding for place, lines in titles if place not in grouped), default=0.0
    )
    height = max(upper + lower, alone)

    def put(lines: list[str], first: int, count: int, above: float, below: float) -> None:
        middle = (edges[first] + edges[first + count]) / 2
        drop = above + (below - above - len(lines) * style.height) / 2 + style.drop
        for text in lines:
            marks.append(TextAt(middle - style.face.width(text, style.size) / 2, drop, text, style.face, style.size))
            drop += style.height

    for first, count, lines in groups:
        put(lines, first, count, 0.0, upper)
        marks.append(LineAt(edges[first], edges[first + count], upper, thickness))
    for place, lines in titles:
        put(lines, place, 1, upper if place in grouped else 0.0, height)
    inside = {column for group in table.groups for column in range(group.first + 1, group.first + group.count)}
    for place, x in enumerate(edges):
        marks.append(UprightAt(x, upper if place in inside else 0.0, height, thickness))
    marks.append(LineAt(edges[0], edges[-1], height, thickness))
    if table.numbering:
        below = height + grid.text.height + grid.padding
        for place, sign in enumerate(table.numbering):
            x = (edges[place] + edges[place + 1] - grid.text.face.width(sign, grid.text.size)) / 2
            marks.append(TextAt(x, height + grid.padding / 2 + grid.text.drop, sign, grid.text.face, grid.text.size))
        marks.extend(UprightAt(x, height, below, thickness) for x in edges)
        marks.append(LineAt(edges[0], edges[-1], below, thickness))
        height = below
    return Fixed(height, marks, kit.format.layout.table_gap, keep=True)
