"""A task done in steps over the whole window: where one is, what comes next, and the way out.

Owns the frame of the import and publish wizards: heading, line of steps, buttons and their keys. Must not know what a step does.
"""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.translations import _, render
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.small_dialog import room_over
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme


class Step(QWidget):
    """One step of a task.

    Attributes:
        title: msgid in the line of steps.
        next_label: msgid of the primary button.
        final: the work is done: nothing can be lost any more, and there is no way back.
    """

    changed = Signal()
    """Whether one may go on, or the words on the button, may have changed."""
    title = ""
    next_label = N_("Continue")
    final = False

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell

    def entered(self) -> None:
        """The step came to the front: put the cursor where work begins."""

    def may_go_on(self) -> bool:
        """Return whether the primary button is on."""
        return True

    def go_on(self) -> None:
        """The primary button, or Ctrl+Enter."""


def in_the_middle(step: Step, card: QWidget) -> None:
    """Lay out a step that has one card, not wider than a line is read with ease."""
    card.setMaximumWidth(theme().px(760))
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(card, 6)
    line.addStretch(1)
    layout = QVBoxLayout(step)
    layout.setContentsMargins(0, theme().px(16), 0, 0)
    layout.addLayout(line)
    layout.addStretch(1)


class TaskDialog(QDialog):
    """The frame around the steps.

    Args:
        shell: the program around it.
        title: translated.
    """

    def __init__(self, shell: Shell, title: str) -> None:
        super().__init__(shell.window)
        self.shell = shell
        self._steps: list[Step] = []
        self._had_focus: QWidget | None = None
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(title)
        set_role(heading, "title")
        self._trail = QLabel()
        self._trail.setTextFormat(Qt.TextFormat.RichText)
        self._trail.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self._trail)
        self._stack = QStackedWidget()
        rule = QFrame()
        set_role(rule, "rule")
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._close = QPushButton(f"{_('Close')}  Esc")
        self._back = QPushButton(f"{_('Back')}  Alt+←")
        self._next = QPushButton()
        set_role(self._next, "primary")
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(8))
        foot.addWidget(self._note, 1)
        for button in (self._close, self._back, self._next):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(16)] * 4)
        layout.setSpacing(theme().px(12))
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        layout.addWidget(rule)
        layout.addLayout(foot)
        self._close.clicked.connect(self.reject)
        self._back.clicked.connect(self.go_back)
        self._next.clicked.connect(self._go_on)
        for keys, slot in (("Ctrl+Return", self._go_on), ("Ctrl+Enter", self._go_on), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(keys), self, slot)
        shell.window.installEventFilter(self)
        shell.jobs.running_changed.connect(self._pause)

    def add_step(self, step: Step) -> None:
        """Put a step behind the others."""
        self._steps.append(step)
        self._stack.addWidget(step)
        step.changed.connect(self._refresh)

    @property
    def step(self) -> Step:
        """Return the step at the front."""
        return self._steps[self._stack.currentIndex()]

    def show_step(self, step: Step) -> None:
        """Bring a step to the front."""
        self._stack.setCurrentWidget(step)
        self._refresh()
        step.entered()

    def say_note(self, text: str) -> None:
        """Show a few words at the lower left: what was counted, what is being done."""
        self._note.setText(text)

    def begin(self) -> None:
        """Open the task at its first step, nearly as large as the window."""
        self._fill_window()
        self.open()
        self.show_step(self._steps[0])

    def go_back(self) -> None:
        """Go one step back; nothing entered is forgotten."""
        index = self._stack.currentIndex()
        if index > 0 and not self.step.final:
            self.show_step(self._steps[index - 1])

    def work_in_hand(self) -> bool:
        """Return whether closing would lose something the official did."""
        return False

    def reject(self) -> None:
        """Escape: ask only if something would be lost."""
        if self.step.final or not self.work_in_hand():
            super().reject()
            return
        ask(
            self,
            say("Close and give up what was done here?"),
            Answer(N_("Give it up"), self._give_up, dangerous=True),
            Answer(N_("Go on")),
            detail=say("Nothing has been stored yet."),
        )

    def changeEvent(self, event: QEvent) -> None:
        """The colours of the line of steps follow the theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._steps:
            self._refresh()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window."""
        if watched is self.shell.window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fill_window()
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """Lie over the window."""
        super().showEvent(event)
        self._fill_window()

    def _fill_window(self) -> None:
        window = self.shell.window.window().geometry()
        free = QRect(window.topLeft(), room_over(self.shell.window))
        free.moveCenter(window.center())
        self.setGeometry(free)

    def _go_on(self) -> None:
        if self._next.isEnabled() and self.step.may_go_on():
            self.step.go_on()

    def _pause(self, running: bool) -> None:
        """Take no input while a job runs: its progress stands over the window, not over this dialog."""
        if running:
            self._had_focus = self.focusWidget()
            self.setEnabled(False)
        else:
            self.setEnabled(True)
            self.activateWindow()
            if self._had_focus is not None and shiboken6.isValid(self._had_focus):
                self._had_focus.setFocus()

    def _give_up(self) -> None:
        super().reject()

    def _refresh(self) -> None:
        step = self.step
        index = self._stack.currentIndex()
        tokens = theme().tokens
        words = []
        for number, other in enumerate(self._steps, start=1):
            text = f"{number}. {_(other.title)}"
            if other is step:
                words.append(f'<span style="color:{tokens.accent}; font-weight:600">{text}</span>')
            else:
                words.append(f'<span style="color:{tokens.muted}">{text}</span>')
        self._trail.setText("&nbsp;&nbsp;›&nbsp;&nbsp;".join(words))
        here = say("Step {number} of {count}: {title}", number=index + 1, count=len(self._steps), title=_(step.title))
        self._trail.setAccessibleName(render(here))
        self._next.setText(f"{_(step.next_label)}  Ctrl+Enter")
        self._next.setVisible(bool(step.next_label))
        self._next.setEnabled(step.may_go_on())
        self._back.setVisible(index > 0 and not step.final)
