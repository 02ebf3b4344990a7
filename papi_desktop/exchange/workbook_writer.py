"""Lists and templates as .xlsx workbooks for others.

Owns the look of a sheet that goes out. What it writes is read back by `workbook_reader`, the template too, and neither document properties nor
formulas are in it. Must not know what the records are for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from papi_desktop.domain.register import Field, Kind, Record, Register
from papi_desktop.exchange.atomic_file import replacing
from papi_desktop.exchange.cell_writers import checked_text, shower_of, width_of
from papi_desktop.exchange.columns import printed_headings
from papi_desktop.jobs import Progress
from papi_desktop.translations import _

COUNTER = "STT"
_EPOCH = datetime(2000, 1, 1)  # a fixed moment: when a file was made is nobody's business
_SHEET = "Danh sách"
_LISTS = "Danh mục"
_TEMPLATE_ROWS = 2_000
_TYPED_AS_TEXT = {Kind.CITIZEN_ID, Kind.PHONE, Kind.PARTIAL_DATE, Kind.DATE, Kind.TEXT, Kind.PERSON}
_HEADING = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E6F0FA"}


def exportable(register: Register) -> list[Field]:
    """Return the fields that have a heading in workbooks."""
    return [field for field in register if field.print_label and field.kind is not Kind.SNAPSHOT]


def write_register(
    path: Path,
    register: Register,
    records: Iterable[Record],
    *,
    columns: Sequence[Field] | None = None,
    references_back: Mapping[str, Mapping[str, str]],
    title: str = "",
    progress: Progress | None = None,
) -> int:
    """Write records as a list.

    Args:
        path: where to; an older file is replaced only when the new one is complete.
        register: of the records.
        records: in order; they may come one by one.
        columns: fields in order; all that have a heading when None.
        references_back: key of a register to ids and names of its records.
        title: line above the list.
        progress: told every few rows, and may stop it.

    Returns:
        How many records were written.

    Raises:
        UserError: if it cannot be written.
        Cancelled: if the official stopped it; nothing is left behind.
    """
    fields = list(exportable(register) if columns is None else columns)
    headings = printed_headings(register)
    count = 0
    with replacing(path) as target, _workbook(target) as book:
        sheet = book.add_worksheet(_SHEET)
        plain = book.add_format({"border": 1, "valign": "top"})
        wrapped = book.add_format({"border": 1, "valign": "top", "text_wrap": True})
        day = book.add_format({"border": 1, "valign": "top", "num_format": "dd/mm/yyyy"})
        first = 0
        if title:
            sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
            first = 2
        names = [headings.get(field.key, field.key) for field in fields]
        _write_headings(book, sheet, first, fields, names)
        showers = [
            (column, field.key, names[column - 1], shower_of(field, references_back.get(field.references, {})), wrapped if field.kind is Kind.LONGTEXT else plain)
            for column, field in enumerate(fields, start=1)
        ]
        for record in (progress or Progress()).over(records):
            count += 1
            row = first + count
            sheet.write_number(row, 0, count, plain)
            for column, key, name, show, style in showers:
                value = record.get(key)
                if value is None or value == "" or value == []:
                    sheet.write_blank(row, column, None, plain)
                    continue
                shown = show(value)
                if isinstance(shown, str):
                    sheet.write_string(row, column, checked_text(shown, name), style)
                elif isinstance(shown, date):
                    sheet.write_datetime(row, column, shown, day)
                else:
                    sheet.write_number(row, column, shown, plain)
        sheet.freeze_panes(first + 1, 0)
        sheet.repeat_rows(first)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
    return count
