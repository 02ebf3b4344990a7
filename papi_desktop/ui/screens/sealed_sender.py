"""Xem danh tính: the one place where the sealed sender of a denunciation is seen, by the official in charge, for a written reason."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import DENOUNCERS, PETITIONS
from papi_desktop.operations import denouncers
from papi_desktop.operations.petition_terms import way_of
from papi_desktop.translations import _
from papi_desktop.ui.data import reference_titles
from papi_desktop.ui.display import shown
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.plug import Context
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.editors import TextEditor


def show_sender(context: Context) -> None:
    """Open the dialog for the petition shown; say so when nothing is sealed about it."""
    if context.record is None:
        return
    if not way_of(context.record).sealed:
        context.shell.tell(say("Only the sender of a denunciation is sealed; this one stands on the record."))
        return
    SealedSenderDialog(context.shell, context.record).open()


class SealedSenderDialog(SmallDialog):
    """Asks why, then shows who sent it until it is closed."""

    def __init__(self, shell: Shell, petition: dict[str, Any]) -> None:
        super().__init__(shell.window, _("Sealed sender"), PETITIONS.title_of(petition), 560, 360)
        self.shell = shell
        self._petition_id = str(petition["id"])
        why = QLabel(_("Seen by the official in charge alone. That you looked, when and why, is kept in the history."))
        why.setWordWrap(True)
        set_role(why, "muted")
        self.fields = TaskFields([TaskField("reason", N_("Why you look"), TextEditor(), required=True)], columns=1)
        self._sender = QLabel()
        self._sender.setWordWrap(True)
        self._sender.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(why)
        self.body.addWidget(self.fields)
        self.body.addWidget(self._sender)
        self.body.addStretch(1)
        self._look = self.add_button(_("Show the sender"), primary=True)
        self._look.clicked.connect(self._show)
        self.add_close(primary=False)
        self.fields.go_to("reason")

    def _show(self) -> None:
        if not self.fields.check():
            return
        try:
            sender = denouncers.look(self.shell.office, self._petition_id, str(self.fields.value("reason")))
        except UserError as error:
            show_error(self, error)
            return
        titles = reference_titles(self.shell.office, DENOUNCERS, [sender])
        known = ((DENOUNCERS[key], value) for key, value in sender.items() if value)
        self._sender.setText("\n".join(f"{_(f.label)}: {shown(f, value, titles)}" for f, value in known))
        self._look.setEnabled(False)
        self.fields.editor("reason").setEnabled(False)
