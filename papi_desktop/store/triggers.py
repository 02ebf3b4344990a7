"""The triggers, all made by one generator: history of every register, its index of words, and the guards of what is only ever added to.

Rebuilding a table drops its triggers without a word, therefore they are never part of a migration: :func:`install` puts all of them anew,
and opening a file compares what is there with what must be.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.
from __future__ import annotations

from collections.abc import Iterator

from papi_desktop.store.database import Connection
from papi_desktop.store.tables import Table, all_tables

_ONLY_GROWING = ("batches", "audit")
_INTO_AUDIT = "INSERT INTO audit (batch, register, record, op, old, new)"
OPEN_BATCH = "open_batch"
"""Name of the SQL function that gives the number of the open batch. NULL outside a transaction of ours, which audit.batch refuses; unknown
to any other program: there is no other door."""
_BATCH = f"{OPEN_BATCH}()"


def generated() -> dict[str, str]:
    """Return the name and the SQL of every trigger there must be."""
    made: dict[str, str] = {}
    for name in _ONLY_GROWING:
        for change in ("UPDATE", "DELETE"):
            made |= _trigger(
                f"{name}_no_{change.lower()}", f"BEFORE {change} ON {name}", _refuse(f"{name} is only added to")
            )
    for table in all_tables():
        for made_for_table in _of_table(table):
            made |= made_for_table
    return made


def words_of_new_rows(table: Table) -> str:
    """Return the statement that puts the words of the rows from a row number on into the index, all at once."""
    return f"INSERT INTO {table.words} (rowid, search_key) SELECT rowno, search_key FROM main.{table.name} WHERE rowno >= ?"


def install(connection: Connection) -> None:
    """Make the triggers of the file exactly those that must be. To be called inside a transaction or before any."""
    there = present(connection)
    wanted = generated()
    for name, sql in there.items():
        if wanted.get(name) != sql:
            connection.execute(f"DROP TRIGGER {name}")
    for name, sql in wanted.items():
        if there.get(name) != sql:
            connection.execute(sql)


def drop(connection: Connection) -> None:
    """Remove every trigger, so that a migration may reshape tables without leaving marks in the history."""
    for name in present(connection):
        connection.execute(f"DROP TRIGGER {name}")


def present(connection: Connection) -> dict[str, str]:
    """Return the name and the SQL of every trigger there is."""
    return dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'"))


def _of_table(table: Table) -> Iterator[dict[str, str]]:
    name = table.name
    if not table.register.sealed_by:  # what comes sealed is in the history with its parent
        yield _trigger(
            f"{name}_audit_insert",
            f"AFTER INSERT ON {name}",
            f"{_INTO_AUDIT} VALUES ({_BATCH}, '{name}', new.id, 'insert', NULL, {_filled(table)})",
        )
    yield _trigger(
        f"{name}_audit_update",
        f"AFTER UPDATE OF {', '.join(table.fields)} ON {name} WHEN {_any_changed(table)}",
        f"{_INTO_AUDIT} SELECT {_BATCH}, '{name}', new.id, 'update', json_group_object(field, was), json_group_object(field, is_now) "
        f"FROM ({_pairs(table)}) WHERE was IS NOT is_now",
    )
    yield _trigger(
        f"{name}_audit_delete",
        f"AFTER UPDATE OF deleted_at ON {name} WHEN old.deleted_at IS NULL AND new.deleted_at IS NOT NULL",
        f"{_INTO_AUDIT} VALUES ({_BATCH}, '{name}', new.id, 'delete', NULL, json_object('deleted_reason', new.deleted_reason))",
    )
    yield _trigger(
        f"{name}_audit_restore",
        f"AFTER UPDATE OF deleted_at ON {name} WHEN old.deleted_at IS NOT NULL AND new.deleted_at IS NULL",
        f"{_INTO_AUDIT} VALUES ({_BATCH}, '{name}', new.id, 'restore', json_object('deleted_reason', old.deleted_reason), NULL)",
    )
    yield _trigger(f"{name}_no_delete", f"BEFORE DELETE ON {name}", _refuse("records go to the waste basket"))
    yield _trigger(
        f"{name}_no_new_id",
        f"BEFORE UPDATE OF rowno, id, created_at ON {name}",
        _refuse("a record keeps its id for good"),
    )
    if table.words:
        # Only for changes: with a trigger for new rows FTS5 would write its index to the disk after every statement.
        yield _trigger(
            f"{table.words}_update",
            f"AFTER UPDATE OF search_key ON {name} WHEN old.search_key IS NOT new.search_key",
            f"INSERT INTO {table.words} ({table.words}, rowid, search_key) VALUES ('delete', old.rowno, old.search_key); "
            f"INSERT INTO {table.words} (rowid, search_key) VALUES (new.rowno, new.search_key)",
        )


def _trigger(name: str, event: str, body: str) -> dict[str, str]:
    return {name: f"CREATE TRIGGER {name} {event} BEGIN {body}; END"}


def _refuse(why: str) -> str:
    return f"SELECT RAISE(ABORT, '{why}')"


def _filled(table: Table) -> str:
    """Return the expression for a new row as JSON. Blanks stay in: leaving them out costs more than keeping them."""
    pairs = ", ".join(f"'{field}', new.{field}" for field in table.fields)
    return f"json_object({pairs})"


def _any_changed(table: Table) -> str:
    return " OR ".join(f"old.{field} IS NOT new.{field}" for field in table.fields)


def _pairs(table: Table) -> str:
    rows = [f"'{field}', old.{field}, new.{field}" for field in table.fields]
    first, *rest = rows
    named = first.replace(", old.", " AS field, old.", 1).replace(", new.", " AS was, new.", 1) + " AS is_now"
    return " UNION ALL ".join(f"SELECT {row}" for row in (named, *rest))
