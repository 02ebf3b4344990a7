"""Workbooks of finance offices, read as they are."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from papi_desktop.domain.budget.table import Role, Side, Unit
from papi_desktop.domain.errors import UserError
from papi_desktop.exchange.budget_reader import read_budget
from tests.fixtures.budget_workbooks import write_budget, write_sheet

D = Decimal


def test_the_sheets_of_a_period(tmp_path: Path) -> None:
    reading = read_budget(write_budget(tmp_path / "ns.xlsx"))
    chi, thu = reading.tables
    assert (chi.name, chi.side, chi.unit, chi.title) == (
        "Chi",
        Side.SPENDING,
        Unit.MILLION,
        ("CHI NGÂN SÁCH XÃ 09 THÁNG NĂM 2026",),
    )
    assert [c.role for c in chi.columns] == [Role.ESTIMATE, Role.ACTUAL, Role.RATIO]
    assert [r.level for r in chi.rows] == [0, 1, 2, 2, 2, 1, 2, 2, 2, 2, 2, 1]
    assert chi.rows[4].cells == (D(400), None, None)
    assert chi.rows[10].cells == (D(0), None, None)
    assert [r.label.strip() for r in chi.rows if r.private] == ["Chi quốc phòng", "Chi an ninh, trật tự"]
    assert thu.rows[-1].ordinal == "-"
    assert thu.rows[-1].level == 2
    assert reading.notes == ()


def test_a_long_sheet_with_totals_above_and_every_kind_of_sign(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("BÁO CÁO CHI NGÂN SÁCH LŨY KẾ ĐẾN 25/8/2026",),
        (None, None, None, None, "Đơn vị tính: Triệu đồng"),
        ("TT", "Nội dung", "Dự toán năm", "Chi ngân sách", "So sánh TH/DT (%)"),
        (None, "Tổng số", 3794.7, 900, 23.7),
        ("A", "Chi NSNN", 5502.7, 900, 16.4),
        ("I", "Chi đầu tư phát triển", 2502.7, 400, 16),
    ]
    rows += [(str(n), f"Dự án {n}", 10, 2, 20) for n in range(1, 25)]
    rows += [("II", "Chi thường xuyên", 3000, 500, 16.7)]
    rows += [(f"1.{n}", f"Lĩnh vực {n}", 20, 5, 25) for n in range(1, 25)]
    rows += [("-", f"Nội dung {n}", 1, None, None) for n in range(1, 8)]
    (table,) = read_budget(write_sheet(tmp_path / "dai.xlsx", rows)).tables
    assert len(table.rows) == 59
    assert [table.rows[n].level for n in (0, 1, 2, 3, 27, 28, 52)] == [0, 1, 2, 3, 2, 3, 4]
    assert table.title == ("BÁO CÁO CHI NGÂN SÁCH LŨY KẾ ĐẾN 25/8/2026",)


def test_headings_in_two_rows_under_merged_titles(tmp_path: Path) -> None:
    rows = [
        ("Biểu số 110/CK TC-NSNN",),
        ("DỰ TOÁN CHI NGÂN SÁCH XÃ NĂM 2026",),
        ("ĐVT: 1000 đồng",),
        ("STT", "Nội dung", "Dự toán năm", None, None),
        (None, None, "Tổng số", "ĐTPT", "TX"),
        ("A", "B", 1, 2, 3),
        (None, "Tổng chi", 30, 10, 20),
        (1, "Chi giáo dục", 30, 10, 20),
    ]
    merged = ("A4:A5", "B4:B5", "C4:E4")
    (table,) = read_budget(write_sheet(tmp_path / "hai-dong.xlsx", rows, merged=merged)).tables
    assert [(c.group, c.title, c.sign) for c in table.columns] == [
        ("Dự toán năm", "Tổng số", "1"),
        ("Dự toán năm", "ĐTPT", "2"),
        ("Dự toán năm", "TX", "3"),
    ]
    assert (table.unit, table.unit_text, table.form) == (Unit.THOUSAND, "1000 đồng", "Biểu số 110/CK TC-NSNN")
    assert table.title == ("DỰ TOÁN CHI NGÂN SÁCH XÃ NĂM 2026",)
    assert [r.ordinal for r in table.rows] == ["", "1"]


def test_figures_typed_as_text_are_numbers_and_the_signatures_are_not_rows(tmp_path: Path) -> None:
    rows = [
        ("TT", "Nội dung", "Dự toán"),
        ("1", "Chi giáo dục", "1.234,5"),
        ("2", "Chi y tế", "-"),
        ("3", "Chi khác", "chưa có"),
        (None, "Ngày 05 tháng 10 năm 2026", None),
        (None, "TM. ỦY BAN NHÂN DÂN", None),
    ]
    reading = read_budget(write_sheet(tmp_path / "chu.xlsx", rows))
    (table,) = reading.tables
    assert [r.cells[0] for r in table.rows] == [D("1234.5"), None, "chưa có"]
    assert [note.msgid for note in reading.notes] == ["Sheet “{sheet}” states no unit; đồng is assumed."]


def test_scratch_figures_beside_the_table_are_left_out_and_told(tmp_path: Path) -> None:
    rows = [
        ("ĐVT: 1000 đồng", None, None, "ĐVT: đồng"),
        ("STT", "NỘI DUNG", "QUYẾT TOÁN"),
        ("1", "Thu", 15, 2262425),
        ("2", "Chi", 14),
    ]
    reading = read_budget(write_sheet(tmp_path / "nhap.xlsx", rows))
    assert [r.cells for r in reading.tables[0].rows] == [(D(15),), (D(14),)]
    assert len(reading.notes) == 2
    assert reading.unit is Unit.THOUSAND


def test_noise_of_arithmetic_is_not_a_figure(tmp_path: Path) -> None:
    rows = [("TT", "Nội dung", "So sánh (%)"), ("1", "Chi", 63.499999999999996)]
    (table,) = read_budget(write_sheet(tmp_path / "so.xlsx", rows)).tables
    assert table.rows[0].cells[0] == D("63.5")


def test_a_workbook_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError) as error:
        read_budget(write_sheet(tmp_path / "khac.xlsx", [("Họ tên", "Năm sinh"), ("A", 1960)]))
    assert error.value.code == "NS-01"


def test_a_balance_in_two_halves_keeps_both(tmp_path: Path) -> None:
    rows = [
        ("CÂN ĐỐI NGÂN SÁCH XÃ NĂM 2026", None, None, None),
        ("(ĐVT: triệu đồng)", None, None, None),
        ("Nội dung các khoản thu", "Dự toán", "Nội dung chi", "Dự toán"),
        ("Tổng số thu", 30, "Tổng số chi", 28),
        ("I. Thu 100%", 10, "I. Chi đầu tư", 8),
        ("II. Thu bổ sung", 20, "II. Chi thường xuyên", 20),
    ]
    (table,) = read_budget(write_sheet(tmp_path / "hai-ben.xlsx", rows)).tables
    assert [c.role for c in table.columns] == [Role.ESTIMATE, Role.TEXT, Role.ESTIMATE]
    assert table.rows[1].cells == (D(10), "I. Chi đầu tư", D(8))
    assert table.unit is Unit.MILLION
