"""What is asked about one account: name, role and first password of a new one; another role or a new password for one that is there."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.roles import Role
from papi_desktop.operations import accounts
from papi_desktop.operations.accounts import Account
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.labelled import labelled
from papi_desktop.ui.widgets.password_fields import PasswordFields

_WIDTH, _HEIGHT = 560, 340


class Ask(Enum):
    """What the dialog asks for."""

    NEW = "new"
    ROLE = "role"
    PASSWORD = "password"


class AccountDialog(SmallDialog):
    """One account.

    Args:
        account: whose; None for a new one.
        done: told what was done.
    """

    def __init__(self, shell: Shell, what: Ask, account: Account | None, done: Callable[[Message], None]) -> None:
        titles = {Ask.NEW: _("Add a person"), Ask.ROLE: _("Another role"), Ask.PASSWORD: _("New password")}
        height = _HEIGHT + 160 if what is Ask.NEW else _HEIGHT
        super().__init__(shell.window, titles[what], account.user if account else titles[what], _WIDTH, height)
        self.shell = shell
        self._what = what
        self._account = account
        self._done = done
        self._user = QLineEdit()
        self._role = QComboBox()
        self._told = QLabel()
        self._told.setWordWrap(True)
        set_role(self._told, "help")
        self._passwords = PasswordFields(_("Password"), _("The password once more"))
        if what is Ask.NEW:
            self.body.addWidget(labelled(_("Name to log in with"), self._user))
        if what is not Ask.PASSWORD:
            self._offer_roles(account.role if account else Role.CLERK)
        if what is not Ask.ROLE:
            self.body.addWidget(self._passwords)
        self.body.addStretch(1)
        self._save = self.add_button(f"{_('Save')}  Ctrl+S", primary=True)
        self._save.clicked.connect(self._keep)
        self.shortcut("Ctrl+S", self._save.click)
        self.add_close(primary=False)
        self._user.textChanged.connect(self._typed)
        self._passwords.changed.connect(self._typed)
        self._typed()
        first = {Ask.NEW: self._user, Ask.ROLE: self._role, Ask.PASSWORD: self._passwords}[what]
        first.setFocus()

    def _offer_roles(self, now: Role) -> None:
        for role in Role:
            self._role.addItem(_(role.label), role.value)
        self._role.setCurrentIndex(self._role.findData(now.value))
        self._role.currentIndexChanged.connect(self._role_changed)
        self.body.addWidget(labelled(_("Role"), self._role))
        self.body.addWidget(self._told)
        self._role_changed()

    def _role_changed(self) -> None:
        self._told.setText("\n".join(render(words) for words in accounts.explained(Role(self._role.currentData()))))

    def _typed(self) -> None:
        named = self._what is not Ask.NEW or bool(self._user.text().strip())
        self._save.setEnabled(named and (self._what is Ask.ROLE or self._passwords.good))

    def _keep(self) -> None:
        office, user = self.shell.office, self._account.user if self._account else self._user.text()
        try:
            if self._what is Ask.PASSWORD:
                accounts.set_password(office, user, self._passwords.password)
                done = say("{user} has a new password.", user=user)
            elif self._what is Ask.ROLE:
                accounts.set_role(office, user, Role(self._role.currentData()))
                done = say("{user} has another role, from the next log-in on.", user=user)
            else:
                user = accounts.add(office, user, self._passwords.password, Role(self._role.currentData()))
                done = say("{user} can log in now.", user=user)
        except UserError as error:
            show_error(self, error)
            return
        self._done(done)
        self.accept()
