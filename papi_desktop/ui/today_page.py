"""Hôm nay: what the law will fault the office for this week, the map of what hangs where, and whether the work is backed up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.vietnamese.dates import table_date, weekday_name
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, language, render
from papi_desktop.ui.backups import back_up_asked, last_backup_words
from papi_desktop.ui.coverage_map import CoverageMap
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import Page
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.bar_table import BarTable
from papi_desktop.ui.widgets.status import SIGNS

GROUPS = {
    "overdue": (N_("Overdue"), "overdue"),
    "short": (N_("Hung too short"), "short"),
    "due": (N_("Due this week"), "due"),
    "take_down": (N_("May be taken down"), "due"),
    "not_proven": (N_("Not proven"), "not_proven"),
    "open": (N_("Still to be done"), "running"),
    "running": (N_("Hanging now"), "running"),
    "not_disclosed": (N_("Not yet disclosed this year"), "none"),
}
"""Urgency to heading and sign, most pressing first."""


@dataclass(frozen=True)
class TodayView:
    """Everything the page shows, read at once."""

    agenda: Any
    coverage: Any
    backup: str


def read_today(office: Office) -> TodayView:
    """Read the page; runs in the reader's thread."""
    from papi_desktop.operations.disclosure_state import coverage
    from papi_desktop.operations.today import agenda

    on = office.today()
    return TodayView(agenda(office, on), coverage(office, on.year, on), last_backup_words(office))


class AgendaList(QListWidget):
    """Lines under headings; Enter or a click opens what a line speaks of."""

    line_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("What to do"))
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListWidget.SelectionMode.SingleSelection)
        self.itemClicked.connect(self._open)

    def show_agenda(self, agenda: Any) -> None:
        """Show the lines of an `Agenda` by group."""
        self.clear()
        for urgency, (label, state) in GROUPS.items():
            lines = [line for line in agenda.lines if line.urgency == urgency]
            if not lines:
                continue
            sign, tone = SIGNS[state]
            heading = QListWidgetItem(f"{sign} {_(label)} ({len(lines)})")
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(theme().font(10, theme().font(10).Weight.DemiBold))
            heading.setForeground(theme().color(tone))
            self.addItem(heading)
            for line in lines:
                item = QListWidgetItem(render(line.what))
                item.setToolTip(item.text())
                item.setData(Qt.ItemDataRole.UserRole, line)
                self.addItem(item)
        if not agenda.lines:
            nothing = QListWidgetItem(f"✓ {_('Nothing is overdue or due this week.')}")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            nothing.setForeground(theme().color("good"))
            self.addItem(nothing)
        elif self.count() > 1:
            self.setCurrentRow(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem() is not None:
            self._open(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _open(self, item: QListWidgetItem) -> None:
        line = item.data(Qt.ItemDataRole.UserRole)
        if line is not None:
            self.line_wanted.emit(line)


class TodayPage(Page):
    """The first page."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Today")
        self._agenda = AgendaList()
        self._map = CoverageMap()
        self._bars = BarTable(
            (_("Village"), _("Complete"), _("Owed"), _("Share complete")), _("Disclosures complete by village")
        )
        self._backup = QLabel()
        self._backup.setWordWrap(True)
        self._summary = QVBoxLayout()
        self._build()
        self._agenda.line_wanted.connect(self._open_line)
        self._map.cell_wanted.connect(self._open_cell)
        shell.changed.connect(self._changed)

    def entered(self) -> None:
        """Read the day again."""
        day = self.shell.office.today()
        weekday = weekday_name(day) if language() == "vi" else f"{day:%A}"
        self.say_subtitle(f"{weekday[:1].upper()}{weekday[1:]}, {table_date(day)}")
        self.shell.reader.submit(read_today, self._show, key="today")
        if not self._agenda.hasFocus():
            self._agenda.setFocus()

    def print_page(self) -> None:
        """Print on one sheet, for the chair."""

        def job(office: Office, progress: Progress) -> bytes:
            from papi_desktop.operations.lists import today_pdf

            return today_pdf(office, office.today(), progress)

        self.shell.jobs.run(say("Drawing the page"), job, partial(self.shell.show_pdf, say("Today")))

    def _build(self) -> None:
        print_button = QPushButton(f"{_('Print')}  Ctrl+P")
        set_icon(print_button, "print")
        print_button.clicked.connect(self.print_page)
        side = QFrame()
        set_role(side, "card")
        side.setFixedWidth(theme().px(300))
        column = QVBoxLayout(side)
        column.setContentsMargins(*[theme().px(12)] * 4)
        column.setSpacing(theme().px(8))
        heading = QLabel(_("In short"))
        set_role(heading, "section")
        column.addWidget(heading)
        column.addLayout(self._summary)
        column.addStretch(1)
        column.addWidget(self._backup)
        back_up = QPushButton(_("Back up now"))
        set_icon(back_up, "backup")
        back_up.clicked.connect(self._back_up)
        column.addWidget(back_up)
        column.addWidget(print_button)
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme().px(12))
        line.addWidget(self._agenda, 1)
        line.addWidget(side)
        below = QTabWidget()
        below.setDocumentMode(True)
        below.tabBar().setAccessibleName(_("What hangs where"))
        below.addTab(self._map, _("Coverage map"))
        below.addTab(self._bars, _("By village"))
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(top)
        splitter.addWidget(below)
        splitter.setSizes([theme().px(340), theme().px(280)])  # what is to be done comes first
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.addWidget(splitter)

    def _show(self, view: TodayView) -> None:
        self._agenda.show_agenda(view.agenda)
        self._map.show_coverage(view.coverage)
        self._bars.show_figures(_by_village(view.coverage))
        self._backup.setText(view.backup)
        while (taken := self._summary.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.deleteLater()
        for urgency, (label, state) in GROUPS.items():
            count = sum(line.urgency == urgency for line in view.agenda.lines)
            if count:
                sign, _tone = SIGNS[state]
                self._summary.addWidget(QLabel(f"{sign} {_(label)}: {count}"))

    def _open_line(self, line: Any) -> None:
        if line.register and not line.id:
            self.shell.open_page(line.register)
            return
        if line.register:
            if line.id:
                self.shell.open_record(line.register, line.id)
            else:
                self.shell.open_page(line.register)
            return
        office = self.shell.office
        duty = office.rules.duty(line.id, office.today())
        values = {"title": duty.title_vi, "duty": duty.id, "year": office.today().year}
        self.shell.record_new("disclosures", values)

    def _open_cell(self, cell: Any) -> None:
        if cell.disclosure_id:
            self.shell.open_record("disclosures", cell.disclosure_id)
        else:
            self.shell.tell(say("Nothing has been disclosed for this duty yet."))

    def _back_up(self) -> None:
        back_up_asked(self.shell, self._backed_up)

    def _backed_up(self, words: str) -> None:
        self._backup.setText(words)
        self.shell.tell(say("Backed up and checked."))

    def _changed(self, _changes: Any) -> None:
        if self.isVisible():
            self.shell.reader.submit(read_today, self._show, key="today")


def _by_village(coverage: Any) -> list[tuple[str, int, int]]:
    """Return (village, complete, owed) lines."""
    rows = []
    for village_id, name in coverage.villages:
        states = [
            cell.state
            for (village, _duty), cell in coverage.cells.items()
            if village == village_id and cell.state != "not_due"
        ]
        rows.append((name or _("Headquarters"), states.count("complete"), len(states)))
    return rows
