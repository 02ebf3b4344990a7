"""Checks between the tables of a budget and between budgets: A8 to A14.

Each is told what to compare by `Budget`: the tables of one stage of one year. Figures are compared in đồng, whatever units the tables have.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.finding import Finding, in_dong, tolerance
from papi_desktop.domain.budget.table import Role, Side, Table
from papi_desktop.domain.budget.words import BudgetWords, key
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.numbers import format_number

TOTAL = {Side.REVENUE: "total_revenue", Side.SPENDING: "total_spending"}
_TELLING_WORDS = 3
"""Words a name must have to mean the same in two tables: "Thu khác" stands everywhere."""
_COMPARED = ("total_revenue", "total_spending", "development", "recurrent", "reserve", "supplement")


@dataclass(frozen=True)
class Amount:
    """A figure of a budget with where it stands.

    Attributes:
        dong: in đồng.
        slack: by how much rounding may have moved it, in đồng.
    """

    dong: Decimal
    slack: Decimal
    table: str
    row: int
    column: int


@dataclass(frozen=True)
class Budget:
    """One stage of one year.

    Attributes:
        year: budget year.
        stage: value of the stage ("decided", "exec_9", …).
        name: as people call it.
        tables: as stated.
    """

    year: int
    stage: str
    name: str
    tables: tuple[Table, ...]


def amounts(table: Table, words: BudgetWords, role: Role) -> dict[str, Amount]:
    """Return what a table states about each concept in the commune's column of a role; the first row of a concept counts.

    Rows that sum up come first in their block, so the first row of "chi thường xuyên" is the one meant.
    """
    column = table.column_of(role)
    found: dict[str, Amount] = {}
    if column is None:
        return found
    for number, row in enumerate(table.rows):
        value = row.figure(column)
        if value is None:
            continue
        side = words.side_of_row(table, number)
        concept = TOTAL.get(side, "") if row.level == 0 else words.concept_of(row.label)
        if concept and concept not in found:
            slack = in_dong(tolerance(table, column, 1), table.unit)
            found[concept] = Amount(in_dong(value, table.unit), slack, table.name, number, column)
    return found


def amounts_of(budget: Budget, words: BudgetWords, role: Role) -> dict[str, Amount]:
    """Return what the tables of a budget state about each concept; the first table that states one counts."""
    found: dict[str, Amount] = {}
    for table in budget.tables:
        for concept, amount in amounts(table, words, role).items():
            found.setdefault(concept, amount)
    return found


def agree(budget: Budget, words: BudgetWords) -> Iterator[Finding]:
    """Yield what two tables of one budget state differently: A8. Compared are the main sums, and highest rows of one name."""
    for role in (Role.ESTIMATE, Role.ACTUAL):
        first: dict[str, Amount] = {}
        for table in budget.tables:
            for concept, amount in _comparable(table, words, role).items():
                known = first.setdefault(concept, amount)
                if abs(known.dong - amount.dong) > known.slack + amount.slack:
                    label = outline.bare(table.rows[amount.row].label)
                    yield _finding(
                        "A8",
                        say(
                            "“{row}”: {here} in table “{table}”, but {there} in table “{other}”.",
                            row=label,
                            here=_dong(amount.dong),
                            table=table.name,
                            there=_dong(known.dong),
                            other=known.table,
                        ),
                        amount,
                        known.dong,
                    )


def _comparable(table: Table, words: BudgetWords, role: Role) -> dict[str, Amount]:
    """Return the amounts of a table that another table of the budget must state alike, by concept or by the name of a highest row."""
    found = {name: amount for name, amount in amounts(table, words, role).items() if name in _COMPARED}
    told = {amount.row for amount in found.values()}
    column = table.column_of(role)
    for number, row in enumerate(table.rows):
        value = row.figure(column) if column is not None and row.level == 1 and number not in told else None
        name = key(outline.bare(row.label))
        if value is not None and column is not None and len(name.split()) >= _TELLING_WORDS:
            slack = in_dong(tolerance(table, column, 1), table.unit)
            found.setdefault(name, Amount(in_dong(value, table.unit), slack, table.name, number, column))
    return found


def balanced(budget: Budget, words: BudgetWords) -> Iterator[Finding]:
    """Yield an estimate that spends more than it has: A9. A commune may not run a deficit."""
    found = amounts_of(budget, words, Role.ESTIMATE)
    revenue, spending = found.get("total_revenue"), found.get("total_spending")
    if revenue and spending and spending.dong - revenue.dong > revenue.slack + spending.slack:
        yield _finding(
            "A9",
            say(
                "Spending of {spending} is more than revenue of {revenue}; a commune may not run a deficit.",
                spending=_dong(spending.dong),
                revenue=_dong(revenue.dong),
            ),
            spending,
            revenue.dong,
        )


def surplus(budget: Budget, words: BudgetWords) -> Iterator[Finding]:
    """Yield a surplus that is not revenue less spending: A10."""
    found = amounts_of(budget, words, Role.ACTUAL)
    revenue, spending, stated = (found.get(name) for name in ("total_revenue", "total_spending", "surplus"))
    if revenue and spending and stated:
        reckoned = revenue.dong - spending.dong
        if abs(stated.dong - reckoned) > revenue.slack + spending.slack + stated.slack:
            yield _finding(
                "A10",
                say(
                    "The surplus is stated as {stated}; revenue less spending is {reckoned}.",
                    stated=_dong(stated.dong),
                    reckoned=_dong(reckoned),
                ),
                stated,
                reckoned,
            )


def carried_over(before: Budget, after: Budget, words: BudgetWords) -> Iterator[Finding]:
    """Yield what one year hands on and the next does not take over: A11. Both are settlements."""
    handed, taken = amounts_of(before, words, Role.ACTUAL), amounts_of(after, words, Role.ACTUAL)
    for out, into in (("carried_out", "carried_in"), ("surplus", "surplus_in")):
        given, got = handed.get(out), taken.get(into)
        if given and got and abs(given.dong - got.dong) > given.slack + got.slack:
            yield _finding(
                "A11",
                say(
                    "{year} takes over {got}; {before} handed on {given}.",
                    year=str(after.year),
                    got=_dong(got.dong),
                    before=str(before.year),
                    given=_dong(given.dong),
                ),
                got,
                given.dong,
            )


def cumulative(before: Budget, after: Budget, words: BudgetWords) -> Iterator[Finding]:
    """Yield a later period that states less than an earlier one of the same year, row by row: A12."""
    earlier: dict[tuple[str, str], tuple[Decimal, Decimal]] = {}
    for table in before.tables:
        column = table.column_of(Role.ACTUAL)
        if column is None:
            continue
        slack = in_dong(tolerance(table, column, 1), table.unit)
        for number, path in outline.paths(table.rows):
            value = table.rows[number].figure(column)
            if value is not None:
                earlier.setdefault((table.side, path), (in_dong(value, table.unit), slack))
    for table in after.tables:
        column = table.column_of(Role.ACTUAL)
        if column is None:
            continue
        for number, path in outline.paths(table.rows):
            value, known = table.rows[number].figure(column), earlier.get((table.side, path))
            if value is None or known is None:
                continue
            now, slack = in_dong(value, table.unit), in_dong(tolerance(table, column, 1), table.unit)
            if known[0] - now > slack + known[1]:
                amount = Amount(now, slack, table.name, number, column)
                yield _finding(
                    "A12",
                    say(
                        "“{row}”: {now}, less than the {before} of {period}, although figures run from the beginning of the year.",
                        row=outline.bare(table.rows[number].label),
                        now=_dong(now),
                        before=_dong(known[0]),
                        period=before.name,
                    ),
                    amount,
                    known[0],
                )


def assigned(budget: Budget, words: BudgetWords) -> Iterator[Finding]:
    """Yield a revenue target of the commune below the one it was given: A13 (Điều 31 Luật 89/2025/QH15)."""
    own, given = (amounts_of(budget, words, role).get("total_revenue") for role in (Role.ESTIMATE, Role.ASSIGNED))
    if own and given and given.dong - own.dong > own.slack + given.slack:
        yield _finding(
            "A13",
            say(
                "The revenue estimate of the commune, {own}, is below the {given} it was given.",
                own=_dong(own.dong),
                given=_dong(given.dong),
            ),
            own,
            given.dong,
        )


def reserve(budget: Budget, words: BudgetWords, least: Fraction, most: Fraction) -> Iterator[Finding]:
    """Yield a reserve outside of its share of own spending, targeted supplements left out: A14.

    Args:
        least, most: the share as the rule tables have it.
    """
    found = amounts_of(budget, words, Role.ESTIMATE)
    kept, spending = found.get("reserve"), found.get("total_spending")
    if not kept or not spending:
        return
    targeted = found.get("supplement_target")
    own = spending.dong - (targeted.dong if targeted else 0)
    share = Fraction(kept.dong) / Fraction(own) if own > 0 else None
    if share is not None and not least <= share <= most:
        yield _finding(
            "A14",
            say(
                "The reserve of {reserve} is {share} % of own spending of {own}; it should be {least} to {most} %.",
                reserve=_dong(kept.dong),
                share=_percent(share),
                own=_dong(own),
                least=_percent(least),
                most=_percent(most),
            ),
            kept,
            own,
        )


def _finding(check: str, message: Message, at: Amount, other: Decimal) -> Finding:
    return Finding(check, message, at.table, at.row, at.column, (f"{at.dong:f}", f"{other:f}"))


def _dong(value: Decimal) -> str:
    return f"{format_number(value.to_integral_value())} đ"


def _percent(share: Fraction) -> str:
    return format_number(Decimal(round(share * 1000)) / 10).removesuffix(",0")
