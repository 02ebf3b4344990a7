"""Typing into a budget table, with the words of the shipped resources; what the grid screen asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from papi_desktop.domain.budget import editing
from papi_desktop.domain.budget.formulas import filled
from papi_desktop.domain.budget.table import Column, Table
from papi_desktop.domain.budget.words import private_rows
from papi_desktop.exchange.budget_resources import budget_words

LEADS = editing.LEADS
cell_text = editing.cell_text
marked = editing.marked
paste_notes = editing.paste_notes
PasteNotes = editing.PasteNotes
with_lead = editing.with_lead


def fill_formulas(table: Table) -> Table:
    """Return the table with the blank cells of its formula columns filled."""
    return budget_words().relevelled(filled(table))


def typed(table: Table, row: int, place: int, text: str) -> Table:
    """Return the table with one cell as typed; see `editing.typed`."""
    return editing.typed(table, budget_words(), row, place, text)


def pasted(table: Table, row: int, place: int, block: str) -> Table:
    """Return the table with a block copied from a spreadsheet."""
    return editing.pasted(table, budget_words(), row, place, block)


def cleared(table: Table, cells: Iterable[tuple[int, int]]) -> Table:
    """Return the table with cells made blank."""
    return editing.cleared(table, budget_words(), cells)


def with_new_row(table: Table, before: int) -> Table:
    """Return the table with a blank row before a row."""
    return editing.with_new_row(table, budget_words(), before)


def without_rows(table: Table, rows: Sequence[int]) -> Table:
    """Return the table without some rows."""
    return editing.without_rows(table, budget_words(), rows)


def with_column(table: Table, before: int, column: Column) -> Table:
    """Return the table with a blank column before a column of figures."""
    return editing.with_column(table, budget_words(), before, column)


def without_column(table: Table, place: int) -> Table:
    """Return the table without a column of figures; the last one stays."""
    return editing.without_column(table, budget_words(), place)


def with_heading(table: Table, place: int, column: Column) -> Table:
    """Return the table with another heading of a column of figures."""
    return editing.with_heading(table, budget_words(), place, column)


def hidden_rows(table: Table) -> frozenset[int]:
    """Return the rows the public copy will not have."""
    return private_rows(table.rows)
