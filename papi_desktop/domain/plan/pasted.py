"""Pasted text as blocks: tables come as cells parted by tabs, one row a line, and rows of several lines are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from papi_desktop.domain.plan.table import columns_of, mended_number
from papi_desktop.domain.plan.words import PlanWords, one_of
from papi_desktop.domain.vietnamese.text import nfc


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table."""

    cells: tuple[str, ...]


Block: TypeAlias = str | TableRow
"""A paragraph, or a row of a table."""

_LONGEST_CELL = 120
"""Letters of a line that may still belong to the last cell of a finished row."""


def blocks_of_text(text: str, words: PlanWords) -> list[Block]:
    """Return paragraphs and rows in their order."""
    lines = nfc(text.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    if not any(columns_of(_cells(line), words) for line in lines):
        stacked = _cell_a_line([line.strip() for line in lines if line.strip()], words)
        if stacked:
            return stacked
    return list(_blocks(lines, words))


def _cells(line: str) -> list[str]:
    """Part a line at its tabs, or at the strokes of a table drawn in text."""
    if "\t" in line:
        parts = line.split("\t")
    elif line.count("|") > 2:
        parts = line.strip().strip("|").split("|")
    else:
        return [line.strip()]
    return [part.strip().strip('"').strip() for part in parts]


def _blocks(lines: Iterable[str], words: PlanWords) -> Iterator[Block]:
    width = 0  # columns of the table we are in; 0 outside
    row: list[str] = []
    last_heading: list[str] = []
    for line in lines:
        cells = _cells(line)
        if columns_of(cells, words):
            yield from _finished(row)
            row, width, last_heading = [], len(cells), cells
            yield TableRow(tuple(cells))
        elif not width:
            yield line.strip()
        elif not row and (heading := _with_second_line(last_heading, cells, words)):
            last_heading, width = heading, len(heading)
            yield TableRow(tuple(heading))
        elif not any(cells):
            if len(row) >= width:
                yield from _finished(row)
                row = []
        elif not row or _begins_row(cells, row, width):
            yield from _finished(row)
            row = []
            if len(cells) == 1 and not mended_number(cells[0]):
                width = 0
                yield cells[0]
            else:
                row = cells
        else:
            row = [*row[:-1], f"{row[-1]}\n{cells[0]}", *cells[1:]]
    yield from _finished(row)


def _with_second_line(heading: Sequence[str], cells: Sequence[str], words: PlanWords) -> list[str]:
    """Return a heading in two lines as one; empty unless the second line names who leads and who co-operates.

    Pasted, the second line has only the cells that stand under the one that is parted, such as "Cơ quan thực hiện".
    """
    if len(cells) != 2 or not (one_of(cells[0], words.columns["lead"]) and one_of(cells[1], words.columns["with"])):
        return []
    parted = next((n for n, cell in enumerate(heading) if one_of(cell, words.columns["lead"])), None)
    return [] if parted is None else [*heading[:parted], *cells, *heading[parted + 1 :]]


def _finished(row: Sequence[str]) -> Iterator[Block]:
    if row:
        yield TableRow(tuple(row))


def _begins_row(cells: Sequence[str], row: Sequence[str], width: int) -> bool:
    """Tell whether a line begins another row than the one that is open."""
    if len(cells) > 1 and (mended_number(cells[0]) or len(cells) == width):
        return True
    full = len(row) >= width
    return full and (len(cells) > 1 or len(cells[0]) > _LONGEST_CELL or bool(mended_number(cells[0])))


_SERIAL = re.compile(r"\d{1,3}[.)]?")


def _cell_a_line(lines: Sequence[str], words: PlanWords) -> list[Block]:
    """Read a table that was pasted with every cell on a line of its own; empty when the text holds none."""
    for start in range(len(lines)):
        for width in (6, 5, 4):
            heading, first = lines[start : start + width], lines[start + width : start + width + 1]
            begins = one_of(lines[start], words.columns["number"]) and first and mended_number(first[0]) == "1"
            if begins and columns_of(heading, words):
                return [*lines[:start], TableRow(tuple(heading)), *_stacked_rows(lines[start + width :], width)]
    return []


def _stacked_rows(lines: Sequence[str], width: int) -> Iterator[Block]:
    """Yield the rows: each begins with its number; a task of several lines keeps them, the last cells are one line each."""
    row: list[str] = []
    expected = 1
    for line in lines:
        if _SERIAL.fullmatch(line) and mended_number(line) == str(expected):
            yield from _unstacked(row, width)
            row, expected = [line], expected + 1
        else:
            row.append(line)
    yield from _unstacked(row, width)


def _unstacked(row: Sequence[str], width: int) -> Iterator[Block]:
    if row:
        surplus = max(0, len(row) - width)
        yield TableRow((row[0], "\n".join(row[1 : 2 + surplus]), *row[2 + surplus :]))
