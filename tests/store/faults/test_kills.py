"""A few of the kills in every run of the suite; all of them with PAPI_FAULTS=full."""

from __future__ import annotations

import pytest

from tests.store.faults import kill_entry, kill_import, kill_meeting
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


@pytest.mark.timeout(3600)
def test_kills_in_a_meeting_lose_no_question_and_tear_no_promise() -> None:
    counts = kill_meeting.run(wanted(few=6, full=500))
    assert counts.harm == 0, counts
    assert counts.acknowledged > counts.kills
