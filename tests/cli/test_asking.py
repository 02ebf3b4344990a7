"""Commands that only answer: search, verify, clock, words, self-test and demo."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import VILLAGES, Papi
from tests.fixtures.workbooks import lines, write_list


def test_verify_tells_ours_from_others(office: Papi, published: dict[str, Any]) -> None:
    good = office("verify", published["verification_code"], "--json")
    assert (good.status, good.json["ours"], good.json["number"]) == (0, True, "45/TB-UBND")
    assert office("verify", "AAAA-AAAA-AAAA").status == 1


def test_search_finds_with_and_without_accents(office: Papi, tmp_path: Path) -> None:
    made = lines(VILLAGES)
    office("import", "households", write_list(tmp_path / "a.xlsx", made), "--year", 2025)
    for typed in (made[6].name, "dang van nho"):
        hits = office("search", typed, "--json").json["hits"]
        assert [(hit["register"], hit["title"]) for hit in hits] == [("households", made[6].name)]
        assert set(hits[0]) == {"register", "id", "title"}
    assert office("search", "không có ai", "--json").json == {"hits": []}
    assert len(office("search", "ban", "--limit", 1, "--json").json["hits"]) <= 1


def test_clock_counts_day_by_day(papi: Papi) -> None:
    answer = papi("clock", "PUB_DEFAULT", "--start", "2026-11-20", "--json").json
    assert answer["due"] == "2026-11-30"
    assert answer["certainty"] in {"confirmed", "to_check"}
    assert answer["citation"]
    assert set(answer["counting"][0]) == {"date", "counted", "why"}
    days = [date.fromisoformat(day["date"]) for day in answer["counting"]]
    assert days == [date(2026, 11, 20) + timedelta(days=n) for n in range(len(days))]
    assert sum(day["counted"] for day in answer["counting"]) == 5
    posting = papi("clock", "POST_30", "--start", "2026-12-01", "--json").json
    assert (posting["last_day_up"], posting["takedown_from"]) == ("2026-12-31", "2027-01-01")


def test_clock_of_an_unknown_rule_is_refused(papi: Papi) -> None:
    said = papi("clock", "KHONG_CO", "--start", "2026-11-20", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "LUAT-02")
    assert said.err.strip() == said.json["error"]["message"]


def test_words(papi: Papi) -> None:
    said = papi("words", 1005000)
    assert (said.status, said.out) == (0, "Một triệu không trăm linh năm nghìn đồng\n")
    assert papi("words", 1005000, "--json").json["words"] == "Một triệu không trăm linh năm nghìn đồng"


def test_self_test(papi: Papi) -> None:
    said = papi("self-test", "--json")
    assert (said.status, said.json["good"]) == (0, True)
    assert all(set(check) == {"check", "good", "text"} for check in said.json["checks"])


def test_demo(papi: Papi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from papi_desktop.operations import practice

    whole = practice._facts()
    monkeypatch.setattr(practice, "_facts", lambda: {**whole, "villages": whole["villages"][:2]})
    monkeypatch.setattr(practice, "_HOUSEHOLDS", 6)
    said = papi("demo", tmp_path / "demo", "--json")
    assert said.status == 0
    assert Path(said.json["data"]).is_dir()
    assert all(Path(path).is_file() for path in said.json["papers"])
    (tmp_path / "demo" / "data" / "practice").rename(tmp_path / "demo" / "data" / "khác")
    assert papi("demo", tmp_path / "demo", "--json").json["error"]["code"] == "TH-01"
