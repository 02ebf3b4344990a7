"""What goes out: typed as text, without traces of this computer, whole or not at all, and read back by the importer."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.registers import HOUSEHOLDS, VILLAGES
from papi_desktop.exchange.workbook_reader import read_register
from papi_desktop.exchange.workbook_writer import exportable, write_register, write_template
from papi_desktop.jobs import Progress
from tests.exchange import workbooks as made
from tests.exchange.workbooks import TODAY

BACK = {"villages": {"v1": "Bản Nà Cáy", "v2": "Bản Huổi Siểu"}}
RECORDS: list[dict[str, Any]] = [
    {
        "head_name": "Lò Thị Ún",
        "birth": "1960",
        "citizen_id": "014160000001",
        "village_id": "v1",
        "members": 0,
        "class_after": "poor",
    },
    {
        "head_name": "Hà Văn A",
        "birth": "1960-05",
        "phone": "0912345678",
        "village_id": "v2",
        "class_after": "near_poor",
        "note": "a\nb",
    },
]


def cells(path: Path) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows()]


def test_a_list_as_it_goes_out(tmp_path: Path) -> None:
    path = tmp_path / "hộ nghèo.xlsx"
    columns = [HOUSEHOLDS[key] for key in ("head_name", "birth", "village_id", "members", "class_after", "citizen_id")]
    count = write_register(path, HOUSEHOLDS, iter(RECORDS), columns=columns, references_back=BACK, title="DANH SÁCH")
    assert count == 2
    assert cells(path) == [
        ["DANH SÁCH", *[None] * 6],
        [None] * 7,
        ["STT", "Họ và tên chủ hộ", "Năm sinh", "Thôn", "Số khẩu", "Phân loại", "Số CCCD"],
        [1, "Lò Thị Ún", "1960", "Bản Nà Cáy", 0, "Hộ nghèo", "014160000001"],
        [2, "Hà Văn A", "05/1960", "Bản Huổi Siểu", None, "Hộ cận nghèo", None],
    ]
    assert list(tmp_path.iterdir()) == [path]


@settings(max_examples=20, deadline=None)
@given(text=st.sampled_from("=+-@\t\r").flatmap(lambda sign: st.text(max_size=12).map(lambda rest: sign + rest)))
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        write_register(path, VILLAGES, [{"name": text}, {"name": "https://a.vn"}], references_back={})
        with zipfile.ZipFile(path) as package:
            sheet = package.read("xl/worksheets/sheet1.xml")
            assert b"<f>" not in sheet
            assert b"hyperlink" not in sheet
            assert sheet.count(b't="inlineStr"') == len(exportable(VILLAGES)) + 1 + 2


def test_properties_tell_nothing(tmp_path: Path) -> None:
    write_register(tmp_path / "a.xlsx", VILLAGES, [{"name": "a"}], references_back={})
    write_template(tmp_path / "b.xlsx", VILLAGES, {})
    for path in tmp_path.iterdir():
        properties = openpyxl.load_workbook(path).properties
        assert not any(
            (
                properties.creator,
                properties.lastModifiedBy,
                properties.title,
                properties.description,
                properties.keywords,
            )
        )
        assert properties.created.year == properties.modified.year == 2000
    first = (tmp_path / "a.xlsx").read_bytes()
    write_register(tmp_path / "a.xlsx", VILLAGES, [{"name": "a"}], references_back={})
    assert [e.CRC for e in zipfile.ZipFile(io.BytesIO(first)).infolist()] == [
        e.CRC for e in zipfile.ZipFile(tmp_path / "a.xlsx").infolist()
    ]


def test_a_failure_leaves_the_older_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_register(path, VILLAGES, [{"name": "cũ"}], references_back={})
    before = path.read_bytes()

    def broken() -> Any:
        yield {"name": "mới"}
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError) as caught:
        write_register(path, VILLAGES, broken(), references_back={})
    assert caught.value.code == "XUAT-01"
    with pytest.raises(UserError) as caught:
        write_register(path, VILLAGES, [{"name": "a" * 40_000}], references_back={})
    assert caught.value.code == "XUAT-02"
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        write_register(path, VILLAGES, [{"name": "mới"}], references_back={}, progress=progress)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        write_register(tmp_path / "x" / "a.xlsx", VILLAGES, [], references_back={})
    assert caught.value.code == "XUAT-01"


def test_the_template_is_read_empty_and_filled(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    write_template(path, HOUSEHOLDS, {"villages": ["Bản Nà Cáy", "Bản Huổi Siểu"]})
    empty = read_register(path, HOUSEHOLDS, references=made.VILLAGES, today=TODAY)
    assert (empty.rows, empty.problems, empty.unmapped) == ([], [], [])
    book = openpyxl.load_workbook(path)
    sheet = book["Danh sách"]
    headings: dict[Any, Any] = {cell.value: cell.column for cell in sheet[1]}
    assert "Đợt rà soát" not in headings
    values: dict[str, Any] = {
        "STT": 1,
        "Họ và tên chủ hộ": "Lò Thị Ún",
        "Thôn": "Bản Nà Cáy",
        "Phân loại": "Hộ nghèo",
        "Số CCCD": "014160000001",
        "Năm sinh": "1960",
        "Giới tính": "Nữ",
    }
    for heading, value in values.items():
        sheet.cell(2, headings[heading]).value = value
    book.save(path)
    reading = read_register(path, HOUSEHOLDS, references=made.VILLAGES, today=TODAY)
    assert reading.problems == []
    assert reading.rows[0].record == {
        "head_name": "Lò Thị Ún",
        "village_id": "v1",
        "class_after": "poor",
        "citizen_id": "014160000001",
        "birth": "1960",
        "sex": "female",
    }


def test_the_template_helps_to_fill_it(tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    write_template(path, HOUSEHOLDS, {"villages": ["Bản Nà Cáy", "Bản Huổi Siểu"]})
    book = openpyxl.load_workbook(path)
    sheet = book["Danh sách"]
    columns: dict[Any, Any] = {cell.value: cell for cell in sheet[1]}
    assert "Lò Thị Ún" in columns["Họ và tên chủ hộ"].comment.text
    assert sheet.column_dimensions[columns["Số CCCD"].column_letter].number_format == "@"
    lists = book["Danh mục"]
    assert lists.sheet_state == "hidden"
    ranges = {str(rule.sqref).split("2:")[0]: rule.formula1 for rule in sheet.data_validations.dataValidation}
    letter = columns["Thôn"].column_letter
    assert ranges[letter] == f"'Danh mục'!${letter}$1:${letter}$2"
    assert [lists[f"{letter}{n}"].value for n in (1, 2)] == ["Bản Nà Cáy", "Bản Huổi Siểu"]
