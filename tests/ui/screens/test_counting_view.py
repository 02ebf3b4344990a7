"""The counting of a time limit on the screen."""

from __future__ import annotations

from datetime import date
from typing import Any

from papi_desktop.operations.clock import count_for
from papi_desktop.ui.screens.counting_view import CountingDialog
from tests.ui.official import Official

BADGE = "Cần đối chiếu văn bản gốc"


def show(window: Any, rule_id: str, start: date) -> CountingDialog:
    office = window.shell.office
    counted = count_for(office, office.rules.rule(rule_id, start), start)
    dialog = CountingDialog(window, "Thời hạn", counted.lines, counted.citation, counted.certainty)
    dialog.open()
    return dialog


def test_every_day_stands_with_its_reason(window: Any, official: Official) -> None:
    show(window, "PUB_DEFAULT", date(2026, 11, 20))
    official.sees("thứ Sáu 20/11/2026").sees("không tính (ngày đầu của thời hạn)").sees(
        "không tính (Ngày Văn hóa Việt Nam)"
    )
    lines = official.lines()
    assert lines[0][0].endswith("20/11/2026")
    assert lines[-1][0].endswith("30/11/2026")
    assert len(lines) == 11
    official.sees("thứ Hai 30/11/2026")


def test_a_rule_read_in_the_official_text_has_no_badge(window: Any, official: Official) -> None:
    show(window, "PUB_DEFAULT", date(2026, 11, 20))
    official.sees("Luật số 10/2022/QH15").does_not_see(BADGE)


def test_a_rule_to_be_checked_says_so(window: Any, official: Official) -> None:
    show(window, "POOR_POST", date(2026, 12, 1))
    official.sees(BADGE)


def test_escape_closes_it(window: Any, official: Official) -> None:
    dialog = show(window, "POST_30", date(2026, 12, 1))
    official._until(dialog.isActiveWindow, "the counting is not in front")
    official.sees("thứ Năm 31/12/2026").hits("Esc")
    official._until(lambda: official.window is window, "the counting is still open")
