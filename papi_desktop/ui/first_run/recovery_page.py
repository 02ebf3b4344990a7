"""The recovery key, shown this once, to be saved or printed before the program begins."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QCheckBox

from papi_desktop.translations import _
from papi_desktop.ui.entrance import Entrance
from papi_desktop.ui.first_run.pages import AnswerPage
from papi_desktop.ui.key_sheet import KeySheet
from papi_desktop.ui.style import theme


class RecoveryPage(AnswerPage):
    """The key and where it goes."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__(_("The recovery sheet"), _("Print this sheet and put it in the safe. It is shown only now."))
        self._sheet = KeySheet(entrance.picker)
        self._kept = QCheckBox(_("The key is printed, saved or written down in a safe place"))
        self._kept.toggled.connect(self.completeChanged)
        layout = self.body
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._sheet)
        layout.addStretch(1)
        layout.addWidget(self._kept)

    def show_key(self, commune: str, user: str, key: str) -> None:
        """Show the key of an office just made."""
        self._sheet.show_key(commune, user, key, date.today())

    def isComplete(self) -> bool:
        """The official says that it is kept."""
        return self._kept.isChecked()
