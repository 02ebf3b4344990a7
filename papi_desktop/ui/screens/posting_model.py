"""The places of a disclosure as a table: tick those to be recorded together, read the verdict of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import POSTINGS
from papi_desktop.translations import _, render
from papi_desktop.ui.display import shown
from papi_desktop.ui.screens.posting_data import PlaceLine
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.status import Status, status
from papi_desktop.ui.widgets.status_delegate import STATUS_ROLE

Index: TypeAlias = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


@dataclass(frozen=True)
class _Column:
    heading: str
    width: int
    right: bool = False


COLUMNS = (
    _Column(N_("Place"), 23),
    _Column(N_("Verdict"), 24),
    _Column(N_("Days"), 6, right=True),
    _Column(N_("From"), 10),
    _Column(N_("Posted to"), 10),
    _Column(N_("Photos"), 5, right=True),
    _Column(N_("Minutes"), 8),
    _Column(N_("Hung by"), 13),
    _Column(N_("Who saw it hung"), 13),
    _Column(N_("Opinions"), 5, right=True),
)


class PostingModel(QAbstractTableModel):
    """One row a place; the first column carries the tick."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[PlaceLine] = []
        self._cells: list[tuple[str | Status, ...]] = []
        self._ticked: set[str] = set()

    @property
    def lines(self) -> Sequence[PlaceLine]:
        """Return the places in order."""
        return self._lines

    def show_lines(self, lines: Sequence[PlaceLine]) -> None:
        """Show places; ticks of places that are still there stay."""
        self.beginResetModel()
        self._lines = list(lines)
        self._cells = [_cells(line) for line in lines]
        self._ticked &= {line.id for line in lines}
        self.endResetModel()
        self.ticked.emit()

    def ticked_lines(self) -> list[PlaceLine]:
        """Return the ticked places in order."""
        return [line for line in self._lines if line.id in self._ticked]

    def tick(self, rows: Sequence[int], on: bool) -> None:
        """Tick or untick rows."""
        for row in rows:
            self._ticked ^= {self._lines[row].id} if (self._lines[row].id in self._ticked) != on else set()
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), 0), [Qt.ItemDataRole.CheckStateRole])
            self.ticked.emit()

    def toggle(self, row: int) -> None:
        """Turn the tick of a row."""
        self.tick([row], self._lines[row].id not in self._ticked)

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many places there are."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The first column can be ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _(COLUMNS[section].heading)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        cell = self._cells[index.row()][index.column()]
        column = COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(cell)
            case Qt.ItemDataRole.ToolTipRole:
                return self._whole(index)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(column.heading)}: {self._whole(index)}"
            case Qt.ItemDataRole.CheckStateRole if index.column() == 0:
                on = self._lines[index.row()].id in self._ticked
                return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if isinstance(cell, Status):
                return theme().color(cell.tone)
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case _ if role == STATUS_ROLE:
                return cell if isinstance(cell, Status) else None
        return None

    def _whole(self, index: Index) -> str:
        """Return what a cell says without being cut to its column."""
        cell = self._cells[index.row()][index.column()]
        verdict = self._lines[index.row()].verdict
        return f"{cell.sign} {render(verdict.words)}" if isinstance(cell, Status) else cell

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick([index.row()], Qt.CheckState(value) is Qt.CheckState.Checked)
        return True


_SHORT = {"not_proven": N_("not proven")}
"""Verdicts whose words are too long for a column; the whole stands in the tool tip."""


def _cells(line: PlaceLine) -> tuple[str | Status, ...]:
    def value(key: str) -> str:
        return shown(POSTINGS[key], line.posting.get(key))

    signed = [
        _(words)
        for key, words in (("minutes_signed", N_("posting")), ("end_minutes_signed", N_("closing")))
        if line.posting.get(key)
    ]
    return (
        line.name,
        status(line.verdict.verdict, _(_SHORT.get(line.verdict.verdict, "")) or render(line.verdict.words)),
        str(line.verdict.days) if line.hung else "",
        value("posted_from"),
        value("posted_to"),
        str(line.photos) if line.photos else "",
        ", ".join(signed),
        value("posted_by"),
        value("witnesses"),
        value("opinions"),
    )
