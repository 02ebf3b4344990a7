"""From a Query to SQL: which rows, in which order.

Owns the words WHERE and ORDER BY. Names come from the register and are looked up in it; what was typed by people is only ever a
parameter.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.
from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from papi_desktop.domain.register import Field, Kind
from papi_desktop.store.query import Between, Query
from papi_desktop.store.search_keys import folded_question
from papi_desktop.store.tables import SYSTEM_KEYS, Table, table_named
from papi_desktop.store.values import JSON_KINDS


@dataclass(frozen=True, slots=True)
class Where:
    """Which rows: the tables after FROM, the condition after WHERE, and the values of its parameters, in order."""

    source: str
    sql: str
    values: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Order:
    """How an answer is sorted.

    Attributes:
        ranks: common table expressions that number the records of other registers, "" when none is needed.
        joins: what brings these numbers in.
        terms: the text after ORDER BY; always ends in the row number, so that pages never overlap.
    """

    ranks: str
    joins: str
    terms: str


def where(table: Table, query: Query) -> Where:
    """Return the condition of a query.

    Raises:
        KeyError: for a filter on something the register has not.
        TypeError: for a filter value of the wrong type.
    """
    source = table.name
    conditions = [f"{table.name}.deleted_at IS {'NOT ' if query.deleted else ''}NULL"]
    values: list[Any] = []
    if query.text.strip():
        question = folded_question(query.text)
        if table.words and question:
            # From the words to the rows: the other way round every living row would be looked up among the hits.
            source = f"{table.words} CROSS JOIN {table.name} ON {table.name}.rowno = {table.words}.rowid"
            # A row that is kept from the user logged in has no words (`guard`).
            conditions.append(f"{table.words} MATCH ? AND {table.name}.search_key IS NOT NULL")
            values.append(question)
        else:
            conditions.append("FALSE")
    for key, wanted in query.filters.items():
        condition, found = _filtered(table, key, wanted)
        conditions.append(condition)
        values += found
    return Where(source, " AND ".join(conditions), tuple(values))


def _filtered(table: Table, key: str, wanted: Any) -> tuple[str, list[Any]]:
    column = f"{table.name}.{column_of(table, key)}"
    several = key in table.register and table.register[key].kind in JSON_KINDS
    if wanted is None:
        return f"{column} IS NULL", []
    if isinstance(wanted, Between):
        ends = [(sign, end) for sign, end in ((">=", wanted.low), ("<=", wanted.high)) if end is not None]
        terms = [f"{column} {sign} ?" for sign, _end in ends] or [f"{column} IS NOT NULL"]
        return " AND ".join(terms), [table.encode_value(key, end) for _sign, end in ends]
    if isinstance(wanted, tuple | list | set | frozenset):
        kept = [table.encode_value(key, one) for one in wanted if one is not None]
        listed = "(SELECT value FROM json_each(?))"
        inside = (
            f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value IN {listed})"
            if several
            else f"{column} IN {listed}"
        )
        blank = f" OR {column} IS NULL" if None in wanted else ""
        return f"({inside}{blank})", [json.dumps(kept, ensure_ascii=False)]
    if several:
        return f"EXISTS (SELECT 1 FROM json_each({column}) WHERE value = ?)", [table.encode_value(key, wanted)]
    return f"{column} = ?", [table.encode_value(key, wanted)]


def column_of(table: Table, key: str) -> str:
    """Return the column that holds a field or a value kept by the store.

    Raises:
        KeyError: if there is none.
    """
    if key in table.fields or key in SYSTEM_KEYS:
        return key
    raise KeyError(f"{table.name} has no field {key}")


def order(table: Table, query: Query) -> Order:
    """Return how the answer to a query is sorted.

    Texts sort by their sort key, choices as the register lists them, references as the book they lead to is sorted.

    Raises:
        KeyError: for a field the register has not.
    """
    ranks: list[str] = []
    joins: list[str] = []
    terms: list[str] = []
    direction = ""
    for key in query.order or table.register.order_by:
        plain = key.removeprefix("-")
        direction = " DESC" if key.startswith("-") else ""
        field = None if plain in SYSTEM_KEYS else table.register[plain]
        if field is not None and field.kind is Kind.REFERENCE:
            rank = f"rank_{plain}"
            ranks.append(f"{rank} AS MATERIALIZED ({_ranking(table_named(field.references))})")
            joins.append(f"LEFT JOIN {rank} ON {rank}.id = {table.name}.{plain}")
            terms.append(f"{rank}.place{direction}")
        elif field is not None and field.kind is Kind.CHOICE and field.choices:
            terms.append(_as_listed(table, field) + direction)
        else:
            terms.append(f"{table.name}.{table.order_column(column_of(table, plain))}{direction}")
    # The row number goes the way of the last term: so an index over the terms gives the order by itself, forwards or backwards.
    terms.append(f"{table.name}.rowno{direction}")
    return Order(f"WITH {', '.join(ranks)} " if ranks else "", " ".join(joins), ", ".join(terms))


def _ranking(target: Table) -> str:
    terms = []
    for key in target.register.order_by:
        column = target.order_column(key)
        terms.append(f"{column[1:]} DESC" if column.startswith("-") else column)
    return f"SELECT id, row_number() OVER (ORDER BY {', '.join([*terms, 'rowno'])}) AS place FROM {target.name}"


def _as_listed(table: Table, field: Field) -> str:
    cases = " ".join(f"WHEN '{choice.value}' THEN {place}" for place, choice in enumerate(field.choices))
    return f"CASE {table.name}.{field.key} {cases} END"


def grouped(table: Table, group_by: Sequence[str], sums: Sequence[str]) -> str:
    """Return the columns of a table of totals: the groups, how many, and the sums.

    Raises:
        KeyError: for a field the register has not.
        ValueError: for a sum over something that is not a whole number.
    """
    for key in sums:
        if table.register[key].kind not in (Kind.INTEGER, Kind.MONEY):
            raise ValueError(f"{table.name}.{key} cannot be summed")
    columns = [f"{table.name}.{column_of(table, key)}" for key in group_by]
    return ", ".join([*columns, "count(*)", *(f"sum({table.name}.{key})" for key in sums)])


def named(table: Table, keys: Sequence[str], values: Sequence[Any]) -> Mapping[str, Any]:
    """Return the values of `keys` as they stand in a record."""
    return {key: table.decode_value(key, value) for key, value in zip(keys, values, strict=True)}
