"""The stages of a budget year: which duty each fulfils, by when, under which rules, and what a title says about year and stage.

What is particular to a stage is data in `resources/budget/stages.toml`; days are counted by the rule tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from papi_desktop.domain.budget.words import key
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import Deadline, deadline
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGETS
from papi_desktop.exchange.budget_resources import read
from papi_desktop.operations.office import Office

_LEADING_ZERO = re.compile(r"\b0(?=\d\b)")
_YEAR = re.compile(r"\b(20[0-4]\d)\b")

PEOPLE = "support_result"
"""The stage whose table is a list of people."""


@dataclass(frozen=True)
class BudgetStage:
    """One stage.

    Attributes:
        id: value of the field "stage".
        title: of the disclosure, with {year}.
        words: groups of keys; the title of a table tells the stage by all words of one group.
        duty, duty_stage: which it fulfils.
        period_end: (month, day) from which its time limit runs; None when an event sets it off.
        new_from_year: first budget year under the rules of 2026.
        narrative: whether figures must come with words.
        repeats: whether it comes several times a year, so that another workbook is another budget.
        balanced: whether estimated spending must be covered (A9), by a revenue no less than given (A13), with a reserve (A14).
        settles: whether it states a surplus (A10) and takes over what the year before handed on (A11).
        cumulative: whether its figures run from the beginning of the year (A12).
        by_decision: whether it is made public by a decision, from whose day the time limit runs.
        period: as headings of tables call it, "09 tháng"; "" for the whole year.
        legacy_forms: codes of its forms under the rules of 2016.
    """

    id: str
    title: str
    words: tuple[tuple[str, ...], ...]
    duty: str
    duty_stage: str
    period_end: tuple[int, int] | None
    new_from_year: int
    narrative: bool
    balanced: bool
    repeats: bool
    settles: bool
    cumulative: bool
    by_decision: bool
    period: str
    legacy_forms: tuple[str, ...]

    def ends(self, year: int) -> date | None:
        """Return the last day of its period in a year."""
        return date(year, *self.period_end) if self.period_end else None


@cache
def stages() -> dict[str, BudgetStage]:
    """Return every stage by id, in the order of the year."""
    made = {}
    for line in read("stages")["stage"]:
        month_day = line.get("period_end")
        end = (int(month_day[:2]), int(month_day[3:])) if month_day else None
        made[line["id"]] = BudgetStage(
            line["id"],
            line["title"],
            tuple(tuple(key(word) for word in group) for group in line["words"]),
            line["duty"],
            line.get("duty_stage", ""),
            end,
            line["new_from_year"],
            line["narrative"],
            line.get("balanced", False),
            line.get("repeats", False),
            line.get("settles", False),
            line.get("cumulative", False),
            line.get("by_decision", False),
            line.get("period", ""),
            tuple(line["legacy_forms"]),
        )
    return made


def regime(stage: BudgetStage, year: int, day: date | None) -> str:
    """Return which rules a disclosure follows: by its budget year, and always the old ones before the new were in force.

    Source: Điều 37, Điều 38 Thông tư 26/2026/TT-BTC; Điều 50 Nghị định 73/2026/NĐ-CP.
    """
    data = read("stages")
    if year < stage.new_from_year or (day is not None and day < data["new_from"]):
        return str(data["old_rules"])
    return str(data["new_rules"])


def due(office: Office, stage: BudgetStage, start: date, rules: str = "") -> Deadline | None:
    """Return by when a stage must be public, counted from a day; None where the rules name no time limit.

    Args:
        rules: those the disclosure follows, as `regime` tells; a budget of the old rules keeps their time limits after the new came into
            force. Those of the day when left out.
    """
    on = _day_of_the_rules(rules, start)
    try:
        rule_id = office.rules.duty(stage.duty, start).stage(stage.duty_stage).deadline_rule
        return deadline(office.rules.rule(rule_id, on), start, office.calendar) if rule_id else None
    except UserError:
        return None


def _day_of_the_rules(rules: str, start: date) -> date:
    """Return a day on which the rules a disclosure follows were in force: its own, unless they had ended or not begun by then."""
    data = read("stages")
    new_from: date = data["new_from"]
    if rules == data["old_rules"]:
        return min(start, new_from - timedelta(days=1))
    return max(start, new_from) if rules == data["new_rules"] else start


def filled(office: Office, record: Record) -> dict[str, Any]:
    """Return a budget with what follows from year and stage: title, first day of the time limit, rules that apply, due day.

    What was stated stays, except a due day that was reckoned here before and now rests on another day.
    """
    made = _without_stale(office, record)
    stage = stages().get(made.get("stage") or "")
    if stage is None or not made.get("year"):
        return made
    year = int(made["year"])
    if not made.get("title"):
        made["title"] = stage.title.format(year=year)
    if not made.get("trigger_date"):
        end = stage.ends(year)
        if end is not None:
            made["trigger_date"] = end.isoformat()
        elif stage.by_decision and made.get("document_date"):
            made["trigger_date"] = made["document_date"]
    start = day_or_none(made.get("trigger_date"))
    if not made.get("regime"):
        made["regime"] = regime(stage, year, start)
    counted_from = (made.get("due_rule") or {}).get("start")
    if start is not None and (not made.get("due") or counted_from not in (None, start.isoformat())):
        found = due(office, stage, start, made["regime"])
        made["due"] = found.due.isoformat() if found else None
        made["due_rule"] = {**found.rule.snapshot(), "start": start.isoformat()} if found else None
    return made


def _without_stale(office: Office, record: Record) -> dict[str, Any]:
    """Return a record without what had followed from another year or stage: whoever corrects the stage means its title and day too."""
    made = dict(record)
    before = office.store.get(BUDGETS, record["id"]) if record.get("id") else None
    if before is None or (before["year"], before["stage"]) == (made.get("year"), made.get("stage")):
        return made
    followed = filled(office, {name: before[name] for name in ("year", "stage", "document_date")})
    for name in ("title", "trigger_date", "regime", "due"):
        if made.get(name) == before[name] == followed.get(name):
            made[name] = None
    return made


def in_one_wording(text: str) -> str:
    """Return a text that names the period of a stage as the stages name it: one paper does not say "9 tháng" and "09 tháng"."""
    return _period_words().sub(r"0\1\2", text)


@cache
def _period_words() -> re.Pattern[str]:
    """Return what finds a period written without its zero; the ninth month of a date is none."""
    months = {_LEADING_ZERO.sub("", stage.period.split()[0]) for stage in stages().values() if stage.period}
    return re.compile(rf"(?<![\d.,/])(?<!ngày )({'|'.join(sorted(months))})(\s+tháng\b)", re.IGNORECASE)


def told_by(titles: Iterable[str], today: date) -> tuple[int | None, str]:
    """Return year and stage as the titles of tables tell them; None and "" where they do not.

    The first stage whose words stand there is meant; `told` in the resource file has the more particular ones first.
    """
    text = " · ".join(titles)
    years = [int(found) for found in _YEAR.findall(text) if int(found) <= today.year + 1]
    plain = f" {_LEADING_ZERO.sub('', key(text))} "
    told = (
        name
        for name in read("stages")["told"]
        if any(all(f" {word} " in plain for word in group) for group in stages()[name].words)
    )
    return (max(years) if years else None), next(told, "")
