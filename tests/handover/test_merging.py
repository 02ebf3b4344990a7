"""What a record is when several computers wrote it: the pure rule, whichever order the writes come in."""

from __future__ import annotations

import itertools
from typing import Any

from papi_desktop.domain.merging import ALIVE, Write, merge, standing


def write(origin: str, seq: int, value: Any, place: int = 1, moment: str = "", **seen: int) -> Write:
    return Write(origin, seq, place, seen, value, moment or f"2026-11-22T08:00:{seq:02d}", origin, "vì trùng")


BORN = {ALIVE: [write("a", 1, True)], "name": [write("a", 1, "Lò Văn Ún")]}


def test_a_later_write_that_saw_the_first_wins() -> None:
    first, second = write("a", 1, "x"), write("b", 1, "y", a=1, moment="2020-01-01")
    assert standing([first, second]) == [second]
    assert standing([second, first]) == [second], "the clock of a computer decides nothing"


def test_two_that_did_not_see_one_another_stand_against_each_other() -> None:
    told = {**BORN, "name": [*BORN["name"], write("a", 2, "Lò Văn Ung"), write("b", 2, "Lò Văn Ứng", a=1)]}
    for order in itertools.permutations(told["name"]):
        merged = merge({**told, "name": list(order)})
        assert {w.value for w in merged.conflicts["name"]} == {"Lò Văn Ung", "Lò Văn Ứng"}
        assert merged.values["name"] == merged.conflicts["name"][0].value == "Lò Văn Ứng"


def test_two_who_wrote_the_same_agree() -> None:
    told = {**BORN, "name": [*BORN["name"], write("a", 2, "Lò Văn Ung"), write("b", 2, "Lò Văn Ung", a=1)]}
    assert merge(told).conflicts == {}


def test_a_decision_that_saw_both_ends_it_for_everybody() -> None:
    ended = write("c", 9, "Lò Văn Ung", a=2, b=2)
    told = {**BORN, "name": [*BORN["name"], write("a", 2, "Lò Văn Ung"), write("b", 2, "Lò Văn Ứng", a=1), ended]}
    merged = merge(told)
    assert (merged.values["name"], merged.conflicts) == ("Lò Văn Ung", {})


def test_different_fields_do_not_quarrel() -> None:
    told = {**BORN, "name": [*BORN["name"], write("a", 2, "Lò Thị Ún")], "year": [write("b", 2, 1960, a=1)]}
    merged = merge(told)
    assert (merged.values, merged.conflicts) == ({"name": "Lò Thị Ún", "year": 1960}, {})


def test_a_removal_does_not_win_over_a_change_it_did_not_see() -> None:
    removed = {**BORN, ALIVE: [*BORN[ALIVE], write("b", 2, False, a=1)]}
    assert merge(removed).alive is False
    assert merge(removed).note == "vì trùng"
    changed = {**removed, "name": [*BORN["name"], write("a", 2, "Lò Thị Ún")]}
    merged = merge(changed)
    assert merged.alive is True
    assert [w.value for w in merged.conflicts[ALIVE]] == ["Lò Thị Ún", False]


def test_a_removal_that_saw_the_change_holds() -> None:
    told = {ALIVE: [*BORN[ALIVE], write("b", 2, False, a=2)], "name": [*BORN["name"], write("a", 2, "Lò Thị Ún")]}
    assert merge(told).alive is False
    assert merge(told).conflicts == {}


def test_a_removal_decided_by_a_person_holds() -> None:
    told = {
        ALIVE: [*BORN[ALIVE], write("b", 2, False, a=1), write("c", 5, False, a=2, b=2)],
        "name": [*BORN["name"], write("a", 2, "Lò Thị Ún")],
    }
    assert (merge(told).alive, merge(told).conflicts) == (False, {})


def test_bringing_back_and_removing_at_once_keeps_it_and_asks() -> None:
    told = {
        **BORN,
        ALIVE: [*BORN[ALIVE], write("a", 2, False), write("a", 3, True), write("b", 2, False, a=2)],
    }
    merged = merge(told)
    assert merged.alive
    assert ALIVE in merged.conflicts
