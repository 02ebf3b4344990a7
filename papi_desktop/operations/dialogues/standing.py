"""Dialogues with residents as they stand: time limits, the year's count, what was asked, what was promised the times before.

Nothing here is stored; it follows from what is recorded, the law of the day of the conference, and the day it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.clock import deadline, notice_before
from papi_desktop.domain.law.rules import Rule
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DIALOGUES, PROMISES, QUESTIONS
from papi_desktop.domain.stands import COMPLETE, DUE, NONE, NOT_PROVEN, OVERDUE, RUNNING, Stands
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import made_public
from papi_desktop.operations.clock import Counted, count_for
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

NOTICE, RESULT = "notice", "result"
"""What of a dialogue is made known, as the table of matters names its rule and its duty."""


@dataclass(frozen=True)
class YearCount:
    """The dialogues of a year.

    Attributes:
        held: how many were held.
        planned: how many more are planned.
        wanted: how many there are to be: by law, by the plan of the province, or more if the office says so.
        by_law: how many the law asks for; 0 where no rule was in force.
    """

    year: int
    held: int
    planned: int
    wanted: int
    by_law: int


@dataclass(frozen=True)
class Tally:
    """What was asked at one dialogue: counted from its lines, or as stated when there are none.

    None where nothing is known, which is not 0.

    Attributes:
        speakers: people who spoke and gave their name.
        unnamed: times somebody spoke without a name; whether it was one person or several nobody knows.
    """

    speakers: int | None = None
    unnamed: int | None = None
    opinions: int | None = None
    spoken: int | None = None
    written: int | None = None
    contents: int | None = None
    answered: int | None = None
    promised: int | None = None
    noted: int | None = None


def notice_due(office: Office, dialogue: Record) -> date | None:
    """Return the last day for the notice; None without a day, or where no rule was in force."""
    day, rule = day_or_none(dialogue.get("held_on")), _rule(office, NOTICE, dialogue)
    return notice_before(rule, day, office.calendar).latest if day and rule else None


def result_due(office: Office, dialogue: Record) -> date | None:
    """Return the last day for making the result known; None without a day, or where no rule was in force."""
    day, rule = day_or_none(dialogue.get("held_on")), _rule(office, RESULT, dialogue)
    return deadline(rule, day, office.calendar).due if day and rule else None


def time_limits(office: Office, dialogue: Record) -> list[tuple[Message, Counted]]:
    """Return the time limits of a dialogue in words, each with its counting; none without a day, or before there was a rule."""
    day, found = day_or_none(dialogue.get("held_on")), []
    notice, result = _rule(office, NOTICE, dialogue), _rule(office, RESULT, dialogue)
    if day and notice:
        counted, given = count_for(office, notice, day), notice_given(office, dialogue)
        due = table_date(counted.due) if counted.due else ""
        words = say("The notice must be given by {due}; not given yet.", due=due)
        if given is not None:
            words = say("The notice must be given by {due}; it was given on {given}.", due=due, given=table_date(given))
        found.append((words, counted))
    if day and result:
        counted, given = count_for(office, result, day), result_given(office, dialogue)
        due = table_date(counted.due) if counted.due else ""
        words = say("The result must be made known by {due}; not made known yet.", due=due)
        if given is not None:
            words = say(
                "The result must be made known by {due}; it was made known on {given}.",
                due=due,
                given=table_date(given),
            )
        found.append((words, counted))
    return found


def notice_given(office: Office, dialogue: Record) -> date | None:
    """Return when residents were first told of the conference: as stated, else by its disclosure."""
    return day_or_none(dialogue.get("notice_on")) or _disclosed_on(office, dialogue, duty_of(office, NOTICE))


def result_given(office: Office, dialogue: Record) -> date | None:
    """Return when residents were first told the result: as stated, else by its disclosure."""
    return day_or_none(dialogue.get("result_on")) or _disclosed_on(office, dialogue, duty_of(office, RESULT))


def count_year(office: Office, year: int) -> YearCount:
    """Count the dialogues of a year against what law, plan and office ask for; meetings with voters alone do not count."""
    states = [
        d["state"]
        for d in office.store.all(DIALOGUES, Query(filters={"year": year}))
        if "dialogue" in (d["kinds"] or ["dialogue"])
    ]
    end = date(year, 12, 31)
    by_law, by_plan = (
        _times(office.rules.rule_if_any(office.matters.named(DIALOGUES.key, key).rule, end))
        for key in ("yearly", "plan")
    )
    own = office.unit.get("dialogues_a_year")
    wanted = max(by_law, by_plan if own is None else int(own))
    return YearCount(year, states.count("held"), states.count("planned"), wanted, by_law)


def questions_of(office: Office, dialogue_id: str) -> list[dict[str, Any]]:
    """Return the questions of a dialogue in the order they were asked."""
    return list(office.store.all(QUESTIONS, Query(filters={"dialogue_id": dialogue_id}, order=("order_no",))))


def promises_of(office: Office, dialogue_id: str) -> list[dict[str, Any]]:
    """Return what was promised at a dialogue."""
    return list(office.store.all(PROMISES, Query(filters={"dialogue_id": dialogue_id})))


def tally(dialogue: Record, questions: Sequence[Record]) -> Tally:
    """Count what was asked; a dialogue recorded without its questions is told as it was stated."""
    if not questions:
        return Tally(
            speakers=dialogue.get("speakers"),
            opinions=dialogue.get("opinions"),
            spoken=dialogue.get("opinions_spoken"),
            written=dialogue.get("opinions_written"),
            contents=dialogue.get("contents"),
        )
    asked_aloud = [q for q in questions if q.get("way") != "written"]
    outcomes = [q.get("outcome") for q in questions]
    written = sum(q.get("way") == "written" for q in questions)
    return Tally(
        speakers=_people(asked_aloud),
        unnamed=sum(not q.get("speaker") for q in asked_aloud),
        opinions=len(questions),
        spoken=len(questions) - written,
        written=written,
        contents=sum(1 if q.get("contents") is None else q["contents"] for q in questions),
        answered=outcomes.count("answered"),
        promised=outcomes.count("promised"),
        noted=outcomes.count("open"),
    )


def _people(asked: Sequence[Record]) -> int:
    """Return how many named people asked: one name is one person, but in two villages it is two."""
    villages: dict[str, set[str]] = {}
    for q in asked:
        if q.get("speaker"):
            villages.setdefault(fold(q["speaker"]), set()).update(filter(None, [q.get("village_id")]))
    return sum(max(1, len(known)) for known in villages.values())


def before(office: Office, dialogue: Record) -> dict[str, Any] | None:
    """Return the dialogue held last before this one."""
    day = dialogue.get("held_on") or office.today().isoformat()
    held = [
        d
        for d in office.store.all(DIALOGUES, Query(filters={"state": "held"}))
        if d["id"] != dialogue.get("id") and d["held_on"] and d["held_on"] <= day
    ]
    return max(held, key=lambda d: str(d["held_on"]), default=None)


def promised_before(office: Office, dialogue: Record) -> list[dict[str, Any]]:
    """Return what the last time was promised, kept or not, and what is still open from earlier times; the open ones first."""
    last = before(office, dialogue)
    if last is None:
        return []
    earlier = {d["id"] for d in office.store.all(DIALOGUES) if d["held_on"] and d["held_on"] <= last["held_on"]}
    found = [
        p
        for p in office.store.all(PROMISES)
        if p["dialogue_id"] in earlier - {dialogue.get("id")}
        and (p["dialogue_id"] == last["id"] or p["state"] == "open")
    ]
    return sorted(found, key=lambda p: (p["state"] != "open", p["due"] or "9999"))


def state_of(office: Office, dialogue: Record, on: date) -> Stands:
    """Return how a dialogue stands for its book."""
    if dialogue.get("state") == "cancelled":
        return Stands(NONE, say("Cancelled"))
    if dialogue.get("state") == "held":
        return _state_after(office, dialogue, on)
    day, due = day_or_none(dialogue.get("held_on")), notice_due(office, dialogue)
    if day is None:
        return Stands(NONE, say("No day yet"))
    if day < on:
        return Stands(OVERDUE, say("Not recorded as held"))
    if due is None or notice_given(office, dialogue) is not None:
        return Stands(RUNNING, say("To be held on {day}", day=table_date(day)))
    if due < on:
        return Stands(OVERDUE, say("Notice {days} days late", days=(on - due).days))
    return Stands(DUE, say("Notice by {day}", day=table_date(due)))


def state_of_promise(promise: Record, on: date) -> Stands:
    """Return how a promise stands for its book."""
    if promise.get("state") == "closed":
        return Stands(COMPLETE, say("Answered"))
    due = day_or_none(promise.get("due"))
    if due is None:
        return Stands(NOT_PROVEN, say("Promised without a day"))
    if due < on:
        return Stands(OVERDUE, say("{days} days late", days=(on - due).days))
    return Stands(RUNNING, say("{days} days left", days=(due - on).days))


def _state_after(office: Office, dialogue: Record, on: date) -> Stands:
    due = result_due(office, dialogue)
    if due is not None and result_given(office, dialogue) is None:
        if due < on:
            return Stands(OVERDUE, say("Result {days} days late", days=(on - due).days))
        return Stands(DUE, say("Result by {day}", day=table_date(due)))
    waiting = [p for p in promises_of(office, dialogue["id"]) if p["state"] == "open"]
    late = [p for p in waiting if p["due"] and p["due"] < on.isoformat()]
    if late:
        return Stands(OVERDUE, say("{count} promises overdue", count=len(late)))
    if waiting:
        return Stands(RUNNING, say("{count} promises open", count=len(waiting)))
    return Stands(COMPLETE, say("All done"))


def _disclosed_on(office: Office, dialogue: Record, duty: str) -> date | None:
    """Return the first day a disclosure of this dialogue hung or used another channel."""
    if not dialogue.get("id"):
        return None
    return next(iter(made_public.days_of_source(office, DIALOGUES, dialogue["id"], duty)), None)


def duty_of(office: Office, key: str) -> str:
    """Return the duty in whose disclosure the notice or the result of a dialogue is made known."""
    return office.matters.named(DIALOGUES.key, key).duty


def _rule(office: Office, key: str, dialogue: Record) -> Rule | None:
    rule_id = office.matters.named(DIALOGUES.key, key).rule
    return office.rules.rule_if_any(rule_id, day_or_none(dialogue.get("held_on")) or office.today())


def _times(rule: Rule | None) -> int:
    return int(rule.amount) if rule is not None and rule.amount is not None else 0
