"""A paper of one record: choose which, give it number and day, look at it as it prints, write its files.

One that was issued is shown and given again as it was; a new number is only taken by who asks for a new paper.

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
from papi_desktop.operations.record_papers import AS_ISSUED, Issued
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.data import named
from papi_desktop.ui.error_box import as_user_error
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.screens.preview import Preview
from papi_desktop.ui.screens.reprint_choice import ReprintChoice
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
        heading = named(shell.office, register, record)
        super().__init__(shell, _("Make a paper"), heading, 980, 2000, parent)
        self._register = register
        self._record_id = str(record["id"])
        self._kinds = {kind.key: kind for kind in kinds}
        self._issued: Issued | None = None
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
        self.choice = ReprintChoice()
        self.preview = Preview()
        top = QVBoxLayout()
        top.setSpacing(theme().px(4))
        top.addWidget(self.kind)
        top.addWidget(self.choice)
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
        self.choice.chosen.connect(self._way_chosen)
        self.fields.edited.connect(self._pause_begins)
        self.fields.show_value("day", shell.office.today().isoformat())
        self._kind_chosen()
        self.kind.setFocus()

    def _kind_chosen(self, _index: int = 0) -> None:
        """Look whether the record was issued this paper before: whether it changed since takes composing it."""
        key = str(self.kind.currentData())
        register, record_id = self._register, self._record_id

        def work(office: Office) -> tuple[str, Issued | None]:
            from papi_desktop.operations import record_papers

            return key, record_papers.issued(office, register, record_id, key)

        self._show_choice(None)
        self._write.setEnabled(False)
        self.shell.reader.submit(work, self._issued_known, self._cannot, key="issued")

    def _issued_known(self, answer: tuple[str, Issued | None]) -> None:
        key, found = answer
        if key != self.kind.currentData():
            return  # another paper was chosen meanwhile
        if found is not None:
            self._show_choice(found)
        if not self._undecided():
            self._draw()

    def _show_choice(self, found: Issued | None) -> None:
        self._issued = found
        self.choice.show_issued(found)
        self._show_fields()

    def _way_chosen(self) -> None:
        self._show_fields()
        self._draw()

    def _show_fields(self) -> None:
        """Ask for what the way taken needs: a new paper number and day, an issued one nothing."""
        from papi_desktop.operations import numbers

        kind = self._kinds[self.kind.currentData()]
        new = self._issued is None or self.choice.again is False
        self.fields.setVisible(new)
        self.fields.set_shown("number", bool(kind.document_kind))
        form = self.shell.office.form_of(kind.key)
        notes = [self._why_from_files(kind) if new else "", render(form.words()) if form else ""]
        self.note.setText(" ".join(filter(None, notes)))
        self._show_cautions()
        if new and kind.document_kind:
            free = numbers.next_number(self.shell.office, kind.document_kind, self._day())
            self.fields.show_value("number", free.text)
        if self._undecided():
            self._write.setEnabled(False)
            self.preview.show_words(_("Choose above which paper to print."))

    def _why_from_files(self, kind: PaperKind) -> str:
        """Return why a paper that is not made yet is not printed as it is looked at; "" where it may be."""
        if kind.made is not None:
            return _("Printed from its files, so that the book knows of it.")
        return _("Printed from its files, so that its number is taken.") if kind.document_kind else ""

    def _cautions(self) -> Sequence[Message]:
        """Return what is to be weighed before the paper chosen is handed out; of an issued one it was."""
        if self._issued is not None and self.choice.again:
            return ()
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
        new = self._issued is None or self.choice.again is False
        from_files = new and bool(self._why_from_files(self._kinds[self.kind.currentData()]))
        self.preview.allow_printing(not cautions and not from_files)

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

    def _asked(self) -> tuple[str, str, date | None]:
        """Return stable word, number and day as they stand in the dialog."""
        key = str(self.kind.currentData())
        if self._issued is not None and self.choice.again:
            return key, AS_ISSUED, None
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

    def _undecided(self) -> bool:
        return self._issued is not None and self.choice.again is None

    def _show(self, pdf: bytes) -> None:
        if self._undecided():
            return  # drawn for a paper that was looked at before
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
