"""Any history on three computers and any road of files between them: all come to the same, and nothing written is lost."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from papi_desktop.domain.registers import (
    BY_KEY,
    DISCLOSURES,
    FOREIGN_CHANGES,
)
from papi_desktop.operations import conflicts, records
from papi_desktop.operations import merge as merging
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import open_office
from papi_desktop.store.query import Query
from tests.handover.computers import Computers, begin, change, differences, insert, picture, picture_but_waiting
from tests.handover.conftest import PASSWORD, TODAY

FULL = os.environ.get("PAPI_FAULTS") == "full"
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(["new", "change", "change", "change", "remove", "back", "give", "give", "replay", "decide"]),
        st.integers(0, 2),
        st.integers(0, 2),
        st.integers(0, 10_000),
    ),
    min_size=3,
    max_size=24,
)


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copies")
    computers = begin(folder, 3)
    computers.close()
    return folder


@pytest.mark.timeout(3600)
@settings(
    max_examples=200 if FULL else int(os.environ.get("PAPI_HISTORIES", "8")),
    deadline=None,
    # Each history takes a second: making a failing one shorter would take minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_STEPS, last=st.permutations([0, 1, 2]))
def test_any_history_and_any_exchange_converge(
    copies: Path, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, int, int]], last: list[int]
) -> None:
    folder = tmp_path_factory.mktemp("history")
    for number in range(3):
        shutil.copytree(copies / str(number), folder / str(number))
    (folder / "usb").mkdir()
    offices = [open_office(folder / str(n), password=PASSWORD, today=lambda: TODAY) for n in range(3)]
    computers = Computers(offices, folder / "usb")
    old: list[tuple[int, Path]] = []
    written: dict[str, set[tuple[str, Any]]] = {}
    for step, one, other, chance in steps:
        _do(computers, step, one, other, random.Random(chance), old, written)
    for _round in range(3):
        for giver in last:
            for taker in last:
                if giver != taker:
                    computers.give(giver, taker)
    try:
        pictures = [picture_but_waiting(office) for office in offices]
        assert pictures[0] == pictures[1] == pictures[2]
        waiting = [differences(office) for office in offices]
        assert waiting[0] == waiting[1] == waiting[2]
        for office in offices:
            for row in conflicts.open_conflicts(office):
                if row["kind"] == "value":
                    assert shown_in_book(office, row) in offered(row), "no book shows what everybody has overcome"
        for row in conflicts.open_conflicts(offices[0]):
            if row["kind"] != "duplicate":
                conflicts.decide(offices[0], row["id"], 0)
        computers.settle()
        assert picture(offices[0]) == picture(offices[1]) == picture(offices[2]), "once decided, all are the same"
        waiting = [differences(office) for office in offices]
        assert waiting[0] == waiting[1] == waiting[2]
        for office in offices:
            assert office.store.verify_chain().first_broken is None
            assert office.store.integrity() == []
            for record, values in written.items():
                assert office.store.get(DISCLOSURES, record) is not None, "what somebody entered is somewhere"
                assert values <= ever_written(office, record), "no value is lost, not even one that was overcome"
    finally:
        computers.close()


def shown_in_book(office: Office, row: dict[str, Any]) -> Any:
    """Return what stands in the book of a computer where two values wait for a decision."""
    return (office.store.get(BY_KEY[row["book"]], row["source_id"]) or {})[row["key"]]


def offered(row: dict[str, Any]) -> list[Any]:
    """Return the values a person chooses from, as they stand in a record."""
    register = BY_KEY[row["book"]]
    return [conflicts.value_of(register, row["key"], option["value"]) for option in row["versions"]["options"]]


def ever_written(office: Office, record: str) -> set[tuple[str, Any]]:
    """Return every field and value of a record that a computer can still tell: from its own history, or as others wrote it."""
    found = {
        (key, pair[1]) for entry in office.store.history(DISCLOSURES, record) for key, pair in entry.changes.items()
    }
    for row in office.store.all(FOREIGN_CHANGES, Query(filters={"source_id": record})):
        found |= set((row["content"] or {}).items())
    return found


def _do(
    computers: Computers,
    step: str,
    one: int,
    other: int,
    rng: random.Random,
    old: list[tuple[int, Path]],
    written: dict[str, set[tuple[str, Any]]],
) -> None:
    office = computers[one]
    living = list(office.store.all(DISCLOSURES))
    removed = list(office.store.all(DISCLOSURES, Query(deleted=True)))
    if step == "new":
        title = f"Nội dung {rng.randrange(5)}"
        written[insert(office, DISCLOSURES, title=title)] = {("title", title)}
    elif step == "change" and living:
        row = rng.choice(living)
        key = rng.choice(["title", "responsible", "note", "year"])
        value: Any = 2020 + rng.randrange(4) if key == "year" else f"{key} {rng.randrange(4)}"
        change(office, DISCLOSURES, row["id"], **{key: value})
        written[row["id"]].add((key, value))
    elif step == "remove" and living:
        records.remove(office, DISCLOSURES, rng.choice(living)["id"], f"lý do {rng.randrange(3)}")
    elif step == "back" and removed:
        records.bring_back(office, DISCLOSURES, rng.choice(removed)["id"])
    elif step == "give" and one != other:
        file = computers.file(one, other)
        old.append((other, file))
        if rng.random() < 0.8:  # some files stay on the stick and come later, or never
            merging.merge_file(computers[other], file)
    elif step == "replay" and old:
        taker, file = rng.choice(old)
        merging.merge_file(computers[taker], file)  # a file is never too old: it begins where its taker stood
    elif step == "decide":
        waiting = conflicts.open_conflicts(office)
        if waiting:
            row = rng.choice(waiting)
            conflicts.decide(office, row["id"], rng.randrange(len(row["versions"]["options"])))
