"""The practice commune: all of the main job on invented people, and never near an office's own data."""

from __future__ import annotations

from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message
from papi_desktop.domain.registers import (
    DIALOGUES,
    DISCLOSURES,
    HOUSEHOLDS,
    PETITIONS,
    PROMISES,
    RECEPTION_DAYS,
    ROUNDS,
)
from papi_desktop.operations import denouncers, dialogues, posting, practice
from papi_desktop.operations.setup import open_office
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
    states = {dialogues.state_of_promise(p, TODAY)[0] for p in office.store.all(PROMISES)}
    assert states == {"✓", "✕"}
    office.store.close()
