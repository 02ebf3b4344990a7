"""Every kind of field, as people write it: what is accepted, what is repaired and said, and what is refused with what was expected."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.parsing import as_text, parse_value, parser_of, tick_of
from papi_desktop.domain.register import Choice, Field, Kind, Severity
from papi_desktop.domain.registers import HOUSEHOLDS

TODAY = date(2026, 11, 22)
COLOURS = (Choice("red", "Red", "Đỏ", ("đo đỏ",)), Choice("calm", "Calm", "Hòa, dịu"), Choice("blue", "Blue", "Xanh"))


def field(kind: Kind, **options: Any) -> Field:
    return Field("f", kind, "F", choices=COLOURS if kind in (Kind.CHOICE, Kind.CHOICES) else (), **options)


def value(kind: Kind, raw: Any) -> Any:
    parsed = parse_value(field(kind), raw, today=TODAY)
    assert parsed.problem is None, parsed.problem.message.in_english()
    return parsed.value


def refusal(kind: Kind, raw: Any) -> str:
    parsed = parse_value(field(kind), raw, today=TODAY)
    assert parsed.value is None
    assert parsed.problem is not None
    assert parsed.problem.severity is Severity.ERROR
    assert parsed.problem.field == "f"
    return parsed.problem.message.in_english()


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("raw", [None, "", "  ", "\u00a0\n"])
def test_blank_stays_blank_for_every_kind(kind: Kind, raw: Any) -> None:
    assert parse_value(field(kind), raw, today=TODAY) == (None, None, None)


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.SNAPSHOT])
@pytest.mark.parametrize("raw", ["#N/A", "#REF!", "#CALC!", float("nan"), float("inf")])
def test_errors_of_a_spreadsheet_are_no_values(kind: Kind, raw: Any) -> None:
    assert "expected" in refusal(kind, raw)


@pytest.mark.parametrize(
    ("kind", "raw", "wanted"),
    [
        (Kind.TEXT, "  Hoà\u00a0 Bình ", "Hoà Bình"),
        (Kind.TEXT, "Ðu\u031b\u0301c", "Đức"),
        (Kind.TEXT, 12.0, "12"),
        (Kind.TEXT, 12.5, "12,5"),
        (Kind.TEXT, 1.1, "1,1"),
        (Kind.TEXT, date(2026, 3, 5), "05/03/2026"),
        (Kind.TEXT, True, "Có"),
        (Kind.TEXT, "=1+1", "=1+1"),
        (Kind.LONGTEXT, " a  b \r\n\n c ", "a b\n\nc"),
        (Kind.PERSON, "LÒ  THỊ Ún", "LÒ THỊ Ún"),
        (Kind.NAMES, "Lò Văn A; Hà  B\nCà C, Vì D", ["Lò Văn A", "Hà B", "Cà C", "Vì D"]),
        (Kind.NAMES, ";;", None),
        (Kind.INTEGER, 7.0, 7),
        (Kind.INTEGER, 0, 0),
        (Kind.INTEGER, "1.234", 1234),
        (Kind.INTEGER, "-", None),
        (Kind.DECIMAL, 31636.600000000002, "31636.6"),
        (Kind.DECIMAL, "12,50", "12.5"),
        (Kind.DECIMAL, "-0", "0"),
        (Kind.DECIMAL, 0.1 + 0.2, "0.3"),
        (Kind.DECIMAL, "100", "100"),
        (Kind.MONEY, "150.000", 150_000),
        (Kind.MONEY, "1.500.000 đồng", 1_500_000),
        (Kind.MONEY, 200000.0, 200_000),
        (Kind.MONEY, "-5000", -5_000),
        (Kind.YEAR, 2026.0, 2026),
        (Kind.YEAR, "Năm 2026", 2026),
        (Kind.DATE, "5/3/2026", "2026-03-05"),
        (Kind.DATE, datetime(2026, 3, 5, 10, 30), "2026-03-05"),
        (Kind.DATE, "2026-03-05", "2026-03-05"),
        (Kind.PARTIAL_DATE, 1960.0, "1960"),
        (Kind.PARTIAL_DATE, "1960", "1960"),
        (Kind.PARTIAL_DATE, "5/1960", "1960-05"),
        (Kind.PARTIAL_DATE, "12/5/60", "1960-05-12"),
        (Kind.PARTIAL_DATE, "00/00/1960", "1960"),
        (Kind.PARTIAL_DATE, date(1960, 5, 12), "1960-05-12"),
        (Kind.PARTIAL_DATE, "2026", "2026"),
        (Kind.PARTIAL_DATE, "22/11/2026", "2026-11-22"),
        (Kind.CHOICE, "đỏ", "red"),
        (Kind.CHOICE, "DO DO", "red"),
        (Kind.CHOICE, "hoà, dịu", "calm"),
        (Kind.CHOICE, "red", "red"),
        (Kind.CHOICES, "Xanh; đỏ", ["red", "blue"]),
        (Kind.CHOICES, "xanh, đỏ", ["red", "blue"]),
        (Kind.CHOICES, "Hòa, dịu", ["calm"]),
        (Kind.FLAG, "x", True),
        (Kind.FLAG, "Có", True),
        (Kind.FLAG, 1.0, True),
        (Kind.FLAG, "không", False),
        (Kind.FLAG, 0, False),
        (Kind.FLAG, True, True),
        (Kind.REFERENCE, " Bản  Nà Cáy ", "Bản Nà Cáy"),
    ],
)
def test_what_is_accepted(kind: Kind, raw: Any, wanted: Any) -> None:
    assert value(kind, raw) == wanted


@pytest.mark.parametrize(
    ("kind", "raw"),
    [
        (Kind.INTEGER, "nhiều"),
        (Kind.INTEGER, 7.5),
        (Kind.INTEGER, -1),
        (Kind.INTEGER, "9" * 30),
        (Kind.MONEY, "9" * 5_000),
        (Kind.INTEGER, date(2026, 1, 1)),
        (Kind.MONEY, 0.5),
        (Kind.MONEY, "một triệu"),
        (Kind.DECIMAL, "12,5,3"),
        (Kind.YEAR, "26"),
        (Kind.YEAR, 19665),
        (Kind.YEAR, 1899),
        (Kind.YEAR, "năm nay"),
        (Kind.DATE, "31/02/2026"),
        (Kind.DATE, "12/31/2026"),
        (Kind.DATE, "2026"),
        (Kind.DATE, "hôm qua"),
        (Kind.PARTIAL_DATE, 19665),
        (Kind.PARTIAL_DATE, "19665"),
        (Kind.PARTIAL_DATE, 2091.0),
        (Kind.PARTIAL_DATE, "23/11/2026"),
        (Kind.PARTIAL_DATE, "12/2026"),
        (Kind.PARTIAL_DATE, "1899"),
        (Kind.PARTIAL_DATE, "không nhớ"),
        (Kind.PARTIAL_DATE, 1960.5),
        (Kind.CHOICE, "tím"),
        (Kind.CHOICES, "đỏ; tím"),
        (Kind.FLAG, "có lẽ"),
    ],
)
def test_what_is_refused_names_the_value(kind: Kind, raw: Any) -> None:
    message = refusal(kind, raw)
    assert as_text(raw).split(";")[-1].strip() in message or kind is Kind.DATE


def test_refusals_say_what_was_expected() -> None:
    assert "1900" in refusal(Kind.PARTIAL_DATE, "19665")
    assert "2026" in refusal(Kind.PARTIAL_DATE, "19665")
    assert "Đỏ, Hòa, dịu, Xanh" in refusal(Kind.CHOICE, "tím")
    assert "Có or Không" in refusal(Kind.FLAG, "có lẽ")
    assert "0 or more" in refusal(Kind.INTEGER, -1)


def test_a_day_counted_by_a_spreadsheet_is_read_and_said_but_never_as_a_birth() -> None:
    parsed = parse_value(field(Kind.DATE), 46086.0, today=TODAY)
    assert parsed.value == "2026-03-05"
    assert parsed.note is not None
    assert "05/03/2026" in parsed.note.in_english()
    assert parse_value(field(Kind.PARTIAL_DATE), 19665.0, today=TODAY).value is None


def test_a_year_in_a_cell_for_dates_is_that_year_again() -> None:
    parsed = parse_value(field(Kind.PARTIAL_DATE), date(1905, 5, 13), today=TODAY)
    assert parsed.value == "1960"
    assert parsed.note is not None
    assert "13/05/1905" in parsed.note.in_english()
    assert value(Kind.PARTIAL_DATE, date(1905, 12, 30)) == "1905-12-30"
    assert value(Kind.DATE, date(1905, 5, 13)) == "1905-05-13"


def test_problems_carry_the_word_of_their_field() -> None:
    kinds = {
        key: parse_value(HOUSEHOLDS[key], "??", today=TODAY).problem
        for key in ("birth", "citizen_id", "class_after", "sex", "members")
    }
    assert {key: problem and problem.kind for key, problem in kinds.items()} == {
        "birth": "birth",
        "citizen_id": "cccd",
        "class_after": "class",
        "sex": "choice",
        "members": "number",
    }


def test_a_parser_that_remembers_keeps_types_apart() -> None:
    parse = parser_of(field(Kind.INTEGER), TODAY)
    assert parse(1.0) == (1, None, None)
    assert parse(True).problem is not None
    assert parse("1") == (1, None, None)
    assert parse(1.0) is parse(1.0)


@pytest.mark.parametrize(
    ("raw", "ticked"),
    [("x", True), ("X", True), (1.0, True), ("✓", True), ("không", False), (0.0, False), ("1960", None), ("?", None)],
)
def test_marks_under_headings_that_are_answers(raw: Any, ticked: bool | None) -> None:
    assert tick_of(raw) is ticked


@given(
    raw=st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.dates(), st.datetimes()),
    kind=st.sampled_from([k for k in Kind if k is not Kind.SNAPSHOT]),
)
def test_whatever_is_typed_gives_a_value_or_a_problem_and_reading_again_changes_nothing(raw: Any, kind: Kind) -> None:
    parsed = parse_value(field(kind), raw, today=TODAY)
    if parsed.problem is None and kind in (
        Kind.TEXT,
        Kind.LONGTEXT,
        Kind.PERSON,
        Kind.CHOICE,
        Kind.PARTIAL_DATE,
        Kind.DATE,
        Kind.YEAR,
        Kind.INTEGER,
    ):
        assert parse_value(field(kind), parsed.value, today=TODAY).value == parsed.value
