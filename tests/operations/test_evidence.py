"""The papers of the evidence: minutes of hanging and of taking down, and the sheet of photos."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, PAPERS, UNIT
from papi_desktop.operations import evidence, posting, verify
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published
from tests.operations.conftest import photo
from tests.operations.texts import left_in, text_of


@pytest.fixture
def hung(office: Office, published: Published) -> tuple[str, str]:
    """Two places: one taken down, with a witness and photos, and one that still hangs."""
    office.today = lambda: date(2027, 2, 1)
    first, second = (p["id"] for p in posting.postings_of(office, published.disclosure_id)[:2])
    posting.hang(
        office,
        first,
        date(2026, 12, 1),
        by="Lò Văn Bình",
        witnesses=["Cà Thị Lụa"],
        photos=[("a.jpg", photo())],
        minutes_number="12",
    )
    posting.take_down(
        office,
        first,
        date(2026, 12, 31),
        by="Lò Văn Bình",
        opinions=2,
        photos=[("b.jpg", photo(datetime(2027, 1, 1, 8)))],
    )
    posting.hang(office, second, date(2026, 12, 2), by="Quàng Thị Pản")
    return first, second


def test_every_place_that_hung_has_its_papers(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    printed = evidence.print_evidence(office, published.disclosure_id, tmp_path / "out")
    assert [sheet.kind for sheet in evidence.sheets_of(office, published.disclosure_id)] == [
        "posting_minutes",
        "end_minutes",
        "posting_minutes",
        "photo_sheet",
    ]
    assert {path.suffix for path in printed} == {".pdf", ".docx"}
    assert len(printed) == len(set(printed)) == 8
    assert all(path.is_file() for path in printed)
    assert left_in(tmp_path / "out") == sorted(path.name for path in printed)


def test_each_has_a_code_of_its_own_entered_once_however_often_it_is_printed(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    before = office.store.count(PAPERS)
    printed = evidence.print_evidence(office, published.disclosure_id, tmp_path / "out")
    codes = {code for path in printed for code in re.findall(r"Mã kiểm tra: (\S+)", text_of(path))}
    assert len(codes) == 4
    assert all(verify.paper_of(office, code).ours for code in codes)
    evidence.print_evidence(office, published.disclosure_id, tmp_path / "again")
    assert office.store.count(PAPERS) == before + 4
    kept = [row for row in office.store.all(PAPERS) if row["verification_code"] in codes]
    assert {row["name"] for row in kept} == {"Biên bản", "Ảnh niêm yết"}
    assert {row["source_id"] for row in kept} == {published.disclosure_id}
    assert len({row["subject"] for row in kept}) == 4, "each names its place, or what it is"


def test_minutes_of_hanging_say_when_who_and_until_when(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    printed = evidence.print_evidence(office, published.disclosure_id, tmp_path / "out", (hung[0],))
    begun = text_of(next(path for path in printed if "bien-ban-niem-yet" in path.name))
    for said in (
        "Số: 12/BB-UBND",
        "ngày 01 tháng 12 năm 2026",
        "đến hết ngày 31 tháng 12 năm 2026",
        "Ông (bà) Lò Văn Bình, Chủ tịch",
        "Cà Thị Lụa",
        "45/TB-UBND ngày 30 tháng 11 năm 2026",
        "danh sách hộ nghèo, hộ cận nghèo năm 2025",
        "Trụ sở HĐND và UBND xã Na Sang",
    ):
        assert said in begun, said


def test_minutes_of_taking_down_are_of_the_day_after_the_last_it_hung(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    printed = evidence.print_evidence(office, published.disclosure_id, tmp_path / "out", (hung[0],))
    ended = text_of(next(path for path in printed if "ket-thuc" in path.name))
    assert "ngày 01 tháng 01 năm 2027, tại" in ended
    assert "từ ngày 01 tháng 12 năm 2026 đến hết ngày 31 tháng 12 năm 2026" in ended
    assert "12/BB-UBND" not in ended  # that number belongs to the minutes of hanging
    assert "nhận được 2 ý kiến" in ended
    assert "Cà Thị Lụa" not in ended  # she saw it hung; who saw it taken down is not recorded


def test_what_is_not_known_is_left_to_be_filled_by_hand(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    printed = evidence.print_evidence(office, published.disclosure_id, tmp_path / "out", (hung[1],))
    assert len(printed) == 2  # it still hangs, and there are no photos
    text = text_of(printed[0])
    assert "None" not in text
    assert "2. Người chứng kiến - Ông (bà) ....." in text


def test_where_it_was_hung_later_it_hangs_longer(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    printed = evidence.print_evidence(office, published.disclosure_id, tmp_path / "out", (hung[1],))
    assert "từ ngày 02 tháng 12 năm 2026 đến hết ngày 01 tháng 01 năm 2027" in text_of(printed[0])


@pytest.mark.parametrize(
    ("title", "inside"),
    [("Danh sách hộ nghèo", "danh sách hộ nghèo"), ("HĐND xã họp kỳ thứ ba", "HĐND xã họp kỳ thứ ba")],
)
def test_a_title_stands_inside_a_sentence(
    office: Office, published: Published, hung: tuple[str, str], title: str, inside: str
) -> None:
    with office.store.transaction(say("Rename")) as tx:
        tx.update(DISCLOSURES, published.disclosure_id, {"title": title})
    assert inside in repr(evidence.sheets_of(office, published.disclosure_id)[0].paper)


def test_the_photo_sheet_names_the_place_and_the_hour(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    printed = evidence.print_evidence(office, published.disclosure_id, tmp_path / "out")
    text = text_of(next(path for path in printed if "to-anh" in path.name))
    assert text.count("Trụ sở HĐND và UBND xã Na Sang") == 2
    assert "01/12/2026" in text


def test_a_disclosure_that_hung_nowhere_has_no_evidence(office: Office, published: Published) -> None:
    with pytest.raises(UserError, match="CC-01"):
        evidence.sheets_of(office, published.disclosure_id)
    with pytest.raises(UserError, match="CC-01"):
        evidence.sheets_of(office, "không có")


def test_a_folder_that_cannot_be_made_is_refused(
    office: Office, published: Published, hung: tuple[str, str], tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("một tệp")
    with pytest.raises(UserError, match="IN-01"):
        evidence.print_evidence(office, published.disclosure_id, tmp_path / "out")


def test_papers_of_practice_are_marked(office: Office, published: Published, hung: tuple[str, str]) -> None:
    marked = {sheet.paper.watermark for sheet in evidence.sheets_of(office, published.disclosure_id)}
    assert marked == {""}
    with office.store.transaction(say("Practise")) as tx:
        tx.update(UNIT, office.unit["id"], {"practice": True})
    assert {s.paper.watermark for s in evidence.sheets_of(office, published.disclosure_id)} == {"TẬP HUẤN"}
