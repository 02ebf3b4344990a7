"""Figures and statistic tables of the books, each against records made for it: this period, last year, in time, late, blank."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import parse_period
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import (
    BUDGETS,
    CAMPAIGNS,
    CHANNEL_USES,
    COMMUNITY_DECISIONS,
    CONSULTATIONS,
    DIALOGUES,
    DISCLOSURES,
    GIFTS,
    OPINIONS,
    PETITION_STEPS,
    PETITIONS,
    PLAN_TASKS,
    PLANS,
    POSTINGS,
    PROMISES,
    QUESTIONS,
    RECEPTION_DAYS,
    SPENDINGS,
    VILLAGE_ELECTIONS,
    VILLAGES,
)
from papi_desktop.operations import (
    disclosure_state,
    handover_parts,
    papers,
    posting,
    report_kinds,
    report_narrative,
    report_papers,
    reports,
)
from papi_desktop.operations.figures import reckon
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.keeping import Keeping
from papi_desktop.operations.report_columns import percent, shown

YEAR = "2026"


def put(office: Office, register: Register, **values: Any) -> str:
    with office.store.transaction(say("Test")) as tx:
        return tx.insert(register, {**register.blank(), **values})


def hang(office: Office, disclosure_id: str, day: str, place_name: str = "Trụ sở", **values: Any) -> str:
    place = next(iter(office.places()))["id"]
    return put(
        office, POSTINGS, disclosure_id=disclosure_id, place_id=place, place_name=place_name, posted_from=day, **values
    )


def told(office: Office, key: str, period: str = YEAR) -> int | str:
    """Return a figure's value, or its state when it has none."""
    tables = report_kinds.report_tables(office)
    found = reckon(office, tables.figures[key], parse_period(period), Keeping(office, tables.books))
    return found.state if found.value is None else found.value


def table(office: Office, kind: str, key: str, period: str = YEAR) -> list[list[str]]:
    found = reports.compose(office, kind, period).tables[key]
    return [[shown(cell) for cell in row] for row in (*(found.rows or ()), found.now, found.before, found.change)]


@pytest.fixture
def talks(office: Office) -> Office:
    """Two dialogues this year, one last year, and a meeting with voters; of three promises one is kept, one overdue."""
    put(
        office,
        DIALOGUES,
        title="Năm trước",
        held_on="2025-06-10",
        state="held",
        kinds=["dialogue"],
        present=40,
        opinions=5,
    )
    put(office, DIALOGUES, title="Cử tri", held_on="2026-05-02", state="held", kinds=["voters"], present=99)
    put(office, DIALOGUES, title="Dự kiến", held_on="2026-12-12", state="planned", kinds=["dialogue"])
    first = put(
        office,
        DIALOGUES,
        title="Lần 1",
        held_on="2026-03-20",
        notice_on="2026-02-10",
        state="held",
        kinds=["dialogue", "voters"],
        chair="Lò Văn Ún",
        place="Hội trường",
        present=50,
        men=30,
        women=20,
    )
    put(office, DIALOGUES, title="Lần 2", held_on="2026-09-20", notice_on="2026-09-19", state="held", present=60)
    for number, outcome in enumerate(("answered", "promised", "promised", "open"), 1):
        asked = put(office, QUESTIONS, dialogue_id=first, order_no=number, question=f"Câu {number}", outcome=outcome)
        if outcome == "promised":
            put(
                office,
                PROMISES,
                what=f"Việc {number}",
                owner="Địa chính",
                dialogue_id=first,
                question_id=asked,
                due="2026-04-20",
            )
    kept = next(p for p in office.store.all(PROMISES) if p["what"] == "Việc 2")
    with office.store.transaction(say("Test")) as tx:
        tx.update(PROMISES, kept["id"], {"state": "closed", "reply": "Đã làm.", "replied_on": "2026-07-01"})
    return office


