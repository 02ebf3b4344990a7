"""The office's own duties: added beside the law, ended, and used by the plan; permanent postings checked."""

from __future__ import annotations

from datetime import date

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.rules import Certainty, Frequency, Origin, PostingKind
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, YEAR_PLANS
from papi_desktop.domain.stands import COMPLETE, MISSING, NONE, NOT_PROVEN
from papi_desktop.operations import own_duties, papers, records, year_plan
from papi_desktop.operations.office import Office
from papi_desktop.operations.own_duties import CatalogueLine, OwnDuty
from papi_desktop.operations.setup import open_office
from papi_desktop.operations.today import agenda
from tests.operations.conftest import PASSWORD, TODAY

OWN = OwnDuty(
    "Lịch thu gom rác từng thôn",
    "Quy chế làm việc của UBND xã",
    Frequency.YEARLY,
    ("NY", "TT"),
    ("NVH",),
    PostingKind.CALENDAR,
    "6.3",
    date(2026, 1, 1),
)


def line_of(office: Office, duty_id: str) -> CatalogueLine:
    return next(line for line in own_duties.catalogue(office) if line.duty.id == duty_id)


def test_an_own_duty_stands_in_the_catalogue_and_in_the_plan(office: Office) -> None:
    id = own_duties.add(office, OWN)
    line = line_of(office, id)
    assert (line.own, line.duty.certainty, line.duty.origin) == (True, Certainty.TO_CHECK, Origin.OFFICE)
    assert line.places == "Nhà văn hóa"
    plan_id = records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": 2027})
    item = next(item for item in year_plan.items_of(office, plan_id) if item["duty"] == id)
    assert (item["content"], item["duration"]) == (OWN.title, "Niêm yết ít nhất 30 ngày liên tục")
    assert item["basis"] is None, "what the office wrote is not cited as law"


def test_an_own_duty_rests_on_a_text_or_on_the_decision_of_the_office(office: Office) -> None:
    from dataclasses import replace

    with pytest.raises(UserError) as refused:
        own_duties.add(office, replace(OWN, citation=" "))
    assert refused.value.code == "KH-09"
    id = own_duties.add(office, replace(OWN, citation="", decided_here=True))
    said = papers.wording(office, "year_plan").fill("decided_here")
    assert line_of(office, id).duty.note == said
    plan_id = records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": 2027})
    assert next(item for item in year_plan.items_of(office, plan_id) if item["duty"] == id)["note"] == said


def test_an_own_duty_enters_a_plan_that_is_made_already(office: Office) -> None:
    plan_id = records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": 2026})
    before = year_plan.items_of(office, plan_id)
    id = own_duties.add(office, OWN)
    plans = year_plan.without(office, id)
    assert [plan["id"] for plan in plans] == [plan_id]
    year_plan.add_duty(office, plans, id)
    *kept, added = year_plan.items_of(office, plan_id)
    assert kept == before
    assert (added["duty"], added["content"], added["position"]) == (id, OWN.title, before[-1]["position"] + 1)
    assert not year_plan.without(office, id), "it is not offered twice"


def test_an_own_duty_is_not_offered_to_a_plan_of_years_before_it(office: Office) -> None:
    from dataclasses import replace

    records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": 2026})
    assert not year_plan.without(office, own_duties.add(office, replace(OWN, valid_from=date(2027, 1, 1))))


def test_an_own_duty_is_there_when_the_office_is_opened_again(office: Office) -> None:
    id = own_duties.add(office, OWN)
    folder = office.store.folder
    office.store.close()
    again = open_office(folder, password=PASSWORD, today=lambda: TODAY)
    assert line_of(again, id).duty.title_vi == OWN.title
    again.store.close()


def test_an_own_duty_ends(office: Office) -> None:
    id = own_duties.add(office, OWN)
    own_duties.end(office, id, date(2026, 10, 31))
    assert id not in {line.duty.id for line in own_duties.catalogue(office)}
    assert office.rules.duty(id, date(2026, 10, 31)).title_vi == OWN.title


def test_a_duty_of_the_law_is_not_ended_here(office: Office) -> None:
    with pytest.raises(UserError) as refused:
        own_duties.end(office, "ho-ngheo", date(2026, 10, 31))
    assert refused.value.code == "KH-07"


@pytest.mark.parametrize(("title", "code"), [("  ", "KH-05"), (OWN.title, "KH-06")])
def test_a_name_is_needed_once(office: Office, title: str, code: str) -> None:
    from dataclasses import replace

    own_duties.add(office, OWN)
    with pytest.raises(UserError) as refused:
        own_duties.add(office, replace(OWN, title=title))
    assert refused.value.code == code


def test_permanent_postings_are_checked_where_they_hang(office: Office) -> None:
    assert line_of(office, "tthc").stands.state == MISSING
    records.save(
        office,
        DISCLOSURES,
        {"title": "Thủ tục", "duty": "tthc", "posted_from": "2025-07-01", "permanent": True, "edition": 1},
    )
    assert line_of(office, "tthc").stands.state == NOT_PROVEN, "it hangs nowhere with proof yet"


def test_how_a_duty_stands_this_year(office: Office) -> None:
    assert line_of(office, "kh-kt-xh").stands.state == MISSING
    assert line_of(office, "bau-truong-thon").stands.state == NONE
    made = records.save(office, DISCLOSURES, {"title": "KH", "duty": "kh-kt-xh", "posted_from": "2026-03-01"})
    assert line_of(office, "kh-kt-xh").stands.state == MISSING, "planned, and shown to nobody yet"
    records.save(office, CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": "2026-03-01"})
    assert line_of(office, "kh-kt-xh").stands.state == COMPLETE


def test_today_names_what_must_hang_and_does_not(office: Office) -> None:
    before = len(own_duties.not_hanging(office, TODAY))
    line = next(line for line in agenda(office, TODAY).lines if "permanent postings" in line.what.msgid)
    assert line.what.values["count"] == before > 0
    records.save(
        office,
        DISCLOSURES,
        {"title": "Thủ tục", "duty": "tthc", "posted_from": "2025-07-01", "permanent": True, "edition": 1},
    )
    assert len(own_duties.not_hanging(office, TODAY)) == before - 1
