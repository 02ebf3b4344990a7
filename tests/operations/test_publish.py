"""Publishing a list: what is recorded with it, and which papers are given again afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    CHANNEL_USES,
    DISCLOSURES,
    HOUSEHOLDS,
    OFFICIALS,
    OUTGOING,
    ROUNDS,
)
from papi_desktop.operations import numbers, record_papers, records, verify
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published, prepare, publish
from papi_desktop.translations import render
from tests.fixtures.workbooks import Line
from tests.operations.conftest import REQUEST, TODAY
from tests.operations.publishing import GOOD, Stored, files_of, recorded, short
from tests.operations.texts import text_of


def test_one_batch_records_disclosure_number_places_and_papers(office: Office, stored: Stored, tmp_path: Path) -> None:
    review = stored().round_id
    before = recorded(office)
    done = publish(office, prepare(office, replace(REQUEST, channels=("TH", "WEB"))), tmp_path / "out")
    after = recorded(office)
    assert {key: after[key] - before[key] for key in after} == {
        "disclosures": 1,
        "postings": 4,
        "outgoing": 1,
        "channel_uses": 2,
        "attachments": 3,
        "batches": 1,
    }
    disclosure = office.store.get(DISCLOSURES, done.disclosure_id)
    assert disclosure is not None
    expected = {
        "title": "Danh sách hộ nghèo, hộ cận nghèo năm 2025",
        "duty": "ho-ngheo",
        "year": 2026,
        "source_register": "review_rounds",
        "source_id": review,
        "document_number": "45/TB-UBND",
        "document_date": "2026-11-30",
        "trigger_date": "2026-11-30",
        "due": "2026-12-07",
        "posted_from": "2026-12-01",
        "posted_to": "2026-12-31",
        "responsible": "Quàng Thị Pản",
    }
    assert {key: disclosure[key] for key in expected} == expected
    assert disclosure["posting_rule"]["id"] == "POST_30"
    assert disclosure["due_rule"]["id"] == "PUB_DEFAULT"
    line = next(iter(office.store.all(OUTGOING)))
    assert (line["symbol"], line["state"], line["issued_on"], line["signer"]) == (
        "45/TB-UBND",
        "issued",
        "2026-11-30",
        "Lò Văn Bình",
    )
    assert line["source_id"] == done.disclosure_id
    assert {use["channel"] for use in office.store.all(CHANNEL_USES)} == {"TH", "WEB"}


def test_the_kept_papers_are_those_given_out(office: Office, published: Published) -> None:
    kept = {a["name"]: a for a in office.store.all(ATTACHMENTS) if a["owner_id"] == published.disclosure_id}
    assert {a["role"] for a in kept.values()} == {"paper_pdf", "paper_docx", "public_copy"}
    for path in files_of(published, "notice"):
        assert office.store.get_file(kept[path.name]["digest"]) == path.read_bytes()


def test_the_code_on_the_paper_leads_back_to_it(office: Office, published: Published) -> None:
    found = verify.paper_of(office, published.verification_code.lower().replace("-", " "))
    assert (found.ours, found.number, found.day) == (True, "45/TB-UBND", date(2026, 11, 30))
    assert not verify.paper_of(office, "AAAA-AAAA-AAAA").ours
    assert not verify.paper_of(office, "").ours


def test_a_line_changed_afterwards_is_not_ours(office: Office, published: Published) -> None:
    line = next(iter(office.store.all(OUTGOING)))
    with office.store.transaction(say("Forge")) as tx:
        tx.update(OUTGOING, line["id"], {"issued_on": "2026-10-01"})
    assert not verify.paper_of(office, published.verification_code).ours


def test_a_reserved_number_is_taken_up(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    numbers.reserve(office, numbers.as_number(office, "TB", "45", TODAY), "Giữ cho hộ nghèo")
    publish(office, prepare(office, short(office)), tmp_path / "out")
    line = next(iter(office.store.all(OUTGOING)))
    assert (line["state"], line["subject"]) == ("issued", "Danh sách hộ nghèo, hộ cận nghèo năm 2025")
    assert office.store.count(OUTGOING) == 1


def test_the_decision_starts_the_clock_and_is_cited(office: Office, stored: Stored, tmp_path: Path) -> None:
    review = office.store.get(ROUNDS, stored().round_id)
    assert review is not None
    decided = {**review, "decision_number": "312/QĐ-UBND", "decision_date": "2026-11-20", "stage": "decided"}
    records.save(office, ROUNDS, decided)
    publication = prepare(office, short(office))
    assert publication.due is not None
    assert publication.due.due == date(2026, 11, 30)  # five working days after Friday 20, a Friday being no day off
    done = publish(office, publication, tmp_path / "out")
    text = text_of(files_of(done, "notice")[0])
    assert "Quyết định số 312/QĐ-UBND ngày 20 tháng 11 năm 2026" in text
    assert any("30/11/2026" in warning and "01/12/2026" in warning for warning in map(render, done.warnings))


def test_places_can_be_chosen(office: Office, stored: Stored) -> None:
    stored()
    headquarters = next(p for p in office.places() if p["kind"] == "HQ")
    publication = prepare(office, replace(REQUEST, place_ids=(headquarters["id"],)))
    assert [p["name"] for p in publication.places] == ["Trụ sở HĐND và UBND xã Na Sang"]
    with pytest.raises(UserError, match="CK-04"):
        prepare(office, replace(REQUEST, place_ids=()))


def test_another_signer_can_be_chosen(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    deputy = {
        "name": "Cà Thị Lụa",
        "job_title": "Phó Chủ tịch",
        "can_sign": True,
        "authority": "TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH",
    }
    chosen = records.save(office, OFFICIALS, deputy)
    done = publish(office, prepare(office, short(office, signer_id=chosen)), tmp_path / "out")
    text = text_of(files_of(done, "notice")[0])
    assert "KT. CHỦ TỊCH" in text
    assert "Cà Thị Lụa" in text
    assert "Lò Văn Bình" not in text


def test_the_draft_hangs_as_its_own_rule_says_and_cites_nothing_unconfirmed(
    office: Office, stored: Stored, tmp_path: Path
) -> None:
    stored()
    publication = prepare(office, short(office, stage="draft"))
    assert publication.rule.id == "POOR_POST"
    # Three working days after Tuesday 1 December: Wednesday, Thursday, Friday.
    assert (publication.last_day_up, publication.takedown_from) == (date(2026, 12, 4), date(2026, 12, 5))
    assert publication.due is None
    assert any("checked against the original" in render(warning) for warning in publication.warnings)
    done = publish(office, publication, tmp_path / "out")
    text = text_of(files_of(done, "notice")[0])
    assert "kết quả rà soát hộ nghèo, hộ cận nghèo xã Na Sang năm 2025" in text
    assert "04 tháng 12 năm 2026" in text
    assert "khoản 7 Điều 11" in text  # confirmed
    for _kind, path in done.files:
        assert "24/2021/QĐ-TTg" not in text_of(path)
    assert done.due is None
    kept = office.store.get(DISCLOSURES, done.disclosure_id)
    assert kept is not None
    assert kept["posting_rule"]["id"] == "POOR_POST"
    assert kept["due"] is None


def test_a_household_without_a_village_of_the_list_still_counts(office: Office, stored: Stored) -> None:
    stored([*GOOD, Line("Bản Xa", "Giàng A Tủa", 1971, "014071777777", 4)])
    publication = prepare(office, REQUEST)
    assert len(publication.copy.rows) == 13
    assert office.store.count(HOUSEHOLDS) == 13


def test_the_notice_is_printed_again_as_it_was_published(office: Office, published: Published, tmp_path: Path) -> None:
    made = record_papers.make(office, DISCLOSURES, published.disclosure_id, "notice", tmp_path / "lai")
    assert (made.symbol, made.code, made.reprint) == ("45/TB-UBND", published.verification_code, True)
    kept = {path.suffix: path.read_bytes() for path in files_of(published, "notice")}
    assert {path.suffix: path.read_bytes() for path in made.files} == kept
    with pytest.raises(UserError) as refused:
        record_papers.make(office, DISCLOSURES, published.disclosure_id, "notice", tmp_path / "moi", number="next")
    assert refused.value.code == "CK-11"
    assert len(list(office.store.all(OUTGOING))) == 1


def test_published_again_into_one_folder_both_editions_stay(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    first = publish(office, prepare(office, short(office, number="")), tmp_path)
    before = [path.read_bytes() for path in files_of(first, "notice")]
    second = publish(office, prepare(office, short(office, number="", again="in mờ")), tmp_path)
    assert [path.read_bytes() for path in files_of(first, "notice")] == before
    assert not set(files_of(first, "notice")) & set(files_of(second, "public_list"))
