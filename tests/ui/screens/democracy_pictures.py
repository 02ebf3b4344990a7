"""Land, consultations and decisions of residents as pictures: each is opened as an official would open it."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.registers import COMMUNITY_DECISIONS, CONSULTATIONS, LAND_FILES, OPINIONS
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from tests.ui.official import Official
from tests.ui.stage import Screen

PLAN = "Kế hoạch sử dụng đất năm 2027 xã Na Sang"
ROAD = "Góp công làm đường nội bản"


def _land(office: Office) -> None:
    record = {"title": PLAN, "kind": "yearly_plan", "published_on": "2026-11-20", "stated_days": 30}
    records.save(office, LAND_FILES, {**LAND_FILES.blank(), **record, "closes_on": "2026-12-20"})


def _consultation(office: Office) -> None:
    record = {"title": PLAN, "kind": "yearly_plan", "published_on": "2026-11-20", "ways": ["meeting", "ballot"]}
    asked = records.save(office, CONSULTATIONS, {**CONSULTATIONS.blank(), **record})
    for content, count, channel, level, treatment, answer in (
        ("Mở rộng nghĩa trang về phía đồi, không lấy đất lúa", 9, "ballot", "resident", "accepted", "Đã điều chỉnh"),
        ("Giữ đất ở xen kẹt cho các hộ tách hộ", 5, "meeting", "village", "explained", "Đưa vào kỳ sau"),
        ("Làm rõ hạn mức giao đất ở", 1, "web", "organisation", "pending", None),
    ):
        opinion = {"content": content, "opinions": count, "channel": channel, "level": level, "treatment": treatment}
        whole = {**OPINIONS.blank(), **opinion, "answer": answer, "topic": "Đất ở", "consultation_id": asked}
        records.save(office, OPINIONS, whole)


def _decision(office: Office) -> None:
    record = {
        **COMMUNITY_DECISIONS.blank(),
        "title": ROAD,
        "matter": "contribution",
        "form": "meeting_ballot",
        "village_id": office.villages()[0]["id"],
        "held_on": "2026-11-27",
        "households_total": 40,
        "households_present": 36,
        "votes_for": 26,
        "votes_against": 8,
    }
    records.save(office, COMMUNITY_DECISIONS, record)


def _limits(window: Any, official: Official) -> None:
    _land(window.shell.office)
    official.opens("Đất đai").chooses_row(PLAN).opens("Thời hạn").sees("Lấy ý kiến dự thảo")


def _opinions(window: Any, official: Official) -> None:
    _consultation(window.shell.office)
    official.opens("Lấy ý kiến").chooses_row(PLAN).opens("Ý kiến").sees("15 ý kiến với 3 nội dung")


def _entry(window: Any, official: Official) -> None:
    _opinions(window, official)
    official.presses("Nhập ý kiến…").sees("Ghi ý kiến này").sees("15 ý kiến với 3 nội dung")


def _votes(window: Any, official: Official) -> None:
    _decision(window.shell.office)
    official.opens("Lấy ý kiến").opens("Quyết định của cộng đồng dân cư").chooses_row(ROAD).opens("Kiểm phiếu").sees(
        "✕ Không được thông qua"
    )


DEMOCRACY_SCREENS = [
    Screen("land-limits", _limits),
    Screen("opinions", _opinions),
    Screen("opinions-entry", _entry),
    Screen("votes", _votes),
]
