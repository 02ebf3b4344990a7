"""J9 through two windows on two data folders: a commune hands its quarter over, the province receives it, the answer goes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import HANDOVERS, RECEIVED
from papi_desktop.operations import unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.ui.official import Official


def test_from_the_commune_to_the_province_and_back(
    qtbot: Any,
    office: Office,
    province: Office,
    official: Official,
    show: Callable[[Office], MainWindow],
    tmp_path: Path,
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    unit_keys.export(province, tmp_path / "tinh.json")
    fingerprint = unit_keys.own_key(province).public.fingerprint

    # At the commune: the key file of the level above is asked for once, with its fingerprint.
    commune = show(office)
    official.opens("Báo cáo, bàn giao")
    official.presses("Lập báo cáo, bàn giao").sees("Hạn bàn giao 20/12/2026.")
    official.sees("Số nội dung đã công khai (nội dung)")
    official.chooses_file(tmp_path / "tinh.json").presses("Bàn giao ra USB…")
    official.sees("Mã hóa báo cáo cho tỉnh Sơn La?")
    assert any(fingerprint in text for text in official.texts())
    official.chooses_file(stick).presses("Khớp với bản giấy")
    line = _handed_over(qtbot, office)
    official.sees(f"Đã bàn giao; mã ngắn {line['short_code']}. Có thể rút USB.")
    official.presses("Đóng")
    official.sees("Đã bàn giao ra USB")
    unit_keys.export(office, tmp_path / "xa.json")
    commune.hide()

    # At the province: the commune's key first, then the stick with something broken on it.
    (stick / "anh.papi").write_bytes(b"\xff\xd8\xff\xe0JFIF" + b"0" * 500)
    above = show(province)
    official.sees("Báo cáo của các đơn vị")
    official.presses("Khóa…").sees("Xuất tệp khóa…")
    official.chooses_file(tmp_path / "xa.json").presses("Nạp tệp khóa…")
    official.presses("Khớp với bản giấy").sees("Đơn vị báo cáo").presses("Đóng")
    official.chooses_file(stick).presses("Nhận cả thư mục, USB…")
    official.sees("1 đã nhận, 0 đã nhận trước, 1 không nhận, 0 chờ quyết định.")
    assert any("không phải tệp bàn giao" in text for text in official.texts())
    official.presses("Đóng")
    [row] = province.store.all(RECEIVED)
    assert row["short_code"] == line["short_code"]
    official.fills({"Tìm đơn vị": office.unit["name"]}).sees("✓ Đã gửi")
    official.chooses_file(stick).presses("Lập trả lời…").sees("Đã lập 1 trả lời. Có thể rút USB.")
    above.hide()

    # Back at the commune.
    commune.show()
    answer = next(path for path in stick.iterdir() if path.name.startswith("xac-nhan"))
    official.chooses_file(answer).presses("Nhận tệp").sees("Đã nhận trả lời của tỉnh Sơn La.")
    official.sees("Đã nhận trên tỉnh")


def _handed_over(qtbot: Any, office: Office) -> dict[str, Any]:
    def done() -> None:
        assert [row["state"] for row in office.store.all(HANDOVERS)] == ["handed_over"]

    qtbot.waitUntil(done, timeout=8000)
    return next(iter(office.store.all(HANDOVERS)))
