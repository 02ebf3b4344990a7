"""Which backups are kept as they grow many: some of the last ones, then one a day, one a week, one a month.

Counted in days, weeks and months *that have backups*, never by age: a clock that once ran ahead must not make all others look old.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from datetime import datetime

LATEST = 5
DAYS = 14
WEEKS = 8
MONTHS = 24


def kept(made: Sequence[datetime]) -> set[datetime]:
    """Return which of the backups made at these moments are kept."""
    newest_first = sorted(made, reverse=True)
    return (
        set(newest_first[:LATEST])
        | _newest_of_each(newest_first, DAYS, lambda moment: moment.date())
        | _newest_of_each(newest_first, WEEKS, lambda moment: moment.isocalendar()[:2])
        | _newest_of_each(newest_first, MONTHS, lambda moment: (moment.year, moment.month))
    )


def _newest_of_each(
    newest_first: Sequence[datetime], spans: int, span_of: Callable[[datetime], Hashable]
) -> set[datetime]:
    chosen: dict[Hashable, datetime] = {}
    for moment in newest_first:
        chosen.setdefault(span_of(moment), moment)
    return set(list(chosen.values())[:spans])
