"""Breaking lines and ending pages, without any file."""

from __future__ import annotations

import unicodedata

import pytest

from papi_desktop.documents.fonts import paper_fonts
from papi_desktop.documents.layout.flow import Strip, keep_last_together, keep_notes_with_row, paginate
from papi_desktop.documents.layout.measure import faces_of, printable, set_lines, wrap, wrap_centred
from papi_desktop.documents.paper import Paragraph, Run
from papi_desktop.domain.errors import UserError

FACE = faces_of(paper_fonts()).regular
BOLD = faces_of(paper_fonts()).bold


def strips(*heights: float) -> list[Strip]:
    return [Strip(height) for height in heights]


def pages_of(made: list[Strip], room: float) -> list[list[int]]:
    return [[made.index(strip) for strip, _ in page if strip in made] for page in paginate(made, room)]


def test_widths_are_those_of_the_times_family() -> None:
    assert FACE.width("A", 1000) == pytest.approx(722, abs=1)
    assert FACE.width("n", 1000) == pytest.approx(500, abs=1)
    assert FACE.width("ư", 1000) == pytest.approx(541, abs=1)


def test_wrapped_lines_fit_and_lose_nothing() -> None:
    text = "Danh sách hộ nghèo, hộ cận nghèo của xã năm 2026 sau khi rà soát"
    lines = wrap(text, FACE, 12, 120)
    assert " ".join(lines) == text
    assert len(lines) > 1
    assert all(FACE.width(line, 12) <= 120 for line in lines)


def test_a_word_wider_than_the_line_is_cut() -> None:
    lines = wrap("a" * 100, FACE, 12, 60)
    assert "".join(lines) == "a" * 100
    assert all(FACE.width(line, 12) <= 60 for line in lines)


def test_stated_line_breaks_are_kept() -> None:
    assert wrap("một\nhai", FACE, 12, 500) == ["một", "hai"]


def test_a_title_is_parted_at_a_comma() -> None:
    text = "Về việc niêm yết công khai danh sách hộ nghèo, hộ cận nghèo xã Na Sang năm 2026"
    assert wrap_centred(text, FACE, 14, 430) == [
        "Về việc niêm yết công khai danh sách hộ nghèo,",
        "hộ cận nghèo xã Na Sang năm 2026",
    ]


def test_a_title_has_no_mere_rest_in_its_last_line() -> None:
    text = "Về việc công khai dự toán ngân sách xã Na Sang đã được Hội đồng nhân dân xã quyết định năm 2027"
    width = FACE.width(text, 14) * 0.95
    first, last = wrap_centred(text, FACE, 14, width)
    assert f"{first} {last}" == text
    assert FACE.width(last, 14) > width * 0.4


def test_a_paragraph_keeps_the_face_of_each_word() -> None:
    (line,) = set_lines([("Điều 1. ", BOLD), ("Công nhận kết quả", FACE)], 14, 500, 30)
    assert line.stretches == (("Điều 1.", BOLD), (" Công nhận kết quả", FACE))
    assert line.last


def test_a_paragraph_starts_narrower_by_its_indent() -> None:
    text = "một hai ba bốn năm sáu bảy tám chín mười"
    plain = set_lines([(text, FACE)], 14, 100, 0)
    indented = set_lines([(text, FACE)], 14, 100, 60)
    assert indented[0].width <= 40 < plain[0].width


def test_a_letter_without_a_shape_is_told() -> None:
    with pytest.raises(UserError) as caught:
        FACE.width("Lò Thị 漢", 12)
    assert caught.value.code == "GIAY-02"
    assert "漢" in caught.value.what.in_english()


def test_text_is_composed_and_freed_of_what_has_no_shape() -> None:
    assert printable(unicodedata.normalize("NFD", "Ưởng")) == "Ưởng"
    assert printable("Na\u200b Sang\ufeff") == "Na Sang"


def test_pages_are_filled_in_order() -> None:
    assert pages_of(strips(40, 40, 40, 40, 40), 100) == [[0, 1], [2, 3], [4]]


def test_space_above_is_not_kept_at_the_top_of_a_page() -> None:
    made = strips(60, 60)
    made[0].before = made[1].before = 10
    assert [[drop for _, drop in page] for page in paginate(made, 100)] == [[0], [0]]


def test_what_must_stay_together_moves_together() -> None:
    made = strips(40, 40, 40)
    made[1].keep = True
    assert pages_of(made, 100) == [[0], [1, 2]]


def test_a_signature_takes_two_strips_with_it() -> None:
    made = strips(20, 20, 20, 20)
    keep_last_together(made, 2)
    assert pages_of([*made, Strip(50)], 100) == [[0, 1], [2, 3, 4]]


def test_notes_under_a_table_are_never_alone_on_a_page() -> None:
    made = strips(30, 30, 30, 20)
    for row in made[1:3]:
        row.lead = made[0]
    assert pages_of(made, 90) == [[0, 1, 2], [3]]
    keep_notes_with_row(made)
    assert [len(page) for page in paginate(made, 90)] == [2, 3], "the header, a row and the note"


def test_what_only_announces_does_not_end_a_page() -> None:
    assert Paragraph("Cộng đồng dân cư quyết định:").leads
    assert Paragraph((Run("1. Nội dung: ", bold=True), Run("như sau:"))).leads
    assert not Paragraph((Run("1. Nội dung: ", bold=True), Run("làm đường."))).leads


def test_the_header_is_drawn_again() -> None:
    header = Strip(10)
    made = strips(40, 40, 40)
    for strip in made:
        strip.lead = header
    header.keep = True
    pages = list(paginate([header, *made], 100))
    assert [[strip for strip, _ in page] for page in pages] == [[header, *made[:2]], [header, made[2]]]
    assert pages[1][1][1] == 10


def test_more_than_a_page_that_belongs_together_is_parted() -> None:
    made = strips(40, 40, 40, 40)
    for strip in made:
        strip.keep = True
    assert pages_of(made, 100) == [[0, 1], [2, 3]]


def test_a_forced_break() -> None:
    made = strips(10, 10)
    made[1].breaks = True
    assert pages_of(made, 100) == [[0], [1]]
