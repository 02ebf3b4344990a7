"""Document numbers kept, given up and begun from the book of outgoing documents."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.registers import OUTGOING
from tests.ui.official import Official


def lines(window: Any) -> dict[str, dict[str, Any]]:
    """Return the book by number and symbol."""
    return {row["symbol"]: row for row in window.shell.office.store.all(OUTGOING)}


def keep(official: Official, subject: str) -> Official:
    """Keep the next free number."""
    return official.presses("Giữ số").fills({"Trích yếu": subject}).presses("Giữ số này")


def test_the_next_free_number_is_proposed_and_kept(window: Any, official: Official) -> None:
    official.opens("Văn bản đi").presses("Giữ số").shows("Số", "01")
    official.fills({"Trích yếu": "Thông báo lịch tiếp công dân"}).presses("Giữ số này")
    official.sees("Đã giữ số 01/TB-UBND.").sees("Thông báo lịch tiếp công dân")
    keep(official, "Thông báo thứ hai").sees("Đã giữ số 02/TB-UBND.")
    assert {row["state"] for row in lines(window).values()} == {"reserved"}


def test_another_kind_has_its_own_next_number(window: Any, official: Official) -> None:
    official.opens("Văn bản đi")
    keep(official, "Thông báo").sees("Đã giữ số 01/TB-UBND.")
    official.presses("Giữ số").shows("Số", "02").fills({"Loại": "QĐ"}).shows("Số", "01")
    official.fills({"Số": "7a", "Trích yếu": "Quyết định"}).presses("Giữ số này").sees("Đã giữ số 7a/QĐ-UBND.")
    assert set(lines(window)) == {"01/TB-UBND", "7a/QĐ-UBND"}


def test_a_taken_number_is_refused_and_what_was_typed_stays(window: Any, official: Official) -> None:
    official.opens("Văn bản đi")
    keep(official, "Thông báo").sees("Đã giữ số 01/TB-UBND.")
    official.presses("Giữ số").fills({"Số": "1", "Trích yếu": "Việc khác"}).presses("Giữ số này")
    official.sees("Số 01/TB-UBND đã dùng cho “Thông báo”").presses("Đóng").shows("Trích yếu", "Việc khác")
    assert len(lines(window)) == 1


def test_a_number_is_given_up_with_a_reason(window: Any, official: Official) -> None:
    official.opens("Văn bản đi")
    keep(official, "Thông báo nghỉ lễ").sees("Đã giữ số 01/TB-UBND.").presses("Hủy số")
    official.sees("Vì sao hủy số 01/TB-UBND?").fills({"Lý do": "Không ban hành nữa"}).presses("Hủy số")
    official.sees("Đã hủy số.")
    line = lines(window)["01/TB-UBND"]
    assert (line["state"], line["gap_reason"]) == ("void", "Không ban hành nữa")
    official.presses("Giữ số").shows("Số", "02")


def test_a_series_begins_where_the_paper_book_ended(window: Any, official: Official) -> None:
    official.opens("Văn bản đi").presses("Bắt đầu số từ…").sees("Số tiếp theo hiện nay là 01/TB-UBND.")
    official.fills({"Số đầu tiên trong chương trình": "168"}).presses("Bắt đầu từ số này")
    official.sees("Số tiếp theo là 168/TB-UBND.").presses("Giữ số").shows("Số", "168")


def test_a_paper_written_outside_the_program_is_entered_by_hand(window: Any, official: Official) -> None:
    official.opens("Văn bản đi").presses("Ghi mới")
    official.fills({"Loại": "QĐ", "Số ghi trên văn bản": "9", "Trích yếu": "Quyết định cũ", "Năm": "2026"}).hits(
        "Ctrl+S"
    )
    official.sees("09/QĐ-UBND")
    assert lines(window)["09/QĐ-UBND"]["series"] == "QĐ"
