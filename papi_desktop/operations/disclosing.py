"""A disclosure recorded by hand: what follows from its duty is filled in, and its places are planned.

What the official stated stays as stated; only blanks are filled.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import posting as posting_period
from papi_desktop.domain.law.clock import reckon
from papi_desktop.domain.law.rules import Duty, PostingKind, RuleKind
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import BY_KEY, DISCLOSURES
from papi_desktop.operations import posting
from papi_desktop.operations.duty_places import places_for
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction


def filled(office: Office, record: Record) -> dict[str, Any]:
    """Return a disclosure with what follows from its duty: year, due day, rules kept, end of the posting."""
    made = dict(record)
    start = day_or_none(made.get("trigger_date")) or day_or_none(made.get("document_date"))
    if not made.get("year"):
        made["year"] = (day_or_none(made.get("posted_from")) or start or office.today()).year
    duty = _duty(office, made.get("duty"), start or office.today())
    if duty is None:
        return made
    stage = duty.stage(made.get("stage") or "")
    if stage.deadline_rule and start is not None and not made.get("due"):
        rule = office.rules.rule(stage.deadline_rule, start)
        # A notice counts back from its event, which the date of its document never is.
        begin = day_or_none(made.get("trigger_date")) if rule.kind is RuleKind.NOTICE else start
        last = reckon(rule, begin, office.calendar).last_day if begin is not None else None
        if begin is not None and last is not None:
            made["trigger_date"] = begin.isoformat()
            made["due"], made["due_rule"] = last.isoformat(), rule.snapshot()
    made["permanent"] = bool(made.get("permanent")) or stage.posting_kind is PostingKind.PERMANENT
    if stage.posting_rule:
        first = day_or_none(made.get("posted_from"))
        rule = office.rules.rule(stage.posting_rule, first or office.today())
        made.setdefault("posting_rule", None)
        made["posting_rule"] = made["posting_rule"] or rule.snapshot()
        if first is not None and not made.get("posted_to"):
            last = posting_period(rule, first, office.calendar).last_day_up
            made["posted_to"] = last.isoformat() if last else None
    return made


def disclose(office: Office, register: Register, record_id: str, key: str) -> str:
    """Enter in the book of disclosures what follows from a record of another book, once, and return its id.

    Args:
        key: stable word of the disclosure in that book.

    Raises:
        UserError: if the record is not ready for it, or it is in the book already.
    """
    from papi_desktop.operations import records
    from papi_desktop.operations.books import book_of

    record = office.store.get(register, record_id) or {}
    wanted = next(d for d in book_of(register).disclosures if d.key == key)
    if not wanted.when(office, record):
        raise UserError(
            "CK-05",
            say("“{title}” cannot be disclosed yet.", title=register.title_of(record)),
            say("Nothing was entered."),
            say("Complete the record first; what is missing is marked on it."),
        )
    values = wanted.values(office, record)
    source = {"source_register": register.key, "source_id": record_id}
    for known in office.store.all(DISCLOSURES, Query(filters=source)):
        if (known["duty"], known["stage"], known["title"]) == (
            values.get("duty"),
            values.get("stage"),
            values["title"],
        ):
            raise UserError(
                "CK-06",
                say("“{title}” is in the book of disclosures already.", title=known["title"]),
                say("Nothing was entered twice."),
                say("Open it there to record where it hangs."),
            )
    return records.save(office, DISCLOSURES, {**DISCLOSURES.blank(), **values, **source})


def plan_places(office: Office, tx: Transaction, disclosure_id: str, record: Record) -> None:
    """Plan a posting at every place where the duty wants it hung."""
    duty = _duty(office, record.get("duty"), office.today())
    if duty is None:
        return
    stage = duty.stage(record.get("stage") or "")
    for place in places_for(office, stage, _villages_of_source(office, record)):
        posting.plan(tx, disclosure_id, place)


def _villages_of_source(office: Office, disclosure: Record) -> Collection[str]:
    """Return the villages that the record disclosed is about; none when it is not known."""
    from papi_desktop.operations.books import book_of

    register = BY_KEY.get(disclosure.get("source_register") or "")
    source = office.store.get(register, disclosure["source_id"]) if register and disclosure.get("source_id") else None
    return book_of(register).villages(office, source) if register and source else ()


def _duty(office: Office, duty_id: str | None, on: date) -> Duty | None:
    """Return the duty as it stood on a day; None for a disclosure outside the catalogue."""
    if not duty_id:
        return None
    try:
        return office.rules.duty(duty_id, on)
    except UserError:
        return None
