"""A disclosure recorded by hand: what follows from its duty is filled in, and its places are planned.

What the official stated stays as stated; only blanks are filled.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import deadline
from papi_desktop.domain.law.clock import posting as posting_period
from papi_desktop.domain.law.rules import Duty, PostingKind
from papi_desktop.domain.register import Record
from papi_desktop.operations import posting
from papi_desktop.operations.office import Office
from papi_desktop.store.transaction import Transaction


def duties(office: Office) -> dict[str, str]:
    """Return what the law wants disclosed today, id to title, in the order of the catalogue."""
    return {duty.id: duty.title_vi for duty in office.rules.duties(office.today())}


def filled(office: Office, record: Record) -> dict[str, Any]:
    """Return a disclosure with what follows from its duty: year, due day, rules kept, end of the posting."""
    made = dict(record)
    start = _day(made.get("trigger_date")) or _day(made.get("document_date"))
    if not made.get("year"):
        made["year"] = (_day(made.get("posted_from")) or start or office.today()).year
    duty = _duty(office, made.get("duty"), start or office.today())
    if duty is None:
        return made
    stage = duty.main
    if stage.deadline_rule and start is not None and not made.get("due"):
        counted = deadline(office.rules.rule(stage.deadline_rule, start), start, office.calendar)
        made["trigger_date"] = start.isoformat()
        made["due"], made["due_rule"] = counted.due.isoformat(), counted.rule.snapshot()
    made["permanent"] = bool(made.get("permanent")) or stage.posting_kind is PostingKind.PERMANENT
    if stage.posting_rule:
        first = _day(made.get("posted_from"))
        rule = office.rules.rule(stage.posting_rule, first or office.today())
        made.setdefault("posting_rule", None)
        made["posting_rule"] = made["posting_rule"] or rule.snapshot()
        if first is not None and not made.get("posted_to"):
            last = posting_period(rule, first, office.calendar).last_day_up
            made["posted_to"] = last.isoformat() if last else None
    return made


def plan_places(office: Office, tx: Transaction, disclosure_id: str, record: Record) -> None:
    """Plan a posting at every place where the duty wants it hung."""
    duty = _duty(office, record.get("duty"), office.today())
    if duty is None:
        return
    for place in office.places():
        if place["kind"] in duty.main.places:
            posting.plan(tx, disclosure_id, place)


def _duty(office: Office, duty_id: str | None, on: date) -> Duty | None:
    """Return the duty as it stood on a day; None for a disclosure outside the catalogue."""
    if not duty_id:
        return None
    try:
        return office.rules.duty(duty_id, on)
    except UserError:
        return None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
