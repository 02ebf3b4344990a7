"""The budget of the practice commune: nine months carried out, with rows that stay inside the office and one sum that does not agree."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from typing import Any

from papi_desktop.domain.budget.table import Column, Role, Row, Side, Table, Unit
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import BUDGETS
from papi_desktop.exchange.budget_resources import budget_words
from papi_desktop.operations import records
from papi_desktop.operations.budget import tables as budget_tables
from papi_desktop.operations.budget.stages import stages
from papi_desktop.operations.office import Office
from papi_desktop.paths import resource_folder


def add(office: Office) -> None:
    """Record the budget `budget.toml` describes, for the last year whose period is over."""
    with resource_folder("practice", "budget.toml").open("rb") as source:
        facts = tomllib.load(source, parse_float=Decimal)
    ends = stages()[facts["budget"]["stage"]].ends(office.today().year)
    year = office.today().year - (ends is not None and ends > office.today())
    budget_id = records.save(office, BUDGETS, {**BUDGETS.blank(), **facts["budget"], "year": year})
    tables = [_table(told, year) for told in facts["tables"]]
    with office.store.transaction(say("Record the tables of a budget")) as tx:
        budget_tables.add(tx, budget_id, tables)


def _table(told: dict[str, Any], year: int) -> Table:
    columns = tuple(
        Column(c["title"], sign=c["sign"], role=Role(c["role"]), decimals=c["decimals"]) for c in told["columns"]
    )
    return Table(
        told["name"],
        (told["title"].format(year=year),),
        Unit(told["unit"]),
        columns,
        tuple(_row(*row) for row in told["rows"]),
        Side(told["side"]),
        lead_signs=("A", "B"),
    )


def _row(ordinal: str, label: str, level: int, *figures: Any) -> Row:
    """Return a row; a figure written "" is blank, which is not 0."""
    cells = tuple(None if figure == "" else Decimal(figure) for figure in figures)
    return Row(ordinal, label, cells, level, private=budget_words().is_private(label))
