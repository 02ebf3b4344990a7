"""The workbook somebody sent, given back with its problems: bad cells coloured, and a note in each saying what is wrong and what was expected.

An .xlsx keeps its layout. Other files are laid out anew as .xlsx with the text decoded, because only that can carry notes. Must not know what a
problem means.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.register import Severity
from papi_desktop.exchange.atomic_file import replacing
from papi_desktop.exchange.encodings import decode_by_fonts, decode_column, propose
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import LIMITS
from papi_desktop.exchange.reading import RowProblem
from papi_desktop.exchange.readers.xlsx_parts import column_index
from papi_desktop.exchange.sheets import Book, Sheet, bytes_of, read_book
from papi_desktop.exchange.workbook_writer import open_workbook
from papi_desktop.translations import render

_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C"}
_NOTE_WIDTH, _NOTE_LINE = 320, 18  # points, and per line of about fifty letters

Place = tuple[str, int, int]
"""Name of the sheet, row and column, both from 0."""


class _Mark:
    """What is said about one cell."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.severity = Severity.WARNING

    def add(self, problem: RowProblem) -> None:
        text = render(problem.message)
        if text not in self.lines:
            self.lines.append(text)
        if problem.severity is Severity.ERROR:
            self.severity = Severity.ERROR

    @property
    def text(self) -> str:
        return "\n".join(self.lines)


def write_errors(source: Path | bytes, problems: Iterable[RowProblem], target: Path) -> None:
    """Write the workbook back with its problems.

    Args:
        source: the workbook as it was read.
        problems: as found in it.
        target: an .xlsx file; an older one is replaced only when the new one is complete.

    Raises:
        UserError: if the source cannot be read any more, or the target not be written.
    """
    data = source if isinstance(source, bytes) else bytes_of(source, LIMITS)
    book = read_book(data)  # also refuses what openpyxl must not be given
    marks = _marks(book, problems)
    with replacing(target.with_suffix(".xlsx")) as path:
        if book.kind is not FileKind.XLSX or not _mark_original(data, marks, path):
            _lay_out(book, marks, path)


def _marks(book: Book, problems: Iterable[RowProblem]) -> dict[Place, _Mark]:
    sheets = {sheet.name: sheet for sheet in book.sheets}
    marks: dict[Place, _Mark] = {}
    for problem in problems:
        sheet = sheets.get(problem.sheet)
        if sheet is None:
            continue
        row = problem.row - 1
        column = column_index(problem.column) if problem.column else _first_filled(sheet, row)
        marks.setdefault((sheet.name, *_shown_at(sheet, row, column)), _Mark()).add(problem)
    return marks


def _first_filled(sheet: Sheet, row: int) -> int:
    """Return the column for what concerns a whole row."""
    return next((column for column in range(sheet.width) if sheet.value(row, column) is not None), 0)


def _shown_at(sheet: Sheet, row: int, column: int) -> tuple[int, int]:
    """Return the cell that is seen at a place: the top left one of a merged area."""
    for area in sheet.merged:
        if area.top <= row <= area.bottom and area.left <= column <= area.right:
            return area.top, area.left
    return row, column


# --------------------------------------------------------------------------------------------------------- the same workbook


def _mark_original(data: bytes, marks: Mapping[Place, _Mark], path: Path) -> bool:
    """Mark the cells of an .xlsx as it is; False if openpyxl, which is stricter than Excel, cannot open it."""
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.packaging.core import DocumentProperties
    from openpyxl.styles import PatternFill

    try:
        book = load_workbook(io.BytesIO(data), rich_text=True, keep_links=False)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return False
    for (name, row, column), mark in marks.items():
        cell: Any = book[name].cell(row + 1, column + 1)
        cell.fill = PatternFill("solid", fgColor=_COLOURS[mark.severity])
        before = f"{cell.comment.text}\n" if cell.comment else ""
        lines = sum(1 + len(line) // 50 for line in (before + mark.text).split("\n"))
        cell.comment = Comment(before + mark.text, "", width=_NOTE_WIDTH, height=_NOTE_LINE * (lines + 1))
    book.properties = DocumentProperties(creator=None, created=_NO_MOMENT, modified=_NO_MOMENT)
    book.save(path)
    return True


_NO_MOMENT = datetime(2000, 1, 1)


# ---------------------------------------------------------------------------------------------------------- laid out anew


def _lay_out(book: Book, marks: Mapping[Place, _Mark], path: Path) -> None:
    decode_by_fonts(book)
    with open_workbook(path, streamed=False) as target:
        day = target.add_format({"num_format": "dd/mm/yyyy"})
        fills = {severity: target.add_format({"bg_color": f"#{colour}"}) for severity, colour in _COLOURS.items()}
        dated = {severity: target.add_format({"bg_color": f"#{colour}", "num_format": "dd/mm/yyyy"}) for severity, colour in _COLOURS.items()}
        for sheet in book.sheets:
            for proposal in propose(sheet):
                decode_column(sheet, proposal.column, proposal.encoding)
            written = target.add_worksheet(sheet.name[:31])
            for row, values in enumerate(sheet.rows):
                for column, value in enumerate(values):
                    ...
