"""The list of a book, read in windows of 200 rows by the reader's thread; sorting, filtering and finding are SQL, never done here.

Owns what is on screen now and asks for more as the list is scrolled. While an answer is under way the old rows stay, so that typing in
the find box neither waits nor flickers.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal

from papi_desktop.domain.register import Register
from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.data import Query, columns_of, reference_titles
from papi_desktop.ui.display import RIGHT_ALIGNED, shown
from papi_desktop.ui.screens import screens_of
from papi_desktop.ui.screens.plug import ListColumn
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.status import Status
from papi_desktop.ui.widgets.status_delegate import STATUS_ROLE
from papi_desktop.ui.workers import Worker

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_ROOT = QModelIndex()

WINDOW = 200
"""Rows read at a time."""

_KEPT = 24  # windows kept in memory
_GATHER = 15  # milliseconds in which rows asked for by one paint are gathered

RECORD_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the list."""

    key: str
    heading: str
    width: int
    right: bool
    sortable: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line: the record and its cells as text or status."""

    record: dict[str, Any]
    cells: tuple[str | Status, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Some lines of an answer."""

    offset: int
    rows: list[Row]
    total: int


def read_window(office: Office, register: Register, reckoned: tuple[ListColumn, ...], query: Query) -> Window:
    """Read one window of a list, ready to be painted; runs in the reader's thread."""
    page = office.store.page(register, query)
    titles = reference_titles(office, register, page.rows)
    fields = columns_of(register)
    rows = []
    for record in page.rows:
        cells: list[str | Status] = [shown(f, record.get(f.key), titles) for f in fields]
        cells += [column.cell(office, record) for column in reckoned]
        rows.append(Row(record, tuple(cells)))
    return Window(query.offset, rows, page.total)


class BookModel(QAbstractTableModel):
    """The rows of one book that answer a query."""

    loaded = Signal(int)
    """The first window of a new answer is here; how many rows it has in all."""

    def __init__(self, reader: Worker, register: Register, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self.register = register
        self.query = Query()
        reckoned = screens_of(register).columns
        self.columns = (
            # The database knows only the ids of a catalogue; their order says nothing to people.
            *(
                Column(f.key, f.heading, f.width, f.kind in RIGHT_ALIGNED, f.catalogue is None)
                for f in columns_of(register)
            ),
            *(Column(c.key, c.heading, c.width, c.right, False) for c in reckoned),
        )
        self._reckoned = reckoned
        self._total = 0
        self._generation = 0
        self._windows: OrderedDict[int, list[Row]] = OrderedDict()
        self._missing: list[int] = []
        self._gather = QTimer(self)
        self._gather.setSingleShot(True)
        self._gather.setInterval(_GATHER)
        self._gather.timeout.connect(self._ask_missing)

    def ask(self, query: Query) -> None:
        """Show the answer to `query` from its first row, as soon as it is read."""
        self.query = replace(query, offset=0, limit=WINDOW)
        self._generation += 1
        self._read(0, self._show_new)

    def ask_again(self) -> None:
        """Read what is shown again, after a change."""
        self.ask(self.query)

    def record_at(self, row: int) -> dict[str, Any] | None:
        """Return the record of a row, or None while it is not read yet."""
        found = self._row(row)
        return found.record if found else None

    def row_of(self, record_id: str) -> int:
        """Return the row of a record among the windows read, or -1."""
        for number, rows in self._windows.items():
            for place, row in enumerate(rows):
                if row.record["id"] == record_id:
                    return number * WINDOW + place
        return -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows the answer has."""
        return 0 if parent.isValid() else self._total

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns the list has."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the heading of a column, or the number of a row."""
        if orientation is Qt.Orientation.Vertical:
            return section + 1 if role == Qt.ItemDataRole.DisplayRole else None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _(column.heading)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows; a row not read yet is blank and asked for."""
        row = self._row(index.row())
        if row is None:
            return None
        cell = row.cells[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return str(cell)
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_(self.columns[index.column()].heading)}: {cell}"
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[index.column()])
            case Qt.ItemDataRole.ForegroundRole:
                return theme().color(cell.tone) if isinstance(cell, Status) else None
            case _ if role == RECORD_ROLE:
                return row.record
            case _ if role == STATUS_ROLE:
                return cell if isinstance(cell, Status) else None
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort in the database; a negative column is the book's own order."""
        if column < 0 or not self.columns[column].sortable:
            keys: tuple[str, ...] = ()
        else:
            key = self.columns[column].key
            keys = (f"-{key}" if order is Qt.SortOrder.DescendingOrder else key,)
        if keys != self.query.order:
            self.ask(replace(self.query, order=keys))

    def _row(self, number: int) -> Row | None:
        window, place = divmod(number, WINDOW)
        rows = self._windows.get(window)
        if rows is None:
            if window not in self._missing:
                self._missing.append(window)
                self._gather.start()
            return None
        return rows[place] if place < len(rows) else None

    def _ask_missing(self) -> None:
        # A dragged scroll bar paints many windows for a moment each: only where it came to rest matters.
        for window in self._missing[-2:]:
            self._read(window, self._show_more)
        self._missing.clear()

    def _read(self, window: int, done: Any) -> None:
        register, reckoned = self.register, self._reckoned
        query = replace(self.query, offset=window * WINDOW)
        generation = self._generation

        def work(office: Office) -> tuple[int, Window]:
            return generation, read_window(office, register, reckoned, query)

        key = f"list:{id(self)}:{window if done == self._show_more else 'new'}"
        self._reader.submit(work, done, key=key)

    def _show_new(self, answer: tuple[int, Window]) -> None:
        generation, window = answer
        if generation != self._generation:
            return
        self.beginResetModel()
        self._windows = OrderedDict({0: window.rows})
        self._missing.clear()
        self._total = window.total
        self.endResetModel()
        self.loaded.emit(window.total)

    def _show_more(self, answer: tuple[int, Window]) -> None:
        generation, window = answer
        if generation != self._generation or not window.rows:
            return
        self._windows[window.offset // WINDOW] = window.rows
        while len(self._windows) > _KEPT:
            self._windows.popitem(last=False)
        last = min(window.offset + len(window.rows), self._total) - 1
        self.dataChanged.emit(self.index(window.offset, 0), self.index(last, len(self.columns) - 1))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
