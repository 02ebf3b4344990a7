"""Reading the history: batches, and what happened to one record."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from papi_desktop.domain.messages import Message
from papi_desktop.domain.register import Privacy, Register
from papi_desktop.store import moments, words
from papi_desktop.store.database import Connection
from papi_desktop.store.guard import MASK
from papi_desktop.store.tables import table_of

_BATCH = "SELECT id, at, actor, operation, undoes, first_entry, last_entry FROM batches "
_NAMED = 20  # a batch of thousands is named by the first of them


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened to a record.

    Attributes:
        at: when, in UTC.
        actor: who did it.
        operation: in the course of what.
        op: "insert", "update", "delete", "restore", or "note" for what changed nothing.
        changes: field to its value before and after; empty for a deletion or restoration.
        batch: id of the batch it belongs to.
        reason: why it was deleted, else "".
        told: what a note says; None for all others, and where the record is kept back from whoever reads.
    """

    at: datetime
    actor: str
    operation: Message
    op: str
    changes: Mapping[str, tuple[Any, Any]]
    batch: str
    reason: str = ""
    told: Message | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """One thing an official did.

    Attributes:
        id: its id.
        at: when, in UTC.
        actor: who did it.
        operation: what was done.
        changes: how many entries of the history it made.
        undone_by: id of the batch that undid it, if that was not undone in its turn.
        undoes: id of the batch it undid.
        records: key of the register and id of the first records it touched, in order, each once.
        only_told: it changed nothing and holds only notes, so that there is nothing to undo.
    """

    id: str
    at: datetime
    actor: str
    operation: Message
    changes: int
    undone_by: str | None = None
    undoes: str | None = None
    records: tuple[tuple[str, str], ...] = ()
    only_told: bool = False


def of_record(
    connection: Connection,
    register: Register,
    record_id: str,
    *,
    reveal: bool = False,
    kept_back: Collection[str] = (),
) -> list[HistoryEntry]:
    """Return what happened to a record, newest first.

    Args:
        reveal: show SENSITIVE values instead of `MASK`.
        kept_back: fields masked in any case.
    """
    rows = connection.execute(
        "SELECT batches.at, batches.actor, batches.operation, batches.id, audit.op, audit.old, audit.new "
        "FROM audit JOIN batches ON batches.rowno = audit.batch "
        "WHERE audit.record = ? AND audit.register = ? ORDER BY audit.rowno DESC",
        (record_id, register.key),
    )
    return [
        HistoryEntry(
            moments.as_moment(at),
            actor,
            words.message_of(operation),
            op,
            _changes(register, old, new, reveal=reveal, kept_back=kept_back) if op in ("insert", "update") else {},
            batch,
            _reason(new, kept_back) if op == "delete" else "",
            # Who may not read a record does not read either why somebody looked into it.
            words.message_of(new) if op == "note" and not kept_back else None,
        )
        for at, actor, operation, batch, op, old, new in rows
    ]


def batches(connection: Connection, limit: int, offset: int) -> list[Batch]:
    """Return what was done, newest first."""
    rows = connection.execute(_BATCH + "ORDER BY rowno DESC LIMIT ? OFFSET ?", (limit, offset)).fetchall()
    return [_batch(connection, row) for row in rows]


def batch(connection: Connection, batch_id: str) -> Batch | None:
    """Return one thing that was done; None when there is no such batch."""
    row = connection.execute(_BATCH + "WHERE id = ?", (batch_id,)).fetchone()
    return None if row is None else _batch(connection, row)


def undone_by(connection: Connection, batch_id: str) -> str | None:
    """Return the batch by which another is undone now; None when it was never undone, or its undoing was."""
    undoings = connection.execute("SELECT id FROM batches WHERE undoes = ? ORDER BY rowno", (batch_id,)).fetchall()
    return next((undoing for (undoing,) in undoings if undone_by(connection, undoing) is None), None)


def _batch(connection: Connection, row: tuple[Any, ...]) -> Batch:
    batch_id, at, actor, operation, undoes, first, last = row
    touched = connection.execute(
        "SELECT register, record, op FROM audit WHERE rowno BETWEEN ? AND ? ORDER BY rowno",
        (first, min(last, first + _NAMED - 1)),
    ).fetchall()
    return Batch(
        batch_id,
        moments.as_moment(at),
        actor,
        words.message_of(operation),
        last - first + 1,
        undone_by(connection, batch_id),
        undoes,
        tuple(dict.fromkeys((register, record) for register, record, _op in touched)),
        all(op == "note" for _register, _record, op in touched) and last - first < _NAMED,
    )


def _reason(new: str, kept_back: Collection[str]) -> str:
    return MASK if kept_back else str(json.loads(new)["deleted_reason"])


def _changes(
    register: Register, old: str | None, new: str | None, *, reveal: bool, kept_back: Collection[str]
) -> dict[str, tuple[Any, Any]]:
    table = table_of(register)
    before: dict[str, Any] = json.loads(old) if old else {}
    after: dict[str, Any] = json.loads(new) if new else {}
    changes: dict[str, tuple[Any, Any]] = {}
    for field in register:
        if before.get(field.key) == after.get(field.key):
            continue
        pair = tuple(table.decode_value(field.key, values.get(field.key)) for values in (before, after))
        if field.key in kept_back or (field.privacy is Privacy.SENSITIVE and not reveal):
            pair = tuple(value if value is None else MASK for value in pair)
        changes[field.key] = (pair[0], pair[1])
    return changes