def test_dialogues(talks: Office) -> None:
    figures = {
        key: told(talks, key) for key in ("dialogues", "dialogues_noticed", "voter_meetings", "dialogue_present")
    }
    assert figures == {"dialogues": 2, "dialogues_noticed": 1, "voter_meetings": 2, "dialogue_present": 110}
    assert (told(talks, "dialogue_men"), told(talks, "dialogue_women")) == (30, 20)
    asked = [told(talks, f"dialogue_{key}") for key in ("opinions", "answered", "promised")]
    assert asked == [4, 1, 2]
    assert told(talks, "dialogues", "2025") == 1
    assert told(talks, "dialogue_women", "2025") == "blank", "nobody counted them, which is not 0"
    assert told(talks, "dialogue_women", "2026-Q2") == 0, "none was held"
    assert told(talks, "dialogue_women", "2024") == "not_applicable", "nobody wrote dialogues down then"


def test_promises_are_told_as_they_stood_when_the_period_ended(talks: Office) -> None:
    assert [told(talks, key) for key in ("promises_open", "promises_closed", "promises_overdue")] == [1, 1, 1]
    assert [told(talks, key, "2026-H1") for key in ("promises_open", "promises_closed", "promises_overdue")] == [
        2,
        0,
        2,
    ]
    assert told(talks, "promises_open", "2025") == 0


def test_table_of_dialogues(talks: Office) -> None:
    rows = table(talks, "democracy", "T5")
    assert rows[0] == ["20/03/2026", "Lò Văn Ún", "Hội trường", "50", "4", "1", "2", "1", "1"]
    assert rows[1][3:] == ["60", "", "", "", "0", "0"]
    now, before, change = rows[2:]
    assert now == ["", "", "", "110", "4", "1", "2", "1", "1"]
    assert before == ["", "", "", "40", "5", "", "", "0", "0"]
    assert change == ["", "", "", "70", "", "", "", "1", "1"], "of the second dialogue no opinions are recorded"
    assert reports.compose(talks, "democracy", YEAR).tables["T5"].lacking[4:7] == (True, True, True)


def test_unanswered_promises_are_listed_before_sending(talks: Office) -> None:
    gaps = [gap.in_english() for gap in reports.compose(talks, "democracy", YEAR).gaps]
    assert "Promised and not answered: “Việc 3” (Địa chính, by 20/04/2026)." in gaps
    assert not any("Việc 2" in gap for gap in gaps)
    assert not any("stays blank" in gap for gap in gaps)
    earlier = [gap.in_english() for gap in reports.compose(talks, "democracy", "2025").gaps]
    assert any("“Số nữ dự đối thoại” stays blank: it is not recorded at 1 lines" in gap for gap in earlier)


@pytest.fixture
def letters(office: Office) -> Office:
    kinds = ("complaint", "denunciation", "feedback", "complaint", "recommendation")
    closed = ("2026-03-10", "2026-03-11", None, None, "2026-03-10")
    states = ("answered", "answered", "received", "received", "transferred")
    dues = ("2026-03-10", "2026-03-10", "2026-04-01", None, "2026-03-09")
    for number, (kind, day, state, due) in enumerate(zip(kinds, closed, states, dues, strict=True), 1):
        petition = put(
            office,
            PETITIONS,
            year=2026,
            number=number,
            kind=kind,
            state=state,
            received_on="2026-02-10",
            closed_on=day,
            due=due,
            summary="Nội dung",
            person="Vàng A Tủa",
            competence="elsewhere" if state == "transferred" else "ours",
        )
        if state == "transferred":
            put(office, PETITION_STEPS, petition_id=petition, kind="transfer", day=day, agency="Sở Xây dựng")
    put(
        office,
        RECEPTION_DAYS,
        receiver="Lò Văn Ún",
        name="A",
        kind="chair",
        planned_on="2026-02-03",
        held_on="2026-02-03",
        visits=4,
        people=6,
    )
    put(
        office,
        RECEPTION_DAYS,
        receiver="Lò Văn Ún",
        name="B",
        kind="regular",
        planned_on="2026-03-03",
        held_on="2026-03-05",
        visits=2,
    )
    put(
        office,
        RECEPTION_DAYS,
        receiver="Lò Văn Ún",
        name="C",
        kind="chair",
        planned_on="2026-03-10",
        not_held_reason="Bão",
    )
    return office


