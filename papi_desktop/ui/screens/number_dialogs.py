"""Document numbers kept by hand: one for a paper still being written, and the number a series begins at.

Must not know how numbers are counted; `operations.numbers` does.
"""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import OUTGOING
from papi_desktop.operations import numbers
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role
from papi_desktop.ui.widgets.editors import LongTextEditor, NumberEditor, TextEditor

_PAUSE = 200  # milliseconds after the last key before the next free number is looked up
_FIRST_KIND = "TB"  # a notice: what offices number most


class ReserveDialog(SmallDialog):
    """Keeps a number for a paper that is still being written."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Keep a number"), _("Keep a number for a paper"), 520, 380)
        self.shell = shell
        kind = OUTGOING["document_kind"]
        self.fields = TaskFields(
            (
                TaskField("kind", kind.label, make_editor(shell, kind), required=True, help=kind.help),
                TaskField(
                    "number",
                    N_("Number"),
                    TextEditor(),
                    required=True,
                    help=N_("The next free number is proposed; a letter may stand behind it, as in 168a."),
                ),
                TaskField(
                    "subject",
                    N_("Subject"),
                    LongTextEditor(),
                    required=True,
                    help=N_("What the paper is about; the number waits for it."),
                    span=2,
                ),
            )
        )
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self._keep = self.add_button(f"{_('Keep the number')}  Ctrl+S", primary=True)
        self._keep.setShortcut("Ctrl+S")
        self.add_close(primary=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._propose)
        self.fields.edited.connect(self._edited)
        self._keep.clicked.connect(self._reserve)
        self.fields.show_value("kind", _FIRST_KIND)
        self._propose()
        self.fields.go_to("kind")

    def _edited(self, key: str) -> None:
        if key == "kind":
            self._pause.start()

    def _propose(self) -> None:
        kind = self.fields.value("kind")
        if kind:
            free = numbers.next_number(self.shell.office, kind, self.shell.office.today())
            self.fields.show_value("number", free.text)

    def _reserve(self) -> None:
        self.fields.settle()
        if not self.fields.check():
            return
        office = self.shell.office
        kind, text, subject = (str(self.fields.value(key)) for key in ("kind", "number", "subject"))
        try:
            number = numbers.as_number(office, kind, text, office.today())
            line = numbers.reserve(office, number, subject)
        except UserError as refused:
            show_error(self, refused)
            return
        self.accept()
        self.shell.tell(say("Number {number} is kept.", number=number.symbol))
        self.shell.open_record(OUTGOING.key, line)


class SeriesDialog(SmallDialog):
    """The number a series begins at: for an office that changes programs in the middle of a year."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Begin a series"), _("Begin the numbers of a kind at"), 520, 300)
        self.shell = shell
        kind = OUTGOING["document_kind"]
        self.fields = TaskFields(
            (
                TaskField("kind", kind.label, make_editor(shell, kind), required=True, help=kind.help),
                TaskField("year", N_("Year"), NumberEditor(Kind.YEAR), required=True),
                TaskField(
                    "first",
                    N_("First number in this program"),
                    NumberEditor(Kind.INTEGER),
                    required=True,
                    help=N_("One more than the last number in the paper book."),
                ),
            )
        )
        self._next = QLabel()
        self._next.setWordWrap(True)
        set_role(self._next, "muted")
        self.body.addWidget(self.fields)
        self.body.addWidget(self._next)
        self.body.addStretch(1)
        self._begin = self.add_button(f"{_('Begin there')}  Ctrl+S", primary=True)
        self._begin.setShortcut("Ctrl+S")
        self.add_close(primary=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._say_next)
        self.fields.edited.connect(self._edited)
        self._begin.clicked.connect(self._start)
        self.fields.show_value("kind", _FIRST_KIND)
        self.fields.show_value("year", shell.office.today().year)
        self._say_next()
        self.fields.go_to("kind")

    def _edited(self, _key: str) -> None:
        self._pause.start()

    def _say_next(self) -> None:
        kind, year = self.fields.value("kind"), self.fields.value("year")
        self._next.clear()
        if kind and year:
            try:
                free = numbers.next_number(self.shell.office, kind, date(year, 1, 1))
            except UserError as refused:
                self._next.setText(render_error(refused))
                return
            self._next.setText(render(say("The next number is now {number}.", number=free.symbol)))

    def _start(self) -> None:
        self.fields.settle()
        if not self.fields.check():
            return
        kind, year, first = (self.fields.value(key) for key in ("kind", "year", "first"))
        try:
            following = numbers.start_series_at(self.shell.office, kind, year, first)
        except UserError as refused:
            show_error(self, refused)
            return
        self.accept()
        self.shell.tell(say("The next number is {number}.", number=following.symbol))
