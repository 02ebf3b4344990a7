"""One digest over everything the children of a record say, kept with the parent (`Register.sealed_by`).

Thousands of copies received from elsewhere are never edited; an entry of the history for each of them would double the file and the time
to check it. The chain binds the parent's digest, which binds what they say.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.

from __future__ import annotations

from functools import cache
from hashlib import sha256

from papi_desktop.domain.register import Register
from papi_desktop.store.audit import canonical
from papi_desktop.store.database import Connection
from papi_desktop.store.tables import Table, table_named, table_of


def digest_of(connection: Connection, table: Table, parent_id: str) -> str:
    """Return the digest over the living children of a record, in the order they were written."""
    whole = sha256()
    for (child,) in connection.execute(_children(table), (parent_id,)):
        whole.update(child)
    return whole.hexdigest()


def broken(connection: Connection, register: Register) -> list[str]:
    """Return the ids of the parents whose children do not say what they said when they were sealed.

    The seal is taken from the history, which the chain guards; beside the parent it could be changed together with the children.
    """
    table, parent = table_of(register), table_named(register.parent)
    seal = f"$.{register.sealed_by}"
    sealed = connection.execute(
        "SELECT record, new ->> ?, max(audit.rowno) FROM audit "
        f"JOIN main.{parent.name} ON {parent.name}.id = audit.record AND {parent.name}.deleted_at IS NULL "
        "WHERE audit.register = ? AND audit.new ->> ? IS NOT NULL GROUP BY audit.record ORDER BY audit.record",
        (seal, parent.name, seal),
    ).fetchall()
    return [parent_id for parent_id, digest, _last in sealed if digest_of(connection, table, parent_id) != digest]


@cache
def _children(table: Table) -> str:
    said = canonical("id", *table.fields)
    of_parent = f"deleted_at IS NULL AND {table.register.parent_field} = ?"
    return f"SELECT {said} FROM main.{table.name} WHERE {of_parent} ORDER BY rowno"