def test_petitions_by_kind_and_result(letters: Office) -> None:
    keys = ("petitions", "petitions_ours", "petitions_complaints", "petitions_denunciations", "petitions_feedback")
    assert [told(letters, key) for key in keys] == [5, 4, 2, 1, 1]
    keys = ("petitions_answered", "petitions_in_time", "petitions_late", "petitions_transferred", "petitions_overdue")
    assert [told(letters, key) for key in keys] == [2, 1, 1, 1, 1]
    assert told(letters, "petitions_overdue", "2026-Q1") == 0, "its day was after the quarter"


def test_reception_days(letters: Office) -> None:
    keys = ("reception_planned", "reception_days", "reception_chair", "reception_visits", "reception_people")
    assert [told(letters, key) for key in keys] == [3, 2, 1, 6, 6]


def test_table_of_petitions_has_a_line_a_month_and_no_names(letters: Office) -> None:
    rows = table(letters, "petitions", "T6", "2026-Q1")
    assert rows[:3] == [
        ["01/2026", "x", "x", "x", "x", "x", "x"],
        ["02/2026", "1", "4", "5", "4", "0", "0"],
        ["03/2026", "1", "2", "0", "0", "2", "1"],
    ]
    assert rows[3][1:] == ["2", "6", "5", "4", "2", "1"]
    assert rows[4][1:] == ["x"] * 6
    assert "Vàng A Tủa" not in str(reports.content_of(reports.compose(letters, "petitions", "2026-Q1")))


def test_consultations(office: Office) -> None:
    first = put(
        office,
        CONSULTATIONS,
        title="Kế hoạch sử dụng đất",
        kind="land_use_plan",
        published_on="2026-04-01",
        closes_on="2026-04-30",
        ways=["box", "conference"],
        reported_on="2026-05-10",
    )
    for number, treatment in enumerate(("accepted", "partly", "explained", "pending")):
        put(office, OPINIONS, consultation_id=first, content=f"Ý {number}", opinions=3, treatment=treatment)
    put(office, CONSULTATIONS, title="Chưa ai ghi", kind="other", published_on="2026-06-01")
    keys = ("consultations", "consultation_opinions", "consultation_contents", "consultation_accepted")
    assert [told(office, key) for key in keys] == [2, 12, 4, 2]
    assert told(office, "consultation_explained") == 1
    assert told(office, "consultation_opinions", "2026-06") == "blank"
    rows = table(office, "democracy", "T4")
    assert rows[0][2:] == ["01/04/2026 – 30/04/2026", "12", "2", "1", "10/05/2026"]
    assert "; " in rows[0][1]
    assert rows[1][2:] == ["01/06/2026 – …", "", "", "", ""]


def test_residents_decide(office: Office) -> None:
    village = next(iter(office.store.all(VILLAGES)))
    common = {"village_id": village["id"], "form": "meeting_hands", "households_total": 80, "households_present": 70}
    put(office, COMMUNITY_DECISIONS, title="Làm đường", held_on="2026-05-01", votes_for=61, passed=True, **common)
    put(office, COMMUNITY_DECISIONS, title="Hương ước", held_on="2026-06-01", votes_for=30, passed=False, **common)
    put(office, COMMUNITY_DECISIONS, title="Cũ", held_on="2025-06-01", votes_for=50, passed=True, **common)
    for kind, passed in (("election", True), ("re_election", False), ("removal", True)):
        put(
            office,
            VILLAGE_ELECTIONS,
            title="Bầu",
            kind=kind,
            village_id=village["id"],
            held_on="2026-03-01",
            passed=passed,
        )
    assert [told(office, key) for key in ("community_decisions", "community_decisions_passed")] == [2, 1]
    keys = ("village_elections", "village_elections_passed", "village_removals")
    assert [told(office, key) for key in keys] == [2, 1, 1]
    rows = table(office, "democracy", "T3")
    assert rows[0] == [
        "Làm đường",
        village["name"],
        "01/05/2026",
        "80",
        "70",
        "61",
        "76,3",
        "Tổ chức cuộc họp, biểu quyết giơ tay",
    ]
    assert rows[-3][3:6] == ["160", "140", "91"]
    assert rows[-1][3:6] == ["80", "70", "41"]


