"""Pictures of the screens of petitions and reception days."""

from __future__ import annotations

from datetime import date
from typing import Any

from papi_desktop.domain.registers import DIALOGUE_REQUESTS, DISCLOSURES
from papi_desktop.operations import records
from papi_desktop.operations.petitions import receptions
from papi_desktop.operations.petitions.receptions import PlannedDays
from tests.operations.test_petitions import receive, step
from tests.ui.official import Official
from tests.ui.stage import Screen

BOOK = "Tiếp dân, kiến nghị"


def _filled(window: Any) -> None:
    office = window.shell.office
    complaint = receive(
        office,
        kind="complaint",
        received_on="2026-11-02",
        summary="Khiếu nại việc không công nhận hộ nghèo của gia đình",
        person="Lò Thị Ún",
    )
    step(office, complaint, "acceptance", "2026-11-05")
    step(office, complaint, "transfer", "2026-11-10", agency="Phòng Kinh tế", still_ours=True)
    receive(office, kind="denunciation", received_on="2026-11-24", summary="Tố cáo việc thu tiền không có biên lai")
    listed = next(d for d in office.store.all(DISCLOSURES) if "hộ nghèo" in d["title"])
    objection = "Hộ đã thoát nghèo mà vẫn có tên trong danh sách"
    receive(office, kind="feedback", received_on="2026-11-30", summary=objection, disclosure_id=listed["id"])
    late = receive(office, kind="feedback", received_on="2026-11-02", summary="Loa bản hỏng", person="Hoàng Văn Dậu")
    step(office, late, "reply", "2026-11-20", content="Đã sửa.")
    hours, place = "07h30 - 11h30", "Phòng tiếp công dân"
    year = PlannedDays(date(2026, 11, 1), date(2027, 1, 31), 3, (1, 3), hours, place, "Lò Văn Bình", "Chủ tịch UBND xã")
    receptions.plan_days(office, year)


def _list(window: Any, official: Official) -> Official:
    _filled(window)
    return official.opens(BOOK).chooses_row("Khiếu nại việc").sees("Hình thức tiếp nhận")


def _steps(window: Any, official: Official) -> Official:
    return _list(window, official).opens("Quá trình giải quyết").sees("Phòng Kinh tế")


def _new_step(window: Any, official: Official) -> None:
    _steps(window, official).presses("Thêm bước giải quyết").fills({"Bước": "Trả lời"})


def _slip(window: Any, official: Official) -> None:
    _list(window, official).presses("Lập giấy tờ").sees("Trang 1/")


def _register(window: Any, official: Official) -> None:
    _list(window, official).presses("In sổ theo kỳ").sees("Trang 1/")


def _answered_complaint(window: Any, official: Official) -> None:
    office = window.shell.office
    case = receive(
        office, kind="complaint", received_on="2026-11-02", summary="Khiếu nại việc đền bù", person="Lò Thị Ún"
    )
    step(office, case, "acceptance", "2026-11-05")
    step(office, case, "reply", "2026-11-20", content="Giữ nguyên mức đã duyệt.", sent_on="2026-11-23")
    official.opens(BOOK).chooses_row("Khiếu nại việc đền bù").opens("Quá trình giải quyết").sees(
        "được khiếu nại lần hai"
    )


def _report(window: Any, official: Official) -> None:
    _register(window, official)
    official.fills({"Loại giấy tờ": "Biểu 01/TCD: số liệu tiếp công dân"}).sees("chưa đối chiếu")


def _requests(window: Any, official: Official) -> None:
    asked = {"received_on": "2026-11-20", "voters": 2895}
    for what, people in (("Giá nước sạch", 312), ("Vị trí bãi rác", 41)):
        records.save(
            window.shell.office,
            DIALOGUE_REQUESTS,
            {**DIALOGUE_REQUESTS.blank(), **asked, "what": what, "people": people},
        )
    official.opens("Đối thoại").opens("Cử tri yêu cầu đối thoại").chooses_row("Giá nước sạch").sees("Đủ (cần 290)")


def _sealed(window: Any, official: Official) -> None:
    _list(window, official).chooses_row("Tố cáo việc").sees("Tố cáo việc").presses("Xem danh tính").sees("Lý do xem")


def _objections(window: Any, official: Official) -> None:
    _filled(window)
    official.opens("Sổ công khai").chooses_row("Danh sách hộ nghèo").opens("Phản ánh").sees("Hộ đã thoát")


def _receptions(window: Any, official: Official) -> None:
    _filled(window)
    official.opens("Tiếp dân, kiến nghị").opens("Lịch tiếp công dân").chooses_row("03/12/2026").sees("Giờ tiếp")


def _plan(window: Any, official: Official) -> None:
    _filled(window)
    official.opens("Tiếp dân, kiến nghị").opens("Lịch tiếp công dân").presses("Lập lịch").sees("2 ngày:")


PETITION_SCREENS = [
    Screen("petitions", _list),
    Screen("petition-steps", _steps),
    Screen("petition-new-step", _new_step),
    Screen("petition-slip", _slip),
    Screen("petition-register", _register),
    Screen("petition-answered-complaint", _answered_complaint),
    Screen("reception-report", _report),
    Screen("dialogue-requests", _requests),
    Screen("petition-sealed-sender", _sealed),
    Screen("disclosure-objections", _objections),
    Screen("reception-days", _receptions),
    Screen("reception-plan", _plan),
]
