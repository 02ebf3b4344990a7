"""The practice commune: all of the main job on invented people, and never near an office's own data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.budget.words import private_rows
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message
from papi_desktop.domain.registers import (
    ALL,
    BUDGETS,
    CAMPAIGNS,
    COMMUNITY_DECISIONS,
    CONSULTATIONS,
    DIALOGUES,
    DISCLOSURES,
    HOUSEHOLDS,
    LAND_FILES,
    PETITIONS,
    PLANS,
    PROMISES,
    RECEPTION_DAYS,
    ROUNDS,
    YEAR_PLANS,
)
from papi_desktop.domain.stands import COMPLETE, OVERDUE
from papi_desktop.operations import (
    opinions,
    plan_tasks,
    posting,
    practice,
    practice_books,
    practice_budget,
    year_plan_standing,
)
from papi_desktop.operations.budget import checks as budget_checks
from papi_desktop.operations.budget import tables as budget_tables
from papi_desktop.operations.contributions import receipts, totals
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import denouncers
from papi_desktop.operations.setup import Setup, create_office, open_office
from papi_desktop.translations import render
from tests.operations.conftest import PASSWORD, TODAY, new_office
from tests.operations.texts import left_in, text_of


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """A practice commune of two villages and eight households, so that a test need not wait."""
    whole = practice._facts()
    small = {**whole, "villages": whole["villages"][:2]}
    monkeypatch.setattr(practice, "_facts", lambda: small)
    monkeypatch.setattr(practice, "_HOUSEHOLDS", 8)


@pytest.mark.usefixtures("few")
def test_practice_has_two_rounds_and_last_years_list_on_the_wall(tmp_path: Path) -> None:
    office = practice.make_practice(tmp_path / "practice", today=lambda: TODAY)
    assert office.practice
    assert [r["year"] for r in office.store.all(ROUNDS)] == [2026, 2025]
    assert office.store.count(HOUSEHOLDS) == 16
    last_years = next(d for d in office.store.all(DISCLOSURES) if d["duty"] == "ho-ngheo")
    judged = posting.verdicts(office, last_years["id"], TODAY)[0].places
    assert {place.verdict for place in judged} == {"complete"}
    assert len(judged) == 3
    office.store.close()
    again = practice.open_practice(tmp_path / "practice", today=lambda: TODAY)
    assert again.store.count(HOUSEHOLDS) == 16
    again.store.close()


@pytest.mark.usefixtures("few")
def test_practice_has_petitions_of_every_kind_and_receptions(tmp_path: Path) -> None:
    office = practice.make_practice(tmp_path / "practice", today=lambda: TODAY)
    petitions = {p["kind"]: p for p in office.store.all(PETITIONS)}
    assert set(petitions) == {choice.value for choice in PETITIONS["kind"].choices}
    assert {p["state"] for p in petitions.values()} == {"received", "accepted", "answered"}
    assert denouncers.look(office, petitions["denunciation"]["id"], "tập huấn")["person"]
    held = [bool(day["held_on"]) for day in office.store.all(RECEPTION_DAYS)]
    assert set(held) == {True, False}
    office.store.close()


@pytest.mark.usefixtures("few")
def test_practice_shows_every_state_a_posting_can_be_in(tmp_path: Path) -> None:
    office = practice.make_practice(tmp_path / "practice", today=lambda: TODAY)
    states = {place.verdict for judged in posting.verdicts(office, None, TODAY) for place in judged.places}
    assert states == {"complete", "short", "running", "not_proven", "missing"}
    office.store.close()


@pytest.mark.usefixtures("few")
def test_the_demonstration_does_the_main_job(tmp_path: Path) -> None:
    told: list[Message] = []
    made = practice.demo(tmp_path / "demo", tell=told.append, today=lambda: TODAY)
    assert made.data == tmp_path / "demo" / "data"
    assert all(path.is_file() for path in made.papers)
    assert {path.suffix for path in made.papers} == {".pdf", ".docx"}
    kinds = " ".join(path.name for path in made.papers)
    for kind in ("thong-bao", "danh-sach", "loa", "bien-ban-niem-yet", "ket-thuc", "to-anh", "danh-sach-da-cong-khai"):
        assert kind in kinds
    said = "\n".join(map(render, told))
    assert "complete" in said
    assert "not proven" in said
    assert all("TẬP HUẤN" in text_of(path) for path in made.papers if path.suffix == ".pdf")


@pytest.mark.usefixtures("few")
def test_the_demonstration_may_be_repeated_and_clears_only_itself(tmp_path: Path) -> None:
    practice.make_practice(tmp_path / "data", today=lambda: TODAY).store.close()
    (tmp_path / "của tôi.txt").write_text("còn đây")
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "cũ.pdf").write_text("cũ")
    practice.demo(tmp_path, tell=lambda _message: None, today=lambda: TODAY)
    assert (tmp_path / "của tôi.txt").read_text() == "còn đây"
    assert not (tmp_path / "papers" / "cũ.pdf").exists()


def test_the_demonstration_never_touches_an_office(tmp_path: Path) -> None:
    new_office(tmp_path / "data").store.close()
    before = left_in(tmp_path)
    with pytest.raises(UserError, match="TH-01"):
        practice.demo(tmp_path, tell=lambda _message: None)
    assert left_in(tmp_path) == before
    open_office(tmp_path / "data", password=PASSWORD).store.close()


def test_the_demonstration_never_touches_papers_of_others(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "luận văn.docx").write_text("còn đây")
    with pytest.raises(UserError, match="TH-01"):
        practice.demo(tmp_path, tell=lambda _message: None)
    assert (tmp_path / "papers" / "luận văn.docx").read_text() == "còn đây"


def test_a_demonstration_whose_papers_were_taken_away_is_still_cleared(tmp_path: Path) -> None:
    (tmp_path / "data" / "practice").mkdir(parents=True)
    practice._clear_earlier(tmp_path)
    assert left_in(tmp_path) == []


@pytest.mark.usefixtures("few")
def test_a_dialogue_was_held_with_a_promise_kept_and_one_overdue_and_the_next_is_planned(tmp_path: Path) -> None:
    office = practice.make_practice(tmp_path / "practice", today=lambda: TODAY)
    held, planned = sorted(office.store.all(DIALOGUES), key=lambda d: str(d["held_on"]))
    assert (held["state"], planned["state"]) == ("held", "planned")
    states = {standing.state_of_promise(p, TODAY).state for p in office.store.all(PROMISES)}
    assert states == {COMPLETE, OVERDUE}
    office.store.close()


def office_of_two_villages(folder: Path, today: date = TODAY) -> Office:
    facts = practice._facts()
    setup = Setup(
        "xã Mường Hoa", "tỉnh Lâm Giang", PASSWORD, "Lò Thị Ún", facts["villages"][:2], facts["officials"], {}
    )
    return create_office(folder, setup, today=lambda: today)[0]


@pytest.fixture
def books(tmp_path: Path) -> Iterator[Office]:
    """An office with what the practice commune has in the books beside the main job."""
    office = office_of_two_villages(tmp_path / "books")
    practice_budget.add(office)
    practice_books.add(office)
    yield office
    office.store.close()


@pytest.mark.usefixtures("few")
def test_no_book_of_the_menu_is_empty(tmp_path: Path) -> None:
    office = practice.make_practice(tmp_path / "practice", today=lambda: TODAY)
    made_by_the_official = {"handovers"}
    empty = {r.key for r in ALL if r.in_menu and not office.store.count(r)}
    assert empty == made_by_the_official
    office.store.close()


def test_the_budget_has_rows_that_stay_inside_and_two_things_to_look_at(books: Office) -> None:
    (budget,) = books.store.all(BUDGETS)
    tables = budget_tables.tables_of(books, budget["id"])
    private = [table.table.rows[n].label for table in tables for n in sorted(private_rows(table.table.rows))]
    assert private == ["Chi quốc phòng", "Chi an ninh, trật tự"]
    assert [w.finding.check for w in budget_checks.warnings_of(books, budget, tables)] == ["A5", "BM"]


@pytest.mark.parametrize(("today", "year"), [(date(2026, 9, 29), 2025), (date(2026, 9, 30), 2026)])
def test_the_budget_is_of_the_last_nine_months_that_are_over(tmp_path: Path, today: date, year: int) -> None:
    office = office_of_two_villages(tmp_path / "books", today)
    practice_budget.add(office)
    assert [budget["year"] for budget in office.store.all(BUDGETS)] == [year]
    office.store.close()


def test_land_is_asked_about_and_one_opinion_waits(books: Office) -> None:
    (asked,) = books.store.all(CONSULTATIONS)
    counted = opinions.figures_of(books, asked)
    assert (counted.opinions, counted.contents, counted.pending) == (16, 3, 1)
    land = next(r for r in books.store.all(LAND_FILES) if r["id"] == asked["land_file_id"])
    assert land["closes_on"] == asked["closes_on"] > TODAY.isoformat()


def test_residents_decided_once_by_two_thirds_and_once_by_too_few(books: Office) -> None:
    passed = {d["matter"]: d["passed"] for d in books.store.all(COMMUNITY_DECISIONS)}
    assert passed == {"contribution": True, "self_management": False}


def test_gifts_have_receipts_but_for_the_last_and_the_day_is_closed(books: Office) -> None:
    (campaign,) = books.store.all(CAMPAIGNS)
    waiting = receipts.without_receipt(books, campaign["id"])
    assert len(waiting) == 1
    assert len(totals.valid_gifts(books, campaign["id"])) == 6
    assert receipts.days_to_close(books, campaign["id"]) == []
    assert totals.account(books, campaign["id"]).remaining > 0


def test_the_plans_have_tasks_and_lines(books: Office) -> None:
    (plan,), (year,) = books.store.all(PLANS), books.store.all(YEAR_PLANS)
    assert {task.task["progress"] for task in plan_tasks.standings(books, plan)} == {"waiting", "under_way", "done"}
    assert plan_tasks.next_report(books, plan["id"], TODAY) is not None
    assert any(standing.missing for standing in year_plan_standing.standings(books, year))
