"""A small grid to type into or paste into from Excel: the fastest way to hand over twenty villages."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from papi_desktop.domain.vietnamese.text import nfc, squeeze
from papi_desktop.ui.style import theme


class PasteGrid(QTableWidget):
    """Rows of texts; there is always one blank row at the end.

    Args:
        headings: translated.
        widths: in pixels of the design; 0 takes the room that is left.
        name: accessible name.
    """

    edited = Signal()

    def __init__(
        self, headings: Sequence[str], widths: Sequence[int], name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(1, len(headings), parent)
        self.setHorizontalHeaderLabels(list(headings))
        self.setAccessibleName(name)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().setDefaultSectionSize(theme().px(32))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, theme().px(width))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.itemChanged.connect(self._changed)

    def rows(self) -> list[list[str]]:
        """Return the rows that hold something, each text NFC and squeezed."""
        found = []
        for row in range(self.rowCount()):
            cells = [self._text(row, column) for column in range(self.columnCount())]
            if any(cells):
                found.append(cells)
        return found

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these rows instead of those there are."""
        self.blockSignals(True)
        self.clearContents()
        self.setRowCount(len(rows) + 1)
        for number, row in enumerate(rows):
            for column, text in enumerate(row[: self.columnCount()]):
                self.setItem(number, column, QTableWidgetItem(text))
        self.blockSignals(False)
        self.edited.emit()

    def paste(self, text: str) -> None:
        """Write the cells of a copied Excel range from the current cell on."""
        first_row, first_column = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        self.blockSignals(True)
        for down, line in enumerate(nfc(text).rstrip("\n").split("\n")):
            for across, cell in enumerate(line.split("\t")):
                row, column = first_row + down, first_column + across
                if row >= self.rowCount():
                    self.setRowCount(row + 1)
                if column < self.columnCount():
                    self.setItem(row, column, QTableWidgetItem(squeeze(cell)))
        self.blockSignals(False)
        self._keep_blank_row()
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V pastes, Delete clears, Ctrl+Delete takes the row away, Enter goes down."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.removeRow(self.currentRow())
            self._keep_blank_row()
            self.edited.emit()
        elif event.key() == Qt.Key.Key_Delete:
            for item in self.selectedItems():
                item.setText("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # While a cell is being typed, Enter belongs to its editor, which closes and comes back in closeEditor.
            if self.state() is not QAbstractItemView.State.EditingState:
                self._go_down()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Enter ends a cell and goes to the one below, as in Excel."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            self._go_down()

    def _go_down(self) -> None:
        self.setCurrentCell(min(self.currentRow() + 1, self.rowCount() - 1), self.currentColumn())

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return squeeze(item.text()) if item is not None else ""

    def _changed(self, _item: QTableWidgetItem) -> None:
        self._keep_blank_row()
        self.edited.emit()

    def _keep_blank_row(self) -> None:
        last = self.rowCount() - 1
        if last < 0 or any(self._text(last, column) for column in range(self.columnCount())):
            self.setRowCount(self.rowCount() + 1)
