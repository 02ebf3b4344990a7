"""The yearly disclosure plan: made from the duties, edited, printed, disclosed, and honest about what is missing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import RowKind, Table
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.rules import Certainty
from papi_desktop.domain.registers import (
    CHANNEL_USES,
    DISCLOSURES,
    OUTGOING,
    RECEIVERS,
    YEAR_PLAN_ITEMS,
    YEAR_PLANS,
)
from papi_desktop.operations import disclosing, record_papers, records, year_plan, year_plan_standing
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books.year_plans import BOOKS
from papi_desktop.operations.office import Office
from papi_desktop.operations.today import agenda
from papi_desktop.operations.verify import paper_of
from tests.documents.reading import flat, read_pages


def new_plan(office: Office, year: int = 2027) -> dict[str, object]:
    record_id = records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": year})
    plan = office.store.get(YEAR_PLANS, record_id)
    assert plan is not None
    return plan


def lines_by_duty(office: Office, plan: dict[str, object]) -> dict[str, dict[str, object]]:
    return {item["duty"]: item for item in year_plan.items_of(office, str(plan["id"])) if not item["stage"]}


def test_a_new_plan_has_a_line_for_every_duty_and_stage(office: Office) -> None:
    plan = new_plan(office)
    items = year_plan.items_of(office, str(plan["id"]))
    duties = office.rules.duties(year_plan_standing.last_day(2027))
    assert {item["duty"] for item in items} == {duty.id for duty in duties}
    assert len(items) == sum(len(duty.stages) for duty in duties)
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    assert plan["title"] == "Kế hoạch công khai thông tin năm 2027"


def test_a_line_says_how_where_when_and_how_long(office: Office) -> None:
    line = lines_by_duty(office, new_plan(office))["kh-kt-xh"]
    assert line["forms"] == "Niêm yết"
    assert line["places"] == "Trụ sở HĐND và UBND; Nhà văn hóa; Điểm sinh hoạt cộng đồng"
    assert line["time"] == "Hằng năm. Chậm nhất 05 ngày làm việc kể từ ngày ban hành quyết định, văn bản"
    assert line["duration"] == "Niêm yết ít nhất 30 ngày liên tục"


def test_a_line_says_who_by_who_did_it_last(office: Office) -> None:
    done = {"title": "Kế hoạch 2025", "duty": "kh-kt-xh", "edition": 1, "posted_from": "2025-12-20"}
    records.save(office, DISCLOSURES, {**done, "responsible": "Quàng Văn Inh"})
    lines = lines_by_duty(office, new_plan(office))
    assert lines["kh-kt-xh"]["responsible"] == "Quàng Văn Inh"
    assert lines["tthc"]["responsible"] == "Văn phòng HĐND và UBND", "else the words of the template"


def test_a_commune_with_a_website_uses_it(office: Office) -> None:
    from papi_desktop.domain.messages import say
    from papi_desktop.domain.registers import UNIT

    with office.store.transaction(say("Change the office")) as tx:
        tx.update(UNIT, office.unit["id"], {"has_website": True})
    line = lines_by_duty(office, new_plan(office))["kh-kt-xh"]
    assert line["forms"] == "Niêm yết; Đăng tải trên cổng, trang thông tin điện tử"


def test_only_confirmed_articles_are_cited(office: Office) -> None:
    items = lines_by_duty(office, new_plan(office))
    for duty in office.rules.duties(year_plan_standing.last_day(2027)):
        assert bool(items[duty.id]["basis"]) == (duty.certainty is Certainty.CONFIRMED and bool(duty.citation))


def test_a_year_has_one_plan(office: Office) -> None:
    new_plan(office)
    with pytest.raises(UserError):
        new_plan(office)


def disclosed(office: Office, duty: str, day: str) -> None:
    """Record a content and a channel that told of it on a day."""
    made = records.save(office, DISCLOSURES, {"title": duty, "duty": duty, "posted_from": day, "edition": 1})
    records.save(office, CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": day})


def test_what_is_disclosed_is_no_longer_missing(office: Office) -> None:
    plan = new_plan(office, 2026)
    before = {s.item["duty"] for s in year_plan_standing.standings(office, plan) if s.missing}
    assert {"kh-kt-xh", "tthc", "ns-thuc-hien"} <= before
    assert not {"boi-thuong-thu-hoi-dat", "bau-truong-thon"} & before, "what only arises is not missing"
    for duty, posted in (("kh-kt-xh", "2026-03-01"), ("tthc", "2025-07-01"), ("ns-thuc-hien", "2026-04-09")):
        disclosed(office, duty, posted)
    found = {s.item["duty"]: s for s in year_plan_standing.standings(office, plan) if not s.item["stage"]}
    assert not found["kh-kt-xh"].missing
    assert not found["tthc"].missing, "what has hung since last year hangs this year too"
    assert (found["ns-thuc-hien"].done, found["ns-thuc-hien"].wanted, found["ns-thuc-hien"].missing) == (1, 3, True)


def test_a_line_left_out_is_not_missing(office: Office) -> None:
    plan = new_plan(office, 2026)
    line = lines_by_duty(office, plan)["nvqs-nhap-ngu"]
    records.save(office, YEAR_PLAN_ITEMS, {**line, "state": "left_out"})
    assert "nvqs-nhap-ngu" not in {s.item["duty"] for s in year_plan_standing.standings(office, plan) if s.missing}
    sheet = year_plan.plan_sheet(office, plan, PaperNumber())
    table = next(b for b in sheet.paper.appendices[0].blocks if isinstance(b, Table))
    assert not any(str(line["content"]) in row.cells for row in table.rows)


def test_the_command_makes_the_plan_once_and_prints_it(office: Office, tmp_path: Path) -> None:
    done = year_plan.make(office, 2027, tmp_path)
    assert done.made
    assert paper_of(office, done.paper.code).ours
    assert {path.suffix for path in done.paper.files} == {".pdf", ".docx"}
    text = flat(read_pages(done.paper.files[0].read_bytes()))
    assert "Công khai thông tin để Nhân dân biết năm 2027" in text
    assert "Danh sách hộ nghèo" in text
    assert (
        f"(Kèm theo Kế hoạch số 01/KH-UBND {official_format().date_in_words(office.today())} của Ủy ban nhân dân"
        in text
    )


def test_command_and_window_print_the_same_plan(office: Office, tmp_path: Path) -> None:
    done = year_plan.make(office, 2027, tmp_path / "lenh")
    shown = record_papers.preview(office, YEAR_PLANS, done.plan_id, "year-plan")
    assert shown == done.paper.files[0].read_bytes()
    written = record_papers.make(office, YEAR_PLANS, done.plan_id, "year-plan", tmp_path / "cua-so")
    assert (written.symbol, written.code) == (done.paper.symbol, done.paper.code)
    again = year_plan.make(office, 2027, tmp_path / "lai")
    assert (again.made, again.paper.reprint, again.plan_id) == (False, True, done.plan_id)
    assert [p.read_bytes() for p in again.paper.files] == [p.read_bytes() for p in written.files]
    assert [row["symbol"] for row in office.store.all(OUTGOING)] == ["01/KH-UBND"]


def test_the_plan_is_disclosed_itself(office: Office) -> None:
    plan = new_plan(office)
    with pytest.raises(UserError):
        disclosing.disclose(office, YEAR_PLANS, str(plan["id"]), "plan")
    records.save(office, YEAR_PLANS, {**plan, "document_date": "2026-11-20"})
    made = office.store.get(DISCLOSURES, disclosing.disclose(office, YEAR_PLANS, str(plan["id"]), "plan"))
    assert made is not None
    assert (made["duty"], made["year"], made["title"]) == ("kh-cong-khai", 2027, plan["title"])


def test_the_list_of_what_is_missing_tells_late_from_later(office: Office) -> None:
    plan = new_plan(office, 2026)
    found = [s for s in year_plan_standing.standings(office, plan) if s.missing]
    late = [s for s in found if s.late]
    paper = year_plan.missing_sheet(office, plan, PaperNumber()).paper
    table = next(b for b in paper.blocks if isinstance(b, Table))
    heads = [row.cells[0] for row in table.rows if row.kind is RowKind.GROUP]
    assert heads == [
        f"I. Đã quá hạn công khai: {len(late)} nội dung",
        f"II. Còn thực hiện trong năm 2026: {len(found) - len(late)} nội dung",
    ]
    assert len(table.rows) == len(found) + 2
    text = flat(read_pages(record_papers.preview(office, YEAR_PLANS, str(plan["id"]), "not-disclosed")))
    assert "Na Sang, ngày 22 tháng 11 năm 2026" in text


@pytest.mark.parametrize(
    ("on", "late"),
    [(date(2026, 4, 10), 0), (date(2026, 4, 13), 1), (date(2026, 10, 12), 2), (date(2026, 10, 13), 3)],
)
def test_a_quarter_is_late_when_its_time_limit_is_over(office: Office, on: date, late: int) -> None:
    plan = new_plan(office, 2026)
    found = {s.item["duty"]: s for s in year_plan_standing.standings(office, plan, on) if not s.item["stage"]}
    assert found["ns-thuc-hien"].by_now == late
    assert found["tthc"].late, "what hangs for good is late from the first day"
    assert not found["kh-kt-xh"].late, "the year has time for what it asks for once"


def test_of_a_year_that_has_not_begun_nothing_is_missing(office: Office) -> None:
    plan = new_plan(office, 2027)
    paper = year_plan.missing_sheet(office, plan, PaperNumber()).paper
    assert not any(isinstance(block, Table) for block in paper.blocks)
    text = flat(read_pages(record_papers.preview(office, YEAR_PLANS, str(plan["id"]), "not-disclosed")))
    assert "Năm 2027 chưa bắt đầu: đến 22/11/2026 chưa có nội dung nào đến hạn công khai." in text
    assert all(s.late for s in year_plan_standing.standings(office, plan, date(2028, 1, 2)) if s.missing)


def test_today_asks_for_the_plan_until_there_is_one(office: Office) -> None:
    def asked() -> bool:
        return any(
            line.id == "kh-cong-khai" and "no disclosure plan" in line.what.msgid
            for line in agenda(office, office.today()).lines
        )

    assert asked()
    new_plan(office, 2026)
    assert not asked()


def test_receivers_of_the_office_stand_on_its_plans(office: Office) -> None:
    standard = year_plan.plan_sheet(office, new_plan(office), PaperNumber()).paper.closing.recipients
    records.save(office, RECEIVERS, {"name": "Thường trực HĐND xã Na Sang", "papers": ["plan"]})
    plan = year_plan.plan_of(office, 2027)
    assert plan is not None
    own = year_plan.plan_sheet(office, plan, PaperNumber()).paper.closing.recipients
    assert own == ("Thường trực HĐND xã Na Sang", standard[-1])


def test_the_book_declares_its_papers() -> None:
    assert [kind.key for kind in BOOKS[0].papers] == ["year-plan", "not-disclosed"]


def test_how_far_the_year_is(office: Office) -> None:
    plan = new_plan(office, 2026)
    before = year_plan_standing.progress_of(office, plan).words.values
    disclosed(office, "kh-kt-xh", "2026-03-01")
    after = year_plan_standing.progress_of(office, plan).words.values
    assert (before["done"], after["done"], after["count"]) == (0, 1, before["count"])


def test_a_draft_put_up_for_opinions_has_no_day_from_its_approval(office: Office) -> None:
    plan_id = records.save(office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": 2027})
    stages = {i["stage"]: i["time"] for i in year_plan.items_of(office, plan_id) if i["duty"] == "kh-su-dung-dat"}
    assert "phê duyệt" in stages[None]
    assert "phê duyệt" not in stages["lay-y-kien"] + stages["lay-y-kien-nam"]
