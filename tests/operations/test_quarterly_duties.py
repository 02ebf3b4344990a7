"""A quarterly duty is owed once for each quarter that is over, not once a year."""

from __future__ import annotations

from datetime import date

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.office import Office
from papi_desktop.operations.today import agenda

LIST = "ds-da-cong-khai-quy"


def owed(office: Office, on: date) -> list[str]:
    return [line.what.in_english() for line in agenda(office, on).group(Urgency.NOT_DISCLOSED) if line.id == LIST]


def disclose(office: Office) -> None:
    with office.store.transaction(say("Test")) as tx:
        tx.insert(DISCLOSURES, {"title": "Danh sách quý", "duty": LIST, "year": 2026})


def test_nothing_is_owed_before_the_first_quarter_is_over(office: Office) -> None:
    assert owed(office, date(2026, 3, 31)) == []


def test_one_list_does_not_do_for_three_quarters(office: Office) -> None:
    disclose(office)
    [line] = owed(office, date(2026, 11, 22))
    assert "1 of 3" in line


def test_three_lists_do(office: Office) -> None:
    for _quarter in range(3):
        disclose(office)
    assert owed(office, date(2026, 11, 22)) == []
