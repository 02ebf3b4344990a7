"""Excel workbooks since 2007 (.xlsx, .xlsm): values by calamine, over a package that was examined and packed anew.

Owns what is handed to calamine. Only the parts it needs are handed on, unpacked and counted by us, so that it never meets a bomb, a macro
or a picture, and never a sheet so wide that its grid would not fit in memory (it reserves rows times columns and aborts the program).
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Mapping
from typing import cast

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from papi_desktop.domain.messages import Message, say
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import Limits, Package, damaged, too_large
from papi_desktop.exchange.readers.xlsx_fonts import Fonts
from papi_desktop.exchange.readers.xlsx_parts import errors_of, hidden_rows_of, refuse_far_cells
from papi_desktop.exchange.sheets import Area, Book, CellValue, Sheet

_NEEDED = re.compile(
    r"(?:\[Content_Types\]\.xml|_rels/\.rels|xl/(?:_rels/)?[^/]+\.(?:xml|rels)|xl/worksheets/[^/]+\.xml)", re.IGNORECASE
)
_MOST_MERGED = 200_000


def read(data: bytes, limits: Limits) -> Book:
    """Read a workbook.

    Raises:
        UserError: if it is damaged, locked, too large or reaches too far.
    """
    package = Package(data, limits)
    # Some tools write the backslashes of their own disk into the names.
    parts = {
        name.replace("\\", "/"): package.read(name)
        for name in package.names
        if _NEEDED.fullmatch(name.replace("\\", "/"))
    }
    for content in parts.values():
        # No part of a workbook has a document type; it is only there to expand entities. No program writes them in UTF-16 either.
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"\x00" in content:
            raise damaged()
    paths = _sheet_paths(parts)
    names = {path: name for name, path in paths.items()}
    for path, content in parts.items():
        if b"sheetData" in content:
            refuse_far_cells(content, names.get(path, posixpath.basename(path)), limits)
            if content.count(b"mergeCell ") > _MOST_MERGED:
                raise too_large(limits)
    return Book(FileKind.XLSX, _read_sheets(parts, paths), _notes(package))


def _notes(package: Package) -> list[Message]:
    notes = []
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        notes.append(say("The workbook has macros; they were not run."))
    if any("externallinks/" in name.lower() for name in package.names):
        notes.append(
            say("The workbook takes values from other workbooks; those it had when it was last saved were read.")
        )
    return notes


def _sheet_paths(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return for the name of each sheet the part it is kept in."""
    try:
        relations = fromstring(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"))
        targets = {element.get("Id"): element.get("Target", "") for element in relations}
        paths = {}
        for element in fromstring(parts.get("xl/workbook.xml", b"<none/>")).iter():
            if element.tag.rpartition("}")[2] == "sheet":
                link = next((value for key, value in element.items() if key.endswith("}id")), "")
                paths[element.get("name", "")] = posixpath.normpath(posixpath.join("/xl", targets.get(link, "")))[1:]
    except (ParseError, DefusedXmlException) as error:
        raise damaged() from error
    return paths


def _read_sheets(parts: Mapping[str, bytes], paths: Mapping[str, str]) -> list[Sheet]:
    fonts = Fonts.of(parts)
    found = []
    workbook = _opened(parts)
    for index, meta in enumerate(workbook.sheets_metadata):
        if meta.typ is not SheetTypeEnum.WorkSheet:
            continue
        content = parts.get(paths.get(meta.name, ""), b"")
        rows, merged = _grid(workbook, index)
        for (row, column), error in errors_of(content).items():
            if row < len(rows) and column < len(rows[row]):
                rows[row][column] = error
        sheet = Sheet(
            meta.name,
            rows,
            merged,
            hidden=meta.visible is not SheetVisibleEnum.Visible,
            hidden_rows=hidden_rows_of(content),
        )
        if fonts is not None:
            sheet.runs = fonts.runs_of(content, rows)
        found.append(sheet)
    return found


def _opened(parts: Mapping[str, bytes]) -> CalamineWorkbook:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    file.seek(0)
    try:
        return CalamineWorkbook.from_filelike(file)
    except BaseException as error:
        raise _unreadable(error) from error


def _grid(workbook: CalamineWorkbook, index: int) -> tuple[list[list[CellValue]], list[Area]]:
    try:
        sheet = workbook.get_sheet_by_index(index)
        rows = cast(list[list[CellValue]], sheet.to_python(skip_empty_area=False))
        merged = [Area(top, left, bottom, right) for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()]
    except BaseException as error:
        raise _unreadable(error) from error
    return rows, merged


def _unreadable(error: BaseException) -> BaseException:
    """Return the refusal for what a library written in Rust raises: its panics are no `Exception`, but neither is a wish to stop."""
    if isinstance(error, Exception) or type(error).__name__ == "PanicException":
        return damaged()
    return error
