"""Votes judged while they are typed, opinions entered by the keyboard alone, and the time limits of a record."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.registers import COMMUNITY_DECISIONS, CONSULTATIONS, OPINIONS, VILLAGES
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from tests.ui.official import Official
from tests.ui.screens.commune import Clock

ROAD = "Góp công làm đường nội bản"
ASKED = "Dự thảo kế hoạch năm 2027"


def decision(office: Office, **values: Any) -> str:
    record = {
        **COMMUNITY_DECISIONS.blank(),
        "title": ROAD,
        "matter": "contribution",
        "village_id": office.villages()[0]["id"],
        "held_on": "2026-12-01",
        **values,
    }
    accepted = {problem.field: "ghi theo sổ" for problem in records.check(office, COMMUNITY_DECISIONS, record)}
    return records.save(office, COMMUNITY_DECISIONS, record, accepted=accepted)


def consultation(office: Office) -> str:
    record = {**CONSULTATIONS.blank(), "title": ASKED, "published_on": "2026-12-01", "plan_date": "2026-11-30"}
    return records.save(office, CONSULTATIONS, record)


def test_the_share_is_judged_at_every_key(window: Any, official: Official) -> None:
    office = window.shell.office
    record_id = decision(office)
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").chooses_row(ROAD).opens("Kiểm phiếu").sees(
        "Chưa đủ số liệu"
    )
    official.fills({"Tổng số hộ": "90", "Số hộ có mặt": "75", "Tán thành": "5"}).sees("✕ Không được thông qua")
    official.fills({"Tán thành": "59"}).sees("✕ Không được thông qua")
    official.fills({"Tán thành": "60"}).sees("✓ Được thông qua")
    official.sees("60/90 hộ tán thành (66,7%); cần 2/3 tổng số hộ, tức ít nhất 60 hộ.")
    official.sees("khoản 1 Điều 21 Luật số 10/2022/QH15")
    official.hits("Ctrl+Enter").sees("✓ 60/90 · 66,7%")
    kept = office.store.get(COMMUNITY_DECISIONS, record_id)
    assert (kept["votes_for"], kept["passed"]) == (60, True)


def test_why_the_households_differ_is_asked_once(window: Any, official: Official) -> None:
    office = window.shell.office
    village = office.villages()[0]
    records.save(office, VILLAGES, {**village, "households": 74})
    record_id = decision(office, households_total=120)
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").chooses_row(ROAD).opens("Kiểm phiếu")
    official.fills({"Số hộ có mặt": "100", "Tán thành": "90"}).hits("Ctrl+Enter").sees("90/120")
    official.opens("Lịch sử").sees("ghi theo sổ").sees("Tổng số hộ")
    assert (office.store.get(COMMUNITY_DECISIONS, record_id) or {})["votes_for"] == 90
    official.opens("Kiểm phiếu").fills({"Tổng số hộ": "121"}).hits("Ctrl+Enter").sees(
        "Ghi 121 hộ, nhưng sổ thôn, bản có 74 hộ."
    )


def test_more_votes_than_households_are_not_kept(window: Any, official: Official) -> None:
    office = window.shell.office
    record_id = decision(office)
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").chooses_row(ROAD).opens("Kiểm phiếu")
    official.fills({"Tổng số hộ": "90", "Số hộ có mặt": "75", "Tán thành": "80"}).hits("Ctrl+Enter")
    official.sees("Ghi 80 phiếu nhưng chỉ có 75 hộ tham gia.")
    assert office.store.get(COMMUNITY_DECISIONS, record_id)["votes_for"] is None


def test_a_warning_is_passed_with_a_reason(window: Any, official: Official) -> None:
    office = window.shell.office
    records.save(office, VILLAGES, {**office.villages()[0], "households": 74})
    record_id = decision(office)
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").chooses_row(ROAD).opens("Kiểm phiếu")
    official.fills({"Tổng số hộ": "90", "Tán thành": "70"}).hits("Ctrl+Enter").sees("Vì sao vẫn ghi như vậy?")
    official.fills({"Lý do": "tính cả hộ mới tách"}).presses("Ghi kết quả").sees("✓ 70/90")
    assert office.store.get(COMMUNITY_DECISIONS, record_id)["votes_for"] == 70


def test_opinions_are_entered_without_the_mouse(window: Any, official: Official) -> None:
    office = window.shell.office
    consultation(office)
    official.opens("Lấy ý kiến").chooses_row(ASKED).opens("Ý kiến").hits("Ctrl+L").sees("Ghi ý kiến này")
    official.types("Sửa đường ra đồng").hits("Enter").types("Giao thông").hits("Enter", "Ctrl+A").types("4")
    official.hits("Ctrl+Enter").sees("4 ý kiến với 1 nội dung")
    official.types("Làm cống thoát nước").hits("Ctrl+Enter").sees("5 ý kiến với 2 nội dung")
    found = list(office.store.all(OPINIONS))
    assert [(o["content"], o["topic"], o["opinions"]) for o in found] == [
        ("Sửa đường ra đồng", "Giao thông", 4),
        ("Làm cống thoát nước", "Giao thông", 1),
    ]
    official.hits("Esc").sees("Ý kiến (2)").sees("5 ý kiến với 2 nội dung")


def test_a_line_without_a_content_is_not_kept(window: Any, official: Official) -> None:
    office = window.shell.office
    consultation(office)
    official.opens("Lấy ý kiến").chooses_row(ASKED).opens("Ý kiến").hits("Ctrl+L").sees("Ghi ý kiến này")
    official.hits("Ctrl+Enter").sees("Không được để trống “Nội dung”.")
    assert office.store.count(OPINIONS) == 0


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 12, 10), "Đang chạy, đến hết ngày 21/12/2026."),
        (date(2026, 12, 24), "Đủ thời gian: phải kéo dài đến hết ngày 21/12/2026."),
    ],
)
def test_time_limits_are_told_as_of_today(window: Any, official: Official, clock: Clock, day: date, words: str) -> None:
    consultation(window.shell.office)
    clock.day = day
    official.opens("Lấy ý kiến").chooses_row(ASKED).opens("Thời hạn").sees(words)
    official.sees("khoản 2 Điều 28 Luật số 10/2022/QH15").hits("Enter").sees("Cách tính")


def test_figures_not_asked_for_leave_no_gap(window: Any, official: Official) -> None:
    decision(window.shell.office, notified_on="2026-11-20")
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").chooses_row(ROAD).opens("Kiểm phiếu")
    official.sees("Tán thành")
    present, agree = official.field("Số hộ có mặt"), official.field("Tán thành")
    beside = agree.mapTo(window, agree.rect().topLeft()) - present.mapTo(window, present.rect().topRight())
    assert beside.y() == 0
    assert 0 < beside.x() < present.width()
