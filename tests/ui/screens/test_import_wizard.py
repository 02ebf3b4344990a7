"""Importing through the wizard, by what is on the screen."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget

from papi_desktop.domain.registers import HOUSEHOLDS, ROUNDS
from tests.journeys.list_workbook import BAD_BIRTHS, TWICE, households, write_list
from tests.ui.official import Official


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Last year's list with six faults."""
    path = tmp_path / "Danh sách hộ nghèo 2025.xlsx"
    write_list(path)
    return path


def read(official: Official, book: Path) -> Official:
    """Open the wizard and read the file."""
    official.opens("Hộ nghèo").presses("Nhập từ Excel").sees("Chưa chọn tệp nào.")
    official.chooses_file(book).presses("Chọn tệp…").fills({"Năm rà soát": "2025"})
    return official.presses("Đọc tệp").sees("Cột trong tệp")


def to_grid(official: Official, book: Path) -> Official:
    """Go to the grid."""
    return read(official, book).presses("Tiếp tục").presses("Xem các lỗi").sees("6 lỗi phải sửa")


def grid_of(official: Official) -> QTableView:
    """Return the grid, by its name."""
    return next(
        view
        for view in official.window.findChildren(QTableView)
        if view.isVisible() and view.accessibleName() == "Các dòng của danh sách"
    )


def count(window: Any) -> int:
    """Return how many households the book holds."""
    return window.shell.office.store.count(HOUSEHOLDS)


def test_columns_are_guessed_and_shown_before_and_after_decoding(window: Any, official: Official, book: Path) -> None:
    read(official, book)
    shown = " ".join(official.texts())
    assert "Qu¶ng" not in shown
    assert "Quµng ThÞ S¬n" in shown
    assert "Quàng Thị Sơn" in shown
    assert official.value_of("Năm sinh / Nam") == "Ngày sinh hoặc năm sinh (Nam)"
    assert official.value_of("Số CCCD") == "Số CCCD"


def test_a_column_left_out_is_left_out(window: Any, official: Official, book: Path) -> None:
    read(official, book).fills({"Dân tộc": "(không lấy)"}).presses("Tiếp tục").sees("Tổng hợp")
    official.presses("Xem các lỗi").sees("6 lỗi phải sửa")
    assert "Thái" not in official.texts()


def test_two_columns_cannot_fill_one_field(window: Any, official: Official, book: Path) -> None:
    read(official, book).fills({"Dân tộc": "Số khẩu"}).sees("Có hai cột cùng điền vào mục “Số khẩu”.")
    assert "Tiếp tục" not in official._buttons()


def test_without_fonts_the_letters_must_be_looked_at(window: Any, official: Official, tmp_path: Path) -> None:
    plain = tmp_path / "plain.xlsx"
    write_list(plain, fonts=False)
    read(official, plain).sees("Tệp không cho biết một số cột gõ bằng phông chữ cũ nào.")
    assert "Tiếp tục" not in official._buttons()
    official.fills({"Tôi đã xem: chữ hiện đúng": True}).presses("Tiếp tục").sees("Tổng hợp")


def test_as_many_rows_come_out_as_went_in(window: Any, official: Official, book: Path) -> None:
    listed = households()
    read(official, book).presses("Tiếp tục").sees(f"Đã đọc {len(listed)} dòng danh sách")
    # two titles, two lines of heading, eight villages, one sum, one signature
    official.sees(f"{len(listed) + 14} dòng có chữ trong tệp = {len(listed)} dòng danh sách + 14 dòng bỏ qua")
    poor = [h for h in listed if h.kind == "Hộ nghèo"]
    shown = official.texts()
    place = shown.index("Hộ nghèo", shown.index("Tổng hợp"))
    assert shown[place : place + 3] == ["Hộ nghèo", str(len(poor)), str(sum(h.members for h in poor))]


def test_a_village_the_office_does_not_have_is_flagged(window: Any, official: Official, book: Path) -> None:
    office = window.shell.office
    from papi_desktop.domain.registers import VILLAGES
    from papi_desktop.operations import records

    last = office.villages()[-1]
    records.remove(office, VILLAGES, last["id"], "nhập nhầm")
    read(official, book).presses("Tiếp tục").sees("thôn mới: sẽ được thêm")


def test_a_problem_leads_to_its_cell(window: Any, official: Official, book: Path) -> None:
    to_grid(official, book).chooses_row("“không nhớ”")
    grid = grid_of(official)
    assert grid.currentIndex().data() == "✕ không nhớ"


