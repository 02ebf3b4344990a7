"""One question of a dialogue while it is asked: Enter goes from field to field, and the question is kept when its field is left.

Owns what is typed and where the cursor goes. Must not know how a question is kept: it asks by signals.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Field, Severity
from papi_desktop.domain.registers import QUESTIONS, VILLAGES
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.dialogues import meeting
from papi_desktop.translations import _, render
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.meeting_village import VillageEditor
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.access_keys import with_access_keys
from papi_desktop.ui.widgets.editors import LongTextEditor
from papi_desktop.ui.widgets.field_cell import FieldCell
from papi_desktop.ui.widgets.suggest_editor import SuggestEditor

_ORDER = ("speaker", "village_id", "topic", "question", "answer", "owner", "due")
_PLACES = {
    "speaker": (0, 0, 2),
    "village_id": (0, 2, 2),
    "topic": (0, 4, 2),
    "question": (1, 0, 3),
    "answer": (1, 3, 3),
    "owner": (2, 0, 3),
    "due": (2, 3, 3),
}
"""Row, column and columns taken of each field."""

_POINTS = 13  # size of the letters, to be read at arm's length
_KEEP_AFTER = 1000  # milliseconds after a letter until what is typed is kept


class MeetingEntry(QWidget):
    """The fields of one question."""

    asked = Signal()
    """The question is complete enough to be kept: its field was left."""
    finished = Signal()
    """Everything about this question is said."""
    typed = Signal()
    """Something was typed a moment ago."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = shell.office.today
        self._line: dict[str, Any] = {}
        self.cells: dict[str, FieldCell] = {}
        self._heading = QLabel()
        set_role(self._heading, "section")
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(16))
        grid.setVerticalSpacing(0)
        marked = with_access_keys(_(QUESTIONS[key].label) for key in _ORDER)
        for key, label in zip(_ORDER, marked, strict=True):
            self._add(shell, QUESTIONS[key], label, grid)
        for column in range(6):
            grid.setColumnStretch(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addWidget(self._heading)
        layout.addLayout(grid)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_AFTER)
        self._timer.timeout.connect(self.typed)
        self.show_line({}, 1)

    @property
    def line(self) -> dict[str, Any]:
        """Return the question as it stands in the fields, with what is known of it beside them."""
        made = {**self._line, **{key: cell.editor.value() for key, cell in self.cells.items()}}
        if made["question"]:
            made["question"] = " ".join(made["question"].split())
        if self.promised:
            made["outcome"] = "promised"
        elif made["answer"]:
            made["outcome"] = "answered"
        elif made.get("outcome") != "answered":
            made["outcome"] = "open"
        return made

    @property
    def half_typed(self) -> dict[str, Any]:
        """Return what a power cut must not take: the fields as typed, and which question they belong to."""
        line = self.line
        texts = {key: line[key] for key in _ORDER if line[key]}
        if not texts:
            return {}
        return {**texts, **{key: line[key] for key in ("id", "unnamed", "way", "outcome") if line.get(key)}}

    @property
    def promised(self) -> bool:
        """Return whether the answer is put off."""
        return not self.cells["owner"].isHidden()

    def show_line(self, line: Mapping[str, Any], number: int) -> None:
        """Show a question kept before, or begin a new one, with the cursor in its first field."""
        self._timer.stop()
        self._line = dict(line)
        for key, cell in self.cells.items():
            cell.editor.show_value(line.get(key))
            cell.show_problem("")
        self._set_promised(line.get("outcome") == "promised")
        self._refresh_speaker()
        words = (
            say("Correcting question {number}", number=number)
            if line.get("id")
            else say("Question {number}", number=number)
        )
        self._heading.setText(render(words))
        self.go_to("question" if line.get("id") else "speaker")

    def rest(self) -> None:
        """Stop telling that something was typed."""
        self._timer.stop()

    def kept(self, line: Mapping[str, Any]) -> None:
        """The question was kept: remember under which id and version, and leave the fields as they are."""
        self._line |= {key: line[key] for key in ("id", "version", "order_no", "dialogue_id") if key in line}

    def go_to(self, key: str) -> None:
        """Put the cursor into a field."""
        self.cells[key].widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, key: str, message: Message | None) -> None:
        """Write what is wrong under a field and go there."""
        self.cells[key].show_problem(render(message) if message else "", Severity.ERROR)
        if message is not None:
            self.go_to(key)

    def leave_unnamed(self) -> None:
        """The speaker wishes not to be named; pressed again, the name may be typed."""
        self._line["unnamed"] = not self._line.get("unnamed")
        self._refresh_speaker()
        self.go_to("village_id" if self._line["unnamed"] else "speaker")
        self._was_edited()

    def toggle_written(self) -> None:
        """The opinion came in writing, or was spoken after all."""
        self._line["way"] = "spoken" if self._line.get("way") == "written" else "written"
        self._refresh_speaker()
        self._was_edited()

    def promise(self) -> None:
        """Put the answer off, or take that back; who and by when are asked next."""
        self._set_promised(not self.promised)
        self.go_to("owner" if self.promised else "answer")
        self._was_edited()

    def answer(self) -> None:
        """The question was answered, though nobody wrote down how: that ends it."""
        self._set_promised(False)
        self._line["outcome"] = "answered"
        self.finished.emit()

    def repeat(self, before: Mapping[str, Any]) -> None:
        """Fill the field the cursor is in as it was in the question before."""
        for key, cell in self.cells.items():
            if cell.widget.hasFocus() and before.get(key):
                cell.editor.show_value(before[key])
                self._was_edited()
                self._go_on(key)
                return

    def ready(self) -> bool:
        """Say under its field what is missing; return whether nothing is."""
        for key, problem in self._problems().items():
            self.say(key, problem)
            return False
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter goes on and Shift+Enter back, also where a text has several lines."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if held == Qt.KeyboardModifier.NoModifier:
                    return self._go_on(self._key_of(watched))
                if held == Qt.KeyboardModifier.ShiftModifier:
                    return self.focusNextPrevChild(False)
        return super().eventFilter(watched, event)

    def _add(self, shell: Shell, field: Field, label: str, grid: QGridLayout) -> None:
        editor: QWidget
        if field.key == "village_id":
            editor = VillageEditor(shell.office, VILLAGES.singular)
        elif field.key in ("topic", "owner"):
            editor = SuggestEditor(partial(meeting.known, shell.office, field.key))
        elif field.key in ("question", "answer"):
            editor = LongTextEditor()
        else:
            editor = make_editor(shell, field)
        cell = FieldCell(_(field.label), editor, field.key == "question", "", self)
        cell.set_marked_label(label)
        for widget in (editor, *cell.findChildren(QLabel)):
            widget.setFont(theme().font(_POINTS))  # one by one: under a style sheet no font is handed down
        cell.editor.edited.connect(self._was_edited)
        editor.installEventFilter(self)
        self.cells[field.key] = cell
        row, column, span = _PLACES[field.key]
        grid.addWidget(cell, row, column, 1, span)

    def _key_of(self, watched: QObject) -> str:
        return next((key for key, cell in self.cells.items() if cell.widget is watched), "speaker")

    def _go_on(self, key: str) -> bool:
        """Leave a field forwards; what cannot be left yet says why. Return True: the key is dealt with."""
        cell = self.cells[key]
        if isinstance(cell.widget, VillageEditor) and not cell.widget.take_best():
            self.say(key, cell.editor.problem())
            return True
        if isinstance(cell.widget, SuggestEditor):
            cell.widget.take_marked()
        cell.editor.settle()
        cell.show_problem("")
        if key == "question":
            if not self.line["question"]:
                self.say(key, say("Type the question first."))
                return True
            self.asked.emit()
        shown = [each for each in _ORDER if not self.cells[each].isHidden()]
        after = shown[shown.index(key) + 1 :]
        if after:
            self.go_to(after[0])
        else:
            self.finished.emit()
        return True

    def _problems(self) -> dict[str, Message]:
        line, found = self.line, {}
        for key, cell in self.cells.items():
            problem = cell.editor.problem() if not cell.isHidden() else None
            if problem is not None:
                found[key] = problem
        if not line["question"]:
            found["question"] = say("Type the question first.")
        if self.promised and not line["owner"]:
            found["owner"] = say("Say who promised to answer.")
        if self.promised and line["due"] and line["due"] < self._today().isoformat():
            day = self._today().fromisoformat(line["due"])
            found["due"] = say("{day} is over; write the year too when it is of next year.", day=table_date(day))
        return found

    def _set_promised(self, promised: bool) -> None:
        for key in ("owner", "due"):
            self.cells[key].setVisible(promised)
        if self._line.get("outcome") == "promised" and not promised:
            self._line["outcome"] = "open"

    def _refresh_speaker(self) -> None:
        unnamed, written = bool(self._line.get("unnamed")), self._line.get("way") == "written"
        cell = self.cells["speaker"]
        if unnamed:
            cell.editor.show_value(None)
        cell.widget.setEnabled(not unnamed)
        words = [_(QUESTIONS["unnamed"].label)] if unnamed else []
        words += [_("In writing")] if written else []
        cell.show_problem(" · ".join(words), Severity.WARNING)

    def _was_edited(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
