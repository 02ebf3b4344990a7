"""What two computers wrote differently, side by side: a person chooses, the other version stays in the history."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.operations import conflicts, workplaces
from papi_desktop.operations.records import titles
from papi_desktop.translations import _, render
from papi_desktop.ui.display import long_shown, shown
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

_EXPLAINED = {
    "value": N_(
        "The same field was written on both computers, and neither knew of the other. The book of this computer stays as it is "
        "until you choose. What is not used stays in the history of the record."
    ),
    "removal": N_("One computer put the record into the waste basket, the other went on changing it."),
    "duplicate": N_(
        "Each computer recorded it for itself. If it is the same, keep one; what is dropped lies in the waste basket."
    ),
}


class ConflictsDialog(SmallDialog):
    """One difference after the other."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Written differently on two computers"), "", 860, 420)
        self.shell = shell
        self._sides: QWidget | None = None
        self._explained = QLabel()
        self._explained.setWordWrap(True)
        set_role(self._explained, "muted")
        self.body.addWidget(self._explained)
        self._both = self.add_button(_("Both are right, leave them"))
        self._both.clicked.connect(partial(self._decide, 0))
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
            # Hidden at once: deleted only later, its buttons would go on offering what is decided.
            self._sides.hide()
            self._sides.deleteLater()
            self._sides = None
        self._next.setEnabled(bool(left))
        self.note.setText(render(say("{count} differences wait for a decision.", count=len(waiting))))
        self._both.setVisible(bool(left) and left[0]["kind"] == "duplicate")
        self._explained.setText(_(_EXPLAINED[left[0]["kind"]]) if left else "")
        if not left:
            self._say(_("Nothing more to decide here."))
            return
        self._row = left[0]
        register = BY_KEY[self._row["book"]]
        key = self._row["key"] or ""
        what = f"{_(register.title)} – {self._row['title']}"
        self._say(what + (f"\n{_(register[key].label)}" if key in register else ""))
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
        kind, register = self._row["kind"], BY_KEY[self._row["book"]]
        if kind == "removal":
            told = _("It stays") if option["value"] else _("It goes to the waste basket")
        elif kind == "duplicate":
            told = self._record(register, option["record"])
        else:
            key = self._row["key"] or ""
            value = conflicts.value_of(register, key, option["value"])
            told = long_shown(register[key], value, self._titles(register, key, value)) if key in register else ""
        value = QLabel(told)
        value.setWordWrap(True)
        value.setTextFormat(Qt.TextFormat.PlainText)
        set_role(value, "card-title")
        told_by = [option.get("by", ""), _moment(option.get("at", "")), option.get("reason", "")]
        by = QLabel(" · ".join(filter(None, told_by)))
        by.setTextFormat(Qt.TextFormat.PlainText)
        by.setWordWrap(True)
        set_role(by, "muted")
        use = QPushButton(_("Keep this one, drop the other") if kind == "duplicate" else _("Use this one"))
        use.setAutoDefault(False)
        use.clicked.connect(partial(self._keep if kind == "duplicate" else self._decide, number))
        whose = QLabel(self._whose(option.get("origin", "")))
        whose.setTextFormat(Qt.TextFormat.PlainText)
        whose.setWordWrap(True)
        side = QVBoxLayout()
        side.setSpacing(theme().px(8))
        for widget in (whose, value, by, use):
            side.addWidget(widget)
        side.addStretch(1)
        return side

    def _whose(self, mark: str) -> str:
        """Return from which computer a version is."""
        if not mark:
            return ""
        name = workplaces.name_of_mark(self.shell.office, mark)
        if workplaces.is_own_mark(self.shell.office, mark):
            return render(say("The version of this computer ({computer})", computer=name))
        return render(say("The version of {computer}", computer=name))

    def _record(self, register: Register, record_id: str) -> str:
        """Return the title of a record and, below it, what its list shows of it: enough to tell two alike apart."""
        record = self.shell.office.store.get(register, record_id) or {}
        lines = [register.title_of(record)]
        for field in register:
            if field.in_list and field.key != register.title_field and record.get(field.key) is not None:
                value = record[field.key]
                lines.append(f"{_(field.label)}: {shown(field, value, self._titles(register, field.key, value))}")
        return "\n".join(lines)

    def _titles(self, register: Register, key: str, value: Any) -> dict[str, str]:
        if not register[key].named_by or value is None:
            return {}
        return {str(value): titles(self.shell.office, register, {key: value}).get(key, "")}

    def _keep(self, number: int, _checked: bool = False) -> None:
        try:
            conflicts.keep_one(self.shell.office, self._row["id"], number)
            self._tell_left()
        except UserError as error:
            show_error(self, error)
        self._show_next()

    def _decide(self, number: int, _checked: bool = False) -> None:
        try:
            conflicts.decide(self.shell.office, self._row["id"], number)
            self._tell_left()
        except UserError as error:
            show_error(self, error)
        self._show_next()

    def _tell_left(self) -> None:
        """Say in the status bar what is left, in place of the number told when the file was received."""
        left = conflicts.count_open(self.shell.office)
        self.shell.tell(
            say("{count} differences wait for a decision.", count=left) if left else say("Nothing more to decide here.")
        )


def _moment(text: str) -> str:
    if not text:
        return ""
    return f"{datetime.fromisoformat(text).astimezone():%H:%M %d/%m/%Y}"
