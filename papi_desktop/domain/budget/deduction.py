"""What a public copy gives away: a hidden amount that is a public total less the public rows under it.

The figures stay as they were decided and the copy itself says nothing, so only the official can weigh it: whether the amount may be worked
out, or the rows are told in one line with others. A finding here is passed with a reason like those of the checks.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.finding import Finding, told, tolerance, total_of
from papi_desktop.domain.budget.table import Table
from papi_desktop.domain.budget.words import private_rows
from papi_desktop.domain.messages import say

CHECK = "BM"
"""Name of the check (bí mật)."""


def deducible(table: Table) -> Iterator[Finding]:
    """Yield the groups whose public total, less its public rows, comes to what the hidden rows state together.

    Where the rows do not add up to the total, hidden ones included, subtraction leads to another figure and nothing is given away.
    """
    hidden = private_rows(table.rows)
    if not hidden:
        return
    for number, members in outline.groups(table.rows).items():
        secret = [place for place in members if place in hidden]
        if number in hidden or not secret:
            continue
        found = [(c, sum_) for c in table.figure_columns() if (sum_ := _left_over(table, number, members, secret, c))]
        if found:
            figures = tuple(f"{table.columns[column].heading} {told(amount)}" for column, amount in found)
            values = {
                "row": outline.bare(table.rows[number].label),
                "hidden": "”, “".join(outline.bare(table.rows[place].label) for place in secret),
                "figures": "; ".join(figures),
            }
            message = (
                say("“{row}” stays public, so “{hidden}” can be worked out by subtraction: {figures}.", **values)
                if len(secret) == 1
                else say(
                    "“{row}” stays public, so the sum of “{hidden}” can be worked out by subtraction: {figures}.",
                    **values,
                )
            )
            yield Finding(CHECK, message, table.name, number, found[0][0], figures)


def _left_over(table: Table, number: int, members: list[int], secret: list[int], column: int) -> Decimal | None:
    """Return what the hidden rows of a group state together, where subtraction comes to it; None where nothing is given away."""
    stated = table.rows[number].figure(column)
    added = total_of(table.rows[place].figure(column) for place in members)
    kept = total_of(table.rows[place].figure(column) for place in secret)
    if stated is None or added is None or not kept:
        return None
    return kept if abs(stated - added) <= tolerance(table, column, len(members)) else None
