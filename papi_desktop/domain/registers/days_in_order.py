"""The check that two days of a record are in order."""

from __future__ import annotations

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Problem, Record, Rule


def ends_after_start(start: str, end: str) -> Rule:
    """Return a rule that refuses a last day before the first.

    Args:
        start: field with the first day.
        end: field with the last day; the problem is told there.
    """

    def rule(record: Record) -> Problem | None:
        first, last = record.get(start), record.get(end)
        if first and last and last < first:
            return Problem(end, "order", say("The last day is before the first day."))
        return None

    return rule
