"""A budget table as data: columns, rows, unit and cells just as they were stated.

Since 2026 there is no national form for most commune tables (Điều 26 Thông tư 26/2026/TT-BTC), so nothing here knows a form: columns and
rows come from a file or a template. A blank cell is None and never 0; nothing stated is ever recomputed. Must not know files or screens.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeAlias

from papi_desktop.domain.vietnamese.numbers import format_number

Cell: TypeAlias = Decimal | str | None
"""A figure, a text such as "2024-2026", or blank."""


class Unit(StrEnum):
    """What the figures of a table are counted in."""

    DONG = "dong"
    THOUSAND = "thousand"
    MILLION = "million"
    BILLION = "billion"

    @property
    def dong(self) -> int:
        """Return how many đồng one is."""
        return {"dong": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}[self.value]


class Side(StrEnum):
    """What a table is about."""

    REVENUE = "revenue"
    SPENDING = "spending"
    BALANCE = "balance"
    OTHER = "other"


class Role(StrEnum):
    """What a column states."""

    ASSIGNED = "assigned"  # estimate given by the level above
    ESTIMATE = "estimate"  # estimate of the commune
    PREVIOUS = "previous"  # the year or period before
    ACTUAL = "actual"  # carried out, settled
    RATIO = "ratio"  # a comparison in per cent
    DIFFERENCE = "difference"
    TEXT = "text"
    OTHER = "other"  # figures of another kind
    UNTOLD = "untold"  # not looked at yet


class Part(StrEnum):
    """Which part of it a column states."""

    WHOLE = ""
    TERRITORY = "territory"  # State revenue collected in the commune
    COMMUNE = "commune"  # the share of the commune's budget
    TOTAL = "total"
    DEVELOPMENT = "development"
    RECURRENT = "recurrent"
    INCOME = "income"
    EXPENSE = "expense"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures.

    Attributes:
        title: as it is headed.
        group: heading over several columns; "" for none.
        sign: what stands in the row of column numbers: "2", "3=2/1"; "" for nothing.
        decimals: with how many its figures are printed.
    """

    title: str
    group: str = ""
    sign: str = ""
    role: Role = Role.UNTOLD
    part: Part = Part.WHOLE
    decimals: int = 0

    @property
    def heading(self) -> str:
        """Return the title with the group it stands under."""
        return f"{self.group}: {self.title}" if self.group else self.title

    def text(self, cell: Cell) -> str:
        """Return a cell as papers print it; blank stays blank, zero is 0."""
        if cell is None or isinstance(cell, str):
            return cell or ""
        if cell == 0:
            return "0"
        return format_number(cell, self.decimals, minus="–")


@dataclass(frozen=True, slots=True)
class Row:
    """A row.

    Attributes:
        ordinal: TT as text: "A", "I", "1.1", "-"; "" where none stands.
        label: what the row is about.
        cells: one for each column.
        level: 0 for a total, then 1 and deeper.
        private: whether the official or the words of the law keep it off the public copy.
    """

    ordinal: str
    label: str
    cells: tuple[Cell, ...]
    level: int = 1
    private: bool = False

    def figure(self, column: int) -> Decimal | None:
        """Return the number in a column; None when it is blank or a text."""
        cell = self.cells[column]
        return cell if isinstance(cell, Decimal) else None


