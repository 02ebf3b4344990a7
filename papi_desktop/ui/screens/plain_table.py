"""A short table that is only read: a few dozen lines shown at once. Books and grids have models of their own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from papi_desktop.translations import _
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.status import Status

Cell = str | Status


class PlainTable(QTableWidget):
    """Lines of text.

    Args:
        headings: msgids.
        name: translated; the accessible name.
        right: columns of figures.
        even: whether the columns share the width; else the first takes what the others leave.
    """

    def __init__(
        self,
        headings: Sequence[str],
        name: str,
        *,
        right: Collection[int] = (),
        even: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(0, len(headings), parent)
        self._right = right
        self.setHorizontalHeaderLabels([_(heading) for heading in headings])
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(28))
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch if even else QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: Sequence[Sequence[Cell]]) -> None:
        """Show these lines and no others; a status keeps its colour."""
        self.setRowCount(0)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, cell in enumerate(line):
                item = QTableWidgetItem(str(cell))
                item.setToolTip(str(cell))
                if isinstance(cell, Status):
                    item.setForeground(theme().color(cell.tone))
                if column in self._right:
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(row, column, item)

    def fit_height(self) -> None:
        """Be just as high as the lines shown."""
        header = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(header + self.rowCount() * theme().px(28) + 2 * self.frameWidth())
