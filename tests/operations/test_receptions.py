"""Reception days: planned by the year, posted in time, counted against the law; their register on the form of thirteen columns."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from papi_desktop.documents.paper import Orientation, Table
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import DISCLOSURES, OUTGOING, PETITION_STEPS, PETITIONS, RECEPTION_DAYS
from papi_desktop.operations import disclosing, record_papers, records
from papi_desktop.operations.agenda import Urgency
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions import period_papers, reception_report, receptions
from papi_desktop.operations.petitions.receptions import PlannedDays
from tests.operations.test_petitions import receive, step
from tests.operations.texts import text_of

MORNING = "07h30 - 11h30; 13h00 - 17h00"


def plan(first: date, last: date, weekday: int = 3, weeks: tuple[int, ...] = ()) -> PlannedDays:
    """Return a plan of Thursdays, as two communes posted it in 2025 and before."""
    place = "Phòng tiếp công dân UBND xã, Thôn Mỹ Xá"
    return PlannedDays(first, last, weekday, weeks, MORNING, place, "Lò Văn Bình", "Chủ tịch UBND xã")


def table_of(office: Office, first: date, last: date) -> list[tuple[str, ...]]:
    """Return the rows of a schedule."""
    number = PaperNumber("05", "05/TB-UBND", date(2025, 6, 25))
    sheet = receptions.schedule_paper(office, "reception-schedule-year", first, last, number)
    (table,) = [block for block in sheet.paper.blocks if isinstance(block, Table)]
    return [row.cells for row in table.rows]


def test_a_schedule_of_a_real_year_prints_as_it_was_posted(office: Office) -> None:
    """A commune's notice of 2025: every Thursday from July, 26 days, the days of a month in one cell."""
    assert receptions.plan_days(office, plan(date(2025, 7, 1), date(2025, 12, 27))) == 26
    assert table_of(office, date(2025, 1, 1), date(2025, 12, 31)) == [
        ("07", "Lò Văn Bình", "Chủ tịch UBND xã", "03; 10; 17; 24; 31"),
        ("08", "Lò Văn Bình", "Chủ tịch UBND xã", "07; 14; 21; 28"),
        ("09", "Lò Văn Bình", "Chủ tịch UBND xã", "04; 11; 18; 25"),
        ("10", "Lò Văn Bình", "Chủ tịch UBND xã", "02; 09; 16; 23; 30"),
        ("11", "Lò Văn Bình", "Chủ tịch UBND xã", "06; 13; 20; 27"),
        ("12", "Lò Văn Bình", "Chủ tịch UBND xã", "04; 11; 18; 25"),
    ]


def test_the_paper_says_hours_and_place_as_stated(office: Office, tmp_path: Path) -> None:
    receptions.plan_days(office, plan(date(2026, 12, 1), date(2026, 12, 31)))
    day = next(iter(office.store.all(RECEPTION_DAYS)))
    made = record_papers.make(office, RECEPTION_DAYS, day["id"], "reception-schedule-month", tmp_path, number="5")
    text = text_of(made.files[0])
    assert made.symbol == "05/TB-UBND"
    assert "Lịch tiếp công dân tháng 12 năm 2026 của xã Na Sang" in text
    assert f"Thời gian: {MORNING}." in text
    assert "Phòng tiếp công dân UBND xã, Thôn Mỹ Xá" in text
    assert "Căn cứ Điều 24 Luật Tiếp công dân năm 2013" in text


def test_an_unscheduled_day_stands_apart_with_its_own_hour(office: Office, tmp_path: Path) -> None:
    receptions.plan_days(office, plan(date(2026, 12, 1), date(2026, 12, 31), weeks=(1,)))
    day = {"kind": "chair_extra", "planned_on": "2026-12-24", "hours": "8 giờ", "receiver": "Lò Văn Bình"}
    extra = records.save(office, RECEPTION_DAYS, {**RECEPTION_DAYS.blank(), "name": "Tiếp đột xuất", **day})
    made = record_papers.make(office, RECEPTION_DAYS, extra, "reception-schedule-month", tmp_path, number="6")
    text = text_of(made.files[0])
    assert f"Thời gian: {MORNING}." in text
    assert "Tiếp công dân đột xuất ngày 24/12/2026, 8 giờ: Lò Văn Bình." in text
    assert table_of(office, date(2026, 12, 1), date(2026, 12, 31)) == [("12", "Lò Văn Bình", "Chủ tịch UBND xã", "03")]


