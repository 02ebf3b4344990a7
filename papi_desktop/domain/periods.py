"""The periods reports are made for: month, quarter, half-year, year, or from one day to another."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.domain.vietnamese.unreadable import DateFormatError

MONTH, QUARTER, HALF, YEAR, SPAN = "month", "quarter", "half", "year", "span"
EVERY = (MONTH, QUARTER, HALF, YEAR)
"""Kinds of periods that come again and again; a span is told by its two days."""
_MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}
_ROMAN = ("I", "II", "III", "IV")
_SPAN = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")
_IN_WORDS = re.compile(r"quý (?P<number>[1-4]|I|II|III|IV)(?:,? năm |[ /.-]{1,3})(?P<year>[0-9]{4})", re.IGNORECASE)
_CODE = re.compile(r"(?P<year>[0-9]{4})(-?(?P<letter>[QH])(?P<number>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A stretch of the year a report is about.

    Args:
        year: four digits.
        number: 1 for the first of its kind in the year.
        every: "month", "quarter", "half", "year" or "span".
        since, until: first and last day where they are not those of the calendar: those of a span, or where an office counts the
            figures of a quarter from the middle of a month.
    """

    year: int
    number: int
    every: str
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.every == SPAN:
            if self.since is None or self.until is None or self.until < self.since:
                raise ValueError("no span")
        elif not 1 <= self.number <= 12 // _MONTHS[self.every]:
            raise ValueError(f"no {self.every} {self.number}")

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return self.since or date(self.year, (self.number - 1) * _MONTHS[self.every] + 1, 1)

    @property
    def last_day(self) -> date:
        """The day on which it ends, itself included."""
        if self.until is not None:
            return self.until
        month = self.number * _MONTHS[self.every]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def before(self) -> Period:
        """The period of its kind that ended when it began; of a span the same number of days before it."""
        last = self.first_day - timedelta(days=1)
        if self.every == SPAN:
            return span(last - (self.last_day - self.first_day), last)
        number = self.number - 1 or 12 // _MONTHS[self.every]
        calendar = Period(self.year - (self.number == 1), number, self.every)
        return calendar.counted_from(self.since.day if self.since else 0)

    @property
    def year_before(self) -> Period:
        """The same period of the year before."""
        since, until = (_year_earlier(day) if day else None for day in (self.since, self.until))
        return replace(self, year=self.year - 1, since=since, until=until)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months it is made of, in order; those of a span only as far as they lie in it."""
        if self.every == SPAN:
            return tuple(_months_between(self.first_day, self.last_day))
        length = _MONTHS[self.every]
        first = (self.number - 1) * length + 1
        day = self.since.day if self.since else 0
        return tuple(Period(self.year, month, MONTH).counted_from(day) for month in range(first, first + length))

    @property
    def suffix(self) -> str:
        """What follows the year: "Q4", "H1", "11"; "Y" for a whole year, "S" for a span."""
        if self.every == MONTH:
            return f"{self.number:02d}"
        return {YEAR: "Y", SPAN: "S"}.get(self.every) or f"{'Q' if self.every == QUARTER else 'H'}{self.number}"

    def counted_from(self, day: int) -> Period:
        """Return this period as offices count it that close their figures before the month ends.

        Args:
            day: of the month before the first one, on which it begins; it ends the day before that day of its last month. 0 for the
                calendar's own.
        """
        if not day:
            return self
        calendar = Period(self.year, self.number, self.every)
        begins = (calendar.first_day - timedelta(days=1)).replace(day=day)
        return replace(calendar, since=begins, until=calendar.last_day.replace(day=day) - timedelta(days=1))

    @property
    def official(self) -> str:
        """As papers write it within a sentence: "quý IV năm 2026", "6 tháng đầu năm 2026", "tháng 11 năm 2026", "năm 2026"."""
        if self.every == SPAN:
            return f"từ ngày {table_date(self.first_day)} đến ngày {table_date(self.last_day)}"
        if self.every == QUARTER:
            return f"quý {_ROMAN[self.number - 1]} năm {self.year}"
        if self.every == HALF:
            return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
        return f"tháng {self.number} năm {self.year}" if self.every == MONTH else f"năm {self.year}"

    def contains(self, day: str | None) -> bool:
        """Return whether a stored day ("2026-11-30") lies in it."""
        return day is not None and self.first_day.isoformat() <= day[:10] <= self.last_day.isoformat()

    def __str__(self) -> str:
        if self.every == SPAN:
            return f"{self.first_day.isoformat()}..{self.last_day.isoformat()}"
        return str(self.year) if self.every == YEAR else f"{self.year}-{self.suffix}"


def parse_period(text: str) -> Period:
    """Read "2026-Q4", "2026-H1", "2026-11", "2026", or "2026-07-01..2026-12-05".

    Raises:
        DateFormatError: if it is none of these.
    """
    written = squeeze(text)
    found = _CODE.fullmatch(written)
    try:
        if (days := _SPAN.fullmatch(written)) is not None:
            return span(date.fromisoformat(days[1]), date.fromisoformat(days[2]))
        if found is not None:
            year = int(found["year"])
            if found["month"]:
                return Period(year, int(found["month"]), MONTH)
            if found["letter"]:
                return Period(year, int(found["number"]), QUARTER if found["letter"].upper() == "Q" else HALF)
            return Period(year, 1, YEAR)
    except ValueError:
        pass
    raise DateFormatError(say("“{text}” is not a period; expected 2026-Q4, 2026-H1, 2026-11 or 2026.", text=written))


def parse_quarter(text: str) -> Period:
    """Read a quarter: "2026-Q4", "Quý IV/2026" or "quý 4 năm 2026".

    Raises:
        DateFormatError: if it is none of these.
    """
    written = squeeze(text)
    if (found := _IN_WORDS.fullmatch(written)) is not None:
        number = found["number"].upper()
        return Period(int(found["year"]), _ROMAN.index(number) + 1 if number in _ROMAN else int(number), QUARTER)
    if (found := _CODE.fullmatch(written)) is not None and (found["letter"] or "").upper() == "Q":
        return parse_period(written)
    raise DateFormatError(say("“{text}” is not a quarter; expected a form like 2026-Q4.", text=written))


def period_of(day: date, every: str) -> Period:
    """Return the period of a kind in which `day` lies."""
    return Period(day.year, (day.month - 1) // _MONTHS[every] + 1, every)


def span(first: date, last: date) -> Period:
    """Return the period from one day to another, both included.

    Raises:
        ValueError: if it would end before it begins.
    """
    return Period(first.year, 0, SPAN, first, last)


def _months_between(first: date, last: date) -> Iterator[Period]:
    month = period_of(first, MONTH)
    while month.first_day <= last:
        whole = first <= month.first_day and month.last_day <= last
        yield month if whole else span(max(first, month.first_day), min(last, month.last_day))
        month = period_of(month.last_day + timedelta(days=1), MONTH)


def _year_earlier(day: date) -> date:
    """Return the same day of the year before; of 29 February the 28th."""
    return day.replace(year=day.year - 1, day=min(day.day, monthrange(day.year - 1, day.month)[1]))
