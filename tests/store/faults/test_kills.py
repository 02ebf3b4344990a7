"""A few of the kills in every run of the suite; all of them with PAPI_FAULTS=full."""

from __future__ import annotations

import pytest

from tests.store.faults import kill_entry, kill_import
from tests.store.faults.killing import wanted


@pytest.mark.timeout(3600)
def test_kills_during_entry_lose_and_tear_nothing() -> None:
    counts = kill_entry.run(wanted(few=20, full=1000))
    assert counts.harm == 0, counts
    assert counts.acknowledged > counts.kills


@pytest.mark.timeout(3600)
def test_kills_during_an_import_never_leave_a_part_of_it() -> None:
    counts = kill_import.run(wanted(few=5, full=200), rows=wanted(few=2000, full=20_000))
    assert counts.harm == 0, counts
