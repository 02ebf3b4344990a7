"""Excel workbooks before 2007 (.xls, BIFF 2 to 8), with the font of every stretch of text, by xlrd."""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlrd

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.legacy_fonts import encoding_of_font
from papi_desktop.exchange.container import SIGNATURE, Container
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import Limits, damaged, locked
from papi_desktop.exchange.sheets import Area, Book, CellValue, Run, Sheet

_UNICODE_SINCE = 80


def read(data: bytes, limits: Limits) -> Book:
    """Read a workbook.

    Raises:
        UserError: if it is damaged or locked.
    """
    stream = _workbook_stream(data)
    try:
        book = _opened(stream)
        legacy = [encoding_of_font(font.name) is not None for font in book.font_list]
        if book.biff_version < _UNICODE_SINCE and any(legacy):
            # Bytes of a legacy font read through the code page of the computer that wrote them would be other letters.
            book = _opened(stream, encoding_override="latin-1")
        sheets = [_sheet(book, sheet, any(legacy), limits) for sheet in book.sheets()]
    except UserError:
        raise
    except xlrd.XLRDError as error:
        raise (locked() if "encrypted" in str(error).lower() else damaged()) from error
    except Exception as error:
        # A damaged file makes xlrd fail anywhere: IndexError, struct.error, AssertionError, UnicodeDecodeError and more.
        raise damaged() from error
    notes = [say("The workbook counts its days from 1904.")] if book.datemode else []
    return Book(FileKind.XLS, sheets, notes)


def _workbook_stream(data: bytes) -> bytes:
    """Return the records of the workbook; those of Excel 2 to 4 stand in the file without a container."""
    if not data.startswith(SIGNATURE):
        return data
    container = Container(data)
    return container.read("Workbook" if "Workbook" in container else "Book")


def _opened(data: bytes, **options: Any) -> Any:
    return xlrd.open_workbook(
        file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO(), **options
    )


def _sheet(book: Any, source: Any, has_legacy: bool, limits: Limits) -> Sheet:
    limits.check_extent(source.name, source.nrows, source.ncols)
    merged = [Area(top, left, bottom - 1, right - 1) for top, bottom, left, right in source.merged_cells]
    hidden_rows = frozenset(row for row, info in source.rowinfo_map.items() if info.hidden)
    sheet = Sheet(source.name, [], merged, hidden=source.visibility != 0, hidden_rows=hidden_rows)
    for row in range(source.nrows):
        values: list[CellValue] = []
        # Rows without any cell are missing from xlrd's lists, so only `row_len` may be asked about them.
        for column in range(source.row_len(row)):
            kind, value = source.cell_type(row, column), source.cell_value(row, column)
            if kind == xlrd.XL_CELL_ERROR:
                value = xlrd.error_text_from_code.get(value, "#N/A")
            elif kind == xlrd.XL_CELL_BOOLEAN:
                value = bool(value)
            elif kind == xlrd.XL_CELL_DATE:
                value = _moment(value, book.datemode)
            elif kind != xlrd.XL_CELL_TEXT and kind != xlrd.XL_CELL_NUMBER:
                value = None
            elif has_legacy and kind == xlrd.XL_CELL_TEXT:
                _add_runs(book, source, sheet, row, column, value)
            values.append(value)
        sheet.rows.append(values)
    return sheet


def _moment(serial: float, datemode: int) -> CellValue:
    """Return the date, moment or time a date cell shows; the bare number if it shows none."""
    try:
        moment: datetime = xlrd.xldate_as_datetime(serial, datemode)
    except (xlrd.XLDateError, ValueError, OverflowError):
        return serial
    if serial < 1:
        return moment.time()
    return moment if moment.hour or moment.minute or moment.second else moment.date()


def _add_runs(book: Any, source: Any, sheet: Sheet, row: int, column: int, text: str) -> None:
    style = book.xf_list[source.cell_xf_index(row, column)]
    starts = [(0, style.font_index), *source.rich_text_runlist_map.get((row, column), ())]
    ends = [start for start, _ in starts[1:]] + [len(text)]
    runs = tuple(
        Run(text[start:end], book.font_list[font].name if font < len(book.font_list) else "")
        for (start, font), end in zip(starts, ends, strict=True)
        if end > start
    )
    if any(encoding_of_font(run.font) for run in runs):
        sheet.runs[row, column] = runs
