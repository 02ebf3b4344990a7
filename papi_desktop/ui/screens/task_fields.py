"""A handful of typed fields of a task, with the keys and problems of a form but no record behind them.

Owns their layout, access keys, and Enter as "next field". Must not know what the values are for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QPlainTextEdit, QWidget

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Severity
from papi_desktop.translations import _, render
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.access_keys import with_access_keys
from papi_desktop.ui.widgets.field_cell import FieldCell


@dataclass(frozen=True)
class TaskField:
    """One field.

    Attributes:
        key: by which its value is asked for.
        label: msgid.
        editor: a widget that is an `Editor`.
        required: blank is a problem.
        help: msgid shown while it has the focus.
        span: columns it takes.
    """

    key: str
    label: str
    editor: QWidget
    required: bool = False
    help: str = ""
    span: int = 1


class TaskFields(QWidget):
    """The fields in reading order.

    Args:
        fields: what is asked.
        columns: of the grid.
    """

    edited = Signal(str)
    """The key of the field that was changed."""

    def __init__(self, fields: Sequence[TaskField], columns: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = {field.key: field for field in fields}
        self._cells: dict[str, FieldCell] = {}
        self._columns = columns
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(4))
        marked = with_access_keys(_(field.label) for field in fields)
        for field, text in zip(fields, marked, strict=True):
            cell = FieldCell(_(field.label), field.editor, field.required, _(field.help), self)
            cell.set_marked_label(text)
            self._cells[field.key] = cell
            self._listen(cell, field.key)
        for number in range(columns):
            self._grid.setColumnStretch(number, 1)
        self._arrange()

    def value(self, key: str) -> Any:
        """Return what a field says; None when blank or unreadable."""
        return self._cells[key].editor.value()

    def show_value(self, key: str, value: Any) -> None:
        """Fill a field."""
        self._cells[key].editor.show_value(value)
        self._cells[key].refresh_hint()

    def editor(self, key: str) -> QWidget:
        """Return the widget of a field."""
        return self._cells[key].widget

    def set_shown(self, key: str, shown: bool) -> None:
        """Show or hide a field."""
        cell = self._cells[key]
        if cell.isHidden() == shown:
            cell.setVisible(shown)
            self._arrange()

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        self._cells[key].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Rewrite what was typed in proper form, as leaving each field would."""
        for cell in self._cells.values():
            cell.editor.settle()

    def problems(self) -> dict[str, Message]:
        """Return what is wrong, by field: unreadable, or blank and required."""
        found: dict[str, Message] = {}
        for key, cell in self._cells.items():
            unreadable = cell.editor.problem()
            if unreadable is not None:
                found[key] = unreadable
            elif self._fields[key].required and not cell.isHidden() and cell.editor.value() in (None, ""):
                found[key] = say("“{field}” must not be blank.", field=Message(self._fields[key].label))
        return found

    def check(self) -> bool:
        """Write each problem under its field and go to the first; return whether there was none."""
        found = self.problems()
        for key in self._cells:
            self.say(key, found.get(key))
        if found:
            self.go_to(next(iter(found)))
        return not found

    def say(self, key: str, message: Message | None, severity: Severity = Severity.ERROR) -> None:
        """Write a message under a field, or take it away."""
        self._cells[key].show_problem(render(message) if message else "", severity)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on, Shift+Enter back, F4 chooses; in several lines Enter is a new line."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() == Qt.Key.Key_F4 and plain == Qt.KeyboardModifier.NoModifier:
                return self._choose(watched)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(watched, QPlainTextEdit):
                if plain == Qt.KeyboardModifier.NoModifier:
                    return self.focusNextPrevChild(True)
                if plain == Qt.KeyboardModifier.ShiftModifier:
                    return self.focusNextPrevChild(False)
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Put the fields shown one after the other: a hidden one leaves no gap."""
        row = column = 0
        for key, cell in self._cells.items():
            self._grid.removeWidget(cell)
            if cell.isHidden():
                continue
            span = min(self._columns, self._fields[key].span)
            if column + span > self._columns:
                row, column = row + 1, 0
            self._grid.addWidget(cell, row, column, 1, span)
            column += span

    def _listen(self, cell: FieldCell, key: str) -> None:
        cell.setProperty("field", key)
        cell.editor.edited.connect(self._was_edited)
        cell.widget.installEventFilter(self)
        for box in cell.widget.findChildren(QAbstractButton):
            box.installEventFilter(self)

    def _choose(self, watched: QObject) -> bool:
        for cell in self._cells.values():
            if watched is cell.widget:
                cell.editor.choose()
                return True
        return False

    def _was_edited(self) -> None:
        sender = self.sender()
        for key, cell in self._cells.items():
            if sender is cell.widget:
                if cell.editor.problem() is None:
                    self.say(key, None)
                cell.refresh_hint()
                self.edited.emit(key)
