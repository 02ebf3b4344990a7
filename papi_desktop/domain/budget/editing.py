"""Typing into a table: one cell, a pasted block, rows and columns added and taken away, marks. Every function gives a new table.

The grid's columns are TT, the label, then the figures; `LEADS` is how many stand before the figures. Nothing else is touched by typing:
totals and comparisons stay as they are until someone fills or types them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from papi_desktop.domain.budget.table import Cell, Column, Role, Row, Table
from papi_desktop.domain.budget.words import BudgetWords
from papi_desktop.domain.vietnamese.numbers import DecimalSeparator, detect_decimal_separator, parse_number
from papi_desktop.domain.vietnamese.text import nfc, squeeze
from papi_desktop.domain.vietnamese.unreadable import AmbiguousNumberError, NumberFormatError

LEADS = 2
ORDINAL, LABEL = 0, 1


def cell_text(table: Table, row: int, place: int) -> str:
    """Return what a cell of the grid shows."""
    stated = table.rows[row]
    if place < LEADS:
        return (stated.ordinal, stated.label)[place]
    return table.columns[place - LEADS].text(stated.cells[place - LEADS])


def typed(table: Table, words: BudgetWords, row: int, place: int, text: str) -> Table:
    """Return the table with one cell as typed.

    Raises:
        NumberFormatError, AmbiguousNumberError: if it is no number and the column holds figures.
    """
    return _relevelled(_put(table, words, row, place, text, ",", strict=True), words)


def pasted(table: Table, words: BudgetWords, row: int, place: int, block: str) -> Table:
    """Return the table with a block copied from a spreadsheet, from a cell on; rows are added where it is longer than the table.

    What is no number is kept as it was written: the official sees it and corrects it.
    """
    lines = _cells_of(block)
    width = LEADS + len(table.columns)
    separator = _separator(cell for line in lines for across, cell in enumerate(line) if place + across >= LEADS)
    for down, line in enumerate(lines):
        if row + down >= len(table.rows):
            table = replace(table, rows=(*table.rows, _blank(table)))
        for across, cell in enumerate(line[: width - place]):
            table = _put(table, words, row + down, place + across, cell, separator, strict=False)
    return _relevelled(table, words)


@dataclass(frozen=True, slots=True)
class PasteNotes:
    """What the official should know of a pasted block: how many cells are no numbers, how many stood beyond the last column."""

    words: int
    beyond: int


def paste_notes(table: Table, row: int, place: int, block: str) -> PasteNotes:
    """Return what did not go in as figures.

    Args:
        table: with the block pasted.
    """
    lines = _cells_of(block)
    width = LEADS + len(table.columns)
    words = sum(
        isinstance(table.rows[row + down].cells[across - LEADS], str)
        and table.columns[across - LEADS].role is not Role.TEXT
        for down, line in enumerate(lines)
        for across in range(max(place, LEADS), min(place + len(line), width))
    )
    return PasteNotes(words, sum(bool(cell.strip()) for line in lines for cell in line[width - place :]))


def _cells_of(block: str) -> list[list[str]]:
    return [line.split("\t") for line in nfc(block).rstrip("\n").split("\n")]


def cleared(table: Table, words: BudgetWords, cells: Iterable[tuple[int, int]]) -> Table:
    """Return the table with cells made blank, which is not 0."""
    for row, place in cells:
        table = _put(table, words, row, place, "", ",", strict=False)
    return _relevelled(table, words)


def with_new_row(table: Table, words: BudgetWords, before: int) -> Table:
    """Return the table with a blank row before a row."""
    return _relevelled(replace(table, rows=(*table.rows[:before], _blank(table), *table.rows[before:])), words)


def without_rows(table: Table, words: BudgetWords, rows: Iterable[int]) -> Table:
    """Return the table without some rows."""
    gone = set(rows)
    return _relevelled(replace(table, rows=tuple(r for n, r in enumerate(table.rows) if n not in gone)), words)


def with_column(table: Table, words: BudgetWords, before: int, column: Column) -> Table:
    """Return the table with a blank column before a column of figures; what it states is told by its heading unless it says so."""
    rows = tuple(replace(row, cells=(*row.cells[:before], None, *row.cells[before:])) for row in table.rows)
    return _relevelled(
        replace(table, columns=(*table.columns[:before], column, *table.columns[before:]), rows=rows), words
    )


def without_column(table: Table, words: BudgetWords, place: int) -> Table:
    """Return the table without a column of figures; the last one stays, a table of labels alone states nothing."""
    if len(table.columns) == 1:
        return table
    rows = tuple(replace(row, cells=(*row.cells[:place], *row.cells[place + 1 :])) for row in table.rows)
    columns = (*table.columns[:place], *table.columns[place + 1 :])
    return _relevelled(replace(table, columns=columns, rows=rows), words)


def with_heading(table: Table, words: BudgetWords, place: int, column: Column) -> Table:
    """Return the table with another heading, formula or meaning of a column of figures; what stands in it stays."""
    columns = (*table.columns[:place], column, *table.columns[place + 1 :])
    return _relevelled(replace(table, columns=columns), words)


def with_lead(table: Table, place: int, title: str) -> Table:
    """Return the table with another heading over TT (0) or the labels (1)."""
    titles = [*table.leads]
    titles[place] = squeeze(title)
    return replace(table, leads=(titles[0], titles[1]))


def marked(table: Table, rows: Sequence[int]) -> Table:
    """Return the table with rows kept off the public copy, or let onto it again if all of them were off."""
    off = not all(table.rows[row].private for row in rows)
    for row in rows:
        table = table.with_row(row, replace(table.rows[row], private=off))
    return table


def _blank(table: Table) -> Row:
    return Row("", "", (None,) * len(table.columns))


def _put(
    table: Table, words: BudgetWords, row: int, place: int, text: str, separator: DecimalSeparator, *, strict: bool
) -> Table:
    stated = table.rows[row]
    written = squeeze(text)
    if place == ORDINAL:
        return table.with_row(row, replace(stated, ordinal=written))
    if place == LABEL:
        private = stated.private or words.is_private(written)
        return table.with_row(row, replace(stated, label=written, private=private))
    column = place - LEADS
    return table.with_cell(row, column, _cell(table, column, written, separator, strict))


def _cell(table: Table, column: int, text: str, separator: DecimalSeparator, strict: bool) -> Cell:
    if table.columns[column].role is Role.TEXT:
        return text or None
    last: Exception | None = None
    for tried in (separator, "." if separator == "," else ","):
        try:
            return parse_number(text.rstrip("% "), decimal_separator=tried)
        except (NumberFormatError, AmbiguousNumberError) as error:
            last = last or error
    if strict and last is not None:
        raise last
    return text


def _separator(cells: Iterable[str]) -> DecimalSeparator:
    """Return how a block writes decimals; the Vietnamese way where it leaves it open."""
    try:
        return detect_decimal_separator(cell for cell in cells if any(letter.isdigit() for letter in cell)) or ","
    except AmbiguousNumberError:
        return ","


def _relevelled(table: Table, words: BudgetWords) -> Table:
    return words.relevelled(table)
