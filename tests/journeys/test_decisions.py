"""What only a person may decide, at the window: two values of two computers, and two files of one version at the province."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, RECEIVED, VILLAGES
from papi_desktop.operations import conflicts, unit_keys
from papi_desktop.operations.handover import hand_over
from papi_desktop.operations.office import Office
from papi_desktop.operations.receive import receive
from papi_desktop.operations.setup import open_office
from papi_desktop.ui.window import MainWindow
from tests.handover.computers import begin, change, insert
from tests.handover.conftest import PASSWORD, PERIOD, TODAY, commune, level_above
from tests.ui.official import Official

Show = Callable[[Office], MainWindow]


def test_two_values_side_by_side(official: Official, show: Show, tmp_path: Path) -> None:
    two = begin(tmp_path, 2)
    record = two[0].villages()[0]["id"]
    change(two[0], VILLAGES, record, name="Bản Nà Cáy Trên")
    change(two[1], VILLAGES, record, name="Bản Nà Cáy Dưới")
    gone = insert(two[0], DISCLOSURES, title="Quy chế làm việc")
    two.settle()
    assert conflicts.count_open(two[1]) == 1
    with two[0].store.transaction(say("Test")) as tx:
        tx.delete(DISCLOSURES, gone, "nhập nhầm")
    change(two[1], DISCLOSURES, gone, responsible="Quàng Thị Pản")
    two.settle()
    show(two[1])
    official.sees("2 mục hai máy ghi khác nhau đang chờ quyết định.")
    official.opens("Báo cáo, bàn giao").presses("Các máy").presses("Mục khác nhau…")
    official.sees("2 mục chờ quyết định.")
    said = " ".join(official.texts())
    assert "Nà Cáy" in said or "Quy chế làm việc" in said
    official.presses("Dùng bản này").sees("1 mục chờ quyết định.")
    official.presses("Dùng bản này").sees("Không còn mục nào cần quyết định.")
    official.presses("Đóng").sees("Máy thứ nhất").presses("Đóng")
    assert conflicts.count_open(two[1]) == 0
    two.settle()
    assert conflicts.count_open(two[0]) == 0
    two.close()


def test_two_files_of_one_version_side_by_side(official: Official, show: Show, stick: Path, tmp_path: Path) -> None:
    above = level_above(tmp_path / "tinh")
    first = commune(tmp_path / "xa", "xã Mường La")
    unit_keys.trust(above, unit_keys.own_key(first).public)
    first.store.close()
    shutil.copytree(tmp_path / "xa", tmp_path / "ban-sao")
    for number, folder in enumerate(("xa", "ban-sao"), 1):
        office = open_office(tmp_path / folder, password=PASSWORD, today=lambda: TODAY)
        for line in range(number):
            made = insert(office, DISCLOSURES, title=f"Nội dung {line}", posted_from="2026-11-20")
            insert(office, CHANNEL_USES, disclosure_id=made, channel="TH", used_from="2026-11-20")
        hand_over(office, "disclosures", PERIOD, stick, unit_keys.own_key(above).public)
        office.store.close()
    receive(above, [stick])
    show(above)
    official.fills({"Tìm đơn vị": "muong la"}).sees("! Hai tệp khác nhau")
    official.presses("Chọn bản dùng…")
    official.presses("Dùng bản này").sees("✓ Đã gửi")
    states = sorted(row["state"] for row in above.store.all(RECEIVED))
    assert states == ["current", "set_aside"]
    official.presses("Trả lại…").fills({"Lý do": "Thiếu biên bản"}).presses("Trả lại").sees("↩ Đã trả lại")
    above.store.close()
