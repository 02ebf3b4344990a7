"""Levels of rows told by TT: any mixture a finance office uses."""

from __future__ import annotations

import pytest

from papi_desktop.domain.budget import outline
from papi_desktop.domain.budget.table import Row

TOTALS = ("tong so", "tong thu", "tong chi", "tong cong")


def rows(*named: tuple[str, str]) -> tuple[Row, ...]:
    return outline.with_levels([Row(sign, label, ()) for sign, label in named], TOTALS)


@pytest.mark.parametrize(
    ("signs", "levels"),
    [
        (["A", "I", "1", "1.1", "-", "-", "2", "II", "B", "C"], [1, 2, 3, 4, 5, 5, 3, 2, 1, 1]),
        (["I", "1", "2", "II", "III", "IV", "V"], [1, 2, 2, 1, 1, 1, 1]),
        (["1", "a", "b", "2"], [1, 2, 2, 1]),
        (["A", "1", "1.1", "1.1.1", "B"], [1, 2, 3, 4, 1]),
        (["II", "II.1", "1", "2", "II.2", "1", "III"], [1, 2, 3, 3, 2, 3, 1]),
        (["1.", "1)", "+", "*"], [1, 1, 2, 2]),
        (["1", "2", "-", "9", "A", "1"], [1, 1, 2, 1, 1, 2]),
        (["I", "1", "1.1", "1.1.1", "1.2", "a"], [1, 2, 3, 4, 3, 4]),
    ],
)
def test_a_style_goes_deeper_until_it_comes_again(signs: list[str], levels: list[int]) -> None:
    assert [row.level for row in rows(*((sign, "x") for sign in signs))] == levels


def test_a_total_has_no_sign_and_rows_before_dashes_stand_under_what_they_follow() -> None:
    found = rows(("", "TỔNG SỐ"), ("I", "Thu"), ("", "_ Bổ sung cân đối"), ("", "- Mục tiêu"), ("II", "Chi"))
    assert [row.level for row in found] == [0, 1, 2, 2, 1]
    assert outline.groups(found) == {0: [1, 4], 1: [2, 3]}


def test_a_total_below_its_rows_sums_them_up_too() -> None:
    found = rows(("1", "Một"), ("2", "Hai"), ("", "Tổng cộng"))
    assert outline.groups(found) == {2: [0, 1]}


def test_two_totals_divide_a_balance() -> None:
    found = rows(("", "Tổng thu"), ("I", "a"), ("II", "b"), ("", "Tổng chi"), ("I", "c"), ("II", "d"))
    assert outline.groups(found) == {0: [1, 2], 3: [4, 5]}


def test_c_after_b_is_a_letter_and_i_alone_is_roman() -> None:
    assert [row.level for row in rows(("A", ""), ("I", ""), ("B", ""), ("I", ""), ("C", ""), ("D", ""))] == [
        1,
        2,
        1,
        2,
        1,
        1,
    ]
