"""Checks within one table: sums A1, A2, A3, A5, the share of the commune A4, columns that add up A6, formulas A7 and A15.

Source: the identities of the disclosure forms of Thông tư 343/2016/TT-BTC and of the annex of Thông tư 26/2026/TT-BTC. Each function is
pure and gives findings; none of them changes a figure.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.finding import Finding, told, tolerance, total_of
from papi_desktop.domain.budget.formulas import Formula, formulas_of
from papi_desktop.domain.budget.table import Column, Part, Role, Side, Table
from papi_desktop.domain.budget.words import BudgetWords, key
from papi_desktop.domain.messages import say

_SUM_OF_TOTAL = {Side.REVENUE: "A1", Side.SPENDING: "A5"}
_SUM_OF_GROUP = {Side.REVENUE: "A3", Side.SPENDING: "A5"}
_HALF = Decimal("0.5")
_FRACTION = Decimal("0.01")


def check_table(table: Table, words: BudgetWords) -> list[Finding]:
    """Return everything that does not agree within a table."""
    return [*sums(table, words), *shares(table, words), *parts(table, words), *formulas(table)]


def sums(table: Table, words: BudgetWords) -> Iterator[Finding]:
    """Yield totals and groups that are not the sum of the rows under them: A1, A2, A3, A5.

    Rows under "trong đó" are a selection and need not add up. A blank row adds nothing, and where all are blank nothing is compared.
    """
    for number, members in outline.groups(table.rows).items():
        row = table.rows[number]
        if any(words.concept_of(table.rows[place].label) == "of_which" for place in members) or (
            words.concept_of(row.label) == "of_which"
        ):
            continue
        for column in table.figure_columns():
            stated = row.figure(column)
            added = total_of(table.rows[place].figure(column) for place in members)
            if stated is None or added is None:
                continue
            if abs(stated - added) > tolerance(table, column, len(members)):
                yield Finding(
                    _name_of_sum(table, words, number),
                    say(
                        "“{row}”, {column}: {stated} is stated, the rows under it add up to {added} (difference {difference}).",
                        row=outline.bare(row.label),
                        column=table.columns[column].heading,
                        stated=told(stated),
                        added=told(added),
                        difference=told(abs(stated - added)),
                    ),
                    table.name,
                    number,
                    column,
                    (told(stated), told(added)),
                )


def _name_of_sum(table: Table, words: BudgetWords, number: int) -> str:
    row = table.rows[number]
    if words.concept_of(row.label) == "supplement":
        return "A2"
    names = _SUM_OF_TOTAL if row.level == 0 else _SUM_OF_GROUP
    return names.get(words.side_of_row(table, number), "A1")


def shares(table: Table, words: BudgetWords) -> Iterator[Finding]:
    """Yield rows where the commune's share is more than what was collected, or unequal where all of it is the commune's: A4."""
    for share, column in enumerate(table.columns):
        if column.part is not Part.COMMUNE or column.role in (Role.RATIO, Role.TEXT):
            continue
        territory = _partner(table, column, share)
        if territory is None:
            continue
        whole = {
            place
            for number, row in enumerate(table.rows)
            if any(phrase in key(row.label) for phrase in words.full_share)
            for place in (number, *outline.under(table.rows, number))
        }
        for number, row in enumerate(table.rows):
            own, collected = row.figure(share), row.figure(territory)
            if own is None or collected is None:
                continue
            slack = tolerance(table, share, 1)
            wrong = abs(own - collected) > slack if number in whole else own - collected > slack
            if wrong:
                message = (
                    say(
                        "“{row}”: the commune keeps all of it, but its share is {own} of {collected} collected.",
                        row=outline.bare(row.label),
                        own=told(own),
                        collected=told(collected),
                    )
                    if number in whole
                    else say(
                        "“{row}”: the share of the commune, {own}, is more than the {collected} collected.",
                        row=outline.bare(row.label),
                        own=told(own),
                        collected=told(collected),
                    )
                )
                yield Finding("A4", message, table.name, number, share, (told(own), told(collected)))


def _partner(table: Table, column: Column, place: int) -> int | None:
    """Return the column of what was collected beside a column of the commune's share: same group, or same role without groups."""
    for other, candidate in enumerate(table.columns):
        beside = candidate.role is column.role and candidate.group == column.group
        if other != place and candidate.part is Part.TERRITORY and beside:
            return other
    return None


