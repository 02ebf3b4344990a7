"""Dialogues voters ask for: how many are enough, what Today says, and when it is settled."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import DIALOGUE_REQUESTS, DIALOGUES
from papi_desktop.operations import records
from papi_desktop.operations.dialogues import requests
from papi_desktop.operations.office import Office
from papi_desktop.operations.today import agenda

ON = date(2026, 11, 22)


def ask(office: Office, people: int, voters: int | None = 2895, **values: Any) -> str:
    """Record a request."""
    said = {"what": "Giá nước sạch", "received_on": "2026-11-20", "people": people, "voters": voters}
    return records.save(office, DIALOGUE_REQUESTS, {**DIALOGUE_REQUESTS.blank(), **said, **values})


def kept(office: Office, request_id: str) -> dict[str, Any]:
    return office.store.get(DIALOGUE_REQUESTS, request_id) or {}


def told(office: Office) -> list[str]:
    return [line.what.in_english() for line in agenda(office, ON).lines if line.register == DIALOGUE_REQUESTS.key]


@pytest.mark.parametrize(("people", "enough"), [(289, False), (290, True), (312, True)])
def test_a_tenth_of_the_voters_rounded_up(office: Office, people: int, enough: bool) -> None:
    """A tenth of 2,895 is 289.5: 290 voters are needed."""
    request = kept(office, ask(office, people))
    assert requests.wanted(office, request) == 290
    assert requests.is_met(office, request) is enough
    words = "Enough (290 wanted): set the day" if enough else "Not enough: 290 wanted"
    assert requests.state_of(office, request).words.in_english() == words
    assert bool(told(office)) is enough


def test_the_number_of_voters_is_taken_over(office: Office) -> None:
    ask(office, 10, received_on="2026-11-01")
    assert kept(office, ask(office, 300, None))["voters"] == 2895


def test_more_people_than_voters_are_asked_about(office: Office) -> None:
    with pytest.raises(UserError, match="only 100 voters"):
        ask(office, 101, 100)


def test_before_the_law_no_share_is_known(office: Office) -> None:
    request = kept(office, ask(office, 400, received_on="2025-03-01"))
    assert requests.wanted(office, request) is None
    assert not told(office)


def test_a_planned_dialogue_settles_it_until_it_is_cancelled(office: Office) -> None:
    request = ask(office, 312)
    assert "312 of 2895 voters ask for a dialogue (at least 290 oblige the commune)" in told(office)[0]
    planned = {**DIALOGUES.blank(), "title": "Đối thoại về nước sạch", "reason": "voters", "held_on": "2026-12-15"}
    dialogue = records.save(office, DIALOGUES, planned)
    records.save(office, DIALOGUE_REQUESTS, {**kept(office, request), "dialogue_id": dialogue})
    assert not told(office)
    assert requests.state_of(office, kept(office, request)).words.in_english() == "To be held on 15/12/2026"
    records.save(office, DIALOGUES, {**(office.store.get(DIALOGUES, dialogue) or {}), "state": "cancelled"})
    assert told(office)
