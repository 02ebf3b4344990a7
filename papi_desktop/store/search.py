"""Finding a record in any book by a few words, with or without accents.

Records that agree with the accents typed come before those that agree only without them; within each, the books take turns, so that a
large one does not crowd out the rest, and newer records come first.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.
from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice, zip_longest
from typing import Any

from papi_desktop.domain.register import Field, Kind, Privacy
from papi_desktop.domain.vietnamese.dates import PartialDate, table_date
from papi_desktop.store import repository
from papi_desktop.store.database import Connection
from papi_desktop.store.query import Hit
from papi_desktop.store.search_keys import exact_question, folded_question
from papi_desktop.store.tables import Table, all_tables, table_named

_SHOWN_KINDS = frozenset(
    {Kind.TEXT, Kind.PERSON, Kind.DATE, Kind.PARTIAL_DATE, Kind.YEAR, Kind.INTEGER, Kind.REFERENCE}
)
_SHOWN_FIELDS = 3
_SEPARATOR = " · "


def search(connection: Connection, text: str, limit: int) -> list[Hit]:
    """Return at most `limit` living records that hold every word of `text`, the last one by its beginning."""
    found: dict[str, Table] = {}
    for question in (exact_question(text), folded_question(text)):
        if question and len(found) < limit:
            for table, record in _in_turns(connection, question, limit):
                found.setdefault(record, table)
    wanted = dict(islice(found.items(), limit))
    rows: dict[str, Mapping[str, Any]] = {}
    for table in set(wanted.values()):
        rows |= repository.kept_rows(connection, table, [record for record, where in wanted.items() if where is table])
    return [_hit(connection, table, rows[record]) for record, table in wanted.items()]


def _in_turns(connection: Connection, question: str, limit: int) -> Iterator[tuple[Table, str]]:
    answers = [
        [(table, record) for (record,) in connection.execute(_finding(table), (question, limit))]
        for table in all_tables()
        if table.words
    ]
    for turn in zip_longest(*answers):
        yield from (answer for answer in turn if answer is not None)


@cache
def _finding(table: Table) -> str:
    return (
        f"SELECT {table.name}.id FROM {table.words} JOIN {table.name} ON {table.name}.rowno = {table.words}.rowid "
        f"WHERE {table.words} MATCH ? AND {table.name}.deleted_at IS NULL AND {table.name}.search_key IS NOT NULL "
        f"ORDER BY {table.words}.rowid DESC LIMIT ?"
    )


def _hit(connection: Connection, table: Table, row: Mapping[str, Any]) -> Hit:
    register = table.register
    fields = [f for f in _telling(table) if row[f.key] is not None]
    shown = [_shown(connection, f, row[f.key]) for f in fields[:_SHOWN_FIELDS]]
    return Hit(register, row["id"], _title(connection, table, row), _SEPARATOR.join(filter(None, shown)))


@cache
def _telling(table: Table) -> tuple[Field, ...]:
    """Return the fields that tell records of one name apart and that anyone in the office may see."""
    register = table.register
    fields = [
        f
        for f in register.list_fields
        if f.kind in _SHOWN_KINDS and f.privacy is not Privacy.SENSITIVE and f.catalogue is None
    ]
    # A reference says most: which village, which disclosure.
    return tuple(
        sorted((f for f in fields if f.key != register.title_field), key=lambda f: f.kind is not Kind.REFERENCE)
    )


def _shown(connection: Connection, field: Field, value: Any) -> str:
    match field.kind:
        case Kind.REFERENCE:
            return _title_of(connection, table_named(field.references), value)
        case Kind.DATE | Kind.PARTIAL_DATE:
            return table_date(PartialDate.from_iso(str(value)))
        case _:
            return str(value)


def _title(connection: Connection, table: Table, row: Mapping[str, Any]) -> str:
    register = table.register
    if register[register.title_field].privacy is not Privacy.SENSITIVE:
        return register.title_of(row)
    return _title_of(connection, table_named(register.parent), row[register.parent_field]) if register.parent else ""


def _title_of(connection: Connection, table: Table, record: str) -> str:
    row = repository.kept_rows(connection, table, (record,)).get(record)
    return "" if row is None else _title(connection, table, row)
