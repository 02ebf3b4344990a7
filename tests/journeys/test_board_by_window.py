"""The board of the level above in its window: periods and reports side by side, what a unit sent, a return taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, RECEIVED
from papi_desktop.operations import handover, receive, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.ui.window import MainWindow
from tests.ui.official import Official


def _sent(office: Office, province: Office, stick: Path, *titles: str) -> None:
    for title in titles:
        with office.store.transaction(say("Test")) as tx:
            made = tx.insert(DISCLOSURES, {"title": title, "posted_from": "2026-11-20", "edition": 1})
            tx.insert(CHANNEL_USES, {"disclosure_id": made, "channel": "TH", "used_from": "2026-11-20"})
        handover.hand_over(office, "disclosures", "2026-Q4", stick, unit_keys.own_key(province).public)


def test_units_stand_by_periods_and_reports_and_what_they_sent_is_read(
    qtbot: Any,
    office: Office,
    province: Office,
    official: Official,
    show: Callable[[Office], MainWindow],
    stick: Path,
    acquainted: None,
    tmp_path: Path,
) -> None:
    _sent(office, province, stick, "Kế hoạch sử dụng đất năm 2027", "Quy chế dân chủ")
    receive.receive(province, [stick])
    name = str(office.unit["name"])

    show(province)
    official.sees("Báo cáo của các đơn vị").fills({"Kỳ": "Quý IV năm 2026", "Tìm đơn vị": name})
    official.sees("✓ Đã gửi lại").sees("Số nội dung đã công khai: 1 → 2").sees("chưa đến hạn")
    official.chooses_row(name).hits("Enter").sees("Đã có bản mới hơn")
    official.opens("Số liệu").sees("Số nội dung đã công khai")
    official.chooses_file(tmp_path / "luu").presses("Lưu văn bản, ảnh…").sees("Đã lưu 3 tệp.").presses("Đóng").presses(
        "Đóng"
    )
    assert len(list((tmp_path / "luu").rglob("*.pdf"))) == 1

    official.fills({"Xem": "Các kỳ trong năm"}).sees("báo cáo quá hạn chưa gửi.")
    [line] = [line for line in official.lines() if line and line[0] == name]
    assert line[-1] == "✓ Gửi lại"
    official.fills({"Xem": "Các loại báo cáo của một kỳ"}).fills({"Kỳ": "Quý IV năm 2026"}).sees("Quý IV năm 2026: 7")
    [line] = [line for line in official.lines() if line and line[0] == name]
    assert line[1] == "✓ Gửi lại"
    out = tmp_path / "bang"
    official.chooses_file(out).presses("In bảng này…").sees("3 văn bản").presses("Đóng")
    assert {path.name for path in out.iterdir()} == {
        f"bang-theo-doi_quy-iv-nam-2026.{ending}" for ending in ("pdf", "docx", "xlsx")
    }

    official.presses("Xuất dữ liệu phân tích…").sees("Parquet")
    official.chooses_file(out).presses("Chọn thư mục và ghi…").sees("Đã ghi 1 báo cáo").presses("Đóng")
    assert {path.name for path in (out / "du-lieu-phan-tich").iterdir()} == {"figures", "records"}

    official.fills({"Xem": "Một báo cáo, một kỳ"}).fills({"Kỳ": "Quý IV năm 2026"}).sees("✓ Đã gửi lại")
    official.chooses_row(name).presses("Trả lại…").sees(f"Trả lại {name}: ").sees(", quý IV năm 2026, lần 2 (")
    official.fills({"Lý do": "Thiếu ảnh"}).presses("Trả lại").sees("↩ Đã trả lại")
    official.chooses_row(name).presses("Thôi trả lại").sees("✓ Đã gửi lại")
    assert {row["state"] for row in province.store.all(RECEIVED)} == {"current", "superseded"}

    # The reasons stand in the list itself, and the list is kept.
    (stick / "anh.papi").write_bytes(b"\xff\xd8\xff\xe0JFIF")
    official.chooses_file(stick).presses("Nhận cả thư mục, USB…").sees("1 không nhận")
    assert any("không phải tệp bàn giao" in cell for line in official.lines() for cell in line)
    kept = tmp_path / "da-nhan.xlsx"
    official.chooses_file(kept).presses("Lưu danh sách…").presses("Đóng")
    qtbot.waitUntil(kept.is_file, timeout=15_000)
    assert openpyxl.load_workbook(kept).sheetnames == ["Các tệp đã nhận"]


def test_a_report_signed_with_a_key_nobody_compared_is_marked_until_it_is(
    office: Office, province: Office, official: Official, show: Callable[[Office], MainWindow], stick: Path
) -> None:
    unit_keys.trust(province, unit_keys.own_key(office).public)
    _sent(office, province, stick, "Quy chế dân chủ")
    name = str(office.unit["name"])
    show(province)
    official.fills({"Kỳ": "Quý IV năm 2026", "Tìm đơn vị": name})
    official.chooses_file(stick).presses("Nhận cả thư mục, USB…").sees("Khóa ký báo cáo chưa được đối chiếu").presses(
        "Đóng"
    )
    official.sees("! khóa chưa đối chiếu").sees("1 báo cáo ký bằng khóa chưa đối chiếu.")
    official.presses("Khóa…").chooses_row(name).presses("Đã so dấu vân tay…").presses("Khớp").presses("Đóng")
    official.does_not_see("khóa chưa đối chiếu").sees("✓ Đã gửi")


def test_the_board_shows_nothing_of_the_period_chosen_before(
    province: Office, official: Official, show: Callable[[Office], MainWindow], monkeypatch: pytest.MonkeyPatch
) -> None:
    window = show(province)
    official.sees("phường Tô Hiệu")
    asked: list[tuple[Any, Any]] = []
    monkeypatch.setattr(
        window.shell.reader, "submit", lambda work, done, failed=None, key="": asked.append((work, done))
    )
    official.fills({"Kỳ": "Quý III năm 2026"}).sees("Đang tính…").does_not_see("phường Tô Hiệu")
    late = asked[-1]
    official.fills({"Kỳ": "Quý II năm 2026"})
    late[1](late[0](province))
    official.sees("Đang tính…")
    work, done = asked[-1]
    done(work(province))
    official.does_not_see("Đang tính…").sees("phường Tô Hiệu")
