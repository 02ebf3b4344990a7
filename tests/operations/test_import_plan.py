"""A plan read and entered: tasks, report days, the file kept; undone as one batch."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import ATTACHMENTS, PLAN_REPORTS, PLAN_TASKS, PLANS
from papi_desktop.operations import import_plan, records
from papi_desktop.operations.office import Office
from tests.fixtures.plans import OURS, ROWS, pasted, write_docx

PROSE = (
    "KẾ HOẠCH\nCải thiện PAPI năm 2026\nII. NỘI DUNG\n1. Nội dung “Trách nhiệm giải trình với người dân”\n"
    "1.1. UBND cấp xã tổ chức đối thoại.\nChỉ số PAPI năm 2025 đạt 44,32 điểm, xếp thứ 13/63. Mục tiêu: tăng ít nhất 5 bậc.\n"
    "Báo cáo 6 tháng trước ngày 20/6, báo cáo năm trước ngày 30/11."
)


def test_a_plan_is_entered_with_its_tasks(office: Office, tmp_path: Path) -> None:
    path = write_docx(tmp_path / "ke-hoach.docx")
    plan = import_plan.read_file(office, path)
    assert office.store.count(PLANS) == 0, "reading stores nothing"
    done = import_plan.store(office, plan, issued_by="UBND tỉnh Mường Sơn", source=path)
    kept = list(office.store.all(PLAN_TASKS))
    assert [(t["number"], t["task"], t["lead"], t["time_stated"]) for t in kept] == [
        (row[0], row[1], row[2], row[4]) for row in ROWS
    ]
    assert [t["number"] for t in kept if t["share"] != "none"] == OURS
    assert (kept[4]["times_count"], kept[4]["times_per"], kept[6]["due"]) == (2, "year", "2024-06-19")
    assert [a["name"] for a in office.store.all(ATTACHMENTS)] == ["ke-hoach.docx"]
    records.undo(office, done.batch)
    assert office.store.count(PLANS) == office.store.count(PLAN_TASKS) == 0


def test_figures_and_report_days_are_kept(office: Office) -> None:
    done = import_plan.store(office, import_plan.read_text(office, PROSE))
    plan = office.store.get(PLANS, done.plan_id)
    assert plan is not None
    assert (plan["baseline_points"], plan["baseline_rank"], plan["baseline_of"], plan["goal_ranks"]) == (
        "44.32",
        13,
        63,
        5,
    )
    reports = [(r["name"], r["due"]) for r in office.store.all(PLAN_REPORTS)]
    assert reports == [("Báo cáo 6 tháng đầu năm 2026", "2026-06-19"), ("Báo cáo năm 2026", "2026-11-29")]


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("UBND tỉnh", "UBND {province}"),
        ("UBND xã", "UBND {unit}"),
        ("UBND tỉnh Mường Sơn", "UBND tỉnh Mường Sơn"),
        ("UBND huyện", "UBND huyện"),
        ("", ""),
    ],
)
def test_a_level_without_a_name_is_our_own(stated: str, told: str, office: Office) -> None:
    plan = import_plan.read_text(office, pasted())
    plan = replace(plan, facts=replace(plan.facts, issuer=stated))
    wanted = told.format(province=office.unit["province"], unit=office.unit["name"])
    assert import_plan.issuer(office, plan) == wanted
    kept = office.store.get(PLANS, import_plan.store(office, plan).plan_id)
    assert kept is not None
    assert (kept["issued_by"] or "") == wanted


def test_the_same_plan_is_not_entered_twice(office: Office) -> None:
    plan = import_plan.read_text(office, pasted())
    import_plan.store(office, plan)
    with pytest.raises(UserError) as refused:
        import_plan.store(office, plan)
    assert refused.value.code == "KH-02"
    assert office.store.count(PLANS) == 1


def test_a_text_without_tasks_is_refused(office: Office) -> None:
    with pytest.raises(UserError) as refused:
        import_plan.read_text(office, "Kính gửi các thôn,\nmời đến họp.")
    assert refused.value.code == "KH-01"


def test_the_year_said_stands_over_the_year_read(office: Office) -> None:
    plan = import_plan.read_text(office, pasted(), year=2027)
    assert plan.year == 2027
    assert plan.tasks[6].schedule.main.last == date(2027, 6, 19)


@pytest.mark.parametrize(
    ("under", "title"),
    [
        ("Nâng cao Chỉ số PAPI năm 2026", "Kế hoạch nâng cao Chỉ số PAPI năm 2026"),
        ("NÂNG CAO CHỈ SỐ PAPI NĂM 2026", "KẾ HOẠCH NÂNG CAO CHỈ SỐ PAPI NĂM 2026"),
        ("", "Kế hoạch nâng cao Chỉ số PAPI năm 2026"),
    ],
)
def test_a_plan_is_named_after_what_stands_under_its_heading(office: Office, under: str, title: str) -> None:
    rows = pasted().split("PHỤ LỤC", 1)[1]
    plan = import_plan.read_text(office, f"KẾ HOẠCH\n{under}\n\nI. MỤC ĐÍCH\n{rows}", year=2026)
    assert import_plan.proposed_title(office, plan) == title
