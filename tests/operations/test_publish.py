"""Publishing a list: what is composed, what is written, what is recorded; and that a refusal leaves nothing."""

from __future__ import annotations

import errno
import os
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import (
    ATTACHMENTS,
    CHANNEL_USES,
    DISCLOSURES,
    HOUSEHOLDS,
    OFFICIALS,
    OUTGOING,
    POSTINGS,
    ROUNDS,
    UNIT,
)
from papi_desktop.jobs import Progress
from papi_desktop.operations import numbers, record_papers, records, verify
from papi_desktop.operations.import_workbook import ImportResult
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published, PublishRequest, prepare, preview_pdf, publish
from papi_desktop.store.store import Store
from papi_desktop.translations import render
from tests.fixtures.workbooks import Line, changed, lines
from tests.operations.conftest import REQUEST, TODAY, VILLAGES, new_office
from tests.operations.texts import left_in, text_of

GOOD = lines(VILLAGES)
Stored = Callable[..., ImportResult]


def recorded(office: Office) -> dict[str, int]:
    counted = {r.key: office.store.count(r) for r in (DISCLOSURES, POSTINGS, OUTGOING, CHANNEL_USES, ATTACHMENTS)}
    return {**counted, "batches": len(office.store.batches())}


def short(office: Office, **other: Any) -> PublishRequest:
    """Return a request for the headquarters alone: a third of the papers."""
    headquarters = next(place["id"] for place in office.places() if place["kind"] == "HQ")
    return replace(REQUEST, place_ids=(headquarters,), **other)


def warnings_of(office: Office, request: PublishRequest) -> list[str]:
    return [render(warning) for warning in prepare(office, request).warnings]


def files_of(done: Published, kind: str) -> list[Path]:
    return [path for of, path in done.files if of == kind]


# --- what is written ---


