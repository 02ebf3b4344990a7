"""The table of the overview: units down, periods or reports across, the shares of each column on top; a cell is one report."""

from __future__ import annotations

from textwrap import fill

from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidgetItem, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.board import BoardLine
from papi_desktop.operations.board_overview import Overview, OverviewColumn
from papi_desktop.translations import _
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

LOOKS = {
    "missing": ("○", "text"),
    "overdue": ("✕", "bad"),
    "sent": ("✓", "good"),
    "late": ("▲", "warn"),
    "corrected": ("✓", "good"),
    "returned": ("↩", "warn"),
    "conflict": ("!", "bad"),
}
"""Sign and colour of each state of the board."""
_WORDS = {
    "missing": N_("Waiting"),
    "overdue": N_("Overdue"),
    "sent": N_("Sent"),
    "late": N_("Late"),
    "corrected": N_("Sent again"),
    "returned": N_("Returned"),
    "conflict": N_("Two files"),
}
_UNIT = 210
_LEAST = 84
_LINE = 18
_LETTERS = 17  # of a heading in one line
_SHARES = 2  # lines on top


class OverviewTable(PlainTable):
    """Units by what they sent, several periods or reports at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__([_("Reporting unit")], [0], _("Reports of the units, side by side"), parent=parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._overview: Overview | None = None
        self._units: list[str] = []

    def show_overview(self, found: Overview, wanted: str) -> None:
        """Show the units whose name holds `wanted`; the cursor stays where it was."""
        row, column = self.currentRow(), self.currentColumn()
        same = self._overview is not None and len(self._overview.columns) == len(found.columns)
        self._overview = found
        self._head(found)
        shown = [(key, name) for key, name in found.units if fold(wanted) in fold(name)]
        self._units = [key for key, _name in shown]
        shares: list[list[str | Status]] = [
            [_("Have sent"), *(column.sent for column in found.columns)],
            [_("In time"), *(column.punctual for column in found.columns)],
        ]
        units: list[list[str | Status]] = [[name, *map(_cell, found.cells(key))] for key, name in shown]
        self.show_rows([*shares, *units])
        for number in range(_SHARES):
            for place in range(self.columnCount()):
                item = self.item(number, place)
                if item is not None:
                    font = item.font()
                    font.setBold(True)
                    item.setFont(font)
        if units:
            self.setCurrentCell(max(_SHARES, min(row, self.rowCount() - 1)), column if same and column > 0 else 1)

    def clear_overview(self) -> None:
        """Show nothing until the next overview is read."""
        self._overview = None
        self._units = []
        self.show_rows([])

    def current_column(self) -> OverviewColumn | None:
        """Return the column the cursor is in; the first one while it is on the name of a unit."""
        if self._overview is None or not self._overview.columns:
            return None
        return self._overview.columns[max(0, self.currentColumn() - 1)]

    def current_line(self) -> BoardLine | None:
        """Return the report the cursor is on; None on a name or a share."""
        number = self.currentRow() - _SHARES
        if self._overview is None or not 0 <= number < len(self._units):
            return None
        return self._overview.line(self._units[number], self.currentColumn() - 1)

    def _head(self, found: Overview) -> None:
        self.setColumnCount(1 + len(found.columns))
        header = self.horizontalHeader()
        headings = [fill(column.heading, _LETTERS) for column in found.columns]
        lines = max((heading.count("\n") + 1 for heading in headings), default=1)
        header.setFixedHeight(theme().px(14 + _LINE * lines))
        header.setMinimumSectionSize(theme().px(_LEAST))
        for number, column in enumerate(found.columns, 1):
            heading = QTableWidgetItem(headings[number - 1])
            heading.setToolTip(f"{column.board.title} {column.board.official}")
            self.setHorizontalHeaderItem(number, heading)
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(0, theme().px(_UNIT))


def _cell(line: BoardLine | None) -> Status:
    if line is None:
        return Status("–", "", "muted")
    sign, tone = LOOKS[line.state]
    return Status(sign, _(_WORDS[line.state]) + ("" if line.key_compared else " *"), tone)
