"""What a public copy gives away: found where subtraction leads to it, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from papi_desktop.domain.budget.deduction import deducible, deducible_across
from papi_desktop.domain.budget.table import Column, Role, Row, Table, Unit
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


def together(*tables: Table) -> list[tuple[int, str]]:
    return [(place, finding.message.in_english()) for place, finding in deducible_across(tables)]


def named(name: str, made: Table) -> Table:
    return replace(made, name=name)


def estimates(*rows: tuple[str, str, str | None]) -> Table:
    made = table(*rows)
    return replace(made, columns=(replace(made.columns[0], role=Role.ESTIMATE),))


def test_a_total_only_another_table_states_gives_the_hidden_row_away() -> None:
    parts = named("Biểu 2", estimates(("", "TỔNG CHI", None), *ONE_HIDDEN[1:]))
    whole = named("Biểu 1", estimates(("", "TỔNG CHI", "500.5"), ("1", "Chi thường xuyên", "500.5")))
    assert together(whole, parts) == [
        (
            1,
            "Table “Biểu 1” states “TỔNG CHI”, so “Chi quốc phòng” of table “Biểu 2” can be worked out by subtraction: "
            "Dự toán 100,5.",
        )
    ]
    assert together(parts) == []
    other = named("Biểu 1", estimates(("", "TỔNG CHI", "900"), ("1", "Chi thường xuyên", "900")))
    assert together(other, parts) == [], "subtraction would lead to another figure"


def test_a_row_hidden_in_one_table_and_open_in_another_is_told() -> None:
    made = estimates(("1", "Chi y tế", "100"), ("2", "Chi giáo dục", "400"))
    marked = replace(made, rows=tuple(replace(row, private=row.label == "Chi y tế") for row in made.rows))
    told = "“Chi y tế” is kept off table “Biểu 1” but stands openly in table “Biểu 2”: Dự toán 100."
    assert together(named("Biểu 1", marked), named("Biểu 2", made)) == [(0, told)]
    assert together(named("Biểu 1", marked), named("Biểu 2", marked)) == []


def test_a_table_that_states_its_own_total_is_told_once() -> None:
    whole = estimates(*ONE_HIDDEN)
    assert together(whole, whole) == []
