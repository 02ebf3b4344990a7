"""A data folder for every test: made once, copied for each, with passwords that cost nothing to try."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, USER


@dataclass(frozen=True)
class Made:
    """A new data folder and its recovery key."""

    folder: Path
    recovery_key: str


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("template") / "dữ liệu"
    store, recovery_key = Store.create(folder, password=PASSWORD, user=USER)
    store.close()
    return Made(folder, recovery_key)


@pytest.fixture
def folder(template: Made, tmp_path: Path) -> Path:
    """A closed data folder without records."""
    return Path(shutil.copytree(template.folder, tmp_path / "dữ liệu"))


@pytest.fixture
def recovery_key(template: Made) -> str:
    return template.recovery_key


@pytest.fixture
def store(folder: Path) -> Iterator[Store]:
    """An open store without records."""
    with Store.open(folder, password=PASSWORD) as store:
        yield store
