"""A consultation: how long people are given, opinions counted by content, and the result as a disclosure of its own."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import CONSULTATIONS, DISCLOSURES, OPINIONS
from papi_desktop.operations import disclosing, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.books import book_of
from papi_desktop.operations.limits import State, limits_of
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.opinions import figures_of, told

PLAN = {
    **CONSULTATIONS.blank(),
    "title": "Dự thảo kế hoạch sử dụng đất năm 2027",
    "kind": "yearly_plan",
    "plan_date": "2026-10-01",
    "published_on": "2026-10-05",
    "ways": ["ballot", "meeting", "box"],
}


def kept(office: Office, **changes: Any) -> dict[str, Any]:
    record = {**PLAN, **changes}
    reasons = {p.field: "theo thực tế" for p in records.check(office, CONSULTATIONS, record)}
    found = office.store.get(CONSULTATIONS, records.save(office, CONSULTATIONS, record, accepted=reasons))
    assert found is not None
    return found


def say_opinion(office: Office, consultation: dict[str, Any], content: str, **more: Any) -> str:
    record = {**OPINIONS.blank(), "consultation_id": consultation["id"], "content": content, **more}
    return records.save(office, OPINIONS, record)


@pytest.mark.parametrize(
    ("kind", "last"),
    [
        ("yearly_plan", "2026-10-25"),
        ("land_use_plan", "2026-11-04"),
        ("other", "2026-10-25"),
        ("environment_1", "2026-10-20"),
        ("environment_zone", "2026-10-10"),
    ],
)
def test_people_are_given_as_long_as_the_law_of_the_kind_says(office: Office, kind: str, last: str) -> None:
    assert kept(office, kind=kind)["closes_on"] == last


def test_a_shorter_time_is_told_and_a_longer_one_is_not(office: Office) -> None:
    short = records.check(office, CONSULTATIONS, {**PLAN, "closes_on": "2026-10-24"})
    assert [(p.field, p.kind) for p in short] == [("closes_on", "late")]
    assert records.check(office, CONSULTATIONS, {**PLAN, "closes_on": "2026-11-10"}) == []


@pytest.mark.parametrize(
    ("put_together", "told_of"), [("2026-10-24", True), ("2026-10-25", True), ("2026-10-26", False)]
)
def test_opinions_put_together_before_the_last_day_need_a_reason(
    office: Office, put_together: str, told_of: bool
) -> None:
    record = {**PLAN, "closes_on": "2026-10-25", "synthesis_on": put_together}
    early = [p for p in records.check(office, CONSULTATIONS, record) if (p.field, p.kind) == ("synthesis_on", "early")]
    assert bool(early) is told_of
    if told_of:
        with pytest.raises(UserError):
            records.save(office, CONSULTATIONS, record)
        reason = {"synthesis_on": "mọi hộ đã có ý kiến"}
        assert records.save(office, CONSULTATIONS, record, accepted=reason)


def test_fourteen_opinions_with_thirty_four_contents(office: Office) -> None:
    consultation = kept(office)
    contents = iter(range(34))
    for opinion in range(14):
        for further in range(3 if opinion < 6 else 2):
            channel = "ballot" if opinion % 2 else "meeting"
            say_opinion(
                office, consultation, f"Nội dung số {next(contents)}", opinions=int(not further), channel=channel
            )
    counted = figures_of(office, consultation)
    assert (counted.opinions, counted.contents, counted.pending) == (14, 34, 34)
    assert counted.by_way["ballot", "resident"] == counted.by_way["meeting", "resident"] == 7
    assert told(consultation, counted) == (14, 34)


def test_the_same_content_from_two_sides_is_one_content(office: Office) -> None:
    consultation = kept(office)
    say_opinion(office, consultation, "Giữ nghĩa trang ở chỗ cũ", opinions=9, channel="ballot")
    say_opinion(office, consultation, "giữ nghĩa trang ở chỗ cũ", opinions=2, channel="meeting", level="village")
    counted = figures_of(office, consultation)
    assert (counted.opinions, counted.contents) == (11, 1)


def test_what_a_report_states_stands_and_a_difference_is_told(office: Office) -> None:
    consultation = kept(office)
    say_opinion(office, consultation, "Mở rộng đường ra đồng")
    stated = {**consultation, "opinions_stated": 14, "contents_stated": 34}
    assert told(stated, figures_of(office, consultation)) == (14, 34)
    assert {p.field for p in records.check(office, CONSULTATIONS, stated)} == {"opinions_stated", "contents_stated"}


def test_opinions_keep_the_order_they_were_entered_in(office: Office) -> None:
    consultation = kept(office)
    for content in ("Sau cùng", "Đầu tiên", "Giữa"):
        say_opinion(office, consultation, content)
    found = office.store.all(OPINIONS, Query(filters={"consultation_id": consultation["id"]}))
    assert [(o["position"], o["content"]) for o in found] == [(1, "Sau cùng"), (2, "Đầu tiên"), (3, "Giữa")]


def test_the_result_is_disclosed_once_every_opinion_is_answered(office: Office) -> None:
    consultation = kept(office)
    opinion = say_opinion(office, consultation, "Mở rộng đường ra đồng")
    consultation = kept(office, **{**consultation, "synthesis_on": "2026-11-16"})
    with pytest.raises(UserError) as refused:
        disclosing.disclose(office, CONSULTATIONS, consultation["id"], "result")
    assert refused.value.code == "CK-05"
    answer = {"treatment": "accepted", "answer": "Bổ sung vào danh mục công trình"}
    records.save(office, OPINIONS, {**(office.store.get(OPINIONS, opinion) or {}), **answer})
    entered = office.store.get(DISCLOSURES, disclosing.disclose(office, CONSULTATIONS, consultation["id"], "result"))
    assert entered is not None
    assert entered["duty"] == "ly-kien-ket-qua"
    assert (entered["trigger_date"], entered["due"]) == ("2026-11-16", "2026-11-23")
    assert "Dự thảo kế hoạch sử dụng đất năm 2027" in entered["title"]
    states = {found.row.id: found.state(date(2027, 1, 1)) for found in limits_of(office, CONSULTATIONS, consultation)}
    assert states["consultation-result-public"] is State.HANDED_OVER


def test_today_tells_what_closes_what_is_to_be_put_together_and_what_is_to_be_disclosed(office: Office) -> None:
    def lines(on: date) -> list[tuple[Urgency, date | None]]:
        return [(line.urgency, line.due) for line in book_of(CONSULTATIONS).agenda(office, on)]

    consultation = kept(office)
    assert lines(date(2026, 10, 10)) == [(Urgency.RUNNING, date(2026, 10, 25))]
    assert lines(date(2026, 10, 20)) == [(Urgency.DUE, date(2026, 10, 25))]
    assert lines(date(2026, 11, 1)) == [(Urgency.DUE, date(2026, 10, 25))]
    kept(office, **{**consultation, "synthesis_on": "2026-11-16"})
    assert lines(date(2026, 11, 20)) == [(Urgency.DUE, date(2026, 11, 23))]
    assert lines(date(2026, 11, 24)) == [(Urgency.OVERDUE, date(2026, 11, 23))]
