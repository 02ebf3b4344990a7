"""What two computers wrote differently, side by side: a person chooses, the other version stays in the history."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.operations import conflicts
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme


class ConflictsDialog(SmallDialog):
    """One difference after the other."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Written differently on two computers"), "", 820, 300)
        self.shell = shell
        self._sides: QWidget | None = None
        self._next = self.add_button(_("Later: the next one"))
        self._next.clicked.connect(self._skip)
        self.add_close(primary=False)
        self._skipped: set[str] = set()
        self._show_next()

    def _skip(self) -> None:
        self._skipped.add(self._row["id"])
        self._show_next()

    def _show_next(self) -> None:
        waiting = conflicts.open_conflicts(self.shell.office)
        left = [row for row in waiting if row["id"] not in self._skipped]
        if self._sides is not None:
            self._sides.deleteLater()
            self._sides = None
        self._next.setEnabled(bool(left))
        self.note.setText(render(say("{count} differences wait for a decision.", count=len(waiting))))
        if not left:
            self._say(_("Nothing more to decide here."))
            return
        self._row = left[0]
        register = BY_KEY[self._row["book"]]
        key = self._row["key"] or ""
        what = f"{_(register.title)} – {self._row['title']}"
        self._say(what + (f"\n{register[key].print_label or _(register[key].label)}" if key in register else ""))
        self._sides = QWidget()
        line = QHBoxLayout(self._sides)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(12))
        for number, option in enumerate(self._row["versions"]["options"]):
            line.addLayout(self._side(number, option), 1)
        self.body.addWidget(self._sides, 1)

    def _say(self, text: str) -> None:
        self.heading.setText(text)
        self.heading.show()

    def _side(self, number: int, option: dict[str, Any]) -> QVBoxLayout:
        kind = self._row["kind"]
        if kind == "removal":
            told = _("It stays") if option["value"] else _("It goes to the waste basket")
        elif kind == "duplicate":
            register = BY_KEY[self._row["book"]]
            told = register.title_of(self.shell.office.store.get(register, option["record"]) or {})
        else:
            told = conflicts.shown(BY_KEY[self._row["book"]], self._row["key"] or "", option["value"]) or _("(blank)")
        value = QLabel(told)
        value.setWordWrap(True)
        value.setTextFormat(Qt.TextFormat.PlainText)
        set_role(value, "card-title")
        by = QLabel(
            " · ".join(filter(None, [option.get("by", ""), _moment(option.get("at", "")), option.get("reason", "")]))
        )
        by.setTextFormat(Qt.TextFormat.PlainText)
        by.setWordWrap(True)
        set_role(by, "muted")
        use = QPushButton(_("Both are right, leave them") if kind == "duplicate" else _("Use this one"))
        use.setAutoDefault(False)
        use.clicked.connect(partial(self._decide, number))
        side = QVBoxLayout()
        side.setSpacing(theme().px(8))
        for widget in (value, by, use):
            side.addWidget(widget)
        side.addStretch(1)
        return side

    def _decide(self, number: int, _checked: bool = False) -> None:
        try:
            conflicts.decide(self.shell.office, self._row["id"], number)
        except UserError as error:
            show_error(self, error)
        self._show_next()


def _moment(text: str) -> str:
    if not text:
        return ""
    return f"{datetime.fromisoformat(text).astimezone():%H:%M %d/%m/%Y}"
