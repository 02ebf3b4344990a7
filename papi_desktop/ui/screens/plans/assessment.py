"""Self-assessment: the eight dimensions as bars beside what is wanted, what proves it, and what is missing; Enter opens a record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QSplitter

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.self_assessment import Line, Standing, State
from papi_desktop.domain.vietnamese.dates import PartialDate, table_date
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.writing_papers import PaperWritingDialog, Writing
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.bar_table import BarTable
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_OFFERED = 4
_HEADINGS = (N_("Part"), N_("What can be shown"), N_("State"), N_("Record that proves it"), N_("Date"))
_STATES = {
    State.FOUND: ("✓", N_("Complete"), "good"),
    State.WEAK: ("▲", N_("Not enough"), "warn"),
    State.MISSING: ("✕", N_("Not there yet"), "bad"),
    State.NOTHING_DUE: ("–", N_("Nothing came up"), "muted"),
}


@dataclass(frozen=True)
class _Row:
    """A line of the table: at most one record, so that one key opens it."""

    cells: tuple[str | Status, ...]
    register: str = ""
    id: str = ""


class AssessmentDialog(PaperWritingDialog):
    """The self-assessment of a year.

    Args:
        year: shown first.
    """

    def __init__(self, shell: Shell, year: int) -> None:
        super().__init__(shell, _("Self-assessment over the parts of PAPI"), "", 1320, 2000)
        self._dimensions: tuple[Standing, ...] = ()
        self._rows: list[_Row] = []
        self._year = QComboBox()
        self._year.setAccessibleName(_("Year"))
        newest = max(year, shell.office.today().year)
        for offered in range(newest, newest - _OFFERED, -1):
            self._year.addItem(str(offered), offered)
        self._year.setCurrentIndex(max(0, self._year.findData(year)))
        caption = QLabel(_("Year"))
        caption.setBuddy(self._year)
        self._sum = QLabel()
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(caption)
        line.addWidget(self._year)
        line.addWidget(self._sum, 1)
        warning = QLabel(
            _("This is the office's own check of its records, not a PAPI score: PAPI is measured by asking citizens.")
        )
        warning.setWordWrap(True)
        set_role(warning, "muted")
        self.bars = BarTable(
            [_("Dimension"), _("Complete"), _("Wanted"), _("Share")], _("The dimensions with what is complete")
        )
        self.bars.setColumnWidth(0, theme().px(230))
        self.bars.setColumnWidth(1, theme().px(52))
        self.bars.setColumnWidth(2, theme().px(64))
        self.table = PlainTable(
            [_(h) for h in _HEADINGS], (48, 0, 124, 230, 92), _("Evidence of the dimension"), wrap=True
        )
        self.bars.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.bars)
        splitter.addWidget(self.table)
        splitter.setSizes([theme().px(480), theme().px(800)])
        self.body.addLayout(line)
        self.body.addWidget(warning)
        self.body.addWidget(splitter, 1)
        self.note.setText(_("Enter on a line opens the record."))
        self._write = self.add_write()
        self.add_close(primary=False)
        self._year.activated.connect(self._read)
        self.bars.currentCellChanged.connect(self._dimension_chosen)
        self.table.opened.connect(self._open)
        self._year.setFocus()
        self._read()

    def _read(self, _index: int = 0) -> None:
        year = int(self._year.currentData())

        def work(office: Office) -> tuple[Standing, ...]:
            from papi_desktop.operations.self_assessment import assess_year

            return assess_year(office, year).dimensions

        self._write.setEnabled(False)
        self.shell.reader.submit(work, self._show, key="self-assessment")

    def _show(self, found: tuple[Standing, ...]) -> None:
        chosen = max(0, self.bars.currentRow())
        self._dimensions = found
        self.bars.show_figures([(f"{d.id}. {d.title}", d.count(State.FOUND), d.due) for d in found])
        due, complete = sum(d.due for d in found), sum(d.count(State.FOUND) for d in found)
        missing = sum(d.count(State.MISSING) for d in found)
        self._sum.setText(
            render(say("{complete} of {due} complete, {missing} missing", complete=complete, due=due, missing=missing))
        )
        self.bars.setCurrentCell(min(chosen, len(found) - 1), 0)
        self._dimension_chosen(self.bars.currentRow())
        self._write.setEnabled(True)

    def _dimension_chosen(self, row: int, *_rest: int) -> None:
        if 0 <= row < len(self._dimensions):
            self._rows = list(_rows_of(self._dimensions[row]))
            self.table.show_rows([r.cells for r in self._rows])
            self.table.scrollToTop()

    def _open(self, row: int) -> None:
        chosen = self._rows[row]
        if chosen.id:
            self.accept()
            self.shell.open_record(chosen.register, chosen.id)
        else:
            self.shell.tell(say("Nothing proves this yet."))

    def writing(self) -> Writing:
        """Write the self-assessment of the year chosen."""
        year = int(self._year.currentData())

        def write(office: Office, folder: Path) -> tuple[Path, ...]:
            from papi_desktop.operations import self_assessment

            return self_assessment.write(office, year, folder)

        return write


def _rows_of(dimension: Standing) -> Iterator[_Row]:
    for standing in (dimension, *dimension.parts):
        for line in standing.lines:
            yield from _rows_of_line(standing.id, line)


def _rows_of_line(part: str, line: Line) -> Iterator[_Row]:
    """Yield the line with its first record, then a row for each further record."""
    sign, word, tone = _STATES[line.state]
    head: tuple[str | Status, ...] = (part, line.wanted.title, Status(sign, _(word), tone))
    if not line.proofs:
        yield _Row((*head, "", ""))
    for proof in line.proofs:
        day = table_date(PartialDate.from_iso(proof.day)) if proof.day else ""
        title = Status("✓", f"{proof.title} ({_('Done, late')})", "warn") if proof.late else proof.title
        yield _Row((*head, title, day), proof.register, proof.id)
        head = ("", "", "")
