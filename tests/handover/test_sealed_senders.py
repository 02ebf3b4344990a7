"""Who denounced somebody stays on the computer where it was sealed: work that goes to another one does not carry it."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import CONFLICTS, DENOUNCERS, OFFICIALS, PETITIONS
from papi_desktop.domain.registers.petitions import SENDER
from papi_desktop.exchange.bundle.reader import open_bundle
from papi_desktop.operations import conflicts, records, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import denouncers
from tests.handover.computers import Computers, begin
from tests.operations.conftest import USER

NAME = "Vừ Thị Khẩn"
SENDER_OF = {"person": NAME, "address": "Ngõ Đào Hoa", "citizen_id": "014163009999", "phone": "0981777666"}
SUMMARY = "Việc thu tiền không có biên lai"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[Computers]:
    made = begin(tmp_path, 2)
    yield made
    made.close()


def receive(two: Computers, kind: str) -> str:
    """Enter a petition with its sender on the first computer, in charge of whoever is logged in there."""
    official = records.save(two[0], OFFICIALS, {"name": USER, "job_title": "Công chức"})
    told = {"kind": kind, "summary": SUMMARY, "received_on": "2026-11-20", "assigned_id": official, **SENDER_OF}
    return records.save(two[0], PETITIONS, {**PETITIONS.blank(), **told})


def carried(two: Computers) -> str:
    """Return everything a work file for the second computer says, as that computer opens it."""
    from_first = unit_keys.own_key(two[0]).public
    opened = open_bundle(two.file(0, 1).read_bytes(), unit_keys.own_identities(two[1]), lambda _manifest: from_first)
    return "\n".join(part.decode("utf-8", "replace") for part in opened.parts.values())


def test_a_denunciation_travels_without_its_sender(two: Computers) -> None:
    case = receive(two, "denunciation")
    told = carried(two)
    assert SUMMARY in told
    assert not [secret for secret in SENDER_OF.values() if secret in told]
    two.give(0, 1)
    assert two[1].store.get(PETITIONS, case)["summary"] == SUMMARY  # type: ignore[index]
    assert not list(two[1].store.all(DENOUNCERS))
    assert denouncers.look(two[0], case, "mời làm việc")["person"] == NAME
    assert not any(denouncers.look(two[1], case, "mời làm việc").values())


def test_what_a_complaint_told_before_it_turned_out_a_denunciation_stays_too(two: Computers) -> None:
    case = receive(two, "complaint")
    records.save(two[0], PETITIONS, {**(two[0].store.get(PETITIONS, case) or {}), "kind": "denunciation"})
    assert not [secret for secret in SENDER_OF.values() if secret in carried(two)]
    two.give(0, 1)
    petition = two[1].store.get(PETITIONS, case) or {}
    assert petition["kind"] == "denunciation"
    assert not any(petition[key] for key in SENDER)


def test_a_complaint_still_travels_with_its_sender(two: Computers) -> None:
    case = receive(two, "complaint")
    two.give(0, 1)
    assert (two[1].store.get(PETITIONS, case) or {})["person"] == NAME


def test_a_namesake_with_another_login_sees_nothing(two: Computers) -> None:
    case = receive(two, "denunciation")
    namesake = records.save(two[0], OFFICIALS, {"name": USER, "job_title": "Trưởng thôn"})
    records.save(two[0], PETITIONS, {**(two[0].store.get(PETITIONS, case) or {}), "assigned_id": namesake})
    with pytest.raises(UserError, match="KN-01"):
        denouncers.look(two[0], case, "muốn biết")


# --- one computer seals what another one goes on writing ---

OTHER = "Giàng A Chống"


def plain(office: Office, case: str) -> list[str]:
    """Return what anybody reads of the sender: in the petition, by searching, and in the differences that wait."""
    petition = office.store.get(PETITIONS, case) or {}
    waiting = str([row["versions"] for row in office.store.all(CONFLICTS)])
    found = [str(petition[key]) for key in SENDER if petition[key]]
    found += [name for name in (NAME, OTHER) if name in waiting or office.store.search(name)]
    return found


def sealed(office: Office, case: str) -> str:
    """Return the name under seal, as the official in charge reads it."""
    return str(denouncers.look(office, case, "mời làm việc")["person"])


def change(office: Office, case: str, **values: object) -> None:
    records.save(office, PETITIONS, {**(office.store.get(PETITIONS, case) or {}), **values})


@pytest.mark.parametrize("order", [((0, 1), (1, 0)), ((1, 0), (0, 1))])
def test_sealing_wins_at_once_over_a_sender_corrected_elsewhere(
    two: Computers, order: tuple[tuple[int, int], ...]
) -> None:
    case = receive(two, "complaint")
    two.settle()
    change(two[0], case, kind="denunciation")
    change(two[1], case, person=OTHER)
    for giver, taker in order:
        two.give(giver, taker)
        if (two[taker].store.get(PETITIONS, case) or {})["kind"] == "denunciation":
            assert plain(two[taker], case) == []
    two.settle()
    assert [plain(office, case) for office in two.offices] == [[], []]
    assert [conflicts.count_open(office) for office in two.offices] == [0, 0]
    assert OTHER in sealed(two[1], case)
    assert NAME in sealed(two[0], case)


def test_what_was_typed_elsewhere_is_found_under_the_seal_and_once_only(two: Computers) -> None:
    case = receive(two, "complaint")
    two.settle()
    change(two[0], case, kind="denunciation")
    change(two[1], case, person=OTHER)
    two.give(1, 0)
    assert sealed(two[0], case) == f"{NAME} / {OTHER}"
    denouncers.correct(two[0], case, {**SENDER_OF, "person": OTHER})
    change(two[1], case, summary=SUMMARY + ", hai lần")
    two.settle()
    assert sealed(two[0], case) == OTHER
    assert plain(two[0], case) == []


def test_a_sender_that_came_in_plain_is_sealed_when_the_denunciation_follows(two: Computers) -> None:
    case = receive(two, "complaint")
    two.give(0, 1)
    assert NAME in plain(two[1], case)
    change(two[0], case, kind="denunciation")
    two.give(0, 1)
    assert plain(two[1], case) == []
    assert sealed(two[1], case) == NAME


def test_two_senders_that_waited_for_a_decision_wait_no_more_once_it_is_a_denunciation(two: Computers) -> None:
    case = receive(two, "complaint")
    two.settle()
    change(two[0], case, person=NAME + "g")
    change(two[1], case, person=OTHER)
    two.settle()
    assert [conflicts.count_open(office) for office in two.offices] == [1, 1]
    change(two[0], case, kind="denunciation")
    assert plain(two[0], case) == []
    two.settle()
    assert [plain(office, case) for office in two.offices] == [[], []]
    assert [conflicts.count_open(office) for office in two.offices] == [0, 0]


def test_a_decision_on_the_sender_does_not_carry_it_away_after_it_was_sealed(two: Computers) -> None:
    case = receive(two, "complaint")
    two.settle()
    change(two[0], case, person=NAME + "g")
    change(two[1], case, person=OTHER)
    two.give(1, 0)
    [waiting] = conflicts.open_conflicts(two[0])
    conflicts.decide(two[0], waiting["id"], 0)
    change(two[0], case, kind="denunciation")
    assert not [secret for secret in (NAME, OTHER) if secret in carried(two)]


@pytest.mark.parametrize("seed", range(40 if os.environ.get("PAPI_FAULTS") == "full" else 4))
def test_in_no_history_does_a_denunciation_show_its_sender(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    made = begin(tmp_path, 2)
    case = receive(made, "complaint")
    made.settle()
    for _step in range(8):
        at = chance.randrange(2)
        what = chance.choice(("seal", "correct", "words", "give", "give"))
        if what == "seal":
            change(made[at], case, kind="denunciation")
        elif what == "correct" and (made[at].store.get(PETITIONS, case) or {})["kind"] != "denunciation":
            change(made[at], case, person=chance.choice((NAME, OTHER)), phone=f"09{chance.randrange(10**8):08}")
        elif what == "words":
            change(made[at], case, summary=f"{SUMMARY} {chance.random()}")
        elif what == "give":
            made.give(at, 1 - at)
        for office in made.offices:
            if (office.store.get(PETITIONS, case) or {})["kind"] == "denunciation":
                assert plain(office, case) == []
    made.settle()
    assert len({(office.store.get(PETITIONS, case) or {})["kind"] for office in made.offices}) == 1
    made.close()
