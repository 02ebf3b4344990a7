"""Reading records: one, a page, all, how many, totals. Must not know how they are written."""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from papi_desktop.domain.register import Register
from papi_desktop.store import selection
from papi_desktop.store.database import Connection
from papi_desktop.store.query import Page, Query
from papi_desktop.store.tables import Table, table_of


@cache
def _columns(table: Table) -> str:
    return ", ".join(f"{table.name}.{column}" for column in table.read_columns)


def get(connection: Connection, register: Register, record_id: str) -> dict[str, Any] | None:
    """Return a record, also a deleted one; None when there is none."""
    table = table_of(register)
    row = connection.execute(f"SELECT {_columns(table)} FROM {table.name} WHERE id = ?", (record_id,)).fetchone()
    return None if row is None else table.decode(row)


def count(connection: Connection, register: Register, query: Query) -> int:
    """Return how many records answer a query, its limit apart."""
    table = table_of(register)
    wanted = selection.where(table, query)
    row = connection.execute(f"SELECT count(*) FROM {wanted.source} WHERE {wanted.sql}", wanted.values).fetchone()
    return int(row[0])


def page(connection: Connection, register: Register, query: Query) -> Page:
    """Return the rows from `query.offset` on, `query.limit` at most, and how many there are in all."""
    table = table_of(register)
    wanted, order = selection.where(table, query), selection.order(table, query)
    # Sorting carries row numbers only, which an index mostly holds already; whole rows are read for the page alone.
    numbers = connection.execute(
        f"{order.ranks}SELECT {table.name}.rowno FROM {wanted.source} {order.joins} "
        f"WHERE {wanted.sql} ORDER BY {order.terms} LIMIT ? OFFSET ?",
        (*wanted.values, query.limit, query.offset),
    ).fetchall()
    rows = _numbered(connection, table, [number for (number,) in numbers])
    if not query.offset and len(rows) < query.limit:
        return Page(rows, len(rows))
    return Page(rows, count(connection, register, query))


def all_records(connection: Connection, register: Register, query: Query) -> Iterator[dict[str, Any]]:
    """Yield every record that answers a query, its offset and limit apart."""
    table = table_of(register)
    wanted, order = selection.where(table, query), selection.order(table, query)
    cursor = connection.execute(
        f"{order.ranks}SELECT {_columns(table)} FROM {wanted.source} {order.joins} WHERE {wanted.sql} ORDER BY {order.terms}",
        wanted.values,
    )
    yield from map(table.decode, cursor)


def totals(
    connection: Connection, register: Register, group_by: Sequence[str], sums: Sequence[str], query: Query
) -> list[dict[str, Any]]:
    """Return for each group the fields of `group_by`, "count", and the sum of each field of `sums` (None when all are blank)."""
    table = table_of(register)
    wanted = selection.where(table, query)
    groups = ", ".join(f"{table.name}.{key}" for key in group_by)
    grouping = f" GROUP BY {groups} ORDER BY {groups}" if groups else ""
    rows = connection.execute(
        f"SELECT {selection.grouped(table, group_by, sums)} FROM {wanted.source} WHERE {wanted.sql}{grouping}",
        wanted.values,
    )
    width = len(group_by)
    return [
        {
            **selection.named(table, group_by, row[:width]),
            "count": row[width],
            **dict(zip(sums, row[width + 1 :], strict=True)),
        }
        for row in rows
    ]


def counts(connection: Connection, registers: Iterable[Register]) -> dict[str, int]:
    """Return how many living records each register holds, by its key."""
    return {register.key: count(connection, register, Query()) for register in registers}


def kept_rows(
    connection: Connection, table: Table, ids: Iterable[str], *, veiled: bool = True
) -> dict[str, dict[str, Any]]:
    """Return rows by id as the database holds them (not decoded), with every column that is read.

    Args:
        veiled: False for what is only compared or written again: then nothing is kept back from the user logged in.
    """
    source = table.name if veiled else f"main.{table.name}"
    rows = connection.execute(
        f"SELECT {_columns(table)} FROM {source} WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    found = (dict(zip(table.read_columns, row, strict=True)) for row in rows)
    return {row["id"]: row for row in found}


def _numbered(connection: Connection, table: Table, numbers: Sequence[int]) -> list[dict[str, Any]]:
    """Return the records with these row numbers, in their order."""
    found = connection.execute(
        f"SELECT {table.name}.rowno, {_columns(table)} FROM json_each(?) AS wanted "
        f"JOIN {table.name} ON {table.name}.rowno = wanted.value ORDER BY wanted.key",
        (json.dumps(numbers),),
    )
    return [table.decode(row[1:]) for row in found]
