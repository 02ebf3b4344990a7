"""What a public copy gives away: found where subtraction leads to it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from papi_desktop.domain.budget.deduction import deducible
from papi_desktop.domain.budget.table import Column, Row, Table, Unit
from papi_desktop.exchange.budget_resources import budget_words


def table(*rows: tuple[str, str, str | None]) -> Table:
    made = tuple(Row(sign, label, (None if value is None else Decimal(value),)) for sign, label, value in rows)
    return budget_words().understood(Table("Chi", ("CHI",), Unit.MILLION, (Column("Dự toán", decimals=1),), made))


ONE_HIDDEN = (("", "TỔNG CHI", "500.5"), ("1", "Chi quốc phòng", "100.5"), ("2", "Chi giáo dục", "400"))


def words(made: Table) -> list[str]:
    return [finding.message.in_english() for finding in deducible(made)]


def test_one_hidden_row_is_the_total_less_the_others() -> None:
    assert words(table(*ONE_HIDDEN)) == [
        "“TỔNG CHI” stays public, so “Chi quốc phòng” can be worked out by subtraction: Dự toán 100,5."
    ]


def test_of_several_hidden_rows_only_their_sum_can_be_worked_out() -> None:
    made = table(
        ("", "TỔNG CHI", "500"), ("1", "Chi quốc phòng", "60"), ("2", "Chi an ninh", "40"), ("3", "Khác", "400")
    )
    assert words(made) == [
        "“TỔNG CHI” stays public, so the sum of “Chi quốc phòng”, “Chi an ninh” can be worked out by subtraction: "
        "Dự toán 100."
    ]


def test_a_hidden_group_is_told_once_by_what_stands_above_it() -> None:
    made = table(
        ("", "TỔNG CHI", "500"),
        ("1", "Chi quốc phòng", "100"),
        ("1.1", "Huấn luyện", "60"),
        ("1.2", "Doanh trại", "40"),
        ("2", "Chi giáo dục", "400"),
    )
    assert [(finding.row, finding.figures) for finding in deducible(made)] == [(0, ("Dự toán 100",))]


def test_a_total_that_does_not_add_up_gives_nothing_away() -> None:
    assert words(table(("", "TỔNG CHI", "900"), *ONE_HIDDEN[1:])) == []


def test_a_blank_total_or_a_blank_hidden_row_gives_nothing_away() -> None:
    assert words(table(("", "TỔNG CHI", None), *ONE_HIDDEN[1:])) == []
    assert words(table(("", "TỔNG CHI", "400"), ("1", "Chi quốc phòng", None), ONE_HIDDEN[2])) == []


def test_rows_an_official_marks_count_like_those_of_the_law() -> None:
    made = table(("", "TỔNG CHI", "500"), ("1", "Chi y tế", "100"), ("2", "Chi giáo dục", "400"))
    assert words(made) == []
    marked = replace(made, rows=tuple(replace(row, private=row.label == "Chi y tế") for row in made.rows))
    assert len(words(marked)) == 1
