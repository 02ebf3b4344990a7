"""Disclosures that follow from a record by the table of matters: which duty and stage, from which day, with the days as stated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from papi_desktop.domain.law.clock import posting
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record, Register
from papi_desktop.operations.book import DisclosureOf
from papi_desktop.operations.office import Office


def _always(_office: Office, _record: Record) -> bool:
    return True


def disclosure_of(
    register: Register, key: str, label: str, ready: Callable[[Office, Record], bool] = _always
) -> DisclosureOf:
    """Return the disclosure `key` of a book.

    Args:
        register: the book.
        key: as in the table of matters.
        label: msgid of the button.
        ready: what else must hold, beside the day the duty runs from being known.
    """
    return DisclosureOf(
        key,
        label,
        partial(_values, register, key),
        partial(_when, register, key, ready),
        partial(_needs, register, key),
    )


def _when(
    register: Register, key: str, ready: Callable[[Office, Record], bool], office: Office, record: Record
) -> bool:
    row = office.matters.disclosure_of(register.key, key, record)
    return row is not None and bool(record.get(row.trigger)) and ready(office, record)


def _needs(register: Register, key: str, office: Office, record: Record) -> Message | None:
    row = office.matters.disclosure_of(register.key, key, record)
    if row is None or record.get(row.trigger):
        return None
    return say("fill in “{field}”", field=Message(register[row.trigger].label))


def _values(register: Register, key: str, office: Office, record: Record) -> dict[str, Any]:
    row = office.matters.disclosure_of(register.key, key, record)
    assert row is not None, "asked for only when there is a row"
    trigger = str(record[row.trigger])
    on = date.fromisoformat(trigger)
    stage = office.rules.duty(row.duty, max(on, _first_day(office, row.duty))).stage(row.stage)
    made: dict[str, Any] = {
        "title": f"{stage.title_vi}: {register.title_of(record)}",
        "duty": row.duty,
        "stage": row.stage or None,
        "trigger_date": trigger,
        "posted_from": record.get(row.posted_from) if row.posted_from else None,
        "posted_to": record.get(row.posted_to) if row.posted_to else None,
        "document_number": record.get("document_number"),
        "document_date": record.get("document_date"),
        "stated_days": record.get("stated_days"),
        "responsible": record.get("responsible"),
    }
    if row.posting_rule:
        rule = office.rules.rule(row.posting_rule, on)
        made["posting_rule"] = rule.snapshot()
        if not made["posted_to"] and made["posted_from"]:
            last = posting(rule, date.fromisoformat(made["posted_from"]), office.calendar).last_day_up
            made["posted_to"] = last.isoformat() if last else None
    return {name: value for name, value in made.items() if value is not None}


def _first_day(office: Office, duty: str) -> date:
    """Return the first day on which a duty was in force: what is older is named as the oldest text names it."""
    return min(version.valid_from or date.min for version in office.rules.all_duties.versions(duty))
