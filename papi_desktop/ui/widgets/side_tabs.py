"""Tabs as a list at the left, under headings: for more pages than fit side by side on a small screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from papi_desktop.ui.style import set_role, theme

_ROW = 32  # pixels of the design
_WIDTH = 176


class _List(QListWidget):
    """The list; it knows whether a key moved it, for then the keys stay with it."""

    by_key = False
    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes into the page."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
            return
        self.by_key = True
        super().keyPressEvent(event)
        self.by_key = False


class SideTabs(QWidget):
    """A list of pages and the one chosen. The arrows choose; a heading is never chosen; Enter goes into the page.

    Args:
        name: accessible name of the list.
    """

    currentChanged = Signal(int)
    entered = Signal()
    """Enter was pressed on the list."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[int] = []
        self._list = _List()
        self._list.setAccessibleName(name)
        self._list.setFixedWidth(theme().px(_WIDTH))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        set_role(self._list, "side")
        self._stack = QStackedWidget()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(16))
        line.addWidget(self._list)
        line.addWidget(self._stack, 1)
        self.setFocusProxy(self._list)
        self._list.currentRowChanged.connect(self._row_changed)
        self._list.entered.connect(self.entered)

    @property
    def moved_by_key(self) -> bool:
        """Whether a key in the list is choosing a page right now."""
        return self._list.by_key

    def add_heading(self, text: str) -> None:
        """Begin a group."""
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setSizeHint(QSize(0, theme().px(_ROW)))
        item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        self._list.addItem(item)

    def addTab(self, page: QWidget, text: str) -> None:
        """Add a page under the last heading."""
        self._rows.append(self._list.count())
        item = QListWidgetItem(text)
        item.setSizeHint(QSize(0, theme().px(_ROW)))
        self._list.addItem(item)
        self._stack.addWidget(page)
        if self._list.currentRow() < 0:
            self._list.setCurrentRow(self._rows[0])

    def setCurrentIndex(self, index: int) -> None:
        """Show a page by its number, headings not counted, without telling of it."""
        self._list.blockSignals(True)
        self._list.setCurrentRow(self._rows[index])
        self._list.blockSignals(False)
        self._stack.setCurrentIndex(index)

    def _row_changed(self, row: int) -> None:
        if row in self._rows:
            index = self._rows.index(row)
            self._stack.setCurrentIndex(index)
            self.currentChanged.emit(index)
