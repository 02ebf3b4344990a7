"""`papi paper` and `papi plan-year`: a paper that was issued is given again as it was, unless a new one is asked for."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import YEAR_PLAN_ITEMS
from papi_desktop.operations import year_plan
from tests.cli.conftest import Papi, opened


def contents(files: list[str]) -> list[bytes]:
    return [Path(path).read_bytes() for path in files]


def test_the_plan_of_a_year_is_issued_once(office: Papi, tmp_path: Path) -> None:
    first = office("plan-year", 2027, "--out", tmp_path / "a", "--json").json
    assert (first["reprint"], first["number"].endswith("/KH-UBND")) == (False, True)
    paper = office("paper", "year-plan", first["plan"], "--out", tmp_path / "b", "--json").json
    again = office("plan-year", 2027, "--out", tmp_path / "c", "--json").json
    for made in (paper, again):
        assert made["reprint"] is True
        assert made["changed"] is False
        assert (made["number"], made["verification_code"]) == (first["number"], first["verification_code"])
        assert contents(made["files"]) == contents(first["files"])


def test_a_new_number_only_where_it_is_asked_for(office: Papi, tmp_path: Path) -> None:
    first = office("plan-year", 2027, "--out", tmp_path, "--json").json
    issued = contents(first["files"])
    said = office("paper", "year-plan", first["plan"], "--new", "--out", tmp_path, "--json").json
    assert (said["reprint"], said["number"] == first["number"]) == (False, False)
    assert contents(first["files"]) == issued, "the signed files stay as they are"
    blank = office("paper", "year-plan", first["plan"], "--number", "", "--out", tmp_path, "--json").json
    assert (blank["reprint"], blank["number"]) == (False, "")


def test_a_changed_record_is_told_of(office: Papi, tmp_path: Path) -> None:
    first = office("plan-year", 2027, "--out", tmp_path / "a", "--json").json
    with opened(tmp_path) as books, books.store.transaction(say("Change")) as tx:
        tx.update(YEAR_PLAN_ITEMS, year_plan.items_of(books, first["plan"])[0]["id"], {"state": "left_out"})
    said = office("paper", "year-plan", first["plan"], "--out", tmp_path / "b", "--json")
    assert (said.json["reprint"], said.json["changed"]) == (True, True)
    assert contents(said.json["files"]) == contents(first["files"])
    assert "--new" in office("paper", "year-plan", first["plan"], "--out", tmp_path / "b").out
