"""The kinds of paper: what each says, and what it leaves to be filled by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from papi_desktop.documents.docx import render_docx
from papi_desktop.documents.kinds.facts import (
    ClassCount,
    DisclosureLine,
    Document,
    ListColumn,
    ListGroup,
    LoudspeakerFacts,
    MinutesFacts,
    Period,
    Person,
    PhotoSheetFacts,
    PostedPhoto,
    PublicListFacts,
    QuarterlyListFacts,
    RecoverySheetFacts,
    VillageListFacts,
)
from papi_desktop.documents.kinds.loudspeaker import loudspeaker
from papi_desktop.documents.kinds.notice import notice
from papi_desktop.documents.kinds.photo_sheet import photo_sheet
from papi_desktop.documents.kinds.posting_minutes import posting_minutes, removal_minutes
from papi_desktop.documents.kinds.public_list import public_list, village_list
from papi_desktop.documents.kinds.quarterly_list import quarterly_list
from papi_desktop.documents.kinds.recovery_sheet import recovery_sheet
from papi_desktop.documents.leak_gate import check_public_file
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Paper, Paragraph
from papi_desktop.documents.pdf import render_pdf
from papi_desktop.documents.wording import load_wording, save_wording
from papi_desktop.domain import periods
from tests.documents.reading import BOLD, ITALIC, PageRead, flat, read_paper
from tests.documents.samples import NOTICE, OFFICE, SIGNER, notice_paper

CONTENT = NOTICE.content
DOCUMENT = "Thông báo số 45/TB-UBND ngày 30 tháng 11 năm 2026"


def text_of(paper: Paper) -> str:
    return flat(read_paper(paper))


# ------------------------------------------------------------------------------------------------------------ notice


def test_notice_says_what_where_when_and_to_whom() -> None:
    text = text_of(notice_paper())
    for words in (
        "1. Đối tượng niêm yết",
        "- Hộ nghèo: 312 hộ, 1.405 khẩu;",
        "2. Thời gian niêm yết: từ ngày 01 tháng 12 năm 2026 đến hết ngày 31 tháng 12 năm 2026.",
        "3. Địa điểm niêm yết - Trụ sở Ủy ban nhân dân xã; - Nhà văn hóa các bản.",
        "4. Tiếp nhận ý kiến:",
        "được biết./. Nơi nhận:",
    ):
        assert words in text


def test_notice_numbers_its_clauses_as_they_are() -> None:
    facts = replace(NOTICE, counts=(), channels=("Cổng thông tin điện tử của xã",))
    text = text_of(notice(facts, load_wording("notice")))
    assert "1. Thời gian niêm yết" in text
    assert "3. Hình thức công khai khác - Cổng thông tin điện tử của xã." in text
    assert "4. Tiếp nhận ý kiến" in text


def test_notice_without_persons_counted() -> None:
    facts = replace(NOTICE, counts=(ClassCount("Hộ nghèo", 5),), has_list=False)
    text = text_of(notice(facts, load_wording("notice")))
    assert "- Hộ nghèo: 5 hộ." in text
    assert "kèm theo" not in text


def test_notice_in_the_words_of_the_office(tmp_path: Path) -> None:
    save_wording("notice", {"closing": "{unit} kính báo để bà con được biết"}, tmp_path)
    text = text_of(notice(NOTICE, load_wording("notice", tmp_path)))
    assert "Ủy ban nhân dân xã Na Sang kính báo để bà con được biết./." in text


# ------------------------------------------------------------------------------------------------------------ lists


def groups(*sizes: int) -> tuple[ListGroup, ...]:
    return tuple(
        ListGroup(f"Bản Nà {n}", tuple((f"Lò Thị Ún {n}.{k}", "4", "Hộ nghèo") for k in range(size)), size, 4 * size)
        for n, size in enumerate(sizes, 1)
    )


COLUMNS = (ListColumn("Họ và tên chủ hộ", 70), ListColumn("Số khẩu", 20, Align.CENTER), ListColumn("Phân loại", 40))


def reduced(*sizes: int) -> Paper:
    facts = PublicListFacts(
        ("Danh sách hộ nghèo, hộ cận nghèo", "xã Na Sang năm 2026"),
        COLUMNS,
        groups(*sizes),
        households=sum(sizes),
        persons=4 * sum(sizes),
        document=DOCUMENT,
    )
    return notice_paper((public_list(facts, load_wording("public_list")),))


def test_public_list_has_villages_sums_and_one_count_through() -> None:
    pages = read_paper(reduced(2, 3))
    text = flat(pages[1:])
    assert text.startswith(
        "Phụ lục DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO XÃ NA SANG NĂM 2026 (Kèm theo Thông báo số 45/TB-UBND"
    )
    assert (
        "Bản Nà 1 1 Lò Thị Ún 1.0 4 Hộ nghèo 2 Lò Thị Ún 1.1 4 Hộ nghèo Bản Nà 1: cộng 2 hộ, 8 khẩu "
        "Bản Nà 2 3 Lò Thị Ún 2.0 4 Hộ nghèo 4 Lò Thị Ún 2.1 4 Hộ nghèo 5 Lò Thị Ún 2.2 4 Hộ nghèo "
        "Bản Nà 2: cộng 3 hộ, 12 khẩu Tổng cộng: 5 hộ, 20 khẩu"
    ) in text


def test_public_list_shows_only_the_columns_it_was_given() -> None:
    header = read_paper(reduced(1))[-1].pieces
    assert [piece.text for piece in header if piece.face == BOLD and piece.size == 12][:4] == [
        "TT",
        "Họ và tên chủ hộ",
        "Số khẩu",
        "Phân loại",
    ]


def test_sums_are_printed_as_stated() -> None:
    facts = PublicListFacts(("Danh sách",), COLUMNS, (replace(groups(2)[0], households=99, persons=None),), 1000)
    text = text_of(notice_paper((public_list(facts, load_wording("public_list")),)))
    assert "Bản Nà 1: cộng 99 hộ" in text
    assert "Tổng cộng: 1.000 hộ" in text


def village() -> Paper:
    rows = tuple((f"Cà Thị Hom {n}", "2", "1965", "Bản Nà Cáy", "90", "30", "N") for n in range(3))
    counts = (ClassCount("hộ nghèo", 3), ClassCount("hộ cận nghèo", 0))
    facts = VillageListFacts(OFFICE, "Bản Nà Cáy", 2026, rows, counts, head="Lò Văn Pâng", head_role="Trưởng bản")
    return village_list(facts, load_wording("public_list"))


def test_village_form_has_the_columns_of_the_circular() -> None:
    (page,) = read_paper(village())
    text = flat([page])
    assert "A B 1 2 3 4 5 6" in text
    assert "1 Cà Thị Hom 0 2 1965 Bản Nà Cáy 90 30 N" in text
    assert "Tổng số hộ trong danh sách: 3 hộ, trong đó: hộ nghèo: 3 hộ, hộ cận nghèo: 0 hộ." in text
    assert page.find("RÀ SOÁT VIÊN").middle < page.find("TRƯỞNG BẢN").middle


def test_village_form_names_its_source() -> None:
    form = load_wording("public_list").data["village_form"]
    assert "07/2021/TT-BLĐTBXH" in form["citation"]
    assert form["certainty"] == "confirmed"


# ------------------------------------------------------------------------------------------------------------ minutes


MINUTES = MinutesFacts(
    office=OFFICE,
    content=CONTENT,
    place="Nhà văn hóa bản Nà Cáy",
    document=DOCUMENT,
    number=Document("BB-UBND", 7),
    day=date(2026, 12, 1),
    at=time(8, 5),
    officers=(Person("Quàng Thị Mai", "công chức Văn hóa - Xã hội"),),
    witnesses=(Person("Lò Văn Pâng", "Trưởng bản"), Person("Cà Thị Hom")),
    period=Period(date(2026, 12, 1), date(2026, 12, 31)),
    photos=2,
)


def test_posting_minutes() -> None:
    pages = read_paper(posting_minutes(MINUTES, load_wording("posting_minutes")))
    text = flat(pages)
    for words in (
        "Số: 07/BB-UBND",
        "BIÊN BẢN Về việc niêm yết công khai danh sách hộ nghèo",
        "hồi 08 giờ 05 phút, ngày 01 tháng 12 năm 2026, tại Nhà văn hóa bản Nà Cáy",
        "- Ông (bà) Quàng Thị Mai, công chức Văn hóa - Xã hội.",
        "- Ông (bà) Lò Văn Pâng, Trưởng bản; - Ông (bà) Cà Thị Hom.",
        f"Văn bản niêm yết: {DOCUMENT}.",
        "từ ngày 01 tháng 12 năm 2026 đến hết ngày 31 tháng 12 năm 2026.",
        "02 ảnh",
        "lập thành 02 bản",
        "- Lưu: VT, Hồ sơ.",
    ):
        assert words in text


def test_minutes_have_no_line_of_place_and_date() -> None:
    first = read_paper(posting_minutes(MINUTES, load_wording("posting_minutes")))[0]
    assert not [piece for piece in first.pieces if piece.face == ITALIC and piece.size == 13]
    plain = text_of(posting_minutes(replace(MINUTES, number=None), load_wording("posting_minutes")))
    assert "Số:" not in plain


def names_by_height(page: PageRead, *names: str) -> list[float]:
    return [round(page.find(name).baseline, 1) for name in names]


def test_witnesses_and_officers_sign_side_by_side() -> None:
    page = read_paper(posting_minutes(MINUTES, load_wording("posting_minutes")))[-1]
    assert len(set(names_by_height(page, "Lò Văn Pâng", "Cà Thị Hom", "Quàng Thị Mai"))) == 1
    assert page.find("Lò Văn Pâng").x < page.find("Cà Thị Hom").x < page.find("Quàng Thị Mai").x


def test_many_witnesses_sign_in_rows() -> None:
    many = replace(MINUTES, witnesses=tuple(Person(f"Lò Văn {name}") for name in ("Một", "Hai", "Ba")))
    page = read_paper(posting_minutes(many, load_wording("posting_minutes")))[-1]
    upper, lower = (
        names_by_height(page, *pair) for pair in (("Lò Văn Một", "Lò Văn Hai"), ("Lò Văn Ba", "Quàng Thị Mai"))
    )
    assert upper[0] == upper[1] < lower[0] == lower[1]


def test_minutes_not_known_yet_are_left_to_the_pen() -> None:
    text = text_of(posting_minutes(MinutesFacts(OFFICE, CONTENT, "Nhà văn hóa"), load_wording("posting_minutes")))
    assert "..... giờ ..... phút, ngày ..... tháng ..... năm" in text
    assert text.count("Ông (bà) .....") == 2
    assert "None" not in text
    assert "ảnh" not in text


@pytest.mark.parametrize(
    ("opinions", "words"),
    [
        (0, "không nhận được ý kiến."),
        (3, "nhận được 3 ý kiến."),
        (None, "Số ý kiến nhận được trong thời gian niêm yết: ....."),
    ],
)
def test_removal_minutes_tell_of_opinions(opinions: int | None, words: str) -> None:
    facts = replace(MINUTES, day=date(2027, 1, 1), opinions=opinions, state="còn nguyên")
    text = text_of(removal_minutes(facts, load_wording("posting_minutes")))
    assert words in text
    assert "kết thúc niêm yết công khai danh sách hộ nghèo" in text
    assert "Tình trạng văn bản khi gỡ: còn nguyên." in text
    assert "NGƯỜI GỠ NIÊM YẾT" in text


# ------------------------------------------------------------------------------------------------------------ other papers


def jpeg() -> bytes:
    out = BytesIO()
    Image.new("RGB", (400, 300), "teal").save(out, "JPEG")
    return out.getvalue()


def test_photo_sheet_says_where_and_when() -> None:
    photos = (PostedPhoto(jpeg(), "Trụ sở xã", datetime(2026, 12, 1, 8, 20)), PostedPhoto(jpeg(), "Bản Nà Cáy"))
    text = text_of(photo_sheet(PhotoSheetFacts(OFFICE, CONTENT, photos, DOCUMENT), load_wording("photo_sheet")))
    assert "Trụ sở xã, chụp hồi 08:20 ngày 01/12/2026" in text
    assert "Bản Nà Cáy (ảnh không ghi thời gian chụp)" in text
    assert "Danh sách hộ nghèo, hộ cận nghèo xã Na Sang năm 2026" in text


def quarterly(*lines: DisclosureLine, citation: str = "") -> Paper:
    facts = QuarterlyListFacts(
        OFFICE,
        Document("DS-UBND", None, None),
        periods.Period(2026, 4, periods.QUARTER),
        lines,
        SIGNER,
        ("Lưu: VT",),
        citation,
    )
    return quarterly_list(facts, load_wording("quarterly_list"))


LINE = DisclosureLine(
    "Danh sách hộ nghèo",
    "Điều 11 khoản 7",
    ("Niêm yết", "Truyền thanh"),
    ("Trụ sở xã", "09 bản"),
    Period(date(2026, 12, 1), date(2026, 12, 31)),
)


def test_quarterly_list_tells_form_places_and_time() -> None:
    (page,) = read_paper(quarterly(LINE, replace(LINE, period=Period(date(2026, 12, 5)))))
    text = flat([page])
    assert page.width > page.height
    assert "quý IV năm 2026" in text
    assert "1 Danh sách hộ nghèo Điều 11 khoản 7 Niêm yết; Truyền thanh Trụ sở xã; 09 bản" in text
    assert "01/12/2026 - 31/12/2026" in text
    assert "từ 05/12/2026" in text
    assert "Tổng số: 2 nội dung./." in text


def test_quarterly_list_prints_a_verdict_only_if_there_is_one() -> None:
    assert "Kết quả" not in text_of(quarterly(LINE))
    text = text_of(quarterly(LINE, replace(LINE, verdict="Đủ 30 ngày")))
    assert "Kết quả" in text
    assert "Đủ 30 ngày" in text


def test_quarterly_list_cites_only_what_it_is_told() -> None:
    assert "Luật" not in text_of(quarterly(LINE))
    assert "Thực hiện khoản 2 Điều 13 Luật" in text_of(quarterly(LINE, citation="khoản 2 Điều 13 Luật 10/2022/QH15"))


def test_a_quarter_in_which_nothing_was_disclosed() -> None:
    assert "không có nội dung công khai mới./." in text_of(quarterly())


LOUD = LoudspeakerFacts(
    OFFICE,
    CONTENT,
    NOTICE.counts,
    date(2026, 12, 1),
    date(2027, 4, 21),
    ("trụ sở Ủy ban nhân dân xã", "nhà văn hóa các bản"),
    "Văn phòng Ủy ban nhân dân xã",
)


def read_out(facts: LoudspeakerFacts) -> str:
    """Return what stands on the announcer's sheet below its head."""
    blocks = loudspeaker(facts, load_wording("loudspeaker")).blocks
    return "\n".join(block.text for block in blocks if isinstance(block, Paragraph))


