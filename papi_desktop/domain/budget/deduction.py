"""What a public copy gives away: a hidden amount that is a public total less the public rows under it.

The figures stay as they were decided and the copy itself says nothing, so only the official can weigh it: whether the amount may be worked
out, or the rows are told in one line with others. A finding here is passed with a reason like those of the checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.finding import Finding, in_dong, told, tolerance, total_of
from papi_desktop.domain.budget.table import Role, Table
from papi_desktop.domain.budget.words import key, private_rows
from papi_desktop.domain.messages import say

CHECK = "BM"
"""Name of the check (bí mật)."""

_TELLING_WORDS = 2
"""Words a name must have to mean the same in two tables: "Khác" stands everywhere."""


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


def deducible_across(tables: Sequence[Table]) -> Iterator[tuple[int, Finding]]:
    """Yield what the tables of one disclosure give away together, each with the place of the table whose row is hidden.

    That is a hidden row which stands openly under the same name in another table, and one that is left when the public rows of its
    group are taken from the total, which only another table states. Rows are the same by name, figures compared in đồng; what takes a
    chain of several tables, or other names, is not looked for: it would be guessing, and every guess asks an official for a reason.
    """
    for place, table in enumerate(tables):
        hidden = private_rows(table.rows)
        for role in (Role.ESTIMATE, Role.ACTUAL) if hidden else ():
            column = table.column_of(role)
            if column is None:
                continue
            shown = _shown([other for number, other in enumerate(tables) if number != place], role)
            for finding in (*_open_elsewhere(table, hidden, column, shown), *_by_a_total(table, hidden, column, shown)):
                yield place, finding


def _shown(tables: Sequence[Table], role: Role) -> dict[str, list[tuple[Decimal, Decimal, str]]]:
    """Return what the public rows of these tables state, by name: amount and slack of rounding in đồng, and the table."""
    found: dict[str, list[tuple[Decimal, Decimal, str]]] = {}
    for table in tables:
        column, hidden = table.column_of(role), private_rows(table.rows)
        for number, row in enumerate(table.rows) if column is not None else ():
            value, name = row.figure(column or 0), _name(table, number)
            if value and name and number not in hidden:
                slack = in_dong(tolerance(table, column or 0, 1), table.unit)
                found.setdefault(name, []).append((in_dong(value, table.unit), slack, table.name))
    return found


def _name(table: Table, number: int) -> str:
    name = key(outline.bare(table.rows[number].label))
    return name if len(name.split()) >= _TELLING_WORDS else ""


def _open_elsewhere(
    table: Table, hidden: frozenset[int], column: int, shown: dict[str, list[tuple[Decimal, Decimal, str]]]
) -> Iterator[Finding]:
    own = in_dong(tolerance(table, column, 1), table.unit)
    for number in sorted(hidden):
        value = table.rows[number].figure(column)
        if not value:
            continue
        for amount, slack, other in shown.get(_name(table, number), ()):
            if abs(amount - in_dong(value, table.unit)) <= slack + own:
                figures = (f"{table.columns[column].heading} {told(value)}",)
                message = say(
                    "“{row}” is kept off table “{table}” but stands openly in table “{other}”: {figures}.",
                    row=outline.bare(table.rows[number].label),
                    table=table.name,
                    other=other,
                    figures=figures[0],
                )
                yield Finding(CHECK, message, table.name, number, column, (*figures, other))
                break


def _by_a_total(
    table: Table, hidden: frozenset[int], column: int, shown: dict[str, list[tuple[Decimal, Decimal, str]]]
) -> Iterator[Finding]:
    for number, members in outline.groups(table.rows).items():
        secret = [place for place in members if place in hidden]
        stated = table.rows[number].figure(column)
        added = total_of(table.rows[place].figure(column) for place in members)
        kept = total_of(table.rows[place].figure(column) for place in secret)
        if number in hidden or stated is not None or not kept or added is None:
            continue
        own = in_dong(tolerance(table, column, len(members)), table.unit)
        for amount, slack, other in shown.get(_name(table, number), ()):
            if abs(amount - in_dong(added, table.unit)) <= slack + own:
                figures = (f"{table.columns[column].heading} {told(kept)}",)
                message = say(
                    "Table “{other}” states “{row}”, so “{hidden}” of table “{table}” can be worked out by subtraction: {figures}.",
                    other=other,
                    row=outline.bare(table.rows[number].label),
                    hidden="”, “".join(outline.bare(table.rows[place].label) for place in secret),
                    table=table.name,
                    figures=figures[0],
                )
                yield Finding(CHECK, message, table.name, number, column, (*figures, other))
                break
