"""Reading one row of a table field by field, with errors that name the row and the field.

Owns the checks that hold for any table: required fields, types, closed lists of words, NFC, no unknown field. Must not
know the columns of a particular table (`papi_desktop.domain.law.tables`) nor open files.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, TypeVar

from papi_desktop.domain.law.dated import Certainty, Origin
from papi_desktop.domain.messages import Message, say

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class RawRow:
    """A row as parsed, with where it stood.

    Attributes:
        data: the fields.
        table: name of its table, as in `[[rule]]`.
        index: its place among the rows of that table in the file, from 0.
        file: name of the file.
        origin: whether the program or the office wrote it.
    """

    data: Mapping[str, object]
    table: str
    index: int
    file: str
    origin: Origin = Origin.NATIONAL

    @property
    def id(self) -> str:
        """The row's id, blank if it has none."""
        return str(self.data.get("id", ""))


class SchemaError(Exception):
    """A row that does not fit its table. `papi_desktop.exchange.law_tables` adds the line and tells the official.

    Attributes:
        row: the bad row.
        field: name of the bad field.
        problem: what is wrong with it.
    """

    def __init__(self, row: RawRow, field: str, problem: Message) -> None:
        super().__init__(f"{row.file} [{row.table} {row.id}] {field}: {problem.in_english()}")
        self.row = row
        self.field = field
        self.problem = problem


class RowReader:
    """Takes a row apart; `finish` refuses what was not asked for, which catches misspelt field names."""

    def __init__(self, row: RawRow) -> None:
        self._row = row
        self._left = dict(row.data)

    def error(self, field: str, problem: Message) -> SchemaError:
        """Return, to be raised, an error at a field of this row."""
        return SchemaError(self._row, field, problem)

    def has(self, field: str) -> bool:
        """Return whether the row gives this field."""
        return field in self._row.data

    def finish(self) -> None:
        """Check that every field was known.

        Raises:
            SchemaError: if one was not.
        """
        for field in self._left:
            raise self.error(field, say("this table has no such field"))

    def text(self, field: str, default: str | None = None, *, may_be_blank: bool = False) -> str:
        """Return a text in NFC without white space around it; required unless `default` is given."""
        value = self._left.pop(field, default)
        if value is None:
            raise self.error(field, say("is missing"))
        if not isinstance(value, str):
            raise self.error(field, say("must be a text"))
        if value != value.strip() or not (value or may_be_blank or default == ""):
            raise self.error(field, say("must not be blank or have spaces around it"))
        if not unicodedata.is_normalized("NFC", value):
            raise self.error(field, say("is not in the usual form of Unicode (NFC)"))
        return value

    def choice(self, field: str, words: type[Choice], default: Choice | None = None) -> Choice:
        """Return one of a closed list of words; required unless `default` is given."""
        value = self._left.pop(field, default)
        if value is None:
            raise self.error(field, say("is missing"))
        try:
            return words(str(value))
        except ValueError:
            allowed = ", ".join(words)
            raise self.error(field, say("“{value}” is not one of: {allowed}", value=value, allowed=allowed)) from None

    def flag(self, field: str, default: bool) -> bool:
        """Return true or false."""
        value = self._left.pop(field, default)
        if not isinstance(value, bool):
            raise self.error(field, say("must be true or false"))
        return value

    def day(self, field: str) -> date | None:
        """Return a day, written 2026-09-01 with or without quotes, or None if it is not given."""
        value = self._left.pop(field, None)
        if type(value) is date:
            return value
        if value is None:
            return None
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            raise self.error(field, say("“{value}” is not a day; write 2026-09-01", value=value)) from None

    def amount(self, field: str) -> Fraction | None:
        """Return a number, not negative, whole or as a fraction in quotes ("2/3"), or None if it is not given.

        Decimal fractions are refused: two thirds of the households is no decimal number.
        """
        value = self._left.pop(field, None)
        if value is None:
            return None
        if (type(value) is int and value >= 0) or (isinstance(value, str) and re.fullmatch(r"\d+(/[1-9]\d*)?", value)):
            return Fraction(value)
        raise self.error(field, say('“{value}” is not a whole number or a fraction such as "2/3"', value=value))

    def month_day(self, field: str) -> tuple[int, int] | None:
        """Return a day of the year written "09-01", or None if it is not given."""
        value = self._left.pop(field, None)
        if value is None:
            return None
        parts = value if isinstance(value, list) else str(value).split("-")
        try:
            day = date(2000, *(int(part) for part in parts))
        except (TypeError, ValueError):
            raise self.error(field, say("“{value}” is not a day of the year; write 09-01", value=value)) from None
        return day.month, day.day

    def words(self, field: str, default: Sequence[str] = ()) -> tuple[str, ...]:
        """Return a list of codes, none of them twice."""
        value = self._left.pop(field, list(default))
        if not isinstance(value, list) or not all(isinstance(word, str) and word for word in value):
            raise self.error(field, say("must be a list of codes"))
        if len(set(value)) != len(value):
            raise self.error(field, say("names something twice"))
        return tuple(value)

    def numbers(self, field: str) -> tuple[int, ...]:
        """Return a list of whole numbers."""
        value = self._left.pop(field, [])
        if not isinstance(value, list) or not all(type(number) is int for number in value):
            raise self.error(field, say("must be a list of whole numbers"))
        return tuple(value)

    def rows(self, field: str) -> list[RawRow]:
        """Return the rows of a table within this row, such as the stages of a duty."""
        value = self._left.pop(field, [])
        if not isinstance(value, list) or not all(isinstance(part, dict) for part in value):
            raise self.error(field, say("must be a table"))
        return [replace(self._row, data=part) for part in value]

    def common(self) -> dict[str, Any]:
        """Return the fields every row has, as keyword arguments of `LawRow`."""
        certainty = self.choice("certainty", Certainty)
        citation = self.text("citation", "")
        if certainty is Certainty.CONFIRMED and not citation:
            raise self.error("citation", say("is missing, though the row is said to be confirmed"))
        valid_from, valid_to = self.day("valid_from"), self.day("valid_to")
        if valid_from and valid_to and valid_to < valid_from:
            raise self.error("valid_to", say("is before valid_from"))
        return {
            "id": self.text("id"),
            "citation": citation,
            "certainty": certainty,
            "valid_from": valid_from,
            "valid_to": valid_to,
            "note": self.text("note", ""),
            "source": self.text("source", ""),
            "origin": self._row.origin,
        }
