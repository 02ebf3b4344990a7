"""The command `papi` as a test gives it: on data of the test's own, with what it left on each stream."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from papi_desktop import cli, translations
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from tests.fixtures.workbooks import lines, write_list, write_villages

PASSWORD = "mat-khau-thu-1"
VILLAGES = ("Bản Nà Cáy", "Thôn Huổi Siểu")
PLACES = ["Trụ sở HĐND và UBND xã Na Sang", "Nhà văn hóa Bản Nà Cáy", "Nhà văn hóa Thôn Huổi Siểu"]
PUBLISH = (
    *("publish", "households", "--year", 2025, "--from", "2026-12-01"),
    *("--number", 45, "--date", "2026-11-30"),
)


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return the one JSON object on stdout; anything beside it fails here."""
        found = json.loads(self.out)
        assert isinstance(found, dict)
        return found


Papi = Callable[..., Said]


@contextmanager
def opened(tmp_path: Path) -> Iterator[Office]:
    """Open the office the commands worked on, to look into its books."""
    office = open_office(tmp_path / "data", password=PASSWORD)
    yield office
    office.store.close()


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A password that costs nothing to try, and English whatever the machine asks for."""
    monkeypatch.setenv("PAPI_PASSWORD", PASSWORD)
    monkeypatch.setenv("PAPI_LANGUAGE", "en")
    before = translations.language()
    yield
    translations.use_language(before)


@pytest.fixture
def papi(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Papi:
    """Runs a command on the test's own data."""

    def run(*arguments: object) -> Said:
        status = cli.main(["--data", str(tmp_path / "data"), *map(str, arguments)])
        streams = capsys.readouterr()
        return Said(status, streams.out, streams.err)

    return run


@pytest.fixture
def office(papi: Papi, tmp_path: Path) -> Papi:
    """The same with an office of two villages."""
    villages = write_villages(tmp_path / "thon.xlsx", [("Bản", "Nà Cáy"), ("Thôn", "Huổi Siểu")])
    papi("init", "--unit", "xã Na Sang", "--province", "tỉnh Sơn La", "--villages", villages)
    return papi


@pytest.fixture
def published(office: Papi, tmp_path: Path) -> dict[str, Any]:
    """What `publish --json` answered for the list of 2025."""
    office("import", "households", write_list(tmp_path / "a.xlsx", lines(VILLAGES)), "--year", 2025)
    found: dict[str, Any] = office(*PUBLISH, "--out", tmp_path / "out", "--json").json
    return found
