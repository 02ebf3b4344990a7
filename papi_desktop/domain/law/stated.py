"""How many days a paper says it hung, beside how many there are. What the paper says is kept; differences are told.

Owns the two ways of counting met on real papers: both ends counted ("từ 20/5 đến 08/6: 20 ngày"), and the first day not
counted, as Article 147 of the Civil Code 2015 has it. Must not correct anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from papi_desktop.domain.messages import Message, say


class Counting(StrEnum):
    """How the number of days on a paper was reached."""

    BOTH_ENDS = "both_ends"
    FIRST_EXCLUDED = "first_excluded"


@dataclass(frozen=True, slots=True)
class StatedCount:
    """A period as a paper states it, with what follows from it.

    Attributes:
        start, end, stated_days: as stated; None where the paper is silent.
        both_ends: days from start to end with both counted; None if one is not stated.
        first_excluded: the same without the first day, as the law counts.
        counting: the way of counting that gives the stated number; None if neither does or something is not stated.
        suggested_ends: where the paper gives no end, the last day by both ways of counting, the earlier first.
        warning: what to tell the official; None if the statement agrees with the law's counting or says too little to tell.
    """

    start: date | None
    end: date | None
    stated_days: int | None
    both_ends: int | None = None
    first_excluded: int | None = None
    counting: Counting | None = None
    suggested_ends: tuple[date, ...] = ()
    warning: Message | None = None


def stated_period(start: date | None, end: date | None, stated_days: int | None) -> StatedCount:
    """Compare a stated number of days with the stated dates.

    Args:
        start: first day as stated, or None.
        end: last day as stated, or None.
        stated_days: number of days as stated, or None.
    """
    if start is None or end is None:
        return _open_period(start, end, stated_days)
    length = (end - start).days
    if length < 0:
        reversed_days = say("The last day is before the first day; both are kept as written.")
        return StatedCount(start, end, stated_days, warning=reversed_days)
    counting, warning = _compare(length, stated_days)
    return StatedCount(start, end, stated_days, length + 1, length, counting, (), warning)


def _compare(length: int, stated_days: int | None) -> tuple[Counting | None, Message | None]:
    if stated_days is None:
        return None, None
    if stated_days == length:
        return Counting.FIRST_EXCLUDED, None
    if stated_days == length + 1:
        return Counting.BOTH_ENDS, say(
            "{stated} days are stated with both ends counted; the law does not count the first day, which leaves {days}.",
            stated=stated_days,
            days=length,
        )
    return None, say(
        "{stated} days are stated, but the dates give {days}, or {more} with both ends counted. Kept as written.",
        stated=stated_days,
        days=length,
        more=length + 1,
    )


def _open_period(start: date | None, end: date | None, stated_days: int | None) -> StatedCount:
    if start is None or end is not None or stated_days is None or stated_days < 1:
        return StatedCount(start, end, stated_days)
    try:
        ends = tuple(start + timedelta(days) for days in (stated_days - 1, stated_days))
    except OverflowError:  # a slip such as 30122026 days: kept, nothing follows from it
        return StatedCount(start, end, stated_days)
    warning = say(
        "No last day is stated; {stated} days end on {early} with both ends counted, on {late} as the law counts.",
        stated=stated_days,
        early=ends[0].isoformat(),
        late=ends[1].isoformat(),
    )
    return StatedCount(start, end, stated_days, suggested_ends=ends, warning=warning)
