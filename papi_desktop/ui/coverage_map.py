"""The coverage map: duties by villages, each cell a sign, a word and a colour; a cell opens the posting it speaks of."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.translations import _
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.status import status
from papi_desktop.ui.widgets.status_delegate import STATUS_ROLE, StatusDelegate

STATE_WORDS = {
    "complete": N_("Complete"),
    "running": N_("Hanging"),
    "short": N_("Short"),
    "not_proven": N_("Not proven"),
    "missing": N_("Late, not hung"),
    "not_due": N_("Not due yet"),
}


class CoverageMap(QTableWidget):
    """Duties down, villages across."""

    cell_wanted = Signal(object)
    """The CoverageCell pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Coverage map: duties by villages"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setItemDelegate(StatusDelegate(self))
        self.setCornerButtonEnabled(False)
        self.verticalHeader().setDefaultSectionSize(theme().px(40))
        self.verticalHeader().setFixedWidth(theme().px(270))
        self.verticalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        self.horizontalHeader().setDefaultSectionSize(theme().px(118))
        self.horizontalHeader().setFixedHeight(theme().px(40))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.cellDoubleClicked.connect(self._open)
        self.cellClicked.connect(self._open)

    def show_coverage(self, coverage: Any) -> None:
        """Show a `Coverage`; the headquarters' column, which has no name, is named here."""
        self.setRowCount(len(coverage.duties))
        self.setColumnCount(len(coverage.villages))
        self.setHorizontalHeaderLabels([name or _("Headquarters") for _id, name in coverage.villages])
        self.setVerticalHeaderLabels([title for _id, title in coverage.duties])
        for row, (duty_id, title) in enumerate(coverage.duties):
            self.verticalHeaderItem(row).setToolTip(title)
            for column, (village_id, village) in enumerate(coverage.villages):
                self.setItem(row, column, _cell(coverage.cells.get((village_id, duty_id)), title, village))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the posting."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentRow() >= 0:
            self._open(self.currentRow(), self.currentColumn())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int, column: int) -> None:
        item = self.item(row, column)
        if item is not None and item.data(Qt.ItemDataRole.UserRole) is not None:
            self.cell_wanted.emit(item.data(Qt.ItemDataRole.UserRole))


def _cell(cell: Any, duty: str, village: str) -> QTableWidgetItem:
    if cell is None:
        item = QTableWidgetItem("–")
        item.setToolTip(_("Need not hang here"))
        item.setForeground(theme().color("muted"))
    else:
        shown = status(cell.state, _(STATE_WORDS.get(cell.state, cell.state)))
        item = QTableWidgetItem(str(shown))
        item.setForeground(theme().color(shown.tone))
        item.setData(STATUS_ROLE, shown)
        item.setData(Qt.ItemDataRole.UserRole, cell)
        item.setToolTip(f"{duty}\n{village}: {shown}")
    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
    item.setFont(theme().font(9))
    return item
