"""An office's own value of a rule: how many days, times, or what share, from which day, and by which paper. What it moves is shown first.

The values lie in a file of the office's own over the table that ships with the program; a province that hands guidance down carries it
with it. Rows the office wrote into the file by hand stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.dated import Certainty, Origin
from papi_desktop.domain.law.rules import Rule, Unit
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.jobs import Progress
from papi_desktop.operations import law_files, open_limits, rule_rows
from papi_desktop.operations.office import Office
from papi_desktop.operations.open_limits import Shift

_MOST = 9999
"""The largest number of days, times and the like: a slip of the finger must not reckon past the end of the calendar."""


@dataclass(frozen=True)
class OwnRule:
    """A value the office set.

    Attributes:
        rule: id of the rule.
        amount: the number, a share as a part of one.
        valid_from: the first day on which it holds.
        citation: the paper that set it.
        note: for colleagues.
    """

    rule: str
    amount: Fraction
    valid_from: date
    citation: str
    note: str = ""


def choosable(office: Office) -> tuple[Rule, ...]:
    """Return the rules in force that have a number, in the order of the table: the only ones an office can set otherwise here."""
    return tuple(rule for rule in office.rules.rules(office.today()) if rule.amount is not None)


def own_rules(office: Office) -> tuple[Rule, ...]:
    """Return the versions of rules that the office set, those of later days included, by rule and day."""
    own = (rule for rule in office.rules.all_rules if rule.origin is Origin.OFFICE)
    return tuple(sorted(own, key=lambda rule: (rule.id, rule.valid_from or date.min)))


def read_amount(rule: Rule, text: str) -> Fraction:
    """Return the number an official typed for a rule: "10", for a share "10", "10 %" or "2/3".

    Raises:
        UserError: it is no number this rule can have.
    """
    bare = text.replace("%", "").replace(" ", "").replace("\u00a0", "").replace(",", ".")
    if not re.fullmatch(r"\d{1,15}(\.\d{1,6})?|\d{1,6}/[1-9]\d{0,5}", bare):
        raise _refused(say("“{text}” is no number.", text=text.strip()))
    number = Fraction(bare)
    if rule.unit is Unit.RATIO:
        share = number if "/" in bare else number / 100
        if not 0 < share <= 1:
            raise _refused(say("A share lies above 0 and is at most 100 %."))
        return share
    if rule.unit is not Unit.POINT and number.denominator != 1:
        raise _refused(say("This rule takes a whole number."))
    if rule.unit is not Unit.DONG and number > _MOST:
        raise _refused(say("The number is at most {most}.", most=_MOST))
    return number


def what_shifts(office: Office, wanted: OwnRule) -> tuple[Shift, ...]:
    """Return the open time limits that a value would move; nothing is changed.

    Raises:
        UserError: it does not fit the table.
    """
    with law_files.tried(office, rule_rows.FILE, _with(office, wanted)) as then:
        return open_limits.shifts(office, then)


def enter(
    office: Office, wanted: OwnRule, *, unless_it_moves: bool = False, progress: Progress | None = None
) -> tuple[Shift, ...]:
    """Let a value hold, count every open time limit again, and return what moved.

    Args:
        unless_it_moves: where a time limit would move, change nothing and return which: somebody is to be asked first.
        progress: asked once everything is counted; stopping changes nothing.

    Raises:
        UserError: it does not fit the table, or whoever asks is no administrator; nothing is changed then.
    """
    operation = say("Set a rule of the office: {rule}", rule=_named(office, wanted.rule))
    return law_files.change(
        office, rule_rows.FILE, _with(office, wanted), operation, unless_it_moves=unless_it_moves, progress=progress
    )


def take_back(
    office: Office, rule: Rule, *, unless_it_moves: bool = False, progress: Progress | None = None
) -> tuple[Shift, ...]:
    """Let a value of the office hold no more, count every open time limit again, and return what moved.

    Args:
        unless_it_moves, progress: as for `enter`.

    Raises:
        UserError: whoever asks is no administrator, or the row was written by hand so that the program cannot take it out.
    """
    operation = say("Take back a rule of the office: {rule}", rule=rule.subject_vi)
    return law_files.change(
        office, rule_rows.FILE, _taken_out(office, rule), operation, unless_it_moves=unless_it_moves, progress=progress
    )


def _named(office: Office, rule_id: str) -> str:
    return office.rules.all_rules.versions(rule_id)[0].subject_vi


def _with(office: Office, wanted: OwnRule) -> str:
    """Return the office's file with a value in it.

    Raises:
        UserError: the day is one on which the value would mean nothing, or no paper is named.
    """
    if not wanted.citation.strip():
        raise _refused(say("The paper that sets the value is not named."))
    shipped = [rule for rule in office.rules.all_rules.versions(wanted.rule) if rule.origin is not Origin.OFFICE]
    newest = max((rule.valid_from or date.min for rule in shipped), default=date.min)
    if wanted.valid_from <= newest:  # it would lie over the row of the law itself, or under one that began later
        raise _refused(say("The rule as the law has it began on {day}; choose a later day.", day=table_date(newest)))
    row: dict[str, str | Fraction | date] = {
        "id": wanted.rule,
        "amount": wanted.amount,
        "valid_from": wanted.valid_from,
        "citation": wanted.citation,
        "certainty": Certainty.TO_CHECK.value,
        "note": wanted.note,
    }
    return rule_rows.with_row(_without(office, wanted.rule, wanted.valid_from), row)


def _without(office: Office, rule_id: str, valid_from: date | None) -> str:
    return rule_rows.without_row(law_files.text_of(office, rule_rows.FILE, rule_rows.HEAD), rule_id, valid_from)


def _taken_out(office: Office, rule: Rule) -> str:
    """Return the office's file without a value that holds.

    Raises:
        UserError: somebody wrote the row by hand so that it cannot be told from its neighbours.
    """
    before = law_files.text_of(office, rule_rows.FILE, rule_rows.HEAD)
    # A row written by hand may leave the day to the law: it lies over the newest version and has its day.
    for day in (rule.valid_from, None):
        after = _without(office, rule.id, day)
        if after != before:
            return after
    raise _refused(say("The value was written by hand into the file {file}; take it out there.", file=rule_rows.FILE))


def _refused(what: Message) -> UserError:
    return UserError("LUAT-06", what, say("Nothing was changed."), say("Correct the value, then check again."))
