"""Lists and templates as .xlsx workbooks for others.

Owns the look of a sheet that goes out. What it writes is read back by `workbook_reader`, the template too, and neither document properties
nor formulas are in it. Must not know what the records are for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxFileError

from papi_desktop.domain.messages import say
from papi_desktop.domain.parsing import flag_text
from papi_desktop.domain.register import Field, Kind, Record, Register
from papi_desktop.exchange.atomic_file import replacing
from papi_desktop.exchange.cell_writers import checked_text, shower_of
from papi_desktop.exchange.columns import printed_headings
from papi_desktop.exchange.sheets import column_letters
from papi_desktop.jobs import Progress
from papi_desktop.translations import _, render

COUNTER = "STT"
_SHEET = "Danh sách"
_LISTS = "Danh mục"
_TEMPLATE_ROWS = 2_000
_TYPED_AS_TEXT = frozenset((Kind.CITIZEN_ID, Kind.PHONE, Kind.PARTIAL_DATE, Kind.DATE, Kind.TEXT, Kind.PERSON))
_WIDEST_HEADING = 24
_CELL = {"border": 1, "valign": "top"}
_HEADING = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "bg_color": "#E6F0FA"}
_NO_MOMENT = datetime(2000, 1, 1)
"""The moment of making in every file: the real one is nobody's business, and none at all is not allowed."""


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
        references_back: key of a register or catalogue to ids and names of its rows.
        title: line above the list.
        progress: told every few rows, and may stop it.

    Returns:
        How many records were written.

    Raises:
        UserError: if it cannot be written.
        Cancelled: if the official stopped it; nothing is left behind.
    """
    fields = list(exportable(register) if columns is None else columns)
    count = 0
    with replacing(path) as target, _workbook(target, streamed=True) as book:
        sheet = book.add_worksheet(_SHEET)
        first = 0
        if title:
            sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
            first = 2
        _write_headings(book, sheet, first, register, fields)
        _print_on_paper(sheet, first)
        writers = _writers(book, sheet, register, fields, references_back)
        running = book.add_format(_CELL)
        for record in (progress or Progress()).over(records):
            count += 1
            sheet.write_number(first + count, 0, count, running)
            for key, write in writers:
                value = record.get(key)
                if value is not None and value != "" and value != []:
                    write(first + count, value)
    return count


def _writers(
    book: Any, sheet: Any, register: Register, fields: Sequence[Field], references_back: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, Callable[[int, Any], None]]]:
    """Return for each field what puts its value into a row."""
    plain = book.add_format(_CELL)
    wrapped = book.add_format({**_CELL, "text_wrap": True})
    day = book.add_format({**_CELL, "num_format": "dd/mm/yyyy"})

    def writer(column: int, field: Field) -> Callable[[int, Any], None]:
        show = shower_of(field, references_back.get(field.named_by, {}))
        text_format = wrapped if field.kind is Kind.LONGTEXT else plain

        def write(row: int, value: Any) -> None:
            shown = show(value)
            if isinstance(shown, str):
                sheet.write_string(row, column, checked_text(shown, field.print_label), text_format)
            elif isinstance(shown, date):
                sheet.write_datetime(row, column, shown, day)
            else:
                sheet.write_number(row, column, shown, plain)

        return write

    return [(field.key, writer(column, field)) for column, field in enumerate(fields, start=1)]


def _write_headings(book: Any, sheet: Any, row: int, register: Register, fields: Sequence[Field]) -> None:
    style = book.add_format(_HEADING)
    headings = printed_headings(register)
    sheet.set_column(0, 0, 6)
    sheet.write_string(row, 0, COUNTER, style)
    for column, field in enumerate(fields, start=1):
        heading = headings.get(field.key) or _(field.heading)
        sheet.set_column(column, column, max(field.width, min(len(heading) + 2, _WIDEST_HEADING)))
        sheet.write_string(row, column, heading, style)


def _print_on_paper(sheet: Any, heading_row: int) -> None:
    """Have the list printed on A4 across, its heading on every page."""
    sheet.freeze_panes(heading_row + 1, 0)
    sheet.repeat_rows(heading_row)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


@contextmanager
def _workbook(target: Path, *, streamed: bool) -> Iterator[Any]:
    """Open a workbook that tells nothing of this computer.

    Args:
        streamed: rows are written in order and not kept in memory; what is set aside on disk lies beside the target.
    """
    book = xlsxwriter.Workbook(
        str(target),
        {
            "constant_memory": streamed,
            "tmpdir": str(target.parent),
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    )
    book.set_properties({"created": _NO_MOMENT})
    try:
        yield book
        book.close()
    except XlsxFileError as error:
        # It hides the refusal of the disk behind its own kind of error.
        raise error.__context__ if isinstance(error.__context__, OSError) else OSError(str(error)) from error
    finally:
        for sheet in book.worksheets():
            if streamed and not sheet.row_data_fh.closed:
                sheet.row_data_fh.close()


# --------------------------------------------------------------------------------------------------------------- template


def write_template(path: Path, register: Register, references: Mapping[str, Iterable[str]]) -> None:
    """Write an empty list to be filled in and imported: headings with their help, choices to pick from, identity numbers typed as text.

    Args:
        references: key of a register or catalogue to the names of its rows, for picking; fields of other registers are left out.

    Raises:
        UserError: if it cannot be written.
    """
    fields = [
        field for field in exportable(register) if field.kind is not Kind.REFERENCE or field.references in references
    ]
    with replacing(path) as target, _workbook(target, streamed=False) as book:
        sheet = book.add_worksheet(_SHEET)
        lists = book.add_worksheet(_LISTS)
        lists.hide()
        as_text = book.add_format({"num_format": "@"})
        _write_headings(book, sheet, 0, register, fields)
        sheet.freeze_panes(1, 0)
        for column, field in enumerate(fields, start=1):
            if field.kind in _TYPED_AS_TEXT:
                width = max(field.width, min(len(field.print_label) + 2, _WIDEST_HEADING))
                sheet.set_column(column, column, width, as_text)
            if note := _note_of(field):
                sheet.write_comment(0, column, note, {"author": "", "x_scale": 2})
            options = _options_of(field, references)
            for row, option in enumerate(options):
                lists.write_string(row, column, option)
            if options:
                letters = column_letters(column)
                source = f"='{_LISTS}'!${letters}$1:${letters}${len(options)}"
                # A warning only: what is picked is not always all there is, such as a new village.
                rule = {"validate": "list", "source": source, "error_type": "warning", "ignore_blank": True}
                sheet.data_validation(1, column, _TEMPLATE_ROWS, column, rule)


def _note_of(field: Field) -> str:
    lines = [_("Must not be blank.")] if field.required else []
    if field.help:
        lines.append(_(field.help))
    if field.example:
        lines.append(render(say("For example: {example}", example=field.example)))
    return "\n".join(lines)


def _options_of(field: Field, references: Mapping[str, Iterable[str]]) -> list[str]:
    if field.named_by:
        return list(references.get(field.named_by, ()))
    if field.kind is Kind.FLAG:
        return [flag_text(True), flag_text(False)]
    return [choice.print_label for choice in field.choices] if field.kind is Kind.CHOICE else []
