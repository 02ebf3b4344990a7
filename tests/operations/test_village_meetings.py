"""Village-head elections: who is elected by more than half of all households, and by when each step is due."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import CANDIDATES, DISCLOSURES, VILLAGE_ELECTIONS, YEAR_CONFERENCES
from papi_desktop.operations import disclosing, records
from papi_desktop.operations.limits import limits_of
from papi_desktop.operations.office import Office


def election(office: Office, **values: Any) -> dict[str, Any]:
    record = {
        **VILLAGE_ELECTIONS.blank(),
        "title": "Bầu Trưởng bản nhiệm kỳ 2026-2031",
        "village_id": office.villages()[0]["id"],
        "held_on": "2026-12-20",
        "households_total": 90,
        "ballots_in": 85,
        **values,
    }
    reasons = {p.field: "theo thực tế" for p in records.check(office, VILLAGE_ELECTIONS, record)}
    found = office.store.get(VILLAGE_ELECTIONS, records.save(office, VILLAGE_ELECTIONS, record, accepted=reasons))
    assert found is not None
    return found


def stands(office: Office, held: dict[str, Any], name: str, votes: int | None) -> None:
    record = {**CANDIDATES.blank(), "election_id": held["id"], "name": name, "votes_for": votes}
    records.save(office, CANDIDATES, record)


def result(office: Office, held: dict[str, Any]) -> tuple[str | None, bool | None]:
    found = office.store.get(VILLAGE_ELECTIONS, held["id"])
    assert found is not None
    return found["elected"], found["passed"]


@pytest.mark.parametrize(
    ("votes", "expected"),
    [
        ((46, 39), ("Lò Văn Thử", True)),
        ((45, 40), (None, False)),  # half of all households is not more than half
        ((None, None), (None, None)),
    ],
)
def test_more_than_half_of_all_households_elects(
    office: Office, votes: tuple[int | None, int | None], expected: tuple[str | None, bool | None]
) -> None:
    held = election(office)
    stands(office, held, "Lò Văn Thử", votes[0])
    stands(office, held, "Quàng Thị Mẫu", votes[1])
    assert result(office, held) == expected


def test_candidates_have_no_more_votes_together_than_there_are_valid_ballots(office: Office) -> None:
    held = election(office, ballots_in=59, ballots_invalid=1)
    stands(office, held, "Lò Văn Thử", 37)
    with pytest.raises(UserError, match="GHI-01"):
        stands(office, held, "Quàng Thị Mẫu", 25)
    stands(office, held, "Quàng Thị Mẫu", 21)
    (problem,) = [
        p for p in records.check(office, VILLAGE_ELECTIONS, {**held, "ballots_in": 50}) if p.field == "ballots_in"
    ]
    assert problem.kind == "more_than_total"


def test_a_removal_is_counted_against_all_households(office: Office) -> None:
    assert election(office, kind="removal", removal_for=46)["passed"] is True
    assert election(office, kind="removal", removal_for=45)["passed"] is False


def test_nobody_gets_more_votes_than_ballots_came_back(office: Office) -> None:
    held = election(office)
    with pytest.raises(UserError):
        stands(office, held, "Lò Văn Thử", 86)


def test_every_step_has_its_last_day(office: Office) -> None:
    held = election(office, result_sent_on="2026-12-23")
    days = {found.row.id: found.last for found in limits_of(office, VILLAGE_ELECTIONS, held)}
    assert days["election-plan"] == date(2026, 11, 30)
    assert days["election-candidates"] == date(2026, 12, 5)
    assert days["election-team"] == date(2026, 12, 10)
    assert days["election-post"] == date(2026, 12, 13)
    assert days["election-recognise"] == date(2026, 12, 30)


def test_a_conference_is_told_five_days_before(office: Office) -> None:
    record = {
        "title": "Hội nghị định kỳ năm 2026",
        "village_id": office.villages()[0]["id"],
        "year": 2026,
        "held_on": "2026-12-20",
    }
    assert records.check(office, YEAR_CONFERENCES, {**record, "notified_on": "2026-12-15"}) == []
    late = records.check(office, YEAR_CONFERENCES, {**record, "notified_on": "2026-12-16"})
    assert [(p.field, p.kind) for p in late] == [("notified_on", "late")]


def test_an_election_is_posted_seven_days_before_the_vote(office: Office) -> None:
    held = election(office, posted_on="2026-12-12")
    entered = office.store.get(DISCLOSURES, disclosing.disclose(office, VILLAGE_ELECTIONS, held["id"], "election"))
    assert entered is not None
    assert (entered["duty"], entered["due"], entered["posted_from"]) == ("bau-truong-thon", "2026-12-13", "2026-12-12")
