"""Every text of a workbook, headings and titles included: for looking through a whole file before its list is taken.

Must not know what is looked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from papi_desktop.exchange.encodings import decode_by_fonts
from papi_desktop.exchange.limits import LIMITS, Limits
from papi_desktop.exchange.sheets import column_letters, read_book


@dataclass(frozen=True, slots=True)
class TextCell:
    """A text and where it stands: sheet, row as a spreadsheet counts it, letters of the column."""

    sheet: str
    row: int
    column: str
    text: str


def texts_of(source: Path | bytes, limits: Limits = LIMITS) -> Iterator[TextCell]:
    """Yield the texts of the sheets that are shown, row by row; legacy fonts are decoded.

    Raises:
        UserError: if the file cannot be read.
    """
    book = read_book(source, limits)
    decode_by_fonts(book)
    for sheet in book.sheets:
        if sheet.hidden:
            continue
        for number, row in enumerate(sheet.rows, 1):
            for column, value in enumerate(row):
                if isinstance(value, str) and value.strip():
                    yield TextCell(sheet.name, number, column_letters(column), value)
