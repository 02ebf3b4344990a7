"""The DOCX of a paper, opened again: styles, drawn lines, page numbers, tables, and nobody's traces."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Emu, Mm

from papi_desktop.documents.docx import render_docx
from papi_desktop.documents.fonts import paper_fonts
from papi_desktop.documents.layout.measure import faces_of
from papi_desktop.documents.official import Element, official_format
from papi_desktop.documents.paper import (
    Appendix,
    Block,
    Closing,
    Column,
    ColumnGroup,
    Orientation,
    PageBreak,
    Paper,
    Paragraph,
    Picture,
    Pictures,
    Row,
    RowKind,
    Run,
    Table,
    Verification,
)
from papi_desktop.documents.word.styles import style_id
from tests.documents.samples import (
    COLUMNS,
    HEADER,
    SIGNER,
    list_paper,
    notice_paper,
    paper_of,
    paragraphs,
    village_rows,
)
from tests.documents.test_pdf_table import picture

FORM = official_format()
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def docx_of(paper: Paper) -> bytes:
    out = BytesIO()
    render_docx(paper, out)
    return out.getvalue()


def opened(paper: Paper) -> Any:
    return Document(BytesIO(docx_of(paper)))


def every_paragraph(document: Any) -> Iterator[Any]:
    from docx.text.paragraph import Paragraph as Found

    for element in document.element.body.iter(qn("w:p")):
        yield Found(element, document)


def of_style(document: Any, element_key: str) -> list[Any]:
    return [p for p in every_paragraph(document) if p._p.pPr is not None and p._p.style == style_id(element_key)]


@pytest.fixture(scope="module")
def notice() -> Any:
    return opened(notice_paper())


@pytest.mark.parametrize("element", FORM.elements.values(), ids=lambda element: element.key)
def test_each_element_has_a_style_of_its_own(notice: Any, element: Element) -> None:
    style = notice.styles[f"VB {element.name}"]
    font, layout = style.font, style.paragraph_format
    looks = (font.size.pt, font.bold, font.italic, font.all_caps)
    assert looks == (element.size, element.bold, element.italic, element.capitals)
    assert layout.alignment.name.lower() == element.align.value
    assert layout.space_before.pt == element.before
    assert (layout.first_line_indent or 0) == pytest.approx(Mm(12.7) if element.indent else 0, abs=700)
    assert layout.line_spacing == (FORM.line_spacing if element.align.value == "justify" else 1.0)


def test_only_styles_of_the_format_are_offered(notice: Any) -> None:
    foreign = {style.name for style in notice.styles if not style.name.startswith("VB ")}
    assert foreign == {"Normal", "Default Paragraph Font", "Normal Table", "No List"}


def test_font_and_language(notice: Any) -> None:
    defaults = notice.styles.element.find(qn("w:docDefaults"))
    fonts, language = next(defaults.iter(qn("w:rFonts"))), next(defaults.iter(qn("w:lang")))
    assert {fonts.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
    assert language.get(qn("w:val")) == "vi-VN"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("country", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("motto", "Độc lập - Tự do - Hạnh phúc"),
        ("number", "Số: 45/TB-UBND"),
        ("place_date", "Na Sang, ngày 30 tháng 11 năm 2026"),
        ("kind_title", "THÔNG BÁO"),
        ("recipients_title", "Nơi nhận:"),
        ("signer_name", "Lò Văn Thành"),
    ],
)
def test_texts_carry_their_style(notice: Any, key: str, text: str) -> None:
    assert [p.text for p in of_style(notice, key)] == [text]


def test_sections_have_the_size_and_margins_of_the_decree(notice: Any) -> None:
    (section,) = notice.sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm, 1) for margin in margins] == [20, 20, 30, 15]


def test_lines_are_drawn_shapes_of_the_right_length(notice: Any) -> None:
    bold = faces_of(paper_fonts()).bold
    lengths = [Emu(int(extent.get("cx"))).pt for extent in notice.element.body.iter(f"{WP}extent")]
    issuer, motto, subject = lengths
    assert motto == pytest.approx(bold.width("Độc lập - Tự do - Hạnh phúc", 13), abs=0.1)
    assert 1 / 3 <= issuer / bold.width("XÃ NA SANG", 12) <= 1 / 2
    assert 1 / 3 <= subject / bold.width("hộ cận nghèo xã Na Sang năm 2026", 14) <= 1 / 2
    assert not list(notice.element.body.iter(qn("w:pBdr")))
    assert not list(notice.element.body.iter(qn("w:u")))
    assert "___" not in notice.element.body.xml


def test_page_number_is_a_field_in_the_header_from_page_two(notice: Any) -> None:
    (section,) = notice.sections
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    (paragraph,) = section.header.paragraphs
    assert paragraph.style.name == "VB Số trang"
    assert round(section.header_distance.mm) == FORM.layout.page_number_from_top


def test_each_appendix_is_a_section_numbered_from_one() -> None:
    appendix = Appendix(paragraphs(2), "Phụ lục", ("Danh sách",), orientation=Orientation.LANDSCAPE)
    document = opened(paper_of(paragraphs(2), appendices=(appendix, appendix)))
    assert len(document.sections) == 3
    for section in document.sections:
        assert section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) == "1"
        assert section.different_first_page_header_footer
        assert "PAGE" in section.header._element.xml
    first, second, _ = document.sections
    assert first.orientation == WD_ORIENT.PORTRAIT
    assert second.orientation == WD_ORIENT.LANDSCAPE
    assert round(second.page_width.mm) == 297
    assert [p.text for p in of_style(document, "appendix_label")] == ["Phụ lục", "Phụ lục"]


def test_table_header_repeats_and_no_row_is_cut() -> None:
    (table,) = opened(list_paper(2, 5)).tables
    rows = table._tbl.tr_lst
    assert all(row.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None for row in rows)
    headers = [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in rows]
    assert headers == [True] + [False] * (len(rows) - 1)
    assert [cell.text for cell in table.rows[0].cells] == [column.title for column in COLUMNS]


def test_village_titles_and_sums_stay_with_their_rows() -> None:
    (table,) = opened(list_paper(1, 3)).tables
    keeps = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert keeps == [True, True, None, None, True, None]
    title = table.rows[1]._tr.tc_lst
    assert len(title) == 1
    assert title[0].grid_span == 4


def test_two_level_header_is_joined() -> None:
    columns = (Column("TT", 12), Column("Nam", 20), Column("Nữ", 20))
    table = Table(columns, (Row(("1", "1965", "")),), (ColumnGroup("Năm sinh", 1, 2),), ("A", "1", "2"))
    (found,) = opened(paper_of([table])).tables
    assert [cell.text for cell in found.rows[0].cells] == ["TT", "Năm sinh", "Năm sinh"]
    assert [cell.text for cell in found.rows[1].cells] == ["TT", "Nam", "Nữ"]
    assert [cell.text for cell in found.rows[2].cells] == ["A", "1", "2"]
    marks = [row.find(qn("w:trPr")).find(qn("w:tblHeader")) is not None for row in found._tbl.tr_lst]
    assert marks == [True, True, True, False]


def test_columns_have_their_shares_of_the_width() -> None:
    (table,) = opened(list_paper(1, 1)).tables
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid]
    whole = sum(column.width for column in COLUMNS)
    assert sum(widths) == pytest.approx(165 / 25.4 * 1440, abs=4)
    assert widths == [pytest.approx(sum(widths) * column.width / whole, abs=2) for column in COLUMNS]


def test_a_signature_is_bound_to_the_two_rows_before_it() -> None:
    table = Table(COLUMNS, village_rows(1, 6))
    document = opened(paper_of([table], closing=Closing(((SIGNER,),), ("Lưu: VT",))))
    rows = document.tables[0].rows
    keeps = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in rows]
    assert keeps[-2:] == [True, True]
    assert keeps[-3] is False


def test_a_line_under_a_table_takes_two_rows_to_the_signature() -> None:
    blocks: tuple[Block, ...] = (Table(COLUMNS, village_rows(1, 6)), Paragraph("Tổng số: 6 hộ"))
    document = opened(paper_of(blocks, closing=Closing(((SIGNER,),), ("Lưu: VT",))))
    keeps = [bool(row.cells[0].paragraphs[0].paragraph_format.keep_with_next) for row in document.tables[0].rows]
    assert keeps[-3:] == [False, True, True]


def test_recipients_and_signature_share_a_row_that_is_not_cut(notice: Any) -> None:
    row = notice.tables[-1].rows[0]
    left, right = (cell.text.split("\n") for cell in row.cells)
    assert left == ["Nơi nhận:", "- Thường trực Đảng ủy, HĐND xã;", "- Lưu: VT."]
    assert [line for line in right if line] == ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lò Văn Thành"]
    assert row._tr.find(qn("w:trPr")).find(qn("w:cantSplit")) is not None


def test_runs_keep_their_weight() -> None:
    document = opened(paper_of([Paragraph((Run("Điều 1. ", bold=True), Run("Công nhận & thi hành <ngay>.")))]))
    (paragraph,) = of_style(document, "body")
    assert [(run.text, bool(run.bold)) for run in paragraph.runs] == [
        ("Điều 1. ", True),
        ("Công nhận & thi hành <ngay>.", False),
    ]


def test_code_and_qr_stand_under_the_recipients() -> None:
    paper = notice_paper().stamped(Verification("7K2M-04QX-9RTD", "PAPI1"))
    document = opened(paper)
    left = document.tables[-1].rows[0].cells[0]
    assert left.text.endswith("Mã kiểm tra: 7K2M-04QX-9RTD")
    (extent,) = left._tc.iter(f"{WP}extent")
    assert Emu(int(extent.get("cx"))).mm == pytest.approx(FORM.layout.qr_size, abs=0.1)


def test_photos_and_captions() -> None:
    photos = tuple(Picture(picture(400, 300), f"Bản {n}") for n in range(3))
    document = opened(paper_of([Pictures(photos)]))
    assert [p.text for p in of_style(document, "caption") if p.text] == ["Bản 0", "Bản 1", "Bản 2"]
    assert len(list(document.element.body.iter(f"{WP}extent"))) == 3


def test_watermark_is_in_both_headers() -> None:
    document = opened(paper_of(paragraphs(2), watermark="TẬP HUẤN"))
    (section,) = document.sections
    assert 'string="TẬP HUẤN"' in section.header._element.xml
    assert 'string="TẬP HUẤN"' in section.first_page_header._element.xml


def test_page_break() -> None:
    document = opened(paper_of([*paragraphs(1), PageBreak(), *paragraphs(1)]))
    (mark,) = document.element.body.iter(qn("w:br"))
    assert mark.get(qn("w:type")) == "page"


def test_nobody_left_a_trace() -> None:
    with zipfile.ZipFile(BytesIO(docx_of(notice_paper()))) as package:
        names = set(package.namelist())
        core = package.read("docProps/core.xml").decode()
        settings = package.read("word/settings.xml").decode()
    assert "python-docx" not in core
    assert "<dc:creator>" not in core
    assert "dcterms:created" not in core
    assert not any("thumbnail" in name or "app.xml" in name or "customXml" in name for name in names)
    assert "rsid" not in settings


def test_a_letter_without_a_kind_title() -> None:
    document = opened(Paper(HEADER, "", (), paragraphs(1), addressees=("Trưởng các bản",)))
    assert [p.text for p in of_style(document, "addressee")] == ["Kính gửi: Trưởng các bản"]


def test_control_signs_do_not_break_the_file() -> None:
    document = opened(paper_of([Table(COLUMNS, (Row(("1", "Lò\x0b Thị\x01 Ún\nvợ ông Pâng", "", "")),))]))
    assert document.tables[0].rows[1].cells[1].text == "Lò Thị Ún\nvợ ông Pâng"


def test_kinds_of_rows_have_their_weight() -> None:
    rows = (Row(("1", "a", "2", "b")), Row(("Tổng cộng", "2", ""), RowKind.TOTAL, 2))
    (table,) = opened(paper_of([Table(COLUMNS, rows)])).tables
    assert table.rows[1].cells[0].paragraphs[0].style.name == "VB Chữ trong bảng"
    assert table.rows[2].cells[0].paragraphs[0].style.name == "VB Chữ đậm trong bảng"


def test_the_same_paper_is_the_same_file_on_another_day(monkeypatch: pytest.MonkeyPatch) -> None:
    def written() -> bytes:
        target = BytesIO()
        render_docx(Paper(None, "Thư", ("Về một thôn",), (Paragraph("Kính gửi"),)), target)
        return target.getvalue()

    today = written()
    monkeypatch.setattr(time, "localtime", lambda *_at: time.struct_time((2030, 1, 2, 3, 4, 5, 2, 2, 0)))
    assert written() == today
