"""The wizard of the first run: puts the pages' answers together and makes the office."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWizard

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.operations.setup import Setup, create_office, open_office
from papi_desktop.translations import _
from papi_desktop.ui.entrance import Entrance
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.first_run.pages import CommunePage, PasswordPage, SignersPage, VillagesPage, WelcomePage
from papi_desktop.ui.first_run.recovery_page import RecoveryPage
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.waiting import WaitingDialog
from papi_desktop.ui.workers import Once


class FirstRun(QWizard):
    """From an empty folder to an open office."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__()
        self._entrance = entrance
        self._setup: Setup | None = None
        self._waiting: WaitingDialog | None = None
        self.setWindowTitle(_("PAPI Desktop"))
        self.setWizardStyle(QWizard.WizardStyle.ClassicStyle)
        self.setOption(QWizard.WizardOption.NoBackButtonOnStartPage, True)
        self.setOption(QWizard.WizardOption.NoBackButtonOnLastPage, True)
        self.setOption(QWizard.WizardOption.NoCancelButtonOnLastPage, True)
        self.welcome = WelcomePage()
        self.commune = CommunePage()
        self.villages = VillagesPage(entrance)
        self.signers = SignersPage()
        self.password = PasswordPage()
        self.recovery = RecoveryPage(entrance)
        for page in (self.welcome, self.commune, self.villages, self.signers, self.password, self.recovery):
            self.addPage(page)
        self.password.setCommitPage(True)
        self.setButtonText(QWizard.WizardButton.CommitButton, _("Set up the office"))
        self.setButtonText(QWizard.WizardButton.FinishButton, _("Begin"))
        for which in (
            QWizard.WizardButton.NextButton,
            QWizard.WizardButton.CommitButton,
            QWizard.WizardButton.FinishButton,
        ):
            set_role(self.button(which), "primary")
        self.welcome.set_up_wanted.connect(self._go_on)
        self.welcome.practice_wanted.connect(entrance.practise)
        self.welcome.second_wanted.connect(entrance.show_second_computer)
        self.welcome.restore_wanted.connect(entrance.show_restore)
        self.resize(theme().px(860), min(theme().px(560), 620))

    def initializePage(self, id: int) -> None:
        """Who signs follows from the office named two pages before."""
        if self.page(id) is self.signers:
            self.signers.propose(bool(self.commune.unit["department"]))
        super().initializePage(id)

    def nextId(self) -> int:
        """The office above the communes has no villages of its own."""
        following = super().nextId()
        skip = self.currentPage() is self.commune and self.commune.above.isChecked()
        return following + 1 if skip else following

    def validateCurrentPage(self) -> bool:
        """Make the office when the last question is answered; go on when it is made."""
        if self.currentPage() is self.password and self._setup is None:
            self._make()
            return False
        return super().validateCurrentPage()

    def accept(self) -> None:
        """Open what was made and begin."""
        setup = self._setup
        super().accept()
        if setup is not None:
            self._entrance.enter(open_office(self._entrance.data, password=setup.password, user=setup.user))

    def _go_on(self) -> None:
        self.setCurrentId(self.nextId())

    def _make(self) -> None:
        setup = Setup(
            name=self.commune.name,
            province=self.commune.province_name,
            password=self.password.fields.password,
            user=squeeze(self.password.user.text()),
            villages=self.villages.villages,
            officials=self.signers.officials,
            unit=self.commune.unit,
        )
        folder = self._entrance.data
        self._waiting = WaitingDialog(self, say("Setting up the office"))
        self._waiting.open()

        def work() -> tuple[Setup, str]:
            office, key = create_office(folder, setup)
            office.store.close()
            return setup, key

        Once(work, self._made, self._failed, self)

    def _made(self, made: tuple[Setup, str]) -> None:
        self._end_waiting()
        self._setup, key = made
        self.recovery.show_key(self._setup.name, self._setup.user, key)
        self.next()

    def _failed(self, error: Exception) -> None:
        self._end_waiting()
        show_error(self, error)

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape does not throw away what was typed; the cross and Cancel do."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
