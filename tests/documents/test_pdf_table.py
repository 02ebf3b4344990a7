"""Long lists: repeated header, villages that stay with their rows, sums that stay with theirs, pages that cost the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from papi_desktop.documents.paper import (
    Closing,
    Column,
    ColumnGroup,
    Paragraph,
    Picture,
    Pictures,
    Row,
    Table,
    Verification,
)
from tests.documents.reading import ITALIC, PageRead, read_paper
from tests.documents.samples import COLUMNS, HEADER, SIGNER, list_paper, paper_of

TITLES = ["TT", "Họ và tên chủ hộ", "Số khẩu", "Phân loại"]


def texts(page: PageRead) -> list[str]:
    return [piece.text for piece in page.pieces if piece.baseline > 20]


@pytest.fixture(scope="module")
def long_list() -> list[PageRead]:
    return read_paper(list_paper(40, 25))


def test_the_header_repeats_on_every_page(long_list: list[PageRead]) -> None:
    assert len(long_list) > 20
    assert all(texts(page)[:4] == TITLES for page in long_list)


def test_a_thousand_households_are_all_there_in_order(long_list: list[PageRead]) -> None:
    names = [text for page in long_list for text in texts(page) if text.startswith("Lò Thị Ún")]
    assert names == [f"Lò Thị Ún {village}.{n}" for village in range(1, 41) for n in range(1, 26)]


def test_rows_stand_in_order_and_inside_the_margins(long_list: list[PageRead]) -> None:
    for page in long_list:
        names = [piece.baseline for piece in page.pieces if piece.text.startswith("Lò Thị Ún")]
        assert names == sorted(names)
        assert max(stroke.y1 for stroke in page.strokes) <= 277.1
        assert min(stroke.x0 for stroke in page.strokes) == pytest.approx(30, abs=0.1)
        assert max(stroke.x1 for stroke in page.strokes) == pytest.approx(195, abs=0.1)


def test_no_village_title_ends_a_page_and_no_sum_begins_one() -> None:
    for households in range(20, 32):
        for page in read_paper(list_paper(6, households)):
            shown = texts(page)[4:]
            is_title = [text.startswith("Bản") and "cộng" not in text for text in shown]
            assert not is_title[-1], households
            assert "cộng" not in shown[0], households


def test_pages_are_full_and_alike(long_list: list[PageRead]) -> None:
    counts = [sum(text.startswith("Lò") for text in texts(page)) for page in long_list[1:-1]]
    assert max(counts) - min(counts) <= 4


def test_uprights_of_a_page_are_joined(long_list: list[PageRead]) -> None:
    uprights = [stroke for stroke in long_list[1].strokes if not stroke.level]
    at_edges = {round(stroke.x0) for stroke in uprights}
    assert len(at_edges) == 5
    assert sum(1 for stroke in uprights if abs(stroke.x0 - 30) < 0.1) == 1


def test_a_signature_takes_two_rows_with_it() -> None:
    closing = Closing(((SIGNER,),), ("Lưu: VT",))
    for households in range(18, 40):
        last = read_paper(list_paper(1, households, closing))[-1]
        rows = [text for text in texts(last) if text.startswith(("Lò Thị Ún", "Bản"))]
        assert len(rows) >= 2, households
        assert texts(last)[:4] == TITLES


def test_the_sum_under_a_table_takes_two_rows_to_the_page_of_its_signature() -> None:
    closing = Closing(((SIGNER,),), ("Lưu: VT",))
    total = Paragraph("Tổng số người dự: ............ người; " + "số thôn, bản có người dự: ............ " * 3)
    for households in range(14, 40):
        paper = list_paper(1, households, closing)
        last = read_paper(replace(paper, blocks=(*paper.blocks, total)))[-1]
        rows = [text for text in texts(last) if text.startswith(("Lò Thị Ún", "Bản"))]
        assert len(rows) >= 2, households


def test_cells_are_aligned() -> None:
    page = read_paper(list_paper(1, 3))[0]
    edges = sorted({round(stroke.x0, 1) for stroke in page.strokes if not stroke.level})
    serial = next(piece for piece in page.pieces if piece.text == "2")
    assert serial.middle == pytest.approx((edges[0] + edges[1]) / 2, abs=0.3)
    name = page.find("Lò Thị Ún 1.2")
    assert name.x == pytest.approx(edges[1] + 1.2, abs=0.1)
    members = [piece for piece in page.pieces if piece.text == "2"][-1]
    assert members.right == pytest.approx(edges[3] - 1.2, abs=0.3)


def test_a_wide_cell_is_wrapped_and_the_row_grows() -> None:
    long_name = "Nguyễn Thị Hoàng Ngọc Phương Thảo, vợ ông Lò Văn Pâng ở đầu bản"
    table = Table(COLUMNS, (Row(("1", long_name, "4", "Hộ nghèo")), Row(("2", "Lò Thị Ún", "3", "Hộ nghèo"))))
    page = read_paper(paper_of([table]))[0]
    lines = [piece for piece in page.pieces if piece.text and piece.text in long_name and len(piece.text) > 4]
    assert len(lines) > 1
    assert " ".join(piece.text for piece in lines) == long_name
    assert page.find("Lò Thị Ún").baseline - lines[-1].baseline > 5
    number = next(piece for piece in page.pieces if piece.text == "1")
    assert lines[0].baseline < number.baseline < lines[-1].baseline


def test_a_row_taller_than_a_page_is_cut_and_lost_nowhere() -> None:
    words = " ".join(f"từ{n}" for n in range(2500))
    pages = read_paper(paper_of([Table(COLUMNS, (Row(("1", words, "4", "")),))]))
    assert len(pages) > 2
    shown = " ".join(text for page in pages for text in texts(page)[4:])
    assert [word for word in shown.split() if word.startswith("từ")] == words.split()


def test_two_level_header() -> None:
    columns = (Column("TT", 12), Column("Nam", 20), Column("Nữ", 20), Column("Thôn", 60))
    table = Table(columns, (Row(("1", "1965", "", "Nà Cáy")),), (ColumnGroup("Năm sinh", 1, 2),), ("A", "1", "2", "B"))
    page = read_paper(paper_of([table]))[0]
    group, male, female = page.find("Năm sinh"), page.find("Nam"), page.find("Nữ")
    assert male.middle < group.middle < female.middle
    assert group.baseline < male.baseline == female.baseline
    assert group.baseline < page.find("TT").baseline < male.baseline
    edges = sorted({round(stroke.x0, 1) for stroke in page.strokes if not stroke.level})
    tops = {
        round(edge): min(stroke.y0 for stroke in page.strokes if not stroke.level and round(stroke.x0, 1) == edge)
        for edge in edges
    }
    inner = round(edges[2])
    assert tops[inner] > min(tops.values()) + 3, "the line between Nam and Nữ begins under their common title"
    assert texts(page)[-3:] == ["1", "1965", "Nà Cáy"]
    assert all(page.find(sign) for sign in ("A", "B"))


def test_a_table_without_titles_has_its_upper_line() -> None:
    page = read_paper(paper_of([Table((Column("", 10), Column("", 20)), (Row(("a", "b")),))]))[0]
    assert len({round(stroke.y0, 1) for stroke in page.strokes if stroke.level}) == 2


def test_a_row_that_does_not_fill_the_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="row 2 fills 3 of 4"):
        Table(COLUMNS, (Row(("1", "a", "b", "c")), Row(("1", "a", "b"))))


def test_space_after_a_table() -> None:
    page = read_paper(paper_of([Table(COLUMNS, (Row(("1", "a", "b", "c")),)), Paragraph("Tổng cộng: 1 hộ.")]))[0]
    bottom = max(stroke.y1 for stroke in page.strokes)
    assert page.find("Tổng cộng: 1 hộ.").baseline > bottom + 5


def picture(width: int, height: int) -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (width, height), "teal").save(out, "JPEG")
    return out.getvalue()


def test_photos_stand_in_rows_with_their_captions() -> None:
    names = ("Nà Cáy", "Nà Sang", "Nà Khoang", "Nà Pát", "Nà Lốm")
    photos = tuple(Picture(picture(400, 300), f"Nhà văn hóa bản {name}") for name in names)
    pages = read_paper(paper_of([Pictures(photos)]))
    captions = [piece for page in pages for piece in page.pieces]
    assert [piece.text for piece in captions] == [f"Nhà văn hóa bản {name}" for name in names]
    assert captions[0].baseline == captions[1].baseline < captions[2].baseline
    assert captions[0].middle == pytest.approx(captions[2].middle, abs=1)
    assert captions[0].face == ITALIC


def test_a_table_without_a_row_is_its_header() -> None:
    page = read_paper(paper_of([Table((Column("Tên đơn vị", 10), Column("Ngày nhận", 20)), ())]))[0]
    assert "Tên đơn vị" in page.text


@pytest.mark.parametrize("size", [(400, 300), (300, 400)])
@pytest.mark.parametrize("count", range(1, 13))
def test_a_code_leaves_no_half_page_blank_before_it(count: int, size: tuple[int, int]) -> None:
    photos = tuple(Picture(picture(*size), f"Nhà văn hóa bản {n}") for n in range(count))
    code = Closing(verification=Verification("ABCD-EFGH-JKMN", "x"))
    paper = replace(paper_of([Pictures(photos)], closing=code), header=HEADER, title="Ảnh niêm yết")
    pages = read_paper(paper)
    for page in pages[:-1]:
        assert max(piece.baseline for piece in page.pieces) > 297 / 2
    assert any("Nhà văn hóa" in piece.text for piece in pages[-1].pieces), "the code has a page of its own"


@pytest.mark.parametrize("whole", [True, False])
def test_a_column_that_must_stay_whole_takes_room_from_the_others(whole: bool) -> None:
    columns = (Column("Nội dung", 90), Column("Hạn", 3, whole=whole))
    (page,) = read_paper(paper_of([Table(columns, (Row(("Đường bản Nà Cáy sạt lở " * 9, "28/12/2026")),))]))
    assert ("28/12/2026" in texts(page)) is whole
    assert max(stroke.x1 for stroke in page.strokes) == pytest.approx(195, abs=0.1)


def test_columns_that_must_stay_whole_never_crowd_the_others_out() -> None:
    columns = (Column("Nội dung", 90), *(Column("Hạn", 1, whole=True) for _ in range(9)))
    (page,) = read_paper(paper_of([Table(columns, (Row(("Đường", *["28/12/2026"] * 9)),))]))
    assert "Đường" in texts(page)
