"""The rows of a list as a grid to be corrected: bad cells by colour and sign, typing as in a spreadsheet.

Owns what is on screen of a dry run. What is typed is handed on; the answer comes as another dry run. Thousands of rows: no widget a cell.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from typing import Any, Protocol, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.register import Field, Register, Severity
from papi_desktop.translations import _, render
from papi_desktop.ui.display import RIGHT_ALIGNED
from papi_desktop.ui.screens.import_session import CellKey, RowKey
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.enter_goes_down import EnterGoesDown

Index: TypeAlias = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()

TINT_ROLE = Qt.ItemDataRole.UserRole + 2
"""The colour behind a bad cell. A role of our own: a style sheet with rules for cells paints over the usual one."""

_TINT = 38  # of 255: how strongly a bad cell is coloured; the text on it keeps its contrast
_MOST_MEASURED = 200  # rows looked at for the width of a column


class Run(Protocol):
    """A dry run as the grid needs it."""

    @property
    def register(self) -> Register:
        """The book the rows go into."""

    @property
    def reading(self) -> Any:
        """Rows, problems and which column is which field (`exchange` gives it)."""


def grid_fields(run: Run) -> list[Field]:
    """Return the columns: what the workbook fills, in the order of its columns, the village first where rows stand under it."""
    register = run.register
    filled = dict.fromkeys(target.partition(":")[0] for target in run.reading.mapping.values() if target)
    for split in register.split_columns:
        if split.value_field in filled:
            filled.setdefault(split.choice_field)
    fields = [register[key] for key in filled if key in register]
    if register.subtitle_field and register.subtitle_field not in filled:
        fields.insert(0, register[register.subtitle_field])
    return fields


class GridModel(QAbstractTableModel):
    """Rows of a dry run by fields of its book."""

    typed = Signal(object, str)
    """A cell (CellKey) and what was typed into it."""

    def __init__(self, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._register = register
        self._fields: list[Field] = []
        self._rows: list[Any] = []
        self._seen: list[int] = []
        self._only_bad = False
        self._several_sheets = False
        self._problems: dict[RowKey, dict[str, list[Any]]] = {}
        self._corrected: Set[CellKey] = frozenset()
        self._waiting: dict[CellKey, str] = {}

    @property
    def fields(self) -> Sequence[Field]:
        """Return the columns in order."""
        return self._fields

    def show_run(self, run: Run, corrected: Set[CellKey]) -> None:
        """Show a dry run; rows that were seen stay where they are, also when they are no longer bad.

        Args:
            run: as read or checked again.
            corrected: cells the official typed into.
        """
        keys = [row.key for row in run.reading.rows]
        fields = grid_fields(run)
        same = keys == [row.key for row in self._rows] and fields == self._fields
        self._corrected = corrected
        self._waiting.clear()
        self._problems = _by_row(run)
        if same:
            self._rows = list(run.reading.rows)
            new = self._wanted()
            if not self._only_bad or set(new) <= set(self._seen):
                self.dataChanged.emit(self.index(0, 0), self.index(len(self._seen) - 1, len(fields) - 1))
                self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(0, len(self._seen) - 1))
                return
            new = sorted({*new, *self._seen})
        self.beginResetModel()
        self._rows, self._fields = list(run.reading.rows), fields
        self._several_sheets = len({row.sheet for row in self._rows}) > 1
        self._seen = new if same else self._wanted()
        self.endResetModel()

    def show_only_bad(self, only: bool) -> None:
        """Show only the rows with something to look at, or all."""
        self.beginResetModel()
        self._only_bad = only
        self._seen = self._wanted()
        self.endResetModel()

    def key_of(self, row: int) -> RowKey:
        """Return where a row of the grid stands in the workbook."""
        return self._rows[self._seen[row]].key  # type: ignore[no-any-return]

    def index_of(self, key: RowKey, field: str) -> QModelIndex:
        """Return the cell of a row and a field, or its first cell if the field is no column; invalid if the row is not shown."""
        column = next((n for n, f in enumerate(self._fields) if f.key == field), 0)
        for row, number in enumerate(self._seen):
            if self._rows[number].key == key:
                return self.index(row, column)
        return QModelIndex()

    def messages_at(self, index: Index) -> list[str]:
        """Return what is wrong in a cell; in the first cell also what concerns the whole row."""
        row = self._rows[self._seen[index.row()]]
        found = self._problems.get(row.key, {})
        field = self._fields[index.column()].key
        known = {f.key for f in self._fields}
        here = list(found.get(field, ()))
        if index.column() == 0:
            here += [p for key, problems in found.items() if key not in known for p in problems]
        return [render(p.message) for p in here]

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many rows are shown."""
        return 0 if parent.isValid() else len(self._seen)

    def columnCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._fields)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Every cell can be typed into."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column, or the number of a row as its spreadsheet counts it, with a sign when it is bad."""
        if orientation is Qt.Orientation.Horizontal:
            wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
            return _(self._fields[section].heading) if role in wanted else None
        row = self._rows[self._seen[section]]
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.sheet}, {row.row_number}"
        if role == Qt.ItemDataRole.DisplayRole:
            sign = _sign([p for problems in self._problems.get(row.key, {}).values() for p in problems])
            name = f"{row.sheet} {row.row_number}" if self._several_sheets else str(row.row_number)
            return f"{sign} {name}".strip()
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or what is typed over."""
        row = self._rows[self._seen[index.row()]]
        field = self._fields[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                sign = _sign(self._problems.get(row.key, {}).get(field.key, ()))
                return f"{sign} {self._text(row, field)}".strip()
            case Qt.ItemDataRole.EditRole:
                return self._text(row, field)
            case Qt.ItemDataRole.ToolTipRole:
                notes = [render(row.notes[field.key])] if field.key in row.notes else []
                return "\n".join(self.messages_at(index) + notes) or None
            case Qt.ItemDataRole.AccessibleTextRole:
                words = " ".join((f"{_(field.heading)}: {self._text(row, field)}", *self.messages_at(index)))
                return words.strip()
            case _ if role == TINT_ROLE:
                return self._tint(row, field)
            case Qt.ItemDataRole.FontRole if (*row.key, field.key) in self._corrected:
                font = QFont()
                font.setBold(True)
                return font
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if field.kind in RIGHT_ALIGNED else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand on what was typed; the cell shows it until everything is checked again."""
        if role != Qt.ItemDataRole.EditRole or str(value) == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        key = (*self.key_of(index.row()), self._fields[index.column()].key)
        self._waiting[key] = str(value)
        self.dataChanged.emit(index, index)
        self.typed.emit(key, str(value))
        return True

    def _wanted(self) -> list[int]:
        if not self._only_bad:
            return list(range(len(self._rows)))
        return [number for number, row in enumerate(self._rows) if row.key in self._problems]

    def _text(self, row: Any, field: Field) -> str:
        waiting = self._waiting.get((*row.key, field.key))
        if waiting is not None:
            return waiting
        cell = row.cells.get(field.key)
        if cell is None:
            return str(row.subtitle) if field.key == self._register.subtitle_field else ""
        # A column that is itself an answer ("Năm sinh: Nữ") gives the stored word, not a text of the file.
        choice = field.choice(str(cell))
        return choice.print_label if choice else as_text(cell)

    def _tint(self, row: Any, field: Field) -> QColor | None:
        problems = self._problems.get(row.key, {}).get(field.key)
        if not problems:
            return None
        color = QColor(theme().color("bad" if _blocks(problems) else "warn"))
        color.setAlpha(_TINT)
        return color


