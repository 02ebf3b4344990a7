"""A recovery key just made, shown this once, to be saved or printed: by the first run, and whenever a new key replaces the old."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.translations import _, render
from papi_desktop.ui.file_picker import PDF, FilePicker
from papi_desktop.ui.first_run.sheets import recovery_sheet, ruler_page
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.screens.pdf_printing import print_pdf
from papi_desktop.ui.style import set_role, theme


class KeySheet(QWidget):
    """The key in large letters, what it is for, and the buttons that put it on paper.

    Args:
        picker: asks where the sheet is saved.
    """

    def __init__(self, picker: FilePicker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picker = picker
        self._sheet = b""
        self._key = QLabel()
        self._key.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._key.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._key.setWordWrap(True)
        set_role(self._key, "title")
        why = QLabel(
            _(
                "With this key the data can be opened when every password is forgotten. "
                "Without it and without a password nobody can open the data."
            )
        )
        why.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme().px(8))
        for label, icon, slot in (
            (N_("Save the sheet as PDF…"), "save", self._save),
            (N_("Print the sheet"), "print", self._print),
            (N_("Print a test page with rulers"), "print", self._print_rulers),
        ):
            button = QPushButton(_(label))
            button.setAutoDefault(False)
            set_icon(button, icon)
            button.clicked.connect(slot)
            buttons.addWidget(button)
        buttons.addStretch(1)
        self._said = QLabel()
        self._said.setWordWrap(True)
        set_role(self._said, "good")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._key)
        layout.addWidget(why)
        layout.addLayout(buttons)
        layout.addWidget(self._said)

    def show_key(self, commune: str, user: str, key: str, on: date) -> None:
        """Show a key just made."""
        groups = key.split("-")
        self._key.setText("\n".join("  ".join(groups[n : n + 4]) for n in range(0, len(groups), 4)))
        self._sheet = recovery_sheet(commune, user, key, on)

    def _save(self) -> None:
        self._picker.save_file(self, N_("Save the recovery sheet"), _("Recovery sheet.pdf"), PDF, self._write)

    def _write(self, path: Path) -> None:
        path.write_bytes(self._sheet)
        self._said.setText(render(say("Saved: {file}", file=path.name)))

    def _print(self) -> None:
        print_pdf(self, _("Recovery sheet"), [self._sheet])

    def _print_rulers(self) -> None:
        print_pdf(self, _("Printer test"), [ruler_page()])
