"""Land files: each kind hangs and waits as long as its own law says, and the record is disclosed under its own duty."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.registers import AFFECTED_PERSONS, DISCLOSURES, LAND_FILES, PLACES, VILLAGES
from papi_desktop.operations import disclosing, posting, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.books import book_of
from papi_desktop.operations.books.land_facts import early_recovery, posting_places, stances
from papi_desktop.operations.limits import State, limits_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.villages import named_in


def kept(office: Office, **values: Any) -> dict[str, Any]:
    record = {**LAND_FILES.blank(), "title": "Hồ sơ thử", **values}
    reasons = {p.field: "theo thực tế" for p in records.check(office, LAND_FILES, record)}
    found = office.store.get(LAND_FILES, records.save(office, LAND_FILES, record, accepted=reasons))
    assert found is not None
    return found


def last_days(office: Office, record: dict[str, Any]) -> dict[str, date | None]:
    return {found.row.id: found.last for found in limits_of(office, LAND_FILES, record)}


@pytest.mark.parametrize(
    ("values", "last"),
    [
        ({"kind": "land_use_plan"}, "2026-12-31"),
        ({"kind": "yearly_plan"}, "2026-12-21"),
        ({"kind": "compensation_plan"}, "2026-12-11"),
        ({"kind": "resettlement"}, "2026-12-16"),
        ({"kind": "first_registration"}, "2026-12-16"),
        ({"kind": "environment", "eia_group": "group_1"}, "2026-12-16"),
        ({"kind": "environment", "eia_group": "group_2"}, "2026-12-11"),
        ({"kind": "environment", "eia_group": "zone"}, "2026-12-06"),
        ({"kind": "price_table"}, None),
    ],
)
def test_a_draft_is_open_as_long_as_its_kind_asks(office: Office, values: dict[str, Any], last: str | None) -> None:
    assert kept(office, published_on="2026-12-01", **values)["closes_on"] == last


def test_the_law_of_the_day_counts(office: Office) -> None:
    older = kept(office, kind="compensation_plan", published_on="2025-06-02")
    assert older["closes_on"] == "2025-07-02"


def test_dialogue_is_due_only_when_somebody_disagrees(office: Office) -> None:
    plan = {"kind": "compensation_plan", "published_on": "2026-12-01", "meeting_on": "2026-12-14"}
    assert "land-dialogue" not in last_days(office, kept(office, **plan, agree=12, disagree=0))
    assert last_days(office, kept(office, **plan, agree=10, disagree=2))["land-dialogue"] == date(2027, 1, 13)


def test_the_dialogue_follows_what_those_affected_say(office: Office) -> None:
    plan = kept(office, kind="compensation_plan", published_on="2026-12-01", meeting_on="2026-12-14")
    said = {**AFFECTED_PERSONS.blank(), "land_file_id": plan["id"], "name": "Lò Văn Thử", "stance": "disagree"}
    person = records.save(office, AFFECTED_PERSONS, said)
    now = office.store.get(LAND_FILES, plan["id"])
    assert now is not None
    assert last_days(office, now)["land-dialogue"] == date(2027, 1, 13)
    records.remove(office, AFFECTED_PERSONS, person, "ghi nhầm")
    after = office.store.get(LAND_FILES, plan["id"])
    assert after is not None
    assert "land-dialogue" not in last_days(office, after)


def test_a_recovery_notice_goes_out_long_before_the_decision(office: Office) -> None:
    notice = {"kind": "recovery_notice", "state": "approved", "document_date": "2026-10-01"}
    record = {**LAND_FILES.blank(), "title": "Thu hồi", **notice, "notice_period": "farm", "recovery_on": "2026-11-30"}
    assert [p for p in records.check(office, LAND_FILES, record) if p.kind == "late"] == []
    early = {**record, "recovery_on": "2026-11-29"}
    assert [p.field for p in records.check(office, LAND_FILES, early) if p.kind == "late"] == ["document_date"]
    other = {**record, "notice_period": "other"}
    assert [p.field for p in records.check(office, LAND_FILES, other) if p.kind == "late"] == ["document_date"]
    reissued = {**other, "notice_period": "reissued"}
    assert [p for p in records.check(office, LAND_FILES, reissued) if p.kind == "late"] == []


def test_those_affected_are_counted_and_their_receipts_chased(office: Office) -> None:
    notice = kept(office, kind="recovery_notice", state="approved", document_date="2026-10-01", notice_period="farm")
    people = (("Lò Văn Thử", "disagree"), ("Quàng Thị Mẫu", "agree"), ("Cà Văn Ví", "agree"), ("Lò Thị Dụ", None))
    for name, stance in people:
        record = {**AFFECTED_PERSONS.blank(), "land_file_id": notice["id"], "name": name, "stance": stance}
        records.save(office, AFFECTED_PERSONS, {**record, "early": stance == "agree"})
    assert stances(office, notice) == {"agree": 2, "disagree": 1, "other": 0}
    share = early_recovery(office, notice)
    assert share is not None
    assert (share.reached, share.total, share.needed, share.met) == (2, 4, 4, False)
    lines = [line for line in book_of(LAND_FILES).agenda(office, date(2026, 11, 22)) if line.id == notice["id"]]
    assert [line.urgency for line in lines] == [Urgency.NOT_PROVEN]


@pytest.mark.parametrize(
    ("values", "key", "duty", "stage"),
    [
        ({"kind": "land_use_plan", "published_on": "2026-12-01"}, "draft", "kh-su-dung-dat", "lay-y-kien"),
        ({"kind": "yearly_plan", "published_on": "2026-12-01"}, "draft", "kh-su-dung-dat", "lay-y-kien-nam"),
        (
            {"kind": "yearly_plan", "state": "approved", "approved_on": "2026-12-01"},
            "approved",
            "kh-su-dung-dat",
            "duoc-duyet",
        ),
        ({"kind": "price_table", "state": "approved", "approved_on": "2026-12-01"}, "approved", "bang-gia-dat", None),
        ({"kind": "recovery_notice", "document_date": "2026-12-01"}, "notice", "boi-thuong-thu-hoi-dat", "thong-bao"),
        (
            {"kind": "compensation_plan", "published_on": "2026-12-01"},
            "draft",
            "boi-thuong-thu-hoi-dat",
            "du-thao",
        ),
        (
            {"kind": "commune_land", "state": "approved", "approved_on": "2026-12-01"},
            "approved",
            "quy-dat-cong-ich",
            None,
        ),
        ({"kind": "environment", "eia_group": "zone", "published_on": "2026-12-01"}, "draft", "noi-dung-khac", None),
    ],
)
def test_each_kind_is_disclosed_under_its_duty(
    office: Office, values: dict[str, Any], key: str, duty: str, stage: str | None
) -> None:
    record = kept(office, **values)
    entered = office.store.get(DISCLOSURES, disclosing.disclose(office, LAND_FILES, record["id"], key))
    assert entered is not None
    assert (entered["duty"], entered["stage"]) == (duty, stage)
    assert entered["source_id"] == record["id"]


RECOVERY = {"kind": "recovery_notice", "state": "approved", "document_date": "2026-12-01"}


def hangs_at(office: Office, record: dict[str, Any], key: str) -> list[str]:
    entered = disclosing.disclose(office, LAND_FILES, record["id"], key)
    return [str(place["place_name"]) for place in posting.postings_of(office, entered)]


def test_a_recovery_notice_hangs_where_the_land_lies(office: Office) -> None:
    headquarters = office.places()[0]["name"]
    named = kept(office, **RECOVERY, location="xứ đồng Sau Trong, bản Nà Cáy")
    assert hangs_at(office, named, "notice") == [headquarters, "Nhà văn hóa Bản Nà Cáy"]
    listed = kept(office, **RECOVERY, title="Thu hồi đất mở đường")
    theirs = {"land_file_id": listed["id"], "name": "Lò Văn Thử", "village_id": office.villages()[1]["id"]}
    records.save(office, AFFECTED_PERSONS, {**AFFECTED_PERSONS.blank(), **theirs})
    assert hangs_at(office, listed, "notice") == [headquarters, "Nhà văn hóa Thôn Huổi Siểu"]
    point = {"name": "Sân chung Nà Cáy", "kind": "DSH", "village_id": office.villages()[0]["id"]}
    records.save(office, PLACES, {**PLACES.blank(), **point})
    plan = {"kind": "compensation_plan", "published_on": "2026-12-01", "location": "Bản Nà Cáy"}
    assert sorted(hangs_at(office, kept(office, **plan), "draft")) == sorted([headquarters, "Sân chung Nà Cáy"])


def test_a_recovery_notice_of_unknown_villages_hangs_in_all(office: Office) -> None:
    unknown = kept(office, **RECOVERY, location="xứ đồng Sau Trong")
    assert len(hangs_at(office, unknown, "notice")) == 4


def test_the_paper_names_the_places_the_posting_plans(office: Office) -> None:
    record = kept(office, **RECOVERY, location="Bản Nà Cáy")
    assert list(posting_places(office, record)) == hangs_at(office, record, "notice")


def test_of_two_names_in_one_the_longer_is_meant(office: Office) -> None:
    for name in ("Bản Trung", "Bản Trung Tâm"):
        records.save(office, VILLAGES, {**VILLAGES.blank(), "name": name, "kind": "Bản"})
    ids = {village["name"]: village["id"] for village in office.villages()}
    assert named_in(office, "Khu vực bản trung tâm, xứ đồng Nà") == {ids["Bản Trung Tâm"]}
    assert named_in(office, "bản Trung và bản Trung Tâm") == {ids["Bản Trung"], ids["Bản Trung Tâm"]}
    assert named_in(office, "bản Trungg") == frozenset()


def test_a_posting_without_a_duty_of_its_own_keeps_its_own_clock(office: Office) -> None:
    record = kept(office, kind="first_registration", published_on="2026-12-01")
    entered = office.store.get(DISCLOSURES, disclosing.disclose(office, LAND_FILES, record["id"], "draft"))
    assert entered is not None
    assert entered["posting_rule"]["id"] == "LAND_REG_POST"
    assert (entered["posted_from"], entered["posted_to"]) == ("2026-12-01", "2026-12-16")


def test_an_approved_plan_is_made_public_in_fifteen_days(office: Office) -> None:
    record = kept(office, kind="yearly_plan", state="approved", approved_on="2026-12-01")
    publish = next(found for found in limits_of(office, LAND_FILES, record) if found.row.id == "land-plan-publish")
    assert publish.last == date(2026, 12, 16)
    assert publish.state(date(2026, 12, 17)) is State.OVERDUE


@pytest.mark.parametrize(
    ("kind", "signed", "state"),
    [
        ("recovery_notice", {"document_number": "21/TB-UBND", "document_date": "2026-11-20"}, "approved"),
        ("recovery_notice", {"document_date": "2026-11-20"}, "draft"),
        ("violations", {"document_number": "8/BC-UBND", "document_date": "2026-11-20"}, "approved"),
        ("yearly_plan", {"document_number": "21/TB-UBND", "document_date": "2026-11-20"}, "draft"),
    ],
)
def test_what_has_no_draft_is_issued_by_its_number_and_date(
    office: Office, kind: str, signed: dict[str, str], state: str
) -> None:
    assert kept(office, kind=kind, **signed)["state"] == state


@pytest.mark.parametrize(
    ("recovery_on", "on", "state"),
    [
        ("2027-01-20", date(2026, 11, 23), State.PLANNED),
        ("2027-01-20", date(2027, 1, 20), State.MET),
        ("2027-12-01", date(2026, 11, 23), State.PLANNED_LATE),
        ("2027-12-01", date(2027, 11, 30), State.OVERDUE),
        ("2027-12-01", date(2027, 12, 1), State.LATE),
    ],
)
def test_a_day_to_come_is_never_done(office: Office, recovery_on: str, on: date, state: State) -> None:
    record = {"kind": "recovery_notice", "document_date": "2026-11-20", "recovery_on": recovery_on}
    valid = next(found for found in limits_of(office, LAND_FILES, record) if found.row.id == "land-notice-valid")
    assert valid.state(on) is state
