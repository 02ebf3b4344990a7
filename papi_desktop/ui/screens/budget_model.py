"""A budget table as a grid: the model over one unchanging table after another, with its own undo. Must not know the dialog around it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from papi_desktop.domain.budget.finding import Finding
from papi_desktop.domain.budget.table import Role, Table
from papi_desktop.domain.messages import N_
from papi_desktop.domain.vietnamese.unreadable import UnreadableError
from papi_desktop.operations.budget import editing
from papi_desktop.operations.budget.checks import CHECK_NAMES
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.import_grid import TINT_ROLE
from papi_desktop.ui.style import theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_TINT = 38  # of 255
_PUBLIC = N_("Public")


class BudgetModel(QAbstractTableModel):
    """TT, label, figures, and whether the row is on the public copy."""

    edited = Signal()
    """The table was changed by the official."""
    refused = Signal(str)
    """What was typed is no figure: the reason, translated."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._before: list[Table] = []
        self._after: list[Table] = []
        self._hidden: Collection[int] = frozenset()
        self._findings: dict[tuple[int, int], list[str]] = {}

    @property
    def table(self) -> Table:
        """The table as it stands on the screen."""
        assert self._table is not None
        return self._table

    def show_table(self, table: Table | None) -> None:
        """Show another table; its undo begins anew."""
        self._before.clear()
        self._after.clear()
        self._findings.clear()
        self._replace(table)

    def show_findings(self, findings: Sequence[tuple[Finding, bool]]) -> None:
        """Mark the cells findings are about; a finding passed with a reason is not marked.

        Args:
            findings: of this table, each with whether it is open.
        """
        self._findings.clear()
        for finding, is_open in findings:
            if is_open and finding.row >= 0:
                place = finding.column + editing.LEADS if finding.column >= 0 else 1
                self._findings.setdefault((finding.row, place), []).append(
                    f"{_(CHECK_NAMES[finding.check])}: {render(finding.message)}"
                )
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def change(self, table: Table) -> None:
        """Take a table the official made of this one; Ctrl+Z brings this one back."""
        if self._table is not None and table != self._table:
            self._before.append(self._table)
            self._after.clear()
            self._replace(table)
            self.edited.emit()

    def undo(self) -> None:
        """Go back one change."""
        self._move(self._before, self._after)

    def redo(self) -> None:
        """Do again what was undone last."""
        self._move(self._after, self._before)

    def _move(self, source: list[Table], target: list[Table]) -> None:
        if source and self._table is not None:
            target.append(self._table)
            self._replace(source.pop())
            self.edited.emit()

    # ----------------------------------------------------------------------------------------------------------- Qt

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() or self._table is None else len(self._table.rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Return the number of columns, the mark of the public copy last."""
        return 0 if parent.isValid() or self._table is None else editing.LEADS + len(self._table.columns) + 1

    def is_mark(self, index: Index) -> bool:
        """Return whether a cell is the mark of the public copy."""
        return index.column() == self.columnCount() - 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the title of a column with its sign, or the number of a row."""
        if role == Qt.ItemDataRole.DisplayRole and self._table is not None:
            if orientation is Qt.Orientation.Vertical:
                return str(section + 1)
            if section < editing.LEADS:
                return self._table.leads[section]
            if section == self.columnCount() - 1:
                return _(_PUBLIC)
            column = self._table.columns[section - editing.LEADS]
            return "\n".join(part for part in (column.group, column.title, column.sign) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell but the mark is typed into."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags if self.is_mark(index) else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or what is typed over."""
        if self._table is None or not index.isValid():
            return None
        row, place = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._shown(row, place)
            case Qt.ItemDataRole.EditRole:
                return "" if self.is_mark(index) else editing.cell_text(self._table, row, place)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join(self._findings.get((row, place), ())) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return self._side(place) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setBold(self._table.rows[row].level == 0)
                return font
            case Qt.ItemDataRole.ForegroundRole if row in self._hidden:
                return QColor(theme().color("muted"))
            case _ if role == TINT_ROLE and (row, place) in self._findings:
                color = QColor(theme().color("warn"))
                color.setAlpha(_TINT)
                return color
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed; a text in a column of figures is refused and the cell stays as it was."""
        if role != Qt.ItemDataRole.EditRole or self._table is None:
            return False
        row, place = index.row(), index.column()
        if str(value) == editing.cell_text(self._table, row, place):
            return False
        try:
            changed = editing.typed(self._table, row, place, str(value))
        except UnreadableError as error:
            self.refused.emit(render(error.message))
            return False
        self.change(changed)
        return True

    # -------------------------------------------------------------------------------------------------------- inside

    def _replace(self, table: Table | None) -> None:
        """Show a table; cells are told changed one by one where only figures changed, so that the mark stays where it is."""
        same = (
            table is not None
            and self._table is not None
            and (len(table.rows), len(table.columns)) == (len(self._table.rows), len(self._table.columns))
        )
        if not same:
            self.beginResetModel()
        self._table = table
        self._hidden = editing.hidden_rows(table) if table is not None else frozenset()
        if not same:
            self.endResetModel()
        else:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
            if self.rowCount():
                self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _shown(self, row: int, place: int) -> str:
        if place == self.columnCount() - 1:
            return _("No") if row in self._hidden else _("Yes")
        text = editing.cell_text(self.table, row, place)
        if place == 1:
            return "    " * max(0, self.table.rows[row].level - 1) + text.strip()
        return f"! {text}" if (row, place) in self._findings else text

    def _side(self, place: int) -> Qt.AlignmentFlag:
        if place == 1:
            return Qt.AlignmentFlag.AlignLeft
        if place == 0 or place == self.columnCount() - 1:
            return Qt.AlignmentFlag.AlignHCenter
        text = self.table.columns[place - editing.LEADS].role is Role.TEXT
        return Qt.AlignmentFlag.AlignLeft if text else Qt.AlignmentFlag.AlignRight
