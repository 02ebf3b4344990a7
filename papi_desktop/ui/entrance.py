"""The way in: first run, login, recovery, restore and practice, until an office is open.

Owns which of these windows is shown. Must not know the program behind the door: it is handed the open office.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.operations.office import Office
from papi_desktop.translations import render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.file_picker import FilePicker
from papi_desktop.ui.waiting import WaitingDialog
from papi_desktop.ui.workers import Once


@dataclass(frozen=True)
class Doors:
    """What the entrance asks about a folder that is not open yet; given by the composition root.

    Attributes:
        exists: whether a folder holds the books of an office.
        users: who can log in there.
    """

    exists: Callable[[Path], bool]
    users: Callable[[Path], list[str]]


class Entrance(QObject):
    """Leads to an open office.

    Args:
        data: folder of the office's data.
        practice: folder of the practice commune.
        doors: what can be asked of a closed folder.
        picker: chooses files.
    """

    opened = Signal(object)
    """The Office."""

    def __init__(
        self, data: Path, practice: Path, doors: Doors, picker: FilePicker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.data = data
        self.doors = doors
        self.picker = picker
        self._practice = practice
        self._shown: QDialog | None = None
        self._waiting: WaitingDialog | None = None

    def begin(self) -> None:
        """Show the first window: login where there are books, first run where there are none."""
        if self.doors.exists(self.data):
            self.show_login()
        else:
            self.show_first_run()

    def show_login(self) -> None:
        """Ask for name and password."""
        from papi_desktop.ui.login import LoginDialog

        self._show(LoginDialog(self))

    def show_first_run(self) -> None:
        """Set up a commune."""
        from papi_desktop.ui.first_run.wizard import FirstRun

        self._show(FirstRun(self))

    def show_restore(self) -> None:
        """Put a backup in the place of the data; works when the data cannot be opened."""
        from papi_desktop.ui.restore_page import RestoreDialog

        self._show(RestoreDialog(self))

    def show_second_computer(self) -> None:
        """Begin here with a copy made on another computer of the office."""
        from papi_desktop.ui.first_run.second_computer import SecondComputerDialog

        self._show(SecondComputerDialog(self))

    def enter(self, office: Office) -> None:
        """An office is open."""
        if self._shown is not None:
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        self.opened.emit(office)

    def practise(self) -> None:
        """Open the practice commune, made first when it is not there."""
        self._waiting = WaitingDialog(self._shown, say("Preparing the practice commune"))
        self._waiting.open()
        folder = self._practice

        def work() -> None:
            from papi_desktop.operations.practice import open_practice

            open_practice(folder).store.close()

        Once(work, self._practice_made, self._failed, self)

    def _practice_made(self, _nothing: None) -> None:
        from papi_desktop.operations.practice import open_practice

        self._end_waiting()
        self.enter(open_practice(self._practice))

    def _failed(self, error: Exception) -> None:
        self._end_waiting()
        show_error(self._shown, error)

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None

    def _show(self, dialog: QDialog) -> None:
        before, self._shown = self._shown, dialog
        dialog.show()
        dialog.activateWindow()
        if before is not None:
            before.hide()
            before.deleteLater()


def words_of(error: Exception) -> str:
    """Return a refusal in one line for a form that stays open: what happened and what to do."""
    if isinstance(error, UserError):
        return f"{render(error.what)} {render(error.todo)} [{error.code}]"
    return str(error)
