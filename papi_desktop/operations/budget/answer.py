"""What `papi import budget` answers: sheets with rows and totals, blanks, private rows and warnings, in JSON types."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from papi_desktop.exchange.budget_resources import budget_words
from papi_desktop.operations.budget.import_budget import BudgetRun, totals
from papi_desktop.translations import render


def answer_of(run: BudgetRun) -> dict[str, Any]:
    """Return a dry run for scripts."""
    return {
        "unit": budget_words().unit_names[run.unit],
        "sheets": {
            table.name: {"rows": len(table.rows), "total": [_number(value) for value in totals(table)]}
            for table in run.tables
        },
        "blanks": list(run.blanks),
        "private_rows": list(run.private_rows),
        "warnings": [{"check": f.check, "sheet": f.table, "message": render(f.message)} for f in run.findings],
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
