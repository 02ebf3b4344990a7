"""The workbook somebody sent, given back with its problems: bad cells coloured, a note in each says what is wrong and what was expected.

An .xlsx keeps its layout. Other files are laid out anew as .xlsx with the text decoded, because only that can carry notes. Must not know
what a problem means.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import PatternFill

from papi_desktop.domain.register import Severity
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.exchange.atomic_file import replacing
from papi_desktop.exchange.encodings import decode_by_fonts, decode_column, propose
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import LIMITS
from papi_desktop.exchange.reading import RowProblem
from papi_desktop.exchange.sheets import Book, Sheet, bytes_of, column_index, read_book
from papi_desktop.translations import render

_COLOURS = {Severity.ERROR: "FFC7CE", Severity.WARNING: "FFEB9C"}
_NOTE_WIDTH, _NOTE_LINE, _LETTERS_A_LINE = 320, 18, 50
_NO_MOMENT = datetime(2000, 1, 1)
_NOT_IN_NAMES = re.compile(r"[\\*?:/\[\]]")

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
    workbook, pages = (_original(data) if book.kind is FileKind.XLSX else None) or _laid_out(book)
    for (name, row, column), mark in marks.items():
        _put(pages[name].cell(row + 1, column + 1), mark)
    workbook.properties = DocumentProperties(creator=None, created=_NO_MOMENT)
    with replacing(target) as path:
        workbook.save(path)


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


def _put(cell: Any, mark: _Mark) -> None:
    cell.fill = PatternFill("solid", fgColor=_COLOURS[mark.severity])
    text = f"{cell.comment.text}\n{mark.text}" if cell.comment else mark.text
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    cell.comment = Comment(text, "", width=_NOTE_WIDTH, height=_NOTE_LINE * (lines + 1))


def _original(data: bytes) -> tuple[Workbook, dict[str, Any]] | None:
    """Return an .xlsx with its layout; None if openpyxl, which is stricter than Excel, cannot open it."""
    try:
        workbook = load_workbook(io.BytesIO(data), rich_text=True, keep_links=False)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None
    return workbook, {name: workbook[name] for name in workbook.sheetnames}


def _laid_out(book: Book) -> tuple[Workbook, dict[str, Any]]:
    """Return the sheets of any other file as an .xlsx, text decoded as it was read."""
    workbook, pages = Workbook(), {}
    del workbook[workbook.sheetnames[0]]
    decode_by_fonts(book)
    for sheet in book.sheets:
        for proposal in propose(sheet):
            decode_column(sheet, proposal.column, proposal.encoding)
        # Other programs allow names that Excel does not.
        pages[sheet.name] = workbook.create_sheet(_NOT_IN_NAMES.sub(" ", sheet.name)[:31])
        _copy(sheet, pages[sheet.name])
    return workbook, pages


def _copy(sheet: Sheet, written: Any) -> None:
    for row, values in enumerate(sheet.rows, start=1):
        for column, value in enumerate(values, start=1):
            if isinstance(value, str):
                cell = written.cell(row, column, nfc(value))
                cell.data_type = "s"  # text, whatever sign it begins with
            elif value is not None:
                written.cell(row, column, value)
    for area in sheet.merged:
        bottom, right = min(area.bottom, len(sheet.rows) - 1), min(area.right, sheet.width - 1)
        if (bottom, right) != (area.top, area.left):
            written.merge_cells(
                start_row=area.top + 1, start_column=area.left + 1, end_row=bottom + 1, end_column=right + 1
            )
    for hidden in sheet.hidden_rows:
        written.row_dimensions[hidden + 1].hidden = True
    if sheet.hidden:
        written.sheet_state = "hidden"
