"""Dates as Vietnamese papers write them, whole or in part.

Owns reading and writing of dates. Day comes before month, always. Must not know deadlines, holidays or which dates a field allows.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.domain.vietnamese.unreadable import DateFormatError

_YEARS = range(1800, 2200)
"""Years that stand on a commune's papers; anything else is a slip of the pen such as 19665 or 0196."""


def _not_a_date(text: str) -> DateFormatError:
    return DateFormatError(say("“{text}” is not a date; expected day/month/year such as 05/09/2026.", text=text))


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of which the month, or the day, may be unknown, as on old identity papers ("1960").

    Args:
        year: 1800 to 2199.
        month: 1 to 12, or None if only the year is known.
        day: a day that month has, or None.

    Raises:
        DateFormatError: if there is no such date.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year not in _YEARS:
            raise DateFormatError(say("{year} is not a year of our time; write all four digits.", year=self.year))
        if self.month is None:
            if self.day is not None:
                raise DateFormatError(say("A day needs its month."))
        elif not 1 <= self.month <= 12:
            raise DateFormatError(say("There is no month {month}; write the day before the month.", month=self.month))
        elif self.day is not None and not 1 <= self.day <= monthrange(self.year, self.month)[1]:
            raise DateFormatError(
                say("Month {month}/{year} has no day {day}.", day=self.day, month=self.month, year=self.year)
            )

    @classmethod
    def from_iso(cls, text: str) -> Self:
        """Return the date written "1960", "1960-05" or "1960-05-12".

        Raises:
            DateFormatError: if it is written otherwise or does not exist.
        """
        found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
        if found is None:
            raise _not_a_date(text)
        return cls(*(int(part) for part in found.groups() if part is not None))

    @classmethod
    def from_date(cls, day: date) -> Self:
        """Return a whole date."""
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        """The text in which it is stored; sorts by time, a year before its months, a month before its days."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)

    @property
    def is_whole(self) -> bool:
        """Whether year, month and day are known."""
        return self.day is not None

    def to_date(self) -> date:
        """Return the day.

        Raises:
            DateFormatError: if only a part of the date is known.
        """
        if self.month is None or self.day is None:
            raise DateFormatError(say("“{text}” is not a whole date; the day is needed here.", text=table_date(self)))
        return date(self.year, self.month, self.day)

    def __str__(self) -> str:
        return self.iso


# ---------------------------------------------------------------------------------------------------------------- reading

_TIME = re.compile(r"[ t]0{1,2}:00(?::00(?:[.,]0+)?)?$")
_SEPARATED = re.compile(
    r"(?:ngày )?(?P<day>[0-9]{1,2}) ?(?P<sep>[/.-]) ?(?P<month>[0-9]{1,2}) ?(?P=sep) ?(?P<year>[0-9]{4}|[0-9]{2})"
)
_IN_WORDS = re.compile(r"(?:ngày (?P<day>[0-9]{1,2}),? )?tháng (?P<month>[0-9]{1,2}),? năm (?P<year>[0-9]{4})")
_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})(?P<sep>[/.-])(?P<month>[0-9]{1,2})(?:(?P=sep)(?P<day>[0-9]{1,2}))?")
_MONTH_AND_YEAR = re.compile(r"(?:tháng )?(?P<month>[0-9]{1,2}) ?[/-] ?(?P<year>[0-9]{4})")
_YEAR = re.compile(r"(?:năm )?(?P<year>[0-9]{4})")
_FORMS = (_SEPARATED, _IN_WORDS, _YEAR_FIRST, _MONTH_AND_YEAR, _YEAR)


def parse_date(text: str, *, today: date | None = None) -> PartialDate | None:
    """Read a date as people write it: 5/9/2026, 05-09-2026, 5.9.2026, "ngày 5 tháng 9 năm 2026", ISO, a month or a year only.

    A day or month written 00 is unknown, as in lists of births ("00/00/1960"). A midnight behind the date, which spreadsheets add, is
    passed over.

    Args:
        text: as it stands in the cell or field.
        today: lets a year of two digits be read when one century only makes sense (85 is 1985); without it such years are refused.

    Returns:
        The date, or None if the text is blank.

    Raises:
        DateFormatError: if it is no date, or a day that does not exist (31/02, 12/31).
    """
    written = squeeze(text)
    if not written:
        return None
    lower = _TIME.sub("", written.lower())
    found = next(filter(None, (form.fullmatch(lower) for form in _FORMS)), None)
    if found is None:
        raise _not_a_date(written)
    part = found.groupdict()
    year = _whole_year(part["year"], today)
    month, day = int(part.get("month") or 0) or None, int(part.get("day") or 0) or None
    return PartialDate(year, month, day)


def _whole_year(digits: str, today: date | None) -> int:
    """Return the year; two digits are read only if one century puts them between 110 years ago and ten years ahead."""
    year = int(digits)
    if len(digits) == 4:
        return year
    possible = [
        century + year
        for century in (1900, 2000)
        if today is not None and today.year - 110 <= century + year <= today.year + 10
    ]
    if len(possible) != 1:
        raise DateFormatError(say("The year “{year}” may be of two centuries; write all four digits.", year=digits))
    return possible[0]


_LAST_SERIAL = 2_958_465  # 31/12/9999 in the 1900 system
_FALSE_LEAP_DAY = 60  # Excel keeps a 29/02/1900 that never was, for the sake of Lotus 1-2-3


def from_excel_serial(serial: float, *, date1904: bool = False) -> date:
    """Return the day that a spreadsheet stores as a number; its time of day is dropped.

    Args:
        serial: days, 1 being 1/1/1900, or 0 being 1/1/1904.
        date1904: whether the workbook counts from 1904, as old Macintosh ones do.

    Raises:
        DateFormatError: if no day has this number.
    """
    days = int(serial) if abs(serial) <= _LAST_SERIAL else -1
    if date1904:
        if serial < 0 or not 0 <= days <= _LAST_SERIAL - 1462:
            raise _no_serial(serial)
        return date(1904, 1, 1) + timedelta(days)
    if days < 1 or days == _FALSE_LEAP_DAY:
        raise _no_serial(serial)
    return date(1899, 12, 30 if days > _FALSE_LEAP_DAY else 31) + timedelta(days)


def _no_serial(serial: float) -> DateFormatError:
    return DateFormatError(say("{number} is not a date of a spreadsheet.", number=serial))


_SHIFT = re.compile(r"(?P<sign>[+-]) ?(?P<days>[0-9]{1,4})")
_DAY_ALONE = re.compile(r"(?P<day>[0-9]{1,2})(?: ?[/.-] ?(?P<month>[0-9]{1,2}))?")
_ALL_DIGITS = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>[0-9]{4})")


def parse_typed_date(text: str, today: date) -> date | None:
    """Read what is typed into a date field, short forms included.

    "5" is the 5th of this month, "5/3" is of this year, "+30" and "-7" count days from today, "05032026" is a date without signs;
    everything else as `parse_date`.

    Returns:
        The day, or None if nothing is typed.

    Raises:
        DateFormatError: if it is no whole date.
    """
    typed = squeeze(text)
    if shift := _SHIFT.fullmatch(typed):
        days = int(shift["days"])
        return today + timedelta(days if shift["sign"] == "+" else -days)
    if short := _DAY_ALONE.fullmatch(typed):
        return PartialDate(today.year, int(short["month"] or today.month), int(short["day"])).to_date()
    if digits := _ALL_DIGITS.fullmatch(typed):
        return PartialDate(int(digits["year"]), int(digits["month"]), int(digits["day"])).to_date()
    whole = parse_date(typed, today=today)
    return None if whole is None else whole.to_date()


# ---------------------------------------------------------------------------------------------------------------- writing

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def table_date(day: date | PartialDate) -> str:
    """Return a date as tables write it: 05/09/2026; of a partial date what is known: 09/2026 or 1960."""
    parts = (day.day, day.month)
    return "".join(f"{part:02}/" for part in parts if part is not None) + str(day.year)


def weekday_name(day: date) -> str:
    """Return the day of the week as it stands within a sentence: "thứ Hai" to "thứ Bảy", "Chủ nhật"."""
    return _WEEKDAYS[day.weekday()]
