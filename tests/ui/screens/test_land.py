"""The land book at the window: warnings that are explained, reasons that stay, and limits that tell the planned from the done."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.registers import LAND_FILES
from papi_desktop.ui.book_table import BookTable
from papi_desktop.ui.widgets.plain_table import PlainTable
from tests.ui.official import Official

NOTICE = "Thông báo thu hồi đất xây nhà lớp học Bản Huổi Xen"
REASON = "Lý do vẫn ghi như vậy"


@pytest.fixture
def warned(window: Any, official: Official) -> Official:
    """A recovery notice given too late, its warning listed beside the form; today is 1 December 2026."""
    official.opens("Đất đai").sees("Chưa có hồ sơ đất đai").presses("Ghi mới")
    official.fills({"Tên hồ sơ": NOTICE, "Loại": "Thông báo thu hồi đất", "Ngày văn bản": "20/11/2026"})
    official.fills({"Thời hạn thông báo trước": "Đất nông nghiệp", "Ngày dự kiến ra quyết định thu hồi": "15/01/2027"})
    return official.hits("Ctrl+S").sees("Cần xem lại (1)")


def test_a_late_day_names_its_limit_the_days_and_where_they_count_from(warned: Official) -> None:
    warned.sees("Thông báo thu hồi đất nông nghiệp: làm ngày 20/11/2026 là chậm.")
    warned.sees(
        "Phải làm trước ngày ra quyết định thu hồi đất (15/01/2027) ít nhất 60 ngày, chậm nhất ngày 16/11/2026."
    )


def test_f1_explains_the_warning_and_leaves_list_and_reason(warned: Official, window: Any) -> None:
    warned.fills({REASON: "họp dân muộn do mưa lũ"})
    warned.field("Ngày văn bản").setFocus()
    warned.hits("F1").sees("Căn cứ: điểm a khoản 9 Điều 3 Nghị quyết số 254/2025/QH15").sees("Cần xem lại (1)")
    assert warned.value_of(REASON) == "họp dân muộn do mưa lũ"
    warned.hits("Esc").presses("Ghi tiếp").hits("Ctrl+S").sees("Đã lưu")
    assert window.shell.office.store.count(LAND_FILES) == 1


def test_after_the_explanation_a_corrected_day_is_saved(warned: Official, window: Any) -> None:
    warned.field("Ngày văn bản").setFocus()
    warned.hits("F1", "Esc").presses("Ghi tiếp").fills({"Ngày văn bản": "16/11/2026"})
    warned.hits("Ctrl+S").sees("Đã lưu")
    assert next(iter(window.shell.office.store.all(LAND_FILES)))["document_date"] == "2026-11-16"


def test_a_day_to_come_is_planned_and_every_limit_has_its_whole_name(warned: Official, window: Any) -> None:
    warned.fills({"Ngày văn bản": "16/11/2026", "Công khai từ": "01/12/2026"}).hits("Ctrl+S").sees("Đã lưu")
    warned.opens("Thời hạn").sees("Dự kiến 15/01/2027, trong hạn (hạn 16/11/2027).")
    warned.sees("Đã làm ngày 16/11/2026, đúng hạn")
    table = next(t for t in window.findChildren(PlainTable) if t.isVisible())
    assert table.rowCount() == 3
    assert sum(table.columnWidth(n) for n in range(4)) <= table.viewport().width()
    for row in range(table.rowCount()):
        assert table.columnWidth(0) > 200
        assert table.rowHeight(row) >= table.sizeHintForRow(row)


def test_an_opinion_is_read_whole_while_the_names_have_room(warned: Official, window: Any) -> None:
    warned.fills({REASON: "họp dân muộn"}).hits("Ctrl+S").sees("Đã lưu")
    warned.opens("Người có đất").presses("Thêm người có đất")
    warned.fills({"Họ tên, tên tổ chức": "Vì Thị Lả", "Ý kiến": "Không tán thành"}).hits("Ctrl+S")
    warned.sees("Không tán thành")
    table = next(t for t in window.findChildren(BookTable) if t.isVisible() and t.model().register.key != "land_files")
    for column in range(table.model().columnCount()):
        assert table.columnWidth(column) >= table.sizeHintForColumn(column)
