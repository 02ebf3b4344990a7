"""Whatever the command, opening the office does and tells what the window does and tells."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import days_off, opening_news, records
from papi_desktop.operations.days_off import OwnDay
from tests.cli.conftest import Papi, opened

LATE = OwnDay(date(2026, 11, 27), DayKind.HOLIDAY, "Nghỉ theo công văn của tỉnh")
BUDGET = {
    **DISCLOSURES.blank(),
    "title": "Dự toán",
    "duty": "kh-kt-xh",
    "trigger_date": "2026-11-20",
    "posted_from": "2026-12-01",
}


def due_of(tmp_path: Path, record_id: str) -> str:
    with opened(tmp_path) as books:
        return str((books.store.get(DISCLOSURES, record_id) or {})["due"])


def test_a_holiday_table_that_changed_moves_what_is_open(office: Papi, tmp_path: Path) -> None:
    with opened(tmp_path) as books:
        record_id = records.save(books, DISCLOSURES, BUDGET)
        days_off.enter_days(books, [LATE])
    assert due_of(tmp_path, record_id) == "2026-12-01"
    shutil.rmtree(tmp_path / "data" / "law")
    said = office("check", "--json")
    assert (said.status, said.json["good"]) == (0, True)
    assert "1 open time limits were counted again" in said.err
    assert "01/12/2026 → 30/11/2026" in said.err
    assert due_of(tmp_path, record_id) == "2026-11-30"
    assert "counted again" not in office("check", "--json").err


def test_how_the_books_were_found_is_told_on_stderr_and_the_answer_stays_alone(office: Papi, tmp_path: Path) -> None:
    (tmp_path / "data" / "papi.lock").write_text("ai đó @ máy", encoding="utf-8")
    said = office("check")
    assert "did not end properly" in said.err
    assert "did not end properly" not in said.out
    assert office("check").err == ""


def test_what_cannot_be_counted_again_is_told_and_the_command_goes_on(
    office: Papi, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_office: object) -> None:
        raise UserError("KHO-01", say("Nothing was stored."), say("Nothing was changed."), say("Nothing was done."))

    monkeypatch.setattr(opening_news, "catch_up", full)
    said = office("check", "--json")
    assert (said.status, said.json["good"]) == (0, True)
    assert "Nothing was stored. Nothing was done." in said.err
