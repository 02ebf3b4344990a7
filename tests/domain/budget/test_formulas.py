"""Formulas of columns: read as written, never executed; blank stays blank."""

from __future__ import annotations

from decimal import Decimal

import pytest

from papi_desktop.domain.budget.formulas import Formula, filled, formulas_of, parse_formula
from papi_desktop.domain.budget.table import Cell, Column, Role, Row, Table, Unit

NUMBERS = {str(number): number - 1 for number in range(1, 9)}
D = Decimal


def row(*cells: Cell) -> Row:
    return Row("1", "Dòng", cells)


def value(sign: str, *cells: Cell) -> Decimal | None:
    formula = parse_formula(sign, NUMBERS)
    assert formula is not None
    return formula.value(row(*cells))


@pytest.mark.parametrize(
    ("sign", "cells", "expected"),
    [
        ("3=2/1", (D(4), D(2)), D("0.5")),
        ("8 = 3:1", (D(4), None, D(1)), D("0.25")),
        ("5 = 6+7", (None, None, None, None, None, D(6), D(7)), D(13)),
        ("(4)=(2)-(1)", (D(1), D(5)), D(4)),
        ("3=2−1", (D(1), D(5)), D(4)),
        ("4=3/1*100", (D(4), None, D(1)), D(25)),
        ("3=2/1", (D(0), D(2)), None),
        ("3=2/1", (None, D(2)), None),
        ("3=1+2", (None, D(2)), D(2)),
        ("3=1+2", (None, None), None),
        ("3=2/1", (D(4), D(0)), D(0)),
    ],
)
def test_a_formula_is_reckoned(sign: str, cells: tuple[Cell, ...], expected: Decimal | None) -> None:
    cells += (None,) * (8 - len(cells))
    assert value(sign, *cells) == expected


@pytest.mark.parametrize("sign", ["", "3", "3=", "3=a/b", "3=9/1", "3=2//1", "3=__import__", "B", "3=2/"])
def test_what_is_no_formula_is_not_guessed(sign: str) -> None:
    assert parse_formula(sign, NUMBERS) is None


def test_an_open_sum_takes_every_column_that_follows() -> None:
    formula = parse_formula("4=5+6+…", NUMBERS)
    assert formula is not None
    assert formula.columns == {4, 5, 6, 7}


def table(*rows: Row, ratio_sign: str = "3=2/1") -> Table:
    columns = (
        Column("Dự toán", sign="1", role=Role.ESTIMATE, decimals=1),
        Column("Thực hiện", sign="2", role=Role.ACTUAL, decimals=1),
        Column("So sánh (%)", sign=ratio_sign, role=Role.RATIO, decimals=1),
    )
    return Table("T", (), Unit.MILLION, columns, rows)


def test_filling_fills_blanks_only_and_rounds_half_up() -> None:
    done = filled(table(row(D(8), D(1), None), row(D(8), D(1), D(99)), row(D(8), None, None), row(D(0), D(1), None)))
    assert [r.cells[2] for r in done.rows] == [D("12.5"), D(99), None, None]
    assert filled(table(row(D(2000), D(1), None))).rows[0].cells[2] == D("0.1")  # 0.05 goes up


def test_a_comparison_without_formula_is_taken_for_what_most_rows_show() -> None:
    fits = table(row(D(8), D(4), D(50)), row(D(10), D(1), D(10)), ratio_sign="")
    assert formulas_of(fits) == {2: Formula(((1, (("*", 1), ("/", 0))),), percent=True)}
    other = table(row(D(8), D(4), D(107)), row(D(10), D(1), D(93)), ratio_sign="")
    assert formulas_of(other) == {}
