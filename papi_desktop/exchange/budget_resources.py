"""Reads what the program knows of budget tables: the words, the templates, the stages of a year.

Owns the files of `resources/budget`. What the words mean is `domain.budget.words`.
"""

from __future__ import annotations

import tomllib
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from papi_desktop.domain.budget.table import Column, Role, Row, Side, Table, Unit
from papi_desktop.domain.budget.words import BudgetWords
from papi_desktop.paths import resource_folder


@cache
def budget_words() -> BudgetWords:
    """Return the words by which tables are understood."""
    return BudgetWords.of(read("words"))


def read(name: str) -> dict[str, Any]:
    """Return one file of `resources/budget` as TOML gives it, its text in NFC."""
    text = resource_folder("budget", f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(unicodedata.normalize("NFC", text))


@dataclass(frozen=True)
class Template:
    """A table to begin from.

    Attributes:
        code: of the form, "113/CK TC-NSNN"; "CT-…" for a table of indicators without a form.
        regime: rules it belongs to, "TT343" or "TT26".
        stages: for which it serves.
        confirmed: whether columns and rows were read in the text itself.
        rows_open: whether the columns were, but the rows were not, or not all of them.
        table: with {year} and {period} in its texts.
    """

    code: str
    regime: str
    stages: tuple[str, ...]
    confirmed: bool
    rows_open: bool
    citation: str
    note: str
    table: Table


_FILES = {"TT343": "templates_2016", "TT26": "templates_2026"}
_NO_FORM = "CT-"


@cache
def templates() -> tuple[Template, ...]:
    """Return every template, in the order of their forms."""
    return tuple(_template(line, regime) for regime, name in _FILES.items() for line in read(name)["template"])


def _template(line: dict[str, Any], regime: str) -> Template:
    columns = tuple(
        Column(c["title"], c.get("group", ""), c.get("sign", ""), Role(c["role"]) if "role" in c else Role.UNTOLD)
        for c in line["columns"]
    )
    rows = tuple(Row(ordinal, label, (None,) * len(columns)) for ordinal, label in line["rows"])
    code = line["code"]
    table = Table(
        name=code.partition("/")[0],
        title=(line["title"],),
        unit=Unit(line["unit"]),
        columns=columns,
        rows=rows,
        side=Side(line["side"]),
        leads=(line["leads"][0], line["leads"][1]),
        lead_signs=(line["lead_signs"][0], line["lead_signs"][1]),
        form="" if code.startswith(_NO_FORM) else code,
    )
    return Template(
        code,
        regime,
        tuple(line["stages"]),
        "to_check" not in (line["certainty"], line.get("rows_certainty")),
        line["certainty"] == "confirmed" and line.get("rows_certainty") == "to_check",
        line["citation"],
        line.get("note", ""),
        replace(budget_words().understood(table), side=table.side),
    )


def begun(template: Template, year: int, period: str, name: str) -> Table:
    """Return a blank table from a template.

    Args:
        period: as headings call it, "09 tháng".
        name: of the table, unlike those the budget has.
    """

    def said(text: str) -> str:
        return " ".join(text.replace("{year}", str(year)).replace("{period}", period).split())

    table = template.table
    return replace(
        table,
        name=name,
        title=tuple(map(said, table.title)),
        columns=tuple(replace(c, title=said(c.title), group=said(c.group)) for c in table.columns),
    )
