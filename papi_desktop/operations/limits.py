"""The time limits of one record: which rules run between its days, what they come to, and how they stand on a day.

The rows that join a book to its rules are in `resources/law/matters.toml`; here they are counted, told, checked and put on Today.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.clock import reckon
from papi_desktop.domain.law.matters import TimeLimit
from papi_desktop.domain.law.rules import UNIT_LABELS, Rule, RuleKind
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Problem, Record, Register, Severity
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.agenda import AgendaLine, Urgency, urgency_of
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder
from papi_desktop.store.query import Query


class State(StrEnum):
    """How a time limit stands."""

    MET = "met"
    LATE = "late"  # done, but too late; or a duration that ended too early
    PLANNED = "planned"  # the day recorded has not come yet, and is in time
    PLANNED_LATE = "planned_late"  # the day recorded has not come yet, and is too late
    OPEN = "open"
    OVERDUE = "overdue"
    HANDED_OVER = "handed_over"  # in the book of disclosures, which watches it from there


LIVE = frozenset({State.OPEN, State.PLANNED, State.PLANNED_LATE, State.OVERDUE})
"""The states in which a time limit still waits for something."""


@dataclass(frozen=True)
class Limit:
    """One time limit of one record.

    Attributes:
        row: the row of the table.
        rule: as it stood on the day it counts from.
        start: that day; of a notice the day of the event.
        last: the day that matters: last day of a deadline, latest of a notice, last of a duration; None if it lasts for good.
        done: the day it was done, or the last day of a duration; None if not recorded.
        disclosed: it is in the book of disclosures.
    """

    row: TimeLimit
    rule: Rule
    start: date
    last: date | None
    done: date | None
    disclosed: bool = False

    @property
    def ends(self) -> date | None:
        """Return the day it is over: for a duration the later of the last day asked for and the one recorded."""
        if self.last is None or self.done is None or self.rule.kind is not RuleKind.DURATION:
            return self.last
        return max(self.last, self.done)

    def state(self, on: date) -> State:
        """Return how it stands on a day."""
        if self.disclosed:
            return State.HANDED_OVER
        if self.last is None:
            return State.OPEN
        if self.rule.kind is RuleKind.DURATION:
            if self.done is not None and self.done < self.last:
                return State.LATE
            return State.MET if on > (self.ends or self.last) else State.OPEN
        if self.done is not None and self.done <= on:
            return State.LATE if self.too_late else State.MET
        if on > self.last:
            return State.OVERDUE
        if self.done is None:
            return State.OPEN
        return State.PLANNED_LATE if self.too_late else State.PLANNED

    @property
    def too_late(self) -> bool:
        """Return whether the day recorded does not keep the limit: it is too late, or ends a duration too early."""
        if self.done is None or self.last is None or self.disclosed:
            return False
        return self.done < self.last if self.rule.kind is RuleKind.DURATION else self.done > self.last

    def why_late(self, on: date) -> Message:
        """Return why the day recorded does not keep the limit: which limit it is, how long, and from which day it counts."""
        assert self.done is not None
        assert self.last is not None
        assert self.rule.unit is not None
        told = {
            "what": self.rule.subject_vi,
            "done": table_date(self.done),
            "last": table_date(self.last),
            "amount": str(self.rule.amount),
            "unit": Message(UNIT_LABELS[self.rule.unit]),
            "trigger": self.rule.trigger_vi,
            "start": table_date(self.start),
        }
        if self.rule.kind is RuleKind.DURATION:
            return say(
                "{what}: it ends on {done}, too early. It must last {amount} {unit} from {trigger} ({start}), to the end of {last}.",
                **told,
            )
        notice = self.rule.kind is RuleKind.NOTICE
        if self.done > on:
            if notice:
                return say(
                    "{what}: planned for {done}, too late. It is due at least {amount} {unit} before {trigger} ({start}), by {last}.",
                    **told,
                )
            return say(
                "{what}: planned for {done}, too late. It is due within {amount} {unit} from {trigger} ({start}), by {last}.",
                **told,
            )
        if notice:
            return say(
                "{what}: done on {done}, too late. It was due at least {amount} {unit} before {trigger} ({start}), by {last}.",
                **told,
            )
        return say(
            "{what}: done on {done}, too late. It was due within {amount} {unit} from {trigger} ({start}), by {last}.",
            **told,
        )

    def words(self, on: date) -> Message:
        """Return how it stands, in one sentence."""
        last = table_date(self.last) if self.last else ""
        done = table_date(self.done) if self.done else ""
        lasting = self.rule.kind is RuleKind.DURATION
        match self.state(on):
            case State.HANDED_OVER:
                return say("In the book of disclosures.")
            case State.MET if lasting:
                return say("Long enough: it had to last to the end of {last}.", last=last)
            case State.MET:
                return say("Done on {done}, in time (by {last}).", done=done, last=last)
            case State.LATE if lasting:
                return say("Too short: it ends on {done}, but must last to the end of {last}.", done=done, last=last)
            case State.LATE:
                return say("Late: done on {done}, due by {last}.", done=done, last=last)
            case State.PLANNED:
                return say("Planned for {done}, in time (by {last}).", done=done, last=last)
            case State.PLANNED_LATE:
                return say("Planned for {done}, too late: due by {last}.", done=done, last=last)
            case State.OVERDUE:
                return say("Overdue since {last}.", last=last)
            case State.OPEN if self.last is None:
                return say("It must stay public for the whole period.")
            case State.OPEN if lasting:
                return say("Runs to the end of {last}.", last=table_date(self.ends) if self.ends else "")
        return say("To be done by {last}.", last=last)


def limits_of(office: Office, register: Register, record: Record) -> tuple[Limit, ...]:
    """Return the time limits that run for a record, in the order of the table."""
    return tuple(_limits(office, register, record))


def last_days(office: Office, register: Register, record: Record) -> dict[str, date | None]:
    """Return the last day of each time limit of a record by the id of its row, whether it is done or not."""
    return {row.id: last for row, _rule, _start, last in _reckoned(office, register, record)}


def has_limits(register: Register) -> bool:
    """Return whether the table has a time limit for the records of a book."""
    from papi_desktop.exchange.law_tables import books_with_limits

    return register.key in books_with_limits(resource_folder("law"))


def pressing(office: Office, register: Register, record: Record, on: date) -> Limit | None:
    """Return the time limit of a record that wants attention first: the one longest overdue, else the next to end; None if none does."""
    found = [limit for limit in _limits(office, register, record) if limit.state(on) in LIVE and limit.last]
    return min(found, key=lambda limit: (limit.state(on) is not State.OVERDUE, limit.ends or date.max), default=None)


def filled(office: Office, register: Register, record: Record) -> dict[str, Any]:
    """Return a record in which blank last days that a rule gives are filled in."""
    made = dict(record)
    for limit in _limits(office, register, record):
        if limit.row.fills and not made.get(limit.row.done) and limit.last is not None:
            made[limit.row.done] = limit.last.isoformat()
    return made


def problems(office: Office, register: Register, record: Record) -> list[Problem]:
    """Return the time limits a record says were not kept: warnings, because what happened is recorded as it happened."""
    on = office.today()
    return [
        Problem(limit.row.done, "late", limit.why_late(on), Severity.WARNING, limit.rule)
        for limit in _limits(office, register, record)
        if limit.too_late
    ]


def agenda_lines(office: Office, register: Register, on: date) -> Iterator[AgendaLine]:
    """Yield what is overdue or due within a week."""
    for record in office.store.all(register):
        for limit in _limits(office, register, record):
            line = _agenda_line(register, record, limit, on)
            if line is not None:
                yield line


def check_of(register: Register) -> Callable[[Office, Record], list[Problem]]:
    """Return the check of a book that has no other than its time limits."""
    return lambda office, record: problems(office, register, record)


def agenda_of(register: Register) -> Callable[[Office, date], Iterator[AgendaLine]]:
    """Return what a book tells Today when that is its time limits."""
    return lambda office, on: agenda_lines(office, register, on)


def _agenda_line(register: Register, record: Record, limit: Limit, on: date) -> AgendaLine | None:
    told = {"what": limit.rule.subject_vi, "title": register.title_of(record)}
    state, last = limit.state(on), limit.last
    if last is None:
        return None
    told["last"] = table_date(last)
    if state is State.OVERDUE:
        what = say("{what}: overdue since {last} – “{title}”.", **told)
        return AgendaLine(Urgency.OVERDUE, what, register.key, str(record["id"]), last)
    if limit.rule.kind is RuleKind.DURATION:
        end = limit.done or last
        if limit.start <= on <= end:
            what = say("{what}: open to the end of {end} – “{title}”.", **told, end=table_date(end))
            urgency = urgency_of(end, on) or Urgency.RUNNING
            return AgendaLine(urgency, what, register.key, str(record["id"]), end)
    elif state in LIVE and urgency_of(last, on):
        what = say("{what}: due by {last} – “{title}”.", **told)
        return AgendaLine(Urgency.DUE, what, register.key, str(record["id"]), last)
    return None


def _limits(office: Office, register: Register, record: Record) -> Iterator[Limit]:
    for row, rule, start, last in _reckoned(office, register, record):
        done = day_or_none(record.get(row.done)) if row.done else None
        yield Limit(row, rule, start, last, done, _disclosed(office, register, record, row.duty))


def _reckoned(
    office: Office, register: Register, record: Record
) -> Iterator[tuple[TimeLimit, Rule, date, date | None]]:
    for row in office.matters.limits_of(register.key, record):
        start = day_or_none(record.get(row.start))
        if start is None:
            continue
        rule = office.rules.rule_if_any(row.rule, start)
        if rule is None:  # younger than the record: nothing ran then
            continue
        yield row, rule, start, reckon(rule, start, office.calendar).last_day


def _disclosed(office: Office, register: Register, record: Record, duty: str) -> bool:
    if not duty or not record.get("id"):
        return False
    source = {"source_register": register.key, "source_id": record["id"], "duty": duty}
    return office.store.count(DISCLOSURES, Query(filters=source)) > 0
