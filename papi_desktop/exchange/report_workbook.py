"""A report as a workbook: typed cells, headings repeated, A4 across. Blank stays blank, zero is 0, not applicable is "x"."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import wrap
from typing import Any

import xlsxwriter

from papi_desktop.exchange.cell_writers import checked_text

_SCALE = 0.4  # of the pictures, which are drawn for paper
_ROW_HEIGHT = 20  # pixels
_LINE = 15  # points
_NO_MOMENT = datetime(2000, 1, 1)
_HEADING = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E6F0FA"}
_CELL = {"border": 1, "valign": "top", "text_wrap": True}

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet.

    Attributes:
        name: of its tab.
        title: line above the table.
        columns: (heading, width in characters).
        rows: cells; numbers stay numbers, days stay days, None is blank.
        pictures: PNGs beside the table, from top to bottom; a chart never stands without its table.
        notes: lines below the table.
    """

    name: str
    title: str
    columns: Sequence[tuple[str, float]]
    rows: Iterable[Sequence[Cell]]
    pictures: Sequence[bytes] = ()
    notes: Sequence[str] = ()


def report_workbook(sheets: Iterable[WorkbookSheet]) -> bytes:
    """Return sheets as an .xlsx; nothing is put on the disk."""
    made = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
    }
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"created": _NO_MOMENT})
        formats = {
            "heading": book.add_format(_HEADING),
            "text": book.add_format(_CELL),
            "sign": book.add_format({**_CELL, "align": "right"}),
            "number": book.add_format({**_CELL, "num_format": "#,##0"}),
            "fraction": book.add_format({**_CELL, "num_format": "#,##0.0#"}),
            "day": book.add_format({**_CELL, "num_format": "dd/mm/yyyy", "align": "center"}),
            "title": book.add_format({"bold": True, "font_size": 13}),
        }
        for told in sheets:
            _put_sheet(book.add_worksheet(told.name[:31]), told, formats)
    return made.getvalue()


def _put_sheet(sheet: Any, told: WorkbookSheet, formats: Mapping[str, Any]) -> None:
    sheet.write_string(0, 0, told.title, formats["title"])
    for column, (title, width) in enumerate(told.columns):
        sheet.set_column(column, column, width)
        sheet.write_string(2, column, title, formats["heading"])
    _make_room(sheet, 2, [title for title, _width in told.columns], told.columns)
    row = 2
    for row, cells in enumerate(told.rows, 3):
        for column, value in enumerate(cells):
            if isinstance(value, int | float):
                kind = "number" if isinstance(value, int) else "fraction"
                sheet.write_number(row, column, value, formats[kind])
            elif isinstance(value, date):
                sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), formats["day"])
            elif value is None:
                sheet.write_blank(row, column, None, formats["text"])
            else:  # a single letter is the sign of a figure that is not told
                kind = "sign" if len(value) == 1 else "text"
                sheet.write_string(row, column, checked_text(value, ""), formats[kind])
        _make_room(sheet, row, cells, told.columns)
    for number, note in enumerate(told.notes, row + 2):
        sheet.write_string(number, 0, checked_text(note, ""))
    row = 2
    for number, picture in enumerate(told.pictures):
        options = {"image_data": io.BytesIO(picture), "x_scale": _SCALE, "y_scale": _SCALE}
        sheet.insert_image(row, len(told.columns) + 1, f"{number}.png", options)
        row += round(_height_of(picture) * _SCALE / _ROW_HEIGHT) + 2
    sheet.freeze_panes(3, 0)
    sheet.repeat_rows(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _make_room(sheet: Any, row: int, cells: Sequence[Cell], columns: Sequence[tuple[str, float]]) -> None:
    """Make a row as high as its longest text wants: not every program does that when it opens a workbook."""
    widths = (width for _title, width in columns)
    texts = ((cell, width) for cell, width in zip(cells, widths, strict=False) if isinstance(cell, str))
    lines = max(
        (sum(len(wrap(line, max(int(width) - 1, 1))) or 1 for line in t.split("\n")) for t, width in texts), default=1
    )
    if lines > 1:
        sheet.set_row(row, lines * _LINE)


def _height_of(picture: bytes) -> int:
    """Return the height of a PNG in pixels, from its head."""
    return int.from_bytes(picture[20:24], "big")
