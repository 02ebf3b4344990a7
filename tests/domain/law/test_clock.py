"""The legal clock against the worked examples of the law study and against the Civil Code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.calendar import DayKind, ReasonCode, SpecialDay, WorkingCalendar
from papi_desktop.domain.law.clock import Deadline, deadline, notice_before, posting, reckon
from papi_desktop.domain.law.dated import Certainty
from papi_desktop.domain.law.recompute import OpenItem, recompute
from papi_desktop.domain.law.rules import Rule, RuleKind, Unit

FindRule = Callable[[str], Rule]


@pytest.mark.parametrize(
    ("rule_id", "start", "due"),
    [
        ("PUB_DEFAULT", "2026-11-20", "2026-11-30"),  # 24/11 is off
        ("PUB_DEFAULT", "2027-02-01", "2027-02-15"),  # over Tết
        ("CONTRIB_SEND", "2026-11-23", "2026-12-01"),
        ("COMPLAINT_ACCEPT", "2026-11-20", "2026-12-02"),
        ("ATI_ANSWER", "2026-11-23", "2026-12-07"),  # the 12th day is a Saturday
        ("ATI_BACKLOG", "2026-09-01", "2027-03-01"),
        ("LAND_DIALOGUE", "2026-12-14", "2027-01-13"),
        ("DIALOGUE_RESULT", "2026-12-15", "2026-12-25"),
        ("BUDGET_EXECUTION", "2026-09-30", "2026-10-12"),  # the 10th day is a Saturday
        ("BUDGET_POLICY_TEXT", "2026-11-20", "2026-11-26"),
        ("RELIEF_CALL", "2026-11-22", "2026-11-22"),  # at once, on a Sunday too
        ("VILLAGE_ACTING_HEAD", "2026-08-31", "2027-02-28"),  # February has no 31st; a Sunday, and a term does not roll
        ("HEAD_TERM", "2028-02-29", "2033-02-28"),
        ("PUB_DEFAULT", "2026-01-05", "2026-01-10"),  # a Saturday worked instead of 2/1
    ],
)
def test_deadlines(rule: FindRule, calendar: WorkingCalendar, rule_id: str, start: str, due: str) -> None:
    assert deadline(rule(rule_id), date.fromisoformat(start), calendar).due == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("rule_id", "start", "last"),
    [
        ("POST_30", "2026-12-01", "2026-12-31"),
        ("OPINION_DEFAULT", "2026-12-01", "2026-12-21"),
        ("LAND_COMP_POST", "2026-12-01", "2026-12-11"),
        ("POOR_POST", "2026-11-20", "2026-11-26"),  # working days, 24/11 is off
        ("RADIO_3", "2026-12-03", "2026-12-06"),  # a Sunday: a minimum never moves
    ],
)
def test_postings(rule: FindRule, calendar: WorkingCalendar, rule_id: str, start: str, last: str) -> None:
    found = posting(rule(rule_id), date.fromisoformat(start), calendar)
    assert found.last_day_up == date.fromisoformat(last)
    assert found.takedown_from == date.fromisoformat(last) + timedelta(days=1)


def test_a_permanent_posting_has_no_end(rule: FindRule, calendar: WorkingCalendar) -> None:
    found = posting(rule("POST_PERMANENT"), date(2026, 12, 1), calendar)
    assert (found.last_day_up, found.takedown_from) == (None, None)


@pytest.mark.parametrize(
    ("rule_id", "event", "latest"),
    [
        ("DIALOGUE_NOTICE", "2026-12-15", "2026-12-08"),
        ("RECEPTION_SCHEDULE", "2026-12-01", "2026-11-23"),  # 30, 27, 26, 25, 23/11: 24/11 is off
        ("MEETING_NOTICE", "2026-11-24", "2026-11-22"),  # a Sunday: not moved towards the meeting
        ("VOTER_LIST_POST", "2026-03-15", "2026-02-03"),
    ],
)
def test_notices(rule: FindRule, calendar: WorkingCalendar, rule_id: str, event: str, latest: str) -> None:
    assert notice_before(rule(rule_id), date.fromisoformat(event), calendar).latest == date.fromisoformat(latest)


def test_counting_shows_every_day_and_why(rule: FindRule, calendar: WorkingCalendar) -> None:
    found = deadline(rule("PUB_DEFAULT"), date(2026, 11, 20), calendar)
    told = [(day.date.day, day.number, day.why.code.value) for day in found.counting]
    assert told == [
        (20, None, "first_day"),
        (21, None, "weekly_rest"),
        (22, None, "weekly_rest"),
        (23, 1, "working"),
        (24, None, "holiday"),
        (25, 2, "working"),
        (26, 3, "working"),
        (27, 4, "working"),
        (28, None, "weekly_rest"),
        (29, None, "weekly_rest"),
        (30, 5, "working"),
    ]
    assert found.counting[4].why.name_vi == "Ngày Văn hóa Việt Nam"


def test_a_last_day_that_is_off_moves_and_is_told(rule: FindRule, calendar: WorkingCalendar) -> None:
    found = deadline(rule("ATI_ANSWER"), date(2026, 11, 23), calendar)
    assert found.nominal == date(2026, 12, 5)
    assert [(day.date.day, day.counted, day.why.code) for day in found.counting[-3:]] == [
        (5, True, ReasonCode.CALENDAR_DAY),
        (6, False, ReasonCode.WEEKLY_REST),
        (7, False, ReasonCode.MOVED_HERE),
    ]


def test_an_extension_counts_from_the_day_before_moving(rule: FindRule, calendar: WorkingCalendar) -> None:
    first = deadline(rule("ATI_ANSWER"), date(2026, 11, 23), calendar)
    assert deadline(rule("ATI_EXTEND"), first.nominal, calendar).due == date(2026, 12, 17)


def test_hours_run_from_the_hour_through_days_off(rule: FindRule, calendar: WorkingCalendar) -> None:
    found = deadline(rule("DATA_BREACH"), datetime(2026, 11, 20, 16, 30), calendar)
    assert found.due_at == datetime(2026, 11, 23, 16, 30)
    with pytest.raises(UserError) as refused:
        deadline(rule("DATA_BREACH"), date(2026, 11, 20), calendar)
    assert refused.value.code == "LUAT-05"


def test_a_time_of_day_does_not_disturb_days(rule: FindRule, calendar: WorkingCalendar) -> None:
    at_night = deadline(rule("PUB_DEFAULT"), datetime(2026, 11, 20, 23, 59), calendar)
    assert at_night == deadline(rule("PUB_DEFAULT"), date(2026, 11, 20), calendar)


def test_every_rule_about_days_is_reckoned_by_its_kind(rule: FindRule, calendar: WorkingCalendar) -> None:
    start = date(2026, 12, 1)
    assert reckon(rule("POST_30"), start, calendar) == posting(rule("POST_30"), start, calendar)
    assert reckon(rule("DIALOGUE_NOTICE"), start, calendar) == notice_before(rule("DIALOGUE_NOTICE"), start, calendar)
    assert reckon(rule("PUB_DEFAULT"), start, calendar) == deadline(rule("PUB_DEFAULT"), start, calendar)


@pytest.mark.parametrize("rule_id", ["CONTRIB_VOTE_VILLAGE", "POOR_PERIOD", "DIALOGUE_YEARLY", "COUNTING"])
def test_rules_about_no_days_are_refused(rule: FindRule, calendar: WorkingCalendar, rule_id: str) -> None:
    with pytest.raises(UserError) as refused:
        reckon(rule(rule_id), date(2026, 12, 1), calendar)
    assert refused.value.code == "LUAT-04"


# ------------------------------------------------------------------------------------------------------- what holds for any rule


def made(kind: RuleKind, amount: int, unit: Unit) -> Rule:
    return Rule(
        id="MADE",
        citation="",
        certainty=Certainty.TO_CHECK,
        kind=kind,
        subject="made",
        subject_vi="made",
        amount=Fraction(amount),
        unit=unit,
        rolls=kind is RuleKind.DEADLINE,
    )


days = st.dates(date(2025, 1, 1), date(2027, 9, 1))
counted_units = st.sampled_from([Unit.WORKING_DAY, Unit.CALENDAR_DAY])


@settings(deadline=None)
@given(start=days, amount=st.integers(1, 60), unit=counted_units)
def test_a_deadline_is_a_working_day_and_counts_its_days(
    calendar: WorkingCalendar, start: date, amount: int, unit: Unit
) -> None:
    found = deadline(made(RuleKind.DEADLINE, amount, unit), start, calendar)
    assert calendar.is_working(found.due)
    assert [day.number for day in found.counting if day.counted] == list(range(1, amount + 1))
    assert [day.date for day in found.counting] == [
        start + timedelta(days=n) for n in range((found.due - start).days + 1)
    ]
    if unit is Unit.CALENDAR_DAY:
        assert found.nominal == start + timedelta(days=amount)


@settings(deadline=None)
@given(event=days, amount=st.integers(1, 30))
def test_a_notice_in_working_days_leaves_them_all_before_the_event(
    calendar: WorkingCalendar, event: date, amount: int
) -> None:
    latest = notice_before(made(RuleKind.NOTICE, amount, Unit.WORKING_DAY), event, calendar).latest
    between = (event - latest).days
    assert sum(calendar.is_working(latest + timedelta(days=n)) for n in range(between)) == amount


# ------------------------------------------------------------------------------------------------------ a calendar that changes


def test_a_new_day_off_moves_open_items_and_lists_them(rule: FindRule, calendar: WorkingCalendar) -> None:
    day = date(2026, 11, 26)
    extra = SpecialDay(
        id=day.isoformat(), citation="", certainty=Certainty.TO_CHECK, kind=DayKind.HOLIDAY, name_vi="Nghỉ bão"
    )
    stormy = replace(calendar, days={**calendar.days, day: extra})
    items = [
        OpenItem("a decision", rule("PUB_DEFAULT"), date(2026, 11, 20)),
        OpenItem("a posting", rule("POST_30"), date(2026, 11, 20)),
        OpenItem("a permanent posting", rule("POST_PERMANENT"), date(2026, 11, 20)),
        OpenItem("a breach", rule("DATA_BREACH"), date(2026, 11, 25)),
        OpenItem("a schedule", rule("RECEPTION_SCHEDULE"), date(2026, 12, 1)),
    ]
    moved = recompute(items, calendar, stormy)
    assert [(m.item.key, m.before, m.after) for m in moved] == [
        ("a decision", date(2026, 11, 30), date(2026, 12, 1)),
        ("a schedule", date(2026, 11, 23), date(2026, 11, 20)),
    ]
    assert recompute(items, calendar, calendar) == ()


def test_results_can_be_compared(rule: FindRule, calendar: WorkingCalendar) -> None:
    first = deadline(rule("PUB_DEFAULT"), date(2026, 11, 20), calendar)
    assert isinstance(first, Deadline)
    assert first.last_day == first.due
