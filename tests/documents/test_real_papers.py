"""Facts of real papers keyed in and printed again: what is stated is printed as stated, oddities and blanks included."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from docx import Document as open_docx

from papi_desktop.documents.docx import render_docx
from papi_desktop.documents.kinds.decision import decision
from papi_desktop.documents.kinds.facts import (
    Article,
    Basis,
    ClassCount,
    DecisionFacts,
    Document,
    NoticeFacts,
    Office,
    Period,
)
from papi_desktop.documents.kinds.notice import notice
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Column, Header, Paper, Paragraph, Row, Signature, Table
from papi_desktop.documents.wording import load_wording
from papi_desktop.domain.vietnamese.dates import PartialDate
from tests.documents.reading import flat, read_paper
from tests.documents.samples import paper_of


def pdf_text(paper: Paper) -> str:
    return flat(read_paper(paper))


def docx_text(paper: Paper) -> str:
    out = BytesIO()
    render_docx(paper, out)
    document: Any = open_docx(BytesIO(out.getvalue()))
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = []
    for paragraph in document.element.body.iter(f"{namespace}p"):
        pieces = [
            node.text or "" if node.tag == f"{namespace}t" else "\n"
            for node in paragraph.iter(f"{namespace}t", f"{namespace}br")
        ]
        lines.append("".join(pieces))
    return " ".join(" ".join(lines).split())


BOTH = pytest.mark.parametrize("text_of", [pdf_text, docx_text], ids=["pdf", "docx"])
TextOf = Callable[[Paper], str]


def cam_due() -> Paper:
    """A notice whose posting has no stated end, with four classes."""
    office = Office(("ỦY BAN NHÂN DÂN", "XÃ CẨM DUỆ"), "Ủy ban nhân dân xã Cẩm Duệ", "xã Cẩm Duệ", "Cẩm Duệ")
    facts = NoticeFacts(
        office=office,
        document=Document("TB-UBND", 566, date(2022, 10, 24), stated_number="Số: 566 /TB-UBND"),
        content="danh sách hộ nghèo, hộ cận nghèo xã Cẩm Duệ năm 2022",
        bases=(
            Basis(
                "Căn cứ Nghị định số 07/2021/NĐ-CP ngày 27/01/2021 của Chính phủ, chuẩn nghèo đa chiều giai đoạn 2022-2025;"
            ),
            Basis("Căn cứ Kế hoạch số 2672/KH-UBND ngày 15/9/2022 của Ủy ban nhân dân huyện Cẩm Xuyên"),
            Basis("Thực hiện Kế hoạch số 510/KH-UBND ngày 26/9/2022 của Ủy ban nhân dân xã"),
        ),
        counts=(
            ClassCount("Hộ nghèo", 87, 181),
            ClassCount("Hộ cận nghèo", 77, 268),
            ClassCount("Thoát nghèo", 17, 40),
            ClassCount("Thoát cận nghèo", 73, 266),
        ),
        period=Period(date(2022, 10, 24), None),
        places=("Trụ sở Ủy ban nhân dân xã",),
        receiver="Ủy ban nhân dân xã",
        signer=Signature(("TM. ỦY BAN NHÂN DÂN",)),
        recipients=("Lưu: VT",),
        subject=("Về việc niêm yết công khai danh sách hộ nghèo, hộ cận nghèo xã Cẩm Duệ năm 2022",),
    )
    return notice(facts, load_wording("notice"))


@BOTH
def test_a01_stated_number_four_classes_and_a_blank_end(text_of: TextOf) -> None:
    text = text_of(cam_due())
    assert "Số: 566 /TB-UBND" in text
    assert "Cẩm Duệ, ngày 24 tháng 10 năm 2022" in text
    assert "giai đoạn 2022-2025;" in text
    for line in (
        "Hộ nghèo: 87 hộ, 181 khẩu;",
        "Hộ cận nghèo: 77 hộ, 268 khẩu;",
        "Thoát nghèo: 17 hộ, 40 khẩu;",
        "Thoát cận nghèo: 73 hộ, 266 khẩu.",
    ):
        assert line in text
    assert "từ ngày 24 tháng 10 năm 2022 đến hết ngày ..... tháng ..... năm" in text
    assert "None" not in text
    assert "null" not in text


def xuan_thinh() -> Paper:
    """A notice whose number is blank, with its own spelling, a subject in two lines and short names."""
    office = Office(
        ("UỶ BAN NHÂN DÂN", "XÃ XUÂN THỊNH"), "Uỷ ban nhân dân xã Xuân Thịnh", "xã Xuân Thịnh", "Xuân Thịnh"
    )
    facts = NoticeFacts(
        office=office,
        document=Document("TB-UBND", None, date(2022, 11, 2)),
        content="danh sách hộ nghèo, hộ cận nghèo",
        bases=(
            Basis("Căn cứ Nghị định số 07/2021/NĐ-CP của Chính phủ", "Nghị định số 07"),
            Basis("Căn cứ Quyết định số 24/2021/QĐ-TTg ngày 16/7/2021 của Thủ tướng Chính phủ", "Quyết định số 24"),
            Basis("Căn cứ Kế hoạch số 50/KH-UBND ngày 28/9/2022 của Chủ tịch Uỷ ban nhân dân xã"),
        ),
        counts=(),
        period=Period(stated="30 ngày kể từ ngày thông báo."),
        places=("Nhà văn hoá các thôn",),
        receiver="Uỷ ban nhân dân xã",
        signer=Signature(("TM. UỶ BAN NHÂN DÂN",)),
        recipients=("Lưu: VT",),
        subject=("Về việc niêm yết công khai danh sách hộ nghèo, hộ cận nghèo,", "Sau khi rà soát cuối năm 2022"),
    )
    return notice(facts, load_wording("notice"))


@BOTH
def test_a02_blank_number_own_spelling_and_short_names(text_of: TextOf) -> None:
    text = text_of(xuan_thinh())
    assert "Số: /TB-UBND" in text
    assert "UỶ BAN NHÂN DÂN XÃ XUÂN THỊNH" in text
    assert "ỦY BAN" not in text
    assert "(gọi tắt là Nghị định số 07);" in text
    assert "hộ cận nghèo, Sau khi rà soát cuối năm 2022" in text
    assert "30 ngày kể từ ngày thông báo." in text
    assert "None" not in text


def test_a02_space_is_left_for_the_number() -> None:
    page = read_paper(xuan_thinh())[0]
    number = page.find("Số: /TB-UBND")
    full = read_paper(cam_due())[0].find("Số: 566 /TB-UBND")
    assert number.right - number.x > (full.right - full.x) * 0.8


def test_a02_subject_keeps_its_two_lines() -> None:
    page = read_paper(xuan_thinh())[0]
    first = page.find("Về việc niêm yết công khai danh sách hộ nghèo, hộ cận nghèo,")
    second = page.find("Sau khi rà soát cuối năm 2022")
    assert first.middle == pytest.approx(second.middle, abs=0.5)
    assert second.baseline > first.baseline
    assert page.under(second).middle == pytest.approx(second.middle, abs=0.3)


QUANG_THAI = (
    ("Hộ nghèo", "108", "207"),
    ("- thuộc chính sách BTXH", "67", "147"),
    ("- thuộc chính sách NCC", ".0", "0"),
    ("- nghèo theo thu nhập", "108", "207"),
    ("- nghèo thiếu hụt đa chiều", "0", "0"),
    ("Hộ cận nghèo", "109", "342"),
    ("Thoát nghèo", "15", "42"),
    ("- thành cận nghèo", ". 12", "35"),
    ("- lên trên chuẩn cận nghèo", "02", "06"),
    ("- xóa tên", "01", "01"),
    ("Thoát cận nghèo", "32", "129"),
    ("- rơi xuống nghèo", "1", "5"),
    ("- lên trên chuẩn cận nghèo", "31", "124"),
    ("- xóa tên", "0", "0"),
)


def quang_thai() -> Paper:
    """A decision whose parts do not add up to their whole, with figures written in odd ways."""
    office = Office(
        ("ỦY BAN NHÂN DÂN", "XÃ QUẢNG THÁI"), "Ủy ban nhân dân xã Quảng Thái", "xã Quảng Thái", "Quảng Thái"
    )
    table = Table(
        (Column("Chỉ tiêu", 90), Column("Hộ", 30, Align.CENTER), Column("Khẩu", 30, Align.CENTER)),
        tuple(Row(cells) for cells in QUANG_THAI),
    )
    facts = DecisionFacts(
        office=office,
        document=Document("QĐ-UBND", 283, date(2020, 12, 30)),
        subject=("Công nhận kết quả rà soát hộ nghèo, hộ cận nghèo",),
        authority="Chủ tịch Ủy ban nhân dân xã Quảng Thái",
        bases=(Basis("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015"),),
        articles=(
            Article("Công nhận kết quả rà soát như sau (có danh sách chi tiết từng loại hộ kèm theo):", table=table),
            Article("Các hộ được hưởng chính sách từ ngày 01/01/2021."),
        ),
        signer=Signature(("CHỦ TỊCH",)),
        recipients=("Như Điều 2", "Lưu: VT"),
    )
    return decision(facts, load_wording("decision"))


@BOTH
def test_a03_figures_are_printed_as_stated(text_of: TextOf) -> None:
    text = text_of(quang_thai())
    rows = " ".join(" ".join(cells) for cells in QUANG_THAI)
    assert rows in text
    assert "Số: 283/QĐ-UBND" in text
    assert "Quảng Thái, ngày 30 tháng 12 năm 2020" in text
    assert "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ QUẢNG THÁI" in text
    assert "QUYẾT ĐỊNH: Điều 1. Công nhận" in text
    assert "Điều 2. Các hộ" in text


@BOTH
@pytest.mark.parametrize(
    "header",
    [
        Header(
            ("ỦY BAN NHÂN DÂN", "HOẰNG TRẠCH"),
            number="Số:  138  /BC-UBND",
            place_date="Hoằng Trạch, ngày 31 tháng 12 năm 2023",
        ),
        Header(("UBND HUYỆN CẦN GIỜ",), ("THÀNH PHỐ HỒ CHÍ MINH",), "Số: 669/SNV-XDCQ&CTTN"),
        Header(
            ("ỦY BAN NHÂN DÂN XÃ NÀ NGHỊU",), number="Số: 01/2024/QĐ-UBND", country="CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"
        ),
        Header(("ỦY BAN NHÂN DÂN",), number="Số: 05/TB -UBND", place_date="Đồng Xoài, ngày 14 tháng5 năm 2008"),
    ],
    ids=["spaces in the number", "ampersand", "old spelling", "words run together"],
)
def test_headers_are_printed_as_stated(text_of: TextOf, header: Header) -> None:
    text = text_of(Paper(header, "Báo cáo", (), (Paragraph("Nội dung."),)))
    for stated in (*header.issuer, *header.superior, header.number, header.place_date, header.country):
        assert " ".join(stated.split()) in text


@BOTH
def test_a_day_not_known_yet_is_left_blank(text_of: TextOf) -> None:
    facts = Document("BC-UBND", None, PartialDate(2024, 1))
    from papi_desktop.documents.kinds.common import header_of

    office = Office(
        ("ỦY BAN NHÂN DÂN", "PHƯỜNG LONG ANH"), "Ủy ban nhân dân phường Long Anh", "phường Long Anh", "Long Anh"
    )
    text = text_of(Paper(header_of(office, facts), "Báo cáo", (), (Paragraph("Nội dung."),)))
    assert "Long Anh, ngày tháng 01 năm 2024" in text


@BOTH
def test_cells_that_look_like_dates_or_lists_stay_text(text_of: TextOf) -> None:
    rows = (Row(("02/06", "01/01")), Row(("02;9;16;23;30", "(270.983.160 đồng)")), Row(("3.43%", "07h30")))
    text = text_of(paper_of([Table((Column("Hộ/khẩu", 40), Column("Ngày", 40)), rows)]))
    assert "02/06 01/01 02;9;16;23;30 (270.983.160 đồng) 3.43% 07h30" in text
