"""The yearly disclosure plan on screen: made by recording a year, the catalogue with own duties, and the book of outgoing documents."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.registers import OUTGOING, YEAR_PLAN_ITEMS, YEAR_PLANS
from papi_desktop.operations import numbers, records, year_plan
from tests.ui.official import Official

OWN = "Lịch thu gom rác từng thôn"
NO_TEXT = "Xã tự quyết định, không có văn bản"


def test_a_plan_recorded_for_a_year_is_filled(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").opens("Kế hoạch công khai").sees("Chưa có kế hoạch nào.").hits("Ctrl+N").fills(
        {"Năm": "2027"}
    ).presses("Lưu")
    official.sees("Kế hoạch công khai thông tin năm 2027").opens("Nội dung kế hoạch").sees(
        "Kế hoạch phát triển kinh tế - xã hội và kết quả"
    )
    kept = window.shell.office.store.count(YEAR_PLAN_ITEMS)
    assert kept == sum(len(d.stages) for d in window.shell.office.rules.duties(window.shell.office.today()))
    official.presses("Lập giấy tờ").sees("Trang 1/").sees("Kế hoạch công khai của năm")


def test_a_duty_of_the_office_is_added_and_ended(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").opens("Kế hoạch công khai").hits("Ctrl+L").sees("52 nghĩa vụ").hits("Ctrl+N").sees(
        "Văn bản quy định"
    )
    posting = official.field("Niêm yết bao lâu")
    assert posting.fontMetrics().horizontalAdvance(official.value_of("Niêm yết bao lâu")) < posting.width() - 40
    official.presses("Thêm vào danh mục").sees("“Nội dung phải công khai”")
    official.fills({"Nội dung phải công khai": OWN, "Nội dung PAPI": "9.9"}).presses("Thêm vào danh mục")
    official.sees("Không có nội dung PAPI mang số này.").fills({"Nội dung PAPI": "6.3"}).presses("Thêm vào danh mục")
    official.sees("Nêu văn bản quy định").fills({NO_TEXT: True}).does_not_see("Nêu văn bản quy định")
    official.presses("Thêm vào danh mục").sees("Xã tự quyết định công khai")
    official.sees("53 nghĩa vụ").fills({"Nghĩa vụ nào": "Nghĩa vụ của đơn vị"}).sees("1 nghĩa vụ").sees("Đơn vị tự ghi")
    official.chooses_row(OWN).presses("Thôi áp dụng").sees("Thôi áp dụng “Lịch thu gom rác từng thôn” từ hôm nay?")
    official.presses("Thôi áp dụng").sees("0 nghĩa vụ")


def test_a_duty_of_the_office_goes_into_the_plan_that_is_there(window: Any, official: Official) -> None:
    office = window.shell.office
    plan = records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": office.today().year})
    before = len(year_plan.items_of(office, plan))
    official.opens("Sổ công khai").opens("Kế hoạch công khai").hits("Ctrl+L").sees("52 nghĩa vụ").hits("Ctrl+N")
    official.fills({"Nội dung phải công khai": OWN, "Văn bản quy định": "Quy chế của xã"}).presses("Thêm vào danh mục")
    official.sees(f"Kế hoạch năm {office.today().year} lập trước nghĩa vụ này").presses("Thêm vào kế hoạch")
    official.sees("53 nghĩa vụ")
    items = year_plan.items_of(office, plan)
    assert (len(items), items[-1]["content"]) == (before + 1, OWN)


def test_a_duty_begins_its_disclosure(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").opens("Kế hoạch công khai").hits("Ctrl+L").sees("52 nghĩa vụ")
    official.fills({"Tìm nghĩa vụ": "bang gia dat"}).sees("1 nghĩa vụ").chooses_row("Bảng giá đất").hits("Enter")
    official.shows("Nội dung công khai", "Bảng giá đất").shows("Nội dung theo danh mục", "Bảng giá đất")


def test_a_gap_is_explained_in_the_book_of_the_year(window: Any, official: Official) -> None:
    office = window.shell.office
    for text in ("1", "3"):
        numbers.reserve(office, numbers.as_number(office, "TB", text, office.today()), f"Thông báo {text}")
    official.opens("Văn bản đi").hits("Ctrl+L").sees("1 số chưa dùng").sees("Trang 1/")
    official.presses("Ghi lý do").fills({"Lý do": "Ghi nhầm, không phát hành"}).presses("Ghi lý do")
    official.sees("Không có số bỏ trống")
    void = next(row for row in office.store.all(OUTGOING) if row["state"] == "void")
    assert (void["symbol"], void["gap_reason"]) == ("02/TB-UBND", "Ghi nhầm, không phát hành")
