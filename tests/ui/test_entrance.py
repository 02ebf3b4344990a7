"""The way in: first run, login, recovery key, restore and practice, each to an open window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from papi_desktop.app import Program, practice_folder
from papi_desktop.domain.registers import OFFICIALS, PLACES, VILLAGES
from papi_desktop.jobs import Progress
from papi_desktop.operations.safety import back_up, backup_folder
from papi_desktop.operations.setup import Setup, create_office, open_office
from papi_desktop.store.layout import DATABASE_NAME
from tests.ui.commune import PASSWORD, make_office
from tests.ui.official import AnsweringPicker, Official

USER = "Lò Thị Ún"


class Start:
    """Starts the program, as often as a test likes."""

    def __init__(self, picker: AnsweringPicker) -> None:
        self.picker = picker
        self.programs: list[Program] = []

    def __call__(self, data: Path, practice: bool = False) -> Program:
        self.end()
        self.programs.append(Program(data, practice, self.picker))
        return self.programs[-1]

    def end(self) -> None:
        for program in self.programs:
            if program.window is not None:
                program.window.shell.close()
                program.window.shell.office.store.close()
                program.window.hide()
                program.window.deleteLater()
            program.deleteLater()
        self.programs = []


@pytest.fixture
def start(qtbot: Any, picker: AnsweringPicker) -> Iterator[Start]:
    made = Start(picker)
    yield made
    made.end()


def test_first_run_to_an_open_window(start: Start, official: Official, tmp_path: Path, qtbot: Any) -> None:
    program = start(tmp_path / "dữ liệu")
    official.sees("Kính chào anh/chị").presses("Thiết lập đơn vị của tôi")
    official.fills({"Tỉnh, thành phố": "son la"}).hits("Enter")
    official.fills({"Xã, phường, đặc khu": "muong bu"}).hits("Enter").shows("Xã, phường, đặc khu", "xã Mường Bú")
    official.presses("Tiếp >").sees("Dán từ Excel")
    QApplication.clipboard().setText("Nà Cáy\tBản\t45\t210\tCà Văn Hòa\nPá Lầu\tBản\t52\t260\n")
    official.presses("Dán từ Excel").sees("2 thôn").presses("Tiếp >").sees("Người ký văn bản")
    nobody = (
        "Chưa có người ký: văn bản sẽ để trống họ tên ở chỗ ký. Ghi sau ở “Đơn vị, cài đặt”, mục “Cán bộ, người ký”."
    )
    official.sees(nobody).types("Lò Văn Bình").hits("Enter").does_not_see(nobody).presses("Tiếp >").sees(
        "Tên và mật khẩu của anh/chị"
    )
    official.fills({"Họ tên của anh/chị": USER, "Mật khẩu": "ngan", "Nhập lại mật khẩu": "ngan"})
    assert "Thiết lập đơn vị" not in official.buttons(), "a short password is not taken"
    official.fills({"Mật khẩu": PASSWORD, "Nhập lại mật khẩu": PASSWORD}).presses("Thiết lập đơn vị")
    official.sees("Phiếu khóa phục hồi")
    assert "Bắt đầu" not in official.buttons(), "the key must be kept first"
    official.chooses_file(tmp_path / "khoa.pdf").presses("Lưu phiếu thành PDF…").sees("Đã lưu: khoa.pdf")
    official.fills({"Khóa đã được in, lưu hoặc ghi lại ở nơi an toàn": True}).presses("Bắt đầu").sees("Tóm tắt")

    assert (tmp_path / "khoa.pdf").read_bytes().startswith(b"%PDF")
    assert program.window is not None
    store = program.window.shell.office.store
    assert [v["name"] for v in store.all(VILLAGES)] == ["Bản Nà Cáy", "Bản Pá Lầu"]
    assert sorted(p["kind"] for p in store.all(PLACES)) == ["HQ", "NVH", "NVH"]
    assert [(o["name"], o["can_sign"]) for o in store.all(OFFICIALS)] == [("Lò Văn Bình", True)]
    assert program.window.shell.office.unit["province"] == "tỉnh Sơn La"
    assert program.window.shell.office.unit["code"]


def test_the_office_above_is_set_up_in_the_window(start: Start, official: Official, tmp_path: Path) -> None:
    program = start(tmp_path / "tinh")
    official.presses("Thiết lập đơn vị của tôi").fills({"Tỉnh, thành phố": "son la"}).hits("Enter")
    assert "Tiếp >" not in official.buttons(), "no commune is named, nor said that it is the office above"
    official.fills({"Đây là cơ quan cấp trên, nhận báo cáo của các xã": True})
    assert "Điện thoại cơ quan" not in official.texts(), "residents of a commune call, not those of a province"
    official.fills({"Sở, ngành ban hành văn bản": "Sở Nội vụ"}).presses("Tiếp >")
    official.sees("Người ký văn bản").types("Lò Văn Bình").hits("Enter").presses("Tiếp >")
    official.fills({"Họ tên của anh/chị": USER, "Mật khẩu": PASSWORD, "Nhập lại mật khẩu": PASSWORD})
    official.presses("Thiết lập đơn vị").sees("Phiếu khóa phục hồi")
    official.chooses_file(tmp_path / "khoa.pdf").presses("Lưu phiếu thành PDF…")
    official.fills({"Khóa đã được in, lưu hoặc ghi lại ở nơi an toàn": True}).presses("Bắt đầu")
    official.sees("Báo cáo của các đơn vị")
    assert program.window is not None
    unit = program.window.shell.office.unit
    assert (unit["name"], unit["receiving"], unit["code"]) == ("tỉnh Sơn La", True, None)
    assert (unit["department"], unit["symbol"]) == ("Sở Nội vụ", "SNV")
    [signer] = program.window.shell.office.store.all(OFFICIALS)
    assert signer["authority"] == "GIÁM ĐỐC"


def test_a_wrong_password_says_so_and_the_right_one_opens(start: Start, official: Official, tmp_path: Path) -> None:
    make_office(tmp_path / "data", households=1).store.close()
    start(tmp_path / "data")
    official.sees("Đăng nhập").fills({"Mật khẩu": "khong phai"}).presses("Mở sổ").sees("KHO-")
    official.fills({"Mật khẩu": PASSWORD}).hits("Enter").sees("Tóm tắt")


def test_the_recovery_key_opens_and_asks_for_a_new_password(start: Start, official: Official, tmp_path: Path) -> None:
    office, key = create_office(tmp_path / "data", Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER))
    office.store.close()
    start(tmp_path / "data")
    official.presses("Quên mật khẩu: dùng khóa phục hồi")
    official.fills({"Khóa phục hồi ghi trên phiếu cất trong két": key.lower()}).presses("Mở sổ")
    new = "mot mat khau khac"
    official.fills({"Mật khẩu mới": new, "Nhập lại mật khẩu mới": new}).presses("Dùng mật khẩu mới").sees("Tóm tắt")
    start.end()
    open_office(tmp_path / "data", password=new, user=USER).store.close()


def test_damaged_data_is_restored_from_a_backup_before_login(start: Start, official: Official, tmp_path: Path) -> None:
    office = make_office(tmp_path / "data", households=5)
    folder = backup_folder(office)
    back_up(office, folder, "asked", Progress())
    office.store.close()
    (tmp_path / "data" / DATABASE_NAME).write_bytes(b"nothing of this can be read")
    start(tmp_path / "data")
    official.fills({"Mật khẩu": PASSWORD}).presses("Mở sổ").sees("[KHO-").presses("Phục hồi từ bản sao lưu")
    official.chooses_file(folder).presses("Tìm ở thư mục khác…").sees("Theo yêu cầu")
    official.fills({"Mật khẩu của bản sao lưu": "khong phai mat khau"}).presses("Phục hồi bản này").presses(
        "Phục hồi"
    ).sees("[KHO-")
    official.fills({"Mật khẩu của bản sao lưu": PASSWORD}).presses("Phục hồi bản này").presses("Phục hồi")
    official.sees("Đã phục hồi xong").presses("Đăng nhập")
    official.fills({"Mật khẩu": PASSWORD}).presses("Mở sổ").sees("Tóm tắt").opens("Hộ nghèo").sees("5 dòng")


def test_practice_lives_beside_the_data_never_in_it(
    start: Start, official: Official, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from papi_desktop.operations import practice

    def small(folder: Path) -> Any:
        """The practice commune itself has its own tests and takes its time."""
        setup = Setup("xã Na Sang", "tỉnh Sơn La", practice.PASSWORD, USER, unit={"practice": True})
        return open_office(folder, password=practice.PASSWORD) if folder.exists() else create_office(folder, setup)[0]

    monkeypatch.setattr(practice, "open_practice", small)
    start(tmp_path / "data", practice=True)
    official.sees("TẬP HUẤN").sees("Tóm tắt")
    assert practice_folder(tmp_path / "data").exists()
    assert not (tmp_path / "data").exists()


def test_villages_are_read_from_a_file(start: Start, official: Official, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("TT", "Tên thôn, bản", "Số hộ"), (1, "Bản Nà Cáy", 45), (2, "Bản Pá Lầu", 52)):
        book.worksheets[0].append(row)
    book.save(tmp_path / "thôn.xlsx")
    start(tmp_path / "data")
    official.presses("Thiết lập đơn vị của tôi")
    official.fills({"Tỉnh, thành phố": "tỉnh Sơn La", "Xã, phường, đặc khu": "xã Mường Bú"}).presses("Tiếp >")
    official.chooses_file(tmp_path / "thôn.xlsx").presses("Đọc từ tệp…").sees("2 thôn").sees("Bản Pá Lầu")


def test_the_sheets_of_the_first_run_are_one_page_each(qapp: QApplication) -> None:
    import pypdfium2

    from papi_desktop.ui.first_run.sheets import recovery_sheet, ruler_page

    key = "5YJ6T-4DDHH-WA4KN-C8JG7-PW6EC-G7RG4-4B027-QQWEN"
    for pdf, wanted in (
        (recovery_sheet("xã Na Sang", USER, key, date(2026, 12, 1)), "5YJ6T"),
        (ruler_page(), "100 mm"),
    ):
        document = pypdfium2.PdfDocument(pdf)
        assert len(document) == 1
        width, height = document[0].get_size()
        assert (round(width), round(height)) == (595, 842)
        assert wanted in document[0].get_textpage().get_text_range()
        document.close()