def test_contributions_are_sums_without_names(office: Office) -> None:
    road = put(
        office,
        CAMPAIGNS,
        title="Làm đường",
        organiser="Bản Nà",
        purpose="Đổ bê tông",
        legal_kind="village",
        state="open",
        starts_on="2025-11-01",
    )
    put(
        office, CAMPAIGNS, title="Cứu trợ", organiser="UBND xã", purpose="Lũ quét", legal_kind="relief", state="planned"
    )
    gifts: list[dict[str, Any]] = [
        {"giver": "Lò Thị Bánh", "received_on": "2025-12-01", "amount": 500_000},
        {"giver": "Lò Thị Bánh", "received_on": "2026-02-01", "amount": 300_000, "labour_days": "1.5"},
        {"giver": "Lò Thị Bánh", "received_on": "2026-03-01", "amount": 100_000, "labour_days": "2"},
        {
            "giver": "Cà Văn Én",
            "received_on": "2026-03-02",
            "goods": "Xi măng",
            "goods_quantity": "10",
            "goods_unit": "bao",
        },
        {"giver": "Cà Văn Én", "received_on": "2026-03-02", "amount": 9_000_000, "state": "void"},
    ]
    for gift in gifts:
        put(office, GIFTS, **{"campaign_id": road, "giver_kind": "household", "state": "valid", **gift})
    put(office, SPENDINGS, campaign_id=road, spent_on="2026-04-01", content="Đá", amount=600_000)
    keys = (
        "campaigns",
        "campaigns_running",
        "gifts",
        "gifts_money",
        "gifts_labour_days",
        "gifts_spent",
        "gifts_remaining",
    )
    assert [told(office, key) for key in keys] == [0, 1, 3, 400_000, 4, 600_000, 300_000]
    assert told(office, "gifts_remaining", "2026-Q1") == 900_000
    assert told(office, "gifts_goods_value") == "blank", "goods came in and nobody valued them"
    rows = table(office, "contributions", "T7")
    assert rows[0] == ["Làm đường", "2", "400.000", "3,5", "Xi măng 10 bao", "600.000", "300.000", ""]
    assert rows[1][1:7] == ["2", "400.000", "3,5", "", "600.000", "300.000"]
    assert rows[2][1:3] == ["1", "500.000"]
    content = str(reports.content_of(reports.compose(office, "contributions", YEAR)))
    assert "Bánh" not in content
    assert "Én" not in content


