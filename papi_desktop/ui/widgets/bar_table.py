"""A table whose last column draws each figure as a bar: the chart and its table are one thing, and grey print keeps both."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from papi_desktop.ui.style import theme

_SHARE = Qt.ItemDataRole.UserRole


class _BarDelegate(QStyledItemDelegate):
    """Draws a share from 0 to 1 as a plain bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Any) -> None:
        """Draw the frame of the whole and fill the share."""
        share = index.data(_SHARE)
        if share is None:
            return
        gap = theme().px(8)
        frame = option.rect.adjusted(gap, gap, -gap, -gap)
        painter.save()
        painter.setPen(theme().color("muted"))
        painter.fillRect(
            QRect(frame.left(), frame.top(), round(frame.width() * share), frame.height()), theme().color("accent")
        )
        painter.drawRect(frame)
        painter.restore()


class BarTable(QTableWidget):
    """Rows of a name, figures, and a bar of the first figure as a share of the second.

    Args:
        headings: translated: name, part, whole, bar.
        name: accessible name.
    """

    def __init__(self, headings: Sequence[str], name: str, parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self.setHorizontalHeaderLabels(list(headings))
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().px(32))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegateForColumn(len(headings) - 1, _BarDelegate(self))
        self.setColumnWidth(0, theme().px(260))

    def show_figures(self, rows: Sequence[tuple[str, int, int]]) -> None:
        """Show (name, part, whole) lines."""
        self.setRowCount(len(rows))
        for number, (name, part, whole) in enumerate(rows):
            share = part / whole if whole else 0.0
            for column, text in enumerate((name, str(part), str(whole))):
                item = QTableWidgetItem(text)
                if column in (1, 2):
                    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self.setItem(number, column, item)
            bar = QTableWidgetItem()
            bar.setData(_SHARE, share)
            bar.setData(Qt.ItemDataRole.AccessibleTextRole, f"{round(share * 100)} %")
            self.setItem(number, 3, bar)
