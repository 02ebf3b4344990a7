"""The screens of reports as pictures, for a person to look at."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.registers import COUNCIL_SESSIONS, MEDIATIONS, SUPERVISIONS
from papi_desktop.operations import records
from tests.ui.official import Official
from tests.ui.stage import Screen


def _report(window: Any, official: Official) -> None:
    official.opens("Báo cáo, bàn giao").presses("Lập báo cáo, bàn giao")
    official.fills({"Báo cáo": "Báo cáo kết quả thực hiện dân chủ ở cơ sở"}).sees("Số văn bản đi đã ban hành")


def _words(window: Any, official: Official) -> None:
    _report(window, official)
    official.presses("Soạn nội dung…").opens("6. Tiếp công dân, đối thoại, giải quyết kiến nghị").sees("In bên dưới")


def _terms(window: Any, official: Official) -> None:
    _report(window, official)
    official.presses("Hạn, nơi nhận…").fills({"Quý IV": "10/12"}).sees("Văn bản quy định")


def _council(window: Any, official: Official) -> None:
    values = {"title": "Kỳ họp thường lệ cuối năm 2026 HĐND xã", "opens_on": "2026-12-10"}
    records.save(window.shell.office, COUNCIL_SESSIONS, {**COUNCIL_SESSIONS.blank(), **values})
    official.opens("Báo cáo, bàn giao").opens("Kỳ họp HĐND").chooses_row("Kỳ họp thường lệ").sees(
        "Ngày gửi bản sao cho Mặt trận"
    )


def _council_paper(window: Any, official: Official) -> None:
    _council(window, official)
    official.presses("Lập giấy tờ").sees("Trang 1/")


def _supervision(window: Any, official: Official) -> None:
    values = {"title": "Giám sát đường bê tông", "held_on": "2026-11-03", "recommendations": 3, "accepted": 2}
    told = {**SUPERVISIONS.blank(), **values, "received_on": "2026-11-10"}
    records.save(window.shell.office, SUPERVISIONS, told)
    official.opens("Giám sát, hòa giải").chooses_row("Giám sát đường").sees("Đơn vị giám sát")


def _mediation(window: Any, official: Official) -> None:
    values = {"title": "Tranh chấp lối đi chung", "held_on": "2026-11-03", "result": "settled", "kind": "land"}
    records.save(window.shell.office, MEDIATIONS, values)
    official.opens("Giám sát, hòa giải").opens("Hòa giải ở cơ sở").chooses_row("Tranh chấp").sees("Kết quả")


def _nothing_reported(window: Any, official: Official) -> None:
    official.opens("Báo cáo, bàn giao").opens("Báo cáo").sees("Chưa lập báo cáo nào.")


REPORT_SCREENS: list[Screen] = [
    Screen("report", _report),
    Screen("report-words", _words),
    Screen("report-terms", _terms),
    Screen("report-none", _nothing_reported),
    Screen("council", _council),
    Screen("council-paper", _council_paper),
    Screen("supervision", _supervision),
    Screen("mediation", _mediation),
]
