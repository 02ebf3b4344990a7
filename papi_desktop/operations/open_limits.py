"""Open time limits counted again under other rules or days off: what is kept on records is stored anew, what is reckoned live is only told.

What is done stays as it was done.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from textwrap import shorten
from typing import Any

from papi_desktop.domain.law.recompute import OpenItem, recompute
from papi_desktop.domain.law.rules import Rule
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import BUDGETS, BY_KEY, DISCLOSURES, PETITIONS, POSTINGS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import limits, made_public
from papi_desktop.operations.budget import stages
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import state, terms
from papi_desktop.store.guard import MASK
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction
from papi_desktop.translations import _

_MOST_LISTED = 6
_LONGEST = 80
"""Letters of a title."""


@dataclass(frozen=True)
class Shift:
    """An open time limit whose last day is another under the other tables.

    Attributes:
        register: the book of the record.
        record_id: the record.
        before, after: the last days; `after` is None where no rule runs any more.
        changes: what is stored on the record; empty where the day is reckoned whenever it is asked for.
    """

    register: Register
    record_id: str
    before: date
    after: date | None
    changes: Mapping[str, Any] = field(default_factory=dict)


def shifts(office: Office, then: Office) -> tuple[Shift, ...]:
    """Return the open time limits that rules and days off of `then` move; nothing is changed.

    Args:
        then: the same books under the other tables.
    """
    with office.store.whole():  # a rule holds for every book, whoever may read it
        return (
            *_of_disclosures(office, then),
            *_of_petitions(office, then),
            *_of_budgets(office, then),
            *_of_books(office, then),
        )


def store(tx: Transaction, found: Iterable[Shift]) -> None:
    """Store the new last days, and the rules they rest on."""
    for shift in found:
        if shift.changes:
            tx.update(shift.register, shift.record_id, dict(shift.changes))


def told(office: Office, found: Sequence[Shift]) -> Message:
    """Return what moves as people read it: which matter of which book, from which day to which, what ends soonest first.

    Args:
        office: through the eyes of whoever reads; nothing the reader may not read is named.
    """
    if not found:
        return say("No open time limit moves.")
    soonest = sorted(found, key=lambda shift: shift.after or shift.before)[:_MOST_LISTED]
    lines = [f"– {named(office, s)}: {' → '.join(days(s))}" for s in soonest]
    more = len(found) - len(lines)
    listed = say("Last days that move:\n{lines}", lines="\n".join(lines))
    return say("{told}\n– and {count} more", told=listed, count=more) if more else listed


def days(shift: Shift) -> tuple[str, str]:
    """Return from which last day to which."""
    return table_date(shift.before), table_date(shift.after) if shift.after else "–"


def named(office: Office, shift: Shift) -> str:
    """Return book and matter of a time limit, as the list shows them to whoever reads.

    The counting reads every book, whoever asks; a name is asked for afterwards, so that the reader's rights stand before it.
    """
    book, record = _(shift.register.title), office.store.get(shift.register, shift.record_id)
    title = shift.register.title_of(record) if record is not None else ""
    if record is not None and shift.register is PETITIONS:
        book = state.called(record)
    if not title or title == MASK:
        return book
    return f"{book}: {shorten(title, _LONGEST, placeholder='…')}"


def _other_rule(office: Office, then: Office, rule: Rule, start: date) -> Rule | None:
    """Return the rule of that name under the other tables where it is another there; what a record keeps of an older law stays."""
    now, new = office.rules.rule_if_any(rule.id, start), then.rules.rule_if_any(rule.id, start)
    return new if new != now else None


def _of_disclosures(office: Office, then: Office) -> Iterator[Shift]:
    items = [replace(item, rule_then=_other_rule(office, then, item.rule, item.start)) for item in open_items(office)]
    hung: set[str] = set()
    for moved in recompute(items, office.calendar, then.calendar):
        rule = moved.item.rule_then
        before, after = moved.before, moved.after
        key, _sign, record_id = moved.item.key.partition(":")
        if key == DISCLOSURES.key:
            kept: dict[str, Any] = {"due": after.isoformat() if after else None}
            if rule is not None:
                kept["due_rule"] = rule.snapshot()
            yield Shift(DISCLOSURES, record_id, before, after, kept)
            continue
        posting = office.store.get(POSTINGS, record_id) or {}
        disclosure = office.store.get(DISCLOSURES, posting["disclosure_id"]) or {}
        if disclosure["id"] in hung:  # one line a disclosure, however many places it hangs at
            continue
        hung.add(disclosure["id"])
        changes: dict[str, Any] = {"posting_rule": rule.snapshot()} if rule is not None else {}
        if disclosure["posted_to"] == before.isoformat():  # an end the official stated stays
            changes["posted_to"] = after.isoformat() if after else None
        yield Shift(DISCLOSURES, disclosure["id"], before, after, changes)


def open_items(office: Office) -> list[OpenItem]:
    """Return what still runs: disclosures not hung everywhere yet, and papers that hang under a rule in working days."""
    disclosures = {d["id"]: d for d in office.store.all(DISCLOSURES)}
    items: list[OpenItem] = []
    waiting: set[str] = set()
    for posting in office.store.all(POSTINGS, Query(filters={"posted_to": None})):
        disclosure = disclosures.get(posting["disclosure_id"])
        if disclosure is None:
            continue
        if not posting["posted_from"]:
            waiting.add(disclosure["id"])
        elif disclosure["posting_rule"]:
            rule = restore_rule(disclosure["posting_rule"])
            items.append(OpenItem(f"{POSTINGS.key}:{posting['id']}", rule, date.fromisoformat(posting["posted_from"])))
    for record_id in waiting:
        disclosure = disclosures[record_id]
        if disclosure["due_rule"] and disclosure["trigger_date"]:
            rule = restore_rule(disclosure["due_rule"])
            start = date.fromisoformat(disclosure["trigger_date"])
            items.append(OpenItem(f"{DISCLOSURES.key}:{record_id}", rule, start))
    return items


def _of_petitions(office: Office, then: Office) -> Iterator[Shift]:
    for petition in office.store.all(PETITIONS, Query(filters={"closed_on": None})):
        steps = terms.steps_of(office, petition["id"])
        before, new = (terms.term_of(at, petition, steps) for at in (office, then))
        after = new.due if new else None
        if before is not None and before.due is not None and before.due != after:
            values = terms.standing(then, petition, steps).values()
            kept = {name: values[name] for name in ("due", "due_rule")}
            yield Shift(PETITIONS, petition["id"], before.due, after, kept)


def _of_budgets(office: Office, then: Office) -> Iterator[Shift]:
    for budget in office.store.all(BUDGETS):
        stage = stages.stages().get(budget["stage"] or "")
        if stage is None or not budget["due"] or not budget["trigger_date"] or _hangs(office, budget):
            continue
        start = date.fromisoformat(budget["trigger_date"])
        before, after = (stages.due(at, stage, start, budget["regime"] or "") for at in (office, then))
        # A day the official stated himself stays.
        if before is None or budget["due"] != before.due.isoformat() or (after and after.due == before.due):
            continue
        kept = {
            "due": after.due.isoformat() if after else None,
            "due_rule": {**after.rule.snapshot(), "start": start.isoformat()} if after else None,
        }
        yield Shift(BUDGETS, budget["id"], before.due, after.due if after else None, kept)


def _hangs(office: Office, record: Record) -> bool:
    return bool(made_public.days_of_source(office, BUDGETS, record["id"]))


def _of_books(office: Office, then: Office) -> Iterator[Shift]:
    on = office.today()
    for register in (BY_KEY[key] for key in dict.fromkeys(_books_counted_otherwise(office, then))):
        for record in office.store.all(register):
            old, new = (limits.last_days(at, register, record) for at in (office, then))
            if old == new:
                continue
            for limit in limits.limits_of(office, register, record):
                after = new.get(limit.row.id)
                if limit.last is not None and limit.state(on) in limits.LIVE and after != limit.last:
                    yield Shift(register, str(record["id"]), limit.last, after)


def _books_counted_otherwise(office: Office, then: Office) -> Iterator[str]:
    """Yield the books with a time limit whose rule, or whose calendar, is another there: only those need to be read."""
    other_days = office.calendar != then.calendar
    for row in office.matters.limits:
        if other_days or office.rules.all_rules.versions(row.rule) != then.rules.all_rules.versions(row.rule):
            yield row.book
