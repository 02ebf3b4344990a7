"""A second computer for the office, by windows alone: a copy on the stick, the first run over there, and work that comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.app import Program
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.operations import merge, second_computer, unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.ui.history_tab import history_lines
from papi_desktop.ui.window import MainWindow
from tests.ui.official import AnsweringPicker, Official
from tests.ui.screens.commune import PASSWORD


@pytest.fixture
def elsewhere(
    tmp_path: Path, picker: AnsweringPicker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Program]]:
    """Starts the program on a computer where nothing is yet."""
    programs: list[Program] = []

    def start() -> Program:
        programs.append(Program(tmp_path / "máy hai", False, picker))
        return programs[-1]

    yield start
    for program in programs:
        if program.window is not None:
            program.window.shell.close()
            program.window.shell.office.store.close()
            program.window.hide()
            program.window.deleteLater()
        program.deleteLater()


def test_a_second_computer_is_set_up_and_its_work_comes_back(
    qtbot: Any,
    office: Office,
    official: Official,
    show: Callable[[Office], MainWindow],
    elsewhere: Callable[[], Program],
    stick: Path,
    tmp_path: Path,
) -> None:
    first = show(office)
    official.opens("Báo cáo, bàn giao").presses("Các máy").sees("Máy thứ nhất")
    official.presses("Thêm một máy…")
    assert "Ghi ra USB…" not in official.buttons(), "it must have a name"
    official.fills({"Tên máy": "Máy văn thư"}).chooses_file(stick).presses("Ghi ra USB…")
    official.sees("Cài đặt máy kia xong thì xóa ngay thư mục này trên USB").presses("Đóng")
    official.sees("đã dự kiến, chưa cài đặt").sees("301–400").presses("Đóng")
    first.hide()
    village = office.villages()[0]["id"]
    with office.store.transaction(say("Test")) as tx:
        tx.update(VILLAGES, village, {"name": "Bản đổi tên ở máy một"})

    program = elsewhere()
    official.sees("Kính chào anh/chị").presses("Máy thứ hai của đơn vị")
    official.chooses_file(tmp_path).presses("Chọn USB hoặc thư mục…").sees("Ở đây không có bản chép cho máy khác.")
    official.chooses_file(stick).presses("Chọn USB hoặc thư mục…").sees("Bản chép lúc")
    official.fills({"Mật khẩu ở máy thứ nhất": "khong phai mat khau"}).presses("Cài đặt máy này").sees("[KHO-")
    official.fills({"Mật khẩu ở máy thứ nhất": PASSWORD}).presses("Cài đặt máy này")
    official.sees("Máy này nay là “Máy văn thư” của cơ quan.").sees("Xóa ngay thư mục").presses("Đăng nhập")
    official.fills({"Mật khẩu": PASSWORD}).presses("Mở sổ").sees("Tóm tắt")
    assert program.window is not None
    second = program.window.shell.office
    with second.store.transaction(say("Test")) as tx:
        tx.update(VILLAGES, village, {"name": "Bản đổi tên ở máy hai"})
    official.opens("Báo cáo, bàn giao").presses("Các máy").sees("Máy văn thư").sees("máy này")
    official.chooses_file(stick).presses("Chuyển công việc…").sees("Đã ghi").presses("Đóng")
    unit_keys.export(second, tmp_path / "may-hai.json")
    program.window.hide()

    [work] = [path for path in stick.iterdir() if path.suffix == ".papi"]
    first.show()
    official.presses("Khóa").chooses_file(tmp_path / "may-hai.json").presses("Nạp tệp khóa…")
    official.sees("Tin phần việc từ máy “Máy văn thư” của").presses("Khớp với bản giấy")
    assert any(line[0].endswith(": Máy văn thư") for line in official.lines())
    official.presses("Đóng").presses("Các máy").shows("Chuyển công việc sang", "Máy văn thư").presses("Đóng")
    official.chooses_file(work).presses("Nhận tệp").sees("1 mục chờ quyết định.")
    assert name_of(office, village) == "Bản đổi tên ở máy một", "nothing is applied before a person decides"
    official.presses("Xem các mục khác nhau…").sees("Bản của máy này (Máy thứ nhất)").sees("Bản của Máy văn thư")
    official.sees("Bản đổi tên ở máy một").sees("Bản đổi tên ở máy hai")
    official.presses("Dùng bản này").sees("Không còn mục nào cần quyết định.")
    assert "Dùng bản này" not in official.buttons(), "what is decided offers nothing any more"
    official.presses("Đóng").presses("Các máy").sees("Máy văn thư").does_not_see("chờ quyết định")
    official.presses("Đóng")
    assert name_of(office, village) == "Bản đổi tên ở máy hai"
    told = "\n".join(" | ".join(line) for line in history_lines(office, VILLAGES, village))
    assert "Bản đổi tên ở máy một → Bản đổi tên ở máy hai" in told
    assert "Ghi tại Máy văn thư" in told
    before = list(stick.iterdir())
    official.presses("Các máy").chooses_file(stick).presses("Chuyển công việc…").sees("Đã ghi").presses("Đóng")
    [back] = [path for path in stick.iterdir() if path not in before]
    official.chooses_file(back).presses("Nhận tệp").sees("Tệp do chính máy này lập").presses("Đóng")
    merge.merge_file(second, back)
    told = "\n".join(" | ".join(line) for line in history_lines(second, VILLAGES, village))
    assert "Bản đổi tên ở máy một" in told, "the value that lost stands in the history of the other computer too"
    assert "Đã quyết định bản được dùng, tại Máy thứ nhất" in told
    assert {row["fingerprint"] for row in second_computer.others(second)}.isdisjoint(unit_keys.own_fingerprints(second))


def name_of(office: Office, village: str) -> str:
    return str((office.store.get(VILLAGES, village) or {})["name"])
