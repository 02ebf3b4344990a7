"""What moves when the calendar or a rule changes: a newly decided day off, a swapped Saturday, an office's own number of days.

Owns the comparison of open items under two calendars. Must not know where items, rules or calendars come from.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.clock import reckon
from papi_desktop.domain.law.rules import Rule, Unit


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something whose time limit is still running.

    Attributes:
        key: what to tell it apart by.
        rule: the rule it was given.
        start: the day it began.
        rule_then: the rule that takes the place of its own; None where it keeps it.
    """

    key: str
    rule: Rule
    start: date
    rule_then: Rule | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """An open item whose last day another calendar or rule moves; `after` is None where nothing runs any more."""

    item: OpenItem
    before: date
    after: date | None


def recompute(
    items: Iterable[OpenItem], old_calendar: WorkingCalendar, new_calendar: WorkingCalendar
) -> tuple[Moved, ...]:
    """Return the open items whose last day differs between two calendars, in the order given.

    Time limits in hours run through days off and never move.
    """
    moved = []
    for item in items:
        if item.rule.unit is Unit.HOUR and item.rule_then is None:
            continue
        before = reckon(item.rule, item.start, old_calendar).last_day
        after = reckon(item.rule_then or item.rule, item.start, new_calendar).last_day
        if before is not None and before != after:
            moved.append(Moved(item, before, after))
    return tuple(moved)
