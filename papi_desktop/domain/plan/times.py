"""When a task is due, from the words of a plan: "Thường xuyên", "Quý II", "Quý III/2024", "trước ngày 20/6", "tối thiểu 02 lần/1 năm".

Owns the reading of time phrases. What cannot be read stays as it is stated and is told to be unclear; nothing is guessed.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from papi_desktop.domain.periods import QUARTER, Period
from papi_desktop.domain.plan.words import alike
from papi_desktop.domain.vietnamese.text import fold


class When(StrEnum):
    """What a phrase says."""

    CONTINUOUS = "continuous"  # all the time
    PERIODIC = "periodic"  # every month, quarter …
    YEAR = "year"
    HALF = "half"
    QUARTER = "quarter"
    MONTH = "month"
    BEFORE = "before"  # up to the day before the one named
    UNTIL = "until"  # up to the day named
    BETWEEN = "between"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Phrase:
    """One time phrase.

    Attributes:
        kind: what it says.
        text: as stated.
        first, last: the days it reaches from and to, both included; None where it names none.
        every: "week", "month", "quarter", "half" or "year" of a periodic one.
    """

    kind: When
    text: str
    first: date | None = None
    last: date | None = None
    every: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """How often, at least: 2 a "year"."""

    count: int
    per: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a task is to be done.

    Attributes:
        phrases: at least one; the first is the one that binds.
        target: how often, if the plan says.
    """

    phrases: tuple[Phrase, ...]
    target: Target | None = None

    @property
    def main(self) -> Phrase:
        """Return the phrase that binds."""
        return self.phrases[0]


def read_schedule(stated: str, task: str, year: int) -> Schedule:
    """Read the time column of a task.

    Args:
        stated: the cell; several phrases are parted by ";".
        task: its text, where a target may stand ("tối thiểu 02 lần/1 năm").
        year: of the plan, for phrases that name none.
    """
    parts = [part.strip(" .,") for part in " ".join(stated.split()).split(";") if part.strip(" .,")]
    phrases = tuple(_phrase(part, year) for part in parts) or (Phrase(When.UNCLEAR, stated.strip()),)
    return Schedule(phrases, _target(stated) or _target(task))


