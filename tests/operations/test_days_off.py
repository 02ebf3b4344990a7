"""A day off decided late moves what is still open, shows it first, and leaves what is done alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.calendar import DayKind, SpecialDay
from papi_desktop.domain.law.dated import Certainty
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import BUDGETS, DISCLOSURES, PETITIONS, POSTINGS
from papi_desktop.operations import opening_news, records
from papi_desktop.operations.counted_again import catch_up
from papi_desktop.operations.days_off import OwnDay, enter_days, own_days
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.setup import Setup, create_office, open_office

LATE = OwnDay(date(2026, 11, 27), DayKind.HOLIDAY, "Nghỉ theo công văn của tỉnh")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    setup = Setup("xã Thử", "tỉnh Thử", "mat-khau-thu", "Người Thử", [{"name": "Bản Một"}])
    made, _key = create_office(tmp_path / "data", setup, today=lambda: date(2026, 11, 22))
    yield made
    made.store.close()


def disclosed(office: Office, *, hung: bool) -> str:
    """Record a disclosure decided on Friday 20/11/2026, due on Monday 30/11."""
    rule = office.rules.rule("PUB_DEFAULT", date(2026, 11, 20)).snapshot()
    place = office.places()[0]
    with office.store.transaction(say("Test")) as tx:
        record_id = tx.insert(
            DISCLOSURES,
            {"title": "Dự toán", "trigger_date": "2026-11-20", "due": "2026-11-30", "due_rule": rule},
        )
        posting = {"disclosure_id": record_id, "place_id": place["id"], "place_name": place["name"]}
        tx.insert(POSTINGS, {**posting, "posted_from": "2026-11-23" if hung else None})
    return record_id


def test_shows_what_would_move_and_changes_nothing(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    moved = enter_days(office, [LATE], unless_it_moves=True)
    assert [(m.before, m.after) for m in moved] == [(date(2026, 11, 30), date(2026, 12, 1))]
    assert (office.store.get(DISCLOSURES, record_id) or {})["due"] == "2026-11-30"
    assert own_days(office) == []


def test_moves_open_items_and_stores_them(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    enter_days(office, [LATE])
    assert (office.store.get(DISCLOSURES, record_id) or {})["due"] == "2026-12-01"
    assert not office.calendar.is_working(LATE.day)
    data = office.store.folder
    office.store.close()
    again = open_office(data, password="mat-khau-thu")
    assert own_days(again) == [LATE]
    assert not again.calendar.is_working(LATE.day)
    again.store.close()


def test_leaves_what_hangs_in_time_alone(office: Office) -> None:
    record_id = disclosed(office, hung=True)
    assert enter_days(office, [LATE]) == ()
    assert (office.store.get(DISCLOSURES, record_id) or {})["due"] == "2026-11-30"


def test_taking_the_day_back_moves_it_back(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    enter_days(office, [LATE])
    moved = enter_days(office, [])
    assert [(m.before, m.after) for m in moved] == [(date(2026, 12, 1), date(2026, 11, 30))]
    assert (office.store.get(DISCLOSURES, record_id) or {})["due"] == "2026-11-30"


def test_a_nameless_day_is_refused_and_nothing_changes(office: Office) -> None:
    record_id = disclosed(office, hung=False)
    with pytest.raises(UserError):
        enter_days(office, [OwnDay(LATE.day, DayKind.HOLIDAY, "")])
    assert (office.store.get(DISCLOSURES, record_id) or {})["due"] == "2026-11-30"
    assert own_days(office) == []


def test_a_new_national_table_is_caught_up_with_once(office: Office) -> None:
    assert catch_up(office) == ()
    record_id = disclosed(office, hung=False)
    late = SpecialDay(
        id="2026-11-27", citation="", certainty=Certainty.TO_CHECK, kind=DayKind.HOLIDAY, name_vi="Nghỉ bù"
    )
    office.law.calendar = replace(office.calendar, days={**office.calendar.days, late.day: late})
    assert [(m.before, m.after) for m in catch_up(office)] == [(date(2026, 11, 30), date(2026, 12, 1))]
    assert (office.store.get(DISCLOSURES, record_id) or {})["due"] == "2026-12-01"
    assert catch_up(office) == ()


def test_a_day_off_counts_petitions_and_budgets_again(office: Office) -> None:
    denunciation = {**PETITIONS.blank(), "kind": "denunciation", "summary": "Đơn tố cáo"}
    petition = records.save(office, PETITIONS, denunciation, accepted={"assigned_id": "chưa phân công"})
    budget = {
        **BUDGETS.blank(),
        "year": 2027,
        "stage": "decided",
        "trigger_date": "2026-10-28",
    }  # thirty days: Friday 27/11
    budget_id = records.save(office, BUDGETS, budget)
    before = {key: (office.store.get(r, key) or {})["due"] for r, key in ((PETITIONS, petition), (BUDGETS, budget_id))}
    told = {shift.record_id for shift in enter_days(office, [LATE], unless_it_moves=True)}
    assert {petition, budget_id} <= told
    assert (office.store.get(BUDGETS, budget_id) or {})["due"] == before[budget_id], "looking changes nothing"
    enter_days(office, [LATE])
    after = {key: (office.store.get(r, key) or {})["due"] for r, key in ((PETITIONS, petition), (BUDGETS, budget_id))}
    assert after[petition] > before[petition]
    assert after[budget_id] > before[budget_id]
    enter_days(office, [])
    assert (office.store.get(PETITIONS, petition) or {})["due"] == before[petition]
    assert (office.store.get(BUDGETS, budget_id) or {})["due"] == before[budget_id]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_rule_written_by_hand_is_counted_by_from_the_next_opening(office: Office, mark: str) -> None:
    record_id = disclosed(office, hung=False)
    assert catch_up(office) == ()
    folder = law_overrides_folder(office.store.folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "clocks.toml").write_text(f'{mark}[[rule]]\nid = "PUB_DEFAULT"\namount = 3\n', encoding="utf-8")
    office.store.close()
    again = open_office(folder.parent, password="mat-khau-thu", today=office.today)
    [news] = opening_news.news_of(again)
    assert "1 open time limits" in news.text.in_english()
    assert (again.store.get(DISCLOSURES, record_id) or {})["due"] == "2026-11-26"
    assert opening_news.news_of(again) == ()
    (folder / "clocks.toml").unlink()
    again.law.forget()
    assert [shift.after for shift in catch_up(again)] == [date(2026, 11, 30)]
    again.store.close()
