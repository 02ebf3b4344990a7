"""Which days an office works: weekly rest, days off, days swapped.

Owns the answer for any day and the reason for it. Must not know where the table of days comes from nor what is counted with it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from papi_desktop.domain.law.dated import LawRow
from papi_desktop.domain.law.schema import RawRow, RowReader
from papi_desktop.domain.messages import N_, Message, say

_DAY = timedelta(days=1)


class Weekday(StrEnum):
    """The days of the week, in the order of `date.weekday`."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class DayKind(StrEnum):
    """Why a day differs from the day of the week it is."""

    HOLIDAY = "holiday"
    SUBSTITUTE = "substitute"  # off because a holiday fell on a weekly rest day (Labour Code 2019, Art. 111(3))
    SWAPPED_OFF = "swapped_off"  # off, another day is worked instead
    SWAPPED_WORK = "swapped_work"  # worked instead of another day


class ReasonCode(StrEnum):
    """Why a day counts or does not."""

    WORKING = "working"
    HOLIDAY = "holiday"
    SUBSTITUTE = "substitute"
    SWAPPED_OFF = "swapped_off"
    SWAPPED_WORK = "swapped_work"
    WEEKLY_REST = "weekly_rest"
    FIRST_DAY = "first_day"  # the day it starts is not counted (Civil Code 2015, Art. 147)
    EVENT_DAY = "event_day"  # nor is the day of the event it is counted back from
    CALENDAR_DAY = "calendar_day"
    MATCHING_DAY = (
        "matching_day"  # the same day of a later month ends a time limit in months (Civil Code 2015, Art. 148)
    )
    MOVED_HERE = "moved_here"  # the last day was off and moved to this one


_IN_ENGLISH = {
    ReasonCode.WORKING: N_("working day"),
    ReasonCode.HOLIDAY: N_("public holiday"),
    ReasonCode.SUBSTITUTE: N_("day off for a holiday on a rest day"),
    ReasonCode.SWAPPED_OFF: N_("day off, worked on another day"),
    ReasonCode.SWAPPED_WORK: N_("worked instead of another day"),
    ReasonCode.WEEKLY_REST: N_("weekly rest"),
    ReasonCode.FIRST_DAY: N_("the first day is not counted"),
    ReasonCode.EVENT_DAY: N_("the day of the event is not counted"),
    ReasonCode.CALENDAR_DAY: N_("calendar day"),
    ReasonCode.MATCHING_DAY: N_("the matching day of the last month"),
    ReasonCode.MOVED_HERE: N_("the last day was off: moved to this working day"),
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a day counts or does not.

    Attributes:
        code: the kind of reason.
        name_vi: Vietnamese name of the holiday or swap; blank if it has none.
    """

    code: ReasonCode
    name_vi: str = ""

    def message(self) -> Message:
        """Return the reason for the screen, with the name of the holiday behind it."""
        text = Message(_IN_ENGLISH[self.code])
        return say("{reason} ({name})", reason=text, name=self.name_vi) if self.name_vi else text


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay(LawRow):
    """A day that differs from the day of the week it is. Its id is the day itself, written 2026-11-24.

    Attributes:
        kind: why it differs.
        name_vi: as Vietnamese offices name it.
        swapped_with: the other day of a swap, else None.
    """

    kind: DayKind
    name_vi: str
    swapped_with: date | None = None

    @property
    def day(self) -> date:
        """The day."""
        return date.fromisoformat(self.id)

    @property
    def is_working(self) -> bool:
        """Whether offices work on it."""
        return self.kind is DayKind.SWAPPED_WORK


def parse_special_day(row: RawRow) -> SpecialDay:
    """Read a row of the holiday table.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    special = SpecialDay(
        **read.common(),
        kind=read.choice("kind", DayKind),
        name_vi=read.text("name_vi"),
        swapped_with=read.day("swapped_with"),
    )
    read.finish()
    try:
        date.fromisoformat(special.id)
    except ValueError:
        raise read.error("id", say("“{value}” is not a day; write 2026-09-01", value=special.id)) from None
    is_swap = special.kind in {DayKind.SWAPPED_OFF, DayKind.SWAPPED_WORK}
    if special.swapped_with and not is_swap:
        raise read.error("swapped_with", say("belongs to a swapped day, and to nothing else"))
    return special


@dataclass(frozen=True, slots=True, kw_only=True)
class Week(LawRow):
    """The weekly rest of offices and the years whose days off are all in the table.

    Attributes:
        weekly_rest: weekdays on which offices are closed, 0 for Monday to 6 for Sunday; never all seven.
        covered_years: years for which the table is complete.
    """

    weekly_rest: frozenset[int]
    covered_years: frozenset[int]


def parse_week(row: RawRow) -> Week:
    """Read the row that holds the weekly rest.

    Raises:
        SchemaError: if it does not fit.
    """
    read = RowReader(row)
    common = read.common()
    names = read.words("weekly_rest")
    order = list(Weekday)
    for name in names:
        if name not in order:
            raise read.error("weekly_rest", say("“{value}” is no day of the week", value=name))
    if len(names) == len(order):
        raise read.error("weekly_rest", say("leaves no working day"))
    week = Week(
        **common,
        weekly_rest=frozenset(order.index(Weekday(name)) for name in names),
        covered_years=frozenset(read.numbers("covered_years")),
    )
    read.finish()
    return week


Years = Callable[[int], Mapping[date, SpecialDay]]


def _no_days(year: int) -> Mapping[date, SpecialDay]:
    return MappingProxyType({})


@dataclass(frozen=True)
class WorkingCalendar:
    """The days on which an office works.

    Attributes:
        week: weekly rest, and the years for which `days` is complete.
        days: special days by date. They stand over everything else, in whatever year.
        other_years: special days of a year that is not covered; asked only for such a year.
    """

    week: Week
    days: Mapping[date, SpecialDay] = field(repr=False)
    other_years: Years = field(default=_no_days, compare=False, repr=False)

    def special(self, day: date) -> SpecialDay | None:
        """Return what makes this day special, with its citation, or None."""
        found = self.days.get(day)
        if found is None and day.year not in self.week.covered_years:
            return self.other_years(day.year).get(day)
        return found

    def is_working(self, day: date) -> bool:
        """Return whether the office works on that day."""
        special = self.special(day)
        return special.is_working if special is not None else day.weekday() not in self.week.weekly_rest

    def why(self, day: date) -> Reason:
        """Return why the office works or does not on that day."""
        special = self.special(day)
        if special is not None:
            return Reason(ReasonCode(special.kind), special.name_vi)
        rests = day.weekday() in self.week.weekly_rest
        return Reason(ReasonCode.WEEKLY_REST if rests else ReasonCode.WORKING)

    def next_working(self, day: date) -> date:
        """Return the day itself if it is worked, else the first working day after it."""
        while not self.is_working(day):
            day += _DAY
        return day
