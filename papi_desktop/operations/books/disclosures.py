"""Sổ công khai: what follows from the duty of a disclosure, its planned places, and what Today says of it."""

from __future__ import annotations

from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import disclosing
from papi_desktop.operations.book import Book
from papi_desktop.operations.disclosure_state import agenda_lines
from papi_desktop.operations.office import Office
from papi_desktop.store.transaction import Transaction


def _plan_places(office: Office, tx: Transaction, record_id: str, record: Record, new: bool) -> None:
    if new:
        disclosing.plan_places(office, tx, record_id, record)


BOOKS = (Book(DISCLOSURES, fill=disclosing.filled, follow=_plan_places, agenda=agenda_lines),)
