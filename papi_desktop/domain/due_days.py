"""A day of the year by which something is due: as tables keep it, as people write it, and which day that is.

Tables keep "03-20", or "+1-01-15" for a day of the year after; people write "20/3" and "15/1+1".
"""

from __future__ import annotations

import re
from datetime import date

_WRITTEN = re.compile(r"(?P<day>[0-9]{1,2})\s*[/.-]\s*(?P<month>[0-9]{1,2})\s*(?P<after>\+\s*1)?")
_COMMON_YEAR = 2025
_AFTER = "+1-"


def read_due_day(text: str) -> str | None:
    """Return a day as tables keep it; None for what is no day of every year."""
    found = _WRITTEN.fullmatch(text.strip())
    if found is None:
        return None
    month, day = int(found["month"]), int(found["day"])
    try:
        date(_COMMON_YEAR, month, day)  # 29 February is a day in some years only
    except ValueError:
        return None
    return f"{_AFTER if found['after'] else ''}{month:02d}-{day:02d}"


def write_due_day(kept: str) -> str:
    """Return a day as people write it, so that `read_due_day` gives it back."""
    month, day = _month_and_day(kept)
    return f"{day}/{month}{'+1' if kept.startswith(_AFTER) else ''}"


def due_day_of(kept: str, year: int) -> date:
    """Return which day it is for what belongs to a year.

    Raises:
        ValueError: if `kept` is not as tables keep it.
    """
    month, day = _month_and_day(kept)
    return date(year + kept.startswith(_AFTER), month, day)


def _month_and_day(kept: str) -> tuple[int, int]:
    month, day = (int(part) for part in kept.removeprefix(_AFTER).split("-"))
    return month, day
