"""A day something is due is read and written alike, and the year after is never lost."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from papi_desktop.domain.due_days import due_day_of, read_due_day, write_due_day

DAYS = [(date(2025, 1, 1) + timedelta(n)).strftime("%m-%d") for n in range(365)]


@pytest.mark.parametrize("kept", [*DAYS, *(f"+1-{day}" for day in DAYS)])
def test_what_is_written_reads_back(kept: str) -> None:
    assert read_due_day(write_due_day(kept)) == kept


def test_the_year_after_is_told_apart() -> None:
    assert (write_due_day("01-15"), write_due_day("+1-01-15")) == ("15/1", "15/1+1")
    assert due_day_of("01-15", 2026) == date(2026, 1, 15)
    assert due_day_of("+1-01-15", 2026) == date(2027, 1, 15)


@pytest.mark.parametrize("written", ["15/1+1", "15/01 + 1", " 15-1+1 ", "15.1+ 1"])
def test_people_write_it_in_several_ways(written: str) -> None:
    assert read_due_day(written) == "+1-01-15"


@pytest.mark.parametrize("written", ["", "29/2", "31/4", "20/13", "20", "15/1+2", "hết quý"])
def test_what_is_no_day_of_every_year(written: str) -> None:
    assert read_due_day(written) is None
