"""Meeting mode: one full screen, keyboard only, for whoever writes while residents speak.

Owns the keys and the order of things: what was promised the last time, question after question, those present, the minutes. What a
question is and how it is kept is the business of `operations.dialogues.meeting`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.jobs import Progress
from papi_desktop.operations.dialogues import meeting
from papi_desktop.operations.office import Office
from papi_desktop.operations.record_papers import MadePaper
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.meeting_end import MeetingEnd
from papi_desktop.ui.screens.meeting_entry import MeetingEntry
from papi_desktop.ui.screens.meeting_tables import PromisesPage, QuestionsTable
from papi_desktop.ui.screens.preview import PreviewDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

_HEADING = 20  # points


class MeetingMode(QDialog):
    """A dialogue as it is held.

    Args:
        shell: the program around it.
        dialogue_id: the dialogue.
    """

    def __init__(self, shell: Shell, dialogue_id: str) -> None:
        super().__init__(shell.window)
        self.shell = shell
        self._id = dialogue_id
        self._state = meeting.read(shell.office, dialogue_id)
        self.setWindowTitle(_("Meeting mode"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.promises = PromisesPage(shell, self._state.dialogue)
        self.questions = QuestionsTable(shell.office)
        self.entry = MeetingEntry(shell)
        self._build()
        self._connect()
        self._show_questions()
        self._begin()

    def begin(self) -> None:
        """Open over the whole screen."""
        self.open()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape ends a correction first, and only then leaves; Enter never presses a button nobody chose."""
        if event.key() == Qt.Key.Key_Escape and self.entry.line.get("id"):
            self._next()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Leave; what is half typed is kept and comes back when the screen is opened again."""
        self._keep_typing()
        super().done(result)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is kept from a screen that is gone."""
        self.entry.rest()
        super().hideEvent(event)

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._title = QLabel(str(self._state.dialogue["title"]))
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        set_role(self._title, "title")
        self._count = QLabel()
        self._clock = QLabel()
        for label in (self._count, self._clock):
            label.setFont(theme().font(_HEADING))
        head = QHBoxLayout()
        head.setSpacing(theme().px(16))
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        head.addWidget(self._clock)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self.questions, 1)
        column.addWidget(self.entry)
        column.addLayout(self._make_keys())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.promises)
        self._stack.addWidget(work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(16)] * 4)
        layout.setSpacing(theme().px(12))
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._tick)
        self._ticking.start()
        self._tick()

    def _make_keys(self) -> QVBoxLayout:
        """Return the keys as buttons, so that they are seen, and pressed by who prefers it."""
        rows: tuple[tuple[tuple[str, str, Callable[[], object]], ...], ...] = (
            (
                (N_("Keep, next question"), "Ctrl+Return", self._finish),
                (N_("Speaker not named"), "F2", self.entry.leave_unnamed),
                (N_("Answered"), "F5", self.entry.answer),
                (N_("Promise an answer"), "F6", self.entry.promise),
                (N_("As before"), "F7", self._repeat),
                (N_("In writing"), "F8", self.entry.toggle_written),
            ),
            (
                (N_("Earlier question"), "Alt+Up", self._earlier),
                (N_("Later question"), "Alt+Down", self._later),
                (N_("What was promised the last time"), "F3", self._show_promises),
                (N_("Minutes"), "F9", self.make_minutes),
                (N_("End the meeting"), "F10", self._end),
                (N_("Leave"), "Esc", self.reject),
            ),
        )
        lines = QVBoxLayout()
        lines.setSpacing(theme().px(4))
        for row in rows:
            line = QHBoxLayout()
            line.setSpacing(theme().px(8))
            for label, keys, slot in row:
                line.addWidget(self._key(label, keys, slot), 1)
            lines.addLayout(line)
        return lines

    def _key(self, label: str, keys: str, slot: Callable[[], object]) -> QPushButton:
        shown = {"Ctrl+Return": "Ctrl+Enter", "Alt+Up": "Alt+↑", "Alt+Down": "Alt+↓"}.get(keys, keys)
        button = QPushButton(f"{_(label)}  {shown}")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays where somebody is writing
        button.clicked.connect(slot)
        if keys != "Esc":
            QShortcut(QKeySequence(keys), self, slot)
            if keys == "Ctrl+Return":
                QShortcut(QKeySequence("Ctrl+Enter"), self, slot)
        return button

    def _connect(self) -> None:
        self.entry.asked.connect(self._keep)
        self.entry.finished.connect(self._finish)
        self.entry.typed.connect(self._keep_typing)
        self.questions.opened.connect(self._correct)
        self.promises.begin_wanted.connect(self._show_work)

    # --------------------------------------------------------------------------------------------------- the meeting

    def _begin(self) -> None:
        """Open with what was promised the last time; come back to work where a power cut ended it."""
        half = meeting.typing(self.shell.office, self._id)
        if half:
            kept = next((q for q in self._state.questions if q["id"] == half.get("id")), {})
            number = kept.get("order_no") or len(self._state.questions) + 1
            self._show_work()
            self.entry.show_line({**kept, **half}, number)
        elif self._state.questions or not self.promises.count:
            self._show_work()
        else:
            self._show_promises()

    def _show_promises(self) -> None:
        self._stack.setCurrentWidget(self.promises)
        self.promises.table.setFocus()

    def _show_work(self) -> None:
        self._stack.setCurrentIndex(1)
        self.entry.go_to("speaker")

    def _show_questions(self) -> None:
        self._state = meeting.read(self.shell.office, self._id)
        self.questions.show_questions(self._state.questions)
        tally = self._state.tally
        self._count.setText(
            render(
                say(
                    "{count} questions: {answered} answered, {promised} promised",
                    count=tally.opinions or 0,
                    answered=tally.answered or 0,
                    promised=tally.promised or 0,
                )
            )
        )

    def _keep(self) -> bool:
        """Keep the question as it stands; return whether it is on the disk."""
        try:
            kept = meeting.enter(self.shell.office, self._id, self.entry.line)
        except UserError as error:
            show_error(self, error)
            return False
        self.entry.kept(kept)
        self._show_questions()
        return True

    def _finish(self) -> None:
        if self.entry.ready() and self._keep():
            self._next()

    def _next(self) -> None:
        self._stack.setCurrentIndex(1)
        self.entry.show_line({}, len(self._state.questions) + 1)
        self._keep_typing()

    def _keep_typing(self) -> None:
        try:
            meeting.keep_typing(self.shell.office, self._id, self.entry.half_typed)
        except UserError as error:
            show_error(self, error)

    def _correct(self, row: int) -> None:
        """Open a question kept before; the one being written is kept first if there is anything to keep."""
        if self.entry.line["question"] and not (self.entry.ready() and self._keep()):
            return
        question = self._state.questions[row]
        self.entry.show_line(question, question["order_no"] or row + 1)
        self.questions.selectRow(row)

    def _earlier(self) -> None:
        row = self._row()
        if row > 0:
            self._correct(row - 1)

    def _later(self) -> None:
        row = self._row()
        if row + 1 < len(self._state.questions):
            self._correct(row + 1)
        elif self.entry.line.get("id"):
            self._finish()

    def _row(self) -> int:
        """Return the place of the question being written among those kept; behind the last for a new one."""
        shown = self.entry.line.get("id")
        return next((n for n, q in enumerate(self._state.questions) if q["id"] == shown), len(self._state.questions))

    def _repeat(self) -> None:
        row = self._row()
        if row > 0:
            self.entry.repeat(self._state.questions[row - 1])

    def _end(self) -> None:
        if self.entry.line["question"] and not (self.entry.ready() and self._keep()):
            return
        self._next()
        dialog = MeetingEnd(self.shell, self._state.dialogue, self)
        dialog.closed.connect(self._closed)
        dialog.open()

    def _closed(self, closing: dict[str, Any]) -> None:
        try:
            meeting.close(self.shell.office, self._id, closing)
        except UserError as error:
            show_error(self, error)
            return
        self._show_questions()
        self.make_minutes()

    # --------------------------------------------------------------------------------------------------- the minutes

    def make_minutes(self) -> None:
        """Write the minutes where the last ones went, and show them ready to print; the first time, ask where."""
        if self.entry.line["question"] and not (self.entry.ready() and self._keep()):
            return
        folder = meeting.minutes_folder(self.shell.office)
        if folder is None:
            self.shell.picker.folder(self, N_("Where to write the minutes"), self._write)
        else:
            self._write(folder)

    def _write(self, folder: Path) -> None:
        dialogue_id = self._id

        def job(office: Office, progress: Progress) -> MadePaper:
            progress.step(0)
            return meeting.make_minutes(office, dialogue_id, folder)

        self.shell.jobs.run(say("Drawing the papers"), job, self._written, self._not_written)

    def _written(self, made: MadePaper) -> None:
        pdf = next(path for path in made.files if path.suffix == ".pdf")
        dialog = PreviewDialog(self.shell, _("Minutes of the dialogue"), pdf.read_bytes(), self)
        names = ", ".join(path.name for path in made.files)
        dialog.note.setText(render(say("Written into {folder}: {names}", folder=pdf.parent, names=names)))
        dialog.open()

    def _not_written(self, error: Exception) -> None:
        show_error(self, error)

    def _tick(self) -> None:
        self._clock.setText(f"{datetime.now():%H:%M}")
