"""Which days offices work, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from papi_desktop.domain.law.calendar import (
    DayKind,
    ReasonCode,
    SpecialDay,
    WorkingCalendar,
    parse_special_day,
    parse_week,
)
from papi_desktop.domain.law.dated import Certainty
from papi_desktop.domain.law.schema import RawRow, SchemaError


@pytest.mark.parametrize(
    ("day", "working", "code"),
    [
        ("2026-11-24", False, ReasonCode.HOLIDAY),
        ("2026-11-23", True, ReasonCode.WORKING),
        ("2026-11-28", False, ReasonCode.WEEKLY_REST),
        ("2026-01-02", False, ReasonCode.SWAPPED_OFF),
        ("2026-01-10", True, ReasonCode.SWAPPED_WORK),
        ("2026-08-22", True, ReasonCode.SWAPPED_WORK),
        ("2026-04-27", False, ReasonCode.SUBSTITUTE),
        ("2027-02-04", False, ReasonCode.HOLIDAY),
        ("2027-02-11", True, ReasonCode.WORKING),
    ],
)
def test_days(calendar: WorkingCalendar, day: str, working: bool, code: ReasonCode) -> None:
    when = date.fromisoformat(day)
    assert calendar.is_working(when) is working
    assert calendar.why(when).code is code


def test_a_reason_is_told_with_the_name_of_the_day(calendar: WorkingCalendar) -> None:
    told = calendar.why(date(2026, 11, 24)).message()
    assert told.values["name"] == "Ngày Văn hóa Việt Nam"
    assert calendar.why(date(2026, 11, 23)).message().in_english() == "working day"


def test_next_working_day(calendar: WorkingCalendar) -> None:
    assert calendar.next_working(date(2027, 2, 4)) == date(2027, 2, 11)
    assert calendar.next_working(date(2026, 11, 23)) == date(2026, 11, 23)


def test_every_swap_names_its_other_half(calendar: WorkingCalendar) -> None:
    swaps = [special for special in calendar.days.values() if special.swapped_with]
    assert swaps
    for special in swaps:
        assert special.swapped_with is not None
        other = calendar.days[special.swapped_with]
        assert other.swapped_with == special.day
        assert other.is_working is not special.is_working


def test_other_years_are_asked_only_for_days_of_other_years(calendar: WorkingCalendar) -> None:
    asked: list[int] = []
    new_year = SpecialDay(
        id="2030-01-01", citation="", certainty=Certainty.TO_CHECK, kind=DayKind.HOLIDAY, name_vi="Tết"
    )

    def other_years(year: int) -> Mapping[date, SpecialDay]:
        asked.append(year)
        return {new_year.day: new_year}

    patched = replace(calendar, other_years=other_years)
    assert patched.is_working(date(2026, 12, 1))
    assert asked == []
    assert not patched.is_working(date(2030, 1, 1))
    assert asked == [2030]


def week(**changes: object) -> RawRow:
    data: dict[str, object] = {
        "id": "w",
        "citation": "",
        "certainty": "to_check",
        "weekly_rest": ["sunday"],
        "covered_years": [2026],
    }
    return RawRow(data | changes, "week", 0, "holidays.toml")


def test_the_weekly_rest_can_be_set(calendar: WorkingCalendar) -> None:
    sundays = replace(calendar, week=parse_week(week()))
    assert sundays.is_working(date(2026, 11, 28))
    assert not sundays.is_working(date(2026, 11, 29))


@pytest.mark.parametrize(
    "rest", [["sonntag"], ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]]
)
def test_a_week_needs_known_names_and_a_working_day(rest: list[str]) -> None:
    with pytest.raises(SchemaError) as refused:
        parse_week(week(weekly_rest=rest))
    assert refused.value.field == "weekly_rest"


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"id": "24/11/2026"}, "id"), ({"swapped_with": "2026-11-28"}, "swapped_with"), ({"kind": "feast"}, "kind")],
)
def test_a_special_day_must_fit(changes: dict[str, object], field: str) -> None:
    data = {"id": "2026-11-24", "kind": "holiday", "name_vi": "Nghỉ", "citation": "", "certainty": "to_check"}
    with pytest.raises(SchemaError) as refused:
        parse_special_day(RawRow(data | changes, "day", 0, "holidays.toml"))
    assert refused.value.field == field
