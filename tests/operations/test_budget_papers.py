"""Papers of a budget: public ones without a trace of what is private, the office's own with every row."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import BUDGETS, DISCLOSURES, OUTGOING
from papi_desktop.operations import disclosing, record_papers, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books import book_of
from papi_desktop.operations.budget import editing, import_budget, tables, templates
from papi_desktop.operations.budget.papers import compose
from papi_desktop.operations.office import Office
from papi_desktop.operations.today import agenda
from papi_desktop.translations import render
from tests.fixtures.budget_workbooks import REVENUE, SPENDING, write_budget
from tests.operations.texts import text_of

TODAY = date(2026, 11, 22)
PUBLIC = ("budget-notice", "budget-report", "budget-tables")


@pytest.fixture
def budget(office: Office, tmp_path: Path) -> str:
    """The nine months of 2026, as the finance office handed them over, with a word about revenue."""
    run = import_budget.dry_run(office, write_budget(tmp_path / "ns.xlsx"))
    made = import_budget.commit(office, run)[0]
    tell(office, made, narrative_revenue="Thu đạt khá.")
    return made


def tell(office: Office, budget: str, **values: str | None) -> None:
    """Write into a budget."""
    records.save(office, BUDGETS, {**(office.store.get(BUDGETS, budget) or {}), **values})


def written(office: Office, budget: str, kind: str, out: Path) -> tuple[str, str]:
    """Return the text of the PDF and of the DOCX of a paper."""
    files = record_papers.make(office, BUDGETS, budget, kind, out).files
    pdf = next(file for file in files if file.suffix == ".pdf")
    word = next(file for file in files if file.suffix == ".docx")
    return text_of(pdf), text_of(word)


@pytest.mark.parametrize("kind", PUBLIC)
def test_public_papers_have_no_private_row_and_say_so_nowhere(
    office: Office, budget: str, tmp_path: Path, kind: str
) -> None:
    for text in written(office, budget, kind, tmp_path / "out"):
        assert "Chi thường xuyên" in text
        for private in ("quốc phòng", "an ninh", "431,7", "287,6", "268,8", "112,2", "2.5"):
            assert private not in text, private


def test_what_the_public_copy_gives_away_is_told_before_it_is_made_and_passed_with_a_reason(
    office: Office, budget: str, tmp_path: Path
) -> None:
    record = office.store.get(BUDGETS, budget)
    assert record is not None
    notice, internal = (book_of(BUDGETS).paper(key) for key in ("budget-notice", "budget-internal"))
    (caution,) = notice.cautions(office, record)
    assert "Chi quốc phòng”, “Chi an ninh, trật tự” can be worked out" in render(caution)
    assert "Dự toán năm 700,5; Thực hiện 399,8" in render(caution)
    assert internal.cautions(office, record) == ()
    made = record_papers.make(office, BUDGETS, budget, "budget-notice", tmp_path / "out")
    assert made.cautions == (caution,)
    assert not any("700,5" in text_of(file) for file in made.files), "the paper says nothing of it"
    notice.pass_cautions(office, record, "Số tổng do HĐND quyết định công khai")
    assert notice.cautions(office, record) == []
    (spending, _revenue) = tables.tables_of(office, budget)
    figure = editing.typed(spending.table, 6, 2, "432")
    total = editing.typed(editing.typed(figure, 5, 2, "36000.8"), 0, 2, "40000.8")
    tables.save(office, spending, total)
    assert len(notice.cautions(office, record)) == 1, "other figures are another warning"


def test_the_own_copy_has_every_row(office: Office, budget: str, tmp_path: Path) -> None:
    for text in written(office, budget, "budget-internal", tmp_path / "out"):
        assert "Chi quốc phòng" in text
        assert "431,7" in text
        assert "Tài liệu nội bộ, không công khai, không niêm yết" in " ".join(text.split())
    assert "NỘI BỘ" in written(office, budget, "budget-internal", tmp_path / "pdf")[0], "across every page"
    assert "NỘI BỘ" not in written(office, budget, "budget-tables", tmp_path / "pdf")[0]


def test_what_is_stated_stands_on_the_paper_blank_and_zero_apart(office: Office, budget: str, tmp_path: Path) -> None:
    pdf, _word = written(office, budget, "budget-tables", tmp_path / "out")
    lines = [" ".join(line.split()) for line in pdf.splitlines()]
    text = " ".join(lines)
    assert "TỔNG SỐ 40.000,5 25.000,2 62,5" in text
    assert "Chi khác 0 3 Dự phòng ngân sách 1.000,0" in text
    assert "(Đơn vị tính: triệu đồng)" in text


def test_a_private_figure_in_the_explanation_stops_the_paper(office: Office, budget: str, tmp_path: Path) -> None:
    record = office.store.get(BUDGETS, budget)
    assert record is not None
    records.save(office, BUDGETS, {**record, "narrative_spending": "Chi quốc phòng đạt 287,6 triệu đồng."})
    with pytest.raises(UserError) as error:
        record_papers.make(office, BUDGETS, budget, "budget-notice", tmp_path / "out")
    assert error.value.code == "CK-10"
    assert not list((tmp_path / "out").glob("*.pdf"))
    assert office.store.count(OUTGOING) == 0


def test_the_explanation_and_the_bases_stand_on_the_notice(office: Office, budget: str, tmp_path: Path) -> None:
    record = office.store.get(BUDGETS, budget)
    assert record is not None
    told = {"narrative_revenue": "Thu đạt khá.", "basis": "Báo cáo số 12/BC-UBND ngày 05/10/2026"}
    records.save(office, BUDGETS, {**record, **told})
    pdf, word = written(office, budget, "budget-notice", tmp_path / "out")
    for text in (" ".join(pdf.split()), " ".join(word.split())):
        assert "Về thu ngân sách: Thu đạt khá." in text
        assert "Căn cứ Báo cáo số 12/BC-UBND ngày 05/10/2026" in text
        assert "Căn cứ Điều 37 Nghị định số 73/2026/NĐ-CP" in text
        assert "Tổng thu ngân sách: dự toán xã giao 40.100; thu xã hưởng 25.500 (triệu đồng)" in text


def test_the_report_compares_with_the_same_period_and_draws_it(office: Office, budget: str, tmp_path: Path) -> None:
    before = [(r[0], r[1], *(v and v * 2 for v in r[2:6]), None) for r in REVENUE]
    path = write_budget(tmp_path / "truoc.xlsx", revenue=before, spending=SPENDING, period="09 THÁNG NĂM 2025")
    import_budget.commit(office, import_budget.dry_run(office, path))
    pdf, word = written(office, budget, "budget-report", tmp_path / "out")
    for text in (" ".join(pdf.split()), " ".join(word.split())):
        assert "Cùng kỳ năm 2025" in text
        assert "51.000" in text
        assert "–25.500" in text
        assert "Thu ngân sách theo nhóm (triệu đồng)" in text
    import pypdfium2

    (made,) = (tmp_path / "out").glob("*thuyet-minh.pdf")
    page = pypdfium2.PdfDocument(made)[0]
    assert any(thing.type == pypdfium2.raw.FPDF_PAGEOBJ_IMAGE for thing in page.get_objects())


def test_a_decision_is_offered_for_what_the_council_decided_only(office: Office, budget: str, tmp_path: Path) -> None:
    record = office.store.get(BUDGETS, budget)
    assert record is not None
    assert "budget-decision" not in [k.key for k in record_papers.kinds_of(office, BUDGETS, record)]
    run = import_budget.dry_run(office, write_budget(tmp_path / "dt.xlsx"), year=2027, stage="decided")
    decided, _ = import_budget.commit(office, run)
    pdf, _word = written(office, decided, "budget-decision", tmp_path / "out")
    text = " ".join(pdf.split())
    assert "Công bố công khai dự toán ngân sách năm 2027 đã được Hội đồng nhân dân quyết định của xã Na Sang" in text
    assert "Số: 01/QĐ-UBND" in text


def test_a_report_in_words_is_not_printed_without_words(office: Office, budget: str, tmp_path: Path) -> None:
    tell(office, budget, narrative_revenue=None)
    with pytest.raises(UserError) as refused:
        record_papers.make(office, BUDGETS, budget, "budget-report", tmp_path / "out")
    assert refused.value.code == "NS-03"
    assert {m.msgid for m in refused.value.todo.values.values()} == {"About revenue", "About spending"}
    assert office.store.count(OUTGOING) == 0
    tell(office, budget, narrative_spending="Chi bám sát dự toán.")
    assert record_papers.make(office, BUDGETS, budget, "budget-report", tmp_path / "out").files


def test_a_notice_names_its_period_in_one_wording(office: Office, budget: str, tmp_path: Path) -> None:
    tell(office, budget, narrative_revenue="Thu 9 tháng đạt khá; ngày 9 tháng 9 đã họp.")
    for text in written(office, budget, "budget-notice", tmp_path / "out"):
        line = " ".join(text.split()).casefold()
        assert line.count("09 tháng") > 3
        assert "thu 09 tháng đạt khá; ngày 9 tháng 9 đã họp" in line
        assert re.findall(r"(?<!\d)(?<!ngày )9 tháng", line) == []


def test_a_notice_names_places_and_days(office: Office, budget: str, tmp_path: Path) -> None:
    sheet = compose("budget-notice", office, office.store.get(BUDGETS, budget) or {}, PaperNumber(day=TODAY))
    assert "từ ngày 22 tháng 11 năm 2026 đến hết ngày 22 tháng 12 năm 2026" in repr(sheet.paper)
    disclosure = disclosing.disclose(office, BUDGETS, budget, "budget")
    hung = {**(office.store.get(DISCLOSURES, disclosure) or {}), "posted_from": "2026-11-24", "posted_to": None}
    records.save(office, DISCLOSURES, hung)
    for text in written(office, budget, "budget-notice", tmp_path / "out"):
        line = " ".join(text.split())
        assert "Địa điểm niêm yết: Trụ sở HĐND và UBND" in line
        assert "Thời gian niêm yết: từ ngày 24 tháng 11 năm 2026 đến hết ngày 24 tháng 12 năm 2026." in line


def test_its_disclosure_takes_duty_stage_and_time_limit(office: Office, budget: str) -> None:
    made = office.store.get(DISCLOSURES, disclosing.disclose(office, BUDGETS, budget, "budget"))
    assert made is not None
    assert (made["duty"], made["stage"], made["due"], made["year"]) == ("ns-thuc-hien", "ky", "2026-10-12", 2026)
    assert made["trigger_date"] == "2026-09-30"


def test_today_tells_of_a_stage_until_it_is_disclosed(office: Office, budget: str) -> None:
    def told(on: date) -> list[tuple[Urgency, str, str]]:
        lines = [line for line in agenda(office, on).lines if line.id in (budget, "ns-thuc-hien") and line.due]
        return [(line.urgency, line.id, render(line.what)) for line in lines]

    title = "Tình hình thực hiện dự toán ngân sách 09 tháng năm 2026"
    assert told(date(2026, 10, 12)) == [(Urgency.DUE, budget, f"“{title}” must be public by 12/10/2026.")]
    assert told(TODAY) == [(Urgency.OVERDUE, budget, f"“{title}” should have been public by 12/10/2026.")]
    disclosing.disclose(office, BUDGETS, budget, "budget")
    assert told(TODAY) == []


def test_a_period_that_ended_unrecorded_is_told_by_its_duty(office: Office) -> None:
    found = [line for line in agenda(office, date(2026, 10, 6)).lines if line.due == date(2026, 10, 12)]
    assert [(line.urgency, line.register, line.id) for line in found] == [(Urgency.DUE, "", "ns-thuc-hien")]
    assert not [line for line in agenda(office, date(2026, 9, 30)).lines if line.due == date(2026, 10, 12)]


def test_the_book_imports_no_drawing(office: Office) -> None:
    assert {paper.key for paper in book_of(BUDGETS).papers} == {*PUBLIC, "budget-decision", "budget-internal"}


def test_support_paid_to_people_is_stated_by_name_with_its_total_in_words(office: Office, tmp_path: Path) -> None:
    stated = {**BUDGETS.blank(), "year": 2026, "stage": "support_result", "trigger_date": "2026-11-20"}
    budget = records.save(office, BUDGETS, stated)
    record = office.store.get(BUDGETS, budget)
    assert record is not None
    template = next(t for t in templates.offered(record) if t.code == "81")
    templates.add(office, record, template)
    (kept,) = tables.tables_of(office, budget)
    block = "1\tLò Thị Ún\tBản Nà Cáy\tHộ nghèo\t1,5\t1,5\n2\tCà Văn Dậu\tBản Púng\tHộ nghèo\t1,5\t1,5\n"
    table = editing.pasted(kept.table, 0, 0, block)
    table = editing.typed(editing.without_rows(table, [2]), 2, 5, "3")
    tables.save(office, kept, table)
    for text in written(office, budget, "budget-tables", tmp_path / "out"):
        assert "1 Lò Thị Ún Bản Nà Cáy Hộ nghèo 1,5 1,5" in text
        assert "Số tiền bằng chữ: Ba triệu đồng." in text
        assert "Mẫu biểu số 81" in text, "as the circular calls it"


def balance(office: Office, code: str, stage: str, year: int, figures: str) -> str:
    """Begin a balance from the template of a form, type its figures and return the id of its budget."""
    budget = records.save(office, BUDGETS, {**BUDGETS.blank(), "year": year, "stage": stage})
    record = office.store.get(BUDGETS, budget)
    assert record is not None
    templates.add(office, record, next(t for t in templates.offered(record) if t.table.name == code))
    (kept,) = tables.tables_of(office, budget)
    tables.save(office, kept, editing.pasted(kept.table, 0, 2, figures))
    return budget


def test_a_balance_stands_side_by_side_where_its_form_does(office: Office, tmp_path: Path) -> None:
    figures = "\n".join(map(str, (900, 100, 200, 600, 400, 200, 0, 850, 250, 580, 20)))
    for text in written(office, balance(office, "103", "draft", 2025, figures), "budget-tables", tmp_path / "out"):
        line = " ".join(text.split())
        assert "Nội dung thu Dự toán" in line
        assert "TỔNG SỐ THU 900 TỔNG SỐ CHI 850" in line
        assert "IV Thu chuyển nguồn 0" in line


def test_the_surplus_stands_under_both_halves(office: Office, tmp_path: Path) -> None:
    figures = "\n".join(map(str, (900, 700, *[""] * 5, 200, "", "", 880, 300, "", 580, *[""] * 6, 20)))
    for text in written(office, balance(office, "59", "settlement", 2025, figures), "budget-tables", tmp_path / "out"):
        line = " ".join(text.split())
        assert "TỔNG THU 900 TỔNG CHI 880" in line
        assert line.index("Kết dư ngân sách 20") > line.index("Chi hỗ trợ theo khoản 5 Điều 9")
        assert "A Kết dư" not in line
