"""Last year's list as an office has it: old fonts, a heading of two lines, village rows, totals, and six things wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Font

from papi_desktop.domain.vietnamese.tcvn3 import encode_tcvn3

VILLAGES = (
    "Bản Nà Cáy",
    "Bản Huổi Siểu",
    "Bản Púng Khoai",
    "Bản Nặm Dắm",
    "Thôn Khau Cà",
    "Thôn Dược Sơn",
    "Tiểu khu 3",
    "Bản Co Sáy",
)
"""Eight villages: with the headquarters nine places where a list hangs."""

_FAMILIES = ("Lò Văn", "Quàng Thị", "Cà Văn", "Lường Thị", "Tòng Văn", "Vì Thị", "Hoàng Văn", "Đặng Thị")
_GIVEN = ("Bình", "Sơn", "Thuận", "Hòa", "Ngân", "Dậu", "Pản", "Nhỡ", "Khoái", "Lụa")
_CLASSES = ("Hộ nghèo", "Hộ cận nghèo", "Hộ nghèo", "Hộ thoát nghèo")
PER_VILLAGE = 4

BAD_BIRTHS = {2: "19665", 9: 2091, 17: "không nhớ"}
"""Number of a household in the list to what stands as its year of birth."""

SHORT_ID = 21
"""Number of the household whose citizen number was typed as a text of eleven digits."""

TWICE = {12: 4, 26: 7}
"""Number of a household to the number of the one whose citizen number it repeats."""


@dataclass(frozen=True)
class Household:
    """One line of the list."""

    number: int
    village: str
    name: str
    birth: int
    citizen_id: str
    members: int
    kind: str
    b1: int
    b2: int

    @property
    def female(self) -> bool:
        """Return whether the head is a woman."""
        return "Thị" in self.name


def households(villages: Sequence[str] = VILLAGES) -> list[Household]:
    """Return the list as it should be."""
    found = []
    for number in range(1, len(villages) * PER_VILLAGE + 1):
        name = f"{_FAMILIES[number % len(_FAMILIES)]} {_GIVEN[number % len(_GIVEN)]}"
        birth = 1950 + number
        found.append(
            Household(
                number,
                villages[(number - 1) // PER_VILLAGE],
                name,
                birth,
                f"014{'1' if 'Thị' in name else '0'}{birth % 100:02d}{number:06d}",
                1 + number % 6,
                _CLASSES[number % len(_CLASSES)],
                70 + number,
                10 * (number % 5),
            )
        )
    return found


def write_list(path: Path, *, faulty: bool = True, fonts: bool = True) -> list[Household]:
    """Write the workbook and return the list as it should be.

    Args:
        path: an .xlsx file.
        faulty: with its six faults.
        fonts: say which font each cell is in; without, the text is the same but nothing tells its encoding.
    """
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ho ngheo"

    def put(row: int, column: int, value: object, *, capitals: bool = False) -> None:
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)
        if isinstance(value, str) and not value.isascii():
            value = encode_tcvn3(value, capital_font=capitals)
        cell.value = value  # type: ignore[assignment]
        if fonts:
            cell.font = Font(name=".VnTimeH" if capitals else ".VnTime", size=12)

    put(1, 1, "ủy ban nhân dân xã na sang", capitals=True)
    put(3, 1, "danh sách hộ nghèo, hộ cận nghèo năm 2025", capitals=True)
    sheet.merge_cells("A3:J3")
    heads = ("STT", "Họ và tên chủ hộ", "Năm sinh", None, "Số CCCD", "Dân tộc", "Số khẩu", "Phân loại", "Điểm", None)
    for column, head in enumerate(heads, start=1):
        if head is not None:
            put(5, column, head)
    for column, head in ((3, "Nam"), (4, "Nữ"), (9, "B1"), (10, "B2")):
        put(6, column, head)
    for area in ("A5:A6", "B5:B6", "C5:D5", "E5:E6", "F5:F6", "G5:G6", "H5:H6", "I5:J5"):
        sheet.merge_cells(area)
    listed = households()
    row = 7
    for village in VILLAGES:
        put(row, 1, village)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=10)
        row += 1
        for household in (h for h in listed if h.village == village):
            values = _cells(household, listed, faulty)
            for column, value in enumerate(values, start=1):
                if value is not None:
                    put(row, column, value)
            row += 1
    put(row, 2, "Cộng")
    put(row, 7, sum(h.members for h in listed))
    put(row + 2, 8, "Người lập biểu")
    book.save(path)
    return listed


def _cells(household: Household, listed: Sequence[Household], faulty: bool) -> tuple[object, ...]:
    birth: object = household.birth
    citizen_id = household.citizen_id
    if faulty:
        birth = BAD_BIRTHS.get(household.number, birth)
        if household.number == SHORT_ID:
            citizen_id = citizen_id[1:]
        if household.number in TWICE:
            citizen_id = listed[TWICE[household.number] - 1].citizen_id
    man, woman = (None, birth) if household.female else (birth, None)
    return (
        household.number,
        household.name,
        man,
        woman,
        citizen_id,
        "Thái",
        household.members,
        household.kind,
        household.b1,
        household.b2,
    )
