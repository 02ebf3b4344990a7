"""Order and finding of names against a table written by hand."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papi_desktop.domain.vietnamese.names import name_sort_key, text_sort_key
from papi_desktop.domain.vietnamese.text import fold, loose_fold
from tests.domain.vietnamese.tables import cases, count

TABLE = "cases_names.tsv"


def test_the_table_has_two_hundred_cases() -> None:
    assert count(TABLE) >= 200


@pytest.mark.parametrize(("first", "second"), cases(TABLE, "before"))
def test_texts_sort(first: str, second: str) -> None:
    assert text_sort_key(first) < text_sort_key(second)


@pytest.mark.parametrize(("first", "second"), cases(TABLE, "equal"))
def test_texts_sort_alike(first: str, second: str) -> None:
    assert text_sort_key(first) == text_sort_key(second)


@pytest.mark.parametrize(("first", "second"), cases(TABLE, "person"))
def test_persons_sort_by_given_name_then_family_then_middle(first: str, second: str) -> None:
    assert name_sort_key(first) < name_sort_key(second)


@pytest.mark.parametrize(("first", "second"), cases(TABLE, "person-middle"))
def test_persons_sort_by_given_name_then_middle_then_family(first: str, second: str) -> None:
    assert name_sort_key(first, "given-middle-family") < name_sort_key(second, "given-middle-family")


@pytest.mark.parametrize(("query", "name"), cases(TABLE, "finds"))
def test_names_are_found_without_accents(query: str, name: str) -> None:
    assert fold(query) in fold(name)


@pytest.mark.parametrize(("query", "name"), cases(TABLE, "misses"))
def test_other_names_are_not_found(query: str, name: str) -> None:
    assert fold(query) not in fold(name)


@pytest.mark.parametrize(("text", "key"), cases(TABLE, "fold"))
def test_fold(text: str, key: str) -> None:
    assert fold(text) == key


@pytest.mark.parametrize(("one", "other"), cases(TABLE, "same"))
def test_two_spellings_of_one_name_meet(one: str, other: str) -> None:
    assert loose_fold(one) == loose_fold(other)


@pytest.mark.parametrize(("one", "other"), cases(TABLE, "differs"))
def test_different_names_do_not_meet(one: str, other: str) -> None:
    assert loose_fold(one) != loose_fold(other)


def test_the_order_of_orders_matters() -> None:
    one, other = "Trần Bá An", "Nguyễn Đức An"
    assert name_sort_key(one) > name_sort_key(other)
    assert name_sort_key(one, "given-middle-family") < name_sort_key(other, "given-middle-family")


def test_a_whole_list_comes_in_reading_order() -> None:
    right = [
        "Bùi Văn An",
        "Lò Văn An",
        "Lò Thị Ánh",
        "Hà Văn Ăn",
        "Lò Văn Ân",
        "Cà Văn Bình",
        "Bạc Cầm Đức",
        "Lò Thị Đức",
    ]
    keys = [name_sort_key(name) for name in right]
    assert all(one < other for one, other in pairwise(keys))


@pytest.mark.parametrize("name", ["", "   ", "(B)", "12", "-", "'", "²", "Ⅳ", "9" * 5000])
def test_odd_names_have_a_key(name: str) -> None:
    assert isinstance(name_sort_key(name), bytes)
    assert isinstance(text_sort_key(name), bytes)


@given(st.text())
def test_spaces_around_a_name_do_not_count(text: str) -> None:
    assert name_sort_key(text) == name_sort_key(f"  {text}  ")


@given(st.text(alphabet="abcđâăêôơưaàảãáạợệừy '-3"))
def test_case_does_not_count(text: str) -> None:
    assert text_sort_key(text) == text_sort_key(text.upper())


@given(st.text(alphabet="aăâđeêoôơuưyáàảãạ ", min_size=1), st.text(alphabet="abcđ", min_size=1))
def test_a_longer_text_never_sorts_before_its_beginning(text: str, more: str) -> None:
    assert text_sort_key(text) <= text_sort_key(f"{text} {more}")
