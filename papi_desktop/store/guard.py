"""What whoever is logged in may not read or write: enforced on the connection itself, below every list, search, paper and command.

A book of which something is kept from the user is shadowed by a view of the same name that lives in this connection alone (SQLite looks
in `temp` before `main`). Every question of the store therefore meets the veil, whoever wrote it; only the transaction, which names `main`
itself, writes behind it, and asks the guard first. Rows stay countable: what is kept back are texts, names and numbers of people.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters or quoted here.
from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Field, Kind, Privacy, Register
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    CONFLICTS,
    DENOUNCERS,
    FOREIGN_CHANGES,
    OFFICIALS,
    PETITION_STEPS,
    PETITIONS,
    PLAN_EVIDENCE,
)
from papi_desktop.domain.roles import Rights
from papi_desktop.store.database import Connection, lock_schema
from papi_desktop.store.tables import Table, table_of

MASK = "•••"
"""Stands for a value that is there and is not shown."""

_LOGGED_IN = "logged_in"
"""Name of the SQL function that gives who is logged in."""
_WRITTEN = frozenset({Kind.TEXT, Kind.LONGTEXT, Kind.PERSON, Kind.NAMES, Kind.PHONE, Kind.CITIZEN_ID})
_IN_CHARGE = f"(SELECT id FROM main.{OFFICIALS.key} WHERE login = {_LOGGED_IN}() AND deleted_at IS NULL)"


@dataclass(frozen=True, slots=True)
class _Veil:
    """What of a book is kept back: the condition on a row, and the fields masked there; no fields: the row itself is not shown."""

    table: Table
    hidden: str
    masked: frozenset[str]

    def view(self) -> str:
        """Return the statement that shadows the table."""
        if not self.masked:
            return (
                f"CREATE TEMP VIEW {self.table.name} AS SELECT * FROM main.{self.table.name} WHERE NOT ({self.hidden})"
            )
        columns = ", ".join(self._columns())
        return f"CREATE TEMP VIEW {self.table.name} AS SELECT {columns} FROM main.{self.table.name}"

    def _columns(self) -> Iterator[str]:
        keys = {"search_key", *(f"sort_{key}" for key in self.masked)}
        for column in self.table.columns():
            name = column.name
            if name in self.masked:
                field = self.table.register[name]
                # A text stays a text, so that a line shows that something is there; all else, as nothing is made up, is blank.
                shown = f"'{MASK}'" if field.kind in (Kind.TEXT, Kind.LONGTEXT) and field.required else "NULL"
                yield f"CASE WHEN {self.hidden} THEN {shown} ELSE {name} END AS {name}"
            elif name in keys:
                # Without its words a row is found by none: a search would tell that a guess was right.
                yield f"CASE WHEN {self.hidden} THEN NULL ELSE {name} END AS {name}"
            else:
                yield name


class Guard:
    """The veils and the rights of one user.

    Args:
        rights: of the role.
        user: who is logged in.
    """

    def __init__(self, rights: Rights, user: str) -> None:
        self.rights = rights
        self._user = user
        self._veils = {veil.table.name: veil for veil in _veils(rights)}

    def put_on(self, connection: Connection) -> None:
        """Shadow the books of which something is kept back."""
        connection.create_function(_LOGGED_IN, 0, lambda: self._user, deterministic=True)
        with _schema_open(connection):
            for veil in self._veils.values():
                connection.execute(veil.view())

    def take_off(self, connection: Connection) -> None:
        """Show the books as they are."""
        with _schema_open(connection):
            for name in self._veils:
                connection.execute(f"DROP VIEW IF EXISTS temp.{name}")

    def masked(self, connection: Connection, register: Register, record_id: str) -> frozenset[str]:
        """Return the fields of a record that are kept back; all that is written where the record itself is."""
        veil = self._veils.get(register.key)
        if veil is None or not _among(connection, veil.table, veil.hidden, (record_id,)):
            return frozenset()
        return veil.masked or frozenset(f.key for f in register if f.kind in _WRITTEN)

    def require_insert(self, connection: Connection, register: Register, records: Sequence[Mapping[str, Any]]) -> None:
        """Refuse new records in a book that is not the user's, and steps of a petition the user sees from outside only.

        Raises:
            UserError: saying which.
        """
        self.require_parents(connection, register, records)
        if register.key != PETITION_STEPS.key:
            self._require_book(connection, register, ())

    def require_save(self, connection: Connection, register: Register, record: Mapping[str, Any]) -> None:
        """Refuse a record as it is now to be, new or changed, as `require_insert` and `require` do.

        Raises:
            UserError: saying why.
        """
        kept = _among(connection, table_of(register), "1", (record["id"],)) if record.get("id") else []
        if kept:
            self.require(connection, register, kept)
            self.require_parents(connection, register, (record,))
        else:
            self.require_insert(connection, register, (record,))

    def require_parents(self, connection: Connection, register: Register, records: Sequence[Mapping[str, Any]]) -> None:
        """Refuse to put steps into petitions that are not the user's to write, or that the user sees from outside only.

        Raises:
            UserError: saying which.
        """
        if register.key == PETITION_STEPS.key:
            parents = {str(step["petition_id"]) for step in records if step.get("petition_id")}
            self.require(connection, PETITIONS, parents)

    def require(self, connection: Connection, register: Register, ids: Collection[str]) -> None:
        """Refuse a change of records that are not the user's to write, or that the user sees from outside only.

        Raises:
            UserError: saying which.
        """
        veil = self._veils.get(register.key)
        # The sender goes under seal by whoever records the denunciation; looking is another matter.
        if veil is not None and register.key != DENOUNCERS.key and _among(connection, veil.table, veil.hidden, ids):
            raise sealed()
        self._require_book(connection, register, ids)

    def _require_book(self, connection: Connection, register: Register, ids: Collection[str]) -> None:
        if register.key in self.rights.writes:
            return
        if self.rights.exports and ids and register.key in _CHARGED:
            table = table_of(register)
            if len(_among(connection, table, _CHARGED[register.key], ids)) == len(set(ids)):
                return
        raise not_yours(register)


_OF_CHARGED = f"petition_id IN (SELECT id FROM main.{PETITIONS.key} WHERE assigned_id IN {_IN_CHARGE})"
_CHARGED = {
    PETITIONS.key: f"assigned_id IN {_IN_CHARGE}",
    PETITION_STEPS.key: _OF_CHARGED,
    DENOUNCERS.key: _OF_CHARGED,
}
"""Which records of a book the official in charge of a petition writes, whatever the role."""


def sealed() -> UserError:
    """Return the refusal to write what one sees from outside only."""
    return UserError(
        "QUYEN-02",
        say("What this record says is seen only by those who deal with it."),
        say("Nothing was changed."),
        say("Ask the official in charge of it, or the leader of the commune."),
    )


def not_yours(register: Register) -> UserError:
    """Return the refusal to write in a book of another field of work."""
    return UserError(
        "QUYEN-01",
        say("Your account may read the book “{book}” but not write in it.", book=Message(register.title)),
        say("Nothing was changed."),
        say("Ask whoever keeps this book, or have the administrator change the role of your account."),
    )


def no_files() -> UserError:
    """Return the refusal to let lists and papers leave the screen."""
    return UserError(
        "QUYEN-03",
        say("Your account may look, but not print or export."),
        say("No file was made."),
        say("Ask the office clerk for the paper, or have the administrator change the role of your account."),
    )


def no_settings() -> UserError:
    """Return the refusal to change settings and accounts."""
    return UserError(
        "QUYEN-04",
        say("Only an administrator changes this."),
        say("Nothing was changed."),
        say("Ask the administrator of the program in your office."),
    )


def _veils(rights: Rights) -> Iterator[_Veil]:
    if rights.unseen:
        petitions = _of_kinds(rights.unseen)
        steps = f"petition_id IN (SELECT id FROM main.{PETITIONS.key} WHERE {petitions})"
        yield _Veil(table_of(PETITIONS), petitions, _texts(PETITIONS))
        yield _Veil(table_of(PETITION_STEPS), steps, _texts(PETITION_STEPS))
        for register, book, record in (
            (ATTACHMENTS, "owner_register", "owner_id"),
            (CONFLICTS, "book", "source_id"),
            (FOREIGN_CHANGES, "book", "source_id"),
        ):
            yield _Veil(table_of(register), _about(book, record, petitions, steps), frozenset())
        evidence = _about("book", "record_id", petitions, steps)
        yield _Veil(table_of(PLAN_EVIDENCE), evidence, frozenset({PLAN_EVIDENCE.title_field, "note"}))
    if rights.sealed:
        senders = f"petition_id IN (SELECT id FROM main.{PETITIONS.key} WHERE {_of_kinds(rights.sealed)})"
        yield _Veil(table_of(DENOUNCERS), senders, _texts(DENOUNCERS) - {DENOUNCERS.title_field})


def _of_kinds(kinds: Collection[str]) -> str:
    listed = ", ".join(f"'{kind}'" for kind in sorted(kinds))
    return f"kind IN ({listed}) AND (assigned_id IS NULL OR assigned_id NOT IN {_IN_CHARGE})"


def _about(book: str, record: str, petitions: str, steps: str) -> str:
    return (
        f"coalesce(({book} = '{PETITIONS.key}' AND {record} IN (SELECT id FROM main.{PETITIONS.key} WHERE {petitions})) "
        f"OR ({book} = '{PETITION_STEPS.key}' AND {record} IN (SELECT id FROM main.{PETITION_STEPS.key} WHERE {steps})), 0)"
    )


def _texts(register: Register) -> frozenset[str]:
    """Return every field that tells what a record says or of whom: one added later is kept back without being thought of."""
    return frozenset(f.key for f in register if _tells(f))


def _tells(field: Field) -> bool:
    return field.kind in _WRITTEN or field.privacy is Privacy.SENSITIVE


def _among(connection: Connection, table: Table, condition: str, ids: Collection[str]) -> list[str]:
    found = connection.execute(
        f"SELECT id FROM main.{table.name} WHERE id IN (SELECT value FROM json_each(?)) AND ({condition})",
        (json.dumps(list(ids)),),
    )
    return [record for (record,) in found]


@contextmanager
def _schema_open(connection: Connection) -> Iterator[None]:
    """Let views of this connection be made inside the block."""
    connection.set_authorizer(None)
    try:
        yield
    finally:
        lock_schema(connection)
