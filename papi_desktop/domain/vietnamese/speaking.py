"""A written text as an announcer reads it: days, hours, shares and numbers spelled out.

Numbers of documents ("45/TB-UBND") and of laws ("10/2022/QH15") stay as they are written: spelled out, nobody would know them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from papi_desktop.domain.vietnamese.numbers import number_in_words, parse_number
from papi_desktop.domain.vietnamese.unreadable import UnreadableError

_LAST_EARLY_DAY = 10  # up to the tenth, a day is spoken with a word of its own before it
_FOURTH_MONTH = 4  # spoken with the older word for four

_DAY_MONTH = r"(?P<day>0?[1-9]|[12][0-9]|3[01])/(?P<month>0?[1-9]|1[0-2])"
_DATE = re.compile(
    rf"(?P<said>ngày )?(?<![\w/.,-]){_DAY_MONTH}(?:/(?P<year>[12][0-9]{{3}}))?(?![\w/]|[.,]\d)", re.IGNORECASE
)
_LONG_DATE = re.compile(
    r"ngày (?P<day>[0-3]?[0-9]) tháng (?P<month>[01]?[0-9])(?: năm (?P<year>[12][0-9]{3}))?", re.IGNORECASE
)
_MONTH = re.compile(r"tháng 0?4(?!\d)", re.IGNORECASE)
_HOUR = re.compile(
    r"(?<![\w/.,-])(?P<hour>[01]?[0-9]|2[0-4])(?: giờ|[hg])(?: ?(?P<minute>[0-5][0-9])(?!\d)(?: phút|’|')?)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\w/.,-])\d+(?:[.,]\d+)*(?P<share> ?%)?(?![\w/]|[.,-]\d)")


def spoken(text: str) -> str:
    """Return a text with every day, hour, share and number in words.

    >>> spoken("lúc 7 giờ 30 ngày 15/12/2026")
    'lúc bảy giờ ba mươi phút ngày mười lăm tháng mười hai năm hai nghìn không trăm hai mươi sáu'
    """
    steps: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
        (_LONG_DATE, _date),
        (_DATE, _date),
        (_MONTH, _fourth_month),
        (_HOUR, _hour),
        (_NUMBER, _number),
    )
    for pattern, write in steps:
        text = pattern.sub(write, text)
    return text


def _date(found: re.Match[str]) -> str:
    day, month, year = int(found["day"]), int(found["month"]), found["year"]
    capital = found[0][0] == "N"
    words = f"{'Ngày' if capital else 'ngày'} {'mùng ' if day <= _LAST_EARLY_DAY else ''}{number_in_words(day)}"
    words += f" tháng {'tư' if month == _FOURTH_MONTH else number_in_words(month)}"
    return f"{words} năm {number_in_words(int(year))}" if year else words


def _fourth_month(found: re.Match[str]) -> str:
    return f"{found[0].split()[0]} tư"


def _hour(found: re.Match[str]) -> str:
    words = f"{number_in_words(int(found['hour']))} giờ"
    minute = int(found["minute"] or 0)
    return f"{words} {number_in_words(minute)} phút" if minute else words


def _number(found: re.Match[str]) -> str:
    digits = found[0].removesuffix(found["share"] or "")
    try:
        number = parse_number(digits, decimal_separator=",")
    except UnreadableError:
        return found[0]
    words = number_in_words(number if number is not None else 0)
    return f"{words} phần trăm" if found["share"] else words
