"""Papers of contributions: two receipts on a sheet with a line to cut between them, and a real statement printed as stated."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from docx import Document as open_docx

from papi_desktop.documents.docx import render_docx
from papi_desktop.documents.kinds.campaign_statement import campaign_statement
from papi_desktop.documents.kinds.facts import Document, Office, Period
from papi_desktop.documents.kinds.gift_facts import (
    Collected,
    GiftFacts,
    Goods,
    GoodsLine,
    NamedGift,
    ReceiptFacts,
    Spent,
    StatementFacts,
)
from papi_desktop.documents.kinds.gift_receipt import both_parts, receipt
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import Paper, Signature, Verification, on_sheets
from papi_desktop.documents.verification import content_digest
from papi_desktop.documents.wording import load_wording
from tests.documents.reading import flat, read_paper
from tests.documents.samples import OFFICE

WORDING = load_wording("gift_receipt")
SAND = Goods("Cát", Decimal("5"), "m³", 320_000, "Giá vật liệu xây dựng tháng 3/2026 của Sở Xây dựng")
GIFT = GiftFacts(
    OFFICE,
    "Đinh Thị Sương",
    "Làm đường Bản Nà – Bản Huổi năm 2026",
    "Bản Nà Cáy, xã Na Sang",
    "Ban công tác Mặt trận Bản Nà",
    1_234_000,
    SAND,
    Decimal(3),
    date(2026, 3, 5),
)
FULL = ReceiptFacts(GIFT, "2026/0007", date(2026, 3, 5), "Lò Thị Ún", "Quyết định ngày 01/3/2026 của Bản Nà Cáy")
CODE = Verification("7K2M-04QX-9RTD", "PAPI1\ngift_receipt\n2026/0007\n2026-03-05\nỦy ban nhân dân xã Na Sang")


def sheet_of(count: int) -> Paper:
    facts = [replace(FULL, symbol=f"2026/{number:04}") for number in range(1, count + 1)]
    return on_sheets(tuple(receipt(each, WORDING) for each in facts)).stamped(CODE)


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (2, 1), (3, 2), (52, 26)])
def test_the_fullest_receipts_stand_two_on_a_sheet(count: int, pages: int) -> None:
    assert len(read_paper(sheet_of(count))) == pages


def test_the_line_to_cut_along_is_in_the_middle_of_the_paper() -> None:
    (page,) = read_paper(sheet_of(2))
    middle = official_format().page_height / 2
    dashes = [stroke for stroke in page.strokes if abs(stroke.y0 - middle) < 1 and abs(stroke.y1 - middle) < 1]
    assert len(dashes) > 20
    first, second = (page.find(f"Số: 2026/000{number}") for number in (1, 2))
    assert first.baseline < middle < second.baseline


def test_both_parts_of_a_receipt_say_the_same() -> None:
    text = flat(read_paper(both_parts(FULL, WORDING)))
    for words in (
        "Số tiền: 1.234.000 đồng",
        "Viết bằng chữ: Một triệu hai trăm ba mươi tư nghìn đồng.",
        "Hiện vật: Cát, số lượng 5 m³",
        "Giá trị quy đổi: 1.600.000 đồng (Một triệu sáu trăm nghìn đồng)",
        "Ngày công: 3 ngày công",
    ):
        assert text.count(words) == 2
    assert "Liên 1: Lưu" in text
    assert "Liên 2: Giao người đóng góp" in text


def test_a_receipt_tells_the_day_of_the_gift_only_where_it_is_another() -> None:
    for apart, told in ((1, True), (0, False)):
        given = replace(FULL, gift=replace(FULL.gift, day=FULL.day - timedelta(days=apart)))
        text = flat(read_paper(both_parts(given, WORDING)))
        assert ("Ngày nhận: " in text) is told


def test_a_receipt_never_says_what_was_due() -> None:
    text = flat(read_paper(both_parts(FULL, WORDING))).lower()
    assert not any(words in text for words in ("phải nộp", "tối thiểu", "chỉ tiêu", "còn thiếu"))


def test_a_copy_is_marked_and_the_original_is_not() -> None:
    copy = replace(FULL, copied_on=date(2026, 11, 22))
    assert flat(read_paper(both_parts(copy, WORDING))).count("BẢN SAO - in lại 22/11/2026") == 2
    assert "BẢN SAO" not in flat(read_paper(both_parts(FULL, WORDING)))


def test_a_half_with_a_code_of_its_own_keeps_it() -> None:
    own = receipt(FULL, WORDING).stamped(CODE)
    other = receipt(replace(FULL, symbol="2026/0008"), WORDING)
    stamped = on_sheets((own, other)).stamped(Verification("AAAA-BBBB-CCCC", "x"))
    codes = [half.closing.verification.code for half in stamped.halves if half.closing.verification]
    assert codes == ["7K2M-04QX-9RTD", "AAAA-BBBB-CCCC"]
    assert content_digest(on_sheets((own, other))) != content_digest(on_sheets((other, own)))


def test_the_document_has_a_row_for_each_receipt_half_a_page_high() -> None:
    out = BytesIO()
    render_docx(sheet_of(3), out)
    document: Any = open_docx(BytesIO(out.getvalue()))
    rows = document.tables[0].rows
    assert len(rows) == 3
    room = official_format().on_half_a_sheet()
    half = (room.page_height - room.margin_top - room.margin_bottom) / 2
    assert all(half - 2 < row.height.mm <= half for row in rows)
    borders = ["dashed" in row._tr.xml.split("</w:tcPr>")[0] for row in rows]
    assert borders == [True, False, True]


CAO_SON = Office(("ỦY BAN NHÂN DÂN", "XÃ CAO SƠN"), "Ủy ban nhân dân xã Cao Sơn", "xã Cao Sơn", "Cao Sơn")


def test_a_real_statement_of_groups_is_printed_as_stated() -> None:
    """A commune's gifts for new rural building, 2023: the givers are villages and the office itself; a village also receives."""
    stated = (
        ("Cán bộ, công chức, người HĐ không chuyên trách, cơ quan, đơn vị", 5_577_000, "5.577.000"),
        ("Thôn Nà Cáy", 200_000, "200.000"),
        ("Thôn Thôm Phụ", 380_000, "380.000"),
        ("Thôn Khau Cà", 310_000, "310.000"),
        ("Thôn Thôm Khoan", 570_000, "570.000"),
        ("Thôn Lủng Chuông", 230_000, "230.000"),
        ("Thôn Lủng Lỳ", 500_000, "500.000"),
    )
    facts = StatementFacts(
        office=CAO_SON,
        document=Document("TB-UBND", day=date(2023, 3, 1)),
        campaign="ủng hộ xây dựng NTM 2023",
        organiser="Ủy ban nhân dân xã Cao Sơn",
        purpose="Chung sức xây dựng nông thôn mới",
        bases=(),
        period=Period(stated="Phát động năm 2023"),
        collected=tuple(Collected(source, money=money) for source, money, _printed in stated),
        total=Collected("Tổng", money=7_767_000),
        goods=(),
        spent=(Spent("Bàn giao cho thôn Lủng Lỳ thực hiện tiêu chí NTM"),),
        spent_total=None,
        remaining=None,
        named=(),
        unnamed=0,
        until=date(2023, 3, 1),
        receiver="Ủy ban nhân dân xã",
        signer=Signature(("CHỦ TỊCH",)),
        recipients=(),
    )
    text = flat(read_paper(campaign_statement(facts, load_wording("campaign_statement"))))
    for source, _money, printed in stated:
        assert f"{source} {printed}" in text
    assert "Tổng 7.767.000" in text
    assert "Lượt đóng góp" not in text, "nobody counted the givers, so there is no such column"
    assert "Bàn giao cho thôn Lủng Lỳ thực hiện tiêu chí NTM" in text


