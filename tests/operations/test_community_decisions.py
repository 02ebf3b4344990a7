"""A vote of residents is counted against all households, by the share its matter asks for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import COMMUNITY_DECISIONS, DISCLOSURES, VILLAGES
from papi_desktop.operations import disclosing, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.books import book_of
from papi_desktop.operations.limits import State, limits_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.votes import vote_of

ROAD = {
    **COMMUNITY_DECISIONS.blank(),
    "title": "Góp công làm đường nội bản",
    "matter": "contribution",
    "held_on": "2026-11-16",
    "notified_on": "2026-11-12",
    "households_total": 90,
    "households_present": 75,
    "votes_for": 60,
    "votes_against": 10,
    "votes_blank": 5,
}


def village(office: Office) -> dict[str, Any]:
    return office.villages()[0]


def saved(office: Office, **changes: Any) -> dict[str, Any]:
    record = {**ROAD, "village_id": village(office)["id"], **changes}
    reasons = {p.field: "theo biên bản" for p in records.check(office, COMMUNITY_DECISIONS, record)}
    kept = office.store.get(COMMUNITY_DECISIONS, records.save(office, COMMUNITY_DECISIONS, record, accepted=reasons))
    assert kept is not None
    return kept


@pytest.mark.parametrize(
    ("matter", "total", "agree", "passed"),
    [
        ("contribution", 90, 60, True),  # exactly two thirds
        ("contribution", 90, 59, False),  # four in five of those present, and yet not enough
        ("contribution", 100, 66, False),
        ("contribution", 100, 67, True),
        ("self_management", 90, 45, False),  # exactly half is not more than half
        ("self_management", 90, 46, True),
    ],
)
def test_passes_by_its_share_of_all_households(
    office: Office, matter: str, total: int, agree: int, passed: bool
) -> None:
    kept = saved(office, matter=matter, households_total=total, households_present=75, votes_for=agree, votes_against=0)
    assert kept["passed"] is passed


def test_says_how_many_are_needed(office: Office) -> None:
    share = vote_of(office, {**ROAD, "households_total": 100, "votes_for": 66}).shares[0]
    assert (share.needed, share.percent, share.asked) == (67, "66,0", "2/3")
    half = vote_of(office, {**ROAD, "matter": "convention", "households_total": 90}).shares[0]
    assert half.needed == 46


def test_a_commune_wide_matter_needs_the_villages_too(office: Office) -> None:
    wide = {"scope": "commune", "village_id": None, "villages_total": 9}
    assert saved(office, **wide, villages_for=5)["passed"] is False
    assert saved(office, **wide, villages_for=6)["passed"] is True
    assert saved(office, **wide, villages_for=None)["passed"] is None


def test_an_online_vote_needs_consent_to_it_first(office: Office) -> None:
    online = {"matter": "self_management", "form": "online"}
    assert saved(office, **online, online_consent=45)["passed"] is False
    assert saved(office, **online, online_consent=46)["passed"] is True


def test_all_households_come_from_the_village_and_a_difference_is_told(office: Office) -> None:
    known = village(office)["households"]
    if known is None:
        known = 90
        records.save(office, VILLAGES, {**village(office), "households": known})
    kept = saved(office, households_total=None, households_present=None, votes_for=60, votes_against=0, votes_blank=0)
    assert kept["households_total"] == known
    found = records.check(office, COMMUNITY_DECISIONS, {**kept, "households_total": known + 3})
    assert [(p.field, p.kind) for p in found if p.kind == "differs"] == [("households_total", "differs")]


def test_more_votes_than_households_cannot_be_saved(office: Office) -> None:
    with pytest.raises(UserError):
        saved(office, votes_for=70)


def test_a_contribution_is_not_decided_online(office: Office) -> None:
    record = {**ROAD, "village_id": village(office)["id"], "form": "online", "online_consent": 80}
    assert "form" in {p.kind for p in records.check(office, COMMUNITY_DECISIONS, record)}


def test_it_goes_to_the_committee_within_five_working_days(office: Office) -> None:
    kept = saved(office)
    send = next(found for found in limits_of(office, COMMUNITY_DECISIONS, kept) if found.row.id == "decision-send")
    assert send.last == date(2026, 11, 23)
    assert send.state(date(2026, 11, 23)) is State.OPEN
    assert send.state(date(2026, 11, 24)) is State.OVERDUE
    lines = list(book_of(COMMUNITY_DECISIONS).agenda(office, date(2026, 11, 22)))
    assert [(line.urgency, line.due) for line in lines] == [(Urgency.DUE, date(2026, 11, 23))]
    late = saved(office, sent_on="2026-11-25")
    assert "late" in {p.kind for p in records.check(office, COMMUNITY_DECISIONS, late)}


def test_a_vote_that_failed_is_sent_to_nobody(office: Office) -> None:
    failed = saved(office, votes_for=10, votes_against=20)
    assert failed["passed"] is False
    assert "decision-send" not in {limit.row.id for limit in limits_of(office, COMMUNITY_DECISIONS, failed)}
    assert not list(book_of(COMMUNITY_DECISIONS).agenda(office, date(2026, 12, 22)))


def test_a_notice_after_its_last_day_is_told(office: Office) -> None:
    record = {**ROAD, "village_id": village(office)["id"], "notified_on": "2026-11-15"}
    assert ("notified_on", "late") in {(p.field, p.kind) for p in records.check(office, COMMUNITY_DECISIONS, record)}


def test_a_counting_team_has_three_to_five_members(office: Office) -> None:
    record = {**ROAD, "village_id": village(office)["id"], "form": "meeting_ballot"}
    for size, told in ((2, True), (3, False), (5, False), (6, True)):
        team = {**record, "counting_team": [f"Cà Văn {n}" for n in range(size)]}
        assert ("team" in {p.kind for p in records.check(office, COMMUNITY_DECISIONS, team)}) is told


def test_a_vote_older_than_the_law_is_kept_without_a_verdict(office: Office) -> None:
    kept = saved(office, held_on="2022-05-10", counting_team=["Cà Văn Một"])
    assert kept["passed"] is None
    assert limits_of(office, COMMUNITY_DECISIONS, kept) == ()


@pytest.mark.parametrize(
    ("key", "duty", "due"), [("notice", "tb-hop-thon", "2026-11-14"), ("decision", "qd-cong-dong", "2026-11-23")]
)
def test_notice_and_decision_are_disclosed_each_by_its_day(office: Office, key: str, duty: str, due: str) -> None:
    kept = saved(office)
    entered = office.store.get(DISCLOSURES, disclosing.disclose(office, COMMUNITY_DECISIONS, kept["id"], key))
    assert entered is not None
    assert (entered["duty"], entered["due"]) == (duty, due)
