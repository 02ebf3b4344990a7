"""Journeys stand on the same stage as the window's tests, over a commune of eight villages whose books are still empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.operations import unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.handover.conftest import level_above
from tests.journeys.command import papi
from tests.ui.conftest import (
    official,
    picker,
    pytest_collection_modifyitems,
    pytest_runtest_makereport,
    qapp,
    window,
)
from tests.ui.official import AnsweringPicker
from tests.ui.screens.commune import Clock
from tests.ui.screens.conftest import clock, office, window_manager
from tests.ui.windows import window_over

__all__ = [
    "clock",
    "office",
    "official",
    "papi",
    "picker",
    "pytest_collection_modifyitems",
    "pytest_runtest_makereport",
    "qapp",
    "window",
    "window_manager",
]


@pytest.fixture
def province(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    made = level_above(tmp_path / "tinh")
    made.today = clock
    yield made
    made.store.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder that plays the stick between offices."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


@pytest.fixture
def acquainted(office: Office, province: Office) -> None:
    """The commune and the level above have each other's keys, and have compared them."""
    unit_keys.trust(province, unit_keys.own_key(office).public, compared=True)
    unit_keys.trust(office, unit_keys.own_key(province).public, compared=True)


@pytest.fixture
def show(qtbot: Any, picker: AnsweringPicker) -> Iterator[Callable[[Office], MainWindow]]:
    """Opens the program's window over an office; all are closed in the end."""
    with ExitStack() as windows:
        yield lambda office: windows.enter_context(window_over(qtbot, office, picker))
