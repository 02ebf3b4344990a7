"""The only door through which records are written.

A transaction is one batch: what an official did, with its name, kept whole or not at all. Triggers write the history line by line; at the
end the lines are chained. Must not know which operation it serves.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record, Register
from papi_desktop.jobs import Progress
from papi_desktop.store import audit, moments, repository, seals, triggers, words
from papi_desktop.store.changes import ChangeSet
from papi_desktop.store.database import Connection
from papi_desktop.store.guard import Guard
from papi_desktop.store.ids import new_id, new_ids
from papi_desktop.store.tables import Table, table_named, table_of
from papi_desktop.store.values import Kept

_CHUNK = 500


class Transaction:
    """An open batch. Made by `Store.transaction`, which begins and ends it.

    Attributes:
        batch: its id, known from the beginning so that operations can name it in records.
        operation: what is being done.
        actor: who does it.
        number: by which the entries of the history belong to it; None before it begins.
    """

    def __init__(
        self,
        connection: Connection,
        operation: Message,
        actor: str,
        undoes: str | None = None,
        guard: Guard | None = None,
    ) -> None:
        self.batch = new_id()
        self.operation = operation
        self.actor = actor
        self._connection = connection
        self._undoes = undoes
        self._guard = guard
        self._changed: dict[str, set[str]] = defaultdict(set)
        self._unsealed: dict[Table, set[str]] = defaultdict(set)
        self.number: int | None = None
        self._first_entry = 0

    # --- what operations do ---

    def insert(self, register: Register, record: Record) -> str:
        """Insert a record and return its id, which is made here unless the record brings one.

        Raises:
            KeyError: for a key the register has not.
            TypeError: for a value of the wrong type.
        """
        return self.insert_many(register, (record,))[0]

    def insert_many(self, register: Register, records: Iterable[Record], progress: Progress | None = None) -> list[str]:
        """Insert records and return their ids, in order.

        Raises:
            Cancelled: if the official asked to stop; the transaction rolls back as a whole.
            KeyError, TypeError: as `insert`.
        """
        progress = progress or Progress()
        table = table_of(register)
        moment = moments.now()
        (first_new,) = self._connection.execute(f"SELECT coalesce(max(rowno), 0) + 1 FROM main.{table.name}").fetchone()
        ids: list[str] = []
        waiting = iter(records)
        total = len(records) if isinstance(records, Sequence) else 0
        while chunk := list(islice(waiting, _CHUNK)):
            if total > _CHUNK:
                progress.step(len(ids), total, say("Storing {count} rows", count=total))
            if self._guard is not None:
                self._guard.require_insert(self._connection, register, chunk)
            self._open_seals(table, chunk)
            values: list[Any] = []
            for record, fresh in zip(chunk, new_ids(len(chunk)), strict=True):
                record_id = record.get("id") or fresh
                ids.append(record_id)
                values.append(record_id)
                values += table.row(record)
                values.append(moment)
            self._connection.execute(_insertion(table, len(chunk)), values)
        if table.words and ids:
            self._connection.execute(triggers.words_of_new_rows(table), (first_new,))
        self._changed[table.name].update(ids)
        return ids

    def update(
        self, register: Register, record_id: str, changes: Mapping[str, Any], *, version: int | None = None
    ) -> None:
        """Change some fields of a record. Nothing is written when all are as they were.

        Args:
            version: the version the changes were made on; None to change it whatever happened since.

        Raises:
            KeyError: there is no such record, or a key the register has not.
            UserError: the record was changed or removed since `version`.
        """
        table = table_of(register)
        row = self._row(table, record_id)
        self._permit(register, (record_id,), changes)
        if row["deleted_at"] is not None or (version is not None and row["version"] != version):
            raise _stale(register, row)
        kept = table.encode(changes)
        changed = {key: value for key, value in kept.items() if row[key] != value}
        if changed:
            self._write(table, record_id, {**row, **changed}, tuple(changed))

    def delete(self, register: Register, record_id: str, reason: str) -> None:
        """Move a record to the waste basket.

        Raises:
            KeyError: there is no such record.
            ValueError: no reason is given.
        """
        if not reason.strip():
            raise ValueError("a deletion needs a reason")
        self.delete_many(register, (record_id,), reason)

    def delete_many(self, register: Register, ids: Sequence[str], reason: str) -> None:
        """Move records to the waste basket; those already there stay as they are."""
        table = table_of(register)
        self._open_seals(table, self._require(table, ids))
        self._permit(register, ids)
        moment = moments.now()
        self._connection.executemany(
            f"UPDATE main.{table.name} SET deleted_at = ?, deleted_reason = ?, version = version + 1 "
            "WHERE id = ? AND deleted_at IS NULL",
            [(moment, reason, record_id) for record_id in ids],
        )
        self._changed[table.name].update(ids)

    def restore(self, register: Register, record_id: str) -> None:
        """Bring a record back from the waste basket; nothing happens when it is not there.

        Raises:
            KeyError: there is no such record.
        """
        self.restore_many(register, (record_id,))

    def restore_many(self, register: Register, ids: Sequence[str]) -> None:
        """Bring records back from the waste basket."""
        table = table_of(register)
        self._open_seals(table, self._require(table, ids))
        self._permit(register, ids)
        self._connection.executemany(
            f"UPDATE main.{table.name} SET deleted_at = NULL, deleted_reason = NULL, version = version + 1 "
            "WHERE id = ? AND deleted_at IS NOT NULL",
            [(record_id,) for record_id in ids],
        )
        self._changed[table.name].update(ids)

    def note(self, what: Message, about: tuple[Register, str] | None = None) -> None:
        """Put into the history something that changes no record: a personal list was viewed, printed or exported.

        Args:
            about: the record in whose own history it stands too.
        """
        register, record_id = (about[0].key, about[1]) if about else ("", "")
        self._connection.execute(
            "INSERT INTO audit (batch, register, record, op, old, new) VALUES (?, ?, ?, 'note', NULL, ?)",
            (self.number, register, record_id, words.kept(what)),
        )

    # --- what the store does ---

    def begin(self) -> None:
        """Take the write lock and a number for the batch."""
        self._connection.execute("BEGIN IMMEDIATE")
        self.number, self._first_entry = self._connection.execute(
            "SELECT coalesce((SELECT max(rowno) FROM batches), 0) + 1, coalesce((SELECT max(rowno) FROM audit), 0) + 1"
        ).fetchone()

    def commit(self, chain_key: bytes) -> ChangeSet | None:
        """Seal the history of the batch and keep everything; returns None when nothing was changed or noted."""
        self._close_seals()
        header = (self.batch, moments.now(), self.actor, words.kept(self.operation), self._undoes)
        digests = audit.seal(self._connection, chain_key, header, self._first_entry)
        if digests:
            last_entry = self._first_entry + len(digests) // audit.DIGEST_BYTES - 1
            self._connection.execute(
                "INSERT INTO batches (rowno, id, at, actor, operation, undoes, first_entry, last_entry, digests) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (self.number, *header, self._first_entry, last_entry, digests),
            )
        self._connection.execute("COMMIT")
        return self.changes() if digests else None

    def changes(self) -> ChangeSet:
        """Return what was changed so far."""
        return ChangeSet(self.batch, self.operation, {key: frozenset(ids) for key, ids in self._changed.items() if ids})

    def put_back(self, register: Register, record_id: str, values: Mapping[str, Kept]) -> None:
        """Give fields of a record the values an undone batch found, as the database holds them."""
        table = table_of(register)
        self._permit(register, (record_id,))
        self._write(table, record_id, {**self._row(table, record_id), **values}, tuple(values))

    def bring(self, register: Register, record_id: str, values: Mapping[str, Kept]) -> None:
        """Insert a record of another computer, or give it these values, as the database holds them."""
        table = table_of(register)
        row = self._kept(table, (record_id,)).get(record_id)
        if row is None:
            told = {key: table.decode_value(key, value) for key, value in values.items()}
            self.insert(register, {**told, "id": record_id})
            return
        changed = {key: value for key, value in values.items() if row[key] != value}
        if changed:
            self._permit(register, (record_id,))
            self._write(table, record_id, {**row, **changed}, tuple(changed))

    def defer_references(self) -> None:
        """Let records refer to ones that come later in this batch; at its end everything must be there."""
        self._connection.execute("PRAGMA defer_foreign_keys = ON")

    # --- inside ---

    def _permit(self, register: Register, ids: Collection[str], *changes: Mapping[str, Any]) -> None:
        if self._guard is not None:
            self._guard.require(self._connection, register, ids)
            self._guard.require_parents(self._connection, register, changes)

    def _kept(self, table: Table, ids: Iterable[str]) -> dict[str, dict[str, Any]]:
        """Return rows as they are: what is shown to the user is no ground for what is written."""
        return repository.kept_rows(self._connection, table, ids, veiled=False)

    def _row(self, table: Table, record_id: str) -> dict[str, Any]:
        row = self._kept(table, (record_id,)).get(record_id)
        if row is None:
            raise KeyError(f"{table.name} has no record {record_id}")
        return row

    def _require(self, table: Table, ids: Sequence[str]) -> Collection[Record]:
        rows = self._kept(table, ids)
        missing = set(ids) - rows.keys()
        if missing:
            raise KeyError(f"{table.name} has no record {sorted(missing)[0]}")
        return rows.values()

    def _open_seals(self, table: Table, children: Iterable[Record]) -> None:
        """Note that the parents of these records are to be sealed again at the end of the batch."""
        if table.register.sealed_by:
            parent = table.register.parent_field
            self._unsealed[table].update(child[parent] for child in children)

    def _close_seals(self) -> None:
        for table, parents in self._unsealed.items():
            above = table_named(table.register.parent)
            for parent_id, row in self._kept(above, parents).items():
                digest = seals.digest_of(self._connection, table, parent_id)
                self._write(above, parent_id, {**row, table.register.sealed_by: digest}, (table.register.sealed_by,))

    def _write(self, table: Table, record_id: str, row: Mapping[str, Any], fields: tuple[str, ...]) -> None:
        self._connection.execute(
            _changing(table, fields), (*(row[field] for field in fields), *table.keys_of(row), record_id)
        )
        self._changed[table.name].add(record_id)
        self._open_seals(table, (row,))


@lru_cache(maxsize=64)
def _insertion(table: Table, rows: int) -> str:
    """Return the statement that inserts so many rows at once: with triggers SQLite keeps a journal for every single statement."""
    columns = ("id", *table.fields, *table.key_columns, "created_at")
    places = f"({', '.join('?' * len(columns))}, 1)"
    return f"INSERT INTO main.{table.name} ({', '.join(columns)}, version) VALUES {', '.join([places] * rows)}"


@cache
def _changing(table: Table, fields: tuple[str, ...]) -> str:
    columns = ", ".join(f"{name} = ?" for name in (*fields, *table.key_columns))
    return f"UPDATE main.{table.name} SET {columns}, version = version + 1 WHERE id = ?"


def _stale(register: Register, row: Mapping[str, Any]) -> UserError:
    removed = row["deleted_at"] is not None
    title = register.title_of(row)
    return UserError(
        "KHO-32",
        say("“{title}” was removed meanwhile.", title=title)
        if removed
        else say("“{title}” was changed meanwhile in another place.", title=title),
        say("What was saved there is safe; what you typed is still on the screen."),
        say("Note what you typed, open the record again and type it anew."),
    )
