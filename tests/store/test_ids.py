"""Ids are UUID version 7 and only grow."""

from __future__ import annotations

import time
import uuid

import pytest

from papi_desktop.store import ids


def test_is_a_uuid_of_version_7_and_of_now() -> None:
    before = time.time_ns() // 1_000_000
    made = uuid.UUID(ids.new_id())
    assert made.version == 7
    assert made.variant == uuid.RFC_4122
    assert before - 1000 <= made.int >> 80 <= time.time_ns() // 1_000_000 + 1000


def test_grow_within_a_millisecond_and_over_its_counter() -> None:
    made = [*ids.new_ids(10_000), ids.new_id()]
    assert made == sorted(made)
    assert len(set(made)) == len(made)


def test_grow_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    first = ids.new_id()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert ids.new_id() > first
