"""The window's composition root: reads the command line, dresses the application, lets the official in, opens the window.

Together with `cli` the only file that sees every layer.
"""

from __future__ import annotations

import argparse
import importlib
import logging
import sys
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from papi_desktop import __version__, translations
from papi_desktop.operations.office import Office
from papi_desktop.paths import default_data_folder
from papi_desktop.store.store import Store
from papi_desktop.ui.collector import MainThreadCollector
from papi_desktop.ui.entrance import Doors, Entrance
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.file_picker import FilePicker, NativePicker
from papi_desktop.ui.icons import load_icons_after_first_paint
from papi_desktop.ui.preferences import load_preferences
from papi_desktop.ui.style import dress
from papi_desktop.ui.translator import install_translator

if TYPE_CHECKING:
    from papi_desktop.ui.window import MainWindow


_LOG_SIZE = 500_000  # bytes; one older file of this size is kept


class Program(QObject):
    """The running program: the entrance, then the window.

    Args:
        data: folder of the office's data.
        practice: go straight to the practice commune.
        picker: chooses files.
    """

    def __init__(self, data: Path, practice: bool = False, picker: FilePicker | None = None) -> None:
        super().__init__()
        self.picker = picker or NativePicker(self)
        self.window: MainWindow | None = None
        doors = Doors(exists=Store.exists, users=Store.users)
        self.entrance = Entrance(data, practice_folder(data), doors, self.picker, self)
        self.entrance.opened.connect(self.open_window)
        if practice:
            self.entrance.practise()
        else:
            self.entrance.begin()
        # While the official types the password, the window behind the door is made ready.
        QTimer.singleShot(0, self, _import_window)

    def open_window(self, office: Office) -> None:
        """Show the window over an open office."""
        from papi_desktop.ui.opening_news import tell_news
        from papi_desktop.ui.window import MainWindow

        self.window = MainWindow(office, self.picker)
        self.window.show()
        load_icons_after_first_paint()
        tell_news(self.window.shell)

    def report(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an error nobody handled, instead of ending without a word."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show_error(self.window, error)


def _import_window() -> None:
    importlib.import_module("papi_desktop.ui.window")


def practice_folder(data: Path) -> Path:
    """Return where the practice commune lives: beside the office's data, never in it."""
    return data.with_name(f"{data.name} - tập huấn")


def start_log(data: Path) -> None:
    """Write warnings and bugs to a small file beside the data; no personal data is ever logged."""
    folder = data.with_name(f"{data.name} - nhật ký")
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "papi.log"
    if file.exists() and file.stat().st_size > _LOG_SIZE:
        file.replace(folder / "papi-before.log")
    handler = logging.FileHandler(file, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.WARNING, handlers=[handler])


def main(arguments: list[str] | None = None) -> int:
    """Start the window; return the exit code."""
    parser = argparse.ArgumentParser(prog="papi-desktop", description="PAPI Desktop")
    parser.add_argument("--data", type=Path, default=None, metavar="DIR", help="folder of the office's data")
    parser.add_argument("--practice", action="store_true", help="open the practice commune")
    parser.add_argument("--version", action="version", version=__version__)
    wanted = parser.parse_args(arguments)
    data = wanted.data.absolute() if wanted.data else default_data_folder()
    start_log(data)
    preferences = load_preferences(data)
    translations.use_language(preferences.language)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("PAPI Desktop")
    app.setApplicationVersion(__version__)
    MainThreadCollector(app)
    install_translator(app)
    dress(app, preferences.text_scale, preferences.dark)
    program = Program(data, wanted.practice)
    sys.excepthook = program.report
    return app.exec()


if __name__ == "__main__":
    raise SystemExit(main())
