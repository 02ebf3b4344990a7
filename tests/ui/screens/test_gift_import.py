"""The workbook of gifts at the window: read, corrected in the grid by the keyboard, stored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import GIFTS
from tests.operations.contributions_samples import ROWS, write_gifts
from tests.ui.official import Official

WRONG = (("Sùng Quang Phủng", "Bản Nà Cáy", "28/03/2026", "một trăm", 2, None, None, None), *ROWS[1:])


def _read(window: Any, official: Official) -> Official:
    path = write_gifts(Path(window.shell.office.store.folder).parent / "gop.xlsx", WRONG)
    return official.opens("Đóng góp").presses("Nhập từ Excel").chooses_file(path).presses("Chọn tệp…").sees("một trăm")


def test_a_wrong_cell_is_corrected_and_the_gifts_are_stored(window: Any, official: Official) -> None:
    _read(window, official).chooses_row("✕ một trăm").hits("F2", "Ctrl+A").types("120.000").hits("Enter")
    official.sees("270.000 đồng").does_not_see("✕").presses("Ghi vào sổ").sees("Luật số 10/2022/QH15")
    assert window.shell.office.store.count(GIFTS) == 0, "a new campaign does not receive yet: the reason is asked first"
    official.fills({"Lý do": "danh sách cũ của bản"}).presses("Vẫn nhận").sees("Khoản góp")
    stored = {gift["giver"]: gift["amount"] for gift in window.shell.office.store.all(GIFTS)}
    assert stored["Sùng Quang Phủng"] == 120_000


def test_what_was_corrected_is_not_lost_by_escape(window: Any, official: Official) -> None:
    _read(window, official).chooses_row("✕ một trăm").hits("F2", "Ctrl+A").types("120.000").hits("Enter")
    official.sees("270.000 đồng").presses("Đóng").sees("Rời đi sẽ mất những gì đã sửa trong bảng.")
    official.presses("Sửa tiếp").sees("270.000 đồng")
    assert window.shell.office.store.count(GIFTS) == 0
