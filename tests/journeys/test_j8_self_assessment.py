"""J8, the self-assessment: a plan pasted, its tasks proven, what is missing seen, one key to the record, and the paper made."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication

from papi_desktop.domain.registers import PLAN_EVIDENCE, PLAN_TASKS, PLANS
from papi_desktop.operations import posting
from tests.documents.reading import flat, read_pages
from tests.fixtures.plans import OURS, ROWS, pasted
from tests.ui.official import Official
from tests.ui.screens.commune import Clock, photo_bytes, publish_list

LIST = "Danh sách hộ nghèo, hộ cận nghèo năm 2025"
PLAN = "Kế hoạch PAPI năm 2026 của tỉnh"


def test_j8_self_assessment(window: Any, official: Official, clock: Clock, tmp_path: Path) -> None:
    office = window.shell.office
    published = publish_list(office, tmp_path, date(2026, 12, 1))
    for place in posting.postings_of(office, published.disclosure_id):
        photos = [("anh.jpg", photo_bytes("2026:12:01 09:15:00"))]
        posting.hang(office, place["id"], date(2026, 12, 1), by="Lò Thị Ún", witnesses=["Cà Thị Hòa"], photos=photos)

    _read_plan(official)
    plan = next(iter(office.store.all(PLANS)))
    assert (plan["title"], plan["year"], plan["number"]) == (PLAN, 2026, "41/KH-UBND")
    tasks = list(office.store.all(PLAN_TASKS))
    assert [task["task"] for task in tasks] == [row[1] for row in ROWS]
    assert [task["number"] for task in tasks if task["share"] != "none"] == [*OURS[:3], "6", OURS[3]]

    _work_on_tasks(official)
    done = next(task for task in office.store.all(PLAN_TASKS) if task["number"] == "3")
    assert (done["progress"], done["done_on"]) == ("done", "2026-12-01")
    assert [e["what"] for e in office.store.all(PLAN_EVIDENCE)] == ["Biên bản đối thoại, tủ số 2"]

    _assess(official, tmp_path)
    text = flat(read_pages(next((tmp_path / "papers").glob("tu-danh-gia*.pdf")).read_bytes()))
    assert "không phải điểm PAPI" in text
    assert LIST in text
    assert "Biên bản đối thoại, tủ số 2" in text


def _read_plan(official: Official) -> None:
    official.opens("Kế hoạch PAPI").sees("Chưa có kế hoạch nào.").hits("Ctrl+I").sees("Ghi kế hoạch")
    QApplication.clipboard().setText(pasted())
    official.hits("Ctrl+V").sees("Đọc được 7 nhiệm vụ, trong đó 4 nhiệm vụ xã chủ trì hoặc phối hợp.")
    official.shows("Cơ quan ban hành", "UBND tỉnh Sơn La")
    official.fills({"Tên kế hoạch": PLAN, "Cơ quan ban hành": "UBND tỉnh Mường Sơn", "Năm": "2026"})
    official.sees("30/06/2026")
    # Task 6 is the Farmers' Union's; here the commune was asked to lead it.
    official.chooses_row("Củng cố các tổ hòa giải").hits("Space").presses("Ghi kế hoạch")
    official.sees("Nhiệm vụ (7)")


def _work_on_tasks(official: Official) -> None:
    official.opens("Nhiệm vụ").sees("Đã xong 0/5 nhiệm vụ")
    official.chooses_row("Công khai danh sách hộ nghèo").sees(LIST).sees("Theo quy tắc").hits("F6")
    official.sees("Đã xong 1/5 nhiệm vụ")
    official.chooses_row("Gặp gỡ, đối thoại").hits("F7").sees("Hoặc ghi bằng lời")
    official.fills({"Hoặc ghi bằng lời": "Biên bản đối thoại, tủ số 2", "Ngày": "20/11/2026"}).presses("Gắn")
    official.sees("Biên bản đối thoại, tủ số 2").sees("Ghi tay")


def _assess(official: Official, folder: Path) -> None:
    official.hits("Ctrl+L").sees("không phải điểm PAPI").sees("Tỷ lệ")
    official.chooses_row("3. Trách nhiệm giải trình").sees("Biên bản đối thoại, tủ số 2")
    official.chooses_file(folder / "papers").presses("Ghi ra tệp…").sees("tu-danh-gia").presses("Đóng")
    official.hits("Ctrl+L").chooses_row("2. Công khai, minh bạch").sees("Chưa có")
    official.chooses_row(LIST).hits("Enter").sees("Niêm yết từ")
