"""What comes and goes by stick, as pictures: the level above with its board, sums and files received, and two computers of one office."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, PETITIONS, RECEIVED, REPORT_TERMS, VILLAGES
from papi_desktop.operations import board, days_off, guidance_out, own_rules, records, unit_keys
from papi_desktop.operations.days_off import OwnDay
from papi_desktop.operations.handover import hand_over
from papi_desktop.operations.office import Office
from papi_desktop.operations.own_rules import OwnRule
from papi_desktop.operations.receive import receive
from tests.handover.computers import begin, change
from tests.handover.conftest import PERIOD, commune, level_above
from tests.ui.official import Official
from tests.ui.stage import Screen

_EARLY, _LATE, _NOW = date(2026, 12, 12), date(2026, 12, 22), date(2026, 12, 23)
_UNITS = (("xã Mường La", _EARLY), ("xã Mường Bú", _EARLY), ("xã Thuận Châu", _LATE), ("xã Yên Châu", _EARLY))


def _stick(folder: Path) -> Path:
    return folder.parent / "usb"


def _province(folder: Path) -> Office:
    """Return a province with reports in every state, and a stick with one more report and a file that is none."""
    above = level_above(folder, _NOW)
    stick = _stick(folder)
    stick.mkdir()
    for number, (name, day) in enumerate(_UNITS):
        office = commune(folder.parent / f"xa{number}", name, day)
        unit_keys.trust(above, unit_keys.own_key(office).public, compared=number != 2)
        for line in range(2 + number):
            _disclose(office, f"Nội dung công khai {line + 1}")
        hand_over(office, "disclosures", PERIOD, stick, unit_keys.own_key(above).public)
        if number == 1:
            _disclose(office, "Nội dung bổ sung")
            hand_over(
                office, "disclosures", PERIOD, stick, unit_keys.own_key(above).public, note="Bổ sung một nội dung"
            )
        office.store.close()
        if number == 2:
            receive(above, [stick])
            [first] = [row for row in above.store.all(RECEIVED) if row["unit_name"] == _UNITS[0][0]]
            board.give_back(above, first["id"], "Thiếu biên bản niêm yết")
    (stick / "anh-chup.papi").write_bytes(b"\xff\xd8\xff\xe0 a photo under another name")
    return above


def _disclose(office: Office, title: str) -> None:
    with office.store.transaction(say("Test")) as tx:
        made = tx.insert(DISCLOSURES, {"title": title, "posted_from": "2026-11-20", "edition": 1})
        tx.insert(CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": "2026-11-20"})


def _second_computer(folder: Path) -> Office:
    """Return the second of two computers that named one village differently."""
    (folder.parent / "may").mkdir()
    two = begin(folder.parent / "may", 2)
    village = two[0].villages()[0]["id"]
    change(two[0], VILLAGES, village, name="Nà Cáy Trên")
    change(two[1], VILLAGES, village, name="Nà Cáy Dưới")
    two.settle()
    two[0].store.close()
    return two[1]


def _board(_window: Any, official: Official) -> None:
    official.sees("đơn vị")
    official.fills({"Kỳ": "Quý IV năm 2026"}).sees("↩ Đã trả lại")


def _received(window: Any, official: Official) -> None:
    stick = _stick(window.shell.office.store.folder)
    official.chooses_file(stick).presses("Nhận cả thư mục, USB…").sees("1 không nhận")


def _sums(window: Any, official: Official) -> None:
    _board(window, official)
    official.presses("Tổng hợp, so sánh…").sees("tổng hợp")


def _across(window: Any, official: Official) -> None:
    _received(window, official)
    official.presses("Đóng").fills({"Xem": "Các kỳ trong năm", "Tìm đơn vị": "mường"}).sees("↩ Đã trả lại")


def _two_units(window: Any, official: Official) -> None:
    _sums(window, official)
    official.opens("Hai đơn vị").sees("Tệp ghi ra là bảng so sánh đang xem.")


def _export(_window: Any, official: Official) -> None:
    official.presses("Xuất dữ liệu phân tích…").sees("Parquet")


def _keys(_window: Any, official: Official) -> None:
    official.presses("Khóa…").sees("chưa so").chooses_row("Thuận Châu")


def _province_settings(_window: Any, official: Official) -> None:
    official.opens("Đơn vị, cài đặt").sees("Tên tỉnh, thành phố")


def _with_guidance(folder: Path) -> Office:
    """Return a province that sent a day off and a value of its own to two communes."""
    above = level_above(folder, _EARLY)
    _stick(folder).mkdir()
    for number, (name, day) in enumerate(_UNITS[:2]):
        office = commune(folder.parent / f"xa{number}", name, day)
        unit_keys.trust(above, unit_keys.own_key(office).public)
        office.store.close()
    days_off.enter_days(
        above, [OwnDay(date(2026, 12, 24), DayKind.HOLIDAY, "Nghỉ theo Công văn 12", "Công văn 12/UBND")]
    )
    own_rules.enter(above, OwnRule("PUB_DEFAULT", Fraction(3), date(2027, 1, 1), "Công văn số 9/UBND-NC"))
    guidance_out.send(above, _stick(folder), "Lịch nghỉ cuối năm 2026")
    return above


def _guided(folder: Path) -> Office:
    """Return a commune that received guidance: a day off, a value of a rule, receivers of a report."""
    office = commune(folder, _UNITS[0][0], _EARLY)
    above = level_above(folder.parent / "tinh", _EARLY)
    unit_keys.trust(above, unit_keys.own_key(office).public)
    unit_keys.trust(office, unit_keys.own_key(above).public, compared=True)
    days_off.enter_days(
        above, [OwnDay(date(2026, 12, 24), DayKind.HOLIDAY, "Nghỉ theo Công văn 12", "Công văn 12/UBND")]
    )
    value = OwnRule("PUB_DEFAULT", Fraction(3), date(2027, 1, 1), "Công văn số 9/UBND-NC")
    own_rules.enter(above, value)
    records.save(above, REPORT_TERMS, {**REPORT_TERMS.blank(), "kind": "disclosures", "receivers": "Sở Nội vụ"})
    asked = {**PETITIONS.blank(), "kind": "recommendation", "summary": "Thu chi quỹ thôn"}
    records.save(office, PETITIONS, asked)
    _stick(folder).mkdir()
    [sent] = guidance_out.send(above, _stick(folder), "Hướng dẫn công khai năm 2027")
    receive(office, [sent.file])
    above.store.close()
    return office


def _guidance(_window: Any, official: Official) -> None:
    official.opens("Báo cáo, bàn giao").presses("Hướng dẫn").sees("24/12/2026")


def _guidance_asked(window: Any, official: Official) -> None:
    _guidance(window, official)
    official.presses("Áp dụng…")


def _guidance_applied(window: Any, official: Official) -> None:
    _guidance(window, official)
    official.presses("Áp dụng…").presses("Áp dụng").sees("Hướng dẫn này đang áp dụng.")


def _send_guidance(_window: Any, official: Official) -> None:
    official.presses("Gửi hướng dẫn…").sees("Gửi cho 2 đơn vị")


def _guidance_sent(window: Any, official: Official) -> None:
    _send_guidance(window, official)
    official.presses("Hướng dẫn đã gửi…").sees("Đã gửi 2")


def _conflicts(_window: Any, official: Official) -> None:
    official.opens("Báo cáo, bàn giao").presses("Các máy").presses("Mục khác nhau…").sees("Nà Cáy Dưới")


STICK_SCREENS: list[Screen] = [
    Screen("province-board", _board, make=_province),
    Screen("province-received", _received, make=_province),
    Screen("province-sums", _sums, make=_province),
    Screen("province-two-units", _two_units, make=_province),
    Screen("province-across", _across, make=_province),
    Screen("province-export", _export, make=_province),
    Screen("province-keys", _keys, make=_province),
    Screen("province-settings", _province_settings, make=_province),
    Screen("province-guidance", _send_guidance, make=_with_guidance),
    Screen("province-guidance-sent", _guidance_sent, make=_with_guidance),
    Screen("guidance-waiting", _guidance, make=_guided),
    Screen("guidance-asked", _guidance_asked, make=_guided),
    Screen("guidance-applied", _guidance_applied, make=_guided),
    Screen("two-computers-differences", _conflicts, make=_second_computer),
]
