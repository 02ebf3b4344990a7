"""Numbers given on several computers of one commune never collide, and those that did are found."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import (
    CAMPAIGNS,
    GIFTS,
    PETITIONS,
    RECEIPTS,
)
from papi_desktop.operations import numbers, records, safety
from papi_desktop.operations.contributions import receipts
from papi_desktop.operations.office import Office
from tests.handover.computers import TEST, Computers, insert
from tests.handover.conftest import TODAY


def test_document_numbers_never_collide(three: Computers) -> None:
    taken: list[str] = []
    for turn in range(12):
        office = three[turn % 3]
        number = numbers.next_number(office, "TB", TODAY)
        taken.append(number.symbol)
        with office.store.transaction(TEST) as tx:
            numbers.issue(office, tx, number, f"Thông báo {turn}", {})
        if turn == 6:
            three.settle()
    assert len(set(taken)) == len(taken)
    with pytest.raises(UserError, match="SO-05"):
        numbers.require_free(three[0], numbers.as_number(three[0], "TB", "150", TODAY))
    with pytest.raises(UserError, match="SO-05"):
        numbers.require_free(three[1], numbers.as_number(three[1], "TB", "50", TODAY))


def test_the_first_computer_steps_over_a_range_kept_for_another(two: Computers) -> None:
    numbers.start_series_at(two[0], "TB", 2026, 101)
    assert numbers.next_number(two[0], "TB", TODAY).text == "201"


def begun(office: Office) -> str:
    told = {"legal_kind": "voluntary", "organiser": "Bản Nà Cáy", "purpose": "Đường bê tông", "state": "receiving"}
    return insert(office, CAMPAIGNS, title="Làm đường", **told, starts_on=TODAY.isoformat())


def test_petitions_and_receipts_of_two_computers_never_have_one_number(two: Computers) -> None:
    for office in two.offices:
        petition = {"kind": "recommendation", "summary": "Cống bản Nà Cáy", "received_on": TODAY.isoformat()}
        records.save(office, PETITIONS, {**PETITIONS.blank(), **petition, "channel": "counter"})
        campaign = begun(office)
        gift = insert(office, GIFTS, campaign_id=campaign, giver="Giàng A Một", amount=200_000, state="valid")
        receipts.issue(office, [office.store.get(GIFTS, gift) or {}], TODAY)
    two.settle()
    for office in two.offices:
        assert sorted(row["number"] for row in office.store.all(PETITIONS)) == [1, 101]
        assert {row["symbol"] for row in office.store.all(RECEIPTS)} == {"2026/0001", "2026-101/0001"}
        assert all(line.good for line in safety.check(office).lines)


def test_petitions_and_receipts_with_one_number_are_found(two: Computers) -> None:
    for number in (7, 7, 8):
        told = {"kind": "recommendation", "summary": "Cống", "channel": "counter", "state": "received"}
        insert(two[0], PETITIONS, year=2026, number=number, **told)
    campaign = begun(two[0])
    gift = insert(two[0], GIFTS, campaign_id=campaign, giver="Giàng A Một", amount=200_000, state="valid")
    for _time in range(2):
        line: dict[str, Any] = {"gift_id": gift, "campaign_id": campaign, "book": "2026", "number": 3}
        insert(two[0], RECEIPTS, **line, symbol="2026/0003", issued_on=TODAY.isoformat(), state="valid")
    [found] = [line for line in safety.check(two[0]).lines if not line.good]
    assert "7/2026" in found.words.in_english()
    assert "2026/0003" in found.words.in_english()
    assert "8/2026" not in found.words.in_english()


def test_a_used_up_range_says_so(two: Computers) -> None:
    with two[1].store.transaction(TEST) as tx:
        numbers.issue(two[1], tx, numbers.as_number(two[1], "TB", "200", TODAY), "x", {})
    with pytest.raises(UserError, match="SO-04"):
        numbers.next_number(two[1], "TB", TODAY)
