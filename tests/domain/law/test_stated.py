"""Periods as real papers state them: kept, and differences told."""

from __future__ import annotations

from datetime import date

import pytest

from papi_desktop.domain.law.stated import Counting, stated_period


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [("2022-10-31", "2022-11-29", 30), ("2023-05-20", "2023-06-08", 20), ("2022-11-11", "2022-11-25", 15)],
)
def test_both_ends_counted_is_kept_and_warned_about(start: str, end: str, days: int) -> None:
    found = stated_period(date.fromisoformat(start), date.fromisoformat(end), days)
    assert found.counting is Counting.BOTH_ENDS
    assert (found.both_ends, found.first_excluded, found.stated_days) == (days, days - 1, days)
    assert found.warning is not None
    assert found.warning.values == {"stated": days, "days": days - 1}


def test_the_counting_of_the_law_needs_no_warning() -> None:
    found = stated_period(date(2026, 12, 1), date(2026, 12, 31), 30)
    assert found.counting is Counting.FIRST_EXCLUDED
    assert found.warning is None


def test_a_number_that_fits_neither_way_is_kept_and_warned_about() -> None:
    found = stated_period(date(2026, 12, 1), date(2026, 12, 20), 30)
    assert (found.counting, found.stated_days, found.end) == (None, 30, date(2026, 12, 20))
    assert found.warning is not None


@pytest.mark.parametrize(("end", "both_ends"), [("2021-08-30", 32), ("2021-07-30", 1)])
def test_dates_without_a_number_are_counted_and_not_judged(end: str, both_ends: int) -> None:
    found = stated_period(date(2021, 7, 30), date.fromisoformat(end), None)
    assert (found.both_ends, found.counting, found.warning) == (both_ends, None, None)


def test_a_missing_end_is_suggested_both_ways_and_left_blank() -> None:
    found = stated_period(date(2021, 2, 23), None, 30)
    assert found.end is None
    assert found.suggested_ends == (date(2021, 3, 24), date(2021, 3, 25))
    assert found.warning is not None


@pytest.mark.parametrize("days", [None, 0, 10**12])
def test_nothing_follows_from_too_little(days: int | None) -> None:
    found = stated_period(date(2021, 2, 23), None, days)
    assert (found.stated_days, found.suggested_ends, found.warning) == (days, (), None)


def test_a_start_counted_from_the_signature_is_not_invented() -> None:
    found = stated_period(None, None, 20)
    assert (found.start, found.suggested_ends) == (None, ())


def test_reversed_dates_are_kept_and_warned_about() -> None:
    found = stated_period(date(2026, 12, 31), date(2026, 12, 1), 30)
    assert (found.start, found.end, found.both_ends) == (date(2026, 12, 31), date(2026, 12, 1), None)
    assert found.warning is not None
