"""J8, the annual PAPI report: what is wanting, one key from a figure to its records, frozen when sent, then a correction."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from papi_desktop.domain.registers import DIALOGUES, HANDOVERS, PROMISES, QUESTIONS, REPORTS
from papi_desktop.operations import records, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query
from tests.documents.reading import flat, read_pages
from tests.handover.conftest import level_above
from tests.ui.official import Official
from tests.ui.screens.commune import Clock

pytestmark = pytest.mark.timeout(240)
KIND = "Báo cáo kết quả nâng cao chỉ số PAPI"
FIGURE = "Số cuộc đối thoại đã tổ chức"


@pytest.fixture
def clock() -> Clock:
    """Five days before the report is due, five weeks before the year it tells is over."""
    return Clock(date(2026, 11, 25))


def test_the_annual_report_and_its_correction(
    qtbot: Any, window: Any, official: Official, clock: Clock, stick: Path, tmp_path: Path
) -> None:
    office: Office = window.shell.office
    talk(office, "Đối thoại năm 2025", "2025-06-10", 40)
    talk(office, "Đối thoại lần 1 năm 2026", "2026-03-20", 52, promised="Sửa cống bản Nà Cáy")
    province = level_above(tmp_path / "tinh")
    unit_keys.export(province, tmp_path / "tinh.json")
    province.store.close()

    # What is wanting is told before anything is sent; figures of a year that still runs are estimates.
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao")
    official.fills({"Báo cáo": KIND}).fills({"Kỳ": "Năm 2026"})
    official.sees("Hạn bàn giao 30/11/2026. Đây là hạn mặc định của chương trình")
    official.sees("Kỳ báo cáo chưa kết thúc: số liệu đến ngày 25/11/2026")
    official.sees("Đã hứa nhưng chưa trả lời: “Sửa cống bản Nà Cáy” (Công chức địa chính, hạn 20/04/2026).")
    line = next(cells for cells in official.lines() if cells[0].startswith(FIGURE))
    assert line == [f"{FIGURE} (cuộc)", "1*", "1", "0*"]

    # One key from the figure to its records, one more to the record.
    official.chooses_row(FIGURE).hits("Enter").sees("1 dòng").sees("20/03/2026")
    official.chooses_row("Đối thoại lần 1 năm 2026").hits("Enter").shows("Địa điểm", "Hội trường UBND xã")

    # The files, then the stick: what was sent is frozen.
    papers = tmp_path / "giay"
    papers.mkdir()
    open_report(official).chooses_file(papers).presses("Ghi ra tệp…").sees("3 văn bản").presses("Đóng")
    check_papers(papers)
    official.chooses_file(tmp_path / "tinh.json").presses("Bàn giao ra USB…")
    official.sees("mục chưa có nội dung, sẽ không in trong báo cáo").presses("Bàn giao")
    official.chooses_file(stick).presses("Khớp với bản giấy")
    wait_for(qtbot, office, 1)
    official.sees("(không phải USB)").presses("Đóng")
    [first] = office.store.all(REPORTS)
    sent = first["content"]

    # A dialogue nobody had entered is found: the next one is a correction, and the frozen one says what it said.
    talk(office, "Đối thoại lần 2 năm 2026", "2026-09-20", 60)
    open_report(official).chooses_file(stick).presses("Bàn giao ra USB…").presses("Bàn giao")
    wait_for(qtbot, office, 2)
    official.sees("(không phải USB)").presses("Đóng")
    versions = sorted(office.store.all(REPORTS), key=lambda row: row["edition"])
    assert [row["edition"] for row in versions] == [1, 2]
    assert versions[0]["content"] == sent
    assert f"{FIGURE}: 1 → 2" in versions[1]["changes"].splitlines()
    assert value_of(versions[0], "dialogues") == 1
    assert value_of(versions[1], "dialogues") == 2
    assert len(list(stick.glob("*.papi"))) == 2
    # The slip is made on this line, so it is the one that stands open.
    handed = {row["edition"]: row["short_code"] for row in office.store.all(HANDOVERS)}
    assert handed[1] != handed[2]
    official.shows("Mã ngắn", handed[2])


def talk(office: Office, title: str, day: str, present: int, promised: str = "") -> None:
    made = {"title": title, "held_on": day, "state": "held", "kinds": ["dialogue"], "present": present}
    held = records.save(office, DIALOGUES, {**DIALOGUES.blank(), **made, "place": "Hội trường UBND xã"})
    if promised:
        asked = {"dialogue_id": held, "question": promised, "outcome": "promised", "owner": "Công chức địa chính"}
        records.save(office, QUESTIONS, {**QUESTIONS.blank(), **asked, "due": "2026-04-20"})
        assert office.store.count(PROMISES, Query(filters={"state": "open"})) == 1


def open_report(official: Official) -> Official:
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao")
    return official.fills({"Báo cáo": KIND}).fills({"Kỳ": "Năm 2026"}).sees(f"{FIGURE} (cuộc)")


def check_papers(folder: Path) -> None:
    told = flat(read_pages(next(folder.glob("*.pdf")).read_bytes()))
    assert f"{FIGURE}: 1 cuộc (cùng kỳ năm trước: 1)" in told
    assert "kỳ báo cáo chưa kết thúc nên là số ước" in told
    sheet = openpyxl.load_workbook(next(folder.glob("*.xlsx")))["T5"]
    first: list[Any] = [cell.value for cell in sheet[4]]
    assert (first[1].date(), first[4]) == (date(2026, 3, 20), 52)
    assert sheet["B5"].value == "Cộng kỳ này: 1"
    notes = {row[1]: row[-1] for row in sheet.iter_rows(min_row=3, max_row=7, values_only=True)}
    assert notes["Cộng kỳ này: 1"] == notes["Tăng, giảm: 0"] == "Số ước"
    assert notes["Cùng kỳ năm trước: 1"] is None


def wait_for(qtbot: Any, office: Office, count: int) -> None:
    def done() -> None:
        assert [row["state"] for row in office.store.all(HANDOVERS)] == ["written"] * count

    qtbot.waitUntil(done, timeout=8000)


def value_of(report: dict[str, Any], key: str) -> int:
    value: int = next(figure["value"] for figure in report["content"]["figures"] if figure["key"] == key)
    return value
