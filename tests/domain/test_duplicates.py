"""Records written twice are found, and two people of one name are left two people."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.checking import check_record
from papi_desktop.domain.duplicates import find_duplicates
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, VILLAGES

ONE: dict[str, Any] = {
    "head_name": "Lý Thị Hoà",
    "birth": "1960",
    "village_id": "v",
    "citizen_id": "014160000001",
    "round_id": "r",
}


def found(
    *records: dict[str, Any], kept: tuple[dict[str, Any], ...] = ()
) -> list[tuple[int, int | None, str, Severity]]:
    return [(d.index, d.earlier, d.keys[0], d.severity) for d in find_duplicates(HOUSEHOLDS, records, kept)]


def test_an_equal_number_is_an_error_whatever_else_differs() -> None:
    assert found(ONE, {**ONE, "head_name": "Ai Khác", "birth": "1999"}) == [(1, 0, "citizen_id", Severity.ERROR)]


def test_each_record_is_reported_once_against_the_first() -> None:
    assert found(ONE, ONE, ONE) == [(1, 0, "citizen_id", Severity.ERROR), (2, 0, "citizen_id", Severity.ERROR)]


@pytest.mark.parametrize("name", ["Lý Thị Hòa", "LÍ THỊ HOÀ", "Ly Thi Hoa", " lý  thị-hoà "])
@pytest.mark.parametrize("birth", ["1960", "1960-05", "1960-05-12"])
def test_spellings_of_one_name_meet_as_a_warning(name: str, birth: str) -> None:
    assert found(ONE, {**ONE, "citizen_id": None, "head_name": name, "birth": birth}) == [
        (1, 0, "head_name", Severity.WARNING)
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"citizen_id": "014160000002"},
        {"birth": "1961"},
        {"village_id": "w"},
        {"birth": None},
        {"round_id": "s", "citizen_id": None},
        {"head_name": "Lý Thị Hoa B"},
    ],
)
def test_what_tells_two_people_apart(change: dict[str, Any]) -> None:
    assert found(ONE, {**ONE, "citizen_id": None, **change}) == []


def test_two_days_of_one_year_are_two_people() -> None:
    bare = {**ONE, "citizen_id": None}
    assert found({**bare, "birth": "1960-05-12"}, {**bare, "birth": "1960-05-13"}) == []
    assert found({**bare, "birth": "1960-05-12"}, {**bare, "birth": "1960-05-13"}, bare) == [
        (2, 0, "head_name", Severity.WARNING)
    ]


def test_a_namesake_told_apart_does_not_hide_a_real_duplicate() -> None:
    bare = {**ONE, "citizen_id": None}
    assert found(ONE, {**ONE, "citizen_id": "014160000002"}, {**ONE, "citizen_id": "014160000002"}, bare) == [
        (2, 1, "citizen_id", Severity.ERROR),
        (3, 0, "head_name", Severity.WARNING),
    ]


def test_kept_records_come_first() -> None:
    duplicate = find_duplicates(HOUSEHOLDS, [ONE], [{**ONE, "id": "k"}])[0]
    assert (duplicate.index, duplicate.earlier) == (0, None)
    assert duplicate.kept is not None
    assert duplicate.kept["id"] == "k"


def test_a_book_with_one_key_only() -> None:
    duplicates = find_duplicates(VILLAGES, [{"name": "Bản Nà Cáy"}, {"name": "BẢN NÀ CÁY"}, {"name": "Nà Cáy"}])
    assert [(d.index, d.severity) for d in duplicates] == [(1, Severity.ERROR)]


def test_blanks_that_must_not_be_and_rules_of_the_book() -> None:
    problems = check_record(DISCLOSURES, {"posted_from": "2026-12-01", "posted_to": "2026-11-01"})
    assert [(p.field, p.kind) for p in problems] == [("title", "required"), ("posted_to", "order")]
    assert check_record(DISCLOSURES, {}, besides=["title"]) == []
