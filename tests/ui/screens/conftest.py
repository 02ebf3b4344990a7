"""The task screens over a commune of eight villages whose books are still empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.screens.commune import Clock, make_commune
from tests.ui.screens.window_manager import WindowManager


@pytest.fixture
def clock() -> Clock:
    """A day that moves when the test says so."""
    return Clock(date(2026, 12, 1))


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Any]:
    """A real office in a temporary folder."""
    made = make_commune(tmp_path / "data", clock)
    yield made
    made.store.close()


@pytest.fixture(autouse=True)
def window_manager(qapp: QApplication) -> Iterator[WindowManager]:
    """Dialogs give the keyboard back."""
    manager = WindowManager(qapp)
    yield manager
    manager.stop()
