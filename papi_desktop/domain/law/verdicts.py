"""Whether a posting at one place did what the law asks: long enough, without a break, and proven.

Owns the judgement from what was recorded. Must not know places, papers or photos: whoever asks says for each stretch
whether there is proof.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.clock import posting
from papi_desktop.domain.law.rules import Rule, Unit

_DAY = timedelta(days=1)


class Outcome(StrEnum):
    """What can be said of a posting at one place."""

    COMPLETE = "complete"
    SHORT = "short"
    RUNNING = "running"
    NOT_PROVEN = "not_proven"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Span:
    """One stretch in which the paper hung.

    Attributes:
        first_day: the day it was hung.
        last_day: the last day it hung to its end, so the day *before* it was taken down; None while it hangs.
        proven: whether minutes, a witness or a photo show it.
    """

    first_day: date
    last_day: date | None
    proven: bool


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement for one place on one day.

    Attributes:
        outcome: see `Outcome`.
        days: how many days of the rule's unit the stretch that counts has hung, the day it was hung not counted.
        short_by: how many such days are still missing; for a permanent posting that was taken down, the calendar days since.
    """

    outcome: Outcome
    days: int
    short_by: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Stretches without a break between them. `open` while it still hangs."""

    first: date
    last: date
    open: bool

    def touches(self, later: _Run) -> bool:
        """Whether `later`, which begins no earlier, leaves no day between."""
        return later.first <= self.last + _DAY

    def with_(self, later: _Run) -> _Run:
        return _Run(self.first, max(self.last, later.last), self.open or later.open)


def verdict(spans: Iterable[Span], rule: Rule, on: date, calendar: WorkingCalendar) -> Verdict:
    """Judge the posting at one place.

    A stretch that begins the day after another ends continues it; a day between breaks it and the count begins anew
    ("liên tục"). Posted on 1/12 for 30 days it must hang to the end of 31/12: complete from 1/1 on, or once it is recorded
    as having hung to 31/12. A last day in the future is a plan: it hangs until then.

    Args:
        spans: when it hung; overlaps are allowed.
        rule: of kind duration, in working or calendar days, for the whole period or permanent.
        on: the day of the judgement; what happens after it is left out.
        calendar: the days the office works.

    Raises:
        UserError: LUAT-04 if the rule is of another kind.
    """
    begun = [span for span in spans if span.first_day <= on]
    runs = _runs(begun, on)
    if not runs:
        return Verdict(Outcome.MISSING, 0, _whole(rule))
    proven = _runs([span for span in begun if span.proven], on)
    if rule.amount is None:
        return _lasting(runs, proven, on)
    if any(_suffices(run, rule, calendar) for run in proven):
        best = max(_days(run, rule, calendar) for run in proven)
        return Verdict(Outcome.COMPLETE, best, 0)
    if any(_suffices(run, rule, calendar) for run in runs):
        return Verdict(Outcome.NOT_PROVEN, max(_days(run, rule, calendar) for run in runs), 0)
    hanging = [run for run in runs if run.open]
    days = max(_days(run, rule, calendar) for run in hanging or runs)
    return Verdict(Outcome.RUNNING if hanging else Outcome.SHORT, days, max(0, _whole(rule) - days))


def _lasting(runs: list[_Run], proven: list[_Run], on: date) -> Verdict:
    """Judge what must hang for good: it counts as long as it hangs now."""
    last = runs[-1]
    days = (last.last - last.first).days
    if not last.open:
        return Verdict(Outcome.SHORT, days, (on - last.last).days)
    if any(run.open for run in proven):
        return Verdict(Outcome.COMPLETE, days, 0)
    return Verdict(Outcome.NOT_PROVEN, days, 0)


def _runs(spans: Iterable[Span], on: date) -> list[_Run]:
    """Return stretches joined where they touch, in order of time. A day on which it still hangs is its last so far."""
    single = [
        _Run(s.first_day, s.last_day, False)
        if s.last_day is not None and s.last_day <= on
        else _Run(s.first_day, on, True)
        for s in spans
    ]
    runs: list[_Run] = []
    for run in sorted(single, key=lambda run: run.first):
        if runs and runs[-1].touches(run):
            runs[-1] = runs[-1].with_(run)
        else:
            runs.append(run)
    return runs


def _suffices(run: _Run, rule: Rule, calendar: WorkingCalendar) -> bool:
    last_day_up = posting(rule, run.first, calendar).last_day_up
    if last_day_up is None:
        return False
    return run.last > last_day_up if run.open else run.last >= last_day_up


def _days(run: _Run, rule: Rule, calendar: WorkingCalendar) -> int:
    if rule.unit is Unit.WORKING_DAY:
        length = (run.last - run.first).days
        return sum(calendar.is_working(run.first + offset * _DAY) for offset in range(1, length + 1))
    return (run.last - run.first).days


def _whole(rule: Rule) -> int:
    return int(rule.amount or 0)
