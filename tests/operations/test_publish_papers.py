"""Publishing a list: what stands on its papers, and that the preview is what is written."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.registers import (
    OUTGOING,
    PLACES,
    UNIT,
)
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published, prepare, preview_pdf, publish
from tests.fixtures.workbooks import changed
from tests.operations.conftest import REQUEST, VILLAGES, new_office
from tests.operations.publishing import GOOD, Stored, files_of, short
from tests.operations.texts import text_of


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


def test_places_whose_long_names_differ_at_the_end_have_their_papers_each(
    office: Office, stored: Stored, tmp_path: Path
) -> None:
    stored()
    houses = [place for place in office.places() if place["kind"] != "HQ"]
    long = "Điểm sinh hoạt cộng đồng của ba bản mới sáp nhập thuộc vùng lòng hồ thủy điện đã di chuyển lên khu tái định cư số"
    names = tuple(f"{long} {number}" for number in ("một", "hai", "ba"))
    for place, name in zip(houses, names, strict=True):
        records.save(office, PLACES, {**place, "name": name})
    publication = prepare(office, replace(REQUEST, place_ids=tuple(place["id"] for place in houses)))
    assert len(publication.papers) == len(publication.sheets)
    assert {sheet.place for sheet in publication.sheets if sheet.kind == "posting_minutes"} == set(names)
    done = publish(office, publication, tmp_path / "out")
    minutes = [text_of(path) for path in files_of(done, "posting_minutes") if path.suffix == ".pdf"]
    assert sorted(name for name in names for text in minutes if name in text) == sorted(names)
