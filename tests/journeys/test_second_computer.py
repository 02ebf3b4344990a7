"""A second computer for the office, by windows alone: a copy on the stick, the first run over there, and work that comes back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.app import Program
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.operations import unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.store import keyring
from papi_desktop.ui.window import MainWindow
from tests.operations.conftest import CHEAP
from tests.ui.official import AnsweringPicker, Official
from tests.ui.screens.commune import PASSWORD


@pytest.fixture
def elsewhere(
    tmp_path: Path, picker: AnsweringPicker, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[], Program]]:
    """Starts the program on a computer where nothing is yet."""
    monkeypatch.setattr(keyring, "OFFICE_COST", CHEAP)
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
    tmp_path: Path,
) -> None:
    stick = tmp_path / "usb"
    stick.mkdir()
    first = show(office)
    official.opens("Báo cáo, bàn giao").presses("Các máy").sees("Máy thứ nhất")
    official.presses("Thêm một máy…")
    assert "Ghi ra USB…" not in official.buttons(), "it must have a name"
    official.fills({"Tên máy": "Máy văn thư"}).chooses_file(stick).presses("Ghi ra USB…")
    official.sees("đã dự kiến, chưa cài đặt").sees("301–400").presses("Đóng")
    first.hide()

    program = elsewhere()
    official.sees("Kính chào anh/chị").presses("Máy thứ hai của đơn vị")
    official.chooses_file(tmp_path).presses("Chọn USB hoặc thư mục…").sees("Ở đây không có bản chép cho máy khác.")
    official.chooses_file(stick).presses("Chọn USB hoặc thư mục…").sees("Bản chép lúc")
    official.fills({"Mật khẩu ở máy thứ nhất": "khong phai mat khau"}).presses("Cài đặt máy này").sees("[KHO-")
    official.fills({"Mật khẩu ở máy thứ nhất": PASSWORD}).presses("Cài đặt máy này")
    official.sees("Máy này nay là “Máy văn thư” của cơ quan.").presses("Đăng nhập")
    official.fills({"Mật khẩu": PASSWORD}).presses("Mở sổ").sees("Tóm tắt")
    assert program.window is not None
    second = program.window.shell.office
    with second.store.transaction(say("Test")) as tx:
        tx.update(VILLAGES, second.villages()[0]["id"], {"name": "Bản đổi tên ở máy hai"})
    official.opens("Báo cáo, bàn giao").presses("Các máy").sees("Máy văn thư").sees("máy này")
    official.chooses_file(stick).presses("Chuyển công việc…").sees("Đã ghi").presses("Đóng")
    unit_keys.export(second, tmp_path / "may-hai.json")
    program.window.hide()

    unit_keys.trust(office, unit_keys.read_key(tmp_path / "may-hai.json"))
    [work] = [path for path in stick.iterdir() if path.suffix == ".papi"]
    first.show()
    official.chooses_file(work).presses("Nhận tệp").sees("0 mục chờ quyết định.")
    assert "Bản đổi tên ở máy hai" in {village["name"] for village in office.villages()}
