"""Citizen numbers and telephones as they come out of spreadsheets."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.identity import read_citizen_id, read_phone
from papi_desktop.domain.vietnamese.unreadable import UnreadableError


@pytest.mark.parametrize(
    ("raw", "kept", "repaired"),
    [
        ("014172404701", "014172404701", False),
        ("014 172 404 701", "014172404701", False),
        ("'014172404701", "014172404701", False),
        ("014.172.404.701", "014172404701", False),
        ("123456789", "123456789", False),
        (14172404701.0, "014172404701", True),
        (1172404701.0, "001172404701", True),
        (14172404701, "014172404701", True),
        (12345678.0, "012345678", True),
        (123456789.0, "123456789", False),
        (314172404701.0, "314172404701", False),
    ],
)
def test_citizen_numbers(raw: Any, kept: str, repaired: bool) -> None:
    found = read_citizen_id(raw)
    assert (found.value, found.note is not None, found.doubt) == (kept, repaired, None)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("14172404701", "11 digits"),
        ("0141724047", "10 digits"),
        ("0141724047012", "13 digits"),
        (1417240470123.0, "13 digits"),
        (1.4172404701e16, "as text"),
        ("1.41724E+10", "as text"),
        ("1,41724E+10", "as text"),
        ("01417240470A", "expected 12 digits"),
        ("mất giấy", "expected 12 digits"),
        (12.5, "digits"),
        (-14172404701.0, "digits"),
    ],
)
def test_what_is_no_citizen_number(raw: Any, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_citizen_id(raw)
    assert says in str(caught.value)


@pytest.mark.parametrize("raw", ["000000000000", "111111111", "999", 0.0, 0])
def test_numbers_that_fill_a_place_are_left_blank_and_doubted(raw: Any) -> None:
    found = read_citizen_id(raw)
    assert found.value is None
    assert found.doubt is not None


@pytest.mark.parametrize("raw", ["không có", "Chưa có", "-", "ko"])
def test_words_for_none_are_blank_and_said(raw: str) -> None:
    for read in (read_citizen_id, read_phone):
        found = read(raw)
        assert found.value is None
        assert found.doubt is None
        assert found.note is not None
        assert raw in found.note.in_english()


@pytest.mark.parametrize(
    ("raw", "kept", "repaired"),
    [
        ("0912345678", "0912345678", False),
        ("0912 345 678", "0912345678", False),
        ("(0212) 3.856.789", "02123856789", False),
        ("+84 912 345 678", "0912345678", False),
        ("84912345678", "0912345678", False),
        ("+84(0)912345678", "0912345678", False),
        (912345678.0, "0912345678", True),
        ("912345678", "0912345678", True),
        ("0912345678; 0387654321", "0912345678, 0387654321", False),
        ("0912.345.678 / 0387-654-321", "0912345678, 0387654321", False),
    ],
)
def test_telephones(raw: Any, kept: str, repaired: bool) -> None:
    found = read_phone(raw)
    assert (found.value, found.note is not None, found.doubt) == (kept, repaired, None)


@pytest.mark.parametrize("raw", ["01234", "0112345678", "nhà bên cạnh", 12.5, "0912345678 (con)"])
def test_other_telephones_are_kept_and_doubted(raw: Any) -> None:
    found = read_phone(raw)
    assert found.value
    assert found.doubt is not None
    assert "0912345678" in found.doubt.in_english()
