"""Which book's list a workbook seems to be, told by its headings: so that one chosen by mistake is sent where it belongs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from papi_desktop.domain.register import Register
from papi_desktop.exchange.columns import FieldNames, map_columns
from papi_desktop.exchange.header import find_header
from papi_desktop.exchange.list_sheets import ListSheet
from papi_desktop.exchange.sheets import Sheet

_LEAST = 3
"""Columns that must be known: fewer are met in any table."""


def list_of(sheets: Sequence[Sheet], registers: Iterable[Register]) -> Register | None:
    """Return the book whose columns a shown sheet has most of; None when no sheet has most of its columns from one book."""
    best: tuple[int, Register | None] = (_LEAST - 1, None)
    for register in registers:
        names = FieldNames(register)
        for sheet in sheets:
            header = None if sheet.hidden else find_header(sheet, register, names)
            if header is None:
                continue
            found = ListSheet(sheet, header, map_columns(register, names, header.headings, None))
            known = len(found.columns) - (header.counter in found.columns)
            if known > best[0] and known >= len(found.unnamed) and not found.lacking(register):
                best = known, register
    return best[1]
