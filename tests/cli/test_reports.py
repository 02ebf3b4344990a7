"""`papi report KIND`: every kind as PDF, DOCX and XLSX, and the records behind each figure in its answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Papi

KINDS = ("disclosures", "democracy", "papi", "budget", "petitions", "contributions")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind(office: Papi, tmp_path: Path, kind: str) -> None:
    said = office("report", kind, "--period", "2026-Q4", "--out", str(tmp_path / "bc"), "--json").json
    assert {Path(path).suffix for path in said["files"]} == {".pdf", ".docx", ".xlsx"}
    assert all(Path(path).exists() for path in said["files"])
    for figure in said["figures"]:
        assert isinstance(figure["records"], list), figure["key"]
        assert figure["state"] in ("value", "blank", "not_applicable")