def test_hours_that_differ_say_which_days_they_hold_for(office: Office, tmp_path: Path) -> None:
    receptions.plan_days(office, plan(date(2026, 12, 1), date(2026, 12, 31), weeks=(1, 2)))
    day = next(d for d in office.store.all(RECEPTION_DAYS) if d["planned_on"] == "2026-12-10")
    records.save(office, RECEPTION_DAYS, {**day, "hours": "13h30 - 17h00"})
    made = record_papers.make(office, RECEPTION_DAYS, day["id"], "reception-schedule-month", tmp_path, number="6")
    assert f"Thời gian: {MORNING} (03/12); 13h30 - 17h00 (10/12)." in text_of(made.files[0])


def test_a_day_off_moves_to_the_next_working_day(office: Office) -> None:
    """Tuesday 24/11/2026 is off; Thursdays of Tết 2027 fall on 4/2, the break ends on 10/2."""
    assert receptions.days_of(office, plan(date(2026, 11, 23), date(2026, 11, 30), weekday=1)) == (date(2026, 11, 25),)
    assert receptions.days_of(office, plan(date(2027, 2, 1), date(2027, 2, 20))) == (
        date(2027, 2, 11),
        date(2027, 2, 18),
    )


def test_some_weeks_of_the_month_and_no_day_twice(office: Office) -> None:
    twice = plan(date(2027, 3, 1), date(2027, 4, 30), weeks=(1, 3))
    assert receptions.plan_days(office, twice) == 4
    assert receptions.plan_days(office, twice) == 0
    with pytest.raises(UserError) as refused:
        receptions.plan_days(office, plan(date(2027, 3, 2), date(2027, 3, 1)))
    assert refused.value.code == "KN-10"


def test_today_asks_to_post_the_schedule_in_time(office: Office) -> None:
    """For Thursday 3/12/2026 the schedule is up five working days before: by Thursday 26/11."""
    receptions.plan_days(office, plan(date(2026, 12, 1), date(2026, 12, 31)))
    (line,) = [
        x for x in receptions.agenda_lines(office, date(2026, 11, 23)) if x.register == RECEPTION_DAYS.key and x.id
    ]
    assert (line.urgency, line.due) == (Urgency.DUE, date(2026, 11, 26))
    late = next(x for x in receptions.agenda_lines(office, date(2026, 11, 27)) if x.id)
    assert late.urgency is Urgency.OVERDUE
    entered = disclosing.disclose(office, RECEPTION_DAYS, line.id, "schedule-month")
    kept = office.store.get(DISCLOSURES, entered) or {}
    assert (kept["title"], kept["due"], kept["posted_to"]) == (
        "Lịch tiếp công dân tháng 12 năm 2026",
        "2026-11-26",
        "2026-12-31",
    )
    records.save(office, DISCLOSURES, {**kept, "posted_from": "2026-11-25"})
    assert not [x for x in receptions.agenda_lines(office, date(2026, 11, 25)) if x.id]


def test_the_chair_receives_on_so_many_days_of_a_month(office: Office) -> None:
    receptions.plan_days(office, plan(date(2026, 11, 1), date(2026, 11, 30), weeks=(1, 3)))
    first, second = office.store.all(RECEPTION_DAYS)
    records.save(office, RECEPTION_DAYS, {**first, "held_on": first["planned_on"], "people": 3})

    def missing(on: date) -> list[tuple[Urgency, str]]:
        told = [(x.urgency, x.what.in_english()) for x in receptions.agenda_lines(office, on)]
        return [line for line in told if "at least" in line[1]]

    assert missing(date(2026, 11, 20)) == []
    ((urgency, words),) = missing(date(2026, 11, 27))
    assert urgency is Urgency.DUE
    assert words.startswith("The Chair received on 1 of at least 2 days in 11/2026")
    assert "to be checked" in words, "the rule is not confirmed"
    assert missing(date(2026, 12, 2))[0][0] is Urgency.OVERDUE
    records.save(office, RECEPTION_DAYS, {**second, "held_on": second["planned_on"]})
    assert missing(date(2026, 12, 2)) == []


