"""The command line over several data folders, as the officials of several offices use it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from papi_desktop import cli, translations
from tests.handover.conftest import PASSWORD

Papi = Callable[..., tuple[int, Any]]


@pytest.fixture
def papi(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Papi]:
    """Runs a command on one of several data folders; returns its status and what --json says."""
    monkeypatch.setenv("PAPI_PASSWORD", PASSWORD)
    monkeypatch.setenv("PAPI_LANGUAGE", "vi")
    before = translations.language()

    def run(data: str, *arguments: object) -> tuple[int, Any]:
        status = cli.main(["--data", str(tmp_path / data), "--json", *map(str, arguments)])
        return status, json.loads(capsys.readouterr().out)

    yield run
    translations.use_language(before)
