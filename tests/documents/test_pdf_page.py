"""The PDF of a paper, read back and measured to the millimetre."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from papi_desktop.documents.layout.measure import ASCENT
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import (
    Appendix,
    Closing,
    Orientation,
    Paper,
    Paragraph,
    Run,
    Signature,
    Verification,
)
from papi_desktop.documents.pdf import render_pdf
from papi_desktop.documents.verification import qr_matrix
from tests.documents.reading import (
    BOLD,
    BOLD_ITALIC,
    ITALIC,
    MM,
    REGULAR,
    PageRead,
    flat,
    pdf_of,
    read_pages,
    read_paper,
)
from tests.documents.samples import (
    HEADER,
    LONG_TEXT,
    SIGNER,
    notice_paper,
    paper_of,
    paragraphs,
)

FORM = official_format()
NEAR = 0.1  # millimetres
TEXT_LEFT, TEXT_RIGHT = 30.0, 195.0


@pytest.fixture(scope="module")
def page() -> PageRead:
    return read_paper(notice_paper())[0]


def test_the_sheet_is_a4(page: PageRead) -> None:
    assert (page.width, page.height) == (pytest.approx(210, abs=NEAR), pytest.approx(297, abs=NEAR))


def test_text_keeps_to_the_margins() -> None:
    for page in read_paper(paper_of([Paragraph(LONG_TEXT)] * 30)):
        body = [piece for piece in page.pieces if piece.size == 14]
        assert min(piece.x for piece in body) == pytest.approx(TEXT_LEFT, abs=NEAR)
        assert max(piece.right for piece in body) <= TEXT_RIGHT + NEAR
        assert min(piece.baseline - ASCENT * 14 * MM for piece in body) >= 20 - NEAR
        assert max(piece.baseline for piece in body) <= 297 - 20


def test_the_first_line_stands_at_the_top_margin() -> None:
    first = read_paper(paper_of(paragraphs(1)))[0].pieces[0]
    line_height = FORM.line_height(FORM.elements["body"]) * MM
    assert 20 < first.baseline < 20 + line_height


@pytest.mark.parametrize(
    ("text", "face", "size"),
    [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD, 12),
        ("Độc lập - Tự do - Hạnh phúc", BOLD, 13),
        ("ỦY BAN NHÂN DÂN", BOLD, 12),
        ("XÃ NA SANG", BOLD, 12),
        ("Số: 45/TB-UBND", REGULAR, 13),
        ("Na Sang, ngày 30 tháng 11 năm 2026", ITALIC, 13),
        ("THÔNG BÁO", BOLD, 14),
        ("hộ cận nghèo xã Na Sang năm 2026", BOLD, 14),
        ("Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022;", ITALIC, 14),
        ("1. Đối tượng niêm yết", BOLD, 14),
        ("- Hộ nghèo: 312 hộ, 1.405 khẩu;", REGULAR, 14),
        ("TM. ỦY BAN NHÂN DÂN", BOLD, 14),
        ("KT. CHỦ TỊCH", BOLD, 14),
        ("Lò Văn Thành", BOLD, 14),
        ("Nơi nhận:", BOLD_ITALIC, 12),
        ("- Thường trực Đảng ủy, HĐND xã;", REGULAR, 11),
        ("- Lưu: VT.", REGULAR, 11),
    ],
)
def test_face_and_size_of_each_element(text: str, face: str, size: float) -> None:
    pieces = [piece for page in read_paper(notice_paper()) for piece in page.pieces if piece.text == text]
    assert [(piece.face, piece.size) for piece in pieces] == [(face, size)]


def test_header_cells_are_centred_in_their_columns(page: PageRead) -> None:
    width = TEXT_RIGHT - TEXT_LEFT
    share = FORM.layout.header_left_share
    left, right = TEXT_LEFT + width * share / 2, TEXT_LEFT + width * (1 + share) / 2
    for text in ("ỦY BAN NHÂN DÂN", "XÃ NA SANG", "Số: 45/TB-UBND"):
        assert page.find(text).middle == pytest.approx(left, abs=0.5)
    for text in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Na Sang, ngày 30 tháng 11 năm 2026",
    ):
        assert page.find(text).middle == pytest.approx(right, abs=0.5)


def test_number_and_date_stand_on_one_line(page: PageRead) -> None:
    number, date = page.find("Số: 45/TB-UBND"), page.find("Na Sang, ngày 30 tháng 11 năm 2026")
    assert number.baseline == pytest.approx(date.baseline, abs=0.01)


def test_the_line_under_the_motto_is_as_long_as_its_text(page: PageRead) -> None:
    motto = page.find("Độc lập - Tự do - Hạnh phúc")
    line = page.under(motto)
    face_width = motto.right - motto.x
    assert line.length == pytest.approx(face_width, abs=0.5)
    assert line.middle == pytest.approx(motto.middle, abs=0.3)
    assert 0.5 < line.y0 - motto.baseline < 3


@pytest.mark.parametrize("text", ["XÃ NA SANG", "hộ cận nghèo xã Na Sang năm 2026"])
def test_the_other_lines_are_a_third_to_a_half_of_the_text(page: PageRead, text: str) -> None:
    words = page.find(text)
    line = page.under(words)
    assert 1 / 3 <= line.length / (words.right - words.x) <= 1 / 2
    assert line.middle == pytest.approx(words.middle, abs=0.3)
    assert 0.5 < line.y0 - words.baseline < 3


def test_drawn_lines_are_just_these_three(page: PageRead) -> None:
    assert len(page.strokes) == 3
    assert "___" not in page.text


def test_titles_are_centred_in_the_text_area(page: PageRead) -> None:
    for text in ("THÔNG BÁO", "Về việc niêm yết công khai danh sách hộ nghèo,"):
        assert page.find(text).middle == pytest.approx((TEXT_LEFT + TEXT_RIGHT) / 2, abs=0.5)


def test_body_is_indented_and_justified() -> None:
    pieces = read_paper(paper_of([Paragraph(LONG_TEXT)]))[0].pieces
    assert pieces[0].x == pytest.approx(TEXT_LEFT + 12.7, abs=NEAR)
    assert all(piece.x == pytest.approx(TEXT_LEFT, abs=NEAR) for piece in pieces[1:])
    assert all(piece.right == pytest.approx(TEXT_RIGHT, abs=0.6) for piece in pieces[:-1])
    assert pieces[-1].right < TEXT_RIGHT - 5


def test_paragraphs_stand_at_least_six_points_apart() -> None:
    first, second = read_paper(paper_of(paragraphs(2)))[0].pieces
    within = FORM.line_height(FORM.elements["body"]) * MM
    assert second.baseline - first.baseline - within >= 6 * MM - 0.01


def test_signature_stands_right_and_recipients_level_with_it_left() -> None:
    page = read_paper(notice_paper())[-1]
    authority, recipients = page.find("TM. ỦY BAN NHÂN DÂN"), page.find("Nơi nhận:")
    assert authority.middle == pytest.approx(TEXT_LEFT + 165 * 0.75, abs=0.5)
    assert page.find("Lò Văn Thành").middle == pytest.approx(authority.middle, abs=0.5)
    assert recipients.x == pytest.approx(TEXT_LEFT, abs=NEAR)
    assert abs(recipients.baseline - authority.baseline) < 1.5
    assert page.find("Lò Văn Thành").baseline - page.find("PHÓ CHỦ TỊCH").baseline > FORM.layout.signature_space


def test_minutes_are_signed_side_by_side_and_begin_at_one_height() -> None:
    row = (
        Signature(("Thư ký",), "Cà Thị Hom", "(Ký, ghi rõ họ tên)"),
        Signature(("Chủ tọa cuộc họp của toàn thể các hộ dân trong bản",), "Lò Văn Pâng", "(Ký, ghi rõ họ tên)"),
    )
    page = read_paper(paper_of(paragraphs(2), closing=Closing((row,), ("Lưu: VT, Hồ sơ",))))[0]
    assert page.find("THƯ KÝ").middle == pytest.approx(TEXT_LEFT + 165 / 4, abs=0.5)
    left, right = page.find("Cà Thị Hom"), page.find("Lò Văn Pâng")
    assert left.baseline == right.baseline
    assert right.middle == pytest.approx(TEXT_LEFT + 165 * 3 / 4, abs=0.5)
    notes = [piece.baseline for piece in page.pieces if piece.text.startswith("(Ký")]
    assert len(set(notes)) == 1
    assert page.find("Nơi nhận:").baseline > left.baseline


def test_page_number_stands_in_the_top_margin_from_page_two() -> None:
    pages = read_paper(paper_of(paragraphs(120)))
    assert len(pages) > 2
    assert not any(piece.baseline < 20 for piece in pages[0].pieces)
    for number, page in enumerate(pages[1:], 2):
        (shown,) = (piece for piece in page.pieces if piece.baseline < 20)
        assert (shown.text, shown.face, shown.size) == (str(number), REGULAR, 13)
        assert shown.middle == pytest.approx((TEXT_LEFT + TEXT_RIGHT) / 2, abs=0.5)
        assert 5 < shown.baseline < 19


def test_each_appendix_is_numbered_by_itself() -> None:
    appendix = Appendix(paragraphs(80), "Phụ lục I", ("Danh sách",), "(Kèm theo Thông báo số 45/TB-UBND)")
    pages = read_paper(paper_of(paragraphs(80), appendices=(appendix, replace(appendix, label="Phụ lục II"))))
    numbers = [[piece.text for piece in page.pieces if piece.baseline < 20] for page in pages]
    assert numbers == [[], ["2"], ["3"], [], ["2"], ["3"], [], ["2"], ["3"]]


def test_titles_of_an_appendix() -> None:
    appendix = Appendix(paragraphs(1), "Phụ lục I", ("Danh sách hộ nghèo",), "(Kèm theo Thông báo số 45/TB-UBND)")
    page = read_paper(paper_of(paragraphs(1), appendices=(appendix,)))[1]
    looks = {piece.text: (piece.face, piece.size) for piece in page.pieces[:3]}
    assert looks == {
        "Phụ lục I": (BOLD, 14),
        "DANH SÁCH HỘ NGHÈO": (BOLD, 14),
        "(Kèm theo Thông báo số 45/TB-UBND)": (ITALIC, 13),
    }
    assert all(piece.middle == pytest.approx((TEXT_LEFT + TEXT_RIGHT) / 2, abs=0.5) for piece in page.pieces[:3])


def test_a_sheet_lying_down_keeps_its_margins() -> None:
    (page,) = read_paper(paper_of([Paragraph(LONG_TEXT * 2)], orientation=Orientation.LANDSCAPE))
    assert (page.width, page.height) == (pytest.approx(297, abs=NEAR), pytest.approx(210, abs=NEAR))
    assert min(piece.x for piece in page.pieces) == pytest.approx(30, abs=NEAR)
    assert max(piece.right for piece in page.pieces) == pytest.approx(297 - 15, abs=0.6)


def test_a_signature_never_stands_alone_on_a_page() -> None:
    closing = Closing(((SIGNER,),), ("Lưu: VT",))
    for count in range(18, 42):
        pages = read_paper(paper_of(paragraphs(count), closing=closing))
        last = [piece.text for piece in pages[-1].pieces if piece.text.startswith("Dòng")]
        assert len(last) >= 2, count


def test_what_several_people_sign_stands_over_their_names() -> None:
    closing = Closing(((SIGNER, SIGNER, SIGNER),), ("Lưu: VT",))
    for count in range(18, 42):
        pages = read_paper(paper_of(paragraphs(count), closing=closing))
        last = [piece.text for piece in pages[-1].pieces if piece.text.startswith("Dòng")]
        assert len(last) >= 4, count


def test_a_paragraph_leaves_no_single_line_behind() -> None:
    three_lines = Paragraph(" ".join([LONG_TEXT] * 2))
    for count in range(20, 40):
        pages = read_paper(paper_of([*paragraphs(count), three_lines]))
        lines = [[p for p in page.pieces if not p.text.startswith("Dòng") and p.baseline > 20] for page in pages]
        assert all(len(some) != 1 for some in lines), count


def test_end_mark_follows_the_last_words() -> None:
    assert flat(read_paper(paper_of([Paragraph("Nhân dân được biết.")], ends=True))) == "Nhân dân được biết./."
    assert flat(read_paper(paper_of([Paragraph("Nhân dân được biết.")]))) == "Nhân dân được biết."


def test_a_word_may_be_heavier_than_its_paragraph() -> None:
    text = (Run("Điều 1. ", bold=True), Run("Công nhận kết quả rà soát."))
    pieces = read_paper(paper_of([Paragraph(text)]))[0].pieces
    assert [(piece.text.strip(), piece.face) for piece in pieces] == [
        ("Điều 1.", BOLD),
        ("Công nhận kết quả rà soát.", REGULAR),
    ]
    assert flat(read_paper(paper_of([Paragraph(text)]))) == "Điều 1. Công nhận kết quả rà soát."


def test_letter_without_kind_has_its_subject_under_the_number() -> None:
    paper = Paper(
        replace(HEADER, about="V/v công khai danh sách"), "", (), paragraphs(1), addressees=("Trưởng các bản",)
    )
    page = read_paper(paper)[0]
    about = page.find("V/v công khai danh sách")
    number = page.find("Số: 45/TB-UBND")
    assert about.size == 12
    assert about.middle == pytest.approx(number.middle, abs=0.5)
    assert about.baseline > number.baseline
    assert page.find("Kính gửi: Trưởng các bản").size == 14


def test_several_addressees_are_a_dashed_list() -> None:
    page = read_paper(Paper(HEADER, "", (), paragraphs(1), addressees=("Đảng ủy xã", "Trưởng các bản")))[0]
    assert [p.text for p in page.pieces if p.text.startswith(("Kính", "- "))] == [
        "Kính gửi:",
        "- Đảng ủy xã;",
        "- Trưởng các bản.",
    ]


def test_watermark_stands_on_every_page() -> None:
    paper = paper_of(paragraphs(60), watermark="TẬP HUẤN", appendices=(Appendix(paragraphs(1)),))
    pages = read_paper(paper)
    assert len(pages) > 2
    assert all("TẬP HUẤN" in page.text for page in pages)
    assert not any("TẬP HUẤN" in page.text for page in read_paper(paper_of(paragraphs(60))))


def test_qr_squares_are_those_of_the_code() -> None:
    payload = "PAPI1\nTB\n45/TB-UBND\n2026-11-30\nxã Na Sang\n7K2M-04QX-9RTD"
    paper = replace(notice_paper(), closing=Closing(((SIGNER,),), ("Lưu: VT",)))
    page = read_paper(paper.stamped(Verification("7K2M-04QX-9RTD", payload)))[-1]
    matrix = qr_matrix(payload)
    left, top = min(box.x for box in page.boxes), min(box.top for box in page.boxes)
    module = FORM.layout.qr_size / len(matrix)
    dark = set()
    for box in page.boxes:
        row, column = round((box.top - top) / module), round((box.x - left) / module)
        dark |= {(row, column + step) for step in range(round(box.width / module))}
    assert dark == {(r, c) for r, row in enumerate(matrix) for c, is_dark in enumerate(row) if is_dark}
    assert left == pytest.approx(TEXT_LEFT, abs=NEAR)
    assert page.find("Mã kiểm tra: 7K2M-04QX-9RTD").baseline > top + FORM.layout.qr_size
    assert top > page.find("- Lưu: VT.").baseline


def test_text_extracts_as_composed_vietnamese() -> None:
    spread_out = unicodedata.normalize("NFD", LONG_TEXT)
    text = flat(read_paper(paper_of([Paragraph(spread_out)])))
    assert text == LONG_TEXT
    assert unicodedata.is_normalized("NFC", text)


def test_every_vietnamese_letter_survives() -> None:
    from papi_desktop.documents.fonts import VIETNAMESE_LETTERS

    letters = "".join(sorted(VIETNAMESE_LETTERS))
    assert flat(read_paper(paper_of([Paragraph(letters)]))).replace(" ", "") == letters


def test_the_file_says_nothing_but_what_is_printed() -> None:
    data = pdf_of(notice_paper())
    document = pypdfium2.PdfDocument(data)
    assert not any(document.get_metadata_dict().values())
    document.close()
    assert b"ReportLab" not in data
    assert b"/Metadata" not in data


def test_every_font_is_embedded() -> None:
    data = pdf_of(notice_paper())
    assert b"Helvetica" not in data
    assert data.count(b"/FontFile2") == data.count(b"/Type /FontDescriptor") > 0


def test_the_same_paper_gives_the_same_bytes(tmp_path: Path) -> None:
    first, second = BytesIO(), BytesIO()
    render_pdf(notice_paper(), first)
    render_pdf(notice_paper(), second)
    render_pdf(notice_paper(), tmp_path / "Thông báo.pdf")
    assert first.getvalue() == second.getvalue() == (tmp_path / "Thông báo.pdf").read_bytes()


def test_a_notice_of_this_length_is_read_back_whole() -> None:
    text = flat(read_pages(pdf_of(notice_paper())))
    for words in (
        "(gọi tắt là Quyết định số 24).",
        "từ ngày 01 tháng 12 năm 2026 đến hết ngày 31 tháng 12 năm 2026.",
        "gửi đến Văn phòng Ủy ban nhân dân xã để được xem xét",
    ):
        assert words in text
