"""Where the heading of a list stands in a sheet, and what it calls each column.

A heading takes one to four rows, merged or not, with titles above it. It is found by the names of the register's fields, so that
nothing here belongs to one book.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.register import Register
from papi_desktop.exchange.columns import FieldNames, Heading, Target, headings_of
from papi_desktop.exchange.sheets import Area, CellValue, Sheet
from papi_desktop.exchange.words import COUNTER_HEADINGS, key_of

_WINDOW = 400  # rows looked through
_TALLEST = 4  # rows of one heading
_CLEAR = 3  # fields named: enough to stop looking a few rows later


@dataclass(frozen=True, slots=True)
class Header:
    """The heading of a list.

    Attributes:
        top, bottom: its first and last row, from 0.
        headings: of all columns that have a heading or values.
        counter: column of the running number, or None.
    """

    top: int
    bottom: int
    headings: tuple[Heading, ...]
    counter: int | None

    @property
    def row_numbers(self) -> list[int]:
        """Return its rows as a spreadsheet counts them."""
        return list(range(self.top + 1, self.bottom + 2))


def find_header(sheet: Sheet, register: Register, names: FieldNames) -> Header | None:
    """Return the block of rows whose headings name the most fields; None if no row of the sheet looks like a heading."""
    best = (0, 0)
    best_rank = (0, 0, 0)
    for row in range(min(len(sheet.rows), _WINDOW)):
        if best_rank[0] >= _CLEAR and row > best[1] + _TALLEST:
            break
        if not any(isinstance(value, str) and names.knows(value) for value in sheet.rows[row]):
            continue
        for top, bottom in _blocks_around(sheet, row):
            headings = headings_of(column for column in _heading_texts(sheet, top, bottom) if any(column[1]))
            named = {target for heading in headings for target in list(names.named_by(heading))[:1]}
            # Of blocks that name as much the lowest is the heading, and what stands above it a title.
            rank = (len(named), top - bottom, -top)
            if rank > best_rank and _is_enough(named, headings, register):
                best, best_rank = (top, bottom), rank
    return _header_at(sheet, *best) if best_rank > (0, 0, 0) else None


def _is_enough(named: set[Target], headings: Sequence[Heading], register: Register) -> bool:
    """Tell whether so few words make a heading. One word alone may as well be a value, unless a short list has nothing else above it."""
    others = [heading for heading in headings if not _is_counter(heading)]
    return len(named) >= 2 or (len(others) == 1 and named == {Target(register.title_field)})


def _is_counter(heading: Heading) -> bool:
    return any(key_of(part) in COUNTER_HEADINGS for part in heading.parts)


def _blocks_around(sheet: Sheet, row: int) -> list[tuple[int, int]]:
    """Return blocks of rows that hold `row` and do not cut through a merged cell, if there are such."""
    blocks = [
        (top, bottom)
        for top in range(max(0, row - _TALLEST + 1), row + 1)
        for bottom in range(row, min(top + _TALLEST, len(sheet.rows)))
    ]
    whole = [block for block in blocks if not any(_cuts(area, *block) for area in sheet.merged)]
    return whole or blocks


def _cuts(area: Area, top: int, bottom: int) -> bool:
    return area.top < top <= area.bottom or area.top <= bottom < area.bottom


def _header_at(sheet: Sheet, top: int, bottom: int) -> Header:
    below = sheet.rows[bottom + 1 :]
    headings = headings_of(
        (column, texts, shared)
        for column, texts, shared in _heading_texts(sheet, top, bottom)
        if any(texts) or any(row[column] is not None for row in below)
    )
    counter = next((heading.column for heading in headings if _is_counter(heading)), None)
    return Header(top, bottom, tuple(headings), counter)


def _heading_texts(sheet: Sheet, top: int, bottom: int) -> list[tuple[int, list[str], bool]]:
    """Return for each column what `headings_of` asks, with the texts of headings that span several columns."""
    levels = [
        [_heading_text(sheet.value(row, column)) for column in range(sheet.width)] for row in range(top, bottom + 1)
    ]
    merged: set[tuple[int, int]] = set()
    shared: set[int] = set()
    for area in sheet.merged:
        if area.bottom < top or area.top > bottom:
            continue
        text = _heading_text(sheet.value(area.top, area.left))
        if area.bottom >= bottom:
            shared.update(range(area.left + 1, min(area.right + 1, sheet.width)))
        for row in range(max(area.top, top), min(area.bottom, bottom) + 1):
            for column in range(area.left, min(area.right + 1, sheet.width)):
                levels[row - top][column] = text
                merged.add((row - top, column))
    for level in range(len(levels) - 1):
        for column in range(1, sheet.width):
            if levels[level][column] or (level, column) in merged:
                continue
            # Without merged cells a heading over two columns stands over the first of them.
            if all(any(lower[place] for lower in levels[level + 1 :]) for place in (column - 1, column)):
                levels[level][column] = levels[level][column - 1]
    return [(column, [level[column] for level in levels], column in shared) for column in range(sheet.width)]


def _heading_text(value: CellValue) -> str:
    return "" if value is None else " ".join(as_text(value).split())
