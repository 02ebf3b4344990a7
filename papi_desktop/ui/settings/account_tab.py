"""The password, changed by the old one, and the recovery sheet; there is no default and no back door."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.translations import _, render
from papi_desktop.ui.page import Page
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.labelled import labelled
from papi_desktop.ui.widgets.password_fields import PasswordFields


class AccountTab(Page):
    """Change one's own password."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Password")
        who = QLabel(render(say("Logged in as {user}", user=shell.office.store.user)))
        set_role(who, "section")
        self._old = QLineEdit()
        self._old.setEchoMode(QLineEdit.EchoMode.Password)
        self._new = PasswordFields(_("New password"), _("New password once more"))
        self._change = QPushButton(_("Change the password"))
        set_role(self._change, "primary")
        self._change.setEnabled(False)
        self._change.clicked.connect(self._change_password)
        self._new.changed.connect(self._typed)
        self._old.textChanged.connect(self._typed)
        column = QWidget()
        column.setMaximumWidth(theme().px(420))
        inner = QVBoxLayout(column)
        inner.setContentsMargins(0, theme().px(8), 0, 0)
        inner.setSpacing(theme().px(8))
        inner.addWidget(who)
        inner.addWidget(labelled(_("Present password"), self._old))
        inner.addWidget(self._new)
        inner.addWidget(self._change)
        inner.addSpacing(theme().px(16))
        heading = QLabel(_("Recovery sheet"))
        set_role(heading, "section")
        words = QLabel(
            _("When the sheet in the safe is lost or was seen by others, make a new one: the old one is void then.")
        )
        words.setWordWrap(True)
        set_role(words, "help")
        renew = QPushButton(_("New recovery sheet…"))
        renew.clicked.connect(self._renew_key)
        for widget in (heading, words, renew):
            inner.addWidget(widget)
        inner.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(column)

    def _typed(self) -> None:
        self._change.setEnabled(self._new.good and bool(self._old.text()))

    def _change_password(self) -> None:
        try:
            self.shell.office.store.change_password(self._old.text(), self._new.password)
        except UserError as e:
            self.shell.show_error(e)
            return
        self._old.clear()
        self._new.clear()
        self.shell.tell(say("The password was changed."))

    def _renew_key(self) -> None:
        from papi_desktop.ui.settings.new_key_dialog import NewKeyDialog

        NewKeyDialog(self.shell).open()
