"""Beginning on the second computer of an office: the stick from the first one and its password, and the books are here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.translations import _, render
from papi_desktop.ui.entrance import Entrance, words_of
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.moments import day_and_time
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.waiting import WaitingDialog
from papi_desktop.ui.widgets.labelled import labelled
from papi_desktop.ui.workers import Once


class SecondComputerDialog(QDialog):
    """Choose the stick, give the password of the first computer, take the books up here."""

    def __init__(self, entrance: Entrance) -> None:
        super().__init__()
        self._entrance = entrance
        self._copy: Any = None
        self._waiting: WaitingDialog | None = None
        self.setWindowTitle(_("Second computer of an office"))
        heading = QLabel(_("Second computer of an office"))
        set_role(heading, "title")
        steps = QLabel(
            _(
                "1. On the first computer open “Reports and hand-overs”, press “Computers”, then “Another computer…”, "
                "and write to a stick.\n"
                "2. Put the stick in here, choose it, and give the password used on the first computer.\n"
                "3. Afterwards both computers work for themselves and bring their work together by stick; "
                "each takes document numbers of its own."
            )
        )
        steps.setWordWrap(True)
        set_role(steps, "muted")
        choose = QPushButton(_("Choose the stick or folder…"))
        set_icon(choose, "received")
        choose.clicked.connect(self._choose)
        self._found = QLabel(_("Nothing chosen yet."))
        self._found.setWordWrap(True)
        self._found.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout()
        line.setSpacing(theme().px(12))
        line.addWidget(choose)
        line.addWidget(self._found, 1)
        self._password = QLineEdit()
        self._password.setEchoMode(QLineEdit.EchoMode.Password)
        self._password.setMaximumWidth(theme().px(360))
        self._password.textChanged.connect(self._changed)
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        set_role(self._problem, "problem")
        back = QPushButton(f"{_('Back')}  Esc")
        back.setAutoDefault(False)
        back.clicked.connect(self.reject)
        self._begin = QPushButton(_("Set up this computer"))
        self._begin.setEnabled(False)
        self._begin.clicked.connect(self._start)
        set_role(self._begin, "primary")
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(back)
        foot.addWidget(self._begin)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(16)] * 4)
        layout.setSpacing(theme().px(12))
        layout.addWidget(heading)
        layout.addWidget(steps)
        layout.addLayout(line)
        layout.addWidget(labelled(_("Password of the first computer"), self._password))
        layout.addWidget(self._problem)
        layout.addStretch(1)
        layout.addLayout(foot)
        self.resize(theme().px(760), min(theme().px(460), 620))
        choose.setFocus()

    def reject(self) -> None:
        """Go back to where one came from."""
        self._entrance.begin()

    def _choose(self) -> None:
        self._entrance.picker.folder(self, N_("Choose the stick or folder…"), self._look)

    def _look(self, folder: Path) -> None:
        from papi_desktop.operations.second_computer import copies_in

        found = copies_in(folder)
        self._copy = found[0] if found else None
        self._problem.setText(
            "" if found else _("There is no copy for another computer here. It is made on the first computer.")
        )
        self._found.setText(
            render(say("Copy of {when}", when=day_and_time(found[0].made_at))) if found else str(folder)
        )
        self._changed()
        if found:
            self._password.setFocus()

    def _changed(self, *_values: object) -> None:
        self._begin.setEnabled(self._copy is not None and bool(self._password.text()))

    def _start(self) -> None:
        copy, data, password = self._copy.path, self._entrance.data, self._password.text()
        self._waiting = WaitingDialog(self, say("Bringing the books to this computer"))
        self._waiting.open()

        def work() -> str:
            from papi_desktop.operations.second_computer import set_up

            return set_up(copy, data, password)

        Once(work, self._done, self._failed, self)

    def _done(self, name: str) -> None:
        self._end_waiting()
        ask(
            self,
            say("This computer is “{name}” of the office now.", name=name),
            Answer(N_("Log in"), self._entrance.show_login, primary=True),
            detail=say(
                "Next: open “Keys”, write the key file of this computer to the stick, and bring it in on the first one. "
                "Then work goes both ways."
            ),
        )

    def _failed(self, error: Exception) -> None:
        self._end_waiting()
        if isinstance(error, UserError):
            self._problem.setText(words_of(error))
        else:
            raise error

    def _end_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.end()
            self._waiting = None