@dataclass(frozen=True, slots=True)
class Table:
    """A table.

    Attributes:
        name: short, as on the tab of the workbook.
        title: as printed over it, line by line.
        unit: what the figures are counted in.
        unit_text: the words of the unit line as stated ("1000 đồng").
        leads: titles of the two leading columns.
        lead_signs: their signs in the row of column numbers.
        form: the form it follows, its code ("113/CK TC-NSNN") or the whole line as stated ("Mẫu số 21/CKTC-NSH"); "" for none.
        numbered: whether a row of column numbers is printed.
    """

    name: str
    title: tuple[str, ...]
    unit: Unit
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    side: Side = Side.OTHER
    unit_text: str = ""
    leads: tuple[str, str] = ("TT", "Nội dung")
    lead_signs: tuple[str, str] = ("", "")
    form: str = ""

    @property
    def numbered(self) -> bool:
        """Whether it has a row of column numbers."""
        return any(column.sign for column in self.columns)

    def figure_columns(self) -> Iterator[int]:
        """Yield the columns that hold amounts: no comparisons, no texts."""
        for number, column in enumerate(self.columns):
            if column.role not in (Role.RATIO, Role.TEXT):
                yield number

    def own_columns(self) -> list[int]:
        """Return the columns of the commune's own budget: what is collected for other levels is left out where both stand."""
        shared = {c.role for c in self.columns if c.part is Part.COMMUNE}
        return [
            n
            for n in self.figure_columns()
            if not (self.columns[n].part is Part.TERRITORY and self.columns[n].role in shared)
        ]

    def main_column(self) -> int | None:
        """Return the column the table is read for: what was carried out, else what was estimated, else the last of figures."""
        own = self.own_columns()
        for role in (Role.ACTUAL, Role.ESTIMATE):
            found = [n for n in own if self.columns[n].role is role and self.columns[n].part in _WHOLE]
            if found:
                return found[-1]
        return own[-1] if own else None

    def column_of(self, role: Role) -> int | None:
        """Return the column of the commune's own figures with a role."""
        found = [n for n in self.own_columns() if self.columns[n].role is role and self.columns[n].part in _WHOLE]
        return found[-1] if found else None

    def without_blank_rows(self) -> Table:
        """Return the table without the rows nothing was written into: a template leaves some to write in, numbered or not."""
        return replace(
            self,
            rows=tuple(r for r in self.rows if r.label.strip() or any(cell is not None for cell in r.cells)),
        )

    def with_cell(self, row: int, column: int, cell: Cell) -> Table:
        """Return the table with another cell."""
        old = self.rows[row]
        return self.with_row(row, replace(old, cells=(*old.cells[:column], cell, *old.cells[column + 1 :])))

    def with_row(self, row: int, new: Row) -> Table:
        """Return the table with another row."""
        return replace(self, rows=(*self.rows[:row], new, *self.rows[row + 1 :]))


_WHOLE = (Part.WHOLE, Part.COMMUNE, Part.TOTAL)


def as_json(table: Table) -> dict[str, Any]:
    """Return the columns and rows in JSON types: numbers as text, so that no digit is lost."""
    return {
        "leads": list(table.leads),
        "lead_signs": list(table.lead_signs),
        "columns": [
            {"title": c.title, "group": c.group, "sign": c.sign, "role": c.role, "part": c.part, "decimals": c.decimals}
            for c in table.columns
        ],
        "rows": [
            {
                "ordinal": r.ordinal,
                "label": r.label,
                "level": r.level,
                "private": r.private,
                "cells": [{"text": c} if isinstance(c, str) else None if c is None else f"{c:f}" for c in r.cells],
            }
            for r in table.rows
        ],
    }


def from_json(kept: Mapping[str, Any], **rest: Any) -> Table:
    """Return the table whose columns and rows `as_json` gave; the other attributes are given by name."""
    columns = tuple(
        Column(c["title"], c["group"], c["sign"], Role(c["role"]), Part(c["part"]), c["decimals"])
        for c in kept["columns"]
    )
    rows = tuple(
        Row(r["ordinal"], r["label"], tuple(map(_cell, r["cells"])), r["level"], r["private"]) for r in kept["rows"]
    )
    leads, signs = kept["leads"], kept["lead_signs"]
    return Table(columns=columns, rows=rows, leads=(leads[0], leads[1]), lead_signs=(signs[0], signs[1]), **rest)


def _cell(kept: Any) -> Cell:
    if isinstance(kept, Mapping):
        return str(kept["text"])
    return None if kept is None else Decimal(kept)
