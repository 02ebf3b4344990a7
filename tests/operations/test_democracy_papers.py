"""Papers of land, consultations and decisions of residents: what stands on them, and what must not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import (
    AFFECTED_PERSONS,
    CANDIDATES,
    COMMUNITY_DECISIONS,
    CONSULTATIONS,
    LAND_FILES,
    LAND_PLOTS,
    OPINIONS,
    VILLAGE_ELECTIONS,
    VILLAGES,
    YEAR_CONFERENCES,
)
from papi_desktop.operations import papers, record_papers, records
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books import all_books, book_of
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import BLANK
from papi_desktop.operations.papers import Sheet
from tests.documents.reading import flat, read_pages, read_paper

NUMBER = PaperNumber("46", "46/TB-UBND", date(2026, 12, 1))


def kept(office: Office, register: Register, **values: Any) -> dict[str, Any]:
    record = {**register.blank(), **values}
    reasons = {p.field: "theo thực tế" for p in records.check(office, register, record)}
    found = office.store.get(register, records.save(office, register, record, accepted=reasons))
    assert found is not None
    return found


def sheet_of(office: Office, register: Register, key: str, record: dict[str, Any], number: PaperNumber) -> Sheet:
    fresh = office.store.get(register, record["id"])
    assert fresh is not None
    return book_of(register).paper(key).make(office, fresh, number)


def text_of(office: Office, register: Register, key: str, record: dict[str, Any], number: PaperNumber = NUMBER) -> str:
    return flat(read_paper(sheet_of(office, register, key, record, number).paper))


def stands(text: str, *wanted: str) -> None:
    assert [words for words in wanted if words not in text] == []
    assert "None" not in text


def village(office: Office) -> str:
    return str(office.villages()[0]["id"])


# ------------------------------------------------------------------------------------------------------------- land


def recovery(office: Office) -> dict[str, Any]:
    notice = kept(
        office,
        LAND_FILES,
        title="thu hồi đất làm đường nội đồng",
        kind="recovery_notice",
        state="approved",
        document_date="2026-10-01",
        published_on="2026-10-02",
        area_stated="khoảng 3,13 ha",
        meeting_on="2026-11-10",
    )
    for name, citizen_id, stance in (("Lò Văn Thử", "014099000001", "agree"), ("Quàng Thị Mẫu", "", "disagree")):
        kept(
            office,
            AFFECTED_PERSONS,
            land_file_id=notice["id"],
            name=name,
            citizen_id=citizen_id or None,
            village_id=village(office),
            plot="Tờ 12, thửa 345",
            area="420.5",
            stance=stance,
            opinion="Giá đền bù cây trồng còn thấp" if stance == "disagree" else None,
        )
    return notice


def test_a_recovery_notice_carries_its_list_but_no_number_of_a_person(office: Office) -> None:
    notice = recovery(office)
    sheet = sheet_of(office, LAND_FILES, "land-notice", notice, NUMBER)
    text = flat(read_paper(sheet.paper))
    stands(text, "Số: 46/TB-UBND", "Diện tích: khoảng 3,13 ha", "từ ngày 02 tháng 10 năm 2026", "Lò Văn Thử", "841")
    assert sheet.public
    assert "014099000001" not in text
    assert "Giá đền bù" not in text


def test_receipts_are_one_a_person(office: Office) -> None:
    notice = recovery(office)
    sheet = sheet_of(office, LAND_FILES, "land-receipts", notice, PaperNumber())
    pages = read_paper(sheet.paper)
    assert len(pages) == 2
    assert not sheet.public
    stands(flat(pages), "Người nhận: Lò Văn Thử", "Người nhận: Quàng Thị Mẫu", "thửa 345")
    stands(text_of(office, LAND_FILES, "land-handover-sheet", notice, PaperNumber()), "Đã nhận: 0/2. Chưa nhận: 2")


def test_every_receipt_has_the_whole_head_since_each_is_left_at_another_door(office: Office) -> None:
    notice = kept(office, LAND_FILES, title="Thông báo thu hồi đất", kind="recovery_notice")
    for name in ("Lò Văn Thử", "Quàng Thị Mẫu", "Cà Văn Ví"):
        kept(office, AFFECTED_PERSONS, land_file_id=notice["id"], name=name)
    text = text_of(office, LAND_FILES, "land-receipts", notice)
    assert text.count("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") == 3
    assert text.casefold().count("biên bản giao nhận thông báo thu hồi đất") == 3


def test_whoever_refused_the_notice_is_not_counted_among_those_who_have_it(office: Office) -> None:
    notice = recovery(office)
    taken = {"handed_on": "2026-10-05", "handover_way": "in_person"}
    refused = {"handed_on": "2026-10-06", "handover_way": "refused"}
    for name, how in (("Cà Văn Ví", taken), ("Lò Thị Dụ", refused)):
        kept(office, AFFECTED_PERSONS, land_file_id=notice["id"], name=name, **how)
    text = text_of(office, LAND_FILES, "land-handover-sheet", notice, PaperNumber())
    stands(text, "Đã nhận: 1/4. Chưa nhận: 2. Không liên lạc được hoặc từ chối nhận: 1")


@pytest.mark.parametrize(
    ("way", "title", "said"),
    [
        ("refused", "BIÊN BẢN VỀ VIỆC TỪ CHỐI NHẬN THÔNG BÁO", "từ chối nhận văn bản. - Người có đất: Cà Thị Ơn"),
        ("absent", "BIÊN BẢN VỀ VIỆC KHÔNG GIAO ĐƯỢC THÔNG BÁO", "không giao được văn bản. - Người có đất: Cà Thị Ơn"),
    ],
)
def test_a_notice_nobody_took_has_minutes_with_witnesses(office: Office, way: str, title: str, said: str) -> None:
    notice = kept(office, LAND_FILES, title="thu hồi đất", kind="recovery_notice", document_date="2026-10-01")
    brought = {"handed_on": "2026-10-06", "handover_way": way, "handed_by": "Lò Thị Ún"}
    person = {"name": "Cà Thị Ơn", "village_id": village(office), "area": "2150.5", **brought}
    kept(office, AFFECTED_PERSONS, land_file_id=notice["id"], **person)
    text = text_of(office, LAND_FILES, "land-receipts", notice, PaperNumber())
    stands(text, title, said, "ngày 06 tháng 10 năm 2026", "diện tích: 2.150,5 m²", "Người chứng kiến: ông (bà)")
    stands(text, "NGƯỜI CHỨNG KIẾN", "TRƯỞNG BẢN", "NGƯỜI GIAO", "Lò Thị Ún")
    assert "NGƯỜI NHẬN" not in text
    assert "đã giao cho" not in text


def test_minutes_printed_before_the_meeting_leave_room_instead_of_noughts(office: Office) -> None:
    plan = kept(office, LAND_FILES, title="phương án bồi thường", kind="compensation_plan", meeting_on="2026-11-30")
    text = text_of(office, LAND_FILES, "land-opinion-minutes", plan, PaperNumber())
    stands(text, f"Số người đồng ý: {BLANK}", f"không đồng ý: {BLANK}", f"ý kiến khác: {BLANK}", f"cụ thể - {BLANK}")
    assert "Không có ý kiến khác" not in text
    counted = kept(
        office, LAND_FILES, title="phương án", kind="compensation_plan", agree=12, disagree=0, other_opinion=0
    )
    text = text_of(office, LAND_FILES, "land-opinion-minutes", counted, PaperNumber())
    stands(text, "Số người đồng ý: 12", "Số người không đồng ý: 0", "Không có ý kiến khác")


def test_a_notice_with_a_number_of_its_own_names_what_it_makes_public(office: Office) -> None:
    stated = {"document_number": "87/TB-UBND", "document_date": "2026-11-20", "issued_by": "UBND tỉnh Sơn La"}
    notice = kept(office, LAND_FILES, title="thu hồi đất", kind="recovery_notice", state="approved", **stated)
    text = text_of(office, LAND_FILES, "land-notice", notice)
    stands(text, "Số: 46/TB-UBND", "Văn bản công khai: số 87/TB-UBND ngày 20 tháng 11 năm 2026 của UBND tỉnh Sơn La")
    stands(text, "ỦY BAN NHÂN DÂN XÃ NA SANG")
    assert "UBND TỈNH SƠN LA" not in text, "a paper with our number is ours"
    without = text_of(office, LAND_FILES, "land-notice", notice, PaperNumber("", "/TB-UBND"))
    stands(without, "Số: 87/TB-UBND", "UBND TỈNH SƠN LA")
    assert "Văn bản công khai" not in without


def test_our_own_office_under_its_short_name_keeps_the_letterhead(office: Office) -> None:
    notice = kept(office, LAND_FILES, title="giá đất", kind="price_table", issued_by="UBND xã Na Sang")
    text = text_of(office, LAND_FILES, "land-notice", notice, PaperNumber("", "/TB-UBND"))
    stands(text, "ỦY BAN NHÂN DÂN XÃ NA SANG", "Ủy ban nhân dân xã Na Sang thông báo")


def test_a_recovery_notice_hangs_while_people_are_compensated(office: Office) -> None:
    stands(
        text_of(office, LAND_FILES, "land-notice", recovery(office)),
        "từ ngày 02 tháng 10 năm 2026, trong suốt thời gian bồi thường, hỗ trợ, tái định cư",
    )


def test_minutes_of_the_opinion_meeting_tell_by_when_to_talk(office: Office) -> None:
    text = text_of(office, LAND_FILES, "land-opinion-minutes", recovery(office), PaperNumber())
    stands(
        text,
        "Số người đồng ý: 1",
        "Số người không đồng ý: 1",
        "chậm nhất ngày 10 tháng 12 năm 2026",
        "Quàng Thị Mẫu: Giá đền bù cây trồng còn thấp",
    )


def test_minutes_count_who_agrees_to_an_early_recovery(office: Office) -> None:
    notice = recovery(office)
    kept(office, AFFECTED_PERSONS, land_file_id=notice["id"], name="Cà Văn Ví", early=True)
    text = text_of(office, LAND_FILES, "land-opinion-minutes", notice, PaperNumber())
    stands(text, "trước khi phê duyệt phương án: 1/3 (phải trên 3/4, ít nhất 3 người)")


def test_places_and_channels_come_from_the_duty_unless_stated(office: Office) -> None:
    draft = {"title": "kế hoạch sử dụng đất năm 2027", "kind": "yearly_plan", "published_on": "2026-12-01"}
    text = text_of(office, LAND_FILES, "land-notice", kept(office, LAND_FILES, **draft))
    stands(text, "Nhà văn hóa Bản Nà Cáy", "Đăng tải trên cổng, trang thông tin điện tử")
    stated = kept(office, LAND_FILES, **draft, places_stated="Trụ sở UBND xã", channels_stated="Họp bản")
    text = text_of(office, LAND_FILES, "land-notice", stated)
    stands(text, "Trụ sở UBND xã", "Họp bản")
    assert "Nhà văn hóa" not in text
    assert "Đăng tải" not in text


def test_a_sheet_without_people_says_what_is_missing(office: Office) -> None:
    notice = kept(office, LAND_FILES, title="thu hồi đất", kind="recovery_notice", document_date="2026-10-01")
    with pytest.raises(UserError) as refused:
        text_of(office, LAND_FILES, "land-receipts", notice)
    assert refused.value.code == "DD-01"
    assert {kind.key for kind in record_papers.kinds_of(office, LAND_FILES, notice)} == {
        "land-notice",
        "land-opinion-minutes",
    }


def test_leases_are_listed_with_their_rent(office: Office) -> None:
    fund = kept(office, LAND_FILES, title="Quỹ đất công ích năm 2026", kind="commune_land", state="approved")
    kept(office, LAND_PLOTS, land_file_id=fund["id"], plot="Thửa 10", area="1250", lessee="Lò Văn Mẫu", rent=1500000)
    stands(text_of(office, LAND_FILES, "land-notice", fund), "Thửa 10", "1.250", "Lò Văn Mẫu", "1.500.000")


# ---------------------------------------------------------------------------------------------------- consultations


def consultation(office: Office, **values: Any) -> dict[str, Any]:
    made = kept(
        office,
        CONSULTATIONS,
        title="dự thảo kế hoạch sử dụng đất năm 2027",
        kind="yearly_plan",
        published_on="2026-10-05",
        ways=["meeting", "ballot"],
        questions="Vị trí mở rộng nghĩa trang\nDanh mục công trình",
        **values,
    )
    for content, count, way, level, treatment, answer in (
        ("Mở rộng nghĩa trang về phía đồi", 9, "ballot", "resident", "accepted", "Điều chỉnh vị trí trên bản đồ"),
        ("mở rộng nghĩa trang về phía đồi", 3, "meeting", "village", "accepted", None),
        ("Giữ đất ở cho hộ tách hộ", 2, "meeting", "resident", "explained", "Đưa vào kỳ kế hoạch sau"),
    ):
        kept(
            office,
            OPINIONS,
            consultation_id=made["id"],
            content=content,
            opinions=count,
            channel=way,
            level=level,
            treatment=treatment,
            answer=answer,
            giver="Hoàng Văn Kín",
        )
    return made


@pytest.mark.parametrize("key", ["consultation-synthesis", "consultation-result"])
def test_the_synthesis_tells_figures_ways_and_every_answer(office: Office, key: str) -> None:
    text = text_of(office, CONSULTATIONS, key, consultation(office))
    stands(
        text,
        "Thời gian lấy ý kiến: từ ngày 05 tháng 10 năm 2026 đến hết ngày 25 tháng 10 năm 2026",
        "nhận được 14 ý kiến với 02 nội dung",
        "tiếp thu 01 nội dung, giải trình 01 nội dung",
        "Tổng số 11 3 14",
        "1 Mở rộng nghĩa trang về phía đồi 12",
        "Điều chỉnh vị trí trên bản đồ",
        "Đưa vào kỳ kế hoạch sau",
    )
    assert "Hoàng Văn Kín" not in text


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Lấy ý kiến dự thảo Kế hoạch sử dụng đất", "lấy ý kiến Nhân dân về dự thảo Kế hoạch sử dụng đất như sau"),
        ("LẤY Ý KIẾN NHÂN DÂN VỀ giá nước", "lấy ý kiến Nhân dân về giá nước như sau"),
        ("Giá nước", "lấy ý kiến Nhân dân về Giá nước như sau"),
    ],
)
def test_a_title_that_says_it_asks_does_not_say_it_twice(office: Office, title: str, said: str) -> None:
    record = kept(office, CONSULTATIONS, title=title, questions="Có phù hợp không?\nCần bổ sung gì?")
    text = text_of(office, CONSULTATIONS, "consultation-plan", record)
    assert said in text
    assert "- Có phù hợp không? - Cần bổ sung gì? 2. " in text


def test_figures_stated_by_the_office_stand_as_stated(office: Office) -> None:
    stated = consultation(office, opinions_stated=14, contents_stated=34)
    text = text_of(office, CONSULTATIONS, "consultation-result", stated)
    stands(text, "nhận được 14 ý kiến với 34 nội dung")


def test_plan_notice_and_ballot_tell_what_how_and_until_when(office: Office) -> None:
    asked = consultation(office)
    for key in ("consultation-plan", "consultation-notice"):
        stands(
            text_of(office, CONSULTATIONS, key, asked),
            "Vị trí mở rộng nghĩa trang",
            "Họp cộng đồng dân cư",
            "từ ngày 05 tháng 10 năm 2026 đến hết ngày 25 tháng 10 năm 2026",
        )
    ballot = text_of(office, CONSULTATIONS, "consultation-ballot", asked, PaperNumber())
    stands(ballot, "1 Vị trí mở rộng nghĩa trang", "2 Danh mục công trình", "Không đồng ý")
    assert "Số:" not in ballot


# ------------------------------------------------------------------------------------------------ decisions of residents


def road(office: Office, **values: Any) -> dict[str, Any]:
    standard: dict[str, Any] = {
        "title": "Góp công làm đường nội bản",
        "matter": "contribution",
        "village_id": village(office),
        "form": "meeting_ballot",
        "held_on": "2026-11-16",
        "households_total": 90,
        "households_present": 75,
        "ballots_out": 75,
        "ballots_in": 74,
        "ballots_invalid": 1,
        "votes_for": 60,
        "votes_against": 10,
        "votes_blank": 3,
        "household_reps": ["Giàng A Một", "Giàng A Hai"],
        "content": "Mỗi hộ tự nguyện góp công\nTrưởng bản mở sổ ghi ngày công",
    }
    return kept(office, COMMUNITY_DECISIONS, **{**standard, **values})


def test_minutes_count_against_all_households_and_cite_the_article(office: Office) -> None:
    text = text_of(office, COMMUNITY_DECISIONS, "decision-minutes", road(office), PaperNumber())
    stands(
        text,
        "Tổng số hộ gia đình: 90; có mặt: 75; vắng mặt: 15",
        "Số phiếu hợp lệ: 73",
        "Tán thành: 60 hộ, bằng 66,7% tổng số hộ",
        "cần ít nhất 2/3 tổng số hộ tán thành (60/90 hộ) theo khoản 1 Điều 21 Luật số 10/2022/QH15",
        "được thông qua",
    )


def test_minutes_say_when_it_failed(office: Office) -> None:
    failed = road(office, votes_for=59)
    text = text_of(office, COMMUNITY_DECISIONS, "decision-minutes", failed, PaperNumber())
    stands(text, "kết quả 59/90 hộ: không được thông qua")
    offered = {kind.key for kind in record_papers.kinds_of(office, COMMUNITY_DECISIONS, failed)}
    assert "decision" not in offered


def test_ballots_of_every_household_have_minutes_of_their_own(office: Office) -> None:
    asked = road(
        office,
        form="household_ballot",
        notified_on="2026-11-10",
        handed_out_on="2026-11-13",
        front_head="Lò Văn Mặt",
        counting_team=["Cà Thị Một", "Cà Văn Hai", "Lò Thị Ba"],
    )
    offered = {kind.key for kind in record_papers.kinds_of(office, COMMUNITY_DECISIONS, asked)}
    assert "decision-ballot-minutes" in offered
    assert "decision-minutes" not in offered
    stands(
        text_of(office, COMMUNITY_DECISIONS, "decision-ballot-minutes", asked, PaperNumber()),
        "Tổ trưởng (Trưởng ban công tác Mặt trận): Lò Văn Mặt",
        "Phát phiếu đến từng hộ gia đình từ ngày 13 tháng 11 năm 2026",
        "số hộ gửi lại phiếu: 75; không gửi lại: 15",
        "Số phiếu hợp lệ: 73",
        "(60/90 hộ)",
    )


def test_papers_that_stand_for_an_official_form_say_which(office: Office) -> None:
    offered = {kind.key for book in all_books() for kind in book.papers}
    rows = tuple(office.law.forms)
    assert {row.id for row in rows} <= offered
    assert [row.name for row in rows] == [f"Mẫu số 0{number}" for number in (1, 2, 3, 4, 5)]
    form = office.form_of("decision-ballot-minutes")
    assert form is not None
    assert form.name == "Mẫu số 04"
    assert office.form_of("land-notice") is None


def test_the_decision_names_all_who_sign(office: Office) -> None:
    text = text_of(office, COMMUNITY_DECISIONS, "decision", road(office))
    stands(
        text,
        "Điều 1. Mỗi hộ tự nguyện góp công",
        "Điều 2. Trưởng bản mở sổ ghi ngày công",
        "TRƯỞNG BẢN",
        "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN",
        "Giàng A Một",
        "Giàng A Hai",
    )


def test_a_vote_not_counted_yet_leaves_room(office: Office) -> None:
    blank = road(office, votes_for=None, votes_against=None, votes_blank=None, ballots_in=None, ballots_invalid=None)
    text = text_of(office, COMMUNITY_DECISIONS, "decision-minutes", blank, PaperNumber())
    stands(text, "Chưa đủ số liệu để kết luận", "Số phiếu thu về: …")
    stands(text_of(office, COMMUNITY_DECISIONS, "decision-ballot", blank), "1 Mỗi hộ tự nguyện góp công")
    stands(text_of(office, COMMUNITY_DECISIONS, "decision-notice", blank), "tổng số 90 hộ")


def elected(office: Office, votes: Iterable[int]) -> dict[str, Any]:
    held = kept(
        office,
        VILLAGE_ELECTIONS,
        title="Bầu Trưởng bản nhiệm kỳ 2026-2031",
        village_id=village(office),
        held_on="2026-12-20",
        households_total=90,
        ballots_in=85,
    )
    for name, count in zip(("Lò Văn Thử", "Quàng Thị Mẫu"), votes, strict=True):
        kept(office, CANDIDATES, election_id=held["id"], name=name, votes_for=count, birth_year=1980)
    return held


def test_the_front_committee_puts_candidates_forward(office: Office) -> None:
    text = text_of(office, VILLAGE_ELECTIONS, "election-proposal", elected(office, (52, 32)), PaperNumber())
    stands(text, "BAN CÔNG TÁC MẶT TRẬN", "Danh sách 02 người ứng cử", "Năm sinh", "TRƯỞNG BAN CÔNG TÁC MẶT TRẬN")


def test_the_name_of_the_commune_is_not_parted_in_the_head_of_the_front(office: Office) -> None:
    election = kept(office, VILLAGE_ELECTIONS, title="Bầu Trưởng bản", village_id=village(office))
    sheet = sheet_of(office, VILLAGE_ELECTIONS, "election-proposal", election, PaperNumber())
    assert sheet.paper.header is not None
    first, second = sheet.paper.header.superior
    assert first == "ỦY BAN MTTQ VIỆT NAM"
    assert second == str(office.unit["name"]).upper()


def test_minutes_of_an_election_name_who_is_elected_or_nobody(office: Office) -> None:
    text = text_of(office, VILLAGE_ELECTIONS, "election-minutes", elected(office, (52, 32)), PaperNumber())
    stands(text, "ít nhất 46/90 hộ", "Người trúng cử: Lò Văn Thử, 52/90 hộ, bằng 57,8%")
    nobody = text_of(office, VILLAGE_ELECTIONS, "election-minutes", elected(office, (45, 40)), PaperNumber())
    stands(nobody, "phải tổ chức bầu lại")
    ballot = text_of(office, VILLAGE_ELECTIONS, "election-ballot", elected(office, (1, 2)), PaperNumber())
    stands(ballot, "Lò Văn Thử", "Quàng Thị Mẫu")


def test_papers_of_the_yearly_conference(office: Office) -> None:
    held = kept(
        office,
        YEAR_CONFERENCES,
        title="Hội nghị định kỳ năm 2026",
        village_id=village(office),
        year=2026,
        held_on="2026-12-27",
        households_total=90,
        households_present=70,
        opinions="Sửa loa: đã ghi nhận",
    )
    stands(text_of(office, YEAR_CONFERENCES, "conference-minutes", held, PaperNumber()), "vắng mặt: 20", "Sửa loa")
    stands(text_of(office, YEAR_CONFERENCES, "conference-notice", held, NUMBER), "ngày 27 tháng 12 năm 2026")


def test_the_head_of_the_village_signs_a_decision_whoever_was_in_the_chair(office: Office) -> None:
    decided = road(office, chair="Vàng Thị Chủ Tọa")
    assert "Vàng Thị Chủ Tọa" in text_of(office, COMMUNITY_DECISIONS, "decision", decided)
    home = office.store.get(VILLAGES, decided["village_id"]) or {}
    records.save(office, VILLAGES, {**home, "head_name": "Giàng A Trưởng"})
    text = text_of(office, COMMUNITY_DECISIONS, "decision", decided)
    assert "Giàng A Trưởng" in text
    assert "Vàng Thị Chủ Tọa" not in text


@pytest.mark.parametrize(("questions", "pages"), [(2, 1), (30, 2)])
def test_ballots_are_printed_two_on_a_sheet_while_they_are_small(questions: int, pages: int, office: Office) -> None:
    asked = road(office, content="\n".join(f"Nội dung {n} đưa ra biểu quyết" for n in range(1, questions + 1)))
    sheet = sheet_of(office, COMMUNITY_DECISIONS, "decision-ballot", asked, PaperNumber())
    first, second = sheet.paper.halves
    assert first == second
    laid = read_pages(papers.as_pdf(sheet.paper))
    assert len(laid) == pages
    assert flat(laid).count("PHIẾU BIỂU QUYẾT") == 2
