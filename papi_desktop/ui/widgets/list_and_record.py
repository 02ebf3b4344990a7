"""A list over the record chosen in it: the list is no higher than its rows, the record has the rest; a dragged handle stays."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTableView, QWidget

from papi_desktop.ui.style import theme

_LIST_PART = 250 / 600
"""How much of the page a long list has."""


class ListAndRecord(QSplitter):
    """Shares the height of a page between a list and the record under it.

    Args:
        above: what the list stands in.
        table: the list, whose rows are counted.
        below: the record.
    """

    def __init__(self, above: QWidget, table: QTableView, below: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._table = table
        self._dragged = False
        self._sizes_reading: list[int] | None = None
        self.setChildrenCollapsible(False)
        self.setHandleWidth(theme().px(8))
        self.addWidget(above)
        self.addWidget(below)
        # A resize settles first: the splitter hands out the new height itself.
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(0)
        self._settled.timeout.connect(self._share)
        self.splitterMoved.connect(self._moved)

    def share(self) -> None:
        """Share the height anew, once the page has its size."""
        self._settled.start()

    def make_room(self, writing: bool) -> None:
        """While something is written its form has the room; the list keeps two lines and comes back afterwards."""
        if writing and self._sizes_reading is None:
            self._sizes_reading = self.sizes()
            low = self._table.minimumHeight()
            self.setSizes([low, sum(self._sizes_reading) - low])
        elif not writing and self._sizes_reading is not None:
            self.setSizes(self._sizes_reading)
            self._sizes_reading = None
            self.share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height."""
        super().resizeEvent(event)
        self.share()

    def _moved(self) -> None:
        self._dragged = True

    def _share(self) -> None:
        room = sum(self.sizes())
        if self._dragged or self._sizes_reading is not None or not all(self.sizes()):
            return
        high = max(self._table.minimumHeight(), min(self._rows_height(), round(room * _LIST_PART)))
        self.setSizes([high, room - high])

    def _rows_height(self) -> int:
        table = self._table
        rows = table.model().rowCount() * table.verticalHeader().defaultSectionSize()
        bar = table.horizontalScrollBar().sizeHint().height() if table.horizontalScrollBar().maximum() else 0
        return table.horizontalHeader().height() + rows + bar + 2 * table.frameWidth()
