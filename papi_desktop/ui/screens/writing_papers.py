"""Writing papers from a dialog: the folder is asked for, the job runs, and the files made are shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.files_made import show_files
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell

Writing = Callable[[Office, Path], tuple[Path, ...]]
"""Writes papers into a folder and returns their paths."""


class PaperWritingDialog(SmallDialog):
    """A small dialog that writes the paper it shows.

    Args:
        over: over which it opens; the window when left out.

    Attributes:
        working: what the status line says while the papers are made.
        closes: the dialog goes away once they are there.
    """

    working: Message = say("Drawing the papers")
    closes = True

    def __init__(
        self, shell: Shell, title: str, heading: str, width: int, height: int, over: QWidget | None = None
    ) -> None:
        super().__init__(over or shell.window, title, heading, width, height)
        self.shell = shell

    def add_write(self) -> QPushButton:
        """Put the button that asks for a folder and writes the papers at the lower right."""
        button = self.add_button(_("Write the files…"), primary=True)
        button.clicked.connect(self._ask_folder)
        return button

    def may_write(self) -> bool:
        """Return whether all that is asked for is there; a dialog with fields shows what is not."""
        return True

    def writing(self) -> Writing | None:
        """Return how to write what the dialog shows at this moment; None for nothing."""
        raise NotImplementedError

    def _ask_folder(self) -> None:
        if self.may_write():
            self.shell.picker.folder(self, N_("Where to write the papers"), self._write_files)

    def _write_files(self, folder: Path) -> None:
        write = self.writing()
        if write is None:
            return

        def job(office: Office, progress: Progress) -> tuple[Path, ...]:
            progress.step(0)
            return write(office, folder)

        self.shell.jobs.run(self.working, job, self._written, self._failed)

    def _written(self, files: tuple[Path, ...]) -> None:
        if self.closes:
            self.accept()
        show_files(
            self.shell, say("{count} papers are ready.", count=len(files)), files, over=None if self.closes else self
        )

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
