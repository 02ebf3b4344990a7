"""The workbook given back: the same cells, the bad ones coloured and noted, and ready to be corrected and read again."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.exchange.errors_workbook import write_errors
from papi_desktop.exchange.workbook_reader import Reading, read_register
from papi_desktop.translations import render
from tests.exchange import workbooks as made
from tests.exchange.workbooks import HEADINGS, PEOPLE, TODAY, Page

ROWS: list[list[Any]] = [["DANH SÁCH"], [], list(HEADINGS), *map(list, PEOPLE)]
ROWS[3][3], ROWS[4][4], ROWS[5][5], ROWS[6][1] = "19665", "1405947829", "Bản Lạ", None


def read(data: bytes | Path) -> Reading:
    return read_register(data, HOUSEHOLDS, references=made.VILLAGES, today=TODAY)


def coloured(path: Path) -> dict[str, tuple[str, str]]:
    """Return the cells that are coloured, with colour and note."""
    sheet = openpyxl.load_workbook(path).worksheets[0]
    return {
        cell.coordinate: (cell.fill.fgColor.rgb[-6:], cell.comment.text)
        for row in sheet.iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid" and cell.comment
    }


@pytest.mark.parametrize(
    "make",
    [
        lambda: made.xlsx(Page(ROWS)),
        lambda: made.ods(ROWS),
        lambda: made.delimited(ROWS),
        lambda: made.html(ROWS),
        lambda: made.spreadsheetml(ROWS),
    ],
)
def test_every_kind_comes_back_as_a_marked_workbook(make: Any, tmp_path: Path) -> None:
    data = make()
    reading = read(data)
    target = tmp_path / "lỗi.xlsx"
    write_errors(data, reading.problems, target)
    found = coloured(target)
    assert {place: colour for place, (colour, _) in found.items()} == {
        "D4": "FFC7CE",
        "E5": "FFC7CE",
        "F6": "FFEB9C",
        "B7": "FFC7CE",
    }
    assert found["D4"][1] == render(next(p for p in reading.problems if p.kind == "birth").message)
    again = read(target)
    assert [(p.kind, p.row, p.column, p.value) for p in again.problems] == [
        (p.kind, p.row, p.column, p.value) for p in reading.problems
    ]
    assert [row.record for row in again.rows] == [row.record for row in reading.rows]
    assert list(tmp_path.iterdir()) == [target]


def test_a_corrected_copy_is_read_without_the_problem(tmp_path: Path) -> None:
    source, target = tmp_path / "a.xls", tmp_path / "b.xlsx"
    source.write_bytes(made.xlsx(Page(ROWS)))
    write_errors(source, read(source).problems, target)
    book = openpyxl.load_workbook(target)
    book.worksheets[0]["D4"].value = "1966"
    book.save(target)
    assert "birth" not in {p.kind for p in read(target).problems}


def test_layout_fonts_and_other_sheets_stay(tmp_path: Path) -> None:
    rows = made.in_tcvn3([HEADINGS, (1, "Lò Thị Sương", "Nữ", "19665", None, "Bản Nà Cáy", 3, "Hộ nghèo")])
    data = made.xlsx(Page(rows, font=".VnTime", merged=[(4, 0, 4, 3)]), Page([["=1+1"]], name="Hai", hidden=True))
    write_errors(data, read(data).problems, tmp_path / "b.xlsx")
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    first, second = book.worksheets
    assert first["B2"].value == rows[1][1]
    assert first["B2"].font.name == ".VnTime"
    assert [str(area) for area in first.merged_cells.ranges] == ["A5:D5"]
    assert (second["A1"].value, second["A1"].data_type, second.sheet_state) == ("=1+1", "s", "hidden")
    with zipfile.ZipFile(tmp_path / "b.xlsx") as package:
        assert b"creator" not in package.read("docProps/core.xml")
    assert [row.record for row in read(tmp_path / "b.xlsx").rows] == [row.record for row in read(data).rows]


@pytest.mark.skipif(made.office_program() is None, reason="no LibreOffice")
def test_an_old_workbook_in_legacy_letters_comes_back_in_unicode(tmp_path: Path) -> None:
    rows = made.in_tcvn3(
        [HEADINGS, (1, "Lò Thị Sương", "Nữ", "19665", None, "Bản Nà Cáy", 3, "Hộ nghèo"), (None, "=1+1")]
    )
    data = made.converted(made.xlsx(Page(rows, font=".VnTime")), tmp_path, "xls")
    write_errors(data, read(data).problems, tmp_path / "b.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]
    assert sheet["B2"].value == "Lò Thị Sương"
    assert (sheet["B3"].value, sheet["B3"].data_type) == ("=1+1", "s")
    assert sheet["D2"].comment is not None


def test_several_problems_of_a_cell_share_its_note_and_merged_cells_are_marked_where_they_show(tmp_path: Path) -> None:
    rows: list[list[Any]] = [list(HEADINGS), *[list(person) for person in PEOPLE[:2]]]
    rows[1][5], rows[2][5] = "Bản Lạ", None
    data = made.xlsx(Page(rows, merged=[(1, 5, 2, 5)]))
    reading = read(data)
    problems = [
        *reading.problems,
        *[type(p)(p.sheet, 3, p.column, p.heading, p.field, p.value, p.kind, p.message) for p in reading.problems],
    ]
    write_errors(data, problems, tmp_path / "b.xlsx")
    found = coloured(tmp_path / "b.xlsx")
    assert found.keys() == {"F2"}
    assert found["F2"] == ("FFC7CE", render(reading.problems[0].message))
