"""Sổ công khai: what follows from the duty of a disclosure, its planned places, and what Today says of it."""

from __future__ import annotations

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import disclosing, posting
from papi_desktop.operations.book import Book
from papi_desktop.operations.disclosure_state import agenda_lines
from papi_desktop.operations.office import Office
from papi_desktop.store.transaction import Transaction


def _plan_places(office: Office, tx: Transaction, record_id: str, record: Record, new: bool) -> None:
    if new:
        disclosing.plan_places(office, tx, record_id, record)


def _keeps(office: Office, record: Record) -> Message | None:
    """Keep a disclosure that hung somewhere: the evidence of it would be lost."""
    hung = sum(bool(place["posted_from"]) for place in posting.postings_of(office, record["id"]))
    return say("This disclosure was posted at {count} places already.", count=hung) if hung else None


BOOKS = (Book(DISCLOSURES, fill=disclosing.filled, follow=_plan_places, keeps=_keeps, agenda=agenda_lines),)
