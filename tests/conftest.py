"""What every test shares."""

from __future__ import annotations

import gc
import os

import pytest

from papi_desktop.store import keyring
from papi_desktop.store.keyring import Cost

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# As in the program (`papi_desktop.ui.collector`): a collection that begins in a worker thread may delete widgets there, and Qt crashes.
gc.disable()

REAL_COST = keyring.OFFICE_COST
CHEAP = Cost(passes=1, memory_kib=8, lanes=1)
# Passwords cost nothing to try, in every test and in every template made once for many; one test says what they cost in earnest.
keyring.OFFICE_COST = CHEAP


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Collect between tests, in the main thread: everything after a test of the window, the young elsewhere."""
    gc.collect(2 if "qtbot" in getattr(item, "fixturenames", ()) else 1)
