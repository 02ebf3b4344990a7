"""The screens of the PAPI plan and of the yearly disclosure plan as pictures, for a person to look at."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from papi_desktop.domain.registers import YEAR_PLANS
from papi_desktop.operations import import_plan, numbers, records
from tests.fixtures.plans import pasted
from tests.ui.official import Official
from tests.ui.stage import Screen


def _paste(official: Official, text: str) -> None:
    """Paste into the field that has the keyboard, as from another program."""
    board = QApplication.clipboard()
    board.setText(text)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    official.hits("Ctrl+V")


def _read(window: Any, official: Official) -> None:
    official.opens("Kế hoạch PAPI").presses("Đọc kế hoạch").sees("Dán kế hoạch vào đây")
    _paste(official, pasted())
    official.sees("Đọc được 7 nhiệm vụ")


def _tasks(window: Any, official: Official) -> None:
    office = window.shell.office
    import_plan.store(office, import_plan.read_text(office, pasted(), year=2026), issued_by="UBND tỉnh Mường Sơn")
    official.opens("Kế hoạch PAPI").chooses_row("Nâng cao").opens("Nhiệm vụ").sees("Đã xong 0/4 nhiệm vụ")


def _assessment(window: Any, official: Official) -> None:
    _tasks(window, official)
    official.presses("Tự đánh giá").sees("không phải điểm PAPI").sees("Kế hoạch công khai của năm")


def _year_plan(window: Any, official: Official) -> None:
    records.save(window.shell.office, YEAR_PLANS, {**YEAR_PLANS.blank(), "year": 2027})
    official.opens("Kế hoạch công khai năm").chooses_row("năm 2027").opens("Nội dung kế hoạch").sees("Kế hoạch KT-XH")


def _catalogue(window: Any, official: Official) -> None:
    official.opens("Kế hoạch công khai năm").presses("Danh mục nghĩa vụ").sees("Danh sách hộ nghèo, cận nghèo")


def _own_duty(window: Any, official: Official) -> None:
    _catalogue(window, official)
    official.presses("Thêm nghĩa vụ của đơn vị").sees("Văn bản quy định")


def _outgoing(window: Any, official: Official) -> None:
    office = window.shell.office
    for text in ("1", "2", "5"):
        numbers.reserve(office, numbers.as_number(office, "TB", text, office.today()), f"Thông báo số {text}")
    official.opens("Văn bản đi").presses("Sổ của năm").sees("2 số chưa dùng").sees("Trang 1/")


def _environment(window: Any, official: Official) -> None:
    official.opens("Đăng ký môi trường").presses("Ghi mới").sees("Dự án, cơ sở")


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
