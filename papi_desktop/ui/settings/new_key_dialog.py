"""A new recovery key in the place of the old: asked for with the password, shown once, put on paper."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.key_sheet import KeySheet
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.labelled import labelled


class NewKeyDialog(SmallDialog):
    """Makes a new recovery key and shows its sheet."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("New recovery sheet"), _("Make a new recovery sheet"), 620, 380)
        self.shell = shell
        self._words = QLabel(
            _("The sheet in the safe opens nothing from then on: destroy it, and put the new one in its place.")
        )
        self._words.setWordWrap(True)
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._asked: QWidget = labelled(_("Present password"), self._password)
        self._sheet = KeySheet(shell.picker)
        self._sheet.hide()
        for widget in (self._words, self._asked, self._sheet):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._make = self.add_button(_("Make the new key"), primary=True)
        self._make.setEnabled(False)
        self.add_close(primary=False)
        self._password.textChanged.connect(self._typed)
        self._password.returnPressed.connect(self._make.click)
        self._make.clicked.connect(self._renew)
        self._password.setFocus()

    def _typed(self, text: str) -> None:
        self._make.setEnabled(bool(text))

    def _renew(self) -> None:
        password = self._password.text()

        def job(office: Office, progress: Progress) -> str:
            progress.step(0)
            office.store.require_password(password)
            return office.store.renew_recovery_key()

        self.shell.jobs.run(say("Making the new key"), job, self._show, self._failed)

    def _show(self, key: str) -> None:
        office = self.shell.office
        self._words.setText(_("Print this sheet and put it in the safe. It is shown only now."))
        self._asked.hide()
        self._make.hide()
        self._sheet.show_key(str(office.unit.get("name") or ""), office.store.user, key, office.today())
        self._sheet.show()

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