def test_loudspeaker_text_has_every_number_spelled_out() -> None:
    text = read_out(LOUD)
    assert not any(letter.isdigit() for letter in text)
    for words in (
        "năm hai nghìn không trăm hai mươi sáu đã được niêm yết",
        "hộ nghèo ba trăm mười hai hộ, một nghìn bốn trăm linh năm khẩu và hộ cận nghèo một trăm tám mươi tám hộ",
        "từ ngày mùng một tháng mười hai năm hai nghìn không trăm hai mươi sáu đến hết ngày hai mươi mốt tháng tư",
        "tại trụ sở Ủy ban nhân dân xã và nhà văn hóa các bản.",
    ):
        assert words in text


def test_loudspeaker_text_is_about_a_minute() -> None:
    assert 130 <= len(read_out(LOUD).split()) <= 220


def test_numbers_inside_signs_are_not_spelled() -> None:
    text = read_out(replace(LOUD, content="Thông báo số 45/TB-UBND về 09 bản"))
    assert "45/TB-UBND về chín bản" in text


def test_recovery_sheet_shows_the_key_large_and_in_groups() -> None:
    key = "7K2M4-QX9RT-0D5HA-ZW3PC-8N6YE-JV1SB-4T7QK-M2C9D"
    (page,) = read_paper(
        recovery_sheet(RecoverySheetFacts(OFFICE, key, date(2026, 11, 22)), load_wording("recovery_sheet"))
    )
    large = [piece for piece in page.pieces if piece.size == 20]
    assert "-".join(piece.text for piece in large) == key
    text = flat([page])
    for words in ("Khóa dưới đây mở được dữ liệu", "niêm phong, cất trong két", "Phiếu in ngày 22 tháng 11 năm 2026."):
        assert words in text


def test_every_kind_passes_the_gate_in_both_forms(tmp_path: Path) -> None:
    wording = load_wording("posting_minutes")
    papers = {
        "notice": reduced(3, 4),
        "village": village(),
        "posting": posting_minutes(MINUTES, wording),
        "removal": removal_minutes(replace(MINUTES, opinions=0), wording),
        "quarter": quarterly(LINE),
        "loudspeaker": loudspeaker(LOUD, load_wording("loudspeaker")),
    }
    for name, paper in papers.items():
        for suffix, render in (("pdf", render_pdf), ("docx", render_docx)):
            path = tmp_path / f"{name}.{suffix}"
            render(paper, path)
            assert check_public_file(path, forbidden=["014183000123", "0912345678"]) == [], path.name
