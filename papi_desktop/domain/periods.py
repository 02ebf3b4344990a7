"""The periods reports are made for: month, quarter, half-year, year."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.domain.vietnamese.unreadable import DateFormatError

MONTH, QUARTER, HALF, YEAR = "month", "quarter", "half", "year"
EVERY = (MONTH, QUARTER, HALF, YEAR)
_MONTHS = {MONTH: 1, QUARTER: 3, HALF: 6, YEAR: 12}
_ROMAN = ("I", "II", "III", "IV")
_IN_WORDS = re.compile(r"quý (?P<number>[1-4]|I|II|III|IV)(?:,? năm |[ /.-]{1,3})(?P<year>[0-9]{4})", re.IGNORECASE)
_CODE = re.compile(r"(?P<year>[0-9]{4})(-?(?P<letter>[QH])(?P<number>[1-4])|-(?P<month>0[1-9]|1[0-2]))?", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A stretch of the year a report is about.

    Args:
        year: four digits.
        number: 1 for the first of its kind in the year.
        every: "month", "quarter", "half" or "year".
    """

    year: int
    number: int
    every: str

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 12 // _MONTHS[self.every]:
            raise ValueError(f"no {self.every} {self.number}")

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return date(self.year, (self.number - 1) * _MONTHS[self.every] + 1, 1)

    @property
    def last_day(self) -> date:
        """The day on which it ends, itself included."""
        month = self.number * _MONTHS[self.every]
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def before(self) -> Period:
        """The period of its kind that ended when it began."""
        return period_of(self.first_day - timedelta(days=1), self.every)

    @property
    def year_before(self) -> Period:
        """The same period of the year before."""
        return Period(self.year - 1, self.number, self.every)

    @property
    def months(self) -> tuple[Period, ...]:
        """The months it is made of, in order."""
        first, length = self.first_day.month, _MONTHS[self.every]
        return tuple(Period(self.year, month, MONTH) for month in range(first, first + length))

    @property
    def suffix(self) -> str:
        """What follows the year: "Q4", "H1", "11"; "Y" for a whole year."""
        if self.every == MONTH:
            return f"{self.number:02d}"
        return "Y" if self.every == YEAR else f"{'Q' if self.every == QUARTER else 'H'}{self.number}"

    @property
    def official(self) -> str:
        """As papers write it within a sentence: "quý IV năm 2026", "6 tháng đầu năm 2026", "tháng 11 năm 2026", "năm 2026"."""
        if self.every == QUARTER:
            return f"quý {_ROMAN[self.number - 1]} năm {self.year}"
        if self.every == HALF:
            return f"6 tháng {'đầu' if self.number == 1 else 'cuối'} năm {self.year}"
        return f"tháng {self.number} năm {self.year}" if self.every == MONTH else f"năm {self.year}"

    def contains(self, day: str | None) -> bool:
        """Return whether a stored day ("2026-11-30") lies in it."""
        return day is not None and self.first_day.isoformat() <= day[:10] <= self.last_day.isoformat()

    def __str__(self) -> str:
        return str(self.year) if self.every == YEAR else f"{self.year}-{self.suffix}"


def parse_period(text: str) -> Period:
    """Read "2026-Q4", "2026-H1", "2026-11" or "2026".

    Raises:
        DateFormatError: if it is none of these.
    """
    written = squeeze(text)
    found = _CODE.fullmatch(written)
    try:
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
