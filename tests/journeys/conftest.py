"""Journeys stand on the same stage as the window's tests, over a commune of eight villages whose books are still empty."""

from __future__ import annotations

from tests.ui.conftest import (
    official,
    picker,
    pytest_collection_modifyitems,
    pytest_runtest_makereport,
    qapp,
    window,
)
from tests.ui.screens.conftest import clock, office, window_manager

__all__ = [
    "clock",
    "office",
    "official",
    "picker",
    "pytest_collection_modifyitems",
    "pytest_runtest_makereport",
    "qapp",
    "window",
    "window_manager",
]
