"""The legal clock: when something is due, how long a paper hangs, by when a notice goes out, with the counting day by day.

Owns the arithmetic of time limits: Civil Code 2015, Articles 144 to 148 (solar calendar, the first day is not counted, a last day that is
off moves to the next working day) and the cautious readings the law leaves open (a minimum posting and a notice never roll). Must not
know any number of the law, which comes in a `Rule`, nor words for people (`papi_desktop.domain.law.explain`).
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.calendar import Reason, ReasonCode, WorkingCalendar
from papi_desktop.domain.law.rules import Rule, RuleKind, Unit
from papi_desktop.domain.messages import say

_DAY = timedelta(days=1)
_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class CountedDay:
    """One day of a counting.

    Attributes:
        date: the day.
        counted: whether it is one of the days of the time limit.
        number: which one it is, from 1; for a time limit in months the number of months on its last day; None if not counted.
        why: why it counts or does not.
    """

    date: date
    counted: bool
    number: int | None
    why: Reason


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which something may be done.

    Attributes:
        rule: the rule it rests on.
        start: the day of the trigger.
        due: the last day; it ends at midnight.
        nominal: the last day before it moved because it was off. An extension is counted from here.
        due_at: the very hour, for a rule in hours, else None.
        counting: from `start` to `due`, every day; only the days that matter for a rule in months or hours.
    """

    rule: Rule
    start: date
    due: date
    nominal: date
    due_at: datetime | None
    counting: tuple[CountedDay, ...]

    @property
    def last_day(self) -> date:
        """The day that matters: `due`."""
        return self.due


@dataclass(frozen=True, slots=True)
class Posting:
    """How long something must stay public without a break.

    Attributes:
        rule: the rule it rests on.
        start: the day it was hung, which is not counted.
        last_day_up: the last day it must hang, to its end; None if it hangs for good.
        takedown_from: the first day on which it may be taken down; None if it hangs for good.
        counting: from `start` to `last_day_up`, every day.
    """

    rule: Rule
    start: date
    last_day_up: date | None
    takedown_from: date | None
    counting: tuple[CountedDay, ...]

    @property
    def last_day(self) -> date | None:
        """The day that matters: `last_day_up`."""
        return self.last_day_up


@dataclass(frozen=True, slots=True)
class Notice:
    """By when something must be told before an event.

    Attributes:
        rule: the rule it rests on.
        event: the day of the event, which is not counted.
        latest: the last day on which it may be told.
        counting: from `event` back to `latest`, every day.
    """

    rule: Rule
    event: date
    latest: date
    counting: tuple[CountedDay, ...]

    @property
    def last_day(self) -> date:
        """The day that matters: `latest`."""
        return self.latest


Reckoning = Deadline | Posting | Notice


def deadline(rule: Rule, start: date, calendar: WorkingCalendar) -> Deadline:
    """Return the last day for something that may take at most so long.

    Args:
        rule: of kind deadline.
        start: day of the trigger; a `datetime` for a rule in hours.
        calendar: the days the office works.

    Raises:
        UserError: LUAT-04 if the rule is of another kind, LUAT-05 if it counts hours and `start` has none.
    """
    _expect(rule, RuleKind.DEADLINE)
    if rule.unit is Unit.HOUR:
        return _deadline_in_hours(rule, start)
    day = _as_day(start)
    counting = _count(rule, day, calendar, 1)
    nominal = counting[-1].date
    if rule.rolls:
        counting += _roll(nominal, calendar)
    return Deadline(rule, day, counting[-1].date, nominal, None, tuple(counting))


def posting(rule: Rule, start: date, calendar: WorkingCalendar) -> Posting:
    """Return how long something hung on `start` must stay public.

    The cautious reading of "N ngày liên tục": the day it was hung is not counted, the N-th day after it is the last it must hang, and
    days off never shorten or move it.

    Args:
        rule: of kind duration.
        start: the day it was hung.
        calendar: the days the office works.

    Raises:
        UserError: LUAT-04 if the rule is of another kind.
    """
    _expect(rule, RuleKind.DURATION)
    day = _as_day(start)
    if rule.amount is None:
        return Posting(rule, day, None, None, ())
    counting = _count(rule, day, calendar, 1)
    last = counting[-1].date
    return Posting(rule, day, last, last + _DAY, tuple(counting))


