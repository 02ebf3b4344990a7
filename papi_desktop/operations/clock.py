"""Count a time limit day by day and say on which text it rests; the office's own rule rows included, no open store needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from papi_desktop.domain.law.calendar import WorkingCalendar
from papi_desktop.domain.law.clock import Posting, Reckoning, reckon
from papi_desktop.domain.law.explain import Wording, explain
from papi_desktop.domain.law.rules import Rule, Unit
from papi_desktop.domain.messages import Message, say
from papi_desktop.exchange.law_tables import load_calendar, load_law_words, load_rule_book
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.paths import resource_folder
from papi_desktop.translations import render


@dataclass(frozen=True)
class Day:
    """One day of a counting, for people and scripts."""

    date: date
    counted: bool
    why: str


@dataclass(frozen=True)
class Counted:
    """A time limit with its counting.

    Attributes:
        rule: the rule it rests on.
        due: the day that matters: the last day of a deadline, the last day up of a posting, the latest day of a notice.
        last_day_up, takedown_from: of a posting, else None.
        days: the counting.
        lines: the counting in Vietnamese, the result last.
        citation: the text it rests on, confirmed or not.
        certainty: "confirmed" or "to_check".
    """

    rule: Rule
    due: date | None
    last_day_up: date | None
    takedown_from: date | None
    days: tuple[Day, ...]
    lines: tuple[str, ...]
    citation: str
    certainty: str


def count(rule_id: str, start: date, *, data: Path | None = None) -> Counted:
    """Count a rule from a day, for the command line: the office's data are not opened.

    Raises:
        UserError: if there is no such rule, it was not in force then, or it counts no days.
    """
    law, own = resource_folder("law"), law_overrides_folder(data) if data else None
    rule = load_rule_book(law, own).rule(rule_id, start)
    return _counted(rule, start, load_calendar(law, own), load_law_words(law, own))


def count_for(office: Office, rule: Rule, start: date) -> Counted:
    """Count a rule from a day with the office's calendar."""
    return _counted(rule, start, office.calendar, office.law.words)


def hangs_without_end(rule: Rule) -> Message:
    """Return how long it must hang when the rule gives no last day: for a period the law names, or for good."""
    if rule.unit is not Unit.WHOLE_PERIOD:
        return say("It must hang for good.")
    if not rule.while_vi:
        return say("It must stay public for the whole period.")
    return say("It must hang {period}.", period=rule.while_vi)


def _counted(rule: Rule, start: date, calendar: WorkingCalendar, wording: Wording) -> Counted:
    found: Reckoning = reckon(rule, start, calendar)
    last_up, takedown = (found.last_day_up, found.takedown_from) if isinstance(found, Posting) else (None, None)
    days = tuple(Day(day.date, day.counted, render(day.why.message())) for day in found.counting)
    return Counted(
        rule,
        found.last_day,
        last_up,
        takedown,
        days,
        tuple(explain(found, wording)),
        rule.citation,
        rule.certainty.value,
    )
