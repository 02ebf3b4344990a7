"""`papi import gifts`: its JSON, its exit status, and that a workbook which sets a minimum is refused."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.domain.registers import GIFTS
from papi_desktop.operations.setup import open_office
from tests.cli.conftest import PASSWORD, Papi
from tests.operations.contributions_samples import ROWS, write_gifts

WHY = "nhập danh sách cũ"
READ = {"gifts": 4, "money": 250_000, "labour_days": 5, "stop": None, "looks_like_levy": False}


def test_a_dry_run_answers_and_stores_nothing(office: Papi, tmp_path: Path) -> None:
    said = office("import", "gifts", write_gifts(tmp_path / "gop.xlsx"), "--dry-run", "--json")
    assert said.status == 0
    assert {key: said.json[key] for key in READ} == READ
    assert (said.json["stored"], said.json["batch"]) == (0, None)


def test_gifts_are_stored_into_the_campaign_asked_for(office: Papi, tmp_path: Path) -> None:
    first = office("import", "gifts", write_gifts(tmp_path / "gop.xlsx"), "--reason", WHY, "--json").json
    assert first["stored"] == 4
    more = (*ROWS, ("Lò Văn Thử", "Bản Nà Cáy", "29/03/2026", 300000, "1.5", None, None, None))
    path = write_gifts(tmp_path / "them.xlsx", more, title="Danh sách đợt 2")
    second = office("import", "gifts", path, "--campaign", first["campaign"], "--json").json
    assert (second["campaign"], second["stored"], second["known"]) == (first["campaign"], 1, 4)
    assert second["labour_days"] == 6.5
    said = office("undo", second["batch"], "--json")
    assert said.json["records"] == 2, "the line and the file it came from"


def test_a_workbook_that_sets_a_minimum_is_refused(office: Papi, tmp_path: Path) -> None:
    path = write_gifts(tmp_path / "gop.xlsx", extra="Mức đóng góp tối thiểu")
    said = office("import", "gifts", path, "--json")
    assert said.status == 1
    assert said.json["stop"] == "mức đóng góp tối thiểu"
    assert said.json["money"] == 250_000
    assert "Mức đóng góp tối thiểu" in said.json["stop_reason"]
    assert office("import", "gifts", path, "--dry-run", "--json").status == 0
    opened = open_office(tmp_path / "data", password=PASSWORD)
    try:
        assert opened.store.count(GIFTS) == 0
    finally:
        opened.store.close()


def test_equal_gifts_are_told(office: Papi, tmp_path: Path) -> None:
    rows = [(f"Lò Văn {chr(65 + n)}", "Bản Nà Cáy", "28/03/2026", 200000, None, None, None, None) for n in range(8)]
    said = office("import", "gifts", write_gifts(tmp_path / "gop.xlsx", rows), "--dry-run", "--json")
    assert said.json["looks_like_levy"] is True
    assert "8 of 8 gave exactly 200.000" in said.json["levy_reasons"][0]


def test_a_file_given_twice_is_told_in_a_dry_run(office: Papi, tmp_path: Path) -> None:
    path = write_gifts(tmp_path / "gop.xlsx")
    office("import", "gifts", path, "--reason", WHY)
    said = office("import", "gifts", path, "--dry-run")
    assert said.status == 0
    assert "All 4 rows are in the book already" in said.out
    assert len(said.out.splitlines()) <= 4, "not a line for every row"
    assert office("import", "gifts", path, "--dry-run", "--json").json["known"] == 4
