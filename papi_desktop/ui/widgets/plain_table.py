"""A read-only table of texts, for short lists that are not books: history, batches, backups, rules, totals, comparisons."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.column_room import fair_shares
from papi_desktop.ui.widgets.status import Status
from papi_desktop.ui.widgets.status_delegate import STATUS_ROLE, StatusDelegate

_ROW = 32  # pixels of the design
_CLOSE_ROW = 28
_AIR = 8
"""Pixels between the texts of two rows where they take several lines."""


class _FileNames(StatusDelegate):
    """Leaves out the middle of what is too long."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Any) -> None:
        """Say where to cut."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle


class PlainTable(QTableWidget):
    """Rows of texts and statuses.

    Args:
        headings: translated.
        widths: of the columns in pixels of the design; 0 takes the room that is left. Without widths the columns fit what they hold,
            the first takes the room that is left, and where all of it is too much the wide ones give way evenly.
        name: accessible name.
        wrap: let long texts take several lines.
        even: without widths, whether the columns share the room evenly.
        right: columns of figures.
        files: columns of file names: of one too long the middle is left out, because what tells it from others stands at both ends.
    """

    opened = Signal(int)
    """Enter or a double click on a row."""

    def __init__(
        self,
        headings: Sequence[str],
        widths: Sequence[int],
        name: str,
        *,
        wrap: bool = False,
        even: bool = False,
        right: Collection[int] = (),
        files: Collection[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._wrap = wrap
        self._right = right
        self._by_contents = not widths and not even
        for column, text in enumerate(headings):
            heading = QTableWidgetItem(text)
            if column in right:
                heading.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, heading)
        self.setAccessibleName(name)
        self.setItemDelegate(StatusDelegate(self))
        for column in files:
            self.setItemDelegateForColumn(column, _FileNames(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(wrap)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(_ROW))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFixedHeight(theme().px(_ROW))
        self._size_columns(widths, even)
        self.cellDoubleClicked.connect(self._double_clicked)

    def show_rows(self, rows: Sequence[Sequence[str | Status]]) -> None:
        """Show these lines instead of those shown."""
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                item = QTableWidgetItem(str(cell))
                item.setToolTip(str(cell))
                if isinstance(cell, Status):
                    item.setData(STATUS_ROLE, cell)
                if column in self._right:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(number, column, item)
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room again."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        if self._by_contents:
            header, room = self.horizontalHeader(), self.viewport().width()
            columns = range(self.columnCount())
            shares = fair_shares([max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in columns], room)
            shares[0] += max(0, room - sum(shares))
            for number, width in enumerate(shares):
                self.setColumnWidth(number, width)
        if self._wrap:
            for row in range(self.rowCount()):  # lines of text over one another must not touch those of the next row
                self.setRowHeight(row, max(theme().px(_ROW), self.sizeHintForRow(row) + theme().px(_AIR)))

    def fit_height(self) -> None:
        """Be just as high as the lines shown, which stand closer then: such a table shares its page with others."""
        row = theme().px(_CLOSE_ROW)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(row)
        self.setFixedHeight((self.rowCount() + 1) * row + 2 * self.frameWidth())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self.opened.emit(self.currentRow())
        else:
            super().keyPressEvent(event)

    def _size_columns(self, widths: Sequence[int], even: bool) -> None:
        header = self.horizontalHeader()
        if even and not widths:
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, max(theme().px(width), header.sectionSizeHint(column)))
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)

    def _double_clicked(self, row: int, _column: int) -> None:
        self.opened.emit(row)
