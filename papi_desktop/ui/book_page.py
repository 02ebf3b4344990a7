"""A book: what narrows the list, the list, and the record under it. The same page for every register.

Owns the play between list and record. What is special about a book is plugged in by `papi_desktop.ui.screens`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import ALL, ATTACHMENTS
from papi_desktop.operations import records
from papi_desktop.translations import _, render
from papi_desktop.ui.book_table import BookTable
from papi_desktop.ui.filters import FilterRow
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.list_output import export_list, print_list
from papi_desktop.ui.page import Page
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.record_panel import RecordPanel
from papi_desktop.ui.screens import screens_of
from papi_desktop.ui.screens.plug import Action, Context, Where
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.table_model import BookModel
from papi_desktop.ui.widgets.empty_state import EmptyState
from papi_desktop.ui.widgets.list_and_record import ListAndRecord
from papi_desktop.ui.widgets.tool_row import ToolRow

_PAUSE = 120  # milliseconds after the last key before the book is asked
_SHOW_AFTER = 60  # milliseconds a row must stay current before its record is shown


class BookPage(Page):
    """One book.

    Args:
        shell: the program around it.
        register: the book.
    """

    def __init__(self, shell: Shell, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.register = register
        self.title = _(register.title)
        self._row_waiting = -1
        self._wanted_id = ""
        self._nothing_kept = False
        self.model = BookModel(shell.reader, register, self)
        self.table = BookTable(self.model, self.title)
        self.panel = RecordPanel(shell, register, heard_in=self)
        self.filters = FilterRow(shell, register)
        self._looked_for_draft = False
        self._told_by = _registers_shown(register)
        self._build()
        self._connect()

    def entered(self) -> None:
        """Read the list again and put the cursor into the find box."""
        self.filters.refresh()
        self.refresh()
        if not self.panel.editing:
            self._find.setFocus()
        if not self._looked_for_draft:
            self._looked_for_draft = True
            self.panel.look_for_draft()

    def leave(self, then: Callable[[], None]) -> None:
        """Ask about what was typed."""
        self.panel.leave(then)

    def refresh(self) -> None:
        """Read the list again as it is narrowed now."""
        self.model.ask(replace(self.model.query, text=self._find.text(), filters=self.filters.chosen()))

    def find_here(self) -> None:
        """Put the cursor into the find box."""
        self._find.setFocus()
        self._find.selectAll()

    def open_record(self, record_id: str) -> None:
        """Show a record, wherever it stands in the list."""
        self.panel.leave(partial(self._open_record, record_id))

    def record_new(self, values: Mapping[str, Any] | None = None) -> None:
        """Open the form for a new record, with `values` and what the list is narrowed to filled in."""
        if not self.register.by_hand:
            return
        self.panel.leave(partial(self._record_new, dict(values or {})))

    def print_page(self) -> None:
        """Print the list as seen."""
        print_list(self.shell, self.register, self.model.query)

    def context(self) -> Context:
        """Return what a button over the list is pressed on."""
        return Context(self.shell, self.register, self.model.query, self.panel.record, self)

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find in this book: accents are not needed"))
        self._find.setAccessibleName(_("Find in this book"))
        self._find.setClearButtonEnabled(True)
        self._find.setMinimumWidth(theme().px(170))
        self._find.setMaximumWidth(theme().px(320))
        left = QWidget()
        narrow = QHBoxLayout(left)
        narrow.setContentsMargins(0, 0, 0, 0)
        narrow.setSpacing(theme().px(8))
        narrow.addWidget(self._find, 1)
        narrow.addWidget(self.filters)
        narrow.addStretch(0)

        self._empty = EmptyState()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        self._splitter = ListAndRecord(self._stack, self.table, self.panel)
        self.table.setMinimumHeight(theme().px(110))
        self.panel.setMinimumHeight(theme().px(180))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.setSpacing(theme().px(8))
        layout.addWidget(ToolRow(left, self._make_buttons()))
        layout.addWidget(self._splitter, 1)

    def _make_buttons(self) -> QWidget:
        group = QWidget()
        line = QHBoxLayout(group)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(8))
        line.addStretch(1)
        plugged = [a for a in screens_of(self.register).actions if a.where is Where.LIST]
        for action in plugged:
            line.addWidget(self._button(action))
        standard = (
            Action(N_("Print"), self._print_action, shortcut="Ctrl+P", icon="print"),
            Action(N_("To Excel"), self._export_action, icon="export"),
        )
        for action in standard:
            line.addWidget(self._button(action, bind=action.shortcut != "Ctrl+P"))
        new = Action(N_("Record new"), self._new_action, shortcut="Ctrl+N", icon="new")
        self._new = self._button(new, bind=self.register.by_hand)
        set_role(self._new, "primary")
        line.addWidget(self._new)
        if not self.register.by_hand:
            self._new.hide()
        return group

    def _button(self, action: Action, bind: bool = True) -> QPushButton:
        button = QPushButton(f"{_(action.label)}  {action.shortcut}".strip())
        set_icon(button, action.icon, "on_accent" if action.icon == "new" else "muted")
        button.clicked.connect(partial(self._run, action))
        if action.shortcut and bind:
            shortcut = QShortcut(QKeySequence(action.shortcut), self)
            shortcut.activated.connect(button.click)
        return button

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self.refresh)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(_SHOW_AFTER)
        self._settled.timeout.connect(self._show_row)
        self._find.textChanged.connect(self._find_typed)
        self._find.installEventFilter(self)
        self.filters.changed.connect(self.refresh)
        self.table.row_chosen.connect(self._row_chosen)
        self.table.opened.connect(self._open_row)
        self.table.delete_wanted.connect(self._ask_remove)
        self.model.loaded.connect(self._loaded)
        self.panel.saved.connect(self._saved)
        self.panel.closed.connect(self._panel_closed)
        self.panel.editing_changed.connect(self._editing_changed)
        self.panel.key_heard.connect(self._settle)
        self.panel.draft_offered.connect(self._offer_panel)
        self._empty.pressed.connect(self._empty_pressed)
        self.shell.changed.connect(self._changed)
        QShortcut(QKeySequence("F5"), self, self.refresh)

    # --------------------------------------------------------------------------------------------------- the list

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the find box, arrows and Enter go on in the list."""
        if watched is self._find and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.table.setFocus()
                if self.table.current_row() < 0:
                    self.table.choose_row(0)
                return True
            if event.key() == Qt.Key.Key_Escape and self._find.text():
                self._find.clear()
                return True
        return super().eventFilter(watched, event)

    def _find_typed(self, _text: str) -> None:
        self._pause.start()

    def _loaded(self, total: int) -> None:
        query = self.model.query
        narrowed = bool(query.text or query.filters)
        self._nothing_kept = not (total or narrowed)
        self._offer_panel()
        self._splitter.share()
        if total:
            self._stack.setCurrentWidget(self.table)
        elif narrowed:
            self._empty.say(_("Nothing found. Try fewer letters, or look in the whole book."), _("Show the whole book"))
            self._stack.setCurrentWidget(self._empty)
        else:
            self._empty.say(_(self.register.empty_text) or _("Nothing here yet."), self._first_step()[0])
            self._stack.setCurrentWidget(self._empty)
        count = say("{count} lines found", count=total) if narrowed else say("{count} lines", count=total)
        self.say_subtitle(render(count))
        wanted = self._wanted_id or (self.panel.record or {}).get("id", "")
        self._wanted_id = ""
        row = self.model.row_of(wanted) if wanted else -1
        if row >= 0:
            self.table.choose_row(row)

    def _first_step(self) -> tuple[str, Callable[[], None]]:
        """Return the button of the empty book: what its own screens begin with, or a new record."""
        for action in screens_of(self.register).actions:
            if action.where is Where.LIST and action.begins:
                return _(action.label), partial(self._run, action)
        return (_("Record new"), self.record_new) if self.register.by_hand else ("", self.refresh)

    def _empty_pressed(self) -> None:
        if self.model.query.text or self.model.query.filters:
            self._find.clear()
            self.filters.clear()
            self.refresh()
        else:
            self._first_step()[1]()

    def _row_chosen(self, row: int) -> None:
        self._row_waiting = row
        self._settled.start()

    def _settle(self) -> None:
        """Show the row chosen a moment ago at once, so that a key never acts on the record shown before it."""
        if self._settled.isActive():
            self._settled.stop()
            self._show_row()

    def _show_row(self) -> None:
        record = self.model.record_at(self._row_waiting) if self._row_waiting >= 0 else None
        if record is None or self.panel.editing:
            return
        shown = self.panel.record
        if shown is None or shown["id"] != record["id"] or shown.get("version") != record.get("version"):
            self.panel.show_record(record)

    def _open_row(self) -> None:
        """Enter opens the record for reading; Enter there opens it for writing."""
        record = self.model.record_at(self.table.current_row())
        if record is not None:
            self._settled.stop()
            self._row_waiting = self.table.current_row()
            self.panel.leave(self._show_and_enter)

    def _show_and_enter(self) -> None:
        self._show_row()
        self.panel.form.go_to_first()

    def _ask_remove(self) -> None:
        record = self.model.record_at(self.table.current_row())
        if record is not None and not self.panel.editing and self.register.by_hand:
            ask_reason(
                self,
                say(
                    "Why is “{title}” removed? It goes to the waste basket and can be brought back.",
                    title=self.register.title_of(record),
                ),
                N_("Remove"),
                partial(self._remove, record["id"]),
            )

    def _remove(self, record_id: str, reason: str) -> None:
        try:
            records.remove(self.shell.office, self.register, record_id, reason)
        except UserError as e:
            self.shell.show_error(e)
            return
        self.panel.clear()
        self.shell.tell(say("Removed. It is in the waste basket."))

    # -------------------------------------------------------------------------------------------------- the record

    def _open_record(self, record_id: str) -> None:
        record: dict[str, Any] | None = self.shell.office.store.get(self.register, record_id)
        if record is None:
            self.shell.tell(say("This {what} is no longer there.", what=Message(self.register.singular)))
            return
        self._wanted_id = record_id
        self.panel.show_record(record)
        self.filters.clear()
        self._find.clear()
        self.refresh()

    def _record_new(self, values: dict[str, Any]) -> None:
        self.panel.new({**self.filters.chosen(), **values})

    def _saved(self, record_id: str) -> None:
        self._wanted_id = record_id
        if not self.panel.editing:
            self.table.setFocus()

    def _panel_closed(self) -> None:
        self.table.setFocus()

    def _offer_panel(self) -> None:
        """An empty book has no line to choose: what to begin with has the page to itself, then the first record has."""
        self.panel.setVisible(not self._nothing_kept or self.panel.in_use)
        self._stack.setVisible(not (self._nothing_kept and self.panel.editing))

    def _editing_changed(self, editing: bool) -> None:
        self._offer_panel()
        self._splitter.make_room(editing)
        # One primary button a view: while writing it is Save.
        set_role(self._new, "" if editing else "primary")
        self._new.setEnabled(not editing)

    def _changed(self, changes: Any) -> None:
        if not self.isVisible():
            return
        if self.register.key in changes.changed:
            self.filters.refresh()
        if not self._told_by.isdisjoint(changes.changed):
            self.model.ask_again()

    # --------------------------------------------------------------------------------------------------- the buttons

    def _run(self, action: Action) -> None:
        action.run(self.context())

    def _print_action(self, _context: Context) -> None:
        self.print_page()

    def _export_action(self, _context: Context) -> None:
        export_list(self.shell, self.register, self.model.query, self)

    def _new_action(self, _context: Context) -> None:
        self.record_new()


def _registers_shown(register: Register) -> frozenset[str]:
    """Return the keys of the registers a list shows something of: its own, and where columns are reckoned what belongs to its records."""
    if not screens_of(register).columns:
        return frozenset({register.key})
    return frozenset({register.key, ATTACHMENTS.key, *(r.key for r in ALL if r.parent == register.key)})
