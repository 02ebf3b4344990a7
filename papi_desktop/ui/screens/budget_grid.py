"""The grid a budget table is typed into: the keys of a spreadsheet, and nothing that needs a mouse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QWidget

from papi_desktop.domain.budget.table import Table
from papi_desktop.operations.budget import editing
from papi_desktop.translations import _
from papi_desktop.ui.screens.budget_model import BudgetModel
from papi_desktop.ui.screens.import_grid import GridDelegate
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.enter_goes_down import EnterGoesDown

_LABEL_WIDTH, _ORDINAL_WIDTH, _FIGURE_WIDTH = 280, 56, 112
_LABEL = 1


class BudgetGrid(EnterGoesDown):
    """Arrows move, typing writes over, F2 edits, Enter goes down, Delete blanks, Ctrl+C, X, V, Z, Y; Ctrl++, Ctrl+Enter add a row.

    Args:
        model: the table.
    """

    def __init__(self, model: BudgetModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setAccessibleName(_("Budget table"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme().px(26))
        self.verticalHeader().setMinimumWidth(theme().px(36))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setHighlightSections(False)
        self._headings: tuple[str, ...] = ()
        model.modelReset.connect(self._fit_new_headings)
        model.headerDataChanged.connect(self._fit_new_headings)

    def fit_columns(self) -> None:
        """Give the label its room and the figures theirs; the heading is as high as its lines."""
        self.setColumnWidth(0, theme().px(_ORDINAL_WIDTH))
        self.setColumnWidth(1, theme().px(_LABEL_WIDTH))
        metrics = self.horizontalHeader().fontMetrics()
        tallest = 1
        for column in range(self._model.columnCount()):
            lines = str(self._model.headerData(column, Qt.Orientation.Horizontal)).split("\n")
            tallest = max(tallest, len(lines))
            if column > _LABEL:
                widest = max(metrics.horizontalAdvance(line) for line in lines) + theme().px(20)
                self.setColumnWidth(column, min(max(widest, theme().px(_FIGURE_WIDTH)), theme().px(220)))
        mark = self._model.columnCount() - 1
        if mark > 0:
            self.setColumnWidth(mark, theme().px(84))
        self.horizontalHeader().setFixedHeight(tallest * metrics.height() + theme().px(14))

    def _fit_new_headings(self, *_where: object) -> None:
        """Measure anew when headings are others; widths drawn by hand stay while only rows change."""
        columns = range(self._model.columnCount())
        headings = tuple(str(self._model.headerData(n, Qt.Orientation.Horizontal)) for n in columns)
        if headings and headings != self._headings:
            self._headings = headings
            self.fit_columns()

    def go_to(self, row: int, column: int) -> None:
        """Put the mark on a figure; on the label for column -1."""
        index = self._model.index(row, column + editing.LEADS if column >= 0 else 1)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus()

    def selected_rows(self) -> list[int]:
        """Return the rows marked, else the current one."""
        rows = sorted({index.row() for index in self.selectedIndexes()})
        current = self.currentIndex().row()
        return rows or ([current] if current >= 0 else [])

    def add_row(self) -> None:
        """Put a blank row before the current one, as many as are marked; the first row of an empty table."""
        rows = self.selected_rows() or [0]
        self._put_rows(rows[0], len(rows))

    def add_row_below(self) -> None:
        """Put a blank row behind the current one, as many as are marked: so a table grows at its end."""
        rows = self.selected_rows()
        self._put_rows(rows[-1] + 1 if rows else 0, max(1, len(rows)))

    def _put_rows(self, before: int, count: int) -> None:
        table = self._model.table
        for _time in range(count):
            table = editing.with_new_row(table, before)
        self._model.change(table)
        self.setCurrentIndex(self._model.index(before, 0))

    def remove_rows(self) -> None:
        """Take the marked rows away; Ctrl+Z brings them back."""
        rows = self.selected_rows()
        if rows:
            self._model.change(editing.without_rows(self._model.table, rows))
            self.setCurrentIndex(self._model.index(min(rows[0], self._model.rowCount() - 1), 0))

    @property
    def table(self) -> Table:
        """The table as it stands on the screen."""
        return self._model.table

    def figure_column(self) -> int | None:
        """Return the place among the figures of the column the mark is in: below 0 over TT and labels; None when nothing is marked."""
        current = self.currentIndex()
        return min(current.column() - editing.LEADS, len(self.table.columns) - 1) if current.isValid() else None

    def remove_column(self) -> None:
        """Take the current column away; Ctrl+Z brings it back."""
        place = self.figure_column()
        if place is not None and place >= 0:
            self.change_keeping_place(editing.without_column(self._model.table, place))

    def step_back(self, step: Callable[[], None]) -> None:
        """Go back or forth one change; the mark stays where it is as far as the table goes."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        step()
        self._put_mark(row, column)

    def change_keeping_place(self, table: Table) -> None:
        """Take a table made of the one shown, the mark staying where it is."""
        row, column = self.currentIndex().row(), self.currentIndex().column()
        self._model.change(table)
        self._put_mark(row, column)

    def _put_mark(self, row: int, column: int) -> None:
        last = (self._model.rowCount() - 1, self._model.columnCount() - 1)
        self.setCurrentIndex(self._model.index(min(max(row, 0), last[0]), min(max(column, 0), last[1])))

    def mark_rows(self) -> None:
        """Keep the marked rows off the public copy, or let them onto it."""
        rows = self.selected_rows()
        if rows:
            self._model.change(editing.marked(self._model.table, rows))

    def fill(self) -> None:
        """Fill the blank cells of formula columns."""
        self._model.change(editing.fill_formulas(self._model.table))

    # ---------------------------------------------------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a spreadsheet."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # the editor's own delegate closes it, and `closeEditor` goes on
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.go_down()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and control:
            self.add_row_below()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self.step_back(self._model.undo)
        elif event.matches(QKeySequence.StandardKey.Redo) or (control and event.key() == Qt.Key.Key_Y):
            self.step_back(self._model.redo)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self._copy()
            self._clear()
        elif event.key() == Qt.Key.Key_Delete and control:
            self.remove_rows()
        elif event.key() == Qt.Key.Key_Delete:
            self._clear()
        elif event.key() == Qt.Key.Key_Insert or (control and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal)):
            self.add_row()
        elif event.key() == Qt.Key.Key_Space and self._model.is_mark(self.currentIndex()):
            self.mark_rows()
        else:
            super().keyPressEvent(event)

    def _figures_selected(self) -> list[tuple[int, int]]:
        return sorted((i.row(), i.column()) for i in self.selectedIndexes() if not self._model.is_mark(i))

    def _clear(self) -> None:
        self._model.change(editing.cleared(self._model.table, self._figures_selected()))

    def _copy(self) -> None:
        lines: dict[int, list[str]] = defaultdict(list)
        for row, place in self._figures_selected():
            lines[row].append(editing.cell_text(self._model.table, row, place).strip())
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))

    def _paste(self) -> None:
        current, block = self.currentIndex(), QGuiApplication.clipboard().text()
        if block and current.isValid() and not self._model.is_mark(current):
            row, place = current.row(), current.column()
            self._model.change(editing.pasted(self._model.table, row, place, block))
            self.setCurrentIndex(self._model.index(row, place))
