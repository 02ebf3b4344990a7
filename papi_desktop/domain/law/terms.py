"""A time limit and what happened to it on its way: extended, suspended, resumed.

Owns the arithmetic over several reckonings; one of them alone is counted by `papi_desktop.domain.law.clock`. Must not know what the time
limit is for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.clock import Deadline, deadline
from papi_desktop.domain.law.rules import Rule


@dataclass(frozen=True, slots=True)
class Pause:
    """A suspension; `last` is the day it was resumed, None while it lasts."""

    first: date
    resumed: date | None = None

    @property
    def days(self) -> int:
        """Return how many days are not counted; 0 while it lasts."""
        return (self.resumed - self.first).days if self.resumed else 0


@dataclass(frozen=True, slots=True)
class Term:
    """A time limit as it stands.

    Attributes:
        legs: the first time limit and each extension by a rule, in order.
        stated: the last day as the last extension stated it, when no rule says how long; it replaces what was counted.
        pauses: suspensions.
        due: the last day; None while suspended.
        nominal: the last day before it moved because it was off.
    """

    legs: tuple[Deadline, ...]
    stated: date | None
    pauses: tuple[Pause, ...]
    due: date | None
    nominal: date

    @property
    def rule(self) -> Rule:
        """Return the rule that runs now."""
        return self.legs[-1].rule


def run(
    rule: Rule,
    start: date,
    calendar: WorkingCalendar,
    extensions: Iterable[Rule | date] = (),
    pauses: Iterable[Pause] = (),
) -> Term:
    """Return a time limit with its extensions and suspensions.

    An extension by a rule is counted from the day the term before ended by number, not from the day it moved to (for access requests the
    law says so; elsewhere it is the cautious reading). Days of a suspension are not counted: the last day moves by as many days.

    Args:
        rule: of kind deadline.
        start: day of the trigger.
        extensions: in order; a day where the extension itself states the new last day.
        pauses: suspensions, in order.

    Raises:
        UserError: as `clock.deadline`.
    """
    legs = [deadline(rule, start, calendar)]
    stated: date | None = None
    for extension in extensions:
        if isinstance(extension, Rule):
            legs.append(deadline(extension, stated or legs[-1].nominal, calendar))
            stated = None
        else:
            stated = extension
    held = tuple(pauses)
    off = timedelta(days=sum(pause.days for pause in held))
    if stated is not None:
        nominal = due = stated
    else:
        nominal, due = legs[-1].nominal, legs[-1].due
    if off:
        nominal += off
        due = nominal if calendar.is_working(nominal) else calendar.next_working(nominal)
    waiting = any(pause.resumed is None for pause in held)
    return Term(tuple(legs), stated, held, None if waiting else due, nominal)
