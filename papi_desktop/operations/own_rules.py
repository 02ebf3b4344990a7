"""An office's own value of a rule: how many days, times, or what share, from which day, and by which paper. What it moves is shown first.

The values lie in a file of the office's own over the table that ships with the program; a province that hands guidance down carries it
with it. Rows the office wrote into the file by hand stay as they are.
"""

from __future__ import annotations

import json
import re
import tomllib
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.dated import Certainty, Origin
from papi_desktop.domain.law.rules import Rule, Unit
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.operations import counted_again, open_limits, other_law
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.open_limits import Shift

_FILE = "clocks.toml"
_HEAD = "# Values this office set; the table of the law ships with the program.\n"
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
    with _tried(office, _with(office, wanted)) as then:
        return open_limits.shifts(office, then)


def what_shifts_back(office: Office, rule: Rule) -> tuple[Shift, ...]:
    """Return the open time limits that move when a value of the office is taken back; nothing is changed."""
    with _tried(office, _without(office, rule.id, rule.valid_from)) as then:
        return open_limits.shifts(office, then)


def enter(office: Office, wanted: OwnRule) -> tuple[Shift, ...]:
    """Let a value hold, count every open time limit again, and return what moved.

    Raises:
        UserError: it does not fit the table, or whoever asks is no administrator; nothing is changed then.
    """
    operation = say("Set a rule of the office: {rule}", rule=_named(office, wanted.rule))
    return _write(office, _with(office, wanted), operation)


def take_back(office: Office, rule: Rule) -> tuple[Shift, ...]:
    """Let a value of the office hold no more, count every open time limit again, and return what moved.

    Raises:
        UserError: whoever asks is no administrator.
    """
    operation = say("Take back a rule of the office: {rule}", rule=rule.subject_vi)
    return _write(office, _without(office, rule.id, rule.valid_from), operation)


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
    amount = wanted.amount
    row = [
        "[[rule]]",
        f"id = {_text(wanted.rule)}",
        f"amount = {amount.numerator}" if amount.denominator == 1 else f'amount = "{amount}"',
        f"valid_from = {wanted.valid_from.isoformat()}",
        f"citation = {_text(wanted.citation)}",
        f'certainty = "{Certainty.TO_CHECK.value}"',
        f"note = {_text(wanted.note)}",
    ]
    return _without(office, wanted.rule, wanted.valid_from).rstrip("\n") + "\n\n" + "\n".join(row) + "\n"


def _without(office: Office, rule_id: str, valid_from: date | None) -> str:
    """Return the office's file without one value; every other row and remark stays as it was written."""
    path = law_overrides_folder(office.store.folder) / _FILE
    text = path.read_text(encoding="utf-8-sig") if path.exists() else _HEAD
    head, *blocks = re.split(r"(?m)^(?=\[\[)", text)
    return head + "".join(block for block in blocks if not _is(block, rule_id, valid_from))


def _is(block: str, rule_id: str, valid_from: date | None) -> bool:
    rows = tomllib.loads(block).get("rule", [])
    return any(row.get("id") == rule_id and row.get("valid_from") == valid_from for row in rows)


def _text(text: str) -> str:
    return json.dumps(nfc(text).strip(), ensure_ascii=False)  # a JSON string is a TOML string too


def _tried(office: Office, text: str) -> AbstractContextManager[Office]:
    """Give the office as it would be under a file; a row that does not fit is refused here, before anything is written."""
    return other_law.under(office, own={**other_law.own_files(office), _FILE: text.encode()})


def _write(office: Office, text: str, operation: Message) -> tuple[Shift, ...]:
    office.store.require_settings()
    folder = law_overrides_folder(office.store.folder)
    with _tried(office, text) as then:
        moved = open_limits.shifts(office, then)
    folder.mkdir(parents=True, exist_ok=True)
    with office.store.whole(), office.store.transaction(operation) as tx:
        open_limits.store(tx, moved)
        tx.note(say("{rule}; {count} time limits moved", rule=operation, count=len(moved)))
        atomic.write(folder / _FILE, text.encode())
    office.law.forget()
    counted_again.remember(office)
    return moved


def _refused(what: Message) -> UserError:
    return UserError("LUAT-06", what, say("Nothing was changed."), say("Correct the value, then check again."))
