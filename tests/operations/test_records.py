"""One record of any book: checked, saved, removed with a reason, brought back, undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, PLACES, ROUNDS, VILLAGES
from papi_desktop.operations import records
from papi_desktop.operations.import_workbook import ImportResult
from papi_desktop.operations.office import Office


@pytest.fixture
def household(office: Office, stored: Callable[..., ImportResult]) -> dict[str, Any]:
    """A household that could be added to the list of 2025."""
    done = stored()
    return {
        "round_id": done.round_id,
        "head_name": "Giàng A Tủa",
        "birth": "1971",
        "village_id": office.villages()[0]["id"],
        "members": 4,
        "class_after": "poor",
        "citizen_id": "014071777777",
    }


def kinds(office: Office, record: dict[str, Any]) -> list[tuple[str, str, Severity]]:
    return [(p.field, p.kind, p.severity) for p in records.check(office, HOUSEHOLDS, record)]


def test_a_good_record_is_saved_and_found_again(office: Office, household: dict[str, Any]) -> None:
    assert records.check(office, HOUSEHOLDS, household) == []
    saved = records.save(office, HOUSEHOLDS, household)
    kept = office.store.get(HOUSEHOLDS, saved)
    assert kept is not None
    assert {key: kept[key] for key in household} == household
    assert records.titles(office, HOUSEHOLDS, kept)["village_id"] == "Bản Nà Cáy"


def test_a_blank_that_must_not_be_is_an_error(office: Office, household: dict[str, Any]) -> None:
    assert kinds(office, {**household, "head_name": "", "class_after": None}) == [
        ("head_name", "required", Severity.ERROR),
        ("class_after", "required", Severity.ERROR),
    ]
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, HOUSEHOLDS, {**household, "head_name": ""})
    assert office.store.count(HOUSEHOLDS) == 12


def test_a_rule_of_the_book_is_kept(office: Office) -> None:
    backwards = {"title": "Danh sách", "posted_from": "2026-12-01", "posted_to": "2026-11-30"}
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, DISCLOSURES, backwards)


def test_a_number_that_is_in_the_round_already_is_an_error(office: Office, household: dict[str, Any]) -> None:
    records.save(office, HOUSEHOLDS, household)
    again = {**household, "head_name": "Người Khác", "birth": "1950"}
    assert kinds(office, again) == [("citizen_id", "duplicate", Severity.ERROR)]


def test_a_namesake_is_a_warning_that_passes_with_a_reason(office: Office, household: dict[str, Any]) -> None:
    records.save(office, HOUSEHOLDS, {**household, "citizen_id": None})
    namesake = {**household, "head_name": "Giàng A Tủa", "citizen_id": None}
    assert kinds(office, namesake) == [("head_name", "duplicate", Severity.WARNING)]
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, HOUSEHOLDS, namesake)
    with pytest.raises(UserError, match="GHI-01"):
        records.save(office, HOUSEHOLDS, namesake, accepted={"head_name": "  "})
    saved = records.save(office, HOUSEHOLDS, namesake, accepted={"head_name": "Hai người khác nhau"})
    assert office.store.get(HOUSEHOLDS, saved) is not None
    assert office.store.verify_chain().first_broken is None


def test_a_reason_written_stands_in_the_history_of_the_record_and_is_asked_once(
    office: Office, household: dict[str, Any]
) -> None:
    first = records.save(office, HOUSEHOLDS, {**household, "citizen_id": None})
    namesake = {**household, "head_name": "Giàng A Tủa", "citizen_id": None}
    saved = records.save(office, HOUSEHOLDS, namesake, accepted={"head_name": "Hai người khác nhau"})
    [told] = [entry for entry in office.store.history(HOUSEHOLDS, saved) if entry.told is not None]
    assert told.told is not None
    assert "Hai người khác nhau" in told.told.in_english()
    assert told.actor == office.store.history(HOUSEHOLDS, saved)[-1].actor
    kept = office.store.get(HOUSEHOLDS, saved) or {}
    records.save(office, HOUSEHOLDS, {**kept, "note": "đã gặp"})
    with pytest.raises(UserError, match="GHI-01"):  # of the first nobody has said why yet
        records.save(office, HOUSEHOLDS, {**(office.store.get(HOUSEHOLDS, first) or {}), "note": "đã gặp"})


def test_the_same_household_in_another_round_is_no_duplicate(office: Office, household: dict[str, Any]) -> None:
    records.save(office, HOUSEHOLDS, household)
    other_round = records.save(office, ROUNDS, {**ROUNDS.blank(), "name": "Rà soát 2026", "year": 2026})
    assert kinds(office, {**household, "round_id": other_round}) == []


def test_a_record_is_no_duplicate_of_itself(office: Office, household: dict[str, Any]) -> None:
    saved = records.save(office, HOUSEHOLDS, household)
    kept = office.store.get(HOUSEHOLDS, saved)
    assert kept is not None
    records.save(office, HOUSEHOLDS, {**kept, "members": 5})
    changed = office.store.get(HOUSEHOLDS, saved)
    assert changed is not None
    assert (changed["members"], changed["version"]) == (5, 2)


def test_names_are_compared_as_people_read_them(office: Office) -> None:
    found = records.check(office, VILLAGES, {"name": "ban na cay"})
    assert [(p.field, p.kind) for p in found] == [("name", "duplicate")]
    assert records.check(office, PLACES, {"name": "Chợ trung tâm", "kind": "DSH"}) == []


def test_a_stale_record_is_refused(office: Office, household: dict[str, Any]) -> None:
    saved = records.save(office, HOUSEHOLDS, household)
    first = office.store.get(HOUSEHOLDS, saved)
    assert first is not None
    records.save(office, HOUSEHOLDS, {**first, "members": 5})
    with pytest.raises(UserError, match="KHO-32"):
        records.save(office, HOUSEHOLDS, {**first, "members": 9})


def test_removing_needs_a_reason_and_can_be_taken_back(office: Office, household: dict[str, Any]) -> None:
    saved = records.save(office, HOUSEHOLDS, household)
    with pytest.raises(UserError, match="GHI-02"):
        records.remove(office, HOUSEHOLDS, saved, " ")
    records.remove(office, HOUSEHOLDS, saved, "Nhập nhầm thôn")
    assert office.store.count(HOUSEHOLDS) == 12
    records.bring_back(office, HOUSEHOLDS, saved)
    assert office.store.count(HOUSEHOLDS) == 13
