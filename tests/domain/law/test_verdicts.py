"""The judgement on a posting at one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.clock import posting
from papi_desktop.domain.law.rules import Rule, RuleBook
from papi_desktop.domain.law.verdicts import Outcome, Span, Verdict, verdict

FindRule = Callable[[str], Rule]
FIRST = date(2026, 12, 1)


def span(first: str, last: str | None = None, *, proven: bool = True) -> Span:
    return Span(date.fromisoformat(first), date.fromisoformat(last) if last else None, proven)


@pytest.mark.parametrize(
    ("spans", "on", "expected"),
    [
        ([], "2026-12-15", Verdict(Outcome.MISSING, 0, 30)),
        ([span("2026-12-20")], "2026-12-15", Verdict(Outcome.MISSING, 0, 30)),
        ([span("2026-12-01")], "2026-12-01", Verdict(Outcome.RUNNING, 0, 30)),
        ([span("2026-12-01")], "2026-12-15", Verdict(Outcome.RUNNING, 14, 16)),
        ([span("2026-12-01")], "2026-12-31", Verdict(Outcome.RUNNING, 30, 0)),  # the last day is not over
        ([span("2026-12-01")], "2027-01-01", Verdict(Outcome.COMPLETE, 31, 0)),
        ([span("2026-12-01", "2026-12-31")], "2027-02-01", Verdict(Outcome.COMPLETE, 30, 0)),
        ([span("2026-12-01", "2026-12-30")], "2027-02-01", Verdict(Outcome.SHORT, 29, 1)),
        ([span("2026-12-01", "2026-12-27")], "2026-12-28", Verdict(Outcome.SHORT, 26, 4)),
        ([span("2026-12-01", "2026-12-31")], "2026-12-10", Verdict(Outcome.RUNNING, 9, 21)),  # still planned
        ([span("2026-12-01", "2026-12-31", proven=False)], "2027-02-01", Verdict(Outcome.NOT_PROVEN, 30, 0)),
        ([span("2026-12-01", proven=False)], "2026-12-15", Verdict(Outcome.RUNNING, 14, 16)),
        # taken down and hung again the next day: no break
        ([span("2026-12-01", "2026-12-10"), span("2026-12-11", "2026-12-31")], "2027-02-01", Verdict(Outcome.COMPLETE, 30, 0)),
        # a day between: the count begins anew
        ([span("2026-12-01", "2026-12-10"), span("2026-12-12", "2026-12-31")], "2027-02-01", Verdict(Outcome.SHORT, 19, 11)),
        ([span("2026-12-01", "2026-12-10"), span("2026-12-12")], "2026-12-20", Verdict(Outcome.RUNNING, 8, 22)),
        # long enough once stays complete
        ([span("2026-10-01", "2026-11-10"), span("2026-12-12")], "2026-12-20", Verdict(Outcome.COMPLETE, 40, 0)),
        # one of two stretches without proof
        (
            [span("2026-12-01", "2026-12-10", proven=False), span("2026-12-11", "2026-12-31")],
            "2027-02-01",
            Verdict(Outcome.NOT_PROVEN, 30, 0),
        ),
        # a second paper without proof beside a proven one takes nothing away
        (
            [span("2026-12-01", "2026-12-31"), span("2026-12-05", "2026-12-09", proven=False)],
            "2027-02-01",
            Verdict(Outcome.COMPLETE, 30, 0),
        ),
    ],
)  # fmt: skip
def test_thirty_days(rule: FindRule, calendar: WorkingCalendar, spans: list[Span], on: str, expected: Verdict) -> None:
    assert verdict(spans, rule("POST_30"), date.fromisoformat(on), calendar) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [("2026-11-25", Verdict(Outcome.SHORT, 2, 1)), ("2026-11-26", Verdict(Outcome.COMPLETE, 3, 0))],
)
def test_working_days(rule: FindRule, calendar: WorkingCalendar, last: str, expected: Verdict) -> None:
    spans = [span("2026-11-20", last)]  # over a weekend and 24/11
    assert verdict(spans, rule("POOR_POST"), date(2026, 12, 31), calendar) == expected


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([span("2026-01-01")], Verdict(Outcome.COMPLETE, 334, 0)),
        ([span("2026-01-01", proven=False)], Verdict(Outcome.NOT_PROVEN, 334, 0)),
        ([span("2026-01-01", "2026-11-21")], Verdict(Outcome.SHORT, 324, 10)),
        ([], Verdict(Outcome.MISSING, 0, 0)),
    ],
)
def test_what_must_hang_for_good(
    rule: FindRule, calendar: WorkingCalendar, spans: list[Span], expected: Verdict
) -> None:
    assert verdict(spans, rule("POST_PERMANENT"), date(2026, 12, 1), calendar) == expected


@settings(deadline=None)
@given(after=st.integers(0, 70), up=st.integers(0, 70), unit=st.sampled_from(["POST_30", "POOR_POST"]))
def test_verdict_and_clock_agree(book: RuleBook, calendar: WorkingCalendar, after: int, up: int, unit: str) -> None:
    """What hung to the clock's last day is complete, what hung a day less is not, on whatever day it is asked."""
    rule = book.rule(unit, on=FIRST)
    first = FIRST + timedelta(days=after)
    last_day_up = posting(rule, first, calendar).last_day_up
    assert last_day_up is not None
    last = first + timedelta(days=up)
    found = verdict([Span(first, last, True)], rule, last + timedelta(days=1), calendar)
    assert (found.outcome is Outcome.COMPLETE) == (last >= last_day_up)
    assert (found.short_by == 0) == (found.outcome is Outcome.COMPLETE)
