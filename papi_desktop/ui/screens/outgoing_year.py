"""The book of outgoing documents of a year: its gaps, each to be explained, and the book as it prints."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.operations import outgoing_year
from papi_desktop.operations.office import Office
from papi_desktop.operations.outgoing_year import Gap
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.screens.plug import Context
from papi_desktop.ui.screens.preview import Preview
from papi_desktop.ui.screens.writing_papers import PaperWritingDialog, Writing
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_OFFERED = 4
_COMMON = "*"


def show_book(context: Context) -> None:
    """Show the book of this year."""
    OutgoingDialog(context.shell).open()


class OutgoingDialog(PaperWritingDialog):
    """The book of one year."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, _("Book of outgoing documents of the year"), "", 1240, 2000)
        self._gaps: list[Gap] = []
        self._year = QComboBox()
        self._year.setAccessibleName(_("Year"))
        today = shell.office.today()
        for year in range(today.year, today.year - _OFFERED, -1):
            self._year.addItem(str(year), year)
        caption = QLabel(_("Year"))
        caption.setBuddy(self._year)
        self._count = QLabel()
        self._explain = QPushButton(f"{_('Explain the gap')}  Enter")
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(caption)
        line.addWidget(self._year)
        line.addWidget(self._count, 1)
        line.addWidget(self._explain)
        self.gaps = PlainTable([_("Number never used"), _("Series")], (0, 110), _("Gaps"))
        self.preview = Preview()
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.gaps)
        splitter.addWidget(self.preview)
        splitter.setSizes([theme().px(300), theme().px(900)])
        self.body.addLayout(line)
        self.body.addWidget(splitter, 1)
        self._write = self.add_write()
        self.add_close(primary=False)
        self._year.activated.connect(self._read)
        self._explain.clicked.connect(self._ask_reason)
        self.gaps.opened.connect(self._ask_reason)
        self._year.setFocus()
        self._read()

    def _read(self, _index: int = 0) -> None:
        year = int(self._year.currentData())

        def work(office: Office) -> tuple[bytes, list[Gap]]:
            from papi_desktop.operations import papers

            gaps = [gap for series in outgoing_year.series_of(office, year) for gap in series.gaps]
            return papers.as_pdf(outgoing_year.sheet(office, year).paper), gaps

        self._write.setEnabled(False)
        self.shell.reader.submit(work, self._show, key="outgoing book")

    def _show(self, drawn: tuple[bytes, list[Gap]]) -> None:
        pdf, self._gaps = drawn
        self.preview.show_pdf(pdf, self.windowTitle())
        self.gaps.show_rows([(str(g.number), _("Common") if g.series == _COMMON else g.series) for g in self._gaps])
        words = say("{count} numbers were never used and have no reason yet", count=len(self._gaps))
        self._count.setText(render(words) if self._gaps else _("No gap: every number has a document or a reason."))
        self._explain.setEnabled(bool(self._gaps))
        if self._gaps:
            self.gaps.setCurrentCell(0, 0)
        self._write.setEnabled(True)

    def _ask_reason(self, _row: int = 0) -> None:
        row = self.gaps.currentRow()
        if 0 <= row < len(self._gaps):
            gap = self._gaps[row]
            ask_reason(
                self,
                say("Why was number {number} never used? It stays in the book with the reason.", number=gap.number),
                N_("Keep the reason"),
                partial(self._keep_reason, gap),
            )

    def _keep_reason(self, gap: Gap, reason: str) -> None:
        try:
            outgoing_year.explain(self.shell.office, int(self._year.currentData()), gap, reason)
        except UserError as error:
            show_error(self, error)
        self._read()

    def writing(self) -> Writing:
        """Write the book of the year chosen."""
        year = int(self._year.currentData())
        return lambda office, folder: outgoing_year.write(office, year, folder)
