"""The children of a record as a tab: a short list with its buttons; a child opens in a window of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Register
from papi_desktop.operations import records
from papi_desktop.translations import _, render
from papi_desktop.ui.book_table import BookTable
from papi_desktop.ui.data import Query
from papi_desktop.ui.display import shown
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.import_buttons import import_buttons
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.record_dialog import RecordDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.table_model import BookModel
from papi_desktop.ui.widgets.tool_row import ToolRow


class ChildTab(RecordTab):
    """The records of `register` that belong to the record shown.

    Attributes:
        buttons: the row over the list, for what a book adds; it folds under the note where the screen is narrow.
        column: everything from top to bottom.
    """

    def __init__(self, shell: Shell, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.register = register
        self.model = BookModel(shell.reader, register, self)
        self.table = BookTable(self.model, _(register.title))
        self._note = QLabel()
        set_role(self._note, "muted")
        self._new = QPushButton(render(say("Add {what}", what=Message(register.singular))))
        set_icon(self._new, "new")
        self._edit = QPushButton(_("Edit"))
        self._remove = QPushButton(f"{_('Remove')}  Del")
        self._of_row = [self._edit, self._remove]
        self._of_parent = [self._new]
        group = QWidget()
        self.buttons = QHBoxLayout(group)
        self.buttons.setContentsMargins(0, 0, 0, 0)
        self.buttons.setSpacing(theme().px(8))
        self.buttons.addStretch(1)
        self._imports = import_buttons(self, register)
        self._of_parent += self._imports
        for button in (*self._imports, self._new, self._edit, self._remove):
            self.buttons.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, theme().px(8), 0, 0)
        self.column.setSpacing(theme().px(8))
        self.column.addWidget(ToolRow(self._note, group))
        self.column.addWidget(self.table, 1)
        self._new.clicked.connect(self._record_new)
        self._edit.clicked.connect(self._open)
        self._remove.clicked.connect(self._ask_remove)
        self.table.opened.connect(self._open)
        self.table.delete_wanted.connect(self._ask_remove)
        self.table.row_chosen.connect(self._row_chosen)
        self.model.loaded.connect(self._loaded)
        shell.changed.connect(self._changed)

    def show_record(self, record: dict[str, object] | None) -> None:
        """Read the children of another record."""
        super().show_record(record)
        for button in self._of_parent:
            button.setEnabled(record is not None)
        if record is None:
            self.count_changed.emit(-1)
            self._tell(_("Save the record first."))
        self.model.ask(Query(filters={self.register.parent_field: record["id"] if record else ""}))

    def add_button(
        self, label: str, run: Callable[[], None], *, shortcut: str = "", icon: str = "", of_row: bool = False
    ) -> QPushButton:
        """Put a button behind the others.

        Args:
            label: translated.
            shortcut: portable text, heard while the tab is in front.
            of_row: off while no line is chosen; any other is off while the record shown is not saved.
        """
        button = QPushButton(f"{label}  {shortcut}".strip())
        set_icon(button, icon)
        button.clicked.connect(run)
        if shortcut:
            heard = QShortcut(QKeySequence(shortcut), self)
            heard.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            heard.activated.connect(button.click)
        self.buttons.addWidget(button)
        (self._of_row if of_row else self._of_parent).append(button)
        return button

    def chosen(self) -> dict[str, Any] | None:
        """Return the child whose line is chosen."""
        return self.model.record_at(self.table.current_row())

    def _loaded(self, total: int) -> None:
        if self.record is not None:
            self.count_changed.emit(total)
            empty = _(self.register.empty_text) or render(say("No {what} yet.", what=Message(self.register.singular)))
            self._tell("" if total else empty)
        self._row_chosen(self.table.current_row())

    def _tell(self, note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))  # an empty line over the buttons would cost the list a row

    def _row_chosen(self, row: int) -> None:
        for button in self._of_row:
            button.setEnabled(row >= 0)

    def _dialog(self) -> RecordDialog:
        assert self.record is not None
        return RecordDialog(self.shell, self.register, {self.register.parent_field: self.record["id"]}, self)

    def new_values(self) -> dict[str, object]:
        """Return what a new child begins with, beside its parent."""
        return {}

    def _record_new(self) -> None:
        self._dialog().new(self.new_values())

    def _open(self) -> None:
        record = self.model.record_at(self.table.current_row())
        if record is not None:
            self._dialog().edit(record)

    def _ask_remove(self) -> None:
        record = self.model.record_at(self.table.current_row())
        if record is not None:
            ask_reason(
                self,
                say(
                    "Why is “{title}” removed? It goes to the waste basket and can be brought back.",
                    title=shown(self.register[self.register.title_field], record.get(self.register.title_field)),
                ),
                N_("Remove"),
                partial(self._remove_record, record["id"]),
            )

    def _remove_record(self, record_id: str, reason: str) -> None:
        try:
            records.remove(self.shell.office, self.register, record_id, reason)
        except UserError as e:
            self.shell.show_error(e)

    def _changed(self, changes: object) -> None:
        if self.record is not None and self.register.key in getattr(changes, "changed", {}):
            self.model.ask_again()