def test_budgets_in_time_late_and_wanting(office: Office) -> None:
    def budget(stage: str, due: str, public: str | None) -> None:
        made = put(
            office,
            BUDGETS,
            title=stage,
            year=2026,
            stage=stage,
            due=due,
            narrative_revenue="Thu đạt." if public else None,
        )
        if public:
            shown_by = {"source_register": "budgets", "source_id": made, "posted_from": None, "edition": 1}
            disclosure = put(office, DISCLOSURES, title=stage, **shown_by)
            use = {"channel": "WEB", "used_from": public, "address": "https://xa.example/ngan-sach"}
            put(office, CHANNEL_USES, disclosure_id=disclosure, **use)

    budget("exec_3", "2026-04-10", "2026-04-10")
    budget("exec_6", "2026-07-10", "2026-07-11")
    budget("exec_9", "2026-10-10", None)
    budget("exec_year", "2027-01-10", None)
    keys = ("budgets", "budgets_due", "budgets_disclosed", "budgets_in_time", "budgets_wanting")
    assert [told(office, key) for key in keys] == [3, 3, 2, 1, 1]
    rows = table(office, "budget", "T2")
    assert rows[0][2:] == [
        "10/04/2026",
        "10/04/2026",
        "Đăng tải trên cổng, trang thông tin điện tử",
        "https://xa.example/ngan-sach",
        "Có",
    ]
    assert rows[2][2:] == ["10/10/2026", "", "", "", "Không"]


def test_tasks_of_the_plan(office: Office) -> None:
    plan = put(office, PLANS, title="Kế hoạch PAPI", year=2026)
    for number, (share, progress, due, done) in enumerate(
        (
            ("leads", "done", "2026-05-01", "2026-05-01"),
            ("leads", "waiting", "2026-06-01", None),
            ("shares", "waiting", "2026-12-31", None),
            ("none", "waiting", "2026-06-01", None),
        )
    ):
        put(
            office,
            PLAN_TASKS,
            plan_id=plan,
            task=f"Việc {number}",
            share=share,
            progress=progress,
            due=due,
            done_on=done,
        )
    assert (told(office, "plan_tasks_done"), told(office, "plan_tasks_overdue")) == (1, 1)
    assert any("1 tasks" in gap.in_english() for gap in reports.compose(office, "papi", YEAR).gaps)


def test_table_of_disclosures_says_whether_in_time(office: Office) -> None:
    late = put(
        office, DISCLOSURES, title="Chậm", due="2026-10-10", posted_from="2026-10-09", posted_to="2026-11-12", edition=1
    )
    hang(office, late, "2026-10-13", witnesses=["B"])
    rows = table(office, "disclosures", "T1", "2026-Q4")
    assert rows[0][0] == "Chậm"
    assert rows[0][4:6] == ["13/10/2026 – … (dự kiến 12/11/2026)", "Chậm 3 ngày"], "it hangs: its last day is a plan"
    [place] = posting.postings_of(office, late)
    posting.take_down(office, place["id"], date(2026, 11, 20), by="Quàng Thị Pản")
    assert table(office, "disclosures", "T1", "2026-Q4")[0][4] == "13/10/2026 – 20/11/2026"


def test_who_hung_it_did_it_where_nobody_else_is_named(office: Office) -> None:
    made = put(office, DISCLOSURES, title="Quy chế", edition=1)
    hang(office, made, "2026-10-13", posted_by="Lò Thị Ún")
    hang(office, made, "2026-10-14", posted_by="Quàng Văn Đức", place_name="Nhà văn hóa")
    assert table(office, "disclosures", "T1", "2026-Q4")[0][6] == "Lò Thị Ún, Quàng Văn Đức"
    with office.store.transaction(say("Test")) as tx:
        tx.update(DISCLOSURES, made, {"responsible": "Văn phòng HĐND và UBND"})
    assert table(office, "disclosures", "T1", "2026-Q4")[0][6] == "Văn phòng HĐND và UBND"


