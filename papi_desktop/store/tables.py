"""The table of a register: which columns, indexes and index of words it has, and how a record becomes a row and back.

What the live schema *must* be is said here, derived from the register; what it *is* comes from the frozen SQL in `schema/`. A test
holds the two together. Must not know how rows are read or written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from papi_desktop.domain.register import Field, Kind, Record, Register
from papi_desktop.domain.registers import ALL, BY_KEY
from papi_desktop.store.search_keys import NUMBER_KINDS, digits, search_key, sort_key
from papi_desktop.store.values import INTEGER_KINDS, JSON_KINDS, LISTED_KINDS, Kept, decoder, encoder

SYSTEM_KEYS = frozenset({"id", "version", "created_at", "deleted_at", "deleted_reason"})
"""Keys of a record that are kept by the store and not by the caller."""

_RESERVED = SYSTEM_KEYS | {"rowno", "search_key"}
_NAME = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it must be: its declared type, whether NULL is refused, the table an id in it leads to, and its CHECK."""

    name: str
    type: str
    not_null: bool = False
    references: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True)
class Index:
    """An index as it must be; columns in order, "-column" descending; `only_filled` leaves out rows where the last one is blank."""

    name: str
    columns: tuple[str, ...]
    only_filled: bool = False


class Table:
    """The table in which the records of one register are kept.

    Attributes:
        register: whose records they are.
        name: of the table.
        fields: keys of the fields, in order.
        sorted: fields that have a sort key of their own beside them.
        searched: fields whose words are indexed.
    """

    def __init__(self, register: Register) -> None:
        self.register = register
        self.name = register.key
        self.fields = tuple(f.key for f in register)
        for name in (self.name, *self.fields):
            if not _NAME.fullmatch(name) or name in _RESERVED or name.startswith("sort_"):
                raise ValueError(
                    f"{register.key}: “{name}” cannot be the name of a column, the store needs it or SQL forbids it"
                )
        ordered = {key.removeprefix("-") for key in register.order_by}
        self.sorted = tuple(
            f for f in register if f.kind in (Kind.PERSON, Kind.TEXT) and (f.in_list or f.key in ordered)
        )
        self.searched = register.search_fields
        self._sort_columns = {f.key: f"sort_{f.key}" for f in self.sorted}
        self._encoders: dict[str, Callable[[Any], Kept]] = {f.key: encoder(f.kind) for f in register}
        self._decoders = {f.key: found for f in register if (found := decoder(f.kind)) is not None}
        self.words = f"{self.name}_words" if self.searched else ""
        self.read_columns = (*self.fields, "id", "version", "deleted_at", "deleted_reason")
        self.key_columns = (*(("search_key",) if self.searched else ()), *self._sort_columns.values())

    # --- what the schema must be ---

    def columns(self) -> tuple[Column, ...]:
        """Return every column of the table."""
        return (
            Column("rowno", "INTEGER"),
            Column("id", "TEXT", not_null=True),
            *(_column(f) for f in self.register),
            *((Column("search_key", "TEXT", not_null=True),) if self.searched else ()),
            *(Column(name, "BLOB") for name in self._sort_columns.values()),
            Column("version", "INTEGER", not_null=True),
            Column("created_at", "TEXT", not_null=True),
            Column("deleted_at", "TEXT"),
            Column("deleted_reason", "TEXT"),
        )

    def indexes(self) -> tuple[Index, ...]:
        """Return every index of the table.

        All begin with `deleted_at`, because every question is either to the living rows or to the waste basket; so one index answers
        both and also counts them.
        """
        register = self.register
        # A list is mostly asked for within its year or under its parent.
        within = register.scope_fields or ((register.parent_field,) if register.parent_field else ())
        leading = tuple(dict.fromkeys((*within, *register.order_by)))
        found = [Index(f"{self.name}_order", ("deleted_at", *map(self.order_column, leading)))]
        title = register[register.title_field]
        if title in self.sorted and leading[:1] != (title.key,):
            found.append(Index(f"{self.name}_title", ("deleted_at", self._sort_columns[title.key])))
        found += [
            Index(f"{self.name}_{f.key}", ("deleted_at", f.key), only_filled=not f.required)
            for f in register
            if f.key.endswith("_id") and f.key not in leading
        ]
        return tuple(found)

    def order_column(self, key: str) -> str:
        """Return the column by which a field sorts, keeping a leading "-"."""
        sign, plain = ("-", key[1:]) if key.startswith("-") else ("", key)
        return sign + self._sort_columns.get(plain, plain)

    # --- records and rows ---

    def encode(self, record: Record) -> dict[str, Kept]:
        """Return the given fields of a record as they are kept.

        Raises:
            KeyError: for a key that is neither a field nor kept by the store.
            TypeError: for a value of the wrong type, naming the field.
        """
        kept: dict[str, Kept] = {}
        encoders = self._encoders
        key = ""
        try:
            for key, value in record.items():
                if key in encoders:
                    kept[key] = encoders[key](value)
                elif key not in SYSTEM_KEYS:
                    raise KeyError(f"{self.name} has no field {key}")
        except TypeError as wrong:
            raise TypeError(f"{self.name}.{key}: {wrong}") from wrong
        return kept

    def row(self, record: Record) -> list[Any]:
        """Return a new row: the values of `fields`, then those of `key_columns`.

        Raises:
            KeyError, TypeError: as `encode`.
        """
        kept = self.encode(record)
        row: list[Any] = [*map(kept.get, self.fields)]
        if self.key_columns:
            row += self.keys_of(kept)
        return row

    def encode_value(self, key: str, value: Any) -> Kept:
        """Return one value as it is kept; a value looked for among several (CHOICES, NAMES) is a text."""
        if key in SYSTEM_KEYS:
            return encoder(Kind.INTEGER if key == "version" else Kind.TEXT)(value)
        kind = self.register[key].kind
        return encoder(Kind.TEXT if kind in JSON_KINDS else kind)(value)

    def keys_of(self, kept: Mapping[str, Kept]) -> tuple[str | bytes | None, ...]:
        """Return the values of `key_columns` for a row."""
        keys: list[str | bytes | None] = []
        if self.searched:
            texts = []
            for f in self.searched:
                if (value := kept.get(f.key)) is not None:
                    texts.append(digits(str(value)) if f.kind in NUMBER_KINDS else str(value))
            keys.append(search_key(texts))
        for f in self.sorted:
            value = kept.get(f.key)
            keys.append(None if value is None else sort_key(f.kind, str(value)))
        return tuple(keys)

    def decode(self, row: Sequence[Any]) -> dict[str, Any]:
        """Return the record of a row read in the order of `read_columns`."""
        record = dict(zip(self.read_columns, row, strict=True))
        for key, decode in self._decoders.items():
            if record[key] is not None:
                record[key] = decode(record[key])
        if record["deleted_at"] is None:
            del record["deleted_at"], record["deleted_reason"]
        return record

    def decode_value(self, key: str, value: Kept) -> Any:
        """Return one kept value as it stands in a record."""
        decode = self._decoders.get(key)
        return value if decode is None or value is None else decode(value)


def _column(f: Field) -> Column:
    check = ""
    if f.kind is Kind.FLAG:
        check = f"{f.key} IN (0, 1)"
    elif f.kind in LISTED_KINDS:
        check = f"json_valid({f.key})"  # SQL itself looks into these; a snapshot is read by the program alone
    # Which values a choice may have is the register's to say and grows with the law; a CHECK would have to be migrated with it.
    return Column(f.key, "INTEGER" if f.kind in INTEGER_KINDS else "TEXT", f.required, f.references, check)


@cache
def table_named(key: str) -> Table:
    """Return the table of the register with this key.

    Raises:
        KeyError: if there is none.
    """
    return Table(BY_KEY[key])


def table_of(register: Register) -> Table:
    """Return the table of a register."""
    return table_named(register.key)


def all_tables() -> Iterable[Table]:
    """Return the tables of every register, in the order of the registers."""
    return tuple(map(table_of, ALL))
