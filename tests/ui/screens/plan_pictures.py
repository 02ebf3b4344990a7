"""The screens of the PAPI plan and of the yearly disclosure plan as pictures, for a person to look at."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication

from papi_desktop.domain.registers import ENVIRONMENT, YEAR_PLANS
from papi_desktop.operations import import_plan, numbers, records
from tests.fixtures.plans import pasted
from tests.ui.official import Official
from tests.ui.stage import Screen


def _paste(official: Official, text: str) -> None:
    """Paste into the field that has the keyboard, as from another program."""
    QApplication.clipboard().setText(text)
    official.hits("Ctrl+V")


def _read(window: Any, official: Official) -> None:
    official.opens("Kế hoạch PAPI").presses("Đọc kế hoạch").sees("Ghi kế hoạch")
    _paste(official, pasted())
    official.sees("Đọc được 7 nhiệm vụ")


def _tasks(window: Any, official: Official) -> None:
    office = window.shell.office
    import_plan.store(office, import_plan.read_text(office, pasted(), year=2026), issued_by="UBND tỉnh Mường Sơn")
    official.opens("Kế hoạch PAPI").chooses_row("Kế hoạch nâng cao").opens("Nhiệm vụ").sees("Đã xong 0/4 nhiệm vụ")


def _assessment(window: Any, official: Official) -> None:
    _tasks(window, official)
    official.presses("Tự đánh giá").sees("không phải điểm PAPI").sees("Quy chế thực hiện dân chủ")


def _year_plan(window: Any, official: Official) -> None:
    records.save(window.shell.office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": 2027})
    official.opens("Sổ công khai").opens("Kế hoạch công khai").chooses_row("năm 2027").opens("Nội dung kế hoạch").sees(
        "Kế hoạch phát triển kinh tế - xã hội"
    )


def _catalogue(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").opens("Kế hoạch công khai").presses("Danh mục nghĩa vụ").sees(
        "Danh sách hộ nghèo, cận nghèo"
    )


def _own_duty(window: Any, official: Official) -> None:
    _catalogue(window, official)
    official.presses("Thêm nghĩa vụ của đơn vị").sees("Văn bản quy định")


def _outgoing(window: Any, official: Official) -> None:
    office = window.shell.office
    for text in ("1", "2", "5"):
        numbers.reserve(office, numbers.as_number(office, "TB", text, office.today()), f"Thông báo số {text}")
    official.opens("Văn bản đi").presses("Sổ của năm").sees("2 số chưa dùng").sees("Trang 1/")


def _environment(window: Any, official: Official) -> None:
    values = {"project": "Cơ sở chế biến chè", "kind": "registration", "received_on": "2026-11-20", "state": "received"}
    records.save(window.shell.office, ENVIRONMENT, values)
    official.opens("Sổ công khai").opens("Đăng ký môi trường").chooses_row("Cơ sở chế biến chè").sees(
        "Chủ dự án, cơ sở"
    )


PLAN_SCREENS: list[Screen] = [
    Screen("plan-read", _read),
    Screen("plan-tasks", _tasks),
    Screen("plan-assessment", _assessment),
    Screen("year-plan", _year_plan),
    Screen("year-plan-catalogue", _catalogue),
    Screen("year-plan-own-duty", _own_duty),
    Screen("outgoing-book", _outgoing),
    Screen("environment", _environment),
]