def test_every_paper_is_there_as_pdf_and_as_docx(published: Published) -> None:
    stems = {path.stem for _kind, path in published.files}
    assert len(published.files) == 2 * len(stems)
    assert all(path.is_file() and path.stat().st_size > 1000 for _kind, path in published.files)
    counted = {kind: len(files_of(published, kind)) // 2 for kind, _path in published.files}
    assert counted == {"notice": 1, "public_list": 1, "loudspeaker": 1, "village_list": 3, "posting_minutes": 4}
    assert all(stem.startswith("45-tb-ubnd_") and stem.isascii() for stem in stems)


def test_the_answer_names_number_places_and_days(published: Published) -> None:
    assert published.number == "45/TB-UBND"
    assert published.places == ("Trụ sở HĐND và UBND xã Na Sang", *(f"Nhà văn hóa {village}" for village in VILLAGES))
    assert published.last_day_up == date(2026, 12, 31)
    assert published.takedown_from == date(2027, 1, 1)
    assert published.due == date(2026, 12, 7)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_the_notice_says_what_hangs_where_and_how_long(published: Published, ending: str) -> None:
    notice = next(path for path in files_of(published, "notice") if path.suffix == ending)
    text = text_of(notice)
    assert unicodedata.is_normalized("NFC", text)
    for said in (
        "Số: 45/TB-UBND",
        "Na Sang, ngày 30 tháng 11 năm 2026",
        "danh sách hộ nghèo, hộ cận nghèo xã Na Sang năm 2025",
        "từ ngày 01 tháng 12 năm 2026 đến hết ngày 31 tháng 12 năm 2026",
        "Nhà văn hóa Thôn Huổi Siểu",
        "Lò Văn Bình",
        f"Mã kiểm tra: {published.verification_code}",
    ):
        assert said in text
    for line in GOOD:
        assert line.name in text


def test_counts_on_the_paper_are_those_of_the_list(published: Published) -> None:
    text = text_of(files_of(published, "notice")[0])
    for kind in {line.kind for line in GOOD}:
        of_kind = [line for line in GOOD if line.kind == kind]
        assert f"- {kind}: {len(of_kind)} hộ, {sum(line.members for line in of_kind)} khẩu" in text
    for village in VILLAGES:
        people = sum(line.members for line in GOOD if line.village == village)
        assert f"{village}: cộng 4 hộ, {people} khẩu" in text


def test_a_village_gets_its_own_households_only(published: Published) -> None:
    text = text_of(next(path for path in files_of(published, "village_list") if "huoi-sieu" in path.name))
    for line in GOOD:
        assert (line.name in text) == (line.village == "Thôn Huổi Siểu")


def test_people_stand_by_given_name_under_their_village(published: Published) -> None:
    text = text_of(files_of(published, "public_list")[0])
    places = [text.index(name) for name in ("Bản Nà Cáy", "Thôn Huổi Siểu", "Xóm Púng Khoai")]
    assert places == sorted(places)
    of_first = [line.name for line in GOOD if line.village == "Bản Nà Cáy"]  # Sơn, Thuận, Hòa, Ngân
    in_order = sorted(of_first, key=lambda name: ["Hòa", "Ngân", "Sơn", "Thuận"].index(name.split()[-1]))
    positions = [text.index(name) for name in in_order]
    assert positions == sorted(positions)


def test_no_public_file_tells_what_it_must_not(published: Published) -> None:
    private = [str(line.citizen_id) for line in GOOD] + ["Khơ Mú", str(GOOD[0].birth), "Dân tộc", "CCCD"]
    for kind, path in published.files:
        if kind != "posting_minutes":
            text = text_of(path)
            assert not [secret for secret in private if secret in text], path.name


def test_namesakes_are_told_apart_on_the_paper(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored(changed(changed(GOOD, 1, name=GOOD[0].name), 4, name=GOOD[0].name))
    done = publish(office, prepare(office, short(office)), tmp_path / "out")
    text = text_of(files_of(done, "public_list")[0])
    assert f"{GOOD[0].name} (sinh năm {GOOD[0].birth})" in text
    assert f"{GOOD[0].name} (sinh năm {GOOD[1].birth})" in text
    assert text.count("sinh năm") == 2


def test_the_national_form_hangs_in_the_villages(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    done = publish(office, prepare(office, replace(REQUEST, form="national")), tmp_path / "out")
    text = text_of(next(path for path in files_of(done, "village_list") if "na-cay" in path.name))
    line = GOOD[0]
    assert line.name in text
    for said in (str(line.birth), str(line.b1)):
        assert said in text
    assert str(line.citizen_id) not in text
    assert line.ethnicity not in text
    assert str(GOOD[0].birth) not in text_of(files_of(done, "notice")[0])


def test_the_form_of_the_office_counts_when_none_is_chosen(tmp_path: Path, stored: Stored, office: Office) -> None:
    stored()
    records.save(office, UNIT, {**office.unit, "village_list_form": "national"})
    text = text_of(_only_village(publish(office, prepare(office, REQUEST), tmp_path / "out")))
    assert str(GOOD[0].b1) in text


def _only_village(done: Published) -> Path:
    return next(path for path in files_of(done, "village_list") if "na-cay" in path.name)


def test_a_blank_number_leaves_its_space_and_takes_none(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    done = publish(office, prepare(office, short(office, number="")), tmp_path / "out")
    assert done.number == ""
    assert office.store.count(OUTGOING) == 0
    text = text_of(files_of(done, "notice")[0])
    assert "/TB-UBND" in text
    assert "Số: 0" not in text
    assert "None" not in text
    assert all(path.stem.startswith("2026-11-30_") for _kind, path in done.files)


def test_the_next_number_is_taken_when_none_is_stated(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    first = publish(office, prepare(office, short(office, number=None)), tmp_path / "out")
    second = publish(office, prepare(office, short(office, number=None, again="in mờ")), tmp_path / "out")
    assert (first.number, second.number) == ("01/TB-UBND", "02/TB-UBND")


def test_practice_papers_carry_the_mark_on_every_page(tmp_path: Path, stored: Stored) -> None:
    from papi_desktop.operations import import_workbook
    from tests.documents.reading import read_pages
    from tests.fixtures.workbooks import write_list

    office = new_office(tmp_path / "practice", practice=True)
    path = write_list(tmp_path / "a.xlsx", GOOD)
    import_workbook.commit(office, import_workbook.dry_run(office, path, "households", year=2025))
    done = publish(office, prepare(office, REQUEST), tmp_path / "out")
    for _kind, file in done.files:
        if file.suffix == ".pdf":
            assert all("TẬP HUẤN" in page.text for page in read_pages(file.read_bytes())), file.name
    office.store.close()


def test_papers_of_an_office_carry_no_mark(published: Published) -> None:
    assert all("TẬP HUẤN" not in text_of(path) for _kind, path in published.files)


def test_the_preview_is_what_is_written(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    publication = prepare(office, short(office))
    assert {"notice", "public_list", "loudspeaker"} <= set(publication.papers)
    assert len(publication.papers) == len(publication.sheets)
    shown = preview_pdf(office, publication, "notice")
    done = publish(office, publication, tmp_path / "out")
    written = next(path for path in files_of(done, "notice") if path.suffix == ".pdf")
    (tmp_path / "shown.pdf").write_bytes(shown)
    assert text_of(tmp_path / "shown.pdf") == text_of(written)


# --- what is recorded ---


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


# --- the draft stage ---


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


# --- what the official is told ---


def test_a_stated_last_day_is_kept_and_told_of(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    stated = short(office, posted_to=date(2026, 12, 30))
    told = warnings_of(office, stated)
    assert "The paper states 30/12/2026; by law it hangs to the end of 31/12/2026." in told
    assert any(warning.startswith("30 days are stated with both ends counted") for warning in told)
    done = publish(office, prepare(office, stated), tmp_path / "out")
    assert "đến hết ngày 30 tháng 12 năm 2026" in text_of(files_of(done, "notice")[0])
    kept = office.store.get(DISCLOSURES, done.disclosure_id)
    assert kept is not None
    assert kept["posted_to"] == "2026-12-30"
    assert done.last_day_up == date(2026, 12, 31)


def test_a_last_day_far_off_is_not_explained_by_a_way_of_counting(office: Office, stored: Stored) -> None:
    stored()
    told = warnings_of(office, replace(REQUEST, posted_to=date(2026, 12, 15)))
    assert "The paper states 15/12/2026; by law it hangs to the end of 31/12/2026." in told
    assert not any("are stated" in warning for warning in told)


def test_a_last_day_before_the_first_is_told_of(office: Office, stored: Stored) -> None:
    stored()
    told = warnings_of(office, replace(REQUEST, posted_to=date(2026, 11, 30)))
    assert "The last day is before the first day; both are kept as written." in told


@pytest.mark.parametrize("last", [date(2026, 12, 31), date(2027, 1, 15)])
def test_hanging_long_enough_is_not_told_of(office: Office, stored: Stored, last: date) -> None:
    stored()
    assert not any("states" in warning for warning in warnings_of(office, replace(REQUEST, posted_to=last)))


def test_hanging_later_than_due_is_told_of(office: Office, stored: Stored) -> None:
    stored()
    assert not any(
        "should be public by" in w for w in warnings_of(office, replace(REQUEST, posted_from=date(2026, 12, 7)))
    )
    late = warnings_of(office, replace(REQUEST, posted_from=date(2026, 12, 8)))
    assert "It should be public by 07/12/2026; it hangs only from 08/12/2026." in late


def test_a_paper_dated_after_it_hangs_is_told_of(office: Office, stored: Stored) -> None:
    stored()
    told = warnings_of(office, replace(REQUEST, document_date=date(2026, 12, 3)))
    assert "The paper is dated 03/12/2026, but hangs from 01/12/2026 already." in told


def test_channels_the_law_wants_are_told_of_as_far_as_the_commune_has_them(office: Office, stored: Stored) -> None:
    stored()
    told = " ".join(warnings_of(office, REQUEST))
    assert "Trưởng thôn" in told
    assert "truyền thanh" not in told
    records.save(office, UNIT, {**office.unit, "has_radio": True, "has_website": True})
    told = " ".join(warnings_of(office, replace(REQUEST, channels=("TH", "WEB"))))
    assert "truyền thanh" in told
    assert "Trưởng thôn" not in told
    assert "trang thông tin điện tử" not in told


# --- refusals leave nothing ---


def test_a_year_without_a_list_is_refused(office: Office) -> None:
    with pytest.raises(UserError, match="CK-02"):
        prepare(office, REQUEST)


def test_a_list_without_households_is_refused(office: Office) -> None:
    records.save(office, ROUNDS, {**ROUNDS.blank(), "name": "Rà soát", "year": 2025})
    with pytest.raises(UserError, match="CK-03"):
        prepare(office, REQUEST)


def test_a_taken_number_is_refused_before_and_at_publishing(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    first, second = prepare(office, short(office)), prepare(office, short(office))
    publish(office, first, tmp_path / "first")
    with pytest.raises(UserError, match="SO-02"):
        prepare(office, short(office))
    before = recorded(office)
    with pytest.raises(UserError, match="SO-02"):
        publish(office, second, tmp_path / "second")
    assert recorded(office) == before
    assert left_in(tmp_path / "second") == []


def test_a_leak_is_refused_and_leaves_nothing(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored(changed(GOOD, 3, name="Lò Văn Bình 0912345678"))
    before = recorded(office)
    publication = prepare(office, short(office))
    with pytest.raises(UserError) as refused:
        publish(office, publication, tmp_path / "out")
    assert refused.value.code == "CK-10"
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before
    assert not office.store.file_paths() or all(path.exists() for path in office.store.file_paths())
    assert numbers.next_number(office, "TB", TODAY).symbol == "01/TB-UBND"


def test_a_citizen_number_in_a_name_is_a_leak(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored(changed(GOOD, 3, name=f"Lò Văn Bình ({GOOD[3].citizen_id})"))
    with pytest.raises(UserError, match="CK-10"):
        publish(office, prepare(office, short(office)), tmp_path / "out")
    assert left_in(tmp_path / "out") == []


def test_the_telephone_of_the_office_is_no_leak(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    records.save(office, UNIT, {**office.unit, "phone": "0212 3800 100"})
    done = publish(office, prepare(office, short(office)), tmp_path / "out")
    assert "0212 3800 100" in text_of(files_of(done, "notice")[0])


def test_a_folder_that_cannot_be_made_is_refused(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    (tmp_path / "out").write_text("một tệp, không phải thư mục")
    before = recorded(office)
    with pytest.raises(UserError) as refused:
        publish(office, prepare(office, short(office)), tmp_path / "out")
    assert refused.value.code == "IN-01"
    assert recorded(office) == before
    assert (tmp_path / "out").read_text() == "một tệp, không phải thư mục"


@pytest.mark.parametrize("at", [0, 7])
def test_a_disk_that_fills_up_while_writing_leaves_nothing(
    office: Office, stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)
    written = []
    sync = os.fsync

    def full(descriptor: int) -> None:
        written.append(descriptor)
        if len(written) > at:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        sync(descriptor)

    monkeypatch.setattr("papi_desktop.operations.papers.os.fsync", full)
    with pytest.raises(UserError) as refused:
        publish(office, publication, tmp_path / "out")
    monkeypatch.undo()
    assert refused.value.code == "IN-01"
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before
    assert publish(office, publication, tmp_path / "out").number == "45/TB-UBND"


def test_a_file_that_cannot_get_its_name_takes_the_others_back(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)
    # A folder of that name stands in the way of the last paper, and yesterday's list lies where the new one goes.
    (tmp_path / "out" / "45-tb-ubnd_danh-sach-cong-khai.pdf").parent.mkdir()
    (tmp_path / "out" / "45-tb-ubnd_danh-sach-cong-khai.pdf").write_text("hôm qua")
    last = [sheet.stem for sheet in publication.sheets][-1]
    blocked = tmp_path / "out" / f"{last}.docx"
    replace_file = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target) == blocked:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        replace_file(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("papi_desktop.operations.papers.os.replace", refuse)
        with pytest.raises(UserError, match="IN-01"):
            publish(office, publication, tmp_path / "out")
    assert left_in(tmp_path / "out") == ["45-tb-ubnd_danh-sach-cong-khai.pdf"]
    assert (tmp_path / "out" / "45-tb-ubnd_danh-sach-cong-khai.pdf").read_text() == "hôm qua"
    assert recorded(office) == before


def test_books_that_cannot_be_written_take_the_files_back(
    office: Office, stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)

    def full(_store: Store, _data: bytes) -> str:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Store, "put_file", full)
        with pytest.raises(UserError):
            publish(office, publication, tmp_path / "out")
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before


def test_stopping_leaves_nothing(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    publication = prepare(office, short(office))
    before = recorded(office)
    progress = Progress(lambda done, _total, _phase: progress.cancel() if done == 3 else None)
    with pytest.raises(Cancelled):
        publish(office, publication, tmp_path / "out", progress)
    assert left_in(tmp_path / "out") == []
    assert recorded(office) == before


def test_other_files_in_the_folder_stay(office: Office, stored: Stored, tmp_path: Path) -> None:
    stored()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "của tôi.txt").write_text("còn đây")
    publish(office, prepare(office, short(office)), tmp_path / "out")
    assert (tmp_path / "out" / "của tôi.txt").read_text() == "còn đây"
    assert not [name for name in left_in(tmp_path / "out") if name.startswith(".papi-")]


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
