"""J3: the finance office's workbook becomes a disclosure: read, corrected, put into words, printed without what is private, disclosed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import BUDGETS, DISCLOSURES, OUTGOING
from papi_desktop.store.query import Query
from tests.operations.texts import text_of
from tests.ui.official import Official
from tests.ui.screens.budget_pictures import open_tables


def test_from_the_workbook_to_the_wall(window: Any, official: Official, tmp_path: Path) -> None:
    store = window.shell.office.store
    # The workbook as it is; one figure does not add up and is corrected.
    open_tables(window, official).hits("Down").types("3000").hits("Enter", "Ctrl+S").does_not_see("(A5)")
    official.hits("Esc").sees("2 cảnh báo").opens("Nội dung")
    # What the stage must say in words.
    official.presses("Sửa").fills(
        {"Thuyết minh về thu": "Thu đạt 63,6 % dự toán.", "Thuyết minh về chi": "Chi đúng dự toán."}
    )
    official.presses("Lưu").sees("Lập giấy tờ")
    # The notice: numbered, with public tables.
    out = tmp_path / "giay"
    out.mkdir()
    official.presses("Lập giấy tờ").sees("Trang 1/").sees("có thể suy ra tổng của “Chi quốc phòng”")
    official.picker.will_choose(out)
    official.presses("Ghi ra tệp…").sees("Vì sao vẫn phát hành?").fills({"Lý do": "Biểu do HĐND xã quyết định"})
    official.presses("Vẫn phát hành").sees("ngan-sach_2026_thuc-hien-09-thang_thong-bao.pdf").hits("Esc")
    for path in out.iterdir():
        text = text_of(path)
        assert "Thu đạt 63,6 % dự toán." in text
        assert "Chi giáo dục" in text
        assert "quốc phòng" not in text.lower()
        assert "431,7" not in text
        assert "suy ra" not in text
    assert [line["symbol"] for line in store.all(OUTGOING)] == ["01/TB-UBND"]
    # Into the book of disclosures, with its time limit and its places.
    official.opens("Ngân sách").chooses_row("09 tháng năm 2026").presses("Công khai").sees("Nơi niêm yết")
    (budget,) = store.all(BUDGETS)
    (made,) = store.all(DISCLOSURES, Query(filters={"source_id": budget["id"]}))
    assert (made["duty"], made["stage"], made["due"]) == ("ns-thuc-hien", "ky", "2026-10-12")
