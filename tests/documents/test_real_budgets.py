"""Facts of three budget tables really published, keyed in and printed again: every figure, blank and slip of the pen as it was stated.

They are of a district and of 2004; what they try is what every budget table has: levels told by dashes in the label, a row that only
continues another, TT that begins anew in each part, scratch figures beside the table, two tables of one decision that do not agree.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.documents.kinds.budget import BudgetFacts, budget_notice, budget_tables
from papi_desktop.documents.kinds.facts import Document, Office
from papi_desktop.documents.paper import Paper, Signature
from papi_desktop.documents.wording import load_wording
from papi_desktop.domain.budget.checks import check_table
from papi_desktop.domain.budget.checks_across import Budget, agree
from papi_desktop.domain.budget.table import Table, Unit
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.exchange.budget_reader import read_budget
from papi_desktop.exchange.budget_resources import budget_words
from tests.documents.test_real_papers import BOTH, TextOf
from tests.fixtures.budget_workbooks import write_sheet

Lines = tuple[tuple[Any, ...], ...]

BALANCE: Lines = (
    ("A", "Tổng thu NSNN trên địa bàn", 15237170),
    ("1", "Thu nội địa(không kể thu từ dầu thô)", 14988995),
    ("2", "Thu từ xuất khẩu, nhập khẩu", None),
    ("3", "Thu viện trợ không hoàn lại", 248175),
    ("B", "Thu ngân sách huyện", 145518547),
    ("1", "Thu ngân sách huyện hưởn theo phân cấp", 5012179),
    (None, "_ Các khoản thu ngân sách huyện hưởng 100%", 3113119),
    (None, "_Các khoản thu phân chia NS huyện theo tỷ lệ %", 1899060),
    ("2", "Bổ sung từ ngân sách cấp trên", 140506368),
    (None, "_ Bổ sung cân đối", 71837000),
    (None, "_ Bổ sung có mục tiêu", 68669368),
    ("3", "Thu chuyển nguồn ngân sách năm trước", None),
    ("C", "Chi ngân sách huyện", 144340195),
    ("1", "Chi đầu tư phát triển", 44902481),
    ("2", "Chi thường xuyên", 88182895),
    ("3", "Dự phòng (đối với dự toán )", None),
    ("4", "Chi chuyển nguồn ngân sách sang năm sau", 11254819),
)
TWO_LEVELS: Lines = (
    ("A", "Ngân sách huyện", None),
    ("I", "Nguồn thu ngân sách huyện", 145518547),
    ("1", "Thu ngân sách huyện hưởng theo phân cấp", 5012179),
    (None, "Các khoản thu NS cấp huyện hưởng 100%", 3113119),
    (None, "Các khoản thu phân chia NS cấp huyện hưởng theo %", 1899060),
    ("2", "Bổ sung từ ngân sách cấp TP", 140506368),
    (None, "Bổ sung cân đối", 71837000),
    (None, "Bổ sung có mục tiêu", 68669368),
    ("3", "Thu chuyển nguồn năm trước ngân sách chuyển sang", None),
    ("II", "Chi ngân sách huyện", 144340195, 2262425),
    ("1", "Chi thuộc Nvụ của NS cấp huyện theo phân cấp", 124170214),
    (None, "( không kể bổ sung cho ngân sách xã)", None),
    ("2", "Bổ sung cho ngân sách xã", 8915162),
    (None, "Bổ sung cân đối", 7699600),
    (None, "Bổ sung có mục tiêu", 1215562, 911651),
    ("3", "Chi chuyển nguồn ngân sách sang năm sau", 11254819),
    ("B", "Ngân sách xã ,phường, thị trấn", None),
    ("I", "Nguôn thu ngân sách xã", 11231472),
    ("1", "Thu ngân sách hưởng theo phân cấp", 1277713),
    (None, "Các khoản thu ngân sách xã hưởng 100%", 523999),
    (None, "Các khoản thu phân chia NS xã hưởng %", 753714),
    ("2", "Thu bổ sung từ ngân sách cấp huyện", 8915162),
    (None, "Bổ sung cân đối", 7699600),
    (None, "Bổ sung có mục tiêu", 1215562),
    ("3", "Thu kết dư", 1038597),
    ("II", "Chi ngân sách xã", 9826808),
)
REVENUE: Lines = (
    ("A", "Tổng các khoản thu cân đối NSNN", 12974745),
    ("I", "Thu nội địa", 12726570),
    ("1", "Thu từ khu vực ngoài quốc doanh", 5575470),
    (None, "_ Thuế giá trị gia tăng", 2982815),
    (None, "_ Thuế thu nhập doanh nghiệp", 2214265),
    (None, "_ Thuế TTĐB hàng hóa, dịch vụ trong nước", None),
    (None, "_ Thuế môn bài", 366190),
    (None, "_ Thuế tài nguyên", 12200),
    ("2", "Thuế sử dụng đất nông nghiệp", 146278),
    ("3", "Thuế thu nhập đối với người có thu nhập cao", None),
    ("4", "Lệ phí trước bạ", 721411),
    ("5", "Thu phí lệ phí", 556347),
    ("6", "Các khoản thu về nhà, đất", 3107304),
    ("a", "Thuế nhà đất", 89344),
    ("b", "Thuế chuyển quyền sử dụng đất", 245643),
    ("c", "Thu tiền thuê đất", 321969),
    ("d", "Thu giao quyền sử dụng đất", 2182154),
    ("e", "Thu bán nhà TSHNN", 268194),
    ("7", "Thu khác ngân sách", 2619160),
    ("8", "Thu quỹ đất công ích, hoa lợi công sản tại xã", 600),
    ("II", "Thu viện trợ không hoàn lại", 248175),
    ("B", "Thu ngân sách huyện", 151479527),
    ("I", "Các khoản thu cân đối ngân sách huyện", 149217102),
    ("1", "_ Các khoản thu 100%", 3113119),
    ("2", "_Thu phân phân chia theo tỷ lệ phân trăm ( %)", 1899060, 149217102),
    ("3", "_ Thu bổ sung từ ngân sách cấp TP", 140506368),
    ("4", "Thu kết dư", 3698555),
    ("II", "Các khoản thu được để lại chi quản lý qua NSNN", 2262425),
)
PUBLISHED = {
    "21": ("Mẫu số 21/CKTC-NSH", "CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH HUYỆN NĂM 2004", BALANCE),
    "22": ("Mẫu số 22/CKTC-NSH", "CÂN ĐỐI QUYẾT TOÁN NGÂN SÁCH CẤP HUYỆN, NGÂN SÁCH XÃ NĂM 2004", TWO_LEVELS),
    "23": ("Mãu số 23/CKTC-NSH", "QUYẾT TOÁN THU NGÂN SÁCH TRÊN ĐỊA BÀN HUYỆN,XÃ NĂM 2004", REVENUE),
}
SCRATCH = {"21": 0, "22": 2, "23": 1}
"""Figures that stood beside the table and are no data."""

EVERY = pytest.mark.parametrize("number", PUBLISHED)


def read(number: str, folder: Path) -> tuple[Table, list[str]]:
    """Return a table and what is told of its reading, from a workbook laid out as it was: a heading of two rows, a second unit aside."""
    form, title, lines = PUBLISHED[number]
    rows = [
        ("UBND HUYỆN CẦN GIỜ", None, form),
        (title,),
        (None, None, "ĐVT : 1000 đồng", *(("ĐVT: đồng",) if number == "21" else ())),
        ("STT", "NỘI DUNG", "QUYẾT TOÁN"),
        (None, None, "NĂM 2004"),
        *lines,
    ]
    path = write_sheet(folder / f"Mau{number}.xlsx", rows, merged=("A4:A5", "B4:B5"))
    reading = read_budget(path)
    return reading.tables[0], [note.msgid for note in reading.notes]


def facts_of(table: Table) -> BudgetFacts:
    return BudgetFacts(
        Office(("UBND HUYỆN CẦN GIỜ",), "UBND huyện Cần Giờ", "huyện Cần Giờ", "", ("THÀNH PHỐ HỒ CHÍ MINH",)),
        Document(""),
        "quyết toán ngân sách năm 2004",
        (table,),
        (table.unit_text,),
        Signature(()),
    )


def printed(table: Table) -> Paper:
    return budget_tables(facts_of(table), load_wording("budget"), "tables_title")


@EVERY
def test_it_is_read_as_it_was_without_the_scratch_figures(number: str, tmp_path: Path) -> None:
    table, notes = read(number, tmp_path)
    form, title, lines = PUBLISHED[number]
    assert (table.form, table.title, table.unit, table.unit_text) == (form, (title,), Unit.THOUSAND, "1000 đồng")
    assert [(r.ordinal or None, r.label, r.cells[0]) for r in table.rows] == [
        (sign, label, None if figure is None else Decimal(figure)) for sign, label, figure, *_aside in lines
    ]
    assert len(table.columns) == 1
    assert ("Sheet “{sheet}”: {count} figures stand in columns without a heading and were left out." in notes) == bool(
        SCRATCH[number]
    )
    assert ("Sheet “{sheet}” states two units; “{unit}” was taken." in notes) == (number == "21")


@EVERY
@BOTH
def test_it_is_printed_as_stated(number: str, text_of: TextOf, tmp_path: Path) -> None:
    table, _notes = read(number, tmp_path)
    text = text_of(printed(table))
    form, title, lines = PUBLISHED[number]
    for wanted in (
        form,
        title,
        "(Đơn vị tính: 1000 đồng)",
        "QUYẾT TOÁN NĂM 2004",
        "THÀNH PHỐ HỒ CHÍ MINH",
        "UBND HUYỆN CẦN GIỜ",
    ):
        assert wanted in text
    place = text.index("A " + lines[0][1])
    for sign, label, figure, *aside in lines:
        shown = " ".join(filter(None, (sign, label, None if figure is None else format_number(figure))))
        place = text.index(shown, place) + 1  # in their order
        assert not any(format_number(scratch) in shown for scratch in aside)
    if number == "22":
        assert "911.651" not in text


@EVERY
@BOTH
def test_with_its_decision_it_names_the_decision(number: str, text_of: TextOf, tmp_path: Path) -> None:
    table, _notes = read(number, tmp_path)
    facts = replace(facts_of(table), reference="Quyết định số 38/2005/QĐ-UBND ngày 23 tháng 9 năm 2005")
    form, title, _lines = PUBLISHED[number]
    text = text_of(budget_notice(facts, load_wording("budget")))
    assert f"{form} {title} (Kèm theo Quyết định số 38/2005/QĐ-UBND ngày 23 tháng 9 năm 2005)" in text
    assert "Có 01 biểu số liệu kèm theo Thông báo này." in text


@EVERY
def test_within_each_table_everything_agrees(number: str, tmp_path: Path) -> None:
    assert check_table(read(number, tmp_path)[0], budget_words()) == []


def test_a_figure_that_is_off_by_one_in_the_last_group_is_found(tmp_path: Path) -> None:
    table, _notes = read("23", tmp_path)
    wrong = table.with_cell(17, 0, Decimal(268194 + 9))
    assert [(f.check, f.row) for f in check_table(wrong, budget_words())] == [("A3", 12)]


def test_the_tables_of_one_decision_that_do_not_agree_are_told(tmp_path: Path) -> None:
    """Form 23 states another revenue of the district than form 21, by what the offices may keep."""
    balance, revenue = (replace(read(number, tmp_path)[0], name=number) for number in ("21", "23"))
    (found,) = agree(Budget(2004, "settlement", "", (balance, revenue)), budget_words())
    assert (found.check, found.table, found.row) == ("A8", "23", 21)
    assert "151.479.527.000 đ" in found.message.in_english()
    assert "145.518.547.000 đ" in found.message.in_english()
