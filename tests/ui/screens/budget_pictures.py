"""The screens of the budget as pictures, for a person to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.fixtures.budget_workbooks import SPENDING, write_budget
from tests.ui.official import Official
from tests.ui.stage import Screen

WRONG = (SPENDING[0], ("1", "Chi đầu tư phát triển", 3333, 2000.4, 60), *SPENDING[2:])
"""One figure that does not add up."""


def read_budget(window: Any, official: Official) -> Official:
    """Choose a workbook with a wrong figure; its tables are on screen, nothing is stored."""
    folder = Path(window.shell.office.store.folder).parent
    official.picker.will_choose(write_budget(folder / "Ngân sách 9 tháng.xlsx", spending=WRONG))
    return official.opens("Ngân sách").presses("Nhập từ Excel").sees("Không đưa lên bản công khai:")


def store_budget(window: Any, official: Official) -> Official:
    """Store that workbook; the budget is open at its form."""
    return read_budget(window, official).presses("Ghi vào sổ").sees("Thuyết minh về thu")


def open_tables(window: Any, official: Official) -> Official:
    """Open its tables in the grid."""
    store_budget(window, official).opens("Các bảng ngân sách").sees("3 cảnh báo")
    return official.presses("Mở bảng số liệu").sees("Chi · Cộng các dòng chi (A5)")


def _empty(window: Any, official: Official) -> None:
    official.opens("Ngân sách").sees("Chưa có số liệu ngân sách.")


def _tab(window: Any, official: Official) -> None:
    store_budget(window, official).opens("Các bảng ngân sách").sees("3 cảnh báo")


def _chart(window: Any, official: Official) -> None:
    open_tables(window, official).opens("Biểu đồ").sees("Nhóm")


def _column(window: Any, official: Official) -> None:
    open_tables(window, official).hits("Ctrl+I").sees("Tên nhóm cột")


def _templates(window: Any, official: Official) -> None:
    _tab(window, official)
    official.presses("Lập bảng từ mẫu…").sees("Lập bảng này")


def _paper(window: Any, official: Official) -> None:
    store_budget(window, official).presses("Lập giấy tờ").sees("Trang 1/")


BUDGET_SCREENS = [
    Screen("budget-empty", _empty),
    Screen("budget-import", read_budget),
    Screen("budget-record", store_budget),
    Screen("budget-tab", _tab),
    Screen("budget-grid", open_tables),
    Screen("budget-chart", _chart),
    Screen("budget-column", _column),
    Screen("budget-templates", _templates),
    Screen("budget-paper", _paper),
]
