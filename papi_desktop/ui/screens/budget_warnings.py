"""What does not agree in a budget: the list beside the grid, where a warning is looked up or passed with a written reason."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.budget.finding import Finding
from papi_desktop.domain.messages import N_, say
from papi_desktop.operations.budget.checks import CHECK_NAMES, Warned
from papi_desktop.translations import _, render
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.style import set_role, theme


class WarningList(QListWidget):
    """The warnings; Enter goes to the cell."""

    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Warnings"))
        self.setWordWrap(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSpacing(theme().px(2))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes to the cell."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class WarningsPanel(QWidget):
    """Warnings with what can be done about them."""

    wanted = Signal(object)
    """The Finding whose cell is to be shown."""
    passed = Signal(object, str)
    """A Finding and the reason for which it is passed; "" takes the reason back."""
    counted = Signal(int)
    """How many are open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._warned: Sequence[Warned] = ()
        self._none = QLabel(_("Everything agrees, within rounding."))
        self._none.setWordWrap(True)
        self._list = WarningList()
        self._pass = QPushButton(_("Pass with a reason…"))
        self._take_back = QPushButton(_("Take the reason back"))
        note = QLabel(_("Warnings never stop you: figures are kept and printed as stated."))
        note.setWordWrap(True)
        set_role(note, "help")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme().px(8))
        for button in (self._pass, self._take_back):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(note)
        layout.addWidget(self._none)
        layout.addWidget(self._list, 1)
        layout.addStretch(0)
        layout.addLayout(buttons)
        self._list.opened.connect(self._show_cell)
        self._list.itemDoubleClicked.connect(self._show_item)
        self._list.currentRowChanged.connect(self._refresh)
        self._pass.clicked.connect(self._ask)
        self._take_back.clicked.connect(self._drop)
        self._refresh()

    def show_warnings(self, warned: Sequence[Warned]) -> None:
        """Show these warnings, the line chosen staying chosen."""
        row = self._list.currentRow()
        self._warned = warned
        self._list.clear()
        for one in warned:
            sign, found = "✓" if one.reason else "!", one.finding
            name = f"{_(CHECK_NAMES[found.check])} ({found.check})"
            where = " · ".join(filter(None, (found.table, name)))
            lines = [f"{sign} {where}", render(found.message)]
            if one.reason:
                lines.append(render(say("Passed: {reason}", reason=one.reason)))
            item = QListWidgetItem("\n".join(lines))
            if one.reason:
                item.setForeground(theme().color("muted"))
            self._list.addItem(item)
        self._list.setVisible(bool(warned))
        self._none.setVisible(not warned)
        if warned:
            self._list.setCurrentRow(min(max(row, 0), len(warned) - 1))
        self._refresh()
        self.counted.emit(sum(not one.reason for one in warned))

    def _current(self) -> Warned | None:
        row = self._list.currentRow()
        return self._warned[row] if 0 <= row < len(self._warned) else None

    def _refresh(self, _row: int = 0) -> None:
        one = self._current()
        self._pass.setEnabled(one is not None and not one.reason)
        self._take_back.setEnabled(one is not None and bool(one.reason))

    def _show_item(self, _item: QListWidgetItem) -> None:
        self._show_cell()

    def _show_cell(self) -> None:
        one = self._current()
        if one is not None:
            self.wanted.emit(one.finding)

    def _ask(self) -> None:
        one = self._current()
        if one is not None:
            then = partial(self._give, one.finding)
            ask_reason(self, say("Why is it right as stated? {warning}", warning=one.finding.message), N_("Pass"), then)

    def _give(self, finding: Finding, reason: str) -> None:
        self.passed.emit(finding, reason)

    def _drop(self) -> None:
        one = self._current()
        if one is not None:
            self.passed.emit(one.finding, "")