def test_a_sum_of_which_a_part_is_blank_is_told_as_that_or_more(office: Office) -> None:
    made = put(office, DISCLOSURES, title="Danh sách", edition=1)
    hang(office, made, "2026-10-13", opinions=0)
    second = hang(office, made, "2026-10-14", place_name="Nhà văn hóa")
    report = reports.compose(office, "disclosures", "2026-Q4")
    line = report.lines["posting_opinions"]
    assert (line.now.value, line.now.unstated) == (0, 1)
    assert line.change is None
    label = line.figure.label
    wanted = f"“{label}” is told as 0 or more: it is not recorded at 1 of 2 lines of"
    assert any(wanted in gap.in_english() for gap in report.gaps)
    words = papers.wording(office, "periodic_report")
    printed = report_narrative.figure(line, words)
    assert printed.now == "0*+"
    assert "ít nhất 0" in printed.sentence
    paper = repr(report_papers.sheet_of(office, reports.compose(office, "democracy", YEAR)).paper)
    assert "+ Chưa đủ" in paper
    digest = reports.digest_of(report, {})
    with office.store.transaction(say("Test")) as tx:
        tx.update(POSTINGS, second, {"opinions": 0})
    report = reports.compose(office, "disclosures", "2026-Q4")
    assert report.lines["posting_opinions"].now.unstated == 0
    assert reports.digest_of(report, {}) != digest, "0 known is another report than 0 of what is known"
    paper = repr(report_papers.sheet_of(office, reports.compose(office, "democracy", YEAR)).paper)
    assert "+ Chưa đủ" not in paper


def test_channels_nobody_recorded_are_not_kept_rather_than_none(office: Office) -> None:
    made = put(office, DISCLOSURES, title="Danh sách", edition=1)
    hang(office, made, "2026-10-13")
    assert told(office, "loudspeaker", "2026-Q4") == "not_applicable"
    assert told(office, "website", "2026-Q4") == "not_applicable"
    put(office, CHANNEL_USES, disclosure_id=made, channel="TT", used_from="2026-10-14")
    assert (told(office, "loudspeaker", "2026-Q4"), told(office, "website", "2026-Q4")) == (1, 0)


def test_only_what_was_really_made_public_counts_and_what_was_not_is_listed(office: Office) -> None:
    days = {"posted_from": "2026-11-16", "posted_to": "2026-12-16", "edition": 1}
    planned = put(office, DISCLOSURES, title="Quy chế", **days)
    put(office, DISCLOSURES, title="Lịch", due="2026-11-20", edition=1)
    put(office, DISCLOSURES, title="Sau này", posted_from="2026-12-20", edition=1)
    lacks = "“{}”: not made public yet, no place and no other form is recorded; it is not counted."
    report = reports.compose(office, "disclosures", "2026-Q4")
    assert told(office, "disclosures", "2026-Q4") == 0
    assert report.tables["T1"].rows == ()
    assert handover_parts.collect(office, report.kind, report.period).counts["disclosures"] == 0
    gaps = [gap.in_english() for gap in report.gaps]
    assert {lacks.format("Quy chế"), lacks.format("Lịch")} <= set(gaps)
    assert not any("Sau này" in gap for gap in gaps), "its day has not come"
    hang(office, planned, "2026-11-17")
    report = reports.compose(office, "disclosures", "2026-Q4")
    assert told(office, "disclosures", "2026-Q4") == 1
    assert not any("Quy chế”: not made" in gap.in_english() for gap in report.gaps)


def test_a_report_says_what_a_disclosure_lacks_in_the_words_of_its_book(office: Office) -> None:
    rule = office.rules.rule(
        office.rules.duty("ns-quyet-toan", office.today()).main.posting_rule, office.today()
    ).snapshot()
    told_in_book = put(office, DISCLOSURES, title="Quyết toán", duty="ns-quyet-toan", posting_rule=rule, edition=1)
    hang(office, told_in_book, "2026-08-01", posted_to="2026-08-25", witnesses=["B"])
    hang(office, told_in_book, "2026-08-01", posted_to="2026-08-25", witnesses=["B"], place_name="Nhà văn hóa")
    state = disclosure_state.state_of(office, office.store.get(DISCLOSURES, told_in_book) or {}, office.today()).words
    assert "6 days" in state.in_english()
    gaps = [gap.in_english() for gap in reports.compose(office, "democracy", YEAR).gaps]
    assert f"“Quyết toán”: {state.in_english()} (Nhà văn hóa, Trụ sở)." in gaps


