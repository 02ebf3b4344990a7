"""The tables of a budget on paper: figures aligned as stated, blank cells blank, a balance side by side where its form has it so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby, zip_longest

from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Column, ColumnGroup, Row, RowKind, Table
from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget import table as data
from papi_desktop.domain.budget.halves import Halves
from papi_desktop.domain.budget.table import Role

_ORDINAL, _LABEL, _FIGURE, _TEXT = 12.0, 62.0, 25.0, 32.0  # shares of the width
_ORDINAL_SHARE = 17  # of the width of a wide table, so that "STT" stays in one line


@dataclass(frozen=True, slots=True)
class TwoSided:
    """A balance printed side by side.

    Attributes:
        halves: its rows.
        revenue, spending: what stands over the labels of each half.
    """

    halves: Halves
    revenue: str
    spending: str


def printed_table(table: data.Table) -> Table:
    """Return a table of data as a table of a paper."""
    ordinal, label = table.leads
    figures = sum(_TEXT if column.role is Role.TEXT else _FIGURE for column in table.columns)
    columns = (
        Column(ordinal, max(_ORDINAL, (_LABEL + figures) / _ORDINAL_SHARE), Align.CENTER),
        Column(label, _LABEL),
        *(
            Column(title, *((_TEXT, Align.LEFT) if column.role is Role.TEXT else (_FIGURE, Align.RIGHT)))
            for title, column in zip(_titles(table), table.columns, strict=True)
        ),
    )
    sums = outline.groups(table.rows)
    rows = tuple(
        Row(
            _cells(table, row),
            row_kind(row.level, number in sums),
        )
        for number, row in enumerate(table.rows)
    )
    signs = (*table.lead_signs, *(c.sign for c in table.columns)) if table.numbered else ()
    return Table(columns, rows, tuple(_groups_of(table)), signs)


def side_by_side(table: data.Table, two: TwoSided) -> Table:
    """Return a balance with revenue on the left and spending on the right; what belongs to neither stands under the left half."""
    halves = two.halves
    width = 2 + len(table.columns)
    columns: list[Column] = []
    for heading in (two.revenue, two.spending):
        ordinal, *rest = printed_table(replace(table, leads=(table.leads[0], heading), rows=())).columns
        columns += (replace(ordinal, width=2 * ordinal.width), *rest)  # a half is half as wide, "STT" is not
    blank = ("",) * width
    left, right = ([_cells(table, row) for row in rows] for rows in (halves.revenue, halves.spending))
    pairs = zip_longest(left, right, fillvalue=blank)
    rows = [Row((*one, *other), RowKind.DATA if place else RowKind.TOTAL) for place, (one, other) in enumerate(pairs)]
    # Its TT only kept it apart from the rows above it; under both halves there is nothing to tell it from.
    rows += [Row(("", *_cells(table, row)[1:], *blank), RowKind.TOTAL) for row in halves.rest]
    groups = list(_groups_of(table))
    return Table(tuple(columns), rows, (*groups, *(replace(g, first=g.first + width) for g in groups)))


def _cells(table: data.Table, row: data.Row) -> tuple[str, ...]:
    return (row.ordinal, row.label.strip(), *(c.text(cell) for c, cell in zip(table.columns, row.cells, strict=True)))


def _titles(table: data.Table) -> Iterator[str]:
    """Yield the titles of the columns; a group over one column only is part of its title."""
    for _group, members in groupby(table.columns, key=lambda column: column.group):
        columns = list(members)
        for column in columns:
            yield column.title if len(columns) > 1 else " ".join(filter(None, (column.group, column.title)))


def _groups_of(table: data.Table) -> Iterator[ColumnGroup]:
    place = 2
    for title, members in groupby(table.columns, key=lambda column: column.group):
        width = len(list(members))
        if title and width > 1:
            yield ColumnGroup(title, place, width)
        place += width


def row_kind(level: int, sums: bool) -> RowKind:
    """Return how a row is printed: a highest row with rows under it is kept with the first of them.

    A long list of persons is plain rows: nothing of it need stay together.
    """
    if level == 0:
        return RowKind.TOTAL
    return RowKind.GROUP if level == 1 and sums else RowKind.DATA
