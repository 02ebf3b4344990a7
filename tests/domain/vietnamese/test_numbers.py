"""Numbers in words against a table written by hand, and round trips; numbers in digits with their traps."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.vietnamese.numbers import (
    amount_in_words,
    detect_decimal_separator,
    format_number,
    number_in_words,
    parse_number,
)
from papi_desktop.domain.vietnamese.unreadable import AmbiguousNumberError, NumberFormatError
from tests.domain.vietnamese.spoken import words_to_number
from tests.domain.vietnamese.tables import cases, count

TABLE = "cases_amounts.tsv"
WHOLE = st.integers(min_value=-(10**27), max_value=10**27)
DECIMALS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**12), max_value=10**12)


def test_the_table_has_two_hundred_cases() -> None:
    assert count(TABLE) >= 200


@pytest.mark.parametrize(("value", "words"), cases(TABLE, "number"))
def test_number_in_words(value: str, words: str) -> None:
    assert number_in_words(Decimal(value)) == words


@pytest.mark.parametrize(("value", "words"), cases(TABLE, "south"))
def test_number_in_southern_words(value: str, words: str) -> None:
    assert number_in_words(Decimal(value), hundreds_gap="lẻ", thousand="ngàn") == words


@pytest.mark.parametrize(("value", "words"), cases(TABLE, "amount"))
def test_amount_in_words(value: str, words: str) -> None:
    assert amount_in_words(int(value)) == words


@pytest.mark.parametrize(("value", "words"), cases(TABLE, "number", "south", "amount"))
def test_words_are_read_back(value: str, words: str) -> None:
    assert words_to_number(words) == Decimal(value)


@given(WHOLE)
def test_every_whole_number_survives_its_words(number: int) -> None:
    assert words_to_number(number_in_words(number)) == number


@given(DECIMALS)
def test_every_decimal_survives_its_words(number: Decimal) -> None:
    words = number_in_words(number, hundreds_gap="lẻ", thousand="ngàn")
    assert words_to_number(words) == number


@given(WHOLE)
def test_two_numbers_never_share_their_words(number: int) -> None:
    assert number_in_words(number) != number_in_words(number + 1)


def test_numbers_beyond_all_context_precision_keep_every_digit() -> None:
    number = 10**40 + 1
    assert words_to_number(number_in_words(number)) == Decimal(number)


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_no_words_for_what_is_no_number(value: str) -> None:
    with pytest.raises(ValueError, match="no words"):
        number_in_words(Decimal(value))


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Hai mươi bốn nghìn ĐỒNG.", 24_000),
        ("hai mươi một", 21),
        ("hai mươi nhăm", 25),
        ("một trăm linh tư", 104),
        ("một tỉ hai ngàn", 1_000_002_000),
        ("một nghìn mười", 1010),
        ("một triệu hai mươi nghìn", 1_020_000),
        ("một nghìn linh năm", 1005),
    ],
)
def test_spoken_variants_are_understood(words: str, value: int) -> None:
    assert words_to_number(words) == value


@pytest.mark.parametrize(
    "words",
    ["", "đồng", "năm mươi hộ", "một triệu hai", "một trăm hai", "một trăm hai nghìn", "mười năm", "tỷ", "không tỷ", "một nghìn triệu",
     "linh năm",
     "một phẩy", "phẩy năm", "một phẩy mười", "hai mươi mươi", "không trăm", "một nghìn không", "âm"],
)  # fmt: skip
def test_what_is_no_number_in_words_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="not a number in words"):
        words_to_number(words)


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (1000, None, "1.000"),
        (1_234_567, None, "1.234.567"),
        (Decimal("1234567.89"), None, "1.234.567,89"),
        (Decimal("1.50"), None, "1,50"),
        (Decimal("1234567.885"), 2, "1.234.567,89"),
        (Decimal("0.5"), 0, "1"),
        (Decimal("2.5"), 0, "3"),
        (Decimal("-2.5"), 0, "-3"),
        (Decimal("-0.4"), 0, "0"),
        (5, 2, "5,00"),
        (-1500, None, "-1.500"),
        (Decimal("1E+6"), None, "1.000.000"),
        (10**40, 1, "10" + ".000" * 13 + ",0"),
    ],
)
def test_format_number(value: int | Decimal, decimals: int | None, written: str) -> None:
    assert format_number(value, decimals) == written


def test_tables_may_ask_for_a_dash() -> None:
    assert format_number(-1500, minus="–") == "–1.500"


@given(DECIMALS)
def test_what_is_written_is_read_back(value: Decimal) -> None:
    assert parse_number(format_number(value), decimal_separator=",") == value


@given(WHOLE)
def test_whole_numbers_need_no_hint(value: int) -> None:
    assert parse_number(format_number(value)) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("1.234", "1234"),
        ("12.345.678", "12345678"),
        ("1.234.567,89", "1234567.89"),
        ("1,234,567.89", "1234567.89"),
        ("1,234,567", "1234567"),
        ("108,1", "108.1"),
        ("0,123", "0.123"),
        ("0.5", "0.5"),
        ("1234.5", "1234.5"),
        ("1234,567", "1234.567"),
        ("1.234,567", "1234.567"),
        ("1 234 567", "1234567"),
        ("1\u00a0234\u00a0567,5", "1234567.5"),
        ("270.983.160 đồng", "270983160"),
        ("(270.983.160 đồng)", "270983160"),
        ("500.000đ", "500000"),
        ("500.000 VNĐ", "500000"),
        ("-1.500", "-1500"),
        ("–1.500", "-1500"),
        ("− 1.500", "-1500"),
        ("+7", "7"),
    ],
)
def test_parse_number(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "   ", "\u00a0", "-", "–", "…", "..."])
def test_nothing_written_is_not_zero(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize("text", ["1,234", "12,345", "(1.234)", "(15)"])
def test_two_meanings_are_refused(text: str) -> None:
    with pytest.raises(AmbiguousNumberError):
        parse_number(text)


def test_the_separator_of_the_file_decides() -> None:
    assert parse_number("1,234", decimal_separator=",") == Decimal("1.234")
    assert parse_number("1,234", decimal_separator=".") == 1234
    assert parse_number("1.234", decimal_separator=".") == Decimal("1.234")


@pytest.mark.parametrize(("text", "separator"), [("1.234,5", "."), ("1,234.5", ","), ("1.5", ","), ("1,5", ".")])
def test_the_other_way_of_writing_is_refused_when_the_file_is_known(text: str, separator: str) -> None:
    with pytest.raises(NumberFormatError):
        parse_number(text, decimal_separator="," if separator == "," else ".")


@pytest.mark.parametrize(
    "text",
    ["abc", "12 hộ", "1.23.456", "1,2,3", "1.234.56", "1..000", "12/3", "0.123.456", "1.234 567", "١٢", "1e5", "NaN", "--5",
     "0912 345 678", ",5", "5,", "108,1 %"],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(NumberFormatError) as refusal:
        parse_number(text)
    assert text in refusal.value.message.in_english()


def test_the_separator_is_found_in_the_file() -> None:
    assert detect_decimal_separator(["1.234", "tổng", "1,5", ""]) == ","
    assert detect_decimal_separator(["1,234", "1.50 đồng"]) == "."
    assert detect_decimal_separator(["1.234", "12", "abc"]) is None


def test_a_file_that_mixes_separators_is_refused() -> None:
    with pytest.raises(AmbiguousNumberError):
        detect_decimal_separator(["1,5", "2.5"])
