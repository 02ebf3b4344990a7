"""`papi import` reads the workbooks of the samples, where they lie beside the project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Papi

SAMPLES = Path(__file__).resolve().parents[3] / "shared" / "samples"


@pytest.mark.skipif(not SAMPLES.exists(), reason="the samples are not beside the project")
class TestSamples:
    """The workbooks of the samples give what is expected of them."""

    @pytest.mark.parametrize(
        ("name", "year"),
        [("ho-ngheo-2024-vni.xls", 2024), ("ho-ngheo-2025-tcvn3.xls", 2025), ("ho-ngheo-2026.xlsx", 2026)],
    )
    def test_lists(self, papi: Papi, name: str, year: int) -> None:
        papi("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--villages", SAMPLES / "thon-ban.xlsx")
        expected = json.loads((SAMPLES / f"{name}.expected.json").read_text("utf-8"))
        dry = papi("import", "households", SAMPLES / name, "--year", year, "--dry-run", "--json").json
        assert dry["encoding"] == expected["encoding"]
        assert dry["rows"] == expected["data_rows"]
        assert dry["villages"] == expected["villages"]
        assert dry["totals"] == expected["totals"]
        if "header_rows" in expected:
            assert dry["header_rows"] == expected["header_rows"]
        found = sorted((p["kind"], p["value"]) for p in dry["problems"] if p["severity"] == "error")
        assert found == sorted((p["kind"], p["value"]) for p in expected["problems"])
        said = papi("import", "households", SAMPLES / name, "--year", year, "--accept-errors", "--json").json
        assert said["stored"] == expected["data_rows"] - len(expected["problems"])
        for person in (expected["first"], expected["last"]):
            assert person["name"] in [hit["title"] for hit in papi("search", person["name"], "--json").json["hits"]]

    def test_villages(self, papi: Papi) -> None:
        expected = json.loads((SAMPLES / "thon-ban.xlsx.expected.json").read_text("utf-8"))
        unit = ("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--json")
        answer = papi(*unit, "--villages", SAMPLES / "thon-ban.xlsx").json
        assert {key: answer[key] for key in expected} == expected