def test_no_deputy_stands_in_since_july_2026(office: Office) -> None:
    day = {**RECEPTION_DAYS.blank(), "planned_on": "2026-12-03", "receiver": "Quàng Văn Đức"}
    deputy = {**day, "receiver_role": "Phó Chủ tịch UBND xã"}
    assert [p.kind for p in records.check(office, RECEPTION_DAYS, deputy)] == ["deputy"]
    assert not records.check(office, RECEPTION_DAYS, {**deputy, "planned_on": "2026-06-25"})
    assert not records.check(office, RECEPTION_DAYS, {**deputy, "kind": "regular"})


# --- the register of thirteen columns and the list for asking back ---


def test_the_register_is_the_form(office: Office) -> None:
    first = receive(office, person="Lò Thị Ún", citizen_id="014163001234", people=2, kind="complaint")
    receive(office, person="Vì Thị Ngân", same_as_id=first, kind="complaint")
    step(office, first, "transfer", "2026-11-23", agency="Thanh tra tỉnh")
    sent = next(iter(office.store.all(PETITION_STEPS)))
    folder = office.store.folder.parent / "out"
    record_papers.make(office, PETITION_STEPS, sent["id"], "petition-transfer", folder)
    sheet, count = period_papers.reception_register(office, date(2026, 11, 1), date(2026, 11, 30))
    (table,) = [block for block in sheet.paper.blocks if isinstance(block, Table)]
    assert count == 2
    assert sheet.paper.orientation is Orientation.LANDSCAPE
    assert len(table.columns) == 13
    assert table.numbering == tuple(str(n) for n in range(1, 14))
    one, other = (row.cells for row in table.rows)
    assert one[:4] == ("1", "20/11/2026", "Lò Thị Ún", "014163001234")
    assert one[5:7] == ("Khiếu nại", "3"), "all people of the matter together"
    assert other[6] == "3"
    assert one[10] == "Thanh tra tỉnh (01/PC-UBND)"
    assert one[11] == "Đã chuyển 23/11/2026"


def test_what_came_by_post_is_in_the_other_register(office: Office) -> None:
    receive(office, person="Lò Thị Ún")
    receive(office, person="Vì Thị Ngân", channel="post")
    november = (date(2026, 11, 1), date(2026, 11, 30))
    assert period_papers.reception_register(office, *november)[1] == 1
    sheet, count = period_papers.intake_register(office, *november)
    assert (count, sheet.paper.title) == (2, "Sổ tiếp nhận, xử lý đơn và kiến nghị")


def test_whom_to_ask_afterwards(office: Office) -> None:
    asked = receive(office, person="Lò Thị Ún", phone="0981234567")
    receive(office, person="Vì Thị Ngân")
    step(office, asked, "reply", "2026-11-24", content="Đã sửa.")
    _sheet, count = period_papers.callback_list(office, date(2026, 11, 1), date(2026, 11, 30))
    assert count == 1
    petition = office.store.get(PETITIONS, asked) or {}
    records.save(office, PETITIONS, {**petition, "satisfaction": "satisfied", "called_on": "2026-11-25"})
    assert period_papers.callback_list(office, date(2026, 11, 1), date(2026, 11, 30))[1] == 0
    assert office.store.count(OUTGOING) == 0


def test_a_letter_has_no_kind_in_its_symbol(office: Office, tmp_path: Path) -> None:
    petition = receive(office, person="Lò Thị Ún", address="Bản Nà Cáy", people=3)
    answer = step(office, petition, "reply", "2026-11-24", content="Đường đã được sửa ngày 23/11/2026.", reason="")
    made = record_papers.make(office, PETITION_STEPS, answer, "petition-reply", tmp_path)
    assert made.symbol == "01/UBND"
    text = text_of(made.files[0])
    assert "Số: 01/UBND" in text
    assert "V/v trả lời kiến nghị số 1/2026 ngày 20/11/2026" in text
    assert "Kính gửi: Ông (bà) Lò Thị Ún và 02 người khác" in text
    assert "Đường đã được sửa ngày 23/11/2026." in text
    assert "Lý do" not in text