_FOREVER = ("thuong xuyen", "thuong xuyen lien tuc", "lien tuc", "hang ngay", "hang tuan va thuong xuyen")
_YEAR = r"(?:\s*(?:/|-|,|nam|cua nam)*\s*(?P<year>2[0o][0-9o]{2}))?"
_PERIODS = {"tuan": "week", "thang": "month", "quy": "quarter", "6 thang": "half", "nam": "year"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _year(found: re.Match[str], year: int) -> int:
    stated = found["year"]
    return int(stated.replace("o", "0")) if stated else year


def _quarter(found: re.Match[str], year: int) -> tuple[date, date] | None:
    # A scanned capital I comes out as l, 1 or |.
    text = re.sub(r"(?<=[il1|])[l1|]|[l|]|1(?=[il1|])", "i", found["quarter"])
    number = _ROMAN.get(text)
    if number is None:
        return None
    quarter = Period(_year(found, year), number, QUARTER)
    return quarter.first_day, quarter.last_day


def _month(found: re.Match[str], year: int) -> tuple[date, date] | None:
    month, of_year = int(found["month"]), _year(found, year)
    if not 1 <= month <= 12:
        return None
    return date(of_year, month, 1), date(of_year, month, monthrange(of_year, month)[1])


def _half(found: re.Match[str], year: int) -> tuple[date, date]:
    of_year = _year(found, year)
    if found["which"] == "dau":
        return date(of_year, 1, 1), date(of_year, 6, 30)
    return date(of_year, 7, 1), date(of_year, 12, 31)


def _whole_year(found: re.Match[str], year: int) -> tuple[date, date]:
    of_year = _year(found, year)
    return date(of_year, 1, 1), date(of_year, 12, 31)


def _day(text: str, year: int) -> date | None:
    found = re.search(r"(\d{1,2})\s*(?:/|-|\.|thang)\s*(\d{1,2})(?:\s*(?:/|-|\.|nam)\s*(2\d{3}))?", text)
    if found is None:
        return None
    try:
        return date(int(found[3] or year), int(found[2]), int(found[1]))
    except ValueError:
        return None


def _before(found: re.Match[str], year: int) -> tuple[date, date] | None:
    day = _day(found["rest"], year)
    return (date(day.year, 1, 1), day - timedelta(days=1)) if day else None


def _until(found: re.Match[str], year: int) -> tuple[date, date] | None:
    day = _day(found["rest"], year)
    return (date(day.year, 1, 1), day) if day else None


def _between(found: re.Match[str], year: int) -> tuple[date, date] | None:
    last = _day(found["to"], year)
    first = _day(found["from"], last.year if last else year)
    return (first, last) if first and last and first <= last else None


_Days = Callable[[re.Match[str], int], tuple[date, date] | None]
_FORMS: tuple[tuple[When, re.Pattern[str], _Days], ...] = (
    (When.BETWEEN, re.compile(r"\btu (?:ngay )?(?P<from>\d.*?) den (?:het )?(?:ngay )?(?P<to>\d.*)"), _between),
    (When.BEFORE, re.compile(r"\btruoc (?:ngay )?(?P<rest>\d{1,2}\s*[/.-].*|\d{1,2} thang.*)"), _before),
    (
        When.UNTIL,
        re.compile(r"\b(?:cham nhat|den het|den|xong trong|hoan thanh|ngay)\b(?P<rest>.*\d{1,2}\s*(?:[/.-]|thang).*)"),
        _until,
    ),
    (When.QUARTER, re.compile(r"\bquy\s*(?P<quarter>[ivl1234|]{1,3})\b" + _YEAR), _quarter),
    (When.HALF, re.compile(r"\b0?6 thang (?P<which>dau|cuoi)(?: nam)?" + _YEAR), _half),
    (When.MONTH, re.compile(r"\bthang\s*(?P<month>\d{1,2})\b" + _YEAR), _month),
    (When.YEAR, re.compile(r"\b(?:trong |ca |het )?nam\s*(?P<year>2[0o][0-9o]{2})"), _whole_year),
    (When.YEAR, re.compile(r"\b(?:trong|ca) nam\b(?P<year>)"), _whole_year),
)
_EVERY = re.compile(r"\b(?:hang|hằng|moi|dinh ky(?: hang| moi)?)\s*(?P<per>tuan|thang|quy|0?6 thang|nam)\b")


def _phrase(stated: str, year: int) -> Phrase:
    text = fold(stated)
    every = _EVERY.search(text)
    if every:
        return Phrase(When.PERIODIC, stated, every=_PERIODS[every["per"].lstrip("0")])
    for kind, form, days in _FORMS:
        found = form.search(text)
        reached = days(found, year) if found else None
        if reached:
            return Phrase(kind, stated, *reached)
    if any(alike(text, word) for word in _FOREVER) or "thuong xuyen" in text:
        return Phrase(When.CONTINUOUS, stated, date(year, 1, 1), date(year, 12, 31))
    return Phrase(When.UNCLEAR, stated)


_NUMBER_WORDS = {"mot": 1, "hai": 2, "ba": 3, "bon": 4}
_COUNT = r"(?P<count>\d{1,3}|mot|hai|ba|bon)"
_TIMES = r"(?:lan|cuoc|buoi|ky|dot|hoi nghi(?: doi thoai)?)"
_OFTEN = (
    re.compile(rf"\b{_COUNT} {_TIMES}\s*(?:/|moi|tren|trong)\s*(?:0?1|mot|moi)?\s*(?P<per>tuan|thang|quy|nam)\b"),
    re.compile(
        rf"\b(?:moi|hang) (?P<per>tuan|thang|quy|nam)\s*(?:to chuc )?(?:toi thieu|it nhat)?\s*{_COUNT} {_TIMES}"
    ),
)


def _target(text: str) -> Target | None:
    folded = fold(text)
    for form in _OFTEN:
        found = form.search(folded)
        if found:
            count = _NUMBER_WORDS.get(found["count"]) or int(found["count"])
            return Target(count, _PERIODS[found["per"]]) if count else None
    return None
