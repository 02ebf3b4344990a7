"""`papi plan-year` and `papi self-assessment`: what a commune does once a year."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Papi


def test_the_yearly_plan_is_made(office: Papi, tmp_path: Path) -> None:
    made = office("plan-year", 2027, "--out", tmp_path / "out", "--json").json
    assert (made["year"], made["made"]) == (2027, True)
    assert made["lines"] > 50
    assert all(Path(path).is_file() for path in made["files"])


def test_the_self_assessment_tells_what_is_missing(office: Papi, tmp_path: Path) -> None:
    found = office("self-assessment", 2026, "--out", tmp_path / "out", "--json").json
    assert [d["id"] for d in found["dimensions"]] == [str(n) for n in range(1, 9)]
    parts = {part["id"]: part for d in found["dimensions"] for part in d["parts"]}
    assert [e["state"] for e in parts["2.2"]["evidence"] if e["id"] == "ho-ngheo:2.2"] == ["missing"]
    assert "không phải điểm PAPI" in found["note"]
    assert all(Path(path).is_file() for path in found["files"])