# --- the statistics of the report ---


def received(office: Office, kind: str, held_on: str, **figures: int) -> str:
    """Record a reception day that was held."""
    day = {"name": "Tiếp công dân", "kind": kind, "planned_on": held_on, "held_on": held_on, "receiver": "Lò Văn Bình"}
    accepted = {"kind": "ghi nhận"}
    return records.save(office, RECEPTION_DAYS, {**RECEPTION_DAYS.blank(), **day, **figures}, accepted=accepted)


def cells_of(office: Office, first: date, last: date) -> list[tuple[str, ...]]:
    """Return the one row of each table of the statistics, without the name of the unit."""
    sheet, _held = reception_report.report(office, first, last)
    tables = [block for block in sheet.paper.blocks if isinstance(block, Table)]
    return [tuple(cell for cell in table.rows[0].cells if cell.isdigit()) for table in tables]


def test_the_statistics_add_up_as_the_form_says(office: Office) -> None:
    november = (date(2026, 11, 1), date(2026, 11, 30))
    stated = {"visits": 5, "people": 9, "matters_first": 3, "matters_again": 2}
    groups = {"groups": 1, "group_people": 6, "group_matters_first": 1, "group_matters_again": 0}
    received(office, "chair", "2026-11-05", **stated, **groups)
    at = received(office, "chair_extra", "2026-11-19")
    receive(office, reception_id=at, people=4, repeated=True)
    received(office, "regular", "2026-11-10", visits=2, people=2, matters_first=2, matters_again=0)
    received(office, "chair", "2026-10-08", visits=50)
    receive(office, people=3, person="Lò Thị Ún")
    receive(office, channel="post")
    total, regular, chair, delegated = cells_of(office, *november)
    assert total == ("9", "18", "9")
    assert regular == ("3", "5", "3", "0", "0", "0", "0", "0")
    assert chair == ("2", "6", "13", "3", "3", "1", "6", "1", "0")
    assert delegated == ("0",) * 9


def test_the_statistics_have_the_numbers_of_the_form(office: Office) -> None:
    sheet, _held = reception_report.report(office, date(2026, 11, 1), date(2026, 11, 30))
    tables = [block for block in sheet.paper.blocks if isinstance(block, Table)]
    numbered = [sign.partition(" ")[0] for table in tables for sign in table.numbering]
    assert numbered == ["A", *(str(number) for number in range(1, 30))]
    assert "chưa đối chiếu" in reception_report.doubt()


def test_delegation_is_pointed_at_since_the_chair_receives_in_person(office: Office) -> None:
    deputy = {"name": "x", "kind": "deputy", "planned_on": "2026-11-05", "receiver": "Lò Văn Bình"}
    assert [p.field for p in records.check(office, RECEPTION_DAYS, {**RECEPTION_DAYS.blank(), **deputy})] == ["kind"]
    received(office, "deputy", "2026-11-05", visits=1)
    sheet, _held = reception_report.report(office, date(2026, 11, 1), date(2026, 11, 30))
    assert any("kiểm tra lại" in str(getattr(block, "text", "")) for block in sheet.paper.blocks)


def test_an_online_reception_is_tested_before(office: Office) -> None:
    day = {"name": "Tiếp trực tuyến", "kind": "online", "planned_on": "2026-11-27", "receiver": "Lò Văn Bình"}
    record_id = records.save(office, RECEPTION_DAYS, {**RECEPTION_DAYS.blank(), **day})
    wanted = [
        line for line in receptions.agenda_lines(office, date(2026, 11, 23)) if "connection" in line.what.in_english()
    ]
    assert [line.due for line in wanted] == [date(2026, 11, 26)]
    kept = office.store.get(RECEPTION_DAYS, record_id) or {}
    records.save(office, RECEPTION_DAYS, {**kept, "tested_on": "2026-11-25"})
    assert not [
        line for line in receptions.agenda_lines(office, date(2026, 11, 23)) if "connection" in line.what.in_english()
    ]
