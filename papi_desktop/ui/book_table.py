"""The list itself: a table over a BookModel, its column widths, and the keys an official expects in a list."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from papi_desktop.translations import _
from papi_desktop.ui.style import theme
from papi_desktop.ui.table_model import BookModel
from papi_desktop.ui.widgets.column_room import fair_shares
from papi_desktop.ui.widgets.status_delegate import StatusDelegate

_NAME = 200  # narrowest comfortable name, in pixels of the design


class BookTable(QTableView):
    """The rows of a book.

    Args:
        model: what it shows.
        name: accessible name, translated.
    """

    opened = Signal()
    """Enter or a double click on a row."""
    delete_wanted = Signal()
    row_chosen = Signal(int)
    """Another row is current; -1 for none."""

    def __init__(self, model: BookModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(StatusDelegate(self))
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(model.sort)
        header.setAccessibleName(_("Column headings"))
        self._size()
        theme().changed.connect(self._size)
        self.doubleClicked.connect(self._double_clicked)
        model.loaded.connect(self._loaded)

    def current_row(self) -> int:
        """Return the row the mark is on, or -1."""
        return self.currentIndex().row()

    def choose_row(self, row: int) -> None:
        """Put the mark on a row."""
        if 0 <= row < self._model.rowCount():
            self.selectRow(row)
            self.scrollTo(self._model.index(row, 0))

    def currentChanged(self, current: Any, previous: Any) -> None:
        """Tell when the mark moves to another row."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.row_chosen.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete asks, letters go to the find box by the page's own filter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        elif event.key() == Qt.Key.Key_Home:
            self.choose_row(0)
        elif event.key() == Qt.Key.Key_End:
            self.choose_row(self._model.rowCount() - 1)
        else:
            super().keyPressEvent(event)

    def _double_clicked(self, _index: QModelIndex) -> None:
        self.opened.emit()

    def _loaded(self, _total: int) -> None:
        self._give_room()
        self.row_chosen.emit(-1)

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme().px(32))
        self.horizontalHeader().setFixedHeight(theme().px(32))
        metrics = self.fontMetrics()
        header = self.horizontalHeader()
        self._widest = max(range(len(self._model.columns)), key=lambda n: self._model.columns[n].width)
        self._given: list[int] = []
        for number, column in enumerate(self._model.columns):
            heading = header.fontMetrics().horizontalAdvance(_(column.heading)) * 1.1 + theme().px(20)
            width = max(column.width * metrics.averageCharWidth() + theme().px(20), heading)
            self._given.append(round(width))
            self.setColumnWidth(number, round(width))
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(theme().px(48))
        self._narrowest = tuple(self._given)
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room again."""
        super().resizeEvent(event)
        self._give_room()

    def _give_room(self) -> None:
        """Each column gets what it holds as long as the widest, the name, keeps what it holds; the name takes what is left.

        Where even the narrowest columns leave the name too little the list scrolls sideways.
        """
        header = self.horizontalHeader()
        self._widen_others()
        others = sum(header.sectionSize(n) for n in range(header.count()) if n != self._widest)
        least = theme().px(_NAME)
        if self.viewport().width() - others >= least:
            header.setSectionResizeMode(self._widest, QHeaderView.ResizeMode.Stretch)
        else:
            header.setSectionResizeMode(self._widest, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(self._widest, least)

    def _widen_others(self) -> None:
        """Widen the columns beside the name by what they hold; one drawn to a width by hand keeps it."""
        header = self.horizontalHeader()
        own = [n for n, given in enumerate(self._given) if n != self._widest and header.sectionSize(n) == given]
        taken = sum(header.sectionSize(n) for n in range(header.count()) if n != self._widest and n not in own)
        name = max(theme().px(_NAME), self.sizeHintForColumn(self._widest))
        room = self.viewport().width() - taken - name - sum(self._narrowest[n] for n in own)
        wishes = [max(0, self.sizeHintForColumn(n) - self._narrowest[n]) for n in own]
        for number, more in zip(own, fair_shares(wishes, room), strict=True):
            self._given[number] = self._narrowest[number] + more
            self.setColumnWidth(number, self._given[number])
