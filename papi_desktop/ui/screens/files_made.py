"""The papers just made: their names, their folder, and the printer."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import Message
from papi_desktop.translations import _, render
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.screens.pdf_printing import print_pdf
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme


class FilesMade(QWidget):
    """A list of files with the two things one does next."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._files: list[Path] = []
        self.list = QListWidget()
        self.list.setAccessibleName(_("Papers"))
        self._folder = QLabel()
        self._folder.setTextFormat(Qt.TextFormat.PlainText)
        self._folder.setWordWrap(True)
        self._folder.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        set_role(self._folder, "muted")
        self._open = QPushButton(_("Open the folder"))
        self._print = QPushButton(_("Print the PDF papers"))
        set_icon(self._print, "print")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme().px(8))
        for button in (self._open, self._print):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._folder)
        layout.addWidget(self.list, 1)
        layout.addLayout(buttons)
        self._open.clicked.connect(self.open_folder)
        self._print.clicked.connect(self.print_papers)
        self.list.itemActivated.connect(self._open_file)

    def show_files(self, files: Sequence[Path]) -> None:
        """Show files, all of one folder."""
        self._files = list(files)
        self.list.clear()
        for path in files:
            item = QListWidgetItem(path.name)
            item.setToolTip(str(path))
            self.list.addItem(item)
        if files:
            self._folder.setText(str(files[0].parent))
            self.list.setCurrentRow(0)
        self._print.setEnabled(any(path.suffix == ".pdf" for path in files))

    def open_folder(self) -> None:
        """Show the folder in the system's own program."""
        if self._files:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._files[0].parent)))

    def print_papers(self) -> None:
        """Print every PDF, in order."""
        papers = [path for path in self._files if path.suffix == ".pdf"]
        print_pdf(self, papers[0].stem, [path.read_bytes() for path in papers])

    def _open_file(self, item: QListWidgetItem) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(item.toolTip()))


class FilesDialog(SmallDialog):
    """The papers in a window of their own, over the program or over the dialog they were made from."""

    def __init__(self, shell: Shell, what: Message, files: Sequence[Path], *, over: QWidget | None = None) -> None:
        super().__init__(over or shell.window, _("Papers"), render(what), 620, 440)
        self.files = FilesMade()
        self.files.show_files(files)
        self.body.addWidget(self.files)
        self.add_close()
        self.files.list.setFocus()


def show_files(shell: Shell, what: Message, files: Sequence[Path], *, over: QWidget | None = None) -> FilesDialog:
    """Show what was made, over the window or over the dialog that stays open, and return the dialog, which does not block."""
    dialog = FilesDialog(shell, what, files, over=over)
    dialog.open()
    return dialog
