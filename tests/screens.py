"""A picture of every page, so that a person can look: `python -m tests.screens --out DIR [--quick]`.

Every page at 1366×768 with text at 100 % and 125 %, light and dark; `--quick` takes those of the main job at 100 % light
only. Pages are those of the practice office of the window's tests. `SCREENS` is the list: a name and what opens it; other
screens append theirs.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from papi_desktop.ui.icons import load_icons_after_first_paint
from papi_desktop.ui.style import dress
from tests.ui.official import Official
from tests.ui.screens.budget_pictures import BUDGET_SCREENS
from tests.ui.screens.pictures import TASK_SCREENS
from tests.ui.screens.plan_pictures import PLAN_SCREENS
from tests.ui.screens.report_pictures import REPORT_SCREENS
from tests.ui.screens.stick_pictures import STICK_SCREENS
from tests.ui.stage import Screen, opened, prepare, settle


def _open(entry: str, *then: str) -> Callable[[Any, Any], None]:
    def show(window: Any, official: Official) -> None:
        official.opens(entry)
        for step in then:
            official.sees(step)

    return show


def _household_read(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng")
    official.chooses_row("Lò Thị Ún").sees("Điểm B1")


def _household_new(window: Any, official: Official) -> None:
    official.opens("Hộ nghèo").sees("24 dòng")
    official.presses("Ghi mới").fills({"Chủ hộ": "Lò Văn Thử", "Số CCCD": "12345"}).presses("Lưu").sees("Cần xem lại")


def _disclosure(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").chooses_row("Danh sách hộ nghèo").sees("Niêm yết từ")


def _history(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").chooses_row("Danh sách hộ nghèo").opens("Lịch sử").sees("Lúc")


def _found(window: Any, official: Official) -> None:
    official.opens("Hôm nay").hits("Ctrl+K").types("ho ngheo").sees(" · Sổ công khai")


def _tab(name: str, *then: str) -> Callable[[Any, Any], None]:
    def show(window: Any, official: Official) -> None:
        official.opens("Đơn vị, cài đặt").opens(name)
        for step in then:
            official.sees(step)

    return show


def _waste(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").chooses_row("Dự toán ngân sách").hits("Del")
    official.fills({"Lý do": "ghi trùng"}).presses("Xóa").opens("Thùng rác").sees("ghi trùng")


def _reason(window: Any, official: Official) -> None:
    official.opens("Sổ công khai").chooses_row("Dự toán ngân sách").hits("Del").sees("Vì sao xóa")


def _error(window: Any, official: Official) -> None:
    window.shell.show_error(ValueError("never shown"))


def _unsaved(window: Any, official: Official) -> None:
    _household_new(window, official)
    official.hits("Esc").sees("chưa được lưu")


def _wizard(pages: int) -> Callable[[Any, Any], None]:
    def show(entrance: Any, official: Official) -> None:
        entrance.show_first_run()
        steps = (
            lambda: official.presses("Thiết lập đơn vị của tôi"),
            lambda: official.fills({"Tỉnh, thành phố": "tỉnh Sơn La", "Xã, phường, đặc khu": "xã Mường Bú"}).presses(
                "Tiếp >"
            ),
            lambda: (
                entrance._shown.villages._grid.paste("Nà Cáy\tBản\t45\t210\nPá Lầu\tBản\t52\t260")
                or official.presses("Tiếp >")
            ),
            lambda: official.presses("Tiếp >"),
            lambda: (
                official.fills(
                    {
                        "Họ tên của anh/chị": "Lò Thị Ún",
                        "Mật khẩu": "bon tu bat ky",
                        "Nhập lại mật khẩu": "bon tu bat ky",
                    }
                )
                .presses("Thiết lập đơn vị")
                .sees("Phiếu khóa phục hồi")
            ),
        )
        for step in steps[:pages]:
            step()

    return show


def _wizard_of_province(pages: int) -> Callable[[Any, Any], None]:
    def show(entrance: Any, official: Official) -> None:
        _wizard(0)(entrance, official)
        official.presses("Thiết lập đơn vị của tôi").fills({"Tỉnh, thành phố": "tỉnh Sơn La"})
        official.fills({"Đây là cơ quan cấp trên, nhận báo cáo của các xã": True})
        official.fills({"Sở, ngành ban hành văn bản": "Sở Nội vụ"})
        if pages > 1:
            official.presses("Tiếp >").sees("Người ký văn bản")

    return show


def _login(entrance: Any, official: Official) -> None:
    entrance.show_login()


def _restore(entrance: Any, official: Official) -> None:
    entrance.show_restore()


def _second_computer(entrance: Any, official: Official) -> None:
    entrance.show_second_computer()


def _of_handovers(button: str, *then: str) -> Callable[[Any, Any], None]:
    def show(window: Any, official: Official) -> None:
        official.opens("Báo cáo, bàn giao").presses(button)
        for step in then:
            official.sees(step)

    return show


SCREENS: list[Screen] = [
    Screen("today", _open("Hôm nay", "Tóm tắt", "Quá hạn")),
    Screen("disclosures", _disclosure),
    Screen("history", _history),
    Screen("households", _household_read),
    Screen("household-problems", _household_new),
    Screen("unsaved", _unsaved),
    Screen("outgoing-empty", _open("Văn bản đi", "Chưa lấy số văn bản nào.")),
    Screen("find-everything", _found),
    Screen("settings-office", _open("Đơn vị, cài đặt", "Tên xã, phường, đặc khu")),
    Screen("settings-villages", _tab("Thôn, bản, tổ dân phố", "Bản Nà Cáy")),
    Screen("settings-officials", _tab("Cán bộ, người ký", "Lò Văn Bình")),
    Screen("settings-rules", _tab("Quy định pháp luật", "Luật")),
    Screen("settings-days-off", _tab("Ngày nghỉ", "Tết")),
    Screen("settings-wording", _tab("Mẫu câu chữ", "Thông báo niêm yết danh sách")),
    Screen("settings-backups", _tab("Bản sao lưu")),
    Screen("settings-password", _tab("Mật khẩu")),
    Screen("settings-display", _tab("Hiển thị")),
    Screen("batches", _open("Việc đã làm", "Thiết lập đơn vị")),
    Screen("waste", _waste),
    Screen("reason", _reason),
    Screen("error", _error),
    Screen("first-run-1-welcome", _wizard(0), entrance=True, empty=True),
    Screen("first-run-2-commune", _wizard(1), entrance=True, empty=True),
    Screen("first-run-2-province", _wizard_of_province(1), entrance=True, empty=True),
    Screen("first-run-3-signers-of-province", _wizard_of_province(2), entrance=True, empty=True),
    Screen("first-run-3-villages", _wizard(2), entrance=True, empty=True),
    Screen("first-run-4-signers", _wizard(3), entrance=True, empty=True),
    Screen("first-run-5-password", _wizard(4), entrance=True, empty=True),
    Screen("first-run-6-recovery", _wizard(5), entrance=True, empty=True),
    Screen("login", _login, entrance=True),
    Screen("restore", _restore, entrance=True),
    Screen("second-computer", _second_computer, entrance=True, empty=True),
    Screen("hand-over-list", _open("Báo cáo, bàn giao", "Lập báo cáo, bàn giao")),
    Screen("hand-over-keys", _of_handovers("Khóa", "Vân tay khóa của cơ quan")),
    Screen("hand-over-computers", _of_handovers("Các máy", "Máy thứ nhất")),
    Screen("hand-over-guidance", _of_handovers("Hướng dẫn", "Cấp trên chưa gửi hướng dẫn nào.")),
    *TASK_SCREENS,
    *PLAN_SCREENS,
    *BUDGET_SCREENS,
    *REPORT_SCREENS,
    *STICK_SCREENS,
]


MAIN_JOB = ("today", "disclosures", "households", "import-", "publish-", "postings", "quarter-list")
"""Beginnings of the names of what `--quick` takes: from last year's workbook to the wall."""


