"""The form of a record, built from its Register: sections, fields in the order an official thinks, and the keys that make typing fast.

Owns layout, keys and values of one record on screen. Must not know how a record is saved or where it came from; `record_panel` does.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.register import Field, Kind, Problem, Register, Severity
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.translations import _, render
from papi_desktop.ui.catalogue_editor import CatalogueEditor
from papi_desktop.ui.law_words import basis_of
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.access_keys import with_access_keys
from papi_desktop.ui.widgets.editors import (
    ChoiceEditor,
    ChoicesEditor,
    DateEditor,
    FlagEditor,
    LongTextEditor,
    NumberEditor,
    PartialDateEditor,
    TextEditor,
)
from papi_desktop.ui.widgets.field_cell import FieldCell
from papi_desktop.ui.widgets.reference_editor import ReferenceEditor

_CELL = 220  # narrowest comfortable field, in pixels of the design
_WIDE = 30  # characters from which a field takes two columns
_MOST_COLUMNS = 4
_WIDE_KINDS = frozenset({Kind.LONGTEXT, Kind.NAMES, Kind.CHOICES})


def make_editor(shell: Shell, field: Field) -> QWidget:
    """Return the editor for a field; SNAPSHOT fields have none and are never in a form.

    Raises:
        ValueError: for a kind that is never typed.
    """
    if field.catalogue:
        return CatalogueEditor(shell.office, field.catalogue)
    match field.kind:
        case Kind.TEXT | Kind.PERSON | Kind.PHONE | Kind.CITIZEN_ID:
            return TextEditor()
        case Kind.LONGTEXT:
            return LongTextEditor()
        case Kind.NAMES:
            return LongTextEditor(names=True)
        case Kind.DATE:
            return DateEditor(shell.office.today)
        case Kind.PARTIAL_DATE:
            return PartialDateEditor(shell.office.today)
        case Kind.YEAR | Kind.INTEGER | Kind.DECIMAL | Kind.MONEY:
            return NumberEditor(field.kind)
        case Kind.CHOICE:
            return ChoiceEditor(field)
        case Kind.CHOICES:
            return ChoicesEditor(field)
        case Kind.FLAG:
            return FlagEditor(_(field.label))
        case Kind.REFERENCE:
            target = BY_KEY[field.references]
            return ReferenceEditor(shell.finder(target), target.singular)
    raise ValueError(f"no editor for {field.kind}")


class RecordForm(QScrollArea):
    """One record on screen.

    Args:
        shell: gives today's date, the law and candidates of references.
        register: what the record is of.
        hidden: keys of fields the surroundings set, such as the parent of a child record.
    """

    edited = Signal()
    save_wanted = Signal(bool)
    """True: and begin a new one."""
    edit_wanted = Signal()
    copy_wanted = Signal()
    left = Signal()
    end_reached = Signal()
    """Enter was pressed in the last field."""
    field_entered = Signal(str)
    """The key of the field that got the focus."""

    def __init__(
        self, shell: Shell, register: Register, hidden: frozenset[str] = frozenset(), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.register = register
        self.previous: Mapping[str, Any] = {}
        self._base: dict[str, Any] = {}
        self._touched = False
        self._locked = False
        self._columns = 0
        self._cells: dict[str, FieldCell] = {}
        self._headings: dict[str, QLabel] = {}
        self._to_reveal: FieldCell | None = None
        self._reveal = QTimer(self)
        self._reveal.setSingleShot(True)
        self._reveal.timeout.connect(self._reveal_now)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        set_role(self._body, "plain")
        outer = QVBoxLayout(self._body)
        outer.setContentsMargins(0, theme().px(8), theme().px(8), theme().px(8))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme().px(16))
        self._grid.setVerticalSpacing(theme().px(4))
        outer.addLayout(self._grid)
        outer.addStretch(1)
        for section in register.sections:
            fields = [
                f for f in register.in_section(section.key) if f.key not in hidden and f.kind is not Kind.SNAPSHOT
            ]
            if not fields:
                continue
            heading = QLabel(_(section.title))
            set_role(heading, "section")
            heading.setContentsMargins(0, theme().px(4), 0, theme().px(4))
            heading.setParent(self._body)
            self._headings[section.key] = heading
            for f in fields:
                self._cells[f.key] = self._make_cell(shell, f)
        for cell, marked in zip(
            self._cells.values(), with_access_keys(cell.text for cell in self._cells.values()), strict=True
        ):
            cell.set_marked_label(marked)
        self.setWidget(self._body)
        self._arrange(_MOST_COLUMNS)

    def show_record(self, record: Mapping[str, Any], *, touched: bool = False) -> None:
        """Show a record; `touched` says that it holds typing not saved yet, as a draft does."""
        self._base = dict(record)
        for key, cell in self._cells.items():
            cell.editor.show_value(record.get(key))
        self._touched = touched
        self.show_problems([])
        self._show_and_hide()
        self.verticalScrollBar().setValue(0)

    def record(self) -> dict[str, Any]:
        """Return the record as it stands on screen, fields without an editor included."""
        values = {key: cell.editor.value() for key, cell in self._cells.items()}
        return {**self._base, **values}

    def settle(self) -> None:
        """Rewrite what was typed in proper form, as leaving each field would."""
        for cell in self._cells.values():
            cell.editor.settle()

    def unreadable(self) -> list[Problem]:
        """Return what was typed but says nothing its field can hold."""
        found = []
        for key, cell in self._cells.items():
            message = cell.editor.problem()
            if message is not None:
                field = self.register[key]
                found.append(Problem(key, field.problem_kind or field.kind.value, message))
        return found

    @property
    def dirty(self) -> bool:
        """Return whether something was typed that differs from what was shown."""
        return self._touched and (bool(self.unreadable()) or self.record() != self._base_of_shown())

    def set_locked(self, locked: bool) -> None:
        """Open the form for writing, or close it."""
        self._locked = locked
        for cell in self._cells.values():
            cell.editor.set_locked(locked)
            cell.set_compact(locked)

    def show_problems(self, problems: list[Problem]) -> None:
        """Write each problem under its field."""
        by_field = {p.field: p for p in reversed(problems)}
        for key, cell in self._cells.items():
            problem = by_field.get(key)
            cell.show_problem(
                render(problem.message) if problem else "", problem.severity if problem else Severity.ERROR
            )

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        cell = self._cells.get(key)
        if cell is not None:
            cell.widget.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal_soon(cell)

    def go_to_first(self) -> None:
        """Put the cursor into the first field."""
        for key, cell in self._cells.items():
            if not cell.isHidden():
                self.go_to(key)
                return

    def fill(self, values: Mapping[str, Any]) -> None:
        """Write values into fields as if they had been typed."""
        for key, value in values.items():
            if key in self._cells:
                self._cells[key].editor.show_value(value)
        self._was_edited()

    def label_of(self, key: str) -> str:
        """Return the label of a field as shown."""
        return self._cells[key].text if key in self._cells else ""

    def help_of(self, key: str) -> str:
        """Return the help and legal basis of a field as shown."""
        return self._cells[key].help if key in self._cells else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        columns = max(1, min(_MOST_COLUMNS, event.size().width() // theme().px(_CELL)))
        if columns != self._columns:
            self._arrange(columns)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of a form; everything else belongs to the field."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._key(watched, event):
            return True
        if event.type() == QEvent.Type.FocusIn:
            cell = self._cell_of(watched)
            if cell is not None:
                self._reveal_soon(cell)
                self.field_entered.emit(next(key for key, known in self._cells.items() if known is cell))
        return super().eventFilter(watched, event)

    def _make_cell(self, shell: Shell, field: Field) -> FieldCell:
        editor = make_editor(shell, field)
        basis = basis_of(shell.office, field.legal_basis)
        cell = FieldCell(
            _(field.label), editor, field.required, " ".join(filter(None, (_(field.help), basis))), self._body
        )
        cell.editor.edited.connect(partial(self._cell_edited, cell))
        editor.installEventFilter(self)
        for box in editor.findChildren(QAbstractButton):
            box.installEventFilter(self)
        cell.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        return cell

    def _arrange(self, columns: int) -> None:
        while self._grid.count():
            self._grid.takeAt(0)
        row = 0
        for section in self.register.sections:
            heading = self._headings.get(section.key)
            if heading is None:
                continue
            cells = [
                (f, self._cells[f.key])
                for f in self.register.in_section(section.key)
                if f.key in self._cells and not self._cells[f.key].isHidden()
            ]
            heading.setVisible(bool(cells) and len(self._headings) > 1)
            if not heading.isHidden():
                self._grid.addWidget(heading, row, 0, 1, columns)
                row += 1
            column = 0
            for field, cell in cells:
                span = min(columns, 2 if field.kind in _WIDE_KINDS or field.width >= _WIDE else 1)
                if column + span > columns:
                    row, column = row + 1, 0
                self._grid.addWidget(cell, row, column, 1, span)
                column += span
            row += 1
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns

    def _show_and_hide(self) -> None:
        record = self.record()
        changed = False
        for key, cell in self._cells.items():
            condition = self.register[key].visible_when
            hidden = condition is not None and not condition(record)
            if hidden != cell.isHidden():
                cell.setHidden(hidden)
                changed = True
            told = self.register[key].told
            if told is not None:
                cell.tell(_(words) if (words := told(record)) else "")
        if changed:
            self._arrange(self._columns or _MOST_COLUMNS)

    def _cell_edited(self, cell: FieldCell) -> None:
        cell.show_problem("")
        self._was_edited()

    def _reveal_soon(self, cell: FieldCell) -> None:
        # After the layout has settled: a problem just written under a field makes its row taller.
        self._to_reveal = cell
        self._reveal.start()

    def _reveal_now(self) -> None:
        if self._to_reveal is not None:
            self.ensureWidgetVisible(self._to_reveal, 0, theme().px(4))

    def _was_edited(self) -> None:
        self._touched = True
        self._show_and_hide()
        for cell in self._cells.values():
            cell.refresh_hint()
        self.edited.emit()

    def _base_of_shown(self) -> dict[str, Any]:
        return {**dict.fromkeys(self._cells), **self._base}

    def _cell_of(self, watched: QObject) -> FieldCell | None:
        for cell in self._cells.values():
            if watched is cell.widget or (isinstance(watched, QWidget) and cell.isAncestorOf(watched)):
                return cell
        return None

    def _key(self, watched: QObject, event: QKeyEvent) -> bool:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.save_wanted.emit(True)
        elif enter and self._locked:
            self.edit_wanted.emit()
        elif enter and modifiers == Qt.KeyboardModifier.ShiftModifier:
            self.focusNextPrevChild(False)
        elif enter and modifiers == Qt.KeyboardModifier.NoModifier:
            return self._next(watched)
        elif key == Qt.Key.Key_F4:
            self._editor_of(watched).choose()
        elif key == Qt.Key.Key_F7 and not self._locked:
            self._repeat(watched)
        elif key == Qt.Key.Key_D and modifiers == Qt.KeyboardModifier.ControlModifier:
            self.copy_wanted.emit()
        elif key == Qt.Key.Key_Escape and not (isinstance(watched, ReferenceEditor) and watched.list_is_open):
            self.left.emit()
        else:
            return False
        return True

    def _next(self, watched: QObject) -> bool:
        if isinstance(watched, QPlainTextEdit):
            return False
        if isinstance(watched, ReferenceEditor):
            watched.take_marked()
        shown = [cell for cell in self._cells.values() if not cell.isHidden()]
        if shown and self._cell_of(watched) is shown[-1]:
            self.end_reached.emit()
        else:
            self.focusNextPrevChild(True)
        return True

    def _editor_of(self, watched: QObject) -> Any:
        cell = self._cell_of(watched)
        assert cell is not None
        return cell.editor

    def _repeat(self, watched: QObject) -> None:
        for key, cell in self._cells.items():
            if cell is self._cell_of(watched) and self.previous.get(key) is not None:
                self.fill({key: self.previous[key]})
