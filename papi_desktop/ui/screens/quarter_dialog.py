"""The quarter's list of everything disclosed: choose the quarter, look at the paper, print it or write its files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from papi_desktop.domain.messages import say
from papi_desktop.domain.periods import QUARTER, period_of
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error
from papi_desktop.ui.screens.preview import Preview
from papi_desktop.ui.screens.writing_papers import PaperWritingDialog, Writing
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme

_OFFERED = 8


class QuarterDialog(PaperWritingDialog):
    """The list of one quarter."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("List of what was disclosed in the quarter"), "", 860, 2000)
        self._quarter = QComboBox()
        self._quarter.setAccessibleName(_("Quarter"))
        quarter = period_of(shell.office.today(), QUARTER)
        for _back in range(_OFFERED):
            name = say("Quarter {quarter}/{year}", quarter=quarter.number, year=quarter.year)
            self._quarter.addItem(render(name), str(quarter))
            quarter = quarter.before
        caption = QLabel(_("Quarter"))
        caption.setBuddy(self._quarter)
        self._count = QLabel()
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(caption)
        line.addWidget(self._quarter)
        line.addWidget(self._count, 1)
        self.preview = Preview()
        self.body.addLayout(line)
        self.body.addWidget(self.preview, 1)
        self._write = self.add_write()
        self.add_close(primary=False)
        self._quarter.activated.connect(self._read)
        self._quarter.setFocus()
        self._read()

    def _read(self, _index: int = 0) -> None:
        period = str(self._quarter.currentData())

        def work(office: Office) -> tuple[bytes, int]:
            from papi_desktop.operations import papers, quarter

            _quarter, sheet, rows = quarter.compose(office, period)
            return papers.as_pdf(sheet.paper), rows

        self._write.setEnabled(False)
        self.shell.reader.submit(work, self._show, self._cannot, key="quarter")

    def _show(self, drawn: tuple[bytes, int]) -> None:
        pdf, rows = drawn
        self._count.setText(render(say("{count} disclosures", count=rows)))
        self.preview.show_pdf(pdf, self.windowTitle(), public=True)
        self._write.setEnabled(True)

    def _cannot(self, error: Exception) -> None:
        self._count.clear()
        self.preview.show_words(render_error(as_user_error(error)))

    def writing(self) -> Writing:
        """Write the list of the quarter chosen."""
        period = str(self._quarter.currentData())

        def write(office: Office, folder: Path) -> tuple[Path, ...]:
            from papi_desktop.operations import quarter

            return quarter.list_disclosures(office, period, folder).files

        return write
