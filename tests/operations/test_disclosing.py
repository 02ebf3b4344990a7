"""A disclosure recorded by hand gets what follows from its duty, and keeps what was stated."""

from __future__ import annotations

from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import posting, records
from papi_desktop.operations.office import Office

BUDGET = {
    "title": "Dự toán ngân sách năm 2027 đã được HĐND quyết định",
    "duty": "kh-kt-xh",
    "trigger_date": "2026-11-20",
    "posted_from": "2026-12-01",
}


def test_fills_in_due_day_posting_and_places(office: Office) -> None:
    record_id = records.save(office, DISCLOSURES, BUDGET)
    kept = office.store.get(DISCLOSURES, record_id) or {}
    assert (kept["due"], kept["posted_to"], kept["year"]) == ("2026-11-30", "2026-12-31", 2026)
    planned = posting.postings_of(office, record_id)
    assert {p["place_id"] for p in planned} == {p["id"] for p in office.places()}
    assert {p["posted_from"] for p in planned} == {None}


def test_keeps_what_was_stated(office: Office) -> None:
    stated = {**BUDGET, "due": "2026-12-05", "posted_to": "2026-12-15", "year": 2027}
    kept = office.store.get(DISCLOSURES, records.save(office, DISCLOSURES, stated)) or {}
    assert (kept["due"], kept["posted_to"], kept["year"]) == ("2026-12-05", "2026-12-15", 2027)


def test_a_permanent_duty_hangs_for_good(office: Office) -> None:
    record = {"title": "Thủ tục hành chính", "duty": "tthc", "posted_from": "2026-11-20"}
    kept = office.store.get(DISCLOSURES, records.save(office, DISCLOSURES, record)) or {}
    assert kept["permanent"] is True
    assert kept["posted_to"] is None


def test_outside_the_catalogue_nothing_is_invented(office: Office) -> None:
    record_id = records.save(office, DISCLOSURES, {"title": "Lịch cấp nước"})
    kept = office.store.get(DISCLOSURES, record_id) or {}
    assert (kept["due"], kept["posting_rule"], kept["year"]) == (None, None, 2026)
    assert posting.postings_of(office, record_id) == []


def test_saving_again_plans_no_place_twice(office: Office) -> None:
    record_id = records.save(office, DISCLOSURES, BUDGET)
    before = len(posting.postings_of(office, record_id))
    records.save(office, DISCLOSURES, {**(office.store.get(DISCLOSURES, record_id) or {}), "responsible": "Lò Thị Ún"})
    assert len(posting.postings_of(office, record_id)) == before
