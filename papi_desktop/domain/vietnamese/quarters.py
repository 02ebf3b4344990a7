"""The quarters of a year, by which disclosures and budgets are reported."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.domain.vietnamese.unreadable import DateFormatError

_ROMAN = ("I", "II", "III", "IV")
_CODE = re.compile(r"(?P<year>[0-9]{4})-?Q(?P<number>[1-4])", re.IGNORECASE)
_IN_WORDS = re.compile(r"quý (?P<number>[1-4]|I|II|III|IV)(?:,? năm |[ /.-]{1,3})(?P<year>[0-9]{4})", re.IGNORECASE)


@dataclass(frozen=True, order=True, slots=True)
class Quarter:
    """A quarter of a year.

    Args:
        year: four digits.
        number: 1 to 4.
    """

    year: int
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= 4:
            raise ValueError(f"no quarter {self.number}")

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the quarter in which `day` lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The day on which it ends, itself included."""
        month = 3 * self.number
        return date(self.year, month, monthrange(self.year, month)[1])

    @property
    def official(self) -> str:
        """As papers write it within a sentence: "quý IV năm 2026"."""
        return f"quý {_ROMAN[self.number - 1]} năm {self.year}"

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def parse_quarter(text: str) -> Quarter:
    """Read "2026-Q4", "Quý IV/2026" or "quý 4 năm 2026".

    Raises:
        DateFormatError: if it is none of these.
    """
    written = squeeze(text)
    found = _CODE.fullmatch(written) or _IN_WORDS.fullmatch(written)
    if found is None:
        raise DateFormatError(say("“{text}” is not a quarter; expected a form like 2026-Q4.", text=written))
    number = found["number"].upper()
    return Quarter(int(found["year"]), _ROMAN.index(number) + 1 if number in _ROMAN else int(number))
