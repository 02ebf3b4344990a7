"""Người dùng: who logs in, with which role; one more, another role, a new password, an account closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.operations import accounts
from papi_desktop.operations.accounts import Account
from papi_desktop.translations import _, render
from papi_desktop.ui.page import Page
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.settings.account_dialog import AccountDialog, Ask
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_HEADINGS = (N_("Name to log in with"), N_("Role"), N_("What the role may do"))


class UsersTab(Page):
    """The accounts of the office."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Users")
        self._accounts: Sequence[Account] = ()
        note = QLabel(
            _(
                "Give everybody who works with the program an account: the history then tells who did what, and a complaint or a "
                "denunciation is read only by those who deal with it. While there is one account, it may do everything."
            )
        )
        note.setWordWrap(True)
        set_role(note, "muted")
        self._table = PlainTable([_(h) for h in _HEADINGS], (220, 200, 0), self.title, wrap=True)
        self._table.itemSelectionChanged.connect(self._chosen_changed)
        add = QPushButton(_("Add a person…"))
        set_role(add, "primary")
        add.clicked.connect(partial(self._open, Ask.NEW))
        self._role = QPushButton(_("Another role…"))
        self._role.clicked.connect(partial(self._open, Ask.ROLE))
        self._password = QPushButton(_("New password…"))
        self._password.clicked.connect(partial(self._open, Ask.PASSWORD))
        self._close = QPushButton(_("Close the account…"))
        self._close.clicked.connect(self._ask_to_close)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for button in (add, self._role, self._password, self._close):
            line.addWidget(button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(note)
        layout.addLayout(line)
        layout.addWidget(self._table, 1)

    def entered(self) -> None:
        """Read the accounts."""
        try:
            self._accounts = accounts.accounts(self.shell.office)
        except UserError as error:  # the role was taken away while the page stood open
            self._accounts = ()
            self.shell.show_error(error)
        self._table.show_rows([_line(account) for account in self._accounts])
        self._chosen_changed()

    @property
    def _chosen(self) -> Account | None:
        row = self._table.currentRow()
        return self._accounts[row] if 0 <= row < len(self._accounts) and self._table.selectedItems() else None

    def _chosen_changed(self) -> None:
        chosen = self._chosen
        for button in (self._role, self._password):
            button.setEnabled(chosen is not None)
        self._close.setEnabled(chosen is not None and not chosen.own)

    def _open(self, what: Ask) -> None:
        AccountDialog(self.shell, what, None if what is Ask.NEW else self._chosen, self._done).open()

    def _ask_to_close(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        ask(
            self,
            say("Close the account of {user}?", user=chosen.user),
            Answer(N_("Close the account"), partial(self._shut, chosen), dangerous=True),
            Answer(N_("Keep it")),
            detail=say("Nobody logs in with it any more. What was done under this name stays in the history."),
        )

    def _shut(self, account: Account) -> None:
        self._try(partial(accounts.close, self.shell.office, account.user), say("The account was closed."))

    def _try(self, act: Callable[[], object], done: Message) -> None:
        try:
            act()
        except UserError as error:
            self.shell.show_error(error)
            return
        self._done(done)

    def _done(self, done: Message) -> None:
        self.entered()
        self.shell.tell(done)


def _line(account: Account) -> list[str | Status]:
    own = f"{account.user}  ({_('you')})" if account.own else account.user
    return [own, _(account.role.label), " ".join(render(words) for words in accounts.explained(account.role))]
