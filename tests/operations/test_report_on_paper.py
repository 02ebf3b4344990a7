"""What of a report stands on paper and in the workbook: signs of estimates line by line, the plan's tasks, one head over a table's sums."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import DIALOGUES, PETITIONS, PLAN_EVIDENCE, PLAN_TASKS, PLANS
from papi_desktop.operations import report_papers, reports
from papi_desktop.operations.office import Office
from papi_desktop.operations.report_columns import shown
from tests.operations.texts import text_of


def put(office: Office, register: Register, **values: Any) -> str:
    with office.store.transaction(say("Test")) as tx:
        return tx.insert(register, {**register.blank(), **values})


@pytest.fixture
def petitions(office: Office) -> Office:
    """Petitions in November and October; on 22 November the quarter still runs."""
    office.today = lambda: date(2026, 11, 22)
    for day in ("2026-10-05", "2026-11-05", "2026-11-09"):
        put(
            office,
            PETITIONS,
            received_on=day,
            state="received",
            kind="feedback",
            summary="Đường hỏng",
        )
    return office


def sheet_rows(files: tuple[Path, ...], name: str) -> list[tuple[Any, ...]]:
    book = openpyxl.load_workbook(next(path for path in files if path.suffix == ".xlsx"))
    return list(book[name].iter_rows(min_row=4, values_only=True))


def test_estimates_are_marked_line_by_line_in_the_workbook(petitions: Office, tmp_path: Path) -> None:
    done = report_papers.write(petitions, "petitions", "2026-Q4", tmp_path)
    marks = {row[1]: row[-1] for row in sheet_rows(done.files, "T6") if row[1]}
    assert marks == {
        "10/2026": None,
        "11/2026": "Số ước",
        "12/2026": None,
        "Kỳ này": "Số ước",
        "Cùng kỳ năm trước: x": None,
    }
    figures = {row[1]: row[3:7] for row in sheet_rows(done.files, "Số liệu") if row[1]}
    assert figures["Số đơn, kiến nghị tiếp nhận"] == (3, "x", "x", "Số ước")
    assert figures["Số buổi tiếp công dân đã tổ chức"] == ("x", "x", "x", None)
    notes = [row[0] for row in sheet_rows(done.files, "Số liệu") if isinstance(row[0], str)]
    assert any("x là không theo dõi" in note for note in notes)
    assert any("Số liệu đến ngày 22/11/2026" in note for note in notes)


@pytest.mark.parametrize("ending", [".pdf", ".docx"])
def test_estimates_are_marked_and_explained_on_paper(petitions: Office, tmp_path: Path, ending: str) -> None:
    done = report_papers.write(petitions, "petitions", "2026-Q4", tmp_path / "runs")
    told = " ".join(text_of(next(path for path in done.files if path.suffix == ending)).split())
    assert "Số liệu đến ngày 22/11/2026; kỳ báo cáo chưa kết thúc" in told
    assert "3*" in told
    assert "11/2026*" in told
    assert "10/2026*" not in told
    assert "* Số ước: số liệu đến ngày 22/11/2026" in told
    petitions.today = lambda: date(2027, 1, 4)
    done = report_papers.write(petitions, "petitions", "2026-Q4", tmp_path / "over")
    told = " ".join(text_of(next(path for path in done.files if path.suffix == ending)).split())
    assert "*" not in told
    assert "Số liệu đến ngày" not in told


def test_the_tasks_of_the_plan_with_progress_evidence_and_who_is_asked(office: Office, tmp_path: Path) -> None:
    office.today = lambda: date(2026, 11, 22)
    plan = put(office, PLANS, title="Kế hoạch PAPI 2026", year=2026)
    other = put(office, PLANS, title="Kế hoạch PAPI 2025", year=2025)
    task = {"plan_id": plan, "lead": "UBND xã", "cooperating": "Mặt trận xã", "time_stated": "Quý IV"}
    late = put(office, PLAN_TASKS, **task, position=10, number="10", task="Đối thoại", due="2026-11-10")
    put(office, PLAN_TASKS, **task, position=2, number="2", task="Niêm yết", due="2026-12-20", progress="under_way")
    put(office, PLAN_TASKS, **task, position=3, number="3", task="Tập huấn", progress="done", done_on="2026-10-02")
    put(office, PLAN_TASKS, **task, position=4, number="4", task="Việc của sở", share="none")
    put(office, PLAN_TASKS, **{**task, "plan_id": other}, position=1, number="1", task="Năm trước")
    for number in range(2):
        put(office, PLAN_EVIDENCE, task_id=late, what=f"Biên bản {number}", origin="hand")
    report = reports.compose(office, "papi", "2026-Q4")
    rows = [[shown(cell) for cell in row] for row in report.tables["T10"].rows or ()]
    assert rows == [
        ["2", "Niêm yết", "UBND xã", "Mặt trận xã", "Quý IV\n20/12/2026", "Đang thực hiện", "0", CHASE_UNPROVEN],
        ["3", "Tập huấn", "UBND xã", "Mặt trận xã", "Quý IV", "Đã hoàn thành", "0", "Không phải đôn đốc"],
        ["10", "Đối thoại", "UBND xã", "Mặt trận xã", "Quý IV\n10/11/2026", "Chưa thực hiện", "2", "Quá hạn 12 ngày"],
    ]
    assert report.lines["plan_tasks"].now.value == 3
    assert report.lines["plan_tasks"].before.value == 1
    done = report_papers.write(office, "papi", "2026-Q4", tmp_path)
    assert "Quá hạn 12 ngày" in " ".join(text_of(done.files[1]).split())
    # A day later nothing but the days of the chase has changed: that alone makes no correction.
    reports.freeze(office, report, {})
    office.today = lambda: date(2026, 11, 23)
    assert not reports.freeze(office, reports.compose(office, "papi", "2026-Q4"), {}).new


CHASE_UNPROVEN = "Đôn đốc, chưa có hồ sơ; hạn 20/12/2026"


def test_one_head_stands_over_the_sums_of_a_table(office: Office) -> None:
    put(office, DIALOGUES, title="Một", held_on="2026-10-02", state="held", kinds=["dialogue"], present=40)
    report = reports.compose(office, "papi", "2026-Q4")
    paper = report_papers.narrative_of(office, report).paper
    [table] = [a for a in paper.appendices if a.title[0].startswith("T5")]
    sums = [row for row in table.blocks[0].rows if row.span > 1]  # type: ignore[union-attr]
    assert [row.cells[:2] for row in sums] == [("Cộng kỳ này: 1*", "40"), ("Cùng kỳ năm trước: x", "")]
    assert {row.span + len(row.cells) - 1 for row in sums} == {10}
    assert {row.span for row in sums} == {4}, "the day, the chair and the place are not added up"
