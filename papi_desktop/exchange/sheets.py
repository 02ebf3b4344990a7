"""A workbook as rows of cells, whatever program wrote it.

Owns the shape every reader gives (`Book`, `Sheet`, `Run`) and the choice of the reader by content, never by name. Values are as the file
holds them: text in legacy fonts is still undecoded here, formulas are never evaluated, macros and links are not looked at.
Must not know registers, headings or what any cell means.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeAlias

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.exchange.file_kind import FileKind, kind_of
from papi_desktop.exchange.limits import LIMITS, Limits, refused

CellValue: TypeAlias = str | int | float | bool | date | datetime | time | timedelta | None
"""What a cell holds; None is blank. A number is whatever the file stored as a number, a text whatever it stored as text; a formula that
came to an error is the text of the error, and one that no program has computed yet is `NEVER_COMPUTED`."""

NEVER_COMPUTED = "#CALC!"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a cell's text in one font."""

    text: str
    font: str


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, counted from 0, last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet.

    Attributes:
        name: as on its tab.
        rows: cells from the top left corner, all rows equally long, without blank rows at the end; white space alone is blank.
        merged: merged areas; only their top left cell holds a value.
        hidden: whether the tab is hidden.
        hidden_rows: rows that are hidden, or filtered away, in the file; they are read like the others.
        runs: (row, column) to runs, only for cells with text in a legacy font.
        raw: (row, column) to the text as the file holds it, for cells that were decoded (see `encodings`).
    """

    name: str
    rows: list[list[CellValue]]
    merged: list[Area] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    runs: dict[tuple[int, int], tuple[Run, ...]] = field(default_factory=dict)
    raw: dict[tuple[int, int], str] = field(default_factory=dict)

    @property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0

    def value(self, row: int, column: int) -> CellValue:
        """Return one cell; blank outside the sheet."""
        return self.rows[row][column] if 0 <= row < len(self.rows) and 0 <= column < self.width else None


@dataclass(slots=True)
class Book:
    """A whole workbook.

    Attributes:
        kind: what the file really is.
        sheets: in the order of the tabs.
        notes: what the official should know about the reading.
    """

    kind: FileKind
    sheets: list[Sheet]
    notes: list[Message] = field(default_factory=list)


def column_letters(index: int) -> str:
    """Return the letters by which a spreadsheet calls the column of this index, from 0: A, B, … Z, AA."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters, index = chr(65 + rest) + letters, index - 1
    return letters


def column_index(letters: str | bytes) -> int:
    """Return the index, from 0, of the column called "A", "AB" and so on."""
    number = 0
    for letter in letters.encode() if isinstance(letters, str) else letters:
        number = number * 26 + letter - 64
    return number - 1


def read_book(source: Path | bytes, limits: Limits = LIMITS) -> Book:
    """Read a workbook, typed by its content.

    Args:
        source: the file, or its bytes.
        limits: how much of it is read.

    Raises:
        UserError: if it is no workbook, is locked, damaged, too large, or cannot be opened.
    """
    data = source if isinstance(source, bytes) else bytes_of(source, limits)
    book = _reader_of(kind_of(data))(data, limits)
    if len(book.sheets) > limits.sheets:
        raise refused(
            "TEP-05",
            say(
                "The workbook has {count} sheets; at most {most} are read.", count=len(book.sheets), most=limits.sheets
            ),
            say("Copy the sheets with the list into a new workbook and choose that one."),
        )
    for sheet in book.sheets:
        _tidy(sheet, limits)
    return book


def _reader_of(kind: FileKind) -> Callable[[bytes, Limits], Book]:
    """Return the reader of a kind of file; each brings its own library, so only the one needed is loaded."""
    match kind:
        case FileKind.XLS:
            from papi_desktop.exchange.readers.biff import read
        case FileKind.XLSX:
            from papi_desktop.exchange.readers.xlsx import read
        case FileKind.ODS:
            from papi_desktop.exchange.readers.ods import read
        case FileKind.CSV:
            from papi_desktop.exchange.readers.delimited import read
        case FileKind.HTML:
            from papi_desktop.exchange.readers.html_table import read
        case FileKind.SPREADSHEETML:
            from papi_desktop.exchange.readers.spreadsheetml import read
    return read


def bytes_of(path: Path, limits: Limits) -> bytes:
    """Return a file's bytes.

    Raises:
        UserError: if it cannot be opened or is larger than is read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(limits.file_bytes + 1)
    except OSError as error:
        raise refused(
            "TEP-01",
            say("“{file}” cannot be opened: {reason}.", file=path.name, reason=reason_of(error)),
            say("Close it in other programs, check that it is still there, and choose it again."),
        ) from error
    if len(data) > limits.file_bytes:
        raise refused(
            "TEP-04",
            say("“{file}” is larger than {size} MB.", file=path.name, size=limits.file_bytes >> 20),
            say("Copy the list alone, without pictures, into a new workbook and choose that one."),
        )
    return data


def _tidy(sheet: Sheet, limits: Limits) -> None:
    """Make white space None, rows equally long and free of blank rows and columns at the end; refuse texts beyond any sense."""
    width = 0
    for index, row in enumerate(sheet.rows):
        texts = [value for value in row if type(value) is str]
        # Only a row whose texts together are too long can hold one that is.
        if len("".join(texts)) > limits.text and any(len(text) > limits.text for text in texts):
            raise refused(
                "TEP-05",
                say(
                    "Row {row} of sheet “{sheet}” has a cell of more than {most} letters.",
                    row=index + 1,
                    sheet=sheet.name,
                    most=limits.text,
                ),
                say("Shorten that cell in the workbook and choose it again."),
            )
        sheet.rows[index] = row = [
            None if value == "" or (type(value) is str and value.isspace()) else value for value in row
        ]
        while row and row[-1] is None:
            row.pop()
        width = max(width, len(row))
    while sheet.rows and not sheet.rows[-1]:
        sheet.rows.pop()
    limits.check_extent(sheet.name, len(sheet.rows), width)
    for row in sheet.rows:
        row.extend([None] * (width - len(row)))
