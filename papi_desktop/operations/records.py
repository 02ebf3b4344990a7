"""Check, save, remove and bring back one record of any book."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from papi_desktop.domain.checking import check_record
from papi_desktop.domain.duplicates import duplicate_message, find_duplicates
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.parsing import parse_value
from papi_desktop.domain.register import Field, Kind, Problem, Record, Register, Severity
from papi_desktop.operations import catalogues
from papi_desktop.operations.books import book_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.workplaces import is_merge_batch
from papi_desktop.store.changes import ChangeSet
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_BY_PROGRAM = say("This book is written by the program as the work is done, not by hand.")


def check(office: Office, register: Register, record: Record) -> list[Problem]:
    """Return everything wrong with a record: blanks that must not be, rules of the book, and what is in the book already.

    What the book fills in when it is saved is no blank.
    """
    book = book_of(register)
    whole = book.fill(office, record)
    return [
        *_not_by_hand(register),
        *check_record(register, whole),
        *_unreadable(office, register, record),
        *_not_in_catalogue(office, register, record),
        *_duplicates(office, register, whole),
        # What was typed and what follows from it: a book may keep something apart that it must still look at.
        *book.check(office, {**whole, **{key: value for key, value in record.items() if value not in (None, "")}}),
    ]


def _not_by_hand(register: Register) -> list[Problem]:
    """Refuse what is typed into a book that says what the program did: it is worth nothing if it can say otherwise."""
    return [] if register.by_hand else [Problem("", "by_hand", _BY_PROGRAM)]


def _unreadable(office: Office, register: Register, record: Record) -> list[Problem]:
    """Return the numbers that cannot be what they are said to be; other kinds are read by the editor that takes them."""
    found = (
        parse_value(f, record[f.key], today=office.today()).problem
        for f in register
        if f.kind in (Kind.CITIZEN_ID, Kind.PHONE) and record.get(f.key)
    )
    return [problem for problem in found if problem is not None]


def _not_in_catalogue(office: Office, register: Register, record: Record) -> list[Problem]:
    """Return the fields that should name a row of a law table and do not."""
    return [
        Problem(f.key, "catalogue", say("“{text}” is not in the catalogue; choose from the list.", text=record[f.key]))
        for f in register
        if f.catalogue and record.get(f.key) and str(record[f.key]) not in catalogues.titles(office, f.catalogue)
    ]


def save(
    office: Office,
    register: Register,
    record: Record,
    *,
    accepted: Mapping[str, str] | None = None,
) -> str:
    """Save a new or changed record as one batch and return its id.

    Args:
        accepted: written reasons for warnings passed, by field.

    Raises:
        UserError: if the user may not write it, an error remains, or a warning has no reason.
    """
    office.store.require_save(register, record)  # before anything is checked: a check would tell what is kept back
    accepted = accepted or {}
    left = unanswered(office, register, record, check(office, register, record), accepted)
    if left:
        raise UserError(
            "GHI-01",
            left[0].message,
            say("Nothing was saved; what was typed is still on the screen."),
            say("Correct it and save again."),
        )
    record_id = record.get("id")
    book = book_of(register)
    whole = book.fill(office, record)
    values = {key: value for key, value in whole.items() if key in register}
    with office.store.transaction(_named(register, record)) as tx:
        known = record_id and office.store.get(register, record_id) is not None
        if record_id and known:
            tx.update(register, record_id, values, version=record.get("version"))
        else:
            record_id = tx.insert(register, {**values, **({"id": record_id} if record_id else {})})
        if book.follow is not None:
            book.follow(office, tx, str(record_id), whole, not known)
        for field_key, reason in accepted.items():
            tx.note(_passed(register[field_key], reason), (register, str(record_id)))
    return str(record_id)


def unanswered(
    office: Office, register: Register, record: Record, problems: Sequence[Problem], accepted: Mapping[str, str]
) -> list[Problem]:
    """Return what keeps a record from being saved: errors, and warnings nobody wrote a reason for.

    A warning the record was saved with, word for word, was answered then: it is asked about once.
    """
    left = [p for p in problems if p.severity is Severity.ERROR or not accepted.get(p.field, "").strip()]
    before = office.store.get(register, record["id"]) if left and record.get("id") else None
    if before is None:
        return left
    told = [entry.told for entry in office.store.history(register, record["id"]) if entry.told is not None]
    answered = {
        f.key for f in register if any(t.msgid == _PASSED and t.values["field"] == Message(f.label) for t in told)
    }
    stood = [p for p in check(office, register, before) if p.field in answered] if answered else []
    return [p for p in left if p.severity is Severity.ERROR or p not in stood]


_PASSED = N_("Warning passed for “{field}”: {reason}")


def _passed(field: Field, reason: str) -> Message:
    return Message(_PASSED, {"field": Message(field.label), "reason": reason})


def remove(office: Office, register: Register, record_id: str, reason: str) -> None:
    """Move a record to the waste basket.

    Raises:
        UserError: if no reason is given, or its book keeps the record.
    """
    if not reason.strip():
        raise UserError(
            "GHI-02",
            say("A reason is needed to remove a record."),
            say("Nothing was removed."),
            say("Write a few words and try again."),
        )
    kept = book_of(register).keeps(office, office.store.get(register, record_id) or {"id": record_id})
    if not register.by_hand:
        kept = kept or _BY_PROGRAM
    if kept is not None:
        raise UserError(
            "GHI-03",
            kept,
            say("Nothing was removed."),
            say("Leave it in the book and correct what is wrong."),
        )
    with office.store.transaction(say("Remove {what}", what=Message(register.singular))) as tx:
        tx.delete(register, record_id, reason.strip())
        _gone(office, tx, register, record_id)


def bring_back(office: Office, register: Register, record_id: str) -> None:
    """Restore a record from the waste basket."""
    with office.store.transaction(say("Bring back {what}", what=Message(register.singular))) as tx:
        tx.restore(register, record_id)
        _gone(office, tx, register, record_id)


def undo(office: Office, batch: str) -> ChangeSet:
    """Undo a whole batch as a new batch.

    Raises:
        UserError: if something in it was changed since, there is no such batch, or it took in the work of another computer.
    """
    if is_merge_batch(office, batch):
        raise UserError(
            "BG-36",
            say("The work of another computer cannot be undone here: it would come back with the next exchange."),
            say("Nothing was changed."),
            say("Correct the records themselves; the correction goes to the other computers."),
        )
    from papi_desktop.operations import counted_again, guidance, law_files

    if law_files.is_law_batch(office, batch):
        raise UserError(
            "LUAT-07",
            say(
                "A rule, day off or duty the office set itself cannot be undone here: what is counted by would stay as it is."
            ),
            say("Nothing was changed."),
            say("Take it back where it was entered; every open time limit is counted again then."),
        )
    changes = office.store.undo(batch)
    guidance.restore_layer(office)
    counted_again.catch_up(office)
    return changes


def _gone(office: Office, tx: Transaction, register: Register, record_id: str) -> None:
    gone = book_of(register).gone
    if gone is not None:
        gone(office, tx, office.store.get(register, record_id) or {})


def titles(office: Office, register: Register, record: Record) -> dict[str, str]:
    """Return what the REFERENCE fields of a record are called, by field."""
    from papi_desktop.domain.registers import BY_KEY

    named: dict[str, str] = {}
    for f in register:
        value: Any = record.get(f.key)
        if f.kind is Kind.REFERENCE and value:
            target = BY_KEY[f.references]
            found = office.store.get(target, value)
            named[f.key] = target.title_of(found) if found else ""
    return named


# What stands in the book under such a field may be spelled otherwise and yet be equal, so it is not asked for by value.
_SPELLED = (Kind.PERSON, Kind.TEXT, Kind.PARTIAL_DATE)


def _duplicates(office: Office, register: Register, record: Record) -> list[Problem]:
    """Return where a record seems to be in its book already, by the keys the register names."""
    candidates: dict[str, Record] = {}
    for keys in register.duplicate_keys:
        asked = [*register.scope_fields, *keys]
        if any(record.get(key) in (None, "") for key in asked):
            continue
        filters = {key: record[key] for key in asked if register[key].kind not in _SPELLED}
        for found in office.store.all(register, Query(filters=filters)):
            if found["id"] != record.get("id"):
                candidates[found["id"]] = found
    return [
        Problem(d.keys[0], "duplicate", duplicate_message(register, d, say("this book")), d.severity)
        for d in find_duplicates(register, [record], candidates.values())
    ]


def _named(register: Register, record: Record) -> Message:
    if record.get("version"):
        return say("Change {what}", what=Message(register.singular))
    return say("Record new {what}", what=Message(register.singular))
