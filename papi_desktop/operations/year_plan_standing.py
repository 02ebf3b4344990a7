"""How a yearly disclosure plan stands: what of it is done, what is late, and what the year has time for yet."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import deadline
from papi_desktop.domain.law.rules import Duty, Frequency, RuleKind, Stage
from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import MONTH, QUARTER, Period
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, YEAR_PLAN_ITEMS
from papi_desktop.domain.stands import COMPLETE, RUNNING, Stands
from papi_desktop.operations import made_public
from papi_desktop.operations.office import Office

TIMES_A_YEAR = {
    Frequency.YEARLY: 1,
    Frequency.YEARLY_AND_CHANGE: 1,
    Frequency.QUARTERLY: 4,
    Frequency.BUDGET_PERIODS: 4,
    Frequency.MONTHLY: 12,
    Frequency.PERMANENT: 1,
}
"""How many disclosures of a duty a year wants; the others come up when something happens."""

_PERIODS = {Frequency.QUARTERLY: QUARTER, Frequency.BUDGET_PERIODS: QUARTER, Frequency.MONTHLY: MONTH}
"""Of which stretch of the year each of them is, where a year wants several."""


@dataclass(frozen=True)
class Standing:
    """How a line of the plan stands.

    Attributes:
        item: the line.
        done: disclosures recorded in the year.
        wanted: how many the year wants; 0 when it only comes up.
        by_now: how many of them had to be public before the day it is asked for.
    """

    item: Record
    done: int
    wanted: int
    by_now: int = 0

    @property
    def missing(self) -> bool:
        """Return whether the year still wants more."""
        return self.item["state"] != "left_out" and self.done < self.wanted

    @property
    def late(self) -> bool:
        """Return whether one that is missing had to be public by now; for the others the year has time."""
        return self.missing and self.done < self.by_now


def last_day(year: int) -> date:
    """Return the day whose law a year's plan follows: changes within the year are known by then."""
    return date(year, 12, 31)


def standings(office: Office, plan: Record, on: date | None = None) -> list[Standing]:
    """Return every line of a plan with how often it was disclosed in its year.

    Args:
        on: the day it is asked for; today when left out.
    """
    year, on = int(plan["year"]), on or office.today()
    done = disclosed_in(office, year)
    duties = {duty.id: duty for duty in office.rules.duties(last_day(year))}
    found = []
    for item in office.children(YEAR_PLAN_ITEMS, str(plan["id"])):
        duty, stage = duties.get(item["duty"] or ""), item["stage"] or ""
        counts = duty is not None and item["state"] == "planned"
        times = _times(duty, stage) if duty is not None and counts else 0
        by_now = _by_now(office, duty, stage, times, year, on) if duty is not None and counts else 0
        found.append(Standing(item, done[item["duty"] or "", stage], times, by_now))
    return found


def _by_now(office: Office, duty: Duty, stage: str, times: int, year: int, on: date) -> int:
    """Return how many of the `times` a year wants had to be public before a day.

    What hangs for good has to from the first day of the year; what is asked for every quarter or month, when the time limit after each is
    over; what is asked for once, in the course of the year: which day its document will have is not known beforehand.
    """
    if on.year > year:
        return times
    if on.year < year:
        return 0
    if duty.frequency is Frequency.PERMANENT and not stage:
        return times
    every = _PERIODS.get(duty.frequency)
    if every is None or stage:
        return 0
    ends = [Period(year, number, every).last_day for number in range(1, times + 1)]
    return sum(_due(office, duty.main, end) < on for end in ends)


def _due(office: Office, stage: Stage, end: date) -> date:
    """Return the last day on which what a period asked for is in time: its end, and the time limit of the stage after it."""
    try:
        rule = office.rules.rule(stage.deadline_rule, end) if stage.deadline_rule else None
    except UserError:
        return end
    return deadline(rule, end, office.calendar).due if rule is not None and rule.kind is RuleKind.DEADLINE else end


def progress_of(office: Office, plan: Record) -> Stands:
    """Return how much of a plan's year is disclosed for its book."""
    asked = [standing for standing in standings(office, plan) if standing.wanted]
    missing = sum(standing.missing for standing in asked)
    words = say("{done} of {count} disclosed", done=len(asked) - missing, count=len(asked))
    return Stands(RUNNING if missing else COMPLETE, words)


def _times(duty: Duty, stage: str) -> int:
    """Return how often a year wants a stage: the main one as often as the duty comes up, any other once.

    The last of the budget's periods, the year, is a stage of its own.
    """
    if stage:
        return 1
    own_stages = len(duty.stages) - 1 if duty.frequency is Frequency.BUDGET_PERIODS else 0
    return TIMES_A_YEAR.get(duty.frequency, 0) - own_stages


def disclosed_in(office: Office, year: int) -> Counter[tuple[str, str]]:
    """Return how often each duty and stage was really made public in a year; a permanent posting counts for as long as it hangs."""
    public = made_public.all_days(office)
    done: Counter[tuple[str, str]] = Counter()
    main = {d.id: d.main.id for d in office.rules.duties(last_day(year))}
    for disclosure in office.store.all(DISCLOSURES):
        if disclosure["id"] not in public:
            continue
        lasting = (
            disclosure["permanent"] and public[disclosure["id"]][0].year <= year and not _ended_before(disclosure, year)
        )
        if disclosure["year"] == year or lasting:
            duty = disclosure["duty"] or ""
            stage = disclosure["stage"] or ""
            done[duty, "" if stage == main.get(duty) else stage] += 1
    return done


def _ended_before(disclosure: Record, year: int) -> bool:
    return bool(disclosure["posted_to"]) and str(disclosure["posted_to"])[:4] < str(year)
