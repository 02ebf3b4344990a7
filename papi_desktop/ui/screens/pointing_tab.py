"""The records of another book that name the record shown, and the way to record one more or to open one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.register import Register
from papi_desktop.translations import _
from papi_desktop.ui.book_table import BookTable
from papi_desktop.ui.data import Query
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.table_model import BookModel


class PointingTab(RecordTab):
    """A list of records that are kept in their own book; what it is about are the class attributes of each such tab.

    Attributes:
        column: everything from top to bottom, for what a tab adds.
        register: their book.
        field: of theirs, which names the record shown.
        heading: msgid, what the list is called.
        new: msgid of the button that records one more.
        none, some: msgids of the line above the list.
        given: what a new one says from the start, beside `field`.
    """

    register: Register
    field: str
    heading: str
    new: str
    none: str
    some: str
    given: Mapping[str, Any] = {}

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.model = BookModel(shell.reader, self.register, self)
        self.table = BookTable(self.model, _(self.heading))
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._new = QPushButton(_(self.new))
        set_icon(self._new, "new")
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._note, 1)
        line.addWidget(self._new)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme().px(8), 0, 0)
        self.column.setSpacing(theme().px(8))
        self.column.addLayout(line)
        self.column.addWidget(self.table, 1)
        self._new.clicked.connect(self._record_new)
        self.table.opened.connect(self._open)
        self.model.loaded.connect(self._loaded)
        shell.changed.connect(self._changed)

    def show_record(self, record: dict[str, object] | None) -> None:
        """Read what names another record."""
        super().show_record(record)
        self._new.setEnabled(record is not None)
        if record is None:
            self.count_changed.emit(-1)
        self.model.ask(Query(filters={self.field: record["id"] if record else ""}))

    def _loaded(self, total: int) -> None:
        if self.record is not None:
            self.count_changed.emit(total)
            self._note.setText(_(self.some if total else self.none))

    def _record_new(self) -> None:
        if self.record is not None:
            self.shell.record_new(self.register.key, {**self.given, self.field: self.record["id"]})

    def _open(self) -> None:
        found = self.model.record_at(self.table.current_row())
        if found is not None:
            self.shell.open_record(self.register.key, str(found["id"]))

    def _changed(self, changes: object) -> None:
        if self.record is not None and self.register.key in getattr(changes, "changed", {}):
            self.model.ask_again()
