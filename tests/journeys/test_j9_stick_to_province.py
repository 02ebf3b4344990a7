"""J9 through two windows on two data folders: a commune hands its quarter over, the province receives it, the answer goes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from papi_desktop.domain.fingerprints import fingerprint_lines
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, HANDOVERS, RECEIVED
from papi_desktop.operations import carrying, handover, papers, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.documents.reading import flat, read_pages
from tests.handover.conftest import commune
from tests.ui.official import Official
from tests.ui.screens.commune import Clock


def test_from_the_commune_to_the_province_and_back(
    qtbot: Any,
    office: Office,
    province: Office,
    official: Official,
    show: Callable[[Office], MainWindow],
    clock: Clock,
    stick: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A folder of the test machine plays the stick.
    monkeypatch.setattr(carrying, "is_stick", stick.__eq__)
    _disclosed(office, "Kế hoạch sử dụng đất năm 2027", "Quy chế dân chủ")
    unit_keys.export(province, tmp_path / "tinh.json")
    fingerprint = unit_keys.own_key(province).public.fingerprint

    # At the commune: the key file of the level above is asked for once, with its fingerprint.
    commune = show(office)
    official.opens("Báo cáo, bàn giao")
    official.presses("Lập báo cáo, bàn giao").sees("Hạn bàn giao 20/12/2026.")
    official.sees("Số nội dung đã công khai (nội dung)")
    official.chooses_file(tmp_path / "tinh.json").presses("Bàn giao ra USB…")
    official.sees("Mã hóa báo cáo cho tỉnh Sơn La?")
    assert "\n".join(fingerprint_lines(fingerprint)) in official.texts()
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
    neighbour = _neighbour(tmp_path, province, clock)
    official.chooses_file(stick).presses("Nhận cả thư mục, USB…")
    official.sees("2 đã nhận, 0 đã nhận trước, 1 không nhận, 0 chờ quyết định.")
    assert any("không phải tệp bàn giao" in text for text in official.texts())
    official.presses("Đóng")
    mine, _theirs = sorted(province.store.all(RECEIVED), key=lambda row: row["unit_name"] != office.unit["name"])
    assert mine["short_code"] == line["short_code"]
    official.sees("2/76 đơn vị")
    official.fills({"Tìm đơn vị": office.unit["name"]}).sees("✓ Đã gửi")

    # Sums down to the records of a unit; two units, two periods, pictures; the files of it.
    official.presses("Tổng hợp, so sánh…").sees("tổng hợp 2/76 đơn vị.")
    assert ["Số nội dung đã công khai (nội dung)", "3*", "", "2/76", "2/2"] in official.lines()
    official.chooses_row("Số nội dung đã công khai").hits("Enter").sees("Enter ở một đơn vị để xem hồ sơ.")
    official.chooses_row(office.unit["name"]).hits("Enter").sees("Quy chế dân chủ").presses("Đóng").presses("Đóng")
    official.opens("Hai đơn vị").fills({"Đơn vị": office.unit["name"], "So với": neighbour})
    official.sees("ít hơn 1")
    out = tmp_path / "tong-hop"
    official.chooses_file(out).presses("Ghi ra tệp…").sees("3 văn bản").presses("Đóng")
    book = openpyxl.load_workbook(next(out.glob("*.xlsx")))
    compared = [row[1:6] for row in book["So sánh"].iter_rows(min_row=4, values_only=True)]
    assert ("Số nội dung đã công khai", "nội dung", 2, 1, -1) in compared
    official.opens("Tổng hợp").chooses_file(out).presses("Ghi ra tệp…").sees("3 văn bản").presses("Đóng")
    assert openpyxl.load_workbook(next(out.glob("tong-hop*.xlsx"))).sheetnames[0] == "Tổng hợp"
    official.opens("Hai kỳ").fills({"Kỳ khác": "Quý III năm 2026"}).sees("quý III năm 2026")
    official.opens("Biểu đồ theo đơn vị").sees("Cùng kỳ năm trước")
    official.opens("Biểu đồ theo nội dung").sees("Kết quả công khai").sees("2/2").presses("Đóng")

    # The answers: a file for each unit on the stick, and the list on paper beside them.
    official.chooses_file(stick).presses("Lập trả lời…").sees("Đã lập 2 trả lời. Có thể rút USB.")
    official.chooses_file(stick).presses("Lập trả lời…").sees(
        "Các báo cáo đã nhận đều đã được trả lời; không ghi gì thêm."
    )
    official.chooses_file(out).presses("In bảng này…").sees("3 văn bản").presses("Đóng")
    listed = flat(read_pages(next(out.glob("xac-nhan*.pdf")).read_bytes()))
    assert "Đã nhận 2/76 đơn vị (2,6 %)" in listed
    assert line["short_code"] in listed
    above.hide()

    # Back at the commune.
    commune.show()
    stem = papers.stem_of("xac-nhan", office.unit["name"])
    answer = next(path for path in stick.iterdir() if path.name.startswith(stem))
    official.chooses_file(answer).presses("Nhận tệp").sees("Đã nhận trả lời của tỉnh Sơn La.").presses("Đóng")
    official.sees("Đã nhận trên tỉnh")


def _disclosed(office: Office, *titles: str) -> None:
    with office.store.transaction(say("Test")) as tx:
        for title in titles:
            made = tx.insert(DISCLOSURES, {"title": title, "posted_from": "2026-11-20", "edition": 1})
            tx.insert(CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": "2026-11-20"})


def _neighbour(folder: Path, province: Office, clock: Clock) -> str:
    """Another commune whose file is on the stick too; return its name."""
    other = commune(folder / "khac", "xã Mường La")
    other.today = clock
    unit_keys.trust(province, unit_keys.own_key(other).public)
    _disclosed(other, "Lịch tiếp công dân")
    handover.hand_over(other, "disclosures", "2026-Q4", folder / "usb", unit_keys.own_key(province).public)
    name = str(other.unit["name"])
    other.store.close()
    return name


def _handed_over(qtbot: Any, office: Office) -> dict[str, Any]:
    def done() -> None:
        assert [row["state"] for row in office.store.all(HANDOVERS)] == ["handed_over"]

    qtbot.waitUntil(done, timeout=8000)
    return next(iter(office.store.all(HANDOVERS)))
