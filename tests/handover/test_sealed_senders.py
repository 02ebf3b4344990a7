"""Who denounced somebody stays on the computer where it was sealed: work that goes to another one does not carry it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import DENOUNCERS, OFFICIALS, PETITIONS
from papi_desktop.domain.registers.petitions import SENDER
from papi_desktop.exchange.bundle.reader import open_bundle
from papi_desktop.operations import records, unit_keys
from papi_desktop.operations.petitions import denouncers
from tests.handover.test_merge import Computers, begin
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
