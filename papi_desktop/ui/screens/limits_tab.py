"""Thời hạn: the time limits of a record, from which day each counts, how it stands, and its counting day by day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.stated import stated_period
from papi_desktop.domain.messages import Message
from papi_desktop.domain.register import Register
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.clock import Counted, count_for
from papi_desktop.operations.limits import State, limits_of
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.screens.clock_line import subject_of
from papi_desktop.ui.screens.counting_view import TO_CHECK, show_counting
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_SIGNS = {
    State.MET: ("✓", "good"),
    State.LATE: ("▲", "bad"),
    State.PLANNED: ("◐", "text"),
    State.PLANNED_LATE: ("▲", "bad"),
    State.OPEN: ("◐", "text"),
    State.OVERDUE: ("✕", "bad"),
    State.HANDED_OVER: ("✓", "good"),
}


@dataclass(frozen=True)
class Line:
    """One time limit as shown."""

    counted: Counted
    start: str
    words: Message
    state: State


@dataclass(frozen=True)
class LimitsView:
    """The time limits of a record, and what its own count of days should be looked at for."""

    lines: tuple[Line, ...] = ()
    stated: Message | None = None


def read_limits(office: Office, register: Register, record_id: str) -> LimitsView:
    """Read the time limits of a record as they stand today."""
    record = office.store.get(register, record_id)
    if record is None:
        return LimitsView()
    on = office.today()
    lines = tuple(
        Line(count_for(office, limit.rule, limit.start), table_date(limit.start), limit.words(on), limit.state(on))
        for limit in limits_of(office, register, record)
    )
    first, last = day_or_none(record.get("published_on")), day_or_none(record.get("closes_on"))
    return LimitsView(lines, stated_period(first, last, record.get("stated_days")).warning)


class LimitsTab(RecordTab):
    """The tab of a record.

    Args:
        register: the book of the record.
    """

    def __init__(self, shell: Shell, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._register = register
        self._lines: tuple[Line, ...] = ()
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._how = QPushButton(_("See how it is counted"))
        self._how.setAutoDefault(False)
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        top.addWidget(self._note, 1)
        top.addWidget(self._how)
        headings = (_("Time limit"), _("Counts from"), _("How it stands"), _("Legal basis"))
        self.table = PlainTable(headings, (), _("Time limits"), wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        self._how.clicked.connect(self._show_counting)
        self.table.opened.connect(self._activated)
        self.table.itemSelectionChanged.connect(self._row_chosen)
        shell.changed.connect(self._changed)
        self._row_chosen()

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Read the time limits of another record."""
        super().show_record(record)
        if record is None:
            self._show(LimitsView())
            self.count_changed.emit(-1)
            self._note.setText(_("Save the record first."))
        else:
            self._read()

    def entered(self) -> None:
        """Judge again, for a day may have passed, and take the keyboard."""
        if self.record is not None:
            self.table.setFocus()
            self._read()

    def _read(self) -> None:
        assert self.record is not None
        record_id = str(self.record["id"])
        register = self._register

        def work(office: Office) -> LimitsView:
            return read_limits(office, register, record_id)

        self.shell.reader.submit(work, self._show, key=f"limits:{id(self)}")

    def _show(self, view: LimitsView) -> None:
        self._lines = lines = view.lines
        self.table.show_rows(
            [
                (
                    subject_of(line.counted),
                    line.start,
                    Status(_SIGNS[line.state][0], render(line.words), _SIGNS[line.state][1]),
                    _basis(line),
                )
                for line in lines
            ]
        )
        if self.record is not None:
            self.count_changed.emit(len(lines))
            nothing = "" if lines else _("No time limit runs yet: it starts with the days recorded.")
            self._note.setText(render(view.stated) if view.stated else nothing)
        if lines:
            self.table.selectRow(0)
        self._row_chosen()

    def _row_chosen(self) -> None:
        self._how.setEnabled(0 <= self.table.currentRow() < len(self._lines))

    def _activated(self, _row: int) -> None:
        self._show_counting()

    def _show_counting(self) -> None:
        row = self.table.currentRow()
        if 0 <= row < len(self._lines):
            counted = self._lines[row].counted
            show_counting(self.window(), subject_of(counted), counted.lines, counted.citation, counted.certainty)

    def _changed(self, changes: Any) -> None:
        if self.record is not None and {self._register.key, "disclosures"} & set(changes.changed):
            self._read()


def _basis(line: Line) -> Status | str:
    """Return the text a rule rests on; one that was not read in the official text says so."""
    if line.counted.certainty == "confirmed":
        return line.counted.citation
    return Status("?", f"{line.counted.citation} – {_(TO_CHECK)}", "warn")
