"""Tasks of a plan: evidence by rule and by hand, what to ask after before a report, Today."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from papi_desktop.documents.paper import Table
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, PLAN_REPORTS, PLAN_TASKS, PLANS
from papi_desktop.domain.stands import COMPLETE, OVERDUE
from papi_desktop.operations import plan_tasks, record_papers, records
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.plan_tasks import TaskStanding
from papi_desktop.operations.today import agenda
from tests.documents.reading import flat, read_pages


@pytest.fixture
def plan(office: Office) -> dict[str, Any]:
    """A plan of 2026: two tasks of ours, one of another office, and a report due on 4 December."""
    tasks = (
        {
            "number": "1",
            "task": "Công khai danh sách hộ nghèo",
            "dimension": "2.2",
            "share": "leads",
            "due": "2026-12-31",
        },
        {"number": "2", "task": "Đối thoại với dân", "dimension": "3.1", "share": "shares", "due": "2026-06-30"},
        {"number": "3", "task": "Mở lớp bồi dưỡng", "dimension": "2.2", "share": "none", "due": "2026-03-31"},
    )
    with office.store.transaction(say("Record a plan")) as tx:
        values = {
            "title": "Kế hoạch PAPI",
            "year": 2026,
            "baseline_year": "2025",
            "baseline_points": "44.32",
            "goal_ranks": 5,
        }
        plan_id = tx.insert(PLANS, values)
        for place, task in enumerate(tasks, 1):
            tx.insert(
                PLAN_TASKS,
                {"plan_id": plan_id, "position": place, "progress": "waiting", "starts": "2026-01-01", **task},
            )
        tx.insert(PLAN_REPORTS, {"plan_id": plan_id, "name": "Báo cáo năm 2026", "due": "2026-12-04"})
    found = office.store.get(PLANS, plan_id)
    assert found is not None
    return found


def by_number(office: Office, plan: dict[str, Any]) -> dict[str, TaskStanding]:
    return {standing.task["number"]: standing for standing in plan_tasks.standings(office, plan)}


def disclose(office: Office, duty: str, posted: str) -> str:
    return records.save(
        office, DISCLOSURES, {"title": f"Công khai {duty}", "duty": duty, "posted_from": posted, "edition": 1}
    )


def test_records_of_its_part_prove_a_task_by_themselves(office: Office, plan: dict[str, Any]) -> None:
    shown = disclose(office, "ho-ngheo", "2026-11-01")
    disclose(office, "ns-quyet-toan", "2026-11-01")
    found = by_number(office, plan)
    assert [(e.proof.id, e.by_hand) for e in found["1"].evidence] == [(shown, False)]
    assert found["2"].evidence == ()


def test_a_task_with_a_duty_is_proven_by_that_duty_alone(office: Office, plan: dict[str, Any]) -> None:
    task = by_number(office, plan)["1"].task
    records.save(office, PLAN_TASKS, {**task, "duty": "nha-o-the-bhyt"})
    disclose(office, "ho-ngheo", "2026-11-01")
    wanted = disclose(office, "nha-o-the-bhyt", "2026-11-02")
    assert [e.proof.id for e in by_number(office, plan)["1"].evidence] == [wanted]


def test_what_was_before_the_task_does_not_prove_it(office: Office, plan: dict[str, Any]) -> None:
    task = by_number(office, plan)["1"].task
    records.save(office, PLAN_TASKS, {**task, "starts": "2026-07-01"})
    disclose(office, "ho-ngheo", "2026-03-01")
    assert by_number(office, plan)["1"].evidence == ()


def test_evidence_is_attached_and_set_aside_by_hand(office: Office, plan: dict[str, Any]) -> None:
    task_id = by_number(office, plan)["2"].task["id"]
    shown = disclose(office, "kq-doi-thoai", "2026-05-01")
    plan_tasks.attach(office, task_id, "Biên bản họp, tủ số 2", on=date(2026, 5, 2))
    found = by_number(office, plan)["2"].evidence
    assert [(e.proof.title, e.by_hand) for e in found] == [
        ("Biên bản họp, tủ số 2", True),
        ("Công khai kq-doi-thoai", False),
    ]
    for one in found:
        plan_tasks.set_aside(office, task_id, one, "thuộc việc khác")
    assert by_number(office, plan)["2"].evidence == ()
    assert office.store.get(DISCLOSURES, shown) is not None, "the record itself stays"


def test_evidence_needs_words_and_a_reason(office: Office, plan: dict[str, Any]) -> None:
    task_id = by_number(office, plan)["2"].task["id"]
    with pytest.raises(UserError) as blank:
        plan_tasks.attach(office, task_id, "  ")
    assert blank.value.code == "KH-03"
    disclose(office, "kq-doi-thoai", "2026-05-01")
    with pytest.raises(UserError) as unsaid:
        plan_tasks.set_aside(office, task_id, by_number(office, plan)["2"].evidence[0], "")
    assert unsaid.value.code == "KH-04"


def test_what_is_asked_after_before_a_report(office: Office, plan: dict[str, Any]) -> None:
    found = plan_tasks.standings(office, plan)
    assert [s.task["number"] for s in plan_tasks.to_chase(found, "2026-12-04")] == ["1", "2"]
    disclose(office, "ho-ngheo", "2026-11-01")
    found = plan_tasks.standings(office, plan)
    assert [s.task["number"] for s in plan_tasks.to_chase(found, "2026-12-04")] == ["2"]
    task = by_number(office, plan)["2"].task
    records.save(office, PLAN_TASKS, {**task, "progress": "done"})
    done = office.store.get(PLAN_TASKS, task["id"])
    assert done is not None
    assert done["done_on"] == "2026-11-22"
    assert plan_tasks.to_chase(plan_tasks.standings(office, plan), "2026-12-04") == []


def test_today_reminds_of_the_report_and_of_what_is_late(office: Office, plan: dict[str, Any]) -> None:
    lines = {line.register: line for line in agenda(office, office.today()).lines if line.register.startswith("plan")}
    assert lines["plan_reports"].due == date(2026, 12, 4)
    assert lines["plan_reports"].what.values["count"] == 2
    assert lines["plans"].what.values["count"] == 1
    report = next(iter(office.store.all(PLAN_REPORTS)))
    records.save(office, PLAN_REPORTS, {**report, "sent_on": "2026-11-22"})
    assert "plan_reports" not in {line.register for line in agenda(office, office.today()).lines}


def test_the_papers_of_a_plan(office: Office, plan: dict[str, Any]) -> None:
    chased = plan_tasks.chase_sheet(office, plan, PaperNumber()).paper
    table = next(b for b in chased.blocks if isinstance(b, Table))
    assert [row.cells[0] for row in table.rows] == ["1", "2"]
    kinds = [kind.key for kind in record_papers.kinds_of(office, PLANS, plan)]
    assert kinds == ["chase-list", "task-table"]
    for key in kinds:
        text = flat(read_pages(record_papers.preview(office, PLANS, plan["id"], key)))
        assert "Na Sang, ngày 22 tháng 11 năm 2026" in text


def test_the_chase_list_says_who_must_act_and_what_is_awaited(office: Office, plan: dict[str, Any]) -> None:
    tasks = {number: standing.task for number, standing in by_number(office, plan).items()}
    records.save(office, PLAN_TASKS, {**tasks["1"], "lead": "UBND cấp xã", "responsible": "Lò Thị Ún"})
    records.save(office, PLAN_TASKS, {**tasks["2"], "lead": "Sở Nội vụ"})
    plan_tasks.attach(office, tasks["2"]["id"], "Biên bản họp, tủ số 2", on=date(2026, 5, 2))
    table = next(b for b in plan_tasks.chase_sheet(office, plan, PaperNumber()).paper.blocks if isinstance(b, Table))
    heads = [column.title for column in table.columns]
    who, awaited = heads.index("Ai phải thực hiện"), heads.index("Còn chờ")
    assert [(row.cells[who], row.cells[awaited]) for row in table.rows] == [
        ("Lò Thị Ún\nUBND cấp xã", "Kết quả thực hiện và hồ sơ"),
        ("Sở Nội vụ chủ trì, xã phối hợp", "Báo hoàn thành (đã có 1 hồ sơ)"),
    ]


def test_the_table_of_tasks_says_that_one_was_done_late(office: Office, plan: dict[str, Any]) -> None:
    task = by_number(office, plan)["2"].task
    records.save(office, PLAN_TASKS, {**task, "progress": "done", "done_on": "2026-07-01"})
    text = flat(read_pages(record_papers.preview(office, PLANS, plan["id"], "task-table")))
    assert "Đã hoàn thành, chậm" in text


def test_the_table_of_tasks_names_the_first_proofs_and_counts_the_others(office: Office, plan: dict[str, Any]) -> None:
    task_id = by_number(office, plan)["2"].task["id"]
    for number in range(1, 6):
        plan_tasks.attach(office, task_id, f"Biên bản số {number} {'rất dài ' * 20}".strip(), on=date(2026, 5, number))
    table = next(
        part for part in plan_tasks.follow_up_sheet(office, plan, PaperNumber()).paper.blocks if isinstance(part, Table)
    )
    proofs = next(cell for row in table.rows for cell in row.cells if "Biên bản số" in cell)
    assert proofs.count("Biên bản số") == 3
    assert "và 02 hồ sơ khác" in proofs
    assert len(proofs) < 330


def test_how_far_a_plan_is(office: Office, plan: dict[str, Any]) -> None:
    def told() -> tuple[str, dict[str, Any]]:
        stands = plan_tasks.progress_of(office, plan)
        return stands.state, dict(stands.words.values)

    assert told() == (OVERDUE, {"done": 0, "count": 2, "late": 1})
    for standing in plan_tasks.standings(office, plan):
        records.save(office, PLAN_TASKS, {**standing.task, "progress": "done"})
    assert told() == (COMPLETE, {"done": 2, "count": 2})


@pytest.mark.parametrize(("done_on", "late"), [("2026-06-30", False), ("2026-07-01", True)])
def test_a_task_done_after_its_last_day_is_done_late(
    office: Office, plan: dict[str, Any], done_on: str, late: bool
) -> None:
    task = by_number(office, plan)["2"].task
    records.save(office, PLAN_TASKS, {**task, "progress": "done", "done_on": done_on})
    assert by_number(office, plan)["2"].done_late is late
