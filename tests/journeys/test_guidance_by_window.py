"""The way down through two windows: the province sends a day off and a plan, the commune looks, applies, and takes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.registers import PLAN_TASKS
from papi_desktop.operations import days_off, handover, receive, unit_keys
from papi_desktop.operations.days_off import OwnDay
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.ui.official import Official

DAY = date(2026, 12, 24)
PLAN = """KẾ HOẠCH
Nâng cao Chỉ số PAPI năm 2026
TT\tNhiệm vụ\tChủ trì\tPhối hợp\tThời gian
1\tNiêm yết danh sách hộ nghèo tại nhà văn hóa các thôn\tUBND cấp xã\tTrưởng thôn\tQuý IV
2\tĐối thoại với Nhân dân\tUBND cấp xã\tMTTQ\ttrước ngày 20/12
"""


def test_guidance_goes_down_is_read_applied_and_taken_back(
    qtbot: Any,
    office: Office,
    province: Office,
    official: Official,
    show: Callable[[Office], MainWindow],
    stick: Path,
    acquainted: None,
    tmp_path: Path,
) -> None:
    plan = tmp_path / "Kế hoạch 99.txt"
    plan.write_text(PLAN, encoding="utf-8")
    days_off.enter_days(province, [OwnDay(DAY, DayKind.HOLIDAY, "Nghỉ theo Công văn 12", "Công văn 12/UBND-NC")])

    above = show(province)
    official.presses("Gửi hướng dẫn…").sees("Gửi cho 1 đơn vị").sees("Ngày nghỉ, ngày làm bù")
    official.sees("Nghỉ theo Công văn 12 – Công văn 12/UBND-NC")
    assert "Ghi ra USB…" not in official.buttons(), "what it is must be said"
    official.fills({"Tên hướng dẫn, như các đơn vị sẽ đọc": "Lịch nghỉ và kế hoạch cuối năm 2026"})
    broken = tmp_path / "hỏng.docx"
    broken.write_bytes(b"not a document")
    official.chooses_file(broken).presses("Chọn kế hoạch…").sees("Mã:").presses("Đóng").sees("Không kèm kế hoạch.")
    official.chooses_file(plan).presses("Chọn kế hoạch…").sees("Kế hoạch 99.txt")
    official.sees("Niêm yết danh sách hộ nghèo tại nhà văn hóa các thôn").sees("trước ngày 20/12")
    official.chooses_file(stick).presses("Ghi ra USB…")
    official.sees(f"Đã ghi hướng dẫn cho 1 đơn vị. Tệp nằm trong thư mục {stick} (không phải USB)")
    official.presses("Gửi hướng dẫn…").presses("Hướng dẫn đã gửi…").sees("Đã gửi 1: 0 đang áp dụng, 1 chưa có phản hồi")
    official.presses("Đóng").presses("Đóng")
    above.hide()

    [file] = stick.iterdir()
    below = show(office)
    official.opens("Báo cáo, bàn giao")
    official.chooses_file(file).presses("Nhận tệp").sees("Lịch nghỉ và kế hoạch cuối năm 2026").sees("Chưa áp dụng")
    official.sees("24/12/2026").sees("Nghỉ theo Công văn 12 – Công văn 12/UBND-NC")
    official.sees("Niêm yết danh sách hộ nghèo tại nhà văn hóa các thôn")
    assert DAY not in office.calendar.days
    official.presses("Áp dụng…").sees("Có 3 thay đổi").presses("Áp dụng").sees("Hướng dẫn này đang áp dụng.")
    assert DAY in office.calendar.days
    assert office.store.count(PLAN_TASKS) == 2
    assert not any(cell == "–" for line in official.lines() for cell in line), (
        "what was before is told, or that it is new"
    )
    official.presses("Đóng")
    below.hide()
    handed = handover.hand_over(office, "disclosures", "2026-Q4", stick, unit_keys.own_key(province).public)
    receive.receive(province, [handed.file])
    above.show()
    official.presses("Gửi hướng dẫn…").presses("Hướng dẫn đã gửi…").sees("Đã gửi 1: 1 đang áp dụng, 0 chưa có phản hồi")
    official.sees(str(office.unit["name"])).presses("Đóng").presses("Đóng")
    above.hide()
    below.show()
    official.presses("Hướng dẫn").sees("Hướng dẫn này đang áp dụng.")
    official.presses("Thôi áp dụng…").fills({"Lý do": "Tỉnh gửi lại"}).presses("Thôi áp dụng")
    official.sees("Đã thôi áp dụng").sees("Đã thôi áp dụng. Nếu áp dụng lại: 3 thay đổi")
    assert DAY not in office.calendar.days
    assert office.store.count(PLAN_TASKS) == 0