def parts(table: Table, words: BudgetWords) -> Iterator[Finding]:
    """Yield rows where the whole is not development plus recurrent spending: A6. The reserve has only a whole, and the total holds it."""
    for group in dict.fromkeys(column.group for column in table.columns):
        by_part = {
            column.part: place
            for place, column in enumerate(table.columns)
            if column.group == group and column.role is not Role.RATIO
        }
        if not {Part.TOTAL, Part.DEVELOPMENT, Part.RECURRENT} <= by_part.keys():
            continue
        whole = by_part[Part.TOTAL]
        reserve = total_of(row.figure(whole) for row in table.rows if words.concept_of(row.label) == "reserve")
        for number, row in enumerate(table.rows):
            stated = row.figure(whole)
            added = total_of((row.figure(by_part[Part.DEVELOPMENT]), row.figure(by_part[Part.RECURRENT])))
            if stated is None or added is None:
                continue
            if row.level == 0 and reserve is not None:
                added += reserve
            if abs(stated - added) > tolerance(table, whole, 2):
                yield Finding(
                    "A6",
                    say(
                        "“{row}”, {column}: {stated} is stated, development and recurrent spending add up to {added}.",
                        row=outline.bare(row.label),
                        column=table.columns[whole].heading,
                        stated=told(stated),
                        added=told(added),
                    ),
                    table.name,
                    number,
                    whole,
                    (told(stated), told(added)),
                )


def formulas(table: Table) -> Iterator[Finding]:
    """Yield cells that are not what their column's formula comes to: A7 for comparisons, A15 for differences, A6 for other sums."""
    for place, formula in formulas_of(table).items():
        column = table.columns[place]
        pairs = [
            (number, stated, value)
            for number, row in enumerate(table.rows)
            if (stated := row.figure(place)) is not None and (value := formula.value(row)) is not None
        ]
        if formula.percent and _are_fractions(pairs):
            yield Finding(
                "A7",
                say(
                    "{column}: the comparisons are stated as fractions (0,85) and not in per cent (85).",
                    column=column.heading,
                ),
                table.name,
                -1,
                place,
            )
            continue
        for number, stated, value in pairs:
            slack = _slack(table, formula, number, place)
            if abs(stated - value) <= slack:
                continue
            rounded = value.quantize(Decimal(1).scaleb(-max(column.decimals, int(formula.percent))), ROUND_HALF_UP)
            yield Finding(
                "A7" if formula.divides else "A15" if column.role is Role.DIFFERENCE else "A6",
                say(
                    "“{row}”, {column}: {stated} is stated, reckoned it is {value}.",
                    row=outline.bare(table.rows[number].label),
                    column=column.heading,
                    stated=told(stated),
                    value=told(rounded),
                ),
                table.name,
                number,
                place,
                (told(stated), told(rounded)),
            )


def _are_fractions(pairs: list[tuple[int, Decimal, Decimal]]) -> bool:
    """Tell whether most comparisons were left without their hundred."""
    telling = [(stated, value) for _number, stated, value in pairs if value]
    as_fractions = sum(abs(stated * 100 - value) <= max(_HALF, abs(value) * _FRACTION) for stated, value in telling)
    as_stated = sum(abs(stated - value) <= max(_HALF, abs(value) * _FRACTION) for stated, value in telling)
    return as_fractions > as_stated and as_fractions * 2 > len(telling)


def _slack(table: Table, formula: Formula, number: int, place: int) -> Decimal:
    """Return by how much rounding of the figures and of the result may move a result."""
    row = table.rows[number]
    own = Decimal(1).scaleb(-table.columns[place].decimals)
    if not formula.divides:
        return tolerance(table, place, len(formula.terms)) if formula.terms else own
    value = abs(formula.value(row) or Decimal(0))
    moved = sum(
        (_HALF.scaleb(-table.columns[c].decimals) / abs(figure) for c in formula.columns if (figure := row.figure(c))),
        Decimal(0),
    )
    return own + value * moved
