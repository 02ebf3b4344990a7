"""The card under a list: one record being read or written, with its tabs, its problems and its draft.

Owns the life of a record on screen: shown, edited, checked, saved, given up. Must not know the list above it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Kind, Problem, Register
from papi_desktop.domain.registers import ALL, VILLAGES
from papi_desktop.operations import records
from papi_desktop.operations.books import book_of
from papi_desktop.translations import _, render
from papi_desktop.ui.data import Query, reference_titles
from papi_desktop.ui.display import shown
from papi_desktop.ui.draft_bar import DraftBar
from papi_desktop.ui.drafts import DraftKeeper, FoundDraft
from papi_desktop.ui.form import RecordForm
from papi_desktop.ui.history_tab import HistoryTab
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.problems_panel import ProblemsPanel, explained
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens import screens_of
from papi_desktop.ui.screens.plug import Action, Context, Where
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme


class RecordPanel(QFrame):
    """One record of one book.

    Args:
        shell: the program around it.
        register: the book.
        fixed: values the surroundings set and the form hides, such as the parent of a child record.
        tabs: whether the record's own tabs (postings, history…) are shown beside the form.
        heard_in: the keys of the record's buttons (F2, F8, F9…) are heard wherever the focus is in this widget;
            without it in the card alone.
    """

    saved = Signal(str)
    """The id of the record just saved; by then the form may be open for the next one."""
    closed = Signal()
    """Writing ended without saving, or Escape was pressed while reading."""
    editing_changed = Signal(bool)
    draft_offered = Signal()
    key_heard = Signal()
    """A key is about to act on the record: whoever chose another one shows it first."""

    def __init__(
        self,
        shell: Shell,
        register: Register,
        fixed: Mapping[str, Any] | None = None,
        tabs: bool = True,
        heard_in: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._heard_in = heard_in or self
        self.shell = shell
        self.register = register
        self._fixed = dict(fixed or {})
        self._record: dict[str, Any] | None = None
        self._editing = False
        self._last_saved: dict[str, Any] = {}
        self._tabs: list[tuple[RecordTab, str]] = []
        self._entered = ""
        self.form = RecordForm(shell, register, frozenset(self._fixed))
        self.problems = ProblemsPanel()
        self._drafts = DraftKeeper(shell.reader, register, self._half_written, self)
        self._draft_bar = DraftBar(register)
        self._build(tabs)
        self._connect()
        self.clear()

    @property
    def record(self) -> dict[str, Any] | None:
        """Return the record as saved; None when there is none or it is new."""
        return self._record

    @property
    def editing(self) -> bool:
        """Return whether the form is open for writing."""
        return self._editing

    @property
    def in_use(self) -> bool:
        """Return whether there is anything to see: a record, the form of a new one, or the offer of a draft."""
        return self._record is not None or self._editing or not self._draft_bar.isHidden()

    @property
    def dirty(self) -> bool:
        """Return whether something typed is not saved."""
        return self._editing and self.form.dirty

    def clear(self) -> None:
        """Show no record."""
        self._show(None)
        by_hand = self.register.by_hand
        self._title.setText(_("Choose a line above, or record a new one.") if by_hand else _("Choose a line above."))
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._title, "muted")
        self._stack_enabled(False)

    def show_record(self, record: dict[str, Any]) -> None:
        """Show a saved record for reading."""
        self._show(record)
        title = self.register[self.register.title_field]
        titles = reference_titles(self.shell.office, self.register, ()) if title.catalogue else {}
        name = (
            titles.get(str(record.get(title.key))) or shown(title, record.get(title.key)) or _(self.register.singular)
        )
        if self.shell.office.store.kept_back(self.register, record["id"]):
            name = _("What this record says is seen only by those who deal with it.")
        self._title.setText(name)
        self._stack_enabled(True)

    def take_keys(self) -> None:
        """Put the keys where those of the record are heard, where no list stands beside it that has them."""
        self._edit.setFocus()

    def new(self, values: Mapping[str, Any] | None = None) -> None:
        """Open the form for a new record, its defaults filled in and `values` on top."""
        if not self.register.parent:
            # What belongs to a record is written by whoever may write that: told when it is saved.
            try:
                self.shell.office.store.require_write(self.register)
            except UserError as error:
                self.shell.show_error(error)
                return
        self._show(None)
        self._title.setText(render(say("New: {what}", what=Message(self.register.singular))))
        self._stack_enabled(True)
        self._drafts.begin("")
        self.form.show_record({**self.register.blank(), **(values or {}), **self._fixed})
        self._set_editing(True)
        self._tab_widget.setCurrentIndex(0)
        self.form.go_to_first()

    def edit(self) -> None:
        """Open the record shown for writing."""
        if self._record is None or self._editing or not self.register.by_hand:
            return
        try:
            self.shell.office.store.require_change(self.register, self._record["id"])
        except UserError as error:
            self.shell.show_error(error)
            return
        fresh = self.shell.office.store.get(self.register, self._record["id"])
        if fresh is not None:
            self._record = fresh
            self.form.show_record(fresh)
        self._drafts.begin(self._record["id"])
        self._set_editing(True)
        self._tab_widget.setCurrentIndex(0)
        self.form.go_to_first()

    def save(self, and_new: bool = False) -> bool:
        """Save what the form holds; return whether it was saved. Errors stay beside the form."""
        if not self._editing:
            return False
        self.form.settle()
        record = self.form.record()
        problems = self._problems_of(record)
        accepted = self.problems.accepted()
        left = records.unanswered(self.shell.office, self.register, record, problems, accepted)
        if left:
            self.form.show_problems(problems)
            self.problems.show_problems(problems, {f.key: self.form.label_of(f.key) for f in self.register})
            self.form.go_to(left[0].field)
            return False
        try:
            record_id = records.save(self.shell.office, self.register, record, accepted=accepted)
        except UserError as e:
            self.shell.show_error(e)
            return False
        self._drafts.drop()
        saved = self.shell.office.store.get(self.register, record_id) or {**record, "id": record_id}
        self._last_saved = saved
        self.form.previous = saved
        self.shell.tell_saved()
        self.show_record(saved)
        if and_new:
            self.new(self._repeated(saved))
        self.saved.emit(record_id)
        return True

    def give_up(self) -> None:
        """Escape: ask only if something was typed."""
        if not self._editing:
            self.closed.emit()
        elif self.dirty:
            ask(
                self,
                say("What you typed is not saved yet."),
                Answer(N_("Save"), self._save_only, primary=True),
                Answer(N_("Discard what was typed"), self._discard, dangerous=True),
                Answer(N_("Go on writing")),
            )
        else:
            self._discard()

    def leave(self, then: Callable[[], None]) -> None:
        """The official goes elsewhere: call `then` once nothing typed would be lost."""
        if not self.dirty:
            if self._editing:
                self._discard()
            then()
            return
        ask(
            self,
            say("What you typed is not saved yet."),
            Answer(N_("Save"), partial(self._save_and, then), primary=True),
            Answer(N_("Discard what was typed"), partial(self._discard_and, then), dangerous=True),
            Answer(N_("Go on writing")),
        )

    def look_for_draft(self) -> None:
        """Offer what a crash or power cut left half written."""
        self._drafts.look(self._draft_found)

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self, tabs: bool) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(12), theme().px(8), theme().px(12), theme().px(8))
        layout.setSpacing(theme().px(4))
        layout.addLayout(self._make_header())
        layout.addWidget(self._draft_bar)
        self._tab_widget = QTabWidget()
        self._tab_widget.setDocumentMode(True)
        self._tab_widget.tabBar().setAccessibleName(_("Parts of the record"))
        layout.addWidget(self._tab_widget, 1)
        body = QWidget()
        side_by_side = QHBoxLayout(body)
        side_by_side.setContentsMargins(0, 0, 0, 0)
        side_by_side.addWidget(self.form, 1)
        side_by_side.addWidget(self.problems)
        self._tab_widget.addTab(body, _("Content"))
        if tabs:
            for title, tab in self._make_tabs():
                self._tabs.append((tab, title))
                self._tab_widget.addTab(tab, title)
                tab.count_changed.connect(partial(self._count, tab))
        else:
            # A hidden bar would still take the focus from Tab, and keep it.
            self._tab_widget.tabBar().hide()
            self._tab_widget.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _make_header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setSpacing(theme().px(8))
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        set_role(self._title, "card-title")
        header.addWidget(self._title, 1)
        self._actions: list[tuple[QPushButton, Action]] = []
        for action in screens_of(self.register).actions:
            if action.where is Where.RECORD:
                button = QPushButton(f"{_(action.label)}  {action.shortcut}".strip())
                set_icon(button, action.icon)
                button.clicked.connect(partial(self._run, action.run))
                self._shortcut(action.shortcut, partial(self._press, button))
                header.addWidget(button)
                self._actions.append((button, action))
        self._edit = QPushButton(f"{_('Edit')}  F2")
        self._cancel = QPushButton(f"{_('Cancel')}  Esc")
        self._save = QPushButton(f"{_('Save')}  Ctrl+S")
        set_role(self._save, "primary")
        for button in (self._edit, self._cancel, self._save):
            header.addWidget(button)
        return header

    def _make_tabs(self) -> list[tuple[str, RecordTab]]:
        from papi_desktop.ui.child_tab import ChildTab

        plugged = screens_of(self.register).tabs
        replaced = {tab.replaces for tab in plugged}
        made: list[tuple[str, RecordTab]] = [(_(tab.title), tab.make(self.shell, self)) for tab in plugged]
        for child in ALL:
            if child.parent == self.register.key and child.key not in replaced:
                made.append((_(child.title), ChildTab(self.shell, child)))
        made.append((_("History"), HistoryTab(self.shell, self.register)))
        return made

    def _connect(self) -> None:
        self._draft_bar.restore_wanted.connect(self._restore_draft)
        self._draft_bar.discard_wanted.connect(self._discard_draft)
        self._edit.clicked.connect(self.edit)
        self._cancel.clicked.connect(self.give_up)
        self._save.clicked.connect(self._save_only)
        self.form.save_wanted.connect(self.save)
        self.form.edit_wanted.connect(self.edit)
        self.form.left.connect(self.give_up)
        self.form.edited.connect(self._drafts.typed)
        self.form.copy_wanted.connect(self._copy_previous)
        self.form.field_entered.connect(self._remember_field)
        self.form.end_reached.connect(self._save.setFocus)
        self.problems.field_wanted.connect(self.form.go_to)
        self.problems.save_wanted.connect(self._save_only)
        self._tab_widget.currentChanged.connect(self._tab_entered)
        self._shortcut("Ctrl+S", self._save_only)
        self._shortcut("F2", partial(self._press, self._edit))
        self._shortcut("F1", self._show_help, self)

    def _shortcut(self, keys: str, slot: Callable[[], object], heard_in: QWidget | None = None) -> None:
        if keys:
            shortcut = QShortcut(QKeySequence(keys), heard_in or self._heard_in)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(slot)

    def _press(self, button: QPushButton) -> None:
        """A key does what its button does, for the record now chosen, and nothing where the button is not offered."""
        self.key_heard.emit()
        if button.isVisible():
            button.click()

    # ------------------------------------------------------------------------------------------------------- states

    def _show(self, record: dict[str, Any] | None) -> None:
        self._record = record
        self._set_editing(False)
        self.problems.clear()
        self._draft_bar.hide()
        self.form.show_record(record or {})
        for tab, _title in self._tabs:
            tab.show_record(record)
        current = self._tab_widget.currentWidget()
        if isinstance(current, RecordTab):
            current.entered()

    def _set_editing(self, editing: bool) -> None:
        self._editing = editing
        self.form.set_locked(not editing)
        saved = self._record is not None
        self._edit.setVisible(not editing and self.register.by_hand)
        self._edit.setEnabled(saved)
        self._cancel.setVisible(editing)
        self._save.setVisible(editing)
        for button, _action in self._actions:
            button.setEnabled(saved and not editing)
        self.editing_changed.emit(editing)

    def _stack_enabled(self, enabled: bool) -> None:
        if enabled:
            self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            set_role(self._title, "card-title")
        self._tab_widget.setVisible(enabled)
        self._edit.setVisible(enabled and not self._editing and self.register.by_hand)
        for button, action in self._actions:
            button.setVisible(enabled and action.when(self._record or {}))

    def _problems_of(self, record: dict[str, Any]) -> list[Problem]:
        unreadable = self.form.unreadable()
        known = {p.field for p in unreadable}
        found = unreadable + [
            p for p in records.check(self.shell.office, self.register, record) if p.field not in known
        ]
        order = {f.key: n for n, f in enumerate(self.register)}
        return sorted(found, key=lambda p: order.get(p.field, -1))

    def _repeated(self, saved: Mapping[str, Any]) -> dict[str, Any]:
        """What stays for the next entry: the round, the village and the days, until the official changes them."""
        kept = set(self.register.scope_fields)
        for f in self.register:
            if f.references == VILLAGES.key or (f.kind is Kind.DATE and f.required):
                kept.add(f.key)
        return {key: saved.get(key) for key in kept}

    def _save_only(self) -> None:
        self.save(False)

    def _save_and(self, then: Callable[[], None]) -> None:
        if self.save():
            then()

    def _discard(self) -> None:
        self._drafts.drop()
        if self._record is not None:
            self.show_record(self._record)
        else:
            self.clear()
        self.closed.emit()

    def _discard_and(self, then: Callable[[], None]) -> None:
        self._discard()
        then()

    def _copy_previous(self) -> None:
        if self._editing and self._last_saved:
            keys = [f.key for f in self.register if f.section]
            self.form.fill({key: self._last_saved.get(key) for key in keys})

    def _run(self, action: Callable[[Context], None]) -> None:
        action(Context(self.shell, self.register, Query(), self._record, self))

    # -------------------------------------------------------------------------------------------------------- drafts

    def _half_written(self) -> dict[str, Any]:
        return book_of(self.register).draft(self.form.record())

    def _draft_found(self, draft: FoundDraft | None) -> None:
        if draft is not None and not self._editing:
            self._draft_bar.offer(draft)
            self.draft_offered.emit()

    def _restore_draft(self, draft: FoundDraft) -> None:
        saved = self.shell.office.store.get(self.register, draft.record_id) if draft.record_id else None
        if saved is not None:
            self.show_record(saved)
            self.edit()
        else:
            self.new()
        self.form.fill({k: v for k, v in draft.values.items() if k in self.register})
        self.form.go_to_first()

    def _discard_draft(self, draft: FoundDraft) -> None:
        self._drafts.begin(draft.record_id)
        self._drafts.drop()

    # ---------------------------------------------------------------------------------------------------- small slots

    def _remember_field(self, key: str) -> None:
        self._entered = key

    def _show_help(self) -> None:
        """F1: what is wrong with the field last entered and on which text that rests, then what the field is for."""
        parts = [explained(problem) for problem in self.problems.of_field(self._entered)]
        parts.append(self.form.help_of(self._entered))
        self.problems.show_help("\n\n".join(filter(None, parts)) or _("This field needs no explanation."))

    def _tab_entered(self, index: int) -> None:
        tab = self._tab_widget.widget(index)
        if isinstance(tab, RecordTab):
            tab.entered()

    def _count(self, tab: RecordTab, count: int) -> None:
        title = next(title for known, title in self._tabs if known is tab)
        self._tab_widget.setTabText(self._tab_widget.indexOf(tab), f"{title} ({count})" if count >= 0 else title)