def test_what_of_the_budget_was_made_public_by_hand_is_counted_as_the_table_of_disclosures_lists_it(
    office: Office,
) -> None:
    made = put(office, DISCLOSURES, title="Quyết toán", duty="ns-quyet-toan", due="2026-08-01", edition=1)
    hang(office, made, "2026-07-27")
    assert [row[0] for row in reports.compose(office, "papi", YEAR).tables["T1"].rows or ()] == ["Quyết toán"]
    assert (told(office, "budgets_disclosed"), told(office, "budgets_in_time")) == (1, 1)
    said = "Made public and not in the book of budgets, so not in its table: “Quyết toán”."
    assert said in [gap.in_english() for gap in reports.compose(office, "papi", YEAR).gaps]


def test_a_table_lists_what_its_figure_counts(talks: Office) -> None:
    report = reports.compose(talks, "papi", YEAR)
    assert sorted(report.tables["T5"].ids) == sorted(report.lines["dialogues"].now.records)


def test_books_nobody_keeps_are_not_applicable_in_tables_too(office: Office) -> None:
    tables = reports.compose(office, "democracy", YEAR).tables
    assert tables["T8"].rows is None
    assert tables["T9"].rows is None
    assert tables["T3"].rows is None
    put(office, COMMUNITY_DECISIONS, title="Đường", held_on="2025-11-02")
    table = reports.compose(office, "democracy", YEAR).tables["T3"]
    assert (table.rows, table.count_before, table.kept_before) == ((), 1, True)


def test_once_the_period_is_over_figures_are_no_estimates(talks: Office) -> None:
    report = reports.compose(talks, "papi", YEAR)
    assert report.lines["dialogues"].estimate
    assert report.as_of == talks.today()
    talks.today = lambda: date(2027, 1, 5)
    report = reports.compose(talks, "papi", YEAR)
    assert not report.lines["dialogues"].estimate
    assert report.as_of is None


def test_every_line_that_is_an_estimate_says_so(letters: Office) -> None:
    letters.today = lambda: date(2026, 3, 10)
    table = reports.compose(letters, "petitions", "2026-Q1").tables["T6"]
    assert (table.estimates, table.estimate) == ((False, False, True), True)
    letters.today = lambda: date(2026, 2, 10)
    table = reports.compose(letters, "petitions", "2026-Q1").tables["T6"]
    assert table.estimates == (False, True, False)
    assert (table.rows or ())[2] == ("03/2026", *[None] * 6), "a month that has not begun is blank, and not 0"
    told = reports.table_told("T6", table)
    assert (told["estimates"], told["sums"]["estimate"]) == ([False, True, False], True)
    letters.today = lambda: date(2026, 4, 1)
    table = reports.compose(letters, "petitions", "2026-Q1").tables["T6"]
    assert (table.estimates, table.estimate) == ((False, False, False), False)


def test_passing_days_alone_make_no_correction(talks: Office) -> None:
    first = reports.freeze(talks, reports.compose(talks, "democracy", YEAR), {})
    talk = next(row for row in talks.store.all(DIALOGUES) if row["title"] == "Lần 2")
    put(talks, PROMISES, what="Mới", owner="Văn phòng", due="2026-11-25", dialogue_id=talk["id"])
    second = reports.freeze(talks, reports.compose(talks, "democracy", YEAR), {})
    assert (first.version, second.version) == (1, 2)
    talks.today = lambda: date(2026, 12, 2)
    report = reports.compose(talks, "democracy", YEAR)
    assert report.lines["promises_overdue"].now.value == 2
    assert not reports.freeze(talks, report, {}).new


@pytest.mark.parametrize(
    ("part", "of", "share"), [(61, 80, 76.3), (0, 80, 0.0), (1, 3, 33.3), (2, 3, 66.7), (1, 0, None)]
)
def test_shares(part: int, of: int, share: float | None) -> None:
    assert percent(part, of) == share
