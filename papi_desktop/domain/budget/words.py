"""What the words of a table mean: which column states what, what a row is about, and which rows are private.

The words themselves are data (`resources/budget/words.toml`); here is only how they are compared. Must not know files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.table import Column, Part, Role, Row, Side, Table, Unit
from papi_desktop.domain.vietnamese.text import fold

_PUNCTUATION = re.compile(r"[^\w%]+")
_MOST_DECIMALS = 3  # a workbook keeps the rest of a division, which nobody stated
_RATIO_DECIMALS = 1
_LONGEST_LABEL = 6  # words
_EXACT_PARTS = frozenset({Part.INCOME, Part.EXPENSE})


def key(text: str) -> str:
    """Return the key under which words of tables are compared: no accents, no capitals, no punctuation but %."""
    return _PUNCTUATION.sub(" ", fold(text)).strip()


def _has(text: str, phrases: Iterable[str]) -> bool:
    padded = f" {text.replace('%', ' % ')} ".replace("  ", " ")
    return any(f" {phrase} " in padded for phrase in phrases)


@dataclass(frozen=True)
class BudgetWords:
    """The words, as keys.

    Attributes:
        units: words of each unit.
        unit_lines: words before a unit.
        unit_names: what each unit is called in full, with accents.
        ordinals, labels: headings of the two leading columns.
        roles, parts: what the phrases of a heading mean, in order.
        totals: words a total begins with, by side; "any" for both.
        concepts: words a row begins with.
        full_share: words of rows whose figures are the commune's alone.
        private, public: words of private rows, and of rows that only look like them.
    """

    units: Mapping[Unit, tuple[str, ...]]
    unit_lines: tuple[str, ...]
    unit_names: Mapping[Unit, str]
    ordinals: tuple[str, ...]
    labels: tuple[str, ...]
    roles: tuple[tuple[Role, tuple[str, ...]], ...]
    parts: tuple[tuple[Part, tuple[str, ...]], ...]
    totals: Mapping[str, tuple[str, ...]]
    concepts: Mapping[str, tuple[str, ...]]
    full_share: tuple[str, ...]
    private: tuple[str, ...]
    public: tuple[str, ...]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> BudgetWords:
        """Return the words from the tables of the resource file."""

        def keys(phrases: Sequence[str]) -> tuple[str, ...]:
            return tuple(key(phrase) for phrase in phrases)

        units = {Unit(name): keys(phrases) for name, phrases in data["units"].items() if name != "line"}
        return cls(
            units,
            keys(data["units"]["line"]),
            {Unit(name): text for name, text in data["unit_names"].items()},
            keys(data["leads"]["ordinal"]),
            keys(data["leads"]["label"]),
            tuple((Role(line["role"]), keys(line["phrases"])) for line in data["role"]),
            tuple((Part(line["part"]), keys(line["phrases"])) for line in data["part"]),
            {side: keys(phrases) for side, phrases in data["totals"].items()},
            {name: keys(phrases) for name, phrases in data["concepts"].items()},
            keys(data["full_share"]["phrases"]),
            keys(data["private"]["phrases"]),
            keys(data["private"]["public"]),
        )

    def unit_in(self, text: str) -> tuple[Unit, str] | None:
        """Return the unit a line such as "Đơn vị tính: triệu đồng" states, with its words; None if it states none."""
        stated = key(text)
        lead = next((word for word in self.unit_lines if stated.startswith(word)), None)
        said = stated[len(lead) :].strip() if lead else stated
        for unit, words in self.units.items():
            if said in words:
                after = text.split(":", 1)[1] if ":" in text else text
                return unit, after.strip(" ():.")
        return None

    def is_label(self, heading_key: str) -> bool:
        """Tell whether a heading stands over the labels: "Nội dung", also "Nội dung các khoản thu", but no sentence."""
        words = heading_key.split()
        return len(words) <= _LONGEST_LABEL and any(f"{heading_key} ".startswith(f"{label} ") for label in self.labels)

    def role_of(self, heading: str) -> Role:
        """Return what a column states, by its heading."""
        text = key(heading)
        return next((role for role, phrases in self.roles if _has(text, phrases)), Role.OTHER)

    def part_of(self, title: str) -> Part:
        """Return which part a column states, by its own title."""
        text = key(title)
        for part, phrases in self.parts:
            if text in phrases if part in _EXACT_PARTS else _has(text, phrases):
                return part
        return Part.WHOLE

    @property
    def total_beginnings(self) -> tuple[str, ...]:
        """The words any total begins with."""
        return tuple(word for words in self.totals.values() for word in words)

    def side_of(self, text: str) -> Side:
        """Return what a title or the name of a sheet is about."""
        words = key(text).split()
        if "can" in words and "doi" in words and "quyet toan thu" not in key(text):
            return Side.BALANCE
        revenue, spending = "thu" in words, "chi" in words
        if revenue and spending:
            return Side.BALANCE
        return Side.REVENUE if revenue else Side.SPENDING if spending else Side.OTHER

    def concept_of(self, label: str) -> str:
        """Return what a row is about ("reserve", "development", …); "" when no word tells."""
        text = key(outline.bare(label))
        return next(
            (
                name
                for name, phrases in self.concepts.items()
                if any(f"{text} ".startswith(f"{phrase} ") for phrase in phrases)
            ),
            "",
        )

    def side_of_row(self, table: Table, number: int) -> Side:
        """Return whether a row is revenue or spending: by the table, or in a balance by the total or heading it belongs to."""
        if table.side in (Side.REVENUE, Side.SPENDING):
            return table.side
        row = table.rows[number]
        for place in range(number, -1, -1):
            other = table.rows[place]
            if place != number and other.level >= row.level and other.level > 1:
                continue
            words = key(other.label).split()
            if other.level <= 1 or place == number:
                said = {"thu", "chi"} & set(words[:4])
                if len(said) == 1:
                    return Side.REVENUE if "thu" in said else Side.SPENDING
        return Side.OTHER

    def is_private(self, label: str) -> bool:
        """Tell whether a row of this name is kept off the public copy."""
        text = key(label)
        return _has(text, self.private) and not _has(text, self.public)

    def understood(self, table: Table) -> Table:
        """Return a table as read with everything told from its words: levels, roles, decimals, side and private rows."""
        side = table.side
        if side is Side.OTHER:
            side = self.side_of(" ".join(table.title)) if table.title else side
            side = self.side_of(table.name) if side is Side.OTHER else side
        rows = tuple(replace(row, private=row.private or self.is_private(row.label)) for row in table.rows)
        return self.relevelled(replace(table, rows=rows, side=side))

    def relevelled(self, table: Table) -> Table:
        """Return a table with its levels and columns told anew, as after typing; marks of private rows stay as they are."""
        columns = tuple(self._column(table, place) for place in range(len(table.columns)))
        return replace(table, columns=columns, rows=outline.with_levels(table.rows, self.total_beginnings))

    def _column(self, table: Table, place: int) -> Column:
        column = table.columns[place]
        role = column.role if column.role is not Role.UNTOLD else self.role_of(column.heading)
        part = column.part if column.part is not Part.WHOLE else self.part_of(column.title)
        if role is Role.OTHER and not any(row.figure(place) is not None for row in table.rows):
            # The other half of a balance in two halves ("Nội dung chi"), or remarks under a heading of their own.
            role = Role.TEXT if any(row.cells[place] for row in table.rows) else role
        figures = [value for row in table.rows if (value := row.figure(place)) is not None]
        most = _RATIO_DECIMALS if role is Role.RATIO else _MOST_DECIMALS
        stated = max((decimals_of(value) for value in figures), default=0)
        return replace(column, role=role, part=part, decimals=min(max(stated, column.decimals), most))


def decimals_of(value: Decimal) -> int:
    """Return how many decimals a figure has, zeros at its end not counted."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def private_rows(rows: Sequence[Row]) -> frozenset[int]:
    """Return the rows kept off the public copy: those marked and what stands under them."""
    hidden: set[int] = set()
    for number, row in enumerate(rows):
        if row.private:
            hidden |= {number, *outline.under(rows, number)}
    return frozenset(hidden)
