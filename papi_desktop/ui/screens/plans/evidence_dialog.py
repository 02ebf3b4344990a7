"""Attach evidence to a task by hand: a record of any book found by its words, or a thing that is in no book."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.operations import plan_tasks
from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.editors import DateEditor, TextEditor
from papi_desktop.ui.widgets.plain_table import PlainTable

_PAUSE = 150  # milliseconds after the last key before the books are asked
_MOST = 30

Found = tuple[str, str, str]
"""Register, id and title of a record found."""


class EvidenceDialog(SmallDialog):
    """What proves a task.

    Args:
        task: as saved.
    """

    def __init__(self, shell: Shell, task: dict[str, Any], parent: QWidget) -> None:
        super().__init__(parent, _("Attach evidence"), str(task["task"]), 820, 560)
        self.shell = shell
        self._task_id = str(task["id"])
        self._hits: list[Found] = []
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find a record in any book: accents are not needed"))
        self._find.setAccessibleName(_("Find a record"))
        self._found = PlainTable([_("Record"), _("Book")], (0, 220), _("Records found"))
        self.fields = TaskFields(
            [
                TaskField(
                    "what",
                    N_("Or in words"),
                    TextEditor(),
                    help=N_("For a thing that is in no book, such as minutes and where they are kept."),
                ),
                TaskField("on", N_("Date"), DateEditor(shell.office.today)),
            ]
        )
        self.body.addWidget(self._find)
        self.body.addWidget(self._found, 1)
        self.body.addWidget(self.fields)
        self._attach = self.add_button(_("Attach"), primary=True)
        self.add_close(primary=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        self._find.textChanged.connect(self._typed)
        self._found.opened.connect(self._keep)
        self._attach.clicked.connect(self._keep)
        self._find.setFocus()

    def _typed(self, _text: str) -> None:
        self._pause.start()

    def _ask(self) -> None:
        text = self._find.text().strip()

        def work(office: Office) -> list[Found]:
            hits = office.store.search(text, limit=_MOST) if text else []
            return [(hit.register.key, hit.id, hit.title) for hit in hits if hit.title]

        self.shell.reader.submit(work, self._show, key="evidence")

    def _show(self, hits: list[Found]) -> None:
        self._hits = hits
        self._found.show_rows([(title, _(BY_KEY[key].title)) for key, _id, title in hits])

    def _keep(self, _row: int = 0) -> None:
        row = self._found.currentRow()
        book, record_id = self._hits[row][:2] if 0 <= row < len(self._hits) else ("", "")
        stated = self.fields.value("on")
        try:
            plan_tasks.attach(
                self.shell.office,
                self._task_id,
                str(self.fields.value("what") or ""),
                on=date.fromisoformat(stated) if stated else None,
                book=book,
                record_id=record_id,
            )
        except UserError as error:
            show_error(self, error)
            return
        self.accept()