def notice_before(rule: Rule, event: date, calendar: WorkingCalendar) -> Notice:
    """Return by when something must be told before an event ("chậm nhất N ngày trước").

    The day of the event is not counted. A latest day that is off stays where it is: moving it towards the event would cut the notice short.

    Args:
        rule: of kind notice.
        event: the day of the event.
        calendar: the days the office works.

    Raises:
        UserError: LUAT-04 if the rule is of another kind.
    """
    _expect(rule, RuleKind.NOTICE)
    day = _as_day(event)
    counting = _count(rule, day, calendar, -1)
    return Notice(rule, day, counting[-1].date, tuple(counting))


def reckon(rule: Rule, start: date, calendar: WorkingCalendar) -> Reckoning:
    """Return the deadline, posting or notice of a rule, whichever it is about.

    Raises:
        UserError: LUAT-04 if the rule is about no days at all, LUAT-05 as `deadline`.
    """
    if rule.kind is RuleKind.DURATION:
        return posting(rule, start, calendar)
    if rule.kind is RuleKind.NOTICE:
        return notice_before(rule, start, calendar)
    return deadline(rule, start, calendar)


def _expect(rule: Rule, kind: RuleKind) -> None:
    if rule.kind is not kind:
        raise UserError(
            "LUAT-04",
            say("The rule “{rule}” cannot be counted this way.", rule=rule.id),
            say("Nothing was changed."),
            say("Choose a rule that sets a time limit of this kind."),
        )


def _as_day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _deadline_in_hours(rule: Rule, start: date) -> Deadline:
    """A time limit in hours runs from the very hour (Civil Code 2015, Art. 147(1)) and through nights and days off alike."""
    if not isinstance(start, datetime):
        raise UserError(
            "LUAT-05",
            say("The rule “{rule}” counts hours, and no time of day is given.", rule=rule.id),
            say("Nothing was changed."),
            say("Give the hour at which it began."),
        )
    end = start + timedelta(hours=_whole(rule))
    counting = (
        CountedDay(start.date(), False, None, Reason(ReasonCode.FIRST_DAY)),
        CountedDay(end.date(), True, _whole(rule), Reason(ReasonCode.CALENDAR_DAY)),
    )
    return Deadline(rule, start.date(), end.date(), end.date(), end, counting)


def _whole(rule: Rule) -> int:
    if rule.amount is None:
        raise AssertionError(f"{rule.id}: a time limit without a number passed the schema")
    return int(rule.amount)


def _count(rule: Rule, start: date, calendar: WorkingCalendar, step: int) -> list[CountedDay]:
    """Count onwards (step 1) or back (step -1) from `start`, itself not counted, to the last day of the time limit."""
    amount = _whole(rule)
    uncounted = ReasonCode.FIRST_DAY if step > 0 else ReasonCode.EVENT_DAY
    counting = [CountedDay(start, False, None, Reason(uncounted))]
    if rule.unit in _MONTHS:
        last = _add_months(start, step * amount * _MONTHS[rule.unit])
        return [*counting, CountedDay(last, True, amount, Reason(ReasonCode.MATCHING_DAY))]
    day, number = start, 0
    while number < amount:
        day += step * _DAY
        if rule.unit is Unit.WORKING_DAY:
            why, counted = calendar.why(day), calendar.is_working(day)
        else:
            why, counted = Reason(ReasonCode.CALENDAR_DAY), True
        number += counted
        counting.append(CountedDay(day, counted, number if counted else None, why))
    return counting


def _roll(last: date, calendar: WorkingCalendar) -> list[CountedDay]:
    """Return the days from a last day that is off to the next working day (Civil Code 2015, Art. 148(5)); none if it is worked."""
    rolled: list[CountedDay] = []
    if calendar.is_working(last):
        return rolled
    due = calendar.next_working(last)
    day = last + _DAY
    while day < due:
        rolled.append(CountedDay(day, False, None, calendar.why(day)))
        day += _DAY
    return [*rolled, CountedDay(due, False, None, Reason(ReasonCode.MOVED_HERE))]


def _add_months(day: date, months: int) -> date:
    """Return the same day of another month, or that month's last day if it has no such day (Civil Code 2015, Art. 148(3))."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    month += 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))
