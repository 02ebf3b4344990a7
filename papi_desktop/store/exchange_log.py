"""The history read as what it is for another computer of the office: who wrote which field of which record, in which batch.

Must not know what is done with it. Values are as the database holds them.
"""

# ruff: noqa: S608 - the statements are made of constants of this module.

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from papi_desktop.store.database import Connection


@dataclass(frozen=True, slots=True)
class LoggedEntry:
    """One entry of the history.

    Attributes:
        batch: number of its batch, ascending; batch_id: its id.
        place: within the batch, from 1.
        op: "insert", "update", "delete" or "restore".
        new: fields written; for a removal its reason.
    """

    batch: int
    batch_id: str
    place: int
    moment: str
    actor: str
    book: str
    record: str
    op: str
    new: dict[str, Any]


_ENTRIES = """
    SELECT batches.rowno, batches.id, audit.rowno - batches.first_entry + 1, batches.at, batches.actor,
           audit.register, audit.record, audit.op, audit.new
    FROM audit JOIN batches ON batches.rowno = audit.batch
    WHERE audit.op <> 'note'
"""
_AFTER = f"{_ENTRIES} AND audit.batch > ? ORDER BY audit.rowno"
_OF = f"{_ENTRIES} AND audit.record IN (SELECT value FROM json_each(?)) ORDER BY audit.rowno"


def entries_after(connection: Connection, batch: int) -> Iterator[LoggedEntry]:
    """Yield every entry of the batches after a number, in order."""
    yield from map(_entry, connection.execute(_AFTER, (batch,)))


def entries_of(connection: Connection, records: Collection[str]) -> Iterator[LoggedEntry]:
    """Yield every entry of some records, in order."""
    yield from map(_entry, connection.execute(_OF, (json.dumps(list(records)),)))


def last_batch(connection: Connection) -> int:
    """Return the number of the last batch; 0 when there is none."""
    return int(connection.execute("SELECT coalesce(max(rowno), 0) FROM batches").fetchone()[0])


def batch_id(connection: Connection, number: int) -> str | None:
    """Return the id of a batch by its number."""
    row = connection.execute("SELECT id FROM batches WHERE rowno = ?", (number,)).fetchone()
    return None if row is None else str(row[0])


def _entry(row: tuple[Any, ...]) -> LoggedEntry:
    batch, batch_id_, place, moment, actor, book, record, op, new = row
    return LoggedEntry(batch, batch_id_, place, moment, actor, book, record, op, json.loads(new) if new else {})
