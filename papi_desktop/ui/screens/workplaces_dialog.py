"""The computers of this office: which there are, one more, and the work that goes from this one to another by stick."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.registers import WORKPLACES
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.jobs import Progress
from papi_desktop.operations import conflicts, number_ranges, second_computer, workplaces
from papi_desktop.operations.carrying import where_it_lies
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.job_runner import PREPARED_STAYS
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.labelled import labelled
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.plain_words import breakable, plain_words
from papi_desktop.ui.widgets.status import Status


class WorkplacesDialog(SmallDialog):
    """The computers, and what goes between them."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Computers of this office"), "", 860, 480)
        self.shell = shell
        headings = [_("Computer"), _("Range of document numbers"), _("State")]
        self.table = PlainTable(headings, [0, 180, 260], _("Computers of this office"))
        self._to = QComboBox()
        self._to.setAccessibleName(_("Send the work to"))
        caption = QLabel(_("Send the work to"))
        caption.setBuddy(self._to)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(caption)
        line.addWidget(self._to, 1)
        self.explain(
            _(
                "Each computer works for itself and takes document numbers of its own. Every few days bring the work together: "
                "send it from here to the other computer, receive its file here with “Receive a file”."
            )
        )
        self._told = plain_words("muted")
        self._told.hide()
        self.body.addWidget(self.table, 1)
        self.body.addLayout(line)
        self.body.addWidget(self._told)
        self._differences = self.add_button(_("Differences…"))
        self._differences.clicked.connect(self._decide)
        self.add_button(_("Another computer…")).clicked.connect(self._another)
        self._send = self.add_button(_("Send the work…"), primary=True)
        self._send.clicked.connect(self._ask_folder)
        self.add_close(primary=False)
        self._fill()
        self.table.setFocus()

    def _fill(self, _result: int = 0) -> None:
        office = self.shell.office
        mine = office.store.setting("numbers.workplace")
        rows = list(office.store.all(WORKPLACES))
        first: list[list[str | Status]] = [
            [_("The first computer"), _("all others"), _in_use() if mine else Status("●", _("this one"), "accent")]
        ]
        self._keys = second_computer.others(office)
        named = {workplaces.name_of_key(office, key["fingerprint"]) for key in self._keys}
        self.table.show_rows([*first, *(_line(row, mine, named) for row in rows)])
        self._to.clear()
        for key in self._keys:
            self._to.addItem(workplaces.name_of_key(office, key["fingerprint"]), key["fingerprint"])
        self._send.setEnabled(bool(self._keys))
        waiting = conflicts.count_open(office)
        self._differences.setEnabled(bool(waiting))
        if waiting:
            self.note.setText(render(say("{count} differences wait for a decision.", count=waiting)))
        elif not self._keys and rows:
            self.note.setText(_("Bring in the key file of the other computer first (“Keys”)."))
        else:
            self.note.clear()

    def _decide(self) -> None:
        from papi_desktop.ui.screens.conflicts_dialog import ConflictsDialog

        dialog = ConflictsDialog(self.shell)
        dialog.finished.connect(self._fill)
        dialog.open()

    def _another(self) -> None:
        AnotherComputer(self.shell, self._copied).open()

    def _copied(self, told: Message) -> None:
        """Say what was written, and stay until it was read: the copy must not lie about on the stick."""
        self._fill()
        self.shell.tell(told)
        ask(self, told, Answer(N_("Close"), primary=True))

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Stick or folder"), self._write)

    def _write(self, folder: Path) -> None:
        fingerprint = str(self._to.currentData())

        def job(office: Office, progress: Progress) -> Message:
            from papi_desktop.operations import unit_keys, work

            done = work.hand_over_work(office, folder, unit_keys.public_key(office, fingerprint), progress=progress)
            return say(
                "{changes} changes were written; short code {code}. {where}",
                changes=done.counts["changes"],
                code=done.short_code,
                where=done.where,
            )

        self.shell.jobs.run(say("Writing the work"), job, self._written, stopping=PREPARED_STAYS)

    def _written(self, told: Message) -> None:
        # A line of its own, and a path may be broken after each folder: the dialog keeps its width.
        self._told.setText(breakable(render(told)))
        self._told.show()
        self.shell.tell(told)


class AnotherComputer(SmallDialog):
    """Foresee one more computer and write the copy it begins with."""

    def __init__(self, shell: Shell, then: Callable[[Message], None]) -> None:
        super().__init__(shell.window, _("Another computer"), "", 560, 320)
        self.shell = shell
        self._then = then
        self._name = QLineEdit()
        self._name.setMaxLength(60)
        self._name.textChanged.connect(self._changed)
        self._low, self._high = (QLineEdit(str(number)) for number in number_ranges.next_range(shell.office))
        for box in (self._low, self._high):
            box.setValidator(QIntValidator(1, number_ranges.HIGHEST, box))
            box.textChanged.connect(self._changed)
        numbers = QHBoxLayout()
        numbers.setSpacing(theme().px(12))
        numbers.addWidget(labelled(_("Its document numbers from"), self._low))
        numbers.addWidget(labelled(_("up to"), self._high))
        self.body.addWidget(labelled(_("Name of the computer"), self._name))
        self.body.addLayout(numbers)
        self.explain(
            _(
                "The copy holds all books, the sealed names of whoever denounced somebody too, locked with the same password: "
                "hand it to nobody else. On the other computer choose “Second computer of an office” when the program first starts."
            )
        )
        self.body.addStretch(1)
        self._write = self.add_button(_("Write to the stick…"), primary=True)
        self._write.clicked.connect(self._ask_folder)
        self.add_close(primary=False)
        self._changed()
        self._name.setFocus()

    def _changed(self, *_values: object) -> None:
        low, high = self._numbers()
        self._write.setEnabled(bool(self._name.text().strip()) and 1 <= low <= high)

    def _numbers(self) -> tuple[int, int]:
        return int(self._low.text() or 0), int(self._high.text() or 0)

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Stick or folder"), self._make)

    def _make(self, folder: Path) -> None:
        name, numbers = self._name.text().strip(), self._numbers()

        def job(office: Office, progress: Progress) -> Message:
            second_computer.make(office, name, numbers, folder, progress)
            return say(
                "The copy for the other computer is written to “{copy}”. {where} Delete it from the stick as soon as the other "
                "computer is set up: it holds all books.",
                copy=second_computer.FOLDER,
                where=where_it_lies(folder),
            )

        self.shell.jobs.run(say("Writing the copy for another computer"), job, self._made)

    def _made(self, told: Message) -> None:
        self.accept()
        self._then(told)


def _in_use() -> Status:
    return Status("✓", _("in use"), "good")


def _line(row: dict[str, Any], mine: Any, named: set[str]) -> list[str | Status]:
    """Return a computer with its numbers and how far it is; `named` are those whose key is here."""
    numbers = f"{row['numbers_from']}–{row['numbers_to']}"
    if row["id"] == mine:
        return [row["name"], numbers, Status("●", _("this one"), "accent")]
    if row["taken_on"]:
        since = render(say("in use since {day}", day=table_date(date.fromisoformat(row["taken_on"]))))
        return [row["name"], numbers, Status("✓", since, "good")]
    if row["name"] in named:
        return [row["name"], numbers, Status("○", _("its key is here, no work of it yet"), "text")]
    return [row["name"], numbers, Status("○", _("foreseen, not set up yet"), "text")]
