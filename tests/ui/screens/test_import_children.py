"""Importing the lines of one record from its tab, by what is on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from openpyxl import Workbook

from papi_desktop.domain.registers import AFFECTED_PERSONS, CONSULTATIONS, LAND_FILES, OPINIONS
from papi_desktop.operations import records
from tests.ui.official import Official

PLAN = "Kế hoạch sử dụng đất năm 2027 xã Na Sang"
DATED = {"kind": "yearly_plan", "published_on": "2026-11-20"}


def workbook(path: Path, *rows: tuple[Any, ...]) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def read_and_store(official: Official, book: Path) -> None:
    """Go through the wizard that is open."""
    official.sees("Chưa chọn tệp nào.").chooses_file(book).presses("Chọn tệp…")
    official.presses("Đọc tệp").sees("Cột trong tệp").presses("Tiếp tục")
    official.presses("Ghi vào sổ").sees("Đã ghi 1 dòng").presses("Đóng")


def test_people_are_imported_into_the_land_file_shown(window: Any, official: Official, tmp_path: Path) -> None:
    office = window.shell.office
    land = records.save(office, LAND_FILES, {**LAND_FILES.blank(), "title": PLAN, **DATED})
    book = workbook(tmp_path / "a.xlsx", ("Họ và tên", "Thửa đất"), ("Lò Văn Mẫu", "Tờ 1, thửa 2"))
    official.opens("Đất đai").chooses_row(PLAN).opens("Người có đất").presses("Nhập từ Excel")
    read_and_store(official, book)
    official.sees("Lò Văn Mẫu")
    assert [(line["land_file_id"], line["name"]) for line in office.store.all(AFFECTED_PERSONS)] == [
        (land, "Lò Văn Mẫu")
    ]


def test_opinions_are_imported_into_the_consultation_shown(window: Any, official: Official, tmp_path: Path) -> None:
    office = window.shell.office
    asked = records.save(office, CONSULTATIONS, {**CONSULTATIONS.blank(), "title": PLAN, **DATED, "ways": ["meeting"]})
    book = workbook(tmp_path / "b.xlsx", ("Nội dung ý kiến", "Số ý kiến"), ("Mở rộng đường vào bản", 3))
    official.opens("Lấy ý kiến").chooses_row(PLAN).opens("Ý kiến").presses("Nhập từ Excel")
    read_and_store(official, book)
    official.sees("3 ý kiến với 1 nội dung")
    assert [line["consultation_id"] for line in office.store.all(OPINIONS)] == [asked]
