"""Old backups grow sparse, never few, whatever the clock did."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from papi_desktop.store import thinning

TODAY = datetime(2026, 11, 22, 16, 0, tzinfo=UTC)


def days(count: int, start: datetime = TODAY) -> list[datetime]:
    return [start - timedelta(days=n) for n in range(count)]


def test_few_are_all_kept() -> None:
    made = days(10)
    assert thinning.kept(made) == set(made)
    assert thinning.kept([]) == set()


def test_of_one_busy_day_the_latest_few_are_kept() -> None:
    made = [TODAY - timedelta(minutes=n) for n in range(30)]
    assert thinning.kept(made) == set(made[: thinning.LATEST])


def test_daily_then_weekly_then_monthly() -> None:
    made = days(800)
    kept = sorted(thinning.kept(made), reverse=True)
    assert kept[: thinning.DAYS] == made[: thinning.DAYS]
    gaps = [(newer - older).days for newer, older in pairwise(kept)]
    assert max(gaps[: thinning.DAYS - 1]) == 1
    assert max(gaps) <= 31
    assert len({(moment.year, moment.month) for moment in kept}) == thinning.MONTHS
    assert len(kept) <= thinning.LATEST + thinning.DAYS + thinning.WEEKS + thinning.MONTHS


def test_of_a_day_a_week_a_month_the_newest_is_kept() -> None:
    morning, evening = TODAY.replace(hour=8), TODAY.replace(hour=17)
    old = days(60, TODAY - timedelta(days=90))
    made = [morning, evening, *days(thinning.LATEST, TODAY - timedelta(days=1)), *old]
    kept = thinning.kept(made)
    assert evening in kept
    august = [moment for moment in old if moment.month == 8]
    assert max(august) in kept


def test_a_clock_that_ran_ahead_does_not_make_the_others_old() -> None:
    made = days(14)
    ahead = [datetime(2036, 1, 1 + n, tzinfo=UTC) for n in range(3)]
    kept = thinning.kept([*made, *ahead])
    assert set(ahead) <= kept
    assert len(kept & set(made)) >= 10


def test_thinning_again_and_again_keeps_what_it_kept() -> None:
    """Made every day and thinned every day, as at the office."""
    shelf: set[datetime] = set()
    for moment in reversed(days(1000)):
        shelf = thinning.kept([*shelf, moment])
    ages = sorted((TODAY - moment).days for moment in shelf)
    assert ages[: thinning.DAYS] == list(range(thinning.DAYS))
    assert ages[-1] > 600
