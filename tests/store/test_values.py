"""Values are kept as what they are; anything else is refused, never bent into shape."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.store.tables import table_of
from papi_desktop.store.values import decoder, encoder


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("blank", [None, "", []])
def test_blank_is_null_in_whatever_way_it_fits_the_kind(kind: Kind, blank: Any) -> None:
    try:
        assert encoder(kind)(blank) is None
    except TypeError:
        assert blank is not None


def test_zero_and_false_are_not_blank() -> None:
    assert encoder(Kind.INTEGER)(0) == 0
    assert encoder(Kind.MONEY)(0) == 0
    assert encoder(Kind.FLAG)(False) == 0
    assert encoder(Kind.DECIMAL)("0") == "0"


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (Kind.TEXT, 12),
        (Kind.CITIZEN_ID, 14099000001),
        (Kind.INTEGER, "12"),
        (Kind.INTEGER, 1.5),
        (Kind.MONEY, True),
        (Kind.FLAG, 1),
        (Kind.NAMES, "Lò Thị Ún"),
        (Kind.SNAPSHOT, ["a"]),
        (Kind.DECIMAL, 1.5),
    ],
)
def test_a_value_of_another_type_is_refused(kind: Kind, wrong: Any) -> None:
    with pytest.raises(TypeError):
        encoder(kind)(wrong)


def test_text_is_kept_composed() -> None:
    text = "Đặng Văn Đức, Bản Nà Cáy"
    decomposed = unicodedata.normalize("NFD", text)
    assert decomposed != text
    assert encoder(Kind.PERSON)(decomposed) == text
    names = encoder(Kind.NAMES)([decomposed, "", None])
    assert decoder(Kind.NAMES)(names) == [text]
    assert decoder(Kind.SNAPSHOT)(encoder(Kind.SNAPSHOT)({"nơi": decomposed})) == {"nơi": text}


def test_errors_name_the_field() -> None:
    table = table_of(HOUSEHOLDS)
    with pytest.raises(TypeError, match=r"households\.members"):
        table.encode({"members": "4"})
    with pytest.raises(KeyError, match="colour"):
        table.encode({"colour": "red"})


def test_a_record_that_was_read_may_be_given_back() -> None:
    assert table_of(HOUSEHOLDS).encode({"id": "x", "version": 3, "deleted_at": None, "head_name": "A"}) == {
        "head_name": "A"
    }
