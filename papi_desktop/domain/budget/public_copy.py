"""The public copy of a table: without private rows, and without a trace that there were any.

The law keeps defence and security off (Điều 35 Nghị định 73/2026/NĐ-CP); a gap in the numbering would tell where they stood. So the rows
that remain take the numbers in order, while every figure, totals included, stays as it was decided.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.table import Row, Table
from papi_desktop.domain.budget.words import private_rows
from papi_desktop.domain.vietnamese.text import fold

_TELLING_DIGITS = 4
"""Digits a figure must have to be recognised in a text; shorter ones stand in every date and address."""


def public_table(table: Table) -> Table:
    """Return the table everyone may see."""
    hidden = private_rows(table.rows)
    if not hidden:
        return table
    renumbered = _renumbered(table.rows, hidden)
    return replace(table, rows=tuple(row for number, row in enumerate(renumbered) if number not in hidden))


def _renumbered(rows: tuple[Row, ...], hidden: frozenset[int]) -> list[Row]:
    siblings: dict[int | None, list[int]] = defaultdict(list)
    blocks = 0
    for number, parent in enumerate(outline.parents(rows)):
        if rows[number].level == 0:
            blocks -= 1  # after a total the highest rows are numbered anew
        else:
            siblings[parent if parent is not None else blocks].append(number)
    result = list(rows)
    for members in siblings.values():
        signs = [rows[number].ordinal for number in members]
        for number, sign in zip((n for n in members if n not in hidden), signs, strict=False):
            if sign != rows[number].ordinal:
                _rename(result, number, rows[number].ordinal, sign)
    return result


def _rename(rows: list[Row], number: int, old: str, new: str) -> None:
    """Give a row another TT, and the rows under it that repeat its TT ("2.3.1")."""
    current = rows[number].ordinal
    prefix = current.removesuffix(old)
    rows[number] = replace(rows[number], ordinal=prefix + new if prefix + old == current else new)
    renamed = rows[number].ordinal
    for below in outline.under(rows, number):
        sign = rows[below].ordinal
        if current and sign.startswith(f"{current}."):
            rows[below] = replace(rows[below], ordinal=renamed + sign[len(current) :])


def secrets(tables: Iterable[Table]) -> frozenset[str]:
    """Return what must not be read in a public file: labels of private rows and their telling figures.

    What public rows state as well is no secret.
    """
    private: set[str] = set()
    public: set[str] = set()
    for table in tables:
        hidden = private_rows(table.rows)
        for number, row in enumerate(table.rows):
            texts = {column.text(cell) for column, cell in zip(table.columns, row.cells, strict=True)}
            if number in hidden:
                private |= {text for text in texts if sum(map(str.isdigit, text)) >= _TELLING_DIGITS}
                private.add(outline.bare(row.label))
            else:
                public |= texts | {outline.bare(row.label)}
    folded = {fold(text) for text in public}
    return frozenset(text for text in private if text and fold(text) not in folded)