def test_correcting_a_cell_checks_again(window: Any, official: Official, book: Path) -> None:
    to_grid(official, book).chooses_row("“19665”").hits("Enter").types("1966").hits("Enter").sees("5 lỗi phải sửa")
    official.does_not_see("“19665”")
    grid = grid_of(official)
    row = next(r for r in range(grid.model().rowCount()) if grid.model().index(r, 1).data() == households()[1].name)
    assert grid.model().index(row, 2).data() == "1966"


def test_only_rows_with_problems(window: Any, official: Official, book: Path) -> None:
    to_grid(official, book).fills({"Chỉ xem dòng có lỗi": True})
    grid = grid_of(official)
    assert grid.model().rowCount() == 6
    official.fills({"Chỉ xem dòng có lỗi": False})
    assert grid.model().rowCount() == len(households())


def test_a_row_is_left_out_with_a_reason_that_is_shown_at_the_end(window: Any, official: Official, book: Path) -> None:
    to_grid(official, book)
    for line, text in (("“19665”", "1966"), ("“2091”", "1991"), ("“không nhớ”", "1967")):
        official.chooses_row(line).hits("Enter").types(text).hits("Enter").does_not_see(line)
    official.chooses_row("11 chữ số").hits("Enter").types(households()[20].citizen_id).hits("Enter")
    official.sees("2 lỗi phải sửa")
    for _ in range(2):
        left = len([t for t in official.texts() if t.startswith("✕ dòng")])
        official.chooses_row("Trùng Số CCCD").presses("Bỏ dòng này…").fills({"Lý do": "ghi hai lần"}).presses(
            "Bỏ dòng này"
        )
        official._until(
            lambda left=left: len([t for t in official.texts() if t.startswith("✕ dòng")]) < left, "still there"
        )
    official.sees("Không còn lỗi").presses("Ghi vào sổ").sees("Đã ghi 30 dòng").sees("ghi hai lần")
    assert count(window) == 30


def test_good_rows_alone_are_stored_only_after_a_question(window: Any, official: Official, book: Path) -> None:
    to_grid(official, book).presses("Chỉ ghi các dòng đúng…").sees("6 dòng có lỗi sẽ không được ghi vào sổ.")
    official.presses("Chỉ ghi các dòng đúng").sees("Đã ghi 26 dòng").sees("Bỏ lại 6 dòng có lỗi")
    assert count(window) == 26


def test_stopping_the_storing_changes_nothing(window: Any, official: Official, tmp_path: Path) -> None:
    clean = tmp_path / "clean.xlsx"
    write_list(clean, faulty=False)
    read(official, clean).presses("Tiếp tục").sees("Không thấy lỗi nào")
    # The job waits behind this one, so that it is stopped before it begins whatever the machine does.
    go_on = threading.Event()
    window.shell.jobs._worker.submit(lambda _office: go_on.wait(20), print)
    official.presses("Ghi vào sổ")
    window.shell.jobs.cancel()
    go_on.set()
    official._until(lambda: not window.shell.jobs.running, "the job goes on")
    official.sees("Tổng hợp")
    assert count(window) == 0
    assert window.shell.office.store.count(ROUNDS) == 0


def test_the_problems_come_back_in_the_same_workbook(
    window: Any, official: Official, book: Path, tmp_path: Path
) -> None:
    target = tmp_path / "loi.xlsx"
    to_grid(official, book).chooses_file(target).presses("Lưu tệp lỗi…").sees("ô có lỗi được tô màu")
    sheet = load_workbook(target).active
    assert sheet is not None
    noted = {str(cell.value) for row in sheet.iter_rows() for cell in row if cell.comment is not None}
    assert "19665" in noted
    coloured = [c for row in sheet.iter_rows() for c in row if c.comment is not None and c.fill.fill_type == "solid"]
    assert len(coloured) == len(BAD_BIRTHS) + 1 + len(TWICE)


def test_undo_takes_the_whole_list_back(window: Any, official: Official, tmp_path: Path) -> None:
    clean = tmp_path / "clean.xlsx"
    write_list(clean, faulty=False)
    read(official, clean).presses("Tiếp tục").presses("Ghi vào sổ").sees("Đã ghi 32 dòng")
    assert count(window) == 32
    official.presses("Hoàn tác đợt nhập này…").presses("Hoàn tác").sees("Đã hoàn tác.")
    assert count(window) == 0


