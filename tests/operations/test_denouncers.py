"""Who denounced somebody is in no list, workbook, search, history, paper or name of a record; and seen by the official in charge alone."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import ALL, DENOUNCERS, DISCLOSURES, OFFICIALS, PETITION_STEPS, PETITIONS
from papi_desktop.domain.registers.petitions import SENDER
from papi_desktop.domain.roles import Role
from papi_desktop.operations import disclosing, lists, record_papers, records, rights
from papi_desktop.operations.office import Office, Query
from papi_desktop.operations.petitions import denouncers, period_papers
from papi_desktop.operations.petitions.state import agenda_lines
from papi_desktop.operations.work_done import work_done
from tests.documents.reading import flat, read_pages
from tests.operations.conftest import USER
from tests.operations.texts import text_of

NAME = "Vừ Thị Khẩn"
SECRETS = (NAME, "Vừ", "Khẩn", "khan", "014163009999", "0981777666", "Ngõ Đào Hoa")
SENDER_OF = {"person": NAME, "address": "Ngõ Đào Hoa", "citizen_id": "014163009999", "phone": "0981777666"}
NOBODY_YET = {"assigned_id": "Chủ tịch chưa phân công"}


@pytest.fixture
def in_charge(office: Office) -> str:
    """The official who is logged in."""
    return records.save(office, OFFICIALS, {"name": USER, "job_title": "Công chức Văn phòng"})


@pytest.fixture
def case(office: Office, in_charge: str) -> str:
    """A denunciation with everything known of its sender, accepted and answered."""
    case = records.save(
        office,
        PETITIONS,
        {
            **PETITIONS.blank(),
            "kind": "denunciation",
            "summary": "Tố cáo việc bình xét hộ nghèo",
            "received_on": "2026-11-20",
            "assigned_id": in_charge,
            "village_id": office.villages()[0]["id"],
            **SENDER_OF,
        },
    )
    for kind, day in (("acceptance", "2026-11-23"), ("transfer", "2026-11-24"), ("reply", "2026-11-25")):
        step = {"petition_id": case, "kind": kind, "day": day, "reason": "x", "agency": "Thanh tra", "still_ours": True}
        records.save(office, PETITION_STEPS, step)
    return case


def tells(text: str) -> list[str]:
    """Return what a text lets out."""
    return [secret for secret in SECRETS if secret.casefold() in text.casefold()]


def test_it_is_kept_apart(office: Office, case: str) -> None:
    petition = office.store.get(PETITIONS, case) or {}
    assert [petition[key] for key in SENDER] == [None] * len(SENDER)
    (sealed,) = office.store.all(DENOUNCERS)
    assert (sealed["person"], sealed["citizen_id"]) == (NAME, "014163009999")


def test_the_book_of_senders_has_no_form_list_workbook_or_search() -> None:
    secret = [DENOUNCERS[key] for key in SENDER]
    assert not any(f.in_list or f.search or f.section or f.print_label for f in secret)
    assert not DENOUNCERS.in_menu
    assert not any(f.references == DENOUNCERS.key for register in ALL for f in register)


def test_no_list_and_no_name_of_a_record_tells(office: Office, case: str) -> None:
    for register in ALL:
        for row in office.store.all(register):
            shown = [str(row.get(f.key)) for f in register.list_fields] + [register.title_of(row)]
            assert not tells(" ".join(shown)), register.key
            if register is not DENOUNCERS:
                assert not tells(repr(row)), register.key


def test_no_search_finds_it(office: Office, case: str) -> None:
    for typed in SECRETS:
        assert not [hit for hit in office.store.search(typed, limit=50) if hit.register is not OFFICIALS], typed
        for register in (PETITIONS, PETITION_STEPS, DENOUNCERS):
            assert office.store.page(register, Query(text=typed)).total == 0
    for hit in office.store.search("bình xét", limit=50):
        assert not tells(hit.title + hit.snippet)


def test_no_workbook_and_no_printed_list_tells(office: Office, case: str, tmp_path: Path) -> None:
    for register in (PETITIONS, PETITION_STEPS):
        path = tmp_path / f"{register.key}.xlsx"
        lists.export_workbook(office, register, Query(), path)
        with zipfile.ZipFile(path) as book:
            whole = "\n".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
        assert "bình xét" in whole or register is PETITION_STEPS
        assert not tells(whole)
        assert not tells(flat(read_pages(lists.list_pdf(office, register, Query()))))


def test_no_history_tells(office: Office, case: str) -> None:
    for register in ALL:
        for row in office.store.all(register):
            for entry in office.store.history(register, row["id"]):
                assert not tells(repr((entry.operation, entry.changes, entry.reason))), register.key
    for batch in office.store.batches(limit=200):
        assert not tells(repr(batch.operation))


def test_no_paper_tells(office: Office, case: str, tmp_path: Path) -> None:
    assert not [secret for path in made_of(office, case, tmp_path) for secret in tells(text_of(path))]
    texts = [text_of(path) for path in tmp_path.glob("**/*.pdf")]
    assert any("người tố cáo" in text for text in texts)
    assert any("giữ bí mật" in text for text in texts)


def made_of(office: Office, case: str, folder: Path) -> Iterator[Path]:
    """Make every paper there is about a case."""
    petition = office.store.get(PETITIONS, case) or {}
    subjects: list[tuple[Any, Any]] = [(PETITIONS, petition)]
    subjects += [(PETITION_STEPS, s) for s in office.store.all(PETITION_STEPS)]
    for register, record in subjects:
        for kind in record_papers.kinds_of(office, register, record):
            yield from record_papers.make(office, register, record["id"], kind.key, folder / kind.key).files
    for paper in period_papers.PERIOD_PAPERS:
        yield from period_papers.write(office, paper.key, date(2026, 1, 1), date(2026, 12, 31), folder / paper.key)


def test_today_does_not_tell(office: Office, in_charge: str) -> None:
    records.save(
        office,
        PETITIONS,
        {**PETITIONS.blank(), "kind": "denunciation", "summary": "Tố cáo", "received_on": "2026-11-20", **SENDER_OF},
        accepted=NOBODY_YET,
    )
    lines = list(agenda_lines(office, date(2026, 12, 30)))
    assert lines
    assert not tells(repr([line.what for line in lines]))


def test_a_complaint_that_turns_out_a_denunciation_is_sealed(office: Office) -> None:
    complaint = {**PETITIONS.blank(), "kind": "complaint", "summary": "Đơn", "received_on": "2026-11-20", **SENDER_OF}
    record_id = records.save(office, PETITIONS, complaint)
    assert [hit.id for hit in office.store.search("khan", limit=9)] == [record_id]
    kept = office.store.get(PETITIONS, record_id) or {}
    records.save(office, PETITIONS, {**kept, "kind": "denunciation"}, accepted=NOBODY_YET)
    assert not office.store.search("khan", limit=9)
    assert [sealed["petition_id"] for sealed in office.store.all(DENOUNCERS)] == [record_id]
    for entry in office.store.history(PETITIONS, record_id):
        assert not tells(repr(entry.changes))


@pytest.mark.parametrize("field", ["summary", "content", "settled_by", "note"])
def test_who_it_is_may_not_stand_in_another_field(office: Office, field: str) -> None:
    told = {"kind": "denunciation", "summary": "Tố cáo", "person": NAME, "received_on": "2026-11-20"}
    with pytest.raises(UserError, match="must not be told here"):
        records.save(office, PETITIONS, {**PETITIONS.blank(), **told, field: f"Đơn của bà {NAME.upper()}, bản 2"})


def test_who_it_is_may_not_be_written_later(office: Office, case: str) -> None:
    petition = office.store.get(PETITIONS, case) or {}
    for words in (f"bà {NAME} đến hỏi", "gọi số 0981777666"):
        with pytest.raises(UserError, match="must not be told here"):
            records.save(office, PETITIONS, {**petition, "note": words})
        with pytest.raises(UserError, match="must not be told here"):
            records.save(
                office, PETITION_STEPS, {"petition_id": case, "kind": "apology", "day": "2026-11-26", "content": words}
            )


def test_a_guess_is_not_confirmed_to_anybody_else(office: Office, case: str) -> None:
    other = records.save(office, OFFICIALS, {"name": "Quàng Văn Đức", "job_title": "Công chức"})
    petition = office.store.get(PETITIONS, case) or {}
    records.save(office, PETITIONS, {**petition, "assigned_id": other})
    petition = office.store.get(PETITIONS, case) or {}
    records.save(office, PETITIONS, {**petition, "note": f"có phải bà {NAME}?"})
    assert (office.store.get(PETITIONS, case) or {})["note"] == f"có phải bà {NAME}?", (
        "a refusal would have confirmed it"
    )


def test_the_name_alone_does_not_open_a_seal(office: Office, case: str, in_charge: str) -> None:
    official = office.store.get(OFFICIALS, in_charge) or {}
    assert official["login"] == USER
    namesake = records.save(office, OFFICIALS, {"name": USER, "job_title": "Trưởng thôn"})
    assert (office.store.get(OFFICIALS, namesake) or {})["login"] is None
    with pytest.raises(UserError, match="already"):
        records.save(office, OFFICIALS, {**(office.store.get(OFFICIALS, namesake) or {}), "login": USER})
    records.save(office, OFFICIALS, {**official, "name": "Lò Thị Út"})
    assert denouncers.look(office, case, "kiểm tra")["person"] == NAME
    petition = office.store.get(PETITIONS, case) or {}
    records.save(office, PETITIONS, {**petition, "assigned_id": namesake})
    with pytest.raises(UserError, match="KN-01"):
        denouncers.look(office, case, "kiểm tra")


def test_only_the_official_in_charge_looks_and_it_is_remembered(office: Office, case: str) -> None:
    before = len(office.store.batches(limit=200))
    assert denouncers.look(office, case, "mời làm việc")["person"] == NAME
    newest = office.store.batches(limit=1)[0]
    assert len(office.store.batches(limit=200)) == before + 1
    assert newest.operation.in_english() == "Look at the sealed sender of petition 1/2026"
    told = office.store.history(PETITIONS, case)[0].told
    assert told is not None
    assert "mời làm việc" in told.in_english()
    with pytest.raises(UserError) as no_reason:
        denouncers.look(office, case, " ")
    assert no_reason.value.code == "KN-02"


def test_nobody_else_looks(office: Office, case: str) -> None:
    other = records.save(office, OFFICIALS, {"name": "Quàng Văn Đức", "job_title": "Công chức"})
    petition = office.store.get(PETITIONS, case) or {}
    records.save(office, PETITIONS, {**petition, "assigned_id": other})
    before = len(office.store.batches(limit=200))
    with pytest.raises(UserError) as refused:
        denouncers.look(office, case, "muốn biết")
    assert refused.value.code == "KN-01"
    assert not tells(repr(refused.value.args) + str(refused.value))
    assert len(office.store.batches(limit=200)) == before + 1
    work = work_done(office, 1)[0]
    assert work.operation.in_english() == "Refused: to look at the sealed sender of petition 1/2026"
    assert (work.about, work.actor, work.can_undo) == ((PETITIONS.key, case), USER, False)
    told = office.store.history(PETITIONS, case)[0]
    assert told.told is not None
    assert "muốn biết" not in told.told.in_english()
    with pytest.raises(UserError, match="KN-01"):
        denouncers.correct(office, case, {})
    assert len(office.store.batches(limit=200)) == before + 2


def test_why_it_was_looked_at_is_not_read_from_outside(office: Office, case: str) -> None:
    denouncers.look(office, case, "xác minh ở bản Nà Cáy")
    other = records.save(office, OFFICIALS, {"name": "Quàng Văn Đức", "job_title": "Công chức"})
    petition = office.store.get(PETITIONS, case) or {}
    records.save(office, PETITIONS, {**petition, "assigned_id": other})
    office.store.limit(rights.rights_of(Role.FINANCE))
    entries = office.store.history(PETITIONS, case)
    assert any("Look at" in entry.operation.in_english() for entry in entries)
    assert "Nà Cáy" not in repr(entries)
    with pytest.raises(UserError, match="KN-01"):
        denouncers.look(office, case, "muốn biết")
    assert work_done(office, 1)[0].operation.in_english().startswith("Refused")


def test_saving_again_keeps_what_is_sealed(office: Office, case: str) -> None:
    petition = office.store.get(PETITIONS, case) or {}
    records.save(office, PETITIONS, {**petition, "note": "đã mời"})
    assert denouncers.look(office, case, "kiểm tra")["phone"] == "0981777666"
    assert DENOUNCERS["person"].kind is Kind.PERSON


def test_what_is_learned_later_is_sealed_too(office: Office, in_charge: str) -> None:
    told = {"kind": "denunciation", "summary": "Tố cáo", "received_on": "2026-11-20", "assigned_id": in_charge}
    record_id = records.save(office, PETITIONS, {**PETITIONS.blank(), **told})
    assert not any(denouncers.look(office, record_id, "xem").values())
    denouncers.correct(office, record_id, SENDER_OF)
    assert denouncers.look(office, record_id, "xem")["person"] == NAME
    assert not office.store.search("khan", limit=9)
    petition = office.store.get(PETITIONS, record_id) or {}
    records.save(office, PETITIONS, {**petition, "assigned_id": None}, accepted=NOBODY_YET)
    with pytest.raises(UserError) as refused:
        denouncers.correct(office, record_id, {})
    assert refused.value.code == "KN-01"


def test_the_conclusion_is_disclosed_by_its_number(office: Office, case: str) -> None:
    entered = disclosing.disclose(office, PETITIONS, case, "conclusion")
    kept = office.store.get(DISCLOSURES, entered) or {}
    assert (kept["title"], kept["due"]) == ("Kết luận nội dung tố cáo số 1/2026", "2026-12-04")
