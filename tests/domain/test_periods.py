"""Periods of reports: their days, what comes before them, and how they are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.periods import EVERY, QUARTER, Period, parse_period, parse_quarter, period_of
from papi_desktop.domain.vietnamese.unreadable import DateFormatError


def quarter(number: int, year: int = 2026) -> Period:
    return Period(year, number, QUARTER)


@pytest.mark.parametrize(
    "text",
    [
        "2026-Q4",
        "2026-q4",
        "2026Q4",
        "Quý IV/2026",
        "quý 4 năm 2026",
        "Quý IV năm 2026",
        "QUÝ IV - 2026",
        " quý iv/2026 ",
    ],
)
def test_quarters_as_people_write_them(text: str) -> None:
    assert parse_quarter(text) == quarter(4)


@pytest.mark.parametrize("text", ["", "2026", "2026-Q5", "2026-Q0", "quý V/2026", "Q4", "quý IV", "4/2026"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(DateFormatError):
        parse_quarter(text)


def test_there_are_four_quarters() -> None:
    with pytest.raises(ValueError, match="no quarter 5"):
        quarter(5)


@given(st.dates(min_value=date(2, 1, 1)), st.sampled_from(EVERY))
def test_every_day_lies_in_its_period(day: date, every: str) -> None:
    period = period_of(day, every)
    assert period.first_day <= day <= period.last_day
    assert period.contains(day.isoformat())
    assert period.before.last_day + timedelta(1) == period.first_day
    assert period.before.every == every


def test_quarters_as_papers_write_them() -> None:
    assert [quarter(number).official for number in (1, 2, 3, 4)] == [
        "quý I năm 2026", "quý II năm 2026", "quý III năm 2026", "quý IV năm 2026"
    ]  # fmt: skip
    assert str(quarter(4)) == "2026-Q4"
    assert parse_quarter(quarter(3).official) == parse_quarter(str(quarter(3))) == quarter(3)


def test_quarters_sort_by_time() -> None:
    assert quarter(4, 2025) < quarter(1) < quarter(2)


@pytest.mark.parametrize(
    ("text", "first", "last", "before", "words"),
    [
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31), "2025-Q4", "quý IV năm 2026"),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30), "2025-H1", "6 tháng đầu năm 2026"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2023-02", "tháng 2 năm 2024"),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), "2025", "năm 2026"),
    ],
)
def test_periods(text: str, first: date, last: date, before: str, words: str) -> None:
    period = parse_period(text)
    assert (period.first_day, period.last_day, str(period), str(period.year_before)) == (first, last, text, before)
    assert period.official == words
    assert period_of(last, period.every) == period
    assert period.contains(first.isoformat())
    assert not period.contains(None)


@pytest.mark.parametrize("text", ["2026-Q5", "2026-H3", "2026-13", "2026-00", "Q4", "", "2026-Q0", "../2026"])
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(DateFormatError):
        parse_period(text)


def test_from_one_day_to_another() -> None:
    period = parse_period("2026-09-20..2026-11-05")
    assert str(period) == "2026-09-20..2026-11-05"
    assert period.official == "từ ngày 20/09/2026 đến ngày 05/11/2026"
    assert period.contains("2026-09-20")
    assert period.contains("2026-11-05")
    assert not period.contains("2026-11-06")
    assert str(period.before) == "2026-08-04..2026-09-19"
    assert str(period.year_before) == "2025-09-20..2025-11-05"
    assert [str(month) for month in period.months] == ["2026-09-20..2026-09-30", "2026-10", "2026-11-01..2026-11-05"]
    assert str(parse_period("2024-02-29..2024-02-29").year_before) == "2023-02-28..2023-02-28"


@pytest.mark.parametrize("text", ["2026-11-05..2026-09-20", "2026-13-01..2026-13-02", "2026-09-20.."])
def test_no_span(text: str) -> None:
    with pytest.raises(DateFormatError):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-Q1", date(2025, 12, 15), date(2026, 3, 14)),
        ("2026-03", date(2026, 2, 15), date(2026, 3, 14)),
        ("2026", date(2025, 12, 15), date(2026, 12, 14)),
    ],
)
def test_counted_from_the_middle_of_the_month_before(text: str, first: date, last: date) -> None:
    period = parse_period(text).counted_from(15)
    assert (period.first_day, period.last_day) == (first, last)
    assert str(period) == text
    assert period.before.last_day == first - timedelta(days=1)
    assert parse_period(text).counted_from(0) == parse_period(text)
