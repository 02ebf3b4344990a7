"""Tables of a paper in a word-processor file. Must not know what the table is about."""

from __future__ import annotations

from collections.abc import Callable
from itertools import zip_longest

from papi_desktop.documents.layout.cells import POINTS_PER_MM, Kit
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Row, RowKind, Table
from papi_desktop.documents.word import xml
from papi_desktop.documents.word.styles import style_id

_SIDE = {Align.LEFT: "", Align.JUSTIFY: "", Align.CENTER: "center", Align.RIGHT: "right"}


def table_xml(table: Table, kit: Kit, bound: int = 0) -> str:
    """Return a table: header rows repeat on every page, no row is cut, a village title stays with its first row.

    Args:
        table: what to print.
        kit: of the section at hand.
        bound: how many of the last rows stay on the page of what follows.
    """
    whole = sum(column.width for column in table.columns)
    widths = [kit.width * column.width / whole for column in table.columns]
    layout = kit.format.layout
    rows = _header(table, widths, kit) if table.has_header else []
    sides = [_SIDE[column.align] for column in table.columns]
    first_bound = len(table.rows) - bound
    for place, (row, following) in enumerate(zip_longest(table.rows, table.rows[1:])):
        summed = following is not None and following.kind in (RowKind.SUBTOTAL, RowKind.TOTAL)
        keep_next = summed or row.kind is RowKind.GROUP or place >= first_bound
        rows.append(_row(row, widths, sides, keep_next=keep_next))
    return xml.table(widths, rows, line=layout.table_line_thickness, padding=layout.cell_padding * POINTS_PER_MM)


def _row(row: Row, widths: list[float], sides: list[str], *, keep_next: bool) -> str:
    style = style_id("table_text" if row.kind is RowKind.DATA else "table_strong")
    cells = []
    for place, text in enumerate(row.cells):
        column = place + row.span - 1 if place else 0
        span = 1 if place else row.span
        side = sides[column] if span == 1 else ""
        content = xml.paragraph(style, xml.run(text) if text else "", keep_next=keep_next, align=side)
        cells.append(xml.cell(sum(widths[column : column + span]), content, span=span, middle=True))
    return xml.row("".join(cells))


def _header(table: Table, widths: list[float], kit: Kit) -> list[str]:
    """Return one row of titles, or two if columns are grouped, and the row of column signs."""
    write = kit.element("table_header").write

    def title(text: str) -> str:
        return xml.paragraph(style_id("table_header"), xml.run(write(text)) if text else "", keep_next=True)

    rows = []
    if table.groups:
        upper, lower = _two_levels(table, widths, title)
        rows += [xml.row(upper, header=True), xml.row(lower, header=True)]
    else:
        cells = (xml.cell(width, title(c.title), middle=True) for c, width in zip(table.columns, widths, strict=True))
        rows.append(xml.row("".join(cells), header=True))
    if table.numbering:
        signs = (
            xml.cell(width, xml.paragraph(style_id("table_text"), xml.run(sign), keep_next=True, align="center"))
            for width, sign in zip(widths, table.numbering, strict=True)
        )
        rows.append(xml.row("".join(signs), header=True))
    return rows


def _two_levels(table: Table, widths: list[float], title: Callable[[str], str]) -> tuple[str, str]:
    """Return the cells of both header rows: group titles over their columns, the other columns joined downward."""
    begins = {group.first: group for group in table.groups}
    upper, lower = [], []
    place = 0
    while place < len(widths):
        group = begins.get(place)
        count = group.count if group else 1
        width = sum(widths[place : place + count])
        if group:
            upper.append(xml.cell(width, title(group.title), span=count, middle=True))
            inside = range(place, place + count)
            lower += [xml.cell(widths[n], title(table.columns[n].title), middle=True) for n in inside]
        else:
            upper.append(xml.cell(width, title(table.columns[place].title), merge="restart", middle=True))
            lower.append(xml.cell(width, title(""), merge="continue"))
        place += count
    return "".join(upper), "".join(lower)
