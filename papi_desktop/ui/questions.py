"""Questions to the official that do not block: an answer calls back, Escape answers nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QMessageBox, QPushButton, QWidget

from papi_desktop.domain.messages import Message
from papi_desktop.translations import _, render
from papi_desktop.ui.style import set_role

_LARGER = 1.8


@dataclass(frozen=True)
class Answer:
    """A button of a question: its msgid, what it does, and whether it is the one suggested."""

    label: str
    then: Callable[[], None] | None = None
    primary: bool = False
    dangerous: bool = False


class Question(QMessageBox):
    """A sentence, a detail and two or three buttons. Where none of them is suggested, Enter is Escape.

    Args:
        large: what is compared letter by letter: set large below the detail, its lines as they are.
    """

    def __init__(
        self, parent: QWidget, text: Message, detail: Message | None, answers: tuple[Answer, ...], large: str = ""
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("PAPI Desktop"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(render(text))
        if detail is not None:
            self.setInformativeText(render(detail))
        self._answers: list[tuple[QPushButton, Answer]] = []
        for answer in answers:
            role = QMessageBox.ButtonRole.AcceptRole if answer.then else QMessageBox.ButtonRole.RejectRole
            if answer.dangerous:
                role = QMessageBox.ButtonRole.DestructiveRole
            button = self.addButton(_(answer.label), role)
            self._answers.append((button, answer))
            if answer.primary:
                set_role(button, "primary")
                self.setDefaultButton(button)
            if answer.then is None:
                self.setEscapeButton(button)
                if not any(other.primary for other in answers):
                    self.setDefaultButton(button)
        if large:
            self._set_large(large)
        self.buttonClicked.connect(self._answered)

    def _set_large(self, text: str) -> None:
        label = QLabel(text)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(label.font().pointSizeF() * _LARGER)
        label.setFont(font)
        grid, buttons = self.layout(), self.findChild(QDialogButtonBox)
        assert isinstance(grid, QGridLayout)
        rows, columns = grid.rowCount(), grid.columnCount()
        grid.addWidget(label, rows, 0, 1, columns, Qt.AlignmentFlag.AlignCenter)
        if buttons is not None:  # they stand in the last row, and go below what was added
            grid.removeWidget(buttons)
            grid.addWidget(buttons, rows + 1, 0, 1, columns)

    def _answered(self, clicked: QWidget) -> None:
        for button, answer in self._answers:
            if button is clicked and answer.then is not None:
                answer.then()


def ask(parent: QWidget, text: Message, *answers: Answer, detail: Message | None = None, large: str = "") -> Question:
    """Ask; exactly one answer should have no `then`: it is what Escape means."""
    question = Question(parent, text, detail, answers, large)
    question.open()
    return question


def ask_reason(parent: QWidget, question: Message, confirm: str, then: Callable[[str], None]) -> QDialog:
    """Ask why; `confirm` is the msgid of the button."""
    from papi_desktop.ui.reason import ReasonDialog

    dialog = ReasonDialog(parent, question, confirm, then)
    dialog.open()
    return dialog
