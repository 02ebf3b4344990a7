"""Xem danh tính: the one place where the sealed sender of a denunciation is seen, by the official in charge, for a written reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import DENOUNCERS, PETITIONS
from papi_desktop.domain.registers.petitions import SENDER
from papi_desktop.operations.petitions import denouncers
from papi_desktop.operations.petitions.terms import way_of
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.plug import Context
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.editors import TextEditor


def show_sender(context: Context) -> None:
    """Open the dialog for the denunciation shown."""
    if context.record is not None and way_of(context.record).sealed:
        SealedSenderDialog(context.shell, context.record).open()


class SealedSenderDialog(SmallDialog):
    """Asks why, then shows who sent it until it is closed; what was learned since can be corrected."""

    def __init__(self, shell: Shell, petition: dict[str, Any]) -> None:
        super().__init__(shell.window, _("Sealed sender"), PETITIONS.title_of(petition), 640, 420)
        self.shell = shell
        self._petition_id = str(petition["id"])
        why = QLabel(_("Seen by the official in charge alone. That you looked, when and why, is kept in the history."))
        why.setWordWrap(True)
        set_role(why, "muted")
        self.reason = TaskFields([TaskField("reason", N_("Why you look"), TextEditor(), required=True)], columns=1)
        self.person = TaskFields(
            [TaskField(key, DENOUNCERS[key].label, make_editor(shell, DENOUNCERS[key])) for key in SENDER]
        )
        self.person.hide()
        for widget in (why, self.reason, self.person):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._look = self.add_button(_("Show the sender"), primary=True)
        self._look.clicked.connect(self._show)
        self._save = self.add_button(f"{_('Save')}  Ctrl+S", primary=True)
        self._save.clicked.connect(self._correct)
        self._save.hide()
        QShortcut(QKeySequence("Ctrl+S"), self, self._save.click)
        self.add_close(primary=False)
        self.reason.go_to("reason")

    def _show(self) -> None:
        if not self.reason.check():
            return
        try:
            sender = denouncers.look(self.shell.office, self._petition_id, str(self.reason.value("reason")))
        except UserError as error:
            show_error(self, error)
            return
        for key, value in sender.items():
            self.person.show_value(key, value)
        self._look.hide()
        self.reason.editor("reason").setEnabled(False)
        self.person.show()
        self._save.show()
        self.person.go_to(SENDER[0])

    def _correct(self) -> None:
        self.person.settle()
        if not self.person.check():
            return
        sender = {key: self.person.value(key) for key in SENDER}
        try:
            denouncers.correct(self.shell.office, self._petition_id, sender)
        except UserError as error:
            show_error(self, error)
            return
        self.shell.tell_saved()
        self.accept()
