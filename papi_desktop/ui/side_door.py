"""What the ways in beside the login share: a heading, one line for what went wrong, and a foot that leads back or does it.

Bringing the books here takes a while and cannot be stopped half way; a refusal is told in the form, which stays open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message
from papi_desktop.translations import _
from papi_desktop.ui.entrance import Entrance, words_of
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.waiting import WaitingDialog
from papi_desktop.ui.workers import Once


class SideDoor(QDialog):
    """A dialog of the entrance that brings the books here and leads to the login.

    Args:
        title: translated; also the heading.
        introduction: translated; stands under the heading.
    """

    def __init__(self, entrance: Entrance, title: str, introduction: str) -> None:
        super().__init__()
        self._entrance = entrance
        self._waiting: WaitingDialog | None = None
        self._done: Callable[[Any], None] | None = None
        self.setWindowTitle(title)
        heading = QLabel(title)
        set_role(heading, "title")
        told = QLabel(introduction)
        told.setWordWrap(True)
        set_role(told, "muted")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(*[theme().px(16)] * 4)
        self._layout.setSpacing(theme().px(10))
        self._layout.addWidget(heading)
        self._layout.addWidget(told)

    def _password_line(self) -> QLineEdit:
        line = QLineEdit()
        line.setEchoMode(QLineEdit.EchoMode.Password)
        line.textChanged.connect(self._changed)
        return line

    def _end_with_foot(self, deed: str, do: Callable[[], None]) -> None:
        """Put the line of problems and the buttons under what was laid out before."""
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_role(self._problem, "problem")
        back = QPushButton(f"{_('Back')}  Esc")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self._deed = QPushButton(deed)
        self._deed.setEnabled(False)
        self._deed.clicked.connect(do)
        set_role(self._deed, "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self._deed)
        self._layout.addWidget(self._problem)
        self._layout.addLayout(foot)

    def reject(self) -> None:
        """Go back to where one came from."""
        self._entrance.begin()

    def _changed(self, *_values: object) -> None:
        """Say whether it can be done now."""
        raise NotImplementedError

    def _do(self, what: Message, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        """Do `work` in a thread while a small window says `what`; `done` is called with what it returned."""
        self._done = done
        self._waiting = WaitingDialog(self, what)
        self._waiting.open()
        Once(work, self._finished, self._failed, self)

    def _finished(self, result: Any) -> None:
        self._end_waiting()
        if self._done is not None:
            self._done(result)

    def _failed(self, error: Exception) -> None:
        self._end_waiting()
        if not isinstance(error, UserError):
            raise error
        self._problem.setText(words_of(error))

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None
