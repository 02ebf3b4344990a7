"""The figures of all units together: sums down to unit and record, two units, two periods, pictures; and the files of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QTabWidget, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.operations.office import Office
from papi_desktop.operations.report_kinds import kind_of, periods_offered
from papi_desktop.operations.rollup import RollUp, UnitRecord
from papi_desktop.operations.rollup_compare import Comparison
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.rollup_panels import (
    ComparePanel,
    DimensionPanel,
    SumsPanel,
    UnitChartPanel,
    unit_row,
    units_and_all,
    units_offered,
)
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.writing_papers import PaperWritingDialog, Writing
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.plain_table import PlainTable

_OFFERED = 8


class RollupDialog(PaperWritingDialog):
    """A kind of report for one period, all units together."""

    working = say("Adding up")
    closes = False

    def __init__(self, shell: Shell, whole: RollUp) -> None:
        told = say(
            "{report} {period}: {units} of {all} units are in the sums.",
            report=whole.board.title,
            period=whole.board.official,
            units=len(whole.units),
            all=len(whole.board.lines),
        )
        if whole.estimating:
            guessed = say("Sums with * are estimates: units reported before the period was over.")
            told = say("{first} {then}", first=told, then=guessed)
        if whole.any_partial:
            lacking = say("Sums with + may be more: units had not recorded all of it.")
            told = say("{first} {then}", first=told, then=lacking)
        super().__init__(shell, _("Figures of all units"), render(told), 1240, 2000)
        self._whole = whole
        self.sums = SumsPanel(whole)
        units = units_offered(whole)
        self.units = ComparePanel(shell, [(_("Reporting unit"), units), (_("Beside"), units)], self._two_units)
        periods = [(text, value) for text, value in self._periods() if value != whole.board.period]
        self.periods = ComparePanel(
            shell, [(_("Other period"), periods), (_("Reporting unit"), units_and_all(whole))], self._two_periods
        )
        self.by_unit = UnitChartPanel(shell, whole)
        self.by_section = DimensionPanel(shell, whole)
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.tabBar().setAccessibleName(_("Figures of all units"))
        for title, panel in (
            (_("Sums"), self.sums),
            (_("Two units"), self.units),
            (_("Two periods"), self.periods),
            (_("Chart by unit"), self.by_unit),
            (_("Chart by section"), self.by_section),
        ):
            self._tabs.addTab(panel, title)
        self.body.addWidget(self._tabs, 1)
        self._write = self.add_write()
        self.add_close(primary=False)
        self.sums.opened.connect(self._open_figure)
        self._tabs.currentChanged.connect(self._entered)
        self._entered(0)
        self.sums.table.setFocus()

    def _periods(self) -> list[tuple[str, str]]:
        kind = kind_of(self.shell.office, self._whole.board.kind)
        found = periods_offered(kind, self.shell.office.today(), _OFFERED)
        return [(period.official[:1].upper() + period.official[1:], str(period)) for period in found]

    def _entered(self, index: int) -> None:
        panel = self._tabs.widget(index)
        self.note.setText(
            _("What is written is this comparison.")
            if isinstance(panel, ComparePanel)
            else _("Enter on a figure shows the units, Enter on a unit its records.")
            if panel is self.sums
            else ""
        )
        if isinstance(panel, ComparePanel | UnitChartPanel | DimensionPanel):
            panel.read()

    # --- comparing ---

    def _two_units(self, left: str, right: str) -> Callable[[Office], Comparison]:
        whole = self._whole

        def work(_office: Office) -> Comparison:
            from papi_desktop.operations.rollup_compare import compare_units

            return compare_units(whole, left, right)

        return work

    def _two_periods(self, other: str, unit: str) -> Callable[[Office], Comparison]:
        whole = self._whole

        def work(office: Office) -> Comparison:
            from papi_desktop.operations.rollup_compare import compare_periods

            return compare_periods(office, whole, other, unit)

        return work

    # --- down to units and records ---

    def _open_figure(self, key: str) -> None:
        UnitsOfFigure(self.shell, self, self._whole, key).open()

    # --- files ---

    def writing(self) -> Writing:
        """Write the comparison in front; else the figures of all units with the picture chosen."""
        whole, figure = self._whole, self.by_unit.figure
        front = self._tabs.currentWidget()
        compared = front.found if isinstance(front, ComparePanel) else None

        def write(office: Office, folder: Path) -> tuple[Path, ...]:
            from papi_desktop.operations import comparison_papers, rollup_papers

            if compared is not None:
                return comparison_papers.write(office, whole, compared, folder)
            return rollup_papers.write(office, whole.board.kind, whole.board.period, folder, figure=figure)[1]

        return write


class UnitsOfFigure(SmallDialog):
    """The units behind a sum; Enter shows the records a unit's figure rests on."""

    def __init__(self, shell: Shell, over: QWidget, whole: RollUp, key: str) -> None:
        label, measure = whole.labels[key]
        super().__init__(over, label, f"{label} ({measure})", 760, 560)
        self.shell, self._key = shell, key
        self._units = whole.ranked(key)
        heads = [_("Reporting unit"), _("This period"), _("Same period last year")]
        self.table = PlainTable(heads, [0, 120, 160], label, right=(1, 2))
        self.table.show_rows([unit_row(unit, key) for unit in self._units])
        self.table.opened.connect(self._open)
        self.body.addWidget(self.table, 1)
        self.note.setText(_("Enter on a unit shows its records."))
        self.add_close()
        self.table.setFocus()

    def _open(self, row: int) -> None:
        unit, key = self._units[row], self._key

        def work(office: Office) -> tuple[UnitRecord, ...]:
            from papi_desktop.operations.rollup import records_of

            return records_of(office, unit.received_id, key)

        def show(found: tuple[UnitRecord, ...]) -> None:
            if found:
                RecordsOfUnit(self, unit.unit, found).open()
            else:
                self.note.setText(
                    render(
                        say("The report of {unit} holds no records for this figure, only the number.", unit=unit.unit)
                    )
                )

        self.shell.reader.submit(work, show, key="records-of-unit")


class RecordsOfUnit(SmallDialog):
    """The records a unit sent along with a figure: their titles, and of the one chosen everything it says."""

    def __init__(self, over: QWidget, unit: str, records: tuple[UnitRecord, ...]) -> None:
        super().__init__(over, unit, render(say("{unit}: {count} records", unit=unit, count=len(records))), 980, 560)
        self._records = records
        self.table = PlainTable([_("Record of the unit")], [0], unit)
        self.table.show_rows([[record.title] for record in records])
        self.fields = PlainTable(
            [_("Field"), _("As the unit wrote it")], [220, 0], _("Content of the record"), wrap=True
        )
        self.table.currentCellChanged.connect(self._choose)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.fields, 1)
        self.add_close()
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def _choose(self, row: int, *_rest: int) -> None:
        if 0 <= row < len(self._records):
            self.fields.show_rows([list(pair) for pair in self._records[row].fields])