class GridDelegate(QStyledItemDelegate):
    """Paints the colour of a bad cell under its text."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        tint = index.data(TINT_ROLE)
        if tint is not None:
            painter.fillRect(option.rect, tint)
        super().paint(painter, option, index)


class GridView(EnterGoesDown):
    """The grid; F2 or a double click types into a cell, Enter goes down, Tab goes right."""

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setAccessibleName(_("Rows of the list"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(theme().px(28))
        self.verticalHeader().setMinimumWidth(theme().px(56))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        header.setFixedHeight(theme().px(32))

    def fit_columns(self) -> None:
        """Give each column the width of what stands in it, within reason."""
        metrics = self.fontMetrics()
        for column in range(self._model.columnCount()):
            texts = [str(self._model.headerData(column, Qt.Orientation.Horizontal))]
            texts += [
                str(self._model.index(row, column).data()) for row in range(min(self._model.rowCount(), _MOST_MEASURED))
            ]
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            self.setColumnWidth(column, min(theme().px(280), round(widest * 1.1) + theme().px(24)))

    def go_to(self, index: QModelIndex, *, edit: bool = False) -> None:
        """Put the mark on a cell, and open it for typing if asked."""
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
            self.setFocus()
            if edit:
                self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes down; Ctrl+C copies what is marked as a spreadsheet would."""
        if self.state() is QAbstractItemView.State.EditingState:
            # The editor leaves Enter to us as well; its own delegate closes it and `closeEditor` goes on.
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.go_down()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def _copy(self) -> None:
        marked = sorted(self.selectedIndexes(), key=lambda index: (index.row(), index.column()))
        lines: dict[int, list[str]] = defaultdict(list)
        for index in marked:
            lines[index.row()].append(str(index.data(Qt.ItemDataRole.EditRole)))
        QGuiApplication.clipboard().setText("\n".join("\t".join(cells) for cells in lines.values()))


def _by_row(run: Run) -> dict[RowKey, dict[str, list[Any]]]:
    found: dict[RowKey, dict[str, list[Any]]] = {}
    for problem in run.reading.problems:
        found.setdefault((problem.sheet, problem.row), {}).setdefault(problem.field, []).append(problem)
    return found


def _blocks(problems: Sequence[Any]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _sign(problems: Sequence[Any]) -> str:
    if not problems:
        return ""
    return "✕" if _blocks(problems) else "!"
