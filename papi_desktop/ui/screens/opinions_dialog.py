"""Quick entry of opinions by the keyboard: Enter goes from field to field, Ctrl+Enter keeps the line and begins the next one.

The next line starts with the same group, channel and giver. Each line is saved the moment it is entered; the counts below follow.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import OPINIONS
from papi_desktop.operations import records
from papi_desktop.translations import _
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.opinions_list import OpinionsList
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell

_FIELDS = ("content", "topic", "opinions", "channel", "level", "treatment", "answer")
_KEPT = ("topic", "channel", "level")
"""Fields that mostly stay the same from one opinion to the next."""
_SPANS = {"content": 3, "answer": 4}


class OpinionsDialog(SmallDialog):
    """Quick entry into one consultation.

    Args:
        consultation: as saved.
    """

    def __init__(self, shell: Shell, consultation: dict[str, Any]) -> None:
        super().__init__(shell.window, _("Enter opinions"), str(consultation["title"]), 1280, 2000)
        self.shell = shell
        self._consultation_id = str(consultation["id"])
        self.entry = TaskFields(
            [
                TaskField(
                    key,
                    OPINIONS[key].label,
                    make_editor(shell, OPINIONS[key]),
                    required=key == "content",
                    help=OPINIONS[key].help,
                    span=_SPANS.get(key, 1),
                )
                for key in _FIELDS
            ],
            columns=4,
        )
        self.list = OpinionsList(shell)
        self.body.addWidget(self.entry)
        self.body.addWidget(self.list, 1)
        self._keep = self.add_button(f"{_('Add this opinion')}  Ctrl+Enter", primary=True)
        self.add_close(primary=False)
        self._keep.clicked.connect(self._add)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._keep.click)
        self._begin({})
        self.list.show_consultation(self._consultation_id)
        self.entry.go_to("content")

    def _begin(self, before: dict[str, Any]) -> None:
        """Empty the fields for the next opinion; what mostly stays the same stays."""
        for key in _FIELDS:
            kept = before.get(key) if key in _KEPT else None
            self.entry.show_value(key, OPINIONS[key].default if kept is None else kept)
            self.entry.say(key, None)

    def _add(self) -> None:
        self.entry.settle()
        if not self.entry.check():
            return
        typed = {key: self.entry.value(key) for key in _FIELDS}
        record = {**OPINIONS.blank(), **typed, "consultation_id": self._consultation_id}
        problems = [p for p in records.check(self.shell.office, OPINIONS, record) if p.field in _FIELDS]
        for problem in problems:
            self.entry.say(problem.field, problem.message, problem.severity)
        if problems:
            self.entry.go_to(problems[0].field)
            return
        try:
            records.save(self.shell.office, OPINIONS, record)
        except UserError as error:
            self.shell.show_error(error)
            return
        self.shell.tell_saved()
        self._begin(typed)
        self.entry.go_to("content")
