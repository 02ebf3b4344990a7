"""A verification code is this office's and this paper's only, and may be typed carelessly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import OUTGOING
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office
from papi_desktop.operations.setup import Setup, create_office
from papi_desktop.operations.verify import paper_of

DAY = date(2026, 11, 30)


def issued(office: Office) -> tuple[str, str]:
    """Record an outgoing paper and return its id and its code."""
    code = papers.code_of(office, "TB", "45/TB-UBND", DAY, "ab" * 32)
    line = {
        "year": 2026,
        "document_kind": "TB",
        "series": "TB",
        "number": 45,
        "number_text": "45",
        "symbol": "45/TB-UBND",
    }
    line |= {
        "issued_on": DAY.isoformat(),
        "subject": "Danh sách",
        "state": "issued",
        "verification_code": code,
        "digest": "ab" * 32,
    }
    with office.store.transaction(say("Test")) as tx:
        return tx.insert(OUTGOING, line), code


def test_the_code_is_short_and_has_no_letter_that_is_misread(office: Office) -> None:
    _id, code = issued(office)
    assert [len(group) for group in code.split("-")] == [4, 4, 4]
    assert not set(code) & set("ILOUilou")


def test_finds_the_paper_however_it_is_typed(office: Office) -> None:
    _id, code = issued(office)
    for typed in (code, code.lower().replace("-", " "), code.replace("1", "l").replace("0", "O")):
        found = paper_of(office, typed)
        assert (found.ours, found.number, found.day) == (True, "45/TB-UBND", DAY)


def test_knows_no_other_code(office: Office) -> None:
    _id, code = issued(office)
    for typed in ("", "AAAA-BBBB-CCCC", code[:-1]):
        assert not paper_of(office, typed).ours


def test_a_line_changed_afterwards_is_told(office: Office) -> None:
    record_id, code = issued(office)
    with office.store.transaction(say("Test")) as tx:
        tx.update(OUTGOING, record_id, {"issued_on": "2026-12-01"})
    found = paper_of(office, code)
    assert not found.ours
    assert found.number == "45/TB-UBND"


def test_another_office_has_another_code(office: Office, tmp_path: Path) -> None:
    other, _key = create_office(tmp_path / "other", Setup("xã Khác", "tỉnh Khác", "mat-khau-khac", "Người Khác"))
    parts = ("TB", "45/TB-UBND", DAY, "ab" * 32)
    assert papers.code_of(office, *parts) != papers.code_of(other, *parts)
    other.store.close()
