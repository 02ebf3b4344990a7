"""The budget at the window: imported, typed, corrected, marked and passed, by what is on the screen and by the keyboard."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from papi_desktop.domain.budget.table import Table
from papi_desktop.domain.registers import BUDGET_TABLES, BUDGETS
from papi_desktop.operations.budget import import_budget
from papi_desktop.operations.budget import tables as kept_tables
from papi_desktop.translations import render
from papi_desktop.ui import drafts
from tests.fixtures.budget_workbooks import write_budget
from tests.ui.official import Official
from tests.ui.screens.budget_pictures import open_tables, read_budget, store_budget

D = Decimal


def tables(window: Any) -> list[Table]:
    """Return the tables of the only budget, as kept."""
    store = window.shell.office.store
    (budget,) = store.all(BUDGETS)
    return [kept.table for kept in kept_tables.tables_of(window.shell.office, budget["id"])]


def test_nothing_is_stored_before_the_button_and_everything_said(window: Any, official: Official) -> None:
    read_budget(window, official).sees("ghi 40.000,5; cộng các dòng bên dưới là 40.333,5")
    official.sees("triệu đồng").sees("hiện chưa có nội dung thuyết minh")
    official.sees("Ô trống (không phải 0): Nhà văn hóa bản; Chi khác; Dự phòng ngân sách.")
    assert window.shell.office.store.count(BUDGETS) == 0
    official.presses("Ghi vào sổ").sees("Tình hình thực hiện dự toán ngân sách 09 tháng năm 2026")
    assert [table.name for table in tables(window)] == ["Chi", "Thu"]


def test_a_figure_is_typed_over_and_enter_goes_down(window: Any, official: Official) -> None:
    open_tables(window, official)
    official.hits("Down").types("3000").hits("Enter").types("2.000,2").hits("Enter").sees("Chưa lưu.")
    official.does_not_see("A5").hits("Ctrl+S").does_not_see("Chưa lưu.")
    assert [row.cells[0] for row in tables(window)[0].rows[:4]] == [D("40000.5"), D(3000), D("2000.2"), D(600)]
    last = render(window.shell.office.store.batches(1)[0].operation)
    assert "Chi đầu tư phát triển, Dự toán năm: 3.333,0 → 3.000,0" in last


def test_what_is_no_figure_is_refused_in_words(window: Any, official: Official) -> None:
    open_tables(window, official).types("ba tỷ").hits("Enter").sees("“ba tỷ”")
    assert "Chưa lưu." not in official.texts()


def test_a_block_from_excel_is_pasted_and_can_be_undone(window: Any, official: Official) -> None:
    open_tables(window, official)
    QGuiApplication.clipboard().setText("41,000.5\t26,000.2\n3,000\t2,000.4\n")
    official.hits("Ctrl+V").sees("41.000,5").hits("Ctrl+Z").does_not_see("41.000,5").hits("Ctrl+Y").sees("41.000,5")
    official.hits("Ctrl+X").does_not_see("41.000,5").hits("Ctrl+Z", "Ctrl+S")
    official.does_not_see("Chưa lưu.")
    assert [row.cells[:2] for row in tables(window)[0].rows[:2]] == [
        (D("41000.5"), D("26000.2")),
        (D(3000), D("2000.4")),
    ]


def test_the_arrows_take_what_was_typed_as_in_a_spreadsheet(window: Any, official: Official) -> None:
    open_tables(window, official).types("41").hits("Down").types("42").hits("Up", "Ctrl+Down").types("43")
    official.hits("Shift+Enter", "Ctrl+Up", "Ctrl+Right", "Ctrl+S").does_not_see("Chưa lưu.")
    assert [tables(window)[0].rows[n].cells[0] for n in (0, 1, -1)] == [D(41), D(42), D(43)]


def test_what_of_a_block_did_not_go_in_is_told(window: Any, official: Official) -> None:
    open_tables(window, official)
    QGuiApplication.clipboard().setText("1.234,5\t\t50\tthừa\t \r\n\t2,345.6\tchưa có\r\n")
    official.hits("Ctrl+V").sees("1 ô vừa dán không phải số").sees("1 ô nằm ngoài cột cuối").hits("Ctrl+Z")
    QGuiApplication.clipboard().setText("1.234,5\t\t50\r\n")
    official.hits("Ctrl+V").does_not_see("không phải số").hits("Ctrl+S").does_not_see("Chưa lưu.")
    assert tables(window)[0].rows[0].cells == (D("1234.5"), None, D(50)), "a blank pasted is blank"


def test_formulas_fill_blank_cells_only(window: Any, official: Official) -> None:
    open_tables(window, official)
    official.chooses_row("62,5").hits("Del").does_not_see("62,5").hits("F4").sees("62,5").hits("Ctrl+S")
    official.does_not_see("Chưa lưu.")
    chi = tables(window)[0]
    assert (chi.rows[0].cells[2], chi.rows[1].cells[2], chi.rows[11].cells[2]) == (D("62.5"), D(60), None)


def test_a_row_is_kept_off_the_public_copy_and_let_onto_it_again(window: Any, official: Official) -> None:
    open_tables(window, official).chooses_row("Chi y tế").hits("F7", "Ctrl+S").does_not_see("Chưa lưu.")
    assert tables(window)[0].rows[9].private
    official.hits("F7", "Ctrl+S").does_not_see("Chưa lưu.")
    assert not tables(window)[0].rows[9].private
    official.chooses_row("431,7").hits("F7", "Ctrl+S").does_not_see("Chưa lưu.")
    assert not tables(window)[0].rows[6].private


def test_rows_are_added_and_removed(window: Any, official: Official) -> None:
    open_tables(window, official).chooses_row("Chi khác").hits("Ctrl+Del").does_not_see("Chi khác")
    official.chooses_row("Dự phòng ngân sách").hits("Insert", "Right").types("Chi trả nợ").hits("Enter", "Ctrl+S")
    official.does_not_see("Chưa lưu.")
    assert [row.label.strip() for row in tables(window)[0].rows[-3:]] == [
        "Chi y tế",
        "Chi trả nợ",
        "Dự phòng ngân sách",
    ]


def test_a_warning_is_passed_with_a_reason_and_comes_back_when_the_figure_changes(
    window: Any, official: Official
) -> None:
    open_tables(window, official).presses("Bỏ qua, ghi lý do…").fills({"Lý do": "Theo báo cáo kho bạc"})
    official.presses("Bỏ qua").sees("Đã bỏ qua: Theo báo cáo kho bạc").sees("Cảnh báo (3)")
    official.chooses_row("! 3.333,0").types("3334").hits("Enter").sees("Cảnh báo (4)")


def test_leaving_with_something_typed_asks(window: Any, official: Official) -> None:
    open_tables(window, official).types("1").hits("Enter", "Esc").sees("Lưu những gì vừa sửa trong bảng “Chi”?")
    official.presses("Làm tiếp").sees("Chưa lưu.")
    assert tables(window)[0].rows[0].cells[0] == D("40000.5")


def test_a_table_is_begun_from_a_template_of_its_stage(window: Any, official: Official) -> None:
    store_budget(window, official).opens("Các bảng ngân sách").presses("Lập bảng từ mẫu…")
    official.chooses_row("Thực hiện chi ngân sách năm 2026").sees("Biểu của tỉnh dùng làm mẫu")
    official.presses("Lập bảng này").sees("Chi từ nguồn bổ sung có mục tiêu")
    begun = tables(window)[-1]
    assert begun.title == ("Thực hiện chi ngân sách 09 tháng năm 2026",)
    assert [row.label for row in begun.rows if row.private] == [
        "Chi quốc phòng",
        "Chi an ninh và trật tự an toàn xã hội",
    ]
    assert window.shell.office.store.count(BUDGET_TABLES) == 3
    official.sees("nhập chính tệp của bộ phận tài chính")


def test_the_original_file_is_given_back(window: Any, official: Official, tmp_path: Path) -> None:
    store_budget(window, official).opens("Các bảng ngân sách").sees("3 cảnh báo")
    official.picker.will_choose(tmp_path / "goc.xlsx")
    official.presses("Tệp gốc…").sees("goc.xlsx")
    original = Path(window.shell.office.store.folder).parent / "Ngân sách 9 tháng.xlsx"
    assert (tmp_path / "goc.xlsx").read_bytes() == original.read_bytes()


def test_last_year_stands_beside_this_one(window: Any, official: Official, tmp_path: Path) -> None:
    office = window.shell.office
    before = write_budget(tmp_path / "truoc.xlsx", period="09 THÁNG NĂM 2025")
    import_budget.commit(office, import_budget.dry_run(office, before))
    open_tables(window, official).opens("Năm trước").sees("So với cùng kỳ năm 2025.").sees("100,0")


def test_a_power_cut_loses_nothing_typed(
    window: Any, official: Official, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    monkeypatch.setattr(drafts, "EVERY", 1)
    open_tables(window, official).hits("Down").types("3000").hits("Enter").sees("Chưa lưu.")
    store = window.shell.office.store
    qtbot.waitUntil(lambda: bool(store.drafts()))
    (kept,) = store.drafts()
    # The program stops here: what it had kept is all there is.
    official.hits("Esc").presses("Bỏ").sees("Khớp số liệu")
    qtbot.waitUntil(lambda: not store.drafts())
    store.save_draft(kept.key, kept.payload)
    official.presses("Mở bảng số liệu").sees("Đã lấy lại những gì gõ dở").sees("3.000,0").hits("Ctrl+S")
    official.does_not_see("gõ dở")
    assert tables(window)[0].rows[1].cells[0] == D(3000)
    qtbot.waitUntil(lambda: not store.drafts())


def test_a_column_is_added_changed_and_removed_by_the_keyboard(window: Any, official: Official) -> None:
    open_tables(window, official).hits("Ctrl+I").sees("Thêm cột")
    official.fills({"Tên cột": "Cùng kỳ năm trước", "Số thứ tự hoặc công thức": "4"}).hits("Ctrl+S")
    official.sees("Cùng kỳ năm trước").hits("Right").types("24000").hits("Enter", "Ctrl+S").does_not_see("Chưa lưu.")
    spending = tables(window)[0]
    assert [column.title for column in spending.columns[:3]] == ["Dự toán năm", "Cùng kỳ năm trước", "Thực hiện"]
    assert spending.rows[0].cells[1] == D(24000)
    last = render(window.shell.office.store.batches(1)[0].operation)
    assert "thêm cột “Cùng kỳ năm trước”" in last
    official.hits("F6").shows("Tên cột", "Cùng kỳ năm trước").fills({"Tên cột": "Cùng kỳ năm 2025"}).hits("Ctrl+S")
    official.sees("Cùng kỳ năm 2025").hits("Ctrl+Z").does_not_see("Cùng kỳ năm 2025").sees("Cùng kỳ năm trước")
    official.hits("Ctrl+Shift+Del").does_not_see("Cùng kỳ năm trước").hits("Ctrl+Z").sees("Cùng kỳ năm trước")
    official.hits("Ctrl+Shift+Del", "Ctrl+S").does_not_see("Chưa lưu.")
    assert [column.title for column in tables(window)[0].columns[:2]] == ["Dự toán năm", "Thực hiện"]


def test_the_heading_of_a_table_is_written_anew(window: Any, official: Official) -> None:
    open_tables(window, official).hits("F3").fills({"Biểu mẫu": "56.1"}).hits("Ctrl+S", "Ctrl+S")
    official.does_not_see("Chưa lưu.")
    assert tables(window)[0].form == "56.1"


def test_rows_are_added_at_the_end(window: Any, official: Official) -> None:
    open_tables(window, official).chooses_row("Dự phòng ngân sách").hits("Ctrl+Enter", "Right").types("Chi khác nữa")
    official.hits("Enter", "Ctrl+S").does_not_see("Chưa lưu.")
    assert tables(window)[0].rows[-1].label == "Chi khác nữa"
