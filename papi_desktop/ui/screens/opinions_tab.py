"""Ý kiến: the opinions of a consultation with their counts; entering many of them opens a window of its own."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import OPINIONS
from papi_desktop.operations import records
from papi_desktop.translations import _
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.import_buttons import import_buttons
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.record_dialog import RecordDialog
from papi_desktop.ui.screens.opinions_dialog import OpinionsDialog
from papi_desktop.ui.screens.opinions_list import OpinionsList
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme


class OpinionsTab(RecordTab):
    """The tab of a consultation."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.list = OpinionsList(shell)
        self._enter = QPushButton(f"{_('Enter opinions…')}  Ctrl+L")
        set_icon(self._enter, "new", "on_accent")
        set_role(self._enter, "primary")
        self._edit = QPushButton(_("Edit"))
        self._remove = QPushButton(f"{_('Remove')}  Del")
        self._imports = import_buttons(self, OPINIONS)
        for button in (*self._imports, self._edit, self._remove, self._enter):
            button.setAutoDefault(False)
            self.list.top.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.addWidget(self.list)
        self._enter.clicked.connect(self._open_entry)
        self._edit.clicked.connect(self._open)
        self._remove.clicked.connect(self._ask_remove)
        self.list.loaded.connect(self._loaded)
        self.list.table.opened.connect(self._activated)
        self.list.table.itemSelectionChanged.connect(self._row_chosen)
        entry = QShortcut(QKeySequence("Ctrl+L"), self)
        entry.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        entry.activated.connect(self._enter.click)
        delete = QShortcut(QKeySequence("Del"), self.list.table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._remove.click)
        self._row_chosen()

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Show the opinions of another consultation."""
        super().show_record(record)
        for button in (self._enter, *self._imports):
            button.setEnabled(record is not None)
        self.list.show_consultation(str(record["id"]) if record else "")
        if record is None:
            self.count_changed.emit(-1)
        self._row_chosen()

    def entered(self) -> None:
        """Put the keyboard where entering begins."""
        self._enter.setFocus()

    def _loaded(self, count: int) -> None:
        self.count_changed.emit(count)
        self._row_chosen()

    def _row_chosen(self) -> None:
        for button in (self._edit, self._remove):
            button.setEnabled(self.list.chosen() is not None)

    def _open_entry(self) -> None:
        if self.record is not None:
            OpinionsDialog(self.shell, self.record).open()

    def _activated(self, _row: int) -> None:
        self._open()

    def _open(self) -> None:
        line = self.list.chosen()
        if self.record is not None and line is not None:
            fixed = {"consultation_id": self.record["id"], "position": line.get("position")}
            RecordDialog(self.shell, OPINIONS, fixed, self).edit(line)

    def _ask_remove(self) -> None:
        line = self.list.chosen()
        if line is not None:
            ask_reason(
                self,
                say(
                    "Why is “{title}” removed? It goes to the waste basket and can be brought back.",
                    title=line["content"],
                ),
                N_("Remove"),
                partial(self._remove_line, str(line["id"])),
            )

    def _remove_line(self, opinion_id: str, reason: str) -> None:
        try:
            records.remove(self.shell.office, OPINIONS, opinion_id, reason)
        except UserError as error:
            self.shell.show_error(error)
