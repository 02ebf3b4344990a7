"""`papi publish` and `papi list-disclosures`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.cli.conftest import PLACES, PUBLISH, VILLAGES, Papi
from tests.fixtures.workbooks import lines, write_list


def test_publish_answers_with_number_files_places_and_days(published: dict[str, Any]) -> None:
    assert published["number"] == "45/TB-UBND"
    assert published["places"] == PLACES
    assert (published["last_day_up"], published["takedown_from"], published["due"]) == (
        "2026-12-31",
        "2027-01-01",
        "2026-12-07",
    )
    assert {file["kind"] for file in published["files"]} == {
        "notice",
        "public_list",
        "loudspeaker",
        "village_list",
        "posting_minutes",
    }
    assert all(Path(file["path"]).is_file() for file in published["files"])
    assert isinstance(published["disclosure"], str)


def test_publish_refuses_a_taken_number_and_writes_nothing(
    office: Papi, published: dict[str, Any], tmp_path: Path
) -> None:
    said = office(*PUBLISH, "--out", tmp_path / "again", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "SO-02")
    assert not (tmp_path / "again").exists()


def test_publish_may_leave_the_number_blank_and_choose_stage_and_form(office: Papi, tmp_path: Path) -> None:
    office("import", "households", write_list(tmp_path / "a.xlsx", lines(VILLAGES)), "--year", 2025)
    said = office(
        *("publish", "households", "--year", 2025, "--from", "2026-12-01", "--number", "", "--date", "2026-11-30"),
        *("--stage", "draft", "--form", "national", "--to", "2026-12-03", "--out", tmp_path / "out", "--json"),
    )
    assert said.status == 0
    assert said.json["number"] == ""
    assert said.json["last_day_up"] == "2026-12-04"
    assert any("03/12/2026" in warning for warning in said.json["warnings"])


def test_publish_of_a_year_without_a_list_is_refused(office: Papi, tmp_path: Path) -> None:
    said = office(*PUBLISH, "--out", tmp_path / "out", "--json")
    assert (said.status, said.json["error"]["code"]) == (1, "CK-02")


def test_the_quarters_list(office: Papi, published: dict[str, Any], tmp_path: Path) -> None:
    planned = office("list-disclosures", "2026-Q4", "--out", tmp_path / "quy", "--json")
    assert (planned.status, planned.json["rows"]) == (0, 0), "it hangs nowhere yet"
    office("post", published["disclosure"], "--place", PLACES[0], "--from", "2026-12-01")
    said = office("list-disclosures", "2026-Q4", "--out", tmp_path / "quy", "--json")
    assert said.status == 0
    assert (said.json["period"], said.json["rows"]) == ("2026-Q4", 1)
    assert all(Path(path).is_file() for path in said.json["files"])
    wrong = office("list-disclosures", "2026-Q7", "--out", tmp_path / "quy", "--json")
    assert (wrong.status, wrong.json["error"]["code"]) == (1, "QUY-01")
