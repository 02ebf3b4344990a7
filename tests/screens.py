"""A picture of every page, so that a person can look: `python -m tests.screens --out DIR [--quick]`.

Every page at 1366×768 with text at 100 % and 125 %, light and dark; `--quick` takes 100 % light only. Pages are those of the practice
office of the window's tests. `SCREENS` is the list: a name and what opens it; other screens append theirs.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

SIZE = (1366, 728)
"""What a screen of 1366×768 leaves over the task bar."""


@dataclass(frozen=True)
class Screen:
    """One picture.

    Attributes:
        name: file name without its ending.
        show: opens the page; is given the main window and the official who works at it; returns what is to be pictured, or None for
            the window in front.
    """

    name: str
    show: Callable[[Any, Any], Any]


def _open(entry: str, *then: str) -> Callable[[Any, Any], None]:
    def show(window: Any, official: Any) -> None:
        official.opens(entry)
        for step in then:
            official.sees(step)

    return show


def _household_read(window: Any, official: Any) -> None:
    official.opens("Hộ nghèo").sees("24 dòng")
    official.chooses_row("Lò Thị Ún").sees("Điểm B1")


def _household_new(window: Any, official: Any) -> None:
    official.opens("Hộ nghèo").sees("24 dòng")
    official.presses("Ghi mới").fills({"Chủ hộ": "Lò Văn Thử", "Số CCCD": "12345"}).presses("Lưu").sees("Cần xem lại")


def _disclosure(window: Any, official: Any) -> None:
    official.opens("Sổ công khai").chooses_row("Danh sách hộ nghèo").sees("Niêm yết từ")


def _history(window: Any, official: Any) -> None:
    official.opens("Sổ công khai").chooses_row("Danh sách hộ nghèo").opens("Lịch sử").sees("Lúc")


def _found(window: Any, official: Any) -> None:
    official.opens("Hôm nay").hits("Ctrl+K").types("ho ngheo").sees("Danh sách hộ nghèo")


SCREENS: list[Screen] = [
    Screen("today", _open("Hôm nay", "Tóm tắt")),
    Screen("disclosures", _disclosure),
    Screen("history", _history),
    Screen("households", _household_read),
    Screen("household-problems", _household_new),
    Screen("outgoing-empty", _open("Văn bản đi", "Chưa lấy số văn bản nào.")),
    Screen("find-everything", _found),
]


class _Patience:
    """What the driver needs of pytest-qt's robot, without pytest."""

    def waitUntil(self, callback: Callable[[], Any], timeout: int) -> None:
        """Run the event loop until `callback` no longer fails."""
        from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer

        deadline = QDeadlineTimer(timeout)
        while True:
            try:
                callback()
                return
            except AssertionError:
                if deadline.hasExpired():
                    raise
                loop = QEventLoop()
                QTimer.singleShot(15, loop.quit)
                loop.exec()


def take(out: Path, scales: tuple[float, ...], schemes: tuple[bool, ...], only: str = "") -> list[Path]:
    """Take every picture and return the files."""
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtGui import QFont
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from papi_desktop import translations
    from papi_desktop.ui.icons import load_icons_after_first_paint
    from papi_desktop.ui.style import dress
    from papi_desktop.ui.translator import install_translator
    from papi_desktop.ui.window import MainWindow
    from tests.ui.conftest import known_font, lend_notes, make_office
    from tests.ui.official import AnsweringPicker, Official

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setFont(QFont(known_font(), 10))
    translations.use_language("vi")
    lend_notes()
    install_translator(app)
    theme = dress(app, dark=False)
    load_icons_after_first_paint()
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for scale in scales:
        for dark in schemes:
            theme.set_dark(dark)
            theme.set_scale(scale)
            for screen in SCREENS:
                if only and only not in screen.name:
                    continue
                with tempfile.TemporaryDirectory() as folder:
                    office = make_office(Path(folder) / "data")
                    picker = AnsweringPicker()
                    official = Official(_Patience(), picker)
                    window = MainWindow(office, picker)
                    window.resize(*SIZE)
                    window.show()
                    window.activateWindow()
                    QTest.qWaitForWindowActive(window)
                    pictured = screen.show(window, official) or official.window
                    settle = QEventLoop()
                    QTimer.singleShot(350, settle.quit)
                    settle.exec()
                    name = f"{screen.name}-{round(scale * 100)}-{'dark' if dark else 'light'}.png"
                    picture = pictured.grab()
                    if pictured is not window:
                        picture = _over(window.grab(), picture, window, pictured)
                    for popup in QApplication.topLevelWidgets():
                        if popup.isVisible() and popup.windowType().name == "ToolTip":
                            picture = _over(picture, popup.grab(), window, popup)
                    picture.save(str(out / name))
                    files.append(out / name)
                    window.shell.close()
                    for top in QApplication.topLevelWidgets():
                        top.hide()
                    window.deleteLater()
                    office.store.close()
    return files


def _over(below: Any, above: Any, window: Any, top: Any) -> Any:
    """Return a dialog's picture laid over the window's where it stands on screen."""
    from PySide6.QtGui import QPainter

    painter = QPainter(below)
    painter.drawPixmap(top.mapToGlobal(top.rect().topLeft()) - window.mapToGlobal(window.rect().topLeft()), above)
    painter.end()
    return below


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/screens"))
    parser.add_argument("--quick", action="store_true", help="only 100 %% light")
    parser.add_argument("--only", default="", help="only pictures whose name holds this")
    wanted = parser.parse_args()
    scales = (1.0,) if wanted.quick else (1.0, 1.25)
    schemes = (False,) if wanted.quick else (False, True)
    files = take(wanted.out, scales, schemes, wanted.only)
    print(f"{len(files)} pictures in {wanted.out}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
