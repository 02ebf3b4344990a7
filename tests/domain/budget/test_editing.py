"""Typing into a table, as the grid asks for it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from papi_desktop.domain.budget import editing
from papi_desktop.domain.budget.formulas import filled
from papi_desktop.domain.budget.table import Cell, Column, Role, Row, Table, Unit
from papi_desktop.domain.vietnamese.unreadable import NumberFormatError
from papi_desktop.exchange.budget_resources import budget_words

WORDS = budget_words()
D = Decimal
COLUMNS = (Column("Dự toán năm"), Column("Ghi chú", role=Role.TEXT))


def table(*rows: tuple[str, str, Cell, Cell]) -> Table:
    made = tuple(Row(sign, label, (figure, note)) for sign, label, figure, note in rows)
    return WORDS.understood(Table("T", (), Unit.MILLION, COLUMNS, made))


TWO = table(("I", "Một", D(5), None), ("1", "Hai", None, "chờ duyệt"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1.234,5", D("1234.5")), ("1234.5", D("1234.5")), ("12.500", D(12500)), ("0", D(0)), ("", None), ("-", None)],
)
def test_a_figure_is_read_the_vietnamese_way_first(text: str, expected: Cell) -> None:
    assert editing.typed(TWO, WORDS, 0, 2, text).rows[0].cells[0] == expected


def test_a_text_is_refused_among_figures_and_kept_among_texts() -> None:
    with pytest.raises(NumberFormatError):
        editing.typed(TWO, WORDS, 0, 2, "nhiều")
    assert editing.typed(TWO, WORDS, 0, 3, "nhiều").rows[0].cells[1] == "nhiều"


def test_another_sign_gives_another_level_and_another_name_may_be_private() -> None:
    assert [r.level for r in editing.typed(TWO, WORDS, 1, 0, "II").rows] == [1, 1]
    assert editing.typed(TWO, WORDS, 1, 1, "Chi quốc phòng").rows[1].private


def test_a_mark_taken_away_stays_away_while_figures_are_typed() -> None:
    private = editing.typed(TWO, WORDS, 1, 1, "Chi quốc phòng")
    public = editing.marked(private, [1])
    assert not editing.typed(public, WORDS, 1, 2, "7").rows[1].private
    assert editing.marked(public, [0, 1]).rows[0].private


@pytest.mark.parametrize(
    ("block", "figures"),
    [
        ("1,234.5\n2,000\n", [D("1234.5"), D(2000)]),
        ("1.234,5\n2.000\n", [D("1234.5"), D(2000)]),
        ("1234\nchưa có", [D(1234), "chưa có"]),
        ("\n7", [None, D(7)]),
    ],
)
def test_a_pasted_block_tells_by_itself_how_it_writes_decimals(block: str, figures: list[Cell]) -> None:
    assert [row.cells[0] for row in editing.pasted(TWO, WORDS, 0, 2, block).rows] == figures


def test_a_block_longer_than_the_table_adds_rows_and_one_wider_is_cut() -> None:
    done = editing.pasted(TWO, WORDS, 1, 0, "2\tBa\t1,5\tghi\tthừa\n-\tBốn\t2,5\t\n")
    assert [(r.ordinal, r.label, r.cells) for r in done.rows[1:]] == [
        ("2", "Ba", (D("1.5"), "ghi")),
        ("-", "Bốn", (D("2.5"), None)),
    ]
    assert done.columns[0].decimals == 1


def test_rows_come_and_go() -> None:
    more = editing.with_new_row(TWO, WORDS, 1)
    assert [r.label for r in more.rows] == ["Một", "", "Hai"]
    assert editing.without_rows(more, WORDS, [1]).rows == TWO.rows
    assert editing.cleared(TWO, WORDS, [(0, 2), (1, 1)]).rows[0].cells[0] is None


# --- columns ---


def test_a_column_is_told_by_its_heading_and_formulas_stay_by_their_numbers() -> None:
    narrow = Table(
        "Chi",
        (),
        Unit.MILLION,
        (Column("Dự toán năm", sign="1"), Column("Thực hiện", sign="2"), Column("So sánh (%)", sign="3=2/1")),
        (Row("1", "Chi y tế", (Decimal(200), Decimal(50), None)),),
    )
    wider = editing.with_column(WORDS.relevelled(narrow), WORDS, 1, Column("Cùng kỳ năm trước"))
    assert [column.role for column in wider.columns] == [Role.ESTIMATE, Role.PREVIOUS, Role.ACTUAL, Role.RATIO]
    assert wider.rows[0].cells == (Decimal(200), None, Decimal(50), None)
    assert filled(wider).rows[0].cells[3] == Decimal(25)
    assert editing.without_column(wider, WORDS, 1) == WORDS.relevelled(narrow)


def test_the_last_column_stays() -> None:
    narrow = Table("Chi", (), Unit.MILLION, (Column("Dự toán"),), (Row("1", "Chi y tế", (Decimal(2),)),))
    assert editing.without_column(narrow, WORDS, 0) is narrow


def test_another_heading_states_something_else_and_keeps_the_figures() -> None:
    before = WORDS.relevelled(
        Table("Chi", (), Unit.MILLION, (Column("Dự toán"),), (Row("1", "Chi y tế", (Decimal(2),)),))
    )
    assert before.columns[0].role is Role.ESTIMATE
    renamed = editing.with_heading(before, WORDS, 0, Column("Quyết toán"))
    assert (renamed.columns[0].role, renamed.rows[0].cells) == (Role.ACTUAL, (Decimal(2),))
    assert editing.with_lead(renamed, 1, " Tên công trình ").leads == ("TT", "Tên công trình")
