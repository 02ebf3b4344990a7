"""A paper of one record: choose which, give it number and day, look at it as it prints, write its files.

Must not know what any paper is about; the book declares that in `operations.books`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Field, Kind, Register
from papi_desktop.operations.book import PaperKind
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.display import shown
from papi_desktop.ui.error_box import as_user_error
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.screens.preview import Preview
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.screens.writing_papers import PaperWritingDialog, Writing
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

_PAUSE = 250  # milliseconds after the last key before the paper is drawn again
_NUMBER = Field("number", Kind.TEXT, N_("Document number"))
_DAY = Field("day", Kind.DATE, N_("Date of the paper"))


class PaperDialog(PaperWritingDialog):
    """The papers of one record.

    Args:
        register: its book.
        record: as saved.
        kinds: the papers offered, at least one.
        chosen: stable word of the one shown first; the first of `kinds` when blank.
    """

    def __init__(
        self,
        shell: Shell,
        register: Register,
        record: dict[str, Any],
        kinds: Sequence[PaperKind],
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        heading = shown(register[register.title_field], record.get(register.title_field))
        super().__init__(shell, _("Make a paper"), heading, 980, 2000, parent)
        self._register = register
        self._record_id = str(record["id"])
        self._kinds = {kind.key: kind for kind in kinds}
        self.note.setWordWrap(True)
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Which paper"))
        for kind in kinds:
            form = shell.office.form_of(kind.key)
            self.kind.addItem(f"{_(kind.label)} ({form.name})" if form else _(kind.label), kind.key)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.fields = TaskFields(
            [
                TaskField(
                    "number",
                    _NUMBER.label,
                    make_editor(shell, _NUMBER),
                    help=N_("The next free number is proposed; leave it blank to write it by hand."),
                ),
                TaskField("day", _DAY.label, make_editor(shell, _DAY), required=True),
            ]
        )
        self._caution = QLabel()
        self._caution.setWordWrap(True)
        self._caution.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._caution, "warning")
        self.preview = Preview()
        top = QVBoxLayout()
        top.setSpacing(theme().px(4))
        top.addWidget(self.kind)
        top.addWidget(self.fields)
        top.addWidget(self._caution)
        self.body.addLayout(top)
        self.body.addWidget(self.preview, 1)
        self._write = self.add_write()
        self.add_close(primary=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw)
        self.kind.activated.connect(self._kind_chosen)
        self.fields.edited.connect(self._pause_begins)
        self.fields.show_value("day", shell.office.today().isoformat())
        self._kind_chosen()
        self.kind.setFocus()

    def _kind_chosen(self, _index: int = 0) -> None:
        from papi_desktop.operations import numbers

        kind = self._kinds[self.kind.currentData()]
        self._show_cautions()
        form = self.shell.office.form_of(kind.key)
        notes = [
            "" if kind.made is None else _("Printed from its files, so that the book knows of it."),
            render(form.words()) if form else "",
        ]
        self.note.setText(" ".join(filter(None, notes)))
        code = kind.document_kind
        self.fields.set_shown("number", bool(code))
        if code:
            free = numbers.next_number(self.shell.office, code, self._day())
            self.fields.show_value("number", free.text)
        self._draw()

    def _cautions(self) -> Sequence[Message]:
        """Return what is to be weighed before the paper chosen is handed out."""
        record = self.shell.office.store.get(self._register, self._record_id)
        kind = self._kinds[self.kind.currentData()]
        return kind.cautions(self.shell.office, record) if record is not None else ()

    def _show_cautions(self) -> None:
        """Say what is to be weighed; until a reason is written the paper leaves only by its files, which ask for it."""
        cautions = self._cautions()
        lines = [f"! {render(caution)}" for caution in cautions]
        todo = _("Writing the files asks for the reason; then it can be printed from here too.")
        self._caution.setText("\n".join([*lines, todo]) if lines else "")
        self._caution.setVisible(bool(cautions))
        self.preview.allow_printing(not cautions and self._kinds[self.kind.currentData()].made is None)

    def _ask_folder(self) -> None:
        cautions = self._cautions()
        if not cautions or not self.may_write():
            super()._ask_folder()
            return
        question = say("Why is it handed out all the same? {caution}", caution=cautions[0])
        ask_reason(self, question, N_("Hand it out"), self._hand_out)

    def _hand_out(self, reason: str) -> None:
        try:
            record = self.shell.office.store.get(self._register, self._record_id) or {}
            self._kinds[self.kind.currentData()].pass_cautions(self.shell.office, record, reason)
        except UserError as error:
            self.shell.show_error(error)
            return
        self._show_cautions()
        super()._ask_folder()

    def _pause_begins(self, _key: str) -> None:
        self._pause.start()

    def _day(self) -> date:
        stated = self.fields.value("day")
        return date.fromisoformat(stated) if stated else self.shell.office.today()

    def _asked(self) -> tuple[str, str, date]:
        """Return stable word, number and day as they stand in the dialog."""
        key = str(self.kind.currentData())
        number = str(self.fields.value("number") or "") if self._kinds[key].document_kind else ""
        return key, number, self._day()

    def _draw(self) -> None:
        key, number, day = self._asked()
        register, record_id = self._register, self._record_id

        def work(office: Office) -> bytes:
            from papi_desktop.operations import record_papers

            return record_papers.preview(office, register, record_id, key, number=number, day=day)

        self._write.setEnabled(False)
        self.shell.reader.submit(work, self._show, self._cannot, key="paper")

    def _show(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf, self.kind.currentText())
        self._write.setEnabled(True)

    def _cannot(self, error: Exception) -> None:
        self.preview.show_words(render_error(as_user_error(error)))

    def may_write(self) -> bool:
        """Return whether number and day are right."""
        return self.fields.check()

    def writing(self) -> Writing:
        """Write the paper chosen with the number and day given."""
        key, number, day = self._asked()
        register, record_id = self._register, self._record_id

        def write(office: Office, folder: Path) -> tuple[Path, ...]:
            from papi_desktop.operations import record_papers

            return record_papers.make(office, register, record_id, key, folder, number=number, day=day).files

        return write
