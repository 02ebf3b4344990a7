"""Every problem of a dry run in one list; choosing one goes to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Severity
from papi_desktop.translations import _, render
from papi_desktop.ui.style import theme

Index: TypeAlias = QModelIndex | QPersistentModelIndex
NO_PARENT = QModelIndex()


class ProblemModel(QAbstractListModel):
    """Problems, errors before warnings, otherwise in the order of the rows."""

    def __init__(self, several_sheets: bool = False, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._problems: list[Any] = []
        self._several_sheets = several_sheets

    @property
    def problems(self) -> Sequence[Any]:
        """Return the problems in the order shown."""
        return self._problems

    def show_problems(self, problems: Sequence[Any], several_sheets: bool) -> None:
        """Show the problems of a dry run (`exchange` gives them sheet, row, field, value, message and severity)."""
        self.beginResetModel()
        self._several_sheets = several_sheets
        self._problems = sorted(problems, key=lambda p: p.severity is not Severity.ERROR)
        self.endResetModel()

    def rowCount(self, parent: Index = NO_PARENT) -> int:
        """Return how many problems there are."""
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a problem in words."""
        problem = self._problems[index.row()]
        error = problem.severity is Severity.ERROR
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return f"{'✕' if error else '!'} {self._where(problem)}{render(problem.message)}"
            case Qt.ItemDataRole.ForegroundRole:
                return theme().color("bad" if error else "warn")
        return None

    def _where(self, problem: Any) -> str:
        if not problem.row:
            return ""
        column = f" {problem.heading}" if problem.heading else ""
        sheet = f"{problem.sheet}, " if self._several_sheets else ""
        return render(say("{sheet}row {row}{column}: ", sheet=sheet, row=problem.row, column=column))


class _WholeText(QStyledItemDelegate):
    """Gives every problem as many lines as it needs: the usual measure forgets the padding of the style sheet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Measure a problem."""
        view = option.widget
        room = (view.viewport().width() if isinstance(view, QListView) else option.rect.width()) - theme().px(24)
        text = option.fontMetrics.boundingRect(QRect(0, 0, room, 1 << 14), Qt.TextFlag.TextWordWrap, str(index.data()))
        return QSize(room, text.height() + theme().px(10))


class ProblemList(QListView):
    """The list; a click, Enter or the arrows go to the cell, F2 opens it."""

    wanted = Signal(object)
    """The problem the mark is on."""
    edit_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model_ = ProblemModel()
        self._quiet = False
        self._visited = True
        self.setModel(self.model_)
        self.setAccessibleName(_("Problems"))
        self.setItemDelegate(_WholeText(self))
        self.setWordWrap(True)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._activated)

    def show_problems(self, problems: Sequence[Any], several_sheets: bool) -> None:
        """Show the problems of another dry run.

        The mark stays on its problem while that is there. When it is solved, the one that took its place is marked, not visited yet.
        """
        before, row = self.current(), self.currentIndex().row()
        self._quiet = True
        self.model_.show_problems(problems, several_sheets)
        places = [_place(problem) for problem in self.model_.problems]
        if before is not None and places:
            still_there = _place(before) in places
            row = places.index(_place(before)) if still_there else min(row, len(places) - 1)
            self.setCurrentIndex(self.model_.index(row, 0))
            self._visited = still_there
        self._quiet = False

    def go_to_first(self) -> None:
        """Go to the first problem and its cell."""
        if self.model_.rowCount():
            self.setCurrentIndex(self.model_.index(0, 0))
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._clicked(self.currentIndex())

    def go_by(self, step: int) -> None:
        """Go to the next or the previous problem and its cell; behind the last one the first comes again."""
        count = self.model_.rowCount()
        if not count:
            return
        row = self.currentIndex().row()
        if row < 0 or (step > 0 and not self._visited):
            row = max(0, row)
        else:
            row = (row + step) % count
        self.setCurrentIndex(self.model_.index(row, 0))
        self._clicked(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The arrows lead to the cell as a click does."""
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus() and not self._quiet:
            self._clicked(current)

    def current(self) -> Any | None:
        """Return the problem the mark is on."""
        row = self.currentIndex().row()
        return self.model_.problems[row] if 0 <= row < self.model_.rowCount() else None

    def _clicked(self, index: Index) -> None:
        self._visited = True
        self.wanted.emit(self.model_.problems[index.row()])

    def _activated(self, index: QModelIndex) -> None:
        self._clicked(index)
        self.edit_wanted.emit()


def _place(problem: Any) -> tuple[str, int, str, str]:
    return problem.sheet, problem.row, problem.field, problem.kind