def test_blank_is_not_nought() -> None:
    named = (NamedGift("Lò Văn Ánh", money=100_000), NamedGift("Vì Thị Bích", labour_days=Decimal("2.5")))
    facts = StatementFacts(
        office=OFFICE,
        document=Document("TB-UBND", 5, date(2026, 3, 30)),
        campaign="Làm đường",
        organiser="Bản Nà",
        purpose="Làm đường",
        bases=(),
        period=Period(date(2026, 3, 1)),
        collected=(Collected("Bản Nà", 2, 100_000, Decimal("2.5")),),
        total=Collected("Tổng cộng", 2, 100_000, Decimal("2.5")),
        goods=(GoodsLine("Cát", "m³", Decimal(28)), GoodsLine("Tre")),
        spent=(),
        spent_total=None,
        remaining=100_000,
        named=named,
        unnamed=0,
        until=date(2026, 3, 30),
        receiver="Ủy ban nhân dân xã",
        signer=Signature(("CHỦ TỊCH",)),
        recipients=(),
    )
    text = flat(read_paper(campaign_statement(facts, load_wording("campaign_statement"))))
    assert "1 Lò Văn Ánh 100.000 2 Vì Thị Bích 2,5" in text
    assert "Cát 28 m³ Tre 4." in text
    assert "Đến nay chưa sử dụng." in text
    assert "không nêu tên" not in text