def take(
    out: Path,
    scales: tuple[float, ...],
    schemes: tuple[bool, ...],
    only: str = "",
    beginnings: tuple[str, ...] = ("",),
) -> list[Path]:
    """Take every picture and return the files."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    prepare(app)
    theme = dress(app, dark=False)
    load_icons_after_first_paint()
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for scale in scales:
        for dark in schemes:
            theme.set_dark(dark)
            theme.set_scale(scale)
            for screen in SCREENS:
                if only in screen.name and screen.name.startswith(beginnings):
                    files.append(out / f"{screen.name}-{round(scale * 100)}-{'dark' if dark else 'light'}.png")
                    with tempfile.TemporaryDirectory() as folder:
                        _picture(screen, Path(folder)).save(str(files[-1]))
    return files


def _picture(screen: Screen, folder: Path) -> QPixmap:
    with opened(screen, folder) as window:
        settle(600)
        picture = window.grab()
        for top in sorted(QApplication.topLevelWidgets(), key=_height):
            if top is not window and top.isVisible():
                picture = _over(picture, top.grab(), window, top)
    return picture


def _height(top: QWidget) -> tuple[int, bool]:
    """Return how far in front a window is: of two dialogs over one window the one that waits for an answer."""
    return _depth(top), top is QApplication.activeModalWidget()


def _depth(widget: QWidget) -> int:
    """Return over how many windows a dialog stands: the one in front is drawn last."""
    parent = widget.parentWidget()
    return 0 if parent is None else 1 + _depth(parent.window())


def _over(below: QPixmap, above: QPixmap, window: QWidget, top: QWidget) -> QPixmap:
    """Return a dialog's picture laid over the window's where it stands on screen."""
    painter = QPainter(below)
    painter.drawPixmap(top.mapToGlobal(top.rect().topLeft()) - window.mapToGlobal(window.rect().topLeft()), above)
    painter.end()
    return below


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/screens"))
    parser.add_argument(
        "--quick", action="store_true", help="only 100 %% light, and of the main job unless --only says which"
    )
    parser.add_argument("--only", default="", help="only pictures whose name holds this")
    wanted = parser.parse_args()
    scales = (1.0,) if wanted.quick else (1.0, 1.25)
    schemes = (False,) if wanted.quick else (False, True)
    beginnings = MAIN_JOB if wanted.quick and not wanted.only else ("",)
    files = take(wanted.out, scales, schemes, wanted.only, beginnings)
    print(f"{len(files)} pictures in {wanted.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
