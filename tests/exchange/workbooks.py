"""Workbooks as offices have them, made by code: the same rows in any kind of file and any layout. All people are invented."""

from __future__ import annotations

import csv
import io
import shutil
import struct
import subprocess
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Any

import xlsxwriter

from papi_desktop.domain.vietnamese.legacy_fonts import encode_tcvn3, encode_vni

TODAY = date(2026, 11, 22)
VILLAGES = {"villages": {"Bản Nà Cáy": "v1", "Bản Huổi Siểu": "v2", "Thôn Khau Cà": "v3", "Tiểu khu 3": "v4"}}
HEADINGS = ("STT", "Họ và tên chủ hộ", "Giới tính", "Năm sinh", "Số CCCD", "Thôn, bản", "Số khẩu", "Phân loại")
PEOPLE: tuple[tuple[Any, ...], ...] = (
    (1, "Lò Thị Sương", "Nữ", "1972", "014172404701", "Bản Nà Cáy", 7, "Hộ nghèo"),
    (2, "Trần A Đạt", "Nam", "1959", "014059478298", "Bản Nà Cáy", 5, "Hộ cận nghèo"),
    (3, "Hà Quang Kiên", "Nam", "1945", "014045833684", "Bản Huổi Siểu", 2, "Hộ nghèo"),
    (4, "Đặng Văn Đức", "Nam", "1978", "014078631388", "Thôn Khau Cà", 1, "Hộ thoát nghèo"),
    (5, "Vừ Thị Ước", "Nữ", "1990", "014190500123", "Thôn Khau Cà", 0, "Hộ nghèo"),
)
NAMES = tuple(person[1] for person in PEOPLE)

Rows = Sequence[Sequence[Any]]


@dataclass
class Page:
    """A sheet to be made.

    Attributes:
        rows: values; None is blank, a list of (font, text) is a rich text.
        name: of the sheet.
        merged: areas as (top, left, bottom, right), from 0.
        font: of every text.
        hidden: whether the tab is.
        hidden_rows: from 0.
    """

    rows: Rows
    name: str = "Danh sách"
    merged: Sequence[tuple[int, int, int, int]] = ()
    font: str = "Times New Roman"
    hidden: bool = False
    hidden_rows: Sequence[int] = ()
    formats: Mapping[type, str] = field(default_factory=lambda: {date: "dd/mm/yyyy", datetime: "dd/mm/yyyy hh:mm"})


def official(people: Rows = PEOPLE) -> list[Sequence[Any]]:
    """Return a list with its heading and a title above."""
    return [("DANH SÁCH HỘ NGHÈO NĂM 2026",), (), HEADINGS, *people]


def xlsx(*pages: Page, date_1904: bool = False) -> bytes:
    """Return an .xlsx of these pages."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "date_1904": date_1904, "strings_to_formulas": False})
    fonts: dict[str, Any] = {}

    def style(name: str) -> Any:
        return fonts.setdefault(name, book.add_format({"font_name": name}))

    for page in pages:
        sheet = book.add_worksheet(page.name)
        plain = style(page.font)
        for area in page.merged:
            sheet.merge_range(*area, "", plain)
        for row, values in enumerate(page.rows):
            for column, value in enumerate(values):
                if isinstance(value, list):
                    sheet.write_rich_string(
                        row, column, *[part for font, text in value for part in (style(font), text)]
                    )
                elif isinstance(value, str):
                    sheet.write_string(row, column, value, plain)
                elif isinstance(value, date):
                    sheet.write_datetime(row, column, value, book.add_format({"num_format": page.formats[type(value)]}))
                elif isinstance(value, bool):
                    sheet.write_boolean(row, column, value)
                elif value is not None:
                    sheet.write_number(row, column, value, plain)
        for row in page.hidden_rows:
            sheet.set_row(row, None, None, {"hidden": True})
        if page.hidden:
            sheet.hide()
    book.close()
    return file.getvalue()


def repacked(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return a packed file with members replaced, added, or left out where None."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name not in changes:
                target.writestr(name, source.read(name))
        for name, content in changes.items():
            if content is not None:
                target.writestr(name, content)
    return file.getvalue()


def delimited(rows: Rows, delimiter: str = ",", encoding: str = "utf-8") -> bytes:
    """Return a text file of values."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([["" if value is None else value for value in row] for row in rows])
    return text.getvalue().encode(encoding)