def test_closing_asks_only_when_something_was_corrected(window: Any, official: Official, book: Path) -> None:
    to_grid(official, book).chooses_row("“19665”").hits("Enter").types("1966").hits("Enter").sees("5 lỗi phải sửa")
    official.presses("Đóng").sees("Đóng và bỏ những việc vừa làm ở đây?").presses("Làm tiếp").sees("5 lỗi phải sửa")
    official.presses("Đóng").presses("Bỏ").sees("Hộ nghèo")
    assert official.window is window


def test_the_second_year_is_compared_with_the_first(window: Any, official: Official, tmp_path: Path) -> None:
    from tests.ui.screens.commune import import_list

    import_list(window.shell.office, tmp_path)
    other = tmp_path / "2026.xlsx"
    write_list(other, faulty=False)
    workbook = load_workbook(other)
    sheet = workbook.active
    assert sheet is not None
    sheet["H8"] = "Hé nghÌo"  # the first household was near poor
    sheet.delete_rows(9)
    workbook.save(other)
    official.opens("Hộ nghèo").presses("Nhập từ Excel").chooses_file(other).presses("Chọn tệp…")
    official.fills({"Năm rà soát": "2026"}).presses("Đọc tệp").sees("Cột trong tệp").presses("Tiếp tục")
    official.sees("30 hộ giữ nguyên phân loại").opens("Đổi phân loại").sees("Hộ cận nghèo")
    official.opens("Không còn").sees(households()[1].name)


def test_thousands_of_rows_need_no_widget_each(window: Any, official: Official, tmp_path: Path) -> None:
    from openpyxl import Workbook

    large = Workbook()
    sheet = large.active
    assert sheet is not None
    sheet.append(["Họ và tên chủ hộ", "Năm sinh", "Thôn", "Số khẩu", "Phân loại"])
    for number in range(2000):
        sheet.append([f"Lò Văn {number}", "xưa lắm", "Bản Nà Cáy", 3, "Hộ nghèo"])
    path = tmp_path / "large.xlsx"
    large.save(path)
    read(official, path).presses("Tiếp tục").presses("Xem các lỗi").sees("2000 lỗi phải sửa")
    grid = grid_of(official)
    assert grid.model().rowCount() == 2000
    assert len(grid.viewport().findChildren(QWidget)) < 5
    official.hits("Enter").types("1960").hits("Enter").sees("1999 lỗi phải sửa")
    assert len(grid.viewport().findChildren(QLineEdit)) < 2


def test_reading_again_asks_when_cells_were_corrected(window: Any, official: Official, book: Path) -> None:
    to_grid(official, book).chooses_row("“19665”").hits("Enter").types("1966").hits("Enter").sees("5 lỗi phải sửa")
    official.presses("Quay lại").presses("Quay lại").sees("Cột trong tệp").fills({"Dân tộc": "(không lấy)"})
    official.presses("Tiếp tục").sees("phần đã sửa trong bảng sẽ mất").presses("Giữ phần đã sửa")
    official.presses("Tiếp tục").presses("Đọc lại").sees("✕ 6 lỗi phải sửa")


def test_an_empty_workbook_is_offered_where_one_is_imported(window: Any, official: Official, tmp_path: Path) -> None:
    from_list, from_wizard = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    official.opens("Hộ nghèo").chooses_file(from_list).presses("Mẫu Excel").sees("Đã ghi tệp mẫu: a.xlsx.")
    official.presses("Nhập từ Excel").sees("Chưa chọn tệp nào.").chooses_file(from_wizard).presses("Mẫu Excel")
    official._until(from_wizard.exists, "no workbook was written")
    for path in (from_list, from_wizard):
        assert "Họ và tên chủ hộ" in [cell.value for cell in load_workbook(path)["Danh sách"][1]]


def test_a_list_of_something_else_is_told_before_anything(window: Any, official: Official, tmp_path: Path) -> None:
    other = tmp_path / "dong-gop.xlsx"
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["STT", "Họ và tên", "Bản", "Ngày", "Số tiền (đồng)", "Ngày công", "Ký nhận"])
    sheet.append([1, "Lò Thị Ún", "Nà Cáy", "1/3/2026", 200_000])
    book.save(other)
    official.opens("Hộ nghèo").presses("Nhập từ Excel").sees("Chưa chọn tệp nào.").chooses_file(other).presses(
        "Chọn tệp…"
    )
    official.presses("Đọc tệp").sees("có vẻ không phải danh sách của sổ “Hộ nghèo”").sees("“Số tiền (đồng)”")
    official.presses("Chọn tệp khác").sees("Nhập tệp nào?")
    official.presses("Đọc tệp").presses("Chọn các cột").sees("Cột trong tệp")
