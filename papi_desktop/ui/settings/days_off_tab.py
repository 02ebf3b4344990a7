"""Days off: those of the national table and those the office entered; what a new one moves is shown before it takes effect."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QComboBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.law.dated import Origin
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.vietnamese.dates import table_date, weekday_name
from papi_desktop.jobs import Progress
from papi_desktop.operations.days_off import OwnDay, enter_days, own_days
from papi_desktop.operations.office import Office
from papi_desktop.operations.open_limits import Shift
from papi_desktop.translations import _
from papi_desktop.ui.page import Page
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.settings.law_change import change_law
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import DateEditor
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_HEADINGS = (N_("Day"), N_("What it is"), N_("Name"), N_("Legal basis"), N_("Where from"))
_KINDS = {
    DayKind.HOLIDAY: N_("Public holiday"),
    DayKind.SUBSTITUTE: N_("Day off in place of a holiday"),
    DayKind.SWAPPED_OFF: N_("Day off, worked on another day"),
    DayKind.SWAPPED_WORK: N_("Worked instead of another day"),
}
_WHERE_FROM = {
    Origin.OFFICE: lambda: Status("●", _("The office"), "accent"),
    Origin.ABOVE: lambda: Status("●", _("Sent by the level above"), "accent"),
    Origin.NATIONAL: lambda: Status("✓", _("National table"), "good"),
}
_ENTERED = (DayKind.HOLIDAY, DayKind.SWAPPED_WORK)


@dataclass(frozen=True)
class Days:
    """What the page shows: every special day from this year on, and those of the office."""

    all: tuple[tuple[date, DayKind, str, str, Origin], ...]
    own: tuple[OwnDay, ...]


def read_days(office: Office) -> Days:
    """Read the special days from the beginning of this year on; runs in the reader's thread."""
    first = date(office.today().year, 1, 1)
    days = [(d.day, d.kind, d.name_vi, d.citation, d.origin) for d in office.calendar.days.values() if d.day >= first]
    return Days(tuple(sorted(days)), tuple(own_days(office)))


class DaysOffTab(Page):
    """The days on which the office differs from the day of the week."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Days off")
        self._days = Days((), ())
        note = QLabel(
            _(
                "A day off decided late is entered here. What it moves is shown first, then every open time limit is counted again."
            )
        )
        note.setWordWrap(True)
        set_role(note, "muted")
        self._table = PlainTable([_(h) for h in _HEADINGS], (160, 210, 0, 250, 120), self.title)
        self._day = DateEditor(shell.office.today)
        self._kind = QComboBox()
        for kind in _ENTERED:
            self._kind.addItem(_(_KINDS[kind]), kind)
        self._name = QLineEdit()
        self._citation = QLineEdit()
        self._add = QPushButton(_("Enter this day"))
        set_role(self._add, "primary")
        self._add.clicked.connect(self._enter)
        self._remove = QPushButton(_("Take the chosen day back"))
        self._remove.clicked.connect(self._take_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(note)
        layout.addWidget(self._table, 1)
        layout.addLayout(self._fields())
        layout.addLayout(self._buttons())

    def entered(self) -> None:
        """Read the days."""
        self.shell.reader.submit(read_days, self._show, key="days off")

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(3))
        named = (
            (N_("&Day"), self._day),
            (N_("&What it is"), self._kind),
            (N_("Na&me, as the paper that decided it says"), self._name),
            (N_("Legal &basis"), self._citation),
        )
        for column, (label, editor) in enumerate(named):
            text = QLabel(_(label))
            text.setBuddy(editor)
            editor.setAccessibleName(_(label).replace("&", ""))
            grid.addWidget(text, 0, column)
            grid.addWidget(editor, 1, column)
        grid.setColumnMinimumWidth(0, theme().px(110))
        grid.setColumnStretch(2, 2)
        grid.setColumnStretch(3, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._add)
        line.addWidget(self._remove)
        line.addStretch(1)
        return line

    def _show(self, days: Days) -> None:
        self._days = days
        self._table.show_rows(
            [
                (
                    f"{weekday_name(day)} {table_date(day)}",
                    _(_KINDS[kind]),
                    name,
                    citation,
                    _WHERE_FROM[origin](),
                )
                for day, kind, name, citation, origin in days.all
            ]
        )

    def _enter(self) -> None:
        self._day.settle()
        text = self._day.value()
        if text is None:
            self._day.setFocus()
            return
        kind = DayKind(self._kind.currentData())  # a box gives back the bare text of a StrEnum
        name = self._name.text().strip() or _(_KINDS[kind])
        fresh = OwnDay(date.fromisoformat(text), kind, name, self._citation.text().strip())
        told = self.shell.office.calendar.days.get(fresh.day)
        if told is None or told.origin is Origin.OFFICE:
            self._put(fresh)
            return
        ask(
            self,
            say(
                "{day} stands in the table already: {kind}, “{name}”.",
                day=table_date(fresh.day),
                kind=Message(_KINDS[told.kind]),
                name=f"{told.name_vi} – {told.citation}" if told.citation else told.name_vi,
            ),
            Answer(N_("Leave it as it is"), primary=True),
            Answer(N_("Put the office's in its place"), partial(self._put, fresh)),
            detail=say("“{name}” would stand in its place here, and in what is sent on.", name=fresh.name),
        )

    def _put(self, fresh: OwnDay) -> None:
        self._propose([*(d for d in self._days.own if d.day != fresh.day), fresh])

    def _take_back(self) -> None:
        row = self._table.currentRow()
        chosen = self._days.all[row][0] if 0 <= row < len(self._days.all) else None
        if chosen not in {d.day for d in self._days.own}:
            self.shell.tell(say("Choose a day that the office entered."))
            return
        self._propose([d for d in self._days.own if d.day != chosen])

    def _propose(self, days: Sequence[OwnDay]) -> None:
        def enter(office: Office, progress: Progress, unless_it_moves: bool) -> tuple[Shift, ...]:
            return enter_days(office, days, unless_it_moves=unless_it_moves, progress=progress)

        change_law(self, self.shell, enter, self._applied)

    def _applied(self, moved: int) -> None:
        self._day.show_value(None)
        self._name.clear()
        self._citation.clear()
        self.shell.tell(say("The days off are stored; {count} time limits moved.", count=moved))
        self.entered()
