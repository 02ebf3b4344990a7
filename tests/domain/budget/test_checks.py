"""The checks of a table: each warns of what is wrong, keeps quiet when it is right, and lets rounding pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from papi_desktop.domain.budget import checks_across as across
from papi_desktop.domain.budget.checks import check_table
from papi_desktop.domain.budget.finding import Finding
from papi_desktop.domain.budget.table import Column, Row, Side, Table, Unit
from papi_desktop.exchange.budget_resources import budget_words

WORDS = budget_words()
ESTIMATE, ACTUAL = Column("Dự toán năm"), Column("Thực hiện")


def table(
    rows: Sequence[tuple[Any, ...]],
    columns: Sequence[Column] = (ESTIMATE,),
    side: Side = Side.REVENUE,
    unit: Unit = Unit.DONG,
    name: str = "Bảng",
) -> Table:
    """Return a table from rows of (TT, label, figures…)."""
    made = tuple(
        Row(sign, label, tuple(None if cell is None else Decimal(str(cell)) for cell in cells))
        for sign, label, *cells in rows
    )
    return WORDS.understood(Table(name, (), unit, tuple(columns), made, side))


def names(found: Iterable[Finding]) -> list[str]:
    return [finding.check for finding in found]


def budget(*tables: Table, stage: str = "decided", year: int = 2027) -> across.Budget:
    return across.Budget(year, stage, stage, tables)


# --- sums ---


@pytest.mark.parametrize(
    ("rows", "side", "expected"),
    [
        ([("", "Tổng thu", 11), ("I", "a", 4), ("II", "b", 6)], Side.REVENUE, ["A1"]),
        ([("", "Tổng thu", 10), ("I", "a", 4), ("II", "b", 6)], Side.REVENUE, []),
        (
            [("III", "Thu bổ sung", 9), ("-", "Bổ sung cân đối", 4), ("-", "Bổ sung có mục tiêu", 6)],
            Side.REVENUE,
            ["A2"],
        ),
        ([("II", "Phân chia", 9), ("II.1", "x", 4), ("II.2", "y", 6)], Side.REVENUE, ["A3"]),
        (
            [("", "Tổng chi", 11), ("I", "Chi đầu tư phát triển", 4), ("II", "Chi thường xuyên", 6)],
            Side.SPENDING,
            ["A5"],
        ),
        ([("I", "Chi thường xuyên", 9), ("", "Trong đó:", None), ("-", "Giáo dục", 3)], Side.SPENDING, []),
        ([("I", "a", 9), ("1", "x", None), ("2", "y", None)], Side.REVENUE, []),
    ],
)
def test_sums(rows: list[tuple[Any, ...]], side: Side, expected: list[str]) -> None:
    assert names(check_table(table(rows, side=side), WORDS)) == expected


def test_rounded_figures_may_miss_their_total_by_one_a_row_and_no_more() -> None:
    rows = [("", "Tổng thu", 10.2), ("I", "a", 4), ("II", "b", 6)]
    assert names(check_table(table(rows, unit=Unit.MILLION), WORDS)) == []
    rows[0] = ("", "Tổng thu", 10.3)
    assert names(check_table(table(rows, unit=Unit.MILLION), WORDS)) == ["A1"]
    assert names(check_table(table([("", "Tổng thu", 11), *rows[1:]], unit=Unit.DONG), WORDS)) == ["A1"]


def test_a_finding_is_known_again_until_its_figures_change() -> None:
    (first,) = check_table(table([("", "Tổng thu", 11), ("I", "a", 10)]), WORDS)
    (same,) = check_table(table([("", "Tổng thu", 11), ("I", "a", 10)]), WORDS)
    (other,) = check_table(table([("", "Tổng thu", 12), ("I", "a", 10)]), WORDS)
    assert first.key == same.key != other.key


# --- columns ---


def test_the_share_of_the_commune_is_no_more_than_what_was_collected() -> None:
    columns = (Column("Thu NSNN"), Column("Thu xã hưởng"))
    rows = [("I", "Các khoản thu 100%", 9, 9), ("1", "Phí", 9, 8), ("II", "Phân chia", 5, 6), ("III", "Khác", 5, 4)]
    assert [(f.check, f.row) for f in check_table(table(rows, columns), WORDS) if f.check == "A4"] == [
        ("A4", 1),
        ("A4", 2),
    ]


def test_a_whole_is_development_and_recurrent_and_the_total_holds_the_reserve() -> None:
    columns = tuple(Column(title, group="Dự toán năm") for title in ("Tổng số", "ĐTPT", "TX"))
    rows = [
        ("", "Tổng chi", 16, 5, 10),
        ("1", "Giáo dục", 9, 4, 6),
        ("2", "Y tế", 5, 1, 4),
        ("3", "Dự phòng", 1, None, None),
    ]
    found = check_table(table(rows, columns, Side.SPENDING), WORDS)
    assert [(f.check, f.row) for f in found if f.check == "A6"] == [("A6", 1)]


def test_a_comparison_that_is_wrong_and_one_without_its_hundred() -> None:
    columns = (Column("Dự toán", sign="1"), Column("Thực hiện", sign="2"), Column("So sánh %", sign="3=2/1"))
    wrong = table([("1", "a", 200, 100, 50), ("2", "b", 200, 100, 51.5)], columns)
    assert [(f.check, f.row) for f in check_table(wrong, WORDS)] == [("A7", 1)]
    fractions = table([("1", "a", 200, 100, 0.5), ("2", "b", 200, 170, 0.85)], columns)
    assert [(f.check, f.row) for f in check_table(fractions, WORDS)] == [("A7", -1)]
    blank = table([("1", "a", None, 100, None), ("2", "b", 0, 100, None)], columns)
    assert check_table(blank, WORDS) == []


def test_a_difference_is_income_less_expense() -> None:
    columns = tuple(Column(title, group="Kế hoạch") for title in ("Thu", "Chi", "Chênh lệch"))
    found = check_table(table([("1", "Quỹ", 10, 4, 6), ("2", "Chợ", 10, 4, 5)], columns, Side.OTHER), WORDS)
    assert [(f.check, f.row) for f in found] == [("A15", 1)]


# --- between tables and budgets ---

REVENUE = [("", "Tổng thu", 100), ("I", "Thu 100%", 20), ("II", "Thu bổ sung", 80), ("-", "Bổ sung có mục tiêu", 30)]
SPENDING = [
    ("", "Tổng chi", 100),
    ("I", "Chi đầu tư phát triển", 20),
    ("II", "Chi thường xuyên", 77),
    ("III", "Dự phòng", 3),
]


def test_two_tables_of_a_budget_agree_in_whatever_unit_they_are() -> None:
    detail = table(SPENDING, side=Side.SPENDING, unit=Unit.MILLION, name="110")
    same = table([("", "Tổng chi", 100_000)], side=Side.SPENDING, unit=Unit.THOUSAND, name="108")
    other = table([("", "Tổng chi", 107_000)], side=Side.SPENDING, unit=Unit.THOUSAND, name="108")
    assert names(across.agree(budget(detail, same), WORDS)) == []
    assert names(across.agree(budget(detail, other), WORDS)) == ["A8"]


def test_an_estimate_may_not_spend_more_than_it_has() -> None:
    revenue, spending = table(REVENUE), table(SPENDING, side=Side.SPENDING)
    assert names(across.balanced(budget(revenue, spending), WORDS)) == []
    more = table([("", "Tổng chi", 101)], side=Side.SPENDING)
    assert names(across.balanced(budget(revenue, more), WORDS)) == ["A9"]


def test_the_surplus_is_revenue_less_spending_and_goes_to_the_next_year() -> None:
    rows = [("", "Tổng thu", 100), ("I", "Thu", 100), ("", "Tổng chi", 90), ("I", "Chi", 90), ("II", "Kết dư", 12)]
    settled = budget(table(rows, (ACTUAL,), Side.BALANCE), stage="settlement", year=2026)
    assert names(across.surplus(settled, WORDS)) == ["A10"]
    taken = [("", "Tổng thu", 50), ("I", "Thu kết dư", 12)]
    after = budget(table(taken, (ACTUAL,)), stage="settlement", year=2027)
    assert names(across.carried_over(settled, after, WORDS)) == []
    less = budget(table([("", "Tổng thu", 50), ("I", "Thu kết dư", 11)], (ACTUAL,)), stage="settlement", year=2027)
    assert names(across.carried_over(settled, less, WORDS)) == ["A11"]


def test_figures_that_run_from_the_beginning_of_the_year_do_not_fall() -> None:
    six = budget(table([("1", "Y tế", 50), ("2", "Khác", 5)], (ACTUAL,), Side.SPENDING), stage="exec_6")
    nine = budget(table([("1", "Y tế", 49), ("2", "Khác", None)], (ACTUAL,), Side.SPENDING), stage="exec_9")
    assert [(f.check, f.row) for f in across.cumulative(six, nine, WORDS)] == [("A12", 0)]


def test_the_own_target_is_no_lower_than_the_one_given() -> None:
    columns = (Column("Dự toán tỉnh giao"), Column("Dự toán xã giao"))
    assert names(across.assigned(budget(table([("", "Tổng thu", 10, 9)], columns)), WORDS)) == ["A13"]
    assert names(across.assigned(budget(table([("", "Tổng thu", 10, 10)], columns)), WORDS)) == []


@pytest.mark.parametrize(("kept", "expected"), [(1.3, ["A14"]), (1.4, []), (3.5, []), (3.6, ["A14"])])
def test_the_reserve_is_a_share_of_own_spending(kept: float, expected: list[str]) -> None:
    """Of 100 million, 30 are targeted supplements: two to five per cent of 70 are 1,4 to 3,5."""
    spending = table([("", "Tổng chi", 100), ("III", "Dự phòng", kept)], side=Side.SPENDING, unit=Unit.MILLION)
    found = across.reserve(
        budget(table(REVENUE, unit=Unit.MILLION), spending), WORDS, Fraction(2, 100), Fraction(5, 100)
    )
    assert names(found) == expected
