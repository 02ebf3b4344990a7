"""The stage on which pages are looked at: known fonts and language, and a page opened as an official would open it.

Shared by the tests and by `tests.screens`, which takes pictures of the same pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from papi_desktop import translations
from papi_desktop.operations.office import Office
from papi_desktop.ui.collector import MainThreadCollector
from papi_desktop.ui.entrance import Doors, Entrance
from papi_desktop.ui.style import dress
from papi_desktop.ui.translator import install_translator
from papi_desktop.ui.window import MainWindow
from tests.ui.commune import make_office
from tests.ui.official import AnsweringPicker, Official

SIZE = (1366, 728)
"""What a screen of 1366×768 leaves over the task bar."""


def known_families() -> list[str]:
    """Load fonts with every Vietnamese letter and every sign, so that pictures do not depend on the machine; return their families."""
    families: list[str] = []
    for pattern in ("liberation2/LiberationSans-*.ttf", "dejavu/DejaVuSans*.ttf"):
        for file in sorted(Path("/usr/share/fonts/truetype").glob(pattern)):
            number = QFontDatabase.addApplicationFont(str(file))
            families += [
                f for f in QFontDatabase.applicationFontFamilies(number) if f in ("Liberation Sans", "DejaVu Sans")
            ]
    return list(dict.fromkeys(families)) or [QApplication.font().family()]


def prepare(app: QApplication) -> None:
    """Give the application known fonts, Vietnamese and the light scheme."""
    font = QFont(app.font())
    font.setFamilies(known_families())
    font.setPointSizeF(10)
    app.setFont(font)
    translations.use_language("vi")
    MainThreadCollector(app)
    install_translator(app)
    dress(app, 1.0, dark=False)


def settle(milliseconds: int) -> None:
    """Let layouts, late icons and lists arrive.

    By an event loop of its own: QTest.qWait keeps Python's lock, and no worker would get on.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Patience:
    """What the driver needs of pytest-qt's robot, without pytest."""

    def waitUntil(self, callback: Callable[[], Any], timeout: int) -> None:
        """Run the event loop until `callback` no longer fails."""
        deadline = QDeadlineTimer(timeout)
        while True:
            try:
                callback()
                return
            except AssertionError:
                if deadline.hasExpired():
                    raise
                settle(15)


@dataclass(frozen=True)
class Screen:
    """One page to look at.

    Attributes:
        name: stable, used as file name.
        show: opens the page; is given the main window (or the entrance) and the official who works at it.
        entrance: the page belongs to the way in, before an office is open.
        empty: there is no office yet.
        make: makes the office, in a folder of its own, when it is not the invented commune.
    """

    name: str
    show: Callable[[Any, Official], object]
    entrance: bool = False
    empty: bool = False
    make: Callable[[Path], Office] = make_office


@contextmanager
def opened(screen: Screen, folder: Path) -> Iterator[QWidget]:
    """Open a page over the invented commune and yield its lowest window; everything is closed afterwards."""
    picker = AnsweringPicker()
    official = Official(Patience(), picker)
    office = None if screen.empty else screen.make(folder / "data")
    below: Any
    if screen.entrance:
        doors = Doors(lambda data: office is not None, lambda data: ["Lò Thị Ún", "Quàng Văn Đức"])
        below = Entrance(folder / "data", folder / "practice", doors, picker)
        screen.show(below, official)
        window = official.window
    else:
        assert office is not None
        below = window = MainWindow(office, picker)
        window.resize(*SIZE)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        screen.show(window, official)
    try:
        yield window
    finally:
        if isinstance(below, MainWindow):
            below.shell.close()
        for top in QApplication.topLevelWidgets():
            top.hide()
        below.deleteLater()
        if office is not None:
            office.store.close()
