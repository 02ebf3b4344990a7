"""Beginning on the second computer of an office: the stick from the first one and its password, and the books are here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from papi_desktop.domain.messages import N_, say
from papi_desktop.translations import _, render
from papi_desktop.ui.entrance import Entrance
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.moments import day_and_time
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.side_door import SideDoor
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.labelled import labelled


class SecondComputerDialog(SideDoor):
    """Choose the stick, give the password of the first computer, take the books up here."""

    def __init__(self, entrance: Entrance) -> None:
        steps = _(
            "1. On the first computer open “Reports and hand-overs”, press “Computers”, then “Another computer…”, "
            "and write to a stick.\n"
            "2. Put the stick in here, choose it, and give the password used on the first computer.\n"
            "3. Afterwards both computers work for themselves and bring their work together by stick; "
            "each takes document numbers of its own."
        )
        super().__init__(entrance, _("Second computer of an office"), steps)
        self._copy: Any = None
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
        self._password = self._password_line()
        self._password.setMaximumWidth(theme().px(360))
        self._layout.addLayout(line)
        self._layout.addWidget(labelled(_("Password of the first computer"), self._password))
        self._layout.addStretch(1)
        self._end_with_foot(_("Set up this computer"), self._start)
        self.resize(theme().px(760), min(theme().px(460), 620))
        choose.setFocus()

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
        self._deed.setEnabled(self._copy is not None and bool(self._password.text()))

    def _start(self) -> None:
        copy, data, password = self._copy.path, self._entrance.data, self._password.text()

        def work() -> str:
            from papi_desktop.operations.second_computer import set_up

            return set_up(copy, data, password)

        self._do(say("Bringing the books to this computer"), work, self._set_up)

    def _set_up(self, name: str) -> None:
        ask(
            self,
            say("This computer is “{name}” of the office now.", name=name),
            Answer(N_("Log in"), self._entrance.show_login, primary=True),
            detail=say(
                "Delete the folder “{copy}” from the stick now: it holds all books. "
                "Next: open “Keys”, write the key file of this computer to the stick, and bring it in on the first one. "
                "Then work goes both ways.",
                copy=self._copy.path.parent.name,
            ),
        )
