"""The public copy has no private row and no trace of one."""

from __future__ import annotations

from decimal import Decimal

from papi_desktop.domain.budget.public_copy import public_table, secrets
from papi_desktop.domain.budget.table import Column, Row, Table, Unit, as_json, from_json
from papi_desktop.exchange.budget_resources import budget_words

D = Decimal


def table(*rows: tuple[str, str, str | None]) -> Table:
    made = tuple(Row(sign, label, (None if value is None else D(value),)) for sign, label, value in rows)
    return budget_words().understood(Table("Chi", ("CHI",), Unit.MILLION, (Column("Dự toán", decimals=1),), made))


SPENDING = table(
    ("", "TỔNG SỐ", "1000.5"),
    ("1", "Chi thường xuyên", "900.5"),
    ("1.1", "Chi quốc phòng", "341.6"),
    ("-", "Dân quân tự vệ", "120.7"),
    ("1.2", "Chi an ninh, trật tự", "264.2"),
    ("1.3", "Chi giáo dục", "294.7"),
    ("1.3.1", "Mầm non", "94.7"),
    ("1.4", "Chi bảo đảm an sinh xã hội", "0"),
    ("2", "Dự phòng", None),
)


def test_private_rows_and_what_stands_under_them_are_gone_and_the_numbers_run_on() -> None:
    assert [(r.ordinal, r.label) for r in public_table(SPENDING).rows] == [
        ("", "TỔNG SỐ"),
        ("1", "Chi thường xuyên"),
        ("1.1", "Chi giáo dục"),
        ("1.1.1", "Mầm non"),
        ("1.2", "Chi bảo đảm an sinh xã hội"),
        ("2", "Dự phòng"),
    ]


def test_no_figure_is_changed_by_it() -> None:
    assert [r.cells for r in public_table(SPENDING).rows][:2] == [(D("1000.5"),), (D("900.5"),)]


def test_what_must_not_be_read_are_labels_and_telling_figures() -> None:
    assert secrets([SPENDING]) == {
        "Chi quốc phòng",
        "Dân quân tự vệ",
        "Chi an ninh, trật tự",
        "341,6",
        "120,7",
        "264,2",
    }


def test_a_table_without_private_rows_is_its_own_public_copy() -> None:
    plain = table(("1", "Chi giáo dục", "5"), ("2", "Chi mua giống bảo đảm an ninh lương thực", "6"))
    assert public_table(plain) is plain
    assert secrets([plain]) == frozenset()


def test_what_is_kept_comes_back_digit_by_digit() -> None:
    cells = (D("0.10"), None, "2024-2026", D("123456789012345.678901"), D(0))
    kept = Table("T", ("X",), Unit.DONG, tuple(Column(str(n)) for n in range(5)), (Row("-", "y", cells, 3, True),))
    back = from_json(as_json(kept), name="T", title=("X",), unit=Unit.DONG)
    assert back == kept
    assert back.rows[0].cells[1] is None
    assert back.rows[0].cells[4] == 0
