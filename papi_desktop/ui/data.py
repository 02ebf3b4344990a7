"""What the window asks of the books: the one place where `ui` names the store's query types.

Functions here take an `Office` and run in whichever thread owns it; they return plain values and hold no widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from papi_desktop.domain.register import Field, Kind, Register
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.operations import catalogues
from papi_desktop.operations.office import Office, Query
from papi_desktop.translations import language
from papi_desktop.ui.display import shown
from papi_desktop.ui.widgets.reference_editor import LIMIT, Candidate

__all__ = ["Query", "RecordView", "candidates", "columns_of", "named", "read_record", "titles_of"]


def titles_of(office: Office, register: Register, ids: Iterable[str]) -> dict[str, str]:
    """Return id to title of records of `register`, those in the waste basket too; an id that leads nowhere is left out.

    See `named` for what is called by one of a few words, as the step of a petition is.
    """
    wanted = tuple(set(ids))
    title = register[register.title_field]
    rows = {
        row["id"]: row for row in office.store.page(register, Query(filters={"id": wanted}, limit=len(wanted))).rows
    }
    for record_id in wanted:
        if record_id not in rows and (deleted := office.store.get(register, record_id)) is not None:
            rows[record_id] = deleted
    return {record_id: shown(title, row.get(title.key)) for record_id, row in rows.items()}


def named(office: Office, register: Register, record: Mapping[str, Any]) -> str:
    """Return what a record is called where it stands alone: one called by a choice is told with its day and what it belongs to."""
    title = register[register.title_field]
    name = shown(title, record.get(title.key))
    if title.kind is not Kind.CHOICE or not register.parent:
        return name
    day = next((f for f in register if f.kind is Kind.DATE and f.required), None)
    parent, parent_id = BY_KEY[register.parent], str(record.get(register.parent_field) or "")
    told = shown(day, record.get(day.key)) if day else ""
    whole = titles_of(office, parent, [parent_id]).get(parent_id, "")
    return " – ".join(filter(None, [" ".join(filter(None, [name, told])), whole]))


def candidates(office: Office, register: Register, text: str) -> list[Candidate]:
    """Return the first records of a book whose search text matches, in the book's own order."""
    rows = office.store.page(register, Query(text=text, limit=LIMIT)).rows
    return [Candidate(str(row["id"]), register.title_of(row)) for row in rows]


def reference_titles(office: Office, register: Register, records: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Return id to title of everything the REFERENCE fields of `records` point to, and of the catalogues the register uses."""
    wanted: dict[str, set[str]] = {}
    fields = [f for f in register if f.kind is Kind.REFERENCE]
    for record in records:
        for f in fields:
            if record.get(f.key):
                wanted.setdefault(f.references, set()).add(str(record[f.key]))
    titles: dict[str, str] = {}
    for key, ids in wanted.items():
        titles |= titles_of(office, BY_KEY[key], ids)
    for catalogue in {f.catalogue for f in register if f.catalogue}:
        titles |= catalogues.titles(office, catalogue, language())
    return titles


@dataclass(frozen=True)
class RecordView:
    """A record with the titles of what it points to."""

    record: dict[str, Any]
    titles: Mapping[str, str] = field(default_factory=dict)


def read_record(office: Office, register: Register, record_id: str) -> RecordView | None:
    """Return one record, also from the waste basket, or None."""
    record = office.store.get(register, record_id)
    return RecordView(record, reference_titles(office, register, [record])) if record else None


def columns_of(register: Register) -> tuple[Field, ...]:
    """Return the fields a list shows: those declared, or the title alone."""
    return register.list_fields or (register[register.title_field],)