def html(
    rows: Rows,
    *,
    charset: str = "utf-8",
    font: str = "",
    spans: Mapping[tuple[int, int], tuple[int, int]] | None = None,
) -> bytes:
    """Return a web page with a table, as programs save it under the name .xls.

    Args:
        spans: (row, column) to (rows, columns) it covers; covered cells are left out.
    """
    spans = spans or {}
    covered = {
        (row + down, column + right)
        for (row, column), (rows_, columns) in spans.items()
        for down in range(rows_)
        for right in range(columns)
    } - spans.keys()
    lines = []
    for row, values in enumerate(rows):
        cells = []
        for column, value in enumerate(values):
            if (row, column) in covered:
                continue
            down, right = spans.get((row, column), (1, 1))
            extent = f" rowspan={down} colspan={right}" if (down, right) != (1, 1) else ""
            number = f' x:num="{value}"' if isinstance(value, int | float) else ""
            text = escape("" if value is None else str(value))
            cells.append(f"<td class=x1{extent}{number}>{text}</td>")
        lines.append("<tr>" + "".join(cells) + "</tr>")
    css = f'<style>.x1 {{mso-x:y; font-family:"{font}", sans-serif;}}</style>' if font else ""
    page = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>'
        f'<meta http-equiv=Content-Type content="text/html; charset={charset}">{css}</head>'
        f"<body><table>{''.join(lines)}</table></body></html>"
    )
    return page.encode(charset)


def spreadsheetml(rows: Rows, *, font: str = "Arial") -> bytes:
    """Return an Excel 2003 workbook in XML."""
    lines = []
    for values in rows:
        cells = []
        for column, value in enumerate(values, start=1):
            if value is None:
                continue
            kind, text = "String", escape(str(value))
            if isinstance(value, date):
                kind, text = "DateTime", f"{value.isoformat()}T00:00:00.000"
            elif isinstance(value, int | float):
                kind = "Number"
            cells.append(f'<Cell ss:Index="{column}" ss:StyleID="s1"><Data ss:Type="{kind}">{text}</Data></Cell>')
        lines.append(f"<Row>{''.join(cells)}</Row>")
    return (
        '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        f'<Styles><Style ss:ID="s1"><Font ss:FontName="{font}"/></Style></Styles>'
        f'<Worksheet ss:Name="DS"><Table>{"".join(lines)}</Table></Worksheet></Workbook>'
    ).encode()


_ODS = "urn:oasis:names:tc:opendocument:xmlns"


