"""Formulas of columns as finance tables write them in the row of column numbers: "3=2/1", "5 = 6+7", "8 = 3:1".

A formula is read, never executed. Blank is no number: a sum passes over it, a quotient with it is blank; so is one by zero (§ A7).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from papi_desktop.domain.budget.table import Column, Part, Role, Row, Table

_PLUS, _TIMES = ("+", "-"), ("/", "*")
_SIGNS = str.maketrans({":": "/", "÷": "/", "×": "*", "x": "*", "X": "*", "−": "-", "–": "-"})
_SHAPE = re.compile(r"\(?(\d+)\)?=(.+)")
_TOKEN = re.compile(r"\(?(\d+)\)?|([-+*/])")
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula over columns of a table.

    Attributes:
        terms: summands, each (sign, factors); a factor is (operator, column or None for 100).
        percent: whether the result is multiplied by 100.
    """

    terms: tuple[tuple[int, tuple[tuple[str, int | None], ...]], ...]
    percent: bool = False

    @property
    def columns(self) -> frozenset[int]:
        """The columns it is reckoned from."""
        return frozenset(c for _sign, factors in self.terms for _op, c in factors if c is not None)

    @property
    def divides(self) -> bool:
        """Whether it holds a quotient."""
        return any(op == "/" for _sign, factors in self.terms for op, _c in factors)

    def value(self, row: Row) -> Decimal | None:
        """Return what it comes to in a row, not rounded; None where it has no result."""
        results = [(sign, _product(factors, row)) for sign, factors in self.terms]
        stated = [sign * value for sign, value in results if value is not None]
        if not stated or (len(self.terms) == 1 and results[0][1] is None):
            return None
        return sum(stated, Decimal(0)) * (_HUNDRED if self.percent else 1)


def _product(factors: tuple[tuple[str, int | None], ...], row: Row) -> Decimal | None:
    value = Decimal(1)
    for operator, column in factors:
        factor = Decimal(_HUNDRED) if column is None else row.figure(column)
        if factor is None or (operator == "/" and factor == 0):
            return None
        value = value / factor if operator == "/" else value * factor
    return value


def number_of(sign: str) -> str:
    """Return the number of a column from its sign: "3" of "3=2/1"; "" when it has none."""
    found = re.match(r"\s*\(?(\d+)\)?", sign)
    return found[1] if found else ""


def parse_formula(sign: str, numbers: Mapping[str, int]) -> Formula | None:
    """Read the formula in the sign of a column.

    Args:
        sign: as it stands: "3=2/1", "4 = 5+6+…".
        numbers: number of each column to its place; the places must rise with the numbers for "…" to be understood.

    Returns:
        The formula, not yet known to be per cent; None where none stands or it names columns that are not there.
    """
    text = re.sub(r"\s+", "", sign).translate(_SIGNS).replace("(%)", "").rstrip("%")
    found = _SHAPE.fullmatch(text)
    if found is None:
        return None
    written = found[2]
    open_ended = re.search(r"\+(?:…|\.{2,})$", written)
    if open_ended:
        written = written[: open_ended.start()]
    terms: list[tuple[int, tuple[tuple[str, int | None], ...]]] = []
    sign_of_term, factors, operator, place = 1, list[tuple[str, int | None]](), "*", 0
    expects_number = True
    while place < len(written):
        token = _TOKEN.match(written, place)
        if token is None or (token[1] is not None) != expects_number:
            return None
        place = token.end()
        if token[1] is not None:
            if token[1] not in numbers and token[1] != str(_HUNDRED):
                return None
            factors.append((operator, numbers.get(token[1])))
        elif token[2] in _TIMES:
            operator = token[2]
        else:
            terms.append((sign_of_term, tuple(factors)))
            sign_of_term, factors, operator = (1 if token[2] == "+" else -1), [], "*"
        expects_number = token[1] is None
    if expects_number:
        return None
    terms.append((sign_of_term, tuple(factors)))
    if open_ended:
        last = max(c for _s, parts in terms for _o, c in parts if c is not None)
        terms += [(1, (("*", c),)) for c in sorted(numbers.values()) if c > last]
    return Formula(tuple(terms))


def formulas_of(table: Table) -> dict[int, Formula]:
    """Return the formula of every column that has one: as written, else the comparison its heading asks for if it fits what is stated."""
    numbers = {number_of(c.sign): place for place, c in enumerate(table.columns) if number_of(c.sign)}
    found: dict[int, Formula] = {}
    for place, column in enumerate(table.columns):
        formula = parse_formula(column.sign, numbers)
        if formula is not None and place not in formula.columns:
            hundred = any(c is None for _s, factors in formula.terms for _o, c in factors)
            found[place] = Formula(formula.terms, percent=_is_percent(column, formula) and not hundred)
        elif column.role is Role.RATIO and "=" not in column.sign:
            guess = _guessed_ratio(table, place)
            if guess is not None:
                found[place] = guess
        elif column.role is Role.DIFFERENCE:
            guess = _guessed_difference(table, place)
            if guess is not None:
                found[place] = guess
    return found


def _is_percent(column: Column, formula: Formula) -> bool:
    return formula.divides and column.role is Role.RATIO


def _guessed_ratio(table: Table, place: int) -> Formula | None:
    """Return carried out by estimated, when most of the stated comparisons are just that; a heading alone does not say what of."""
    actual, estimate = table.column_of(Role.ACTUAL), table.column_of(Role.ESTIMATE)
    if estimate is None:
        estimate = table.column_of(Role.ASSIGNED)
    if actual is None or estimate is None:
        return None
    guess = Formula(((1, (("*", actual), ("/", estimate))),), percent=True)
    stated = [
        (cell, value)
        for row in table.rows
        if (cell := row.figure(place)) is not None and (value := guess.value(row)) is not None
    ]
    if not stated:
        return guess if sum(c.role is Role.RATIO for c in table.columns) == 1 else None
    fits = sum(abs(cell - value) <= 1 for cell, value in stated)
    return guess if fits * 2 > len(stated) else None


def _guessed_difference(table: Table, place: int) -> Formula | None:
    """Return income less expense of the same group (A15)."""
    group = table.columns[place].group
    by_part = {c.part: n for n, c in enumerate(table.columns) if c.group == group}
    if Part.INCOME not in by_part or Part.EXPENSE not in by_part:
        return None
    income, expense = by_part[Part.INCOME], by_part[Part.EXPENSE]
    return Formula(((1, (("*", income),)), (-1, (("*", expense),))))


def filled(table: Table) -> Table:
    """Return the table with the blank cells of its formula columns filled; what is stated stays, whatever it says."""
    formulas = formulas_of(table)
    for place, formula in sorted(formulas.items(), key=lambda item: _depth(item[0], formulas, frozenset())):
        for number, row in enumerate(table.rows):
            value = formula.value(row) if row.cells[place] is None else None
            if value is not None:
                rounded = value.quantize(Decimal(1).scaleb(-_decimals(table, place, formula)), ROUND_HALF_UP)
                table = table.with_cell(number, place, rounded)
    return table


def _decimals(table: Table, place: int, formula: Formula) -> int:
    """Return how exactly a column is filled; per cent have one decimal unless more are printed."""
    return max(table.columns[place].decimals, 1 if formula.percent else 0)


def _depth(place: int, formulas: Mapping[int, Formula], seen: frozenset[int]) -> int:
    """Return how many formulas must be reckoned before this one."""
    if place not in formulas or place in seen:
        return 0
    return 1 + max((_depth(c, formulas, seen | {place}) for c in formulas[place].columns), default=0)
