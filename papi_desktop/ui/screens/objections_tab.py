"""Phản ánh: what residents said about one disclosure, and the way to record another or to open one."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.registers import PETITIONS
from papi_desktop.translations import _
from papi_desktop.ui.book_table import BookTable
from papi_desktop.ui.data import Query
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.table_model import BookModel


class ObjectionsTab(RecordTab):
    """The petitions that object to the disclosure shown; they are kept in their own book."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.model = BookModel(shell.reader, PETITIONS, self)
        self.table = BookTable(self.model, _("Objections"))
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._new = QPushButton(_("Record an objection"))
        set_icon(self._new, "new")
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._note, 1)
        line.addWidget(self._new)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme().px(8), 0, 0)
        column.setSpacing(theme().px(8))
        column.addLayout(line)
        column.addWidget(self.table, 1)
        self._new.clicked.connect(self._record_new)
        self.table.opened.connect(self._open)
        self.model.loaded.connect(self._loaded)
        shell.changed.connect(self._changed)

    def show_record(self, record: dict[str, object] | None) -> None:
        """Read what was said about another disclosure."""
        super().show_record(record)
        self._new.setEnabled(record is not None)
        if record is None:
            self.count_changed.emit(-1)
        self.model.ask(Query(filters={"disclosure_id": record["id"] if record else ""}))

    def _loaded(self, total: int) -> None:
        if self.record is None:
            return
        self.count_changed.emit(total)
        self._note.setText(
            _("When an objection is right, correct the list and publish it again: the new edition says what changed.")
            if total
            else _("Nobody has objected so far.")
        )

    def _record_new(self) -> None:
        if self.record is not None:
            self.shell.record_new(PETITIONS.key, {"kind": "feedback", "disclosure_id": self.record["id"]})

    def _open(self) -> None:
        petition = self.model.record_at(self.table.current_row())
        if petition is not None:
            self.shell.open_record(PETITIONS.key, str(petition["id"]))

    def _changed(self, changes: object) -> None:
        if self.record is not None and PETITIONS.key in getattr(changes, "changed", {}):
            self.model.ask_again()
