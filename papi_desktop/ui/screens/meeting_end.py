"""The end of a dialogue: who was there, when it ended, what the chair concluded; then the minutes."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DIALOGUES
from papi_desktop.operations.dialogues import meeting
from papi_desktop.translations import _
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell

_ASKED = ("held_on", "starts_at", "ended_at", "men", "women", "villages_present", "secretary", "conclusion")


class MeetingEnd(SmallDialog):
    """What is known only at the end."""

    closed = Signal(dict)
    """What was filled in, by field of the dialogue."""

    def __init__(self, shell: Shell, dialogue: Record, parent: QWidget) -> None:
        super().__init__(parent, _("End the meeting"), str(dialogue["title"]), 720, 480)
        wide = {"conclusion": 2}
        self.fields = TaskFields(
            [
                TaskField(key, DIALOGUES[key].label, make_editor(shell, DIALOGUES[key]), span=wide.get(key, 1))
                for key in _ASKED
            ]
        )
        now = meeting.hour_now(shell.office, datetime.now())
        proposed = {"held_on": shell.office.today().isoformat(), "ended_at": now, "secretary": shell.office.store.user}
        for key in _ASKED:
            self.fields.show_value(key, dialogue.get(key) if dialogue.get(key) is not None else proposed.get(key))
        self.body.addWidget(self.fields)
        save = self.add_button(f"{_('Save and make the minutes')}  Ctrl+S", primary=True)
        self.add_close(primary=False)
        save.clicked.connect(self._save)
        QShortcut(QKeySequence("Ctrl+S"), self, self._save)
        self.fields.go_to("men")

    def _save(self) -> None:
        self.fields.settle()
        if self.fields.check():
            filled: dict[str, Any] = {key: self.fields.value(key) for key in _ASKED}
            self.accept()
            self.closed.emit(filled)
