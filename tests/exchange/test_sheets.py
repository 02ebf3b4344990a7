"""Every kind of file gives the same rows, whatever it is called."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from papi_desktop.domain.vietnamese.legacy_fonts import encode_tcvn3
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.exchange.encodings import decode_by_fonts
from papi_desktop.exchange.file_kind import FileKind, kind_of
from papi_desktop.exchange.sheets import NEVER_COMPUTED, Area, Run, read_book
from tests.exchange import workbooks as made
from tests.exchange.workbooks import PEOPLE, Page

ROWS = made.official()
WANTED = [[None if value is None else value for value in row] for row in ROWS]


def plain(rows: list[list[Any]]) -> list[list[Any]]:
    """Return rows without the blanks at their ends."""
    return [[*row[: max((n for n, value in enumerate(row, 1) if value is not None), default=0)]] for row in rows]


KINDS = {
    FileKind.XLSX: made.xlsx(Page(ROWS)),
    FileKind.ODS: made.ods(ROWS),
    FileKind.SPREADSHEETML: made.spreadsheetml(ROWS),
    FileKind.HTML: made.html(ROWS),
}


@pytest.mark.parametrize("kind", KINDS)
def test_typed_kinds_give_texts_as_texts_and_numbers_as_numbers(kind: FileKind, tmp_path: Path) -> None:
    path = tmp_path / "danh-sách.xls"
    path.write_bytes(KINDS[kind])
    book = read_book(path)
    assert book.kind is kind
    assert plain(book.sheets[0].rows) == [list(row) for row in ROWS]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_text_files_of_any_encoding_and_delimiter(encoding: str, delimiter: str) -> None:
    book = read_book(made.delimited(ROWS, delimiter, encoding))
    assert book.kind is FileKind.CSV
    assert plain(book.sheets[0].rows) == [[str(value) for value in row] for row in ROWS]


def as_windows_1258(text: str) -> bytes:
    """Return text as a Windows-1258 keyboard types it: letters with their hats, tones behind them."""
    typed = []
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323"]
        hats = [mark for mark in marks if mark not in tones]
        typed += [unicodedata.normalize("NFC", base + "".join(hats)), *tones]
    return "".join(typed).encode("cp1258")


def test_windows_1258_text_is_vietnamese() -> None:
    data = as_windows_1258(made.delimited(ROWS).decode())
    assert plain(read_book(data).sheets[0].rows) == [[str(value) for value in row] for row in ROWS]


def test_a_line_naming_the_delimiter_is_obeyed_and_counted() -> None:
    book = read_book(b"sep=;\r\na,b;c\r\nd;e\r\n")
    assert plain(book.sheets[0].rows) == [[], ["a,b", "c"], ["d", "e"]]


@pytest.mark.skipif(made.office_program() is None, reason="no LibreOffice")
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_files_of_another_office_program(kind: str, tmp_path: Path) -> None:
    merged = [(0, 0, 0, 7)]
    page = Page([*ROWS, [None, date(1960, 5, 12)]], merged=merged, hidden_rows=[4])
    rich = Page([[[(".VnTime", "NguyÔn"), ("Times New Roman", " Ánh")]]], name="Hai", hidden=True)
    book = read_book(made.converted(made.xlsx(page, rich), tmp_path, kind))
    assert book.kind is FileKind(kind)
    first, second = book.sheets
    assert plain(first.rows) == [*(list(row) for row in ROWS), [None, date(1960, 5, 12)]]
    assert first.merged == [Area(0, 0, 0, 7)]
    assert first.hidden_rows == {4}
    assert (first.hidden, second.hidden) == (False, True)
    assert [(run.text, run.font) for run in second.runs[0, 0]] == [("NguyÔn", ".VnTime"), (" Ánh", "Times New Roman")]


def test_bytes_of_excel_95_are_read_by_the_font_before_the_code_page() -> None:
    legacy = read_book(made.excel_95(encode_tcvn3("Sương Đức").encode("latin-1"), ".VnTime", 1258))
    decode_by_fonts(legacy)
    assert legacy.sheets[0].rows == [["Sương Đức"]]
    plain_text = read_book(made.excel_95(as_windows_1258("Sương Đức"), "Arial", 1258))
    assert [[nfc(str(value)) for value in row] for row in plain_text.sheets[0].rows] == [["Sương Đức"]]


def test_dates_moments_and_truth_values_keep_their_type() -> None:
    values = [date(2026, 3, 5), datetime(2026, 3, 5, 10, 5), True, False, 0, 12.5]
    assert read_book(made.xlsx(Page([values]))).sheets[0].rows == [values]


def test_workbooks_that_count_from_1904_give_the_same_days() -> None:
    assert read_book(made.xlsx(Page([[date(2026, 3, 5)]]), date_1904=True)).sheets[0].rows == [[date(2026, 3, 5)]]


def test_fonts_are_read_only_where_a_legacy_font_is() -> None:
    legacy = made.xlsx(Page([["N¨m", "Năm"], [[("Arial", "Năm "), (".VnTime", "sinh")]]], font=".VnTimeH"))
    sheet = read_book(legacy).sheets[0]
    assert sheet.runs == {
        (0, 0): (Run("N¨m", ".VnTimeH"),),
        (0, 1): (Run("Năm", ".VnTimeH"),),
        (1, 0): (Run("Năm ", "Arial"), Run("sinh", ".VnTime")),
    }
    assert read_book(made.xlsx(Page(ROWS))).sheets[0].runs == {}


def test_errors_and_formulas_never_computed_are_not_blank() -> None:
    data = made.xlsx(Page([[1, 2, 3, 4, 5]]))
    sheet = b"""<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
      <c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>A1</f></c><c r="C1"><f>A1</f><v></v></c>
      <c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>"""
    book = read_book(made.repacked(data, {"xl/worksheets/sheet1.xml": sheet.replace(b">\n      <c", b"><c")}))
    assert book.sheets[0].rows == [["#DIV/0!", NEVER_COMPUTED, NEVER_COMPUTED, None, 2.0]]


def test_charts_among_the_sheets_are_passed_over() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.add_worksheet("Một").write_string(0, 0, "một")
    chart = book.add_chart({"type": "bar"})
    chart.add_series({"values": "=Một!$A$1:$A$2"})
    book.add_chartsheet("Biểu đồ").set_chart(chart)
    book.add_worksheet("Hai").write_string(0, 0, "hai")
    book.close()
    assert [(sheet.name, sheet.rows) for sheet in read_book(file.getvalue()).sheets] == [
        ("Một", [["một"]]),
        ("Hai", [["hai"]]),
    ]


def test_html_cells_covered_from_above_and_from_the_left_stay_free() -> None:
    rows: list[list[Any]] = [["A", "B", None], [None, "b1", "b2"], [1, 2, 3]]
    sheet = read_book(made.html(rows, spans={(0, 0): (2, 1), (0, 1): (1, 2)})).sheets[0]
    assert sheet.rows == rows
    assert sheet.merged == [Area(0, 0, 1, 0), Area(0, 1, 0, 2)]


def test_html_fonts_of_classes_elements_and_styles() -> None:
    page = """<html><style>.x1 {font-family:".VnTime", sans-serif;}</style><table><tr>
      <td class=x1>NguyÔn</td><td><font face="VNI-Times">Huù</font>ng</td>
      <td style="font-family:'.VnTimeH'">an</td><td>An</td></tr></table></html>"""
    sheet = read_book(page.encode()).sheets[0]
    assert {place[1]: [run.font for run in runs] for place, runs in sheet.runs.items()} == {
        0: [".VnTime"],
        1: ["VNI-Times", ""],
        2: [".VnTimeH"],
    }


def test_spreadsheetml_merges_gaps_and_marked_up_text() -> None:
    data = made.spreadsheetml([["x"]]).replace(
        b"<Row>",
        b'<Row ss:Index="3" ss:Hidden="1"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String" '
        b'xmlns="http://www.w3.org/TR/REC-html40">Ch\xc3\xa0o <Font html:Face=".VnTime" xmlns:html="http://www.w3.org/TR/REC-html40">b\xc2\xb9n</Font></Data></Cell></Row><Row>',
        1,
    )
    sheet = read_book(data).sheets[0]
    assert plain(sheet.rows) == [[], [], [None, "Chào b¹n"], ["x"]]
    assert sheet.merged == [Area(2, 1, 4, 2)]
    assert sheet.hidden_rows == {2}
    assert sheet.runs[2, 1] == (Run("Chào ", ""), Run("b¹n", ".VnTime"))


def test_a_flat_opendocument_file_and_numbers_of_libreoffice_pages() -> None:
    with zipfile.ZipFile(io.BytesIO(made.ods(ROWS))) as package:
        content = package.read("content.xml")
    flat = content.replace(
        b"<office:document-content",
        b'<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet"',
    )
    book = read_book(flat.replace(b"</office:document-content", b"</office:document"))
    assert book.kind is FileKind.ODS
    assert plain(book.sheets[0].rows) == [list(row) for row in ROWS]
    number = b'<td sdval="14045833684" sdnum="1033;"><font face="VNI-Times">14 045 833 684</font></td>'
    sheet = read_book(
        b"<html><table><tr>" + number + b'<td x:num>7</td><td x:num="">x</td></tr></table></html>'
    ).sheets[0]
    assert sheet.rows == [[14045833684.0, 7.0, "x"]]
    assert sheet.runs == {}


def test_ods_repeats_spaces_spans_and_notes() -> None:
    style = (
        '<style:style style:name="T1" style:family="text"><style:text-properties style:font-name="F1"/></style:style>'
    )
    body = (
        '<table:table table:name="a"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="string" '
        'table:number-columns-repeated="2"><text:p>a<text:s text:c="2"/>b<text:span text:style-name="T1">N¨m</text:span></text:p>'
        "<text:p>c</text:p></table:table-cell></table:table-row></table:table>"
    )
    sheet = read_book(made.ods_of(body, style)).sheets[0]
    assert sheet.rows == [["a  bN¨m\nc"] * 2] * 2
    assert [run.font for run in sheet.runs[1, 1]] == ["", "", "", ".VnTime", "", ""]


@pytest.mark.parametrize("people", [PEOPLE, PEOPLE[:1]])
def test_kind_is_told_by_content(people: Any) -> None:
    rows = made.official(people)
    assert kind_of(made.xlsx(Page(rows))) is FileKind.XLSX
    assert kind_of(made.delimited(rows)) is FileKind.CSV
    assert kind_of(b"\xef\xbb\xbf" + made.html(rows)) is FileKind.HTML