def ods_of(body: str, styles: str = "") -> bytes:
    """Return an .ods around the XML of its tables."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_ODS}:office:1.0" xmlns:table="{_ODS}:table:1.0" '
        f'xmlns:text="{_ODS}:text:1.0" xmlns:style="{_ODS}:style:1.0" xmlns:fo="{_ODS}:xsl-fo-compatible:1.0" '
        f'xmlns:svg="{_ODS}:svg-compatible:1.0"><office:font-face-decls><style:font-face style:name="F1" svg:font-family="\'.VnTime\'"/>'
        f"</office:font-face-decls><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def ods(rows: Rows, *, legacy: bool = False) -> bytes:
    """Return an .ods; with `legacy` all texts are in .VnTime."""
    style = '<style:style style:name="c1" style:family="table-cell"><style:text-properties style:font-name="F1"/></style:style>'
    named = ' table:style-name="c1"' if legacy else ""

    def cell(value: Any) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, date):
            kind = f'"date" office:date-value="{value.isoformat()}"'
        elif isinstance(value, int | float):
            kind = f'"float" office:value="{value}"'
        else:
            kind = f'"string"{named}'
        return f"<table:table-cell office:value-type={kind}><text:p>{escape(str(value))}</text:p></table:table-cell>"

    lines = "".join(f"<table:table-row>{''.join(map(cell, values))}</table:table-row>" for values in rows)
    blank = '<table:table-cell table:number-columns-repeated="1024"/>'
    tail = f'<table:table-row table:number-rows-repeated="1048000">{blank}</table:table-row>'
    return ods_of(f'<table:table table:name="DS">{lines}{tail}</table:table>', style)


def container(chain: Mapping[int, int] | None = None, **streams: bytes) -> bytes:
    """Return an old Office container of these streams.

    Args:
        chain: sectors whose follower is another than it should be.
    """
    sectors: list[bytes] = [b"", b""]  # allocation table, directory
    table = [0xFFFFFFFD, 0xFFFFFFFE]
    entries = _entry("Root Entry", 5, 0xFFFFFFFE, 0)
    for name, content in streams.items():
        parts = [content[start : start + 512].ljust(512, b"\x00") for start in range(0, len(content), 512)] or [
            bytes(512)
        ]
        entries += _entry(name, 2, len(sectors), len(content))
        table += [*range(len(sectors) + 1, len(sectors) + len(parts)), 0xFFFFFFFE]
        sectors += parts
    for sector, follower in (chain or {}).items():
        table[sector] = follower
    sectors[0] = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    sectors[1] = entries.ljust(512, b"\x00")
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    header += struct.pack("<8I", 1, 1, 0, 0, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack(
        "<109I", 0, *[0xFFFFFFFF] * 108
    )
    return header + b"".join(sectors)


def _entry(name: str, kind: int, start: int, size: int) -> bytes:
    head = struct.pack("<64sHBB", name.encode("utf-16-le"), 2 * len(name) + 2, kind, 1)
    return head + b"\xff" * 12 + bytes(36) + struct.pack("<IQ", start, size)


def excel_95(text: bytes, font: str, code_page: int) -> bytes:
    """Return a workbook of Excel 95 with one text, whose bytes only the font or the code page explains."""

    def record(code: int, data: bytes) -> bytes:
        return struct.pack("<HH", code, len(data)) + data

    def font_record(name: str) -> bytes:
        return record(
            0x31, struct.pack("<5H4B", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + bytes([len(name)]) + name.encode("ascii")
        )

    def style(number: int, kind: int) -> bytes:
        return record(0xE0, struct.pack("<8H", number, 0, kind, 0x20, 0, 0, 0, 0))

    def sheet_record(start: int) -> bytes:
        return record(0x85, struct.pack("<IHB", start, 0, 2) + b"DS")

    book = record(0x809, struct.pack("<4H", 0x500, 5, 0, 1993)) + record(0x42, struct.pack("<H", code_page))
    # The fifth font of a workbook has the number 5: number 4 is never used.
    book += font_record("Arial") * 4 + font_record(font) + style(0, 0xFFF5) * 15 + style(0, 1) + style(5, 1)
    start = len(book) + len(sheet_record(0)) + 4
    sheet = record(0x809, struct.pack("<4H", 0x500, 0x10, 0, 1993)) + record(0x200, struct.pack("<5H", 0, 1, 0, 1, 0))
    sheet += record(0x204, struct.pack("<4H", 0, 0, 16, len(text)) + text) + record(0x0A, b"")
    return container(Book=book + sheet_record(start) + record(0x0A, b"") + sheet)


def office_program() -> str | None:
    """Return the program that converts workbooks, if this computer has it."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def converted(data: bytes, folder: Path, kind: str) -> bytes:
    """Return a workbook as another kind of file, made by LibreOffice.

    Args:
        kind: "xls" (Excel 97), "ods".
    """
    program = office_program()
    assert program is not None
    source = folder / "source.xlsx"
    source.write_bytes(data)
    wanted = {"xls": "xls:MS Excel 97", "ods": "ods"}[kind]
    command = [
        program,
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        wanted,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"source.{kind}").read_bytes()


def in_tcvn3(rows: Rows, capitals: Iterable[int] = ()) -> list[list[Any]]:
    """Return the rows as a .Vn font needs them; rows in `capitals` stand in a capitals font, or were typed with Caps Lock."""
    upper = set(capitals)
    return [
        [encode_tcvn3(v, capital_font=index in upper) if isinstance(v, str) else v for v in row]
        for index, row in enumerate(rows)
    ]


def in_vni(rows: Rows) -> list[list[Any]]:
    """Return the rows as a VNI font needs them."""
    return [[encode_vni(value) if isinstance(value, str) else value for value in row] for row in rows]
