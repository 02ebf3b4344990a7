"""Environmental registrations: what was received is made public, with the clock of its duty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import DISCLOSURES, ENVIRONMENT
from papi_desktop.operations import disclosing, posting, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.books import book_of
from papi_desktop.operations.office import Office

RECEIVED: dict[str, Any] = {
    "project": "Cơ sở chế biến chè",
    "kind": "registration",
    "number": "03/ĐKMT",
    "received_on": "2026-11-02",
    "state": "received",
}


def test_what_was_received_is_disclosed_with_its_clock(office: Office) -> None:
    record_id = records.save(office, ENVIRONMENT, RECEIVED)
    made = office.store.get(DISCLOSURES, disclosing.disclose(office, ENVIRONMENT, record_id, "posting"))
    assert made is not None
    assert (made["title"], made["duty"]) == ("Đăng ký môi trường: Cơ sở chế biến chè", "moi-truong")
    assert made["due"] is not None
    assert made["due"] > RECEIVED["received_on"]
    assert posting.postings_of(office, made["id"]), "places are planned where the duty wants it hung"


@pytest.mark.parametrize("change", [{"received_on": None}, {"state": "missing"}, {"state": "returned"}])
def test_what_was_not_received_is_not_disclosed(office: Office, change: dict[str, Any]) -> None:
    record_id = records.save(office, ENVIRONMENT, {**RECEIVED, **change})
    with pytest.raises(UserError):
        disclosing.disclose(office, ENVIRONMENT, record_id, "posting")


def test_whoever_asks_about_an_impact_report_is_answered_in_time(office: Office) -> None:
    asked = records.save(office, ENVIRONMENT, {**RECEIVED, "kind": "consultation"})
    records.save(office, ENVIRONMENT, RECEIVED)
    lines = list(book_of(ENVIRONMENT).agenda(office, date(2026, 11, 18)))
    assert [(line.urgency, line.id, line.due) for line in lines] == [(Urgency.OVERDUE, asked, date(2026, 11, 17))]
    late = {**RECEIVED, "kind": "consultation", "answered_on": "2026-11-19"}
    assert [p.field for p in records.check(office, ENVIRONMENT, late)] == ["answered_on"]
