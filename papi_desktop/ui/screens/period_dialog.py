"""A paper of a period: which, from when to when, as it prints, its files. What papers there are is told by `petitions.period_papers`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error
from papi_desktop.ui.screens.plug import Context
from papi_desktop.ui.screens.preview import Preview
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.screens.writing_papers import PaperWritingDialog, Writing
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import ChoiceEditor, DateEditor

_PAUSE = 250  # milliseconds after the last key before the paper is drawn again


def period_papers(context: Context) -> None:
    """Open the papers of a period."""
    PeriodDialog(context.shell).open()


class PeriodDialog(PaperWritingDialog):
    """The register of receptions, or the list for asking back, from one day to another; stays for the next one."""

    closes = False

    def __init__(self, shell: Shell) -> None:
        from papi_desktop.operations.petitions.period_papers import PERIOD_PAPERS

        super().__init__(shell, _("Registers of a period"), "", 1040, 2000)
        today = shell.office.today()
        kinds = tuple(Choice(kind.key, kind.label, kind.label) for kind in PERIOD_PAPERS)
        which = Field("kind", Kind.CHOICE, N_("Which paper"), choices=kinds)
        self.fields = TaskFields(
            [
                TaskField("kind", N_("Which paper"), ChoiceEditor(which, blank=False), required=True),
                TaskField("first", N_("From"), DateEditor(shell.office.today), required=True),
                TaskField("last", N_("To"), DateEditor(shell.office.today), required=True),
            ],
            columns=3,
        )
        self.fields.show_value("kind", PERIOD_PAPERS[0].key)
        self.fields.show_value("first", date(today.year, 1, 1).isoformat())
        self.fields.show_value("last", today.isoformat())
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "badge")
        self.preview = Preview()
        column = QVBoxLayout()
        column.setSpacing(theme().px(8))
        column.addWidget(self.fields)
        column.addWidget(self._note)
        column.addWidget(self.preview, 1)
        self.body.addLayout(column, 1)
        self._write = self.add_write()
        self.add_close(primary=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._draw)
        self.fields.edited.connect(self._edited)
        self.fields.go_to("kind")
        self._show_note(PERIOD_PAPERS[0].key)
        self._draw()

    def _edited(self, _key: str) -> None:
        # What stands below belongs to what was asked before: until it is drawn anew it can neither be written nor say how sure its form is.
        self._write.setEnabled(False)
        self._show_note(str(self.fields.value("kind")))
        self._pause.start()

    def _asked(self) -> tuple[str, date, date] | None:
        if self.fields.problems():
            return None
        value = self.fields.value
        return value("kind"), date.fromisoformat(value("first")), date.fromisoformat(value("last"))

    def _draw(self) -> None:
        asked = self._asked()
        self._write.setEnabled(False)
        if asked is None:
            self.preview.show_words(render(next(iter(self.fields.problems().values()))))
            return
        key, first, last = asked
        if first > last:
            self.preview.show_words(_("The last day is before the first day."))
            return

        def work(office: Office) -> bytes:
            from papi_desktop.operations import papers
            from papi_desktop.operations.petitions.period_papers import PERIOD_PAPERS

            kind = next(kind for kind in PERIOD_PAPERS if kind.key == key)
            return papers.as_pdf(kind.compose(office, first, last)[0].paper)

        self.shell.reader.submit(work, self._show, self._cannot, key="period-paper")

    def _show_note(self, key: str) -> None:
        from papi_desktop.operations.petitions.period_papers import PERIOD_PAPERS

        note = next(kind.note() for kind in PERIOD_PAPERS if kind.key == key)
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _show(self, pdf: bytes) -> None:
        self.preview.show_pdf(pdf, self.windowTitle())
        self._write.setEnabled(True)

    def _cannot(self, error: Exception) -> None:
        self.preview.show_words(render_error(as_user_error(error)))

    def may_write(self) -> bool:
        """Return whether paper and days are right."""
        asked = self._asked() if self.fields.check() else None
        return asked is not None and asked[1] <= asked[2]

    def writing(self) -> Writing | None:
        """Write the paper chosen for the days given."""
        asked = self._asked()
        if asked is None:
            return None
        key, first, last = asked

        def write(office: Office, folder: Path) -> tuple[Path, ...]:
            from papi_desktop.operations.petitions import period_papers

            return period_papers.write(office, key, first, last, folder)

        return write
