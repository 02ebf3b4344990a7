"""What moves when the calendar changes: a newly decided day off, a swapped Saturday.

Owns the comparison of open items under two calendars. Must not know where items or calendars come from.
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
    """Something whose time limit is still running: what to tell apart by, the rule it was given, the day it began."""

    key: str
    rule: Rule
    start: date


@dataclass(frozen=True, slots=True)
class Moved:
    """An open item whose last day another calendar moves."""

    item: OpenItem
    before: date
    after: date


def recompute(
    items: Iterable[OpenItem], old_calendar: WorkingCalendar, new_calendar: WorkingCalendar
) -> tuple[Moved, ...]:
    """Return the open items whose last day differs between two calendars, in the order given.

    Time limits in hours run through days off and never move.
    """
    moved = []
    for item in items:
        if item.rule.unit is Unit.HOUR:
            continue
        before = reckon(item.rule, item.start, old_calendar).last_day
        after = reckon(item.rule, item.start, new_calendar).last_day
        if before is not None and after is not None and before != after:
            moved.append(Moved(item, before, after))
    return tuple(moved)
