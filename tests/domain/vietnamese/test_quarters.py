"""Quarters: their days and how they are written."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.vietnamese.quarters import Quarter, parse_quarter
from papi_desktop.domain.vietnamese.unreadable import DateFormatError


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
    assert parse_quarter(text) == Quarter(2026, 4)


@pytest.mark.parametrize("text", ["", "2026", "2026-Q5", "2026-Q0", "quý V/2026", "Q4", "quý IV", "4/2026"])
def test_what_is_no_quarter_is_refused(text: str) -> None:
    with pytest.raises(DateFormatError):
        parse_quarter(text)


def test_there_are_four_quarters() -> None:
    with pytest.raises(ValueError, match="no quarter 5"):
        Quarter(2026, 5)


@given(st.dates())
def test_every_day_lies_in_its_quarter(day: date) -> None:
    quarter = Quarter.of(day)
    assert quarter.first_day <= day <= quarter.last_day
    assert quarter.first_day.day == 1
    if quarter.last_day < date.max:
        assert (quarter.last_day + timedelta(1)).day == 1


def test_quarters_as_papers_write_them() -> None:
    assert [Quarter(2026, number).official for number in (1, 2, 3, 4)] == [
        "quý I năm 2026", "quý II năm 2026", "quý III năm 2026", "quý IV năm 2026"
    ]  # fmt: skip
    assert str(Quarter(2026, 4)) == "2026-Q4"
    assert parse_quarter(Quarter(2026, 3).official) == parse_quarter(str(Quarter(2026, 3)))


def test_quarters_sort_by_time() -> None:
    assert Quarter(2025, 4) < Quarter(2026, 1) < Quarter(2026, 2)
