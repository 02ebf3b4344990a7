"""The page of the level above: units by what they sent for a period, or by periods and reports side by side; files are dropped on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations.board import IN_FORCE, Board, BoardLine, returned_what
from papi_desktop.operations.board_columns import NOTE, SHOWN, STATE, BoardColumn
from papi_desktop.operations.board_overview import Overview
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import Page
from papi_desktop.ui.reason import ReasonDialog
from papi_desktop.ui.screens.board_overview import LOOKS, OverviewTable
from papi_desktop.ui.screens.board_work import BoardWork
from papi_desktop.ui.screens.twins_dialog import TwinsDialog
from papi_desktop.ui.screens.unit_report_dialog import show_unit_report
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.choice_box import ChoiceBox
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status
from papi_desktop.ui.widgets.waiting import Waiting

_OFFERED = 8
_YEARS = 5
ONE, YEAR, REPORTS = "one", "year", "reports"
_Read = tuple[tuple[str, str, str], Board | Overview]
"""View, kind and period that were chosen, and what was read of them."""
_VIEWS = {ONE: N_("One report, one period"), YEAR: N_("Periods of a year"), REPORTS: N_("All reports of a period")}


class BoardPage(Page):
    """Units by what they sent."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        from papi_desktop.operations.report_kinds import report_tables

        self.setAcceptDrops(True)
        self._kinds = {key: kind for key, kind in report_tables(shell.office).kinds.items() if kind.upward}
        self._lines: list[BoardLine] = []
        self._board: Board | None = None
        self._overview: Overview | None = None
        self._work = BoardWork(shell, self, self._about, self._side_by_side, self._read)
        self._build()
        self._offer_periods()
        shell.changed.connect(self._changed)

    def entered(self) -> None:
        """Read again and put the cursor into the list."""
        self._read()
        (self.table if self._stack.currentIndex() == 0 else self.side_by_side).setFocus()

    def find_here(self) -> None:
        """Put the cursor into the find box."""
        self._find.setFocus()

    # --- building ---

    def _build(self) -> None:
        self._summary = QLabel()
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        set_role(self._summary, "card-title")
        headings = [_(column.heading) for column in SHOWN]
        self.table = PlainTable(headings, [column.pixels for column in SHOWN], _("Reports of the units"))
        self.side_by_side = OverviewTable()
        self._stack = QStackedWidget()
        for table in (self.table, self.side_by_side):
            self._stack.addWidget(table)
            table.currentCellChanged.connect(self._chosen_changed)
            table.opened.connect(self._open)
        self._waiting = Waiting(self._stack, _("Counting…"))
        hint = QLabel(
            _("Drop files, a folder or a whole stick here. What was received before is not counted twice.")
            + "  "
            + _("Enter on a unit shows what it sent.")
        )
        set_role(hint, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.setSpacing(theme().px(8))
        layout.addLayout(self._choices())
        layout.addLayout(self._buttons())
        layout.addLayout(self._about_one())
        layout.addWidget(self._stack, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme().px(8))
        hint.setWordWrap(True)
        foot.addWidget(hint, 1)
        foot.addWidget(self._button(_("Data for analysis…"), self._work.export))
        foot.addWidget(self._button(_("Send guidance…"), self._work.send_guidance))
        foot.addWidget(self._button(_("Keys…"), self._work.keys, "key"))
        layout.addLayout(foot)

    def _choices(self) -> QHBoxLayout:
        """Return the line that says what the table is about."""
        self._view, self._kind, self._period, self._find = ChoiceBox(), ChoiceBox(280), ChoiceBox(), QLineEdit()
        self._find.setPlaceholderText(_("Find a unit"))
        self._find.setAccessibleName(_("Find a unit"))
        self._find.setClearButtonEnabled(True)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for caption, box in ((_("Show as"), self._view), (_("Report"), self._kind), (_("Period"), self._period)):
            label = QLabel(caption)
            label.setBuddy(box)
            box.setAccessibleName(caption)
            line.addWidget(label)
            line.addWidget(box)
        line.addWidget(self._find, 1)
        self._find.setMinimumWidth(theme().px(100))
        for view, words in _VIEWS.items():
            self._view.addItem(_(words), view)
        for key, kind in self._kinds.items():
            self._kind.addItem(kind.title, key)
        self._view.activated.connect(self._offer_periods)
        self._kind.activated.connect(self._offer_periods)
        self._period.activated.connect(self._read_another)
        self._find.textChanged.connect(self._narrow)
        return line

    def _buttons(self) -> QHBoxLayout:
        work, line = self._work, QHBoxLayout()
        line.setSpacing(theme().px(8))
        for button in (
            self._button(_("Receive files…"), work.ask_files, "received", primary=True),
            self._button(_("Receive a folder or stick…"), work.ask_folder),
            self._button(_("Write the answers…"), work.ask_answers),
            self._button(_("Print this board…"), work.ask_paper),
            self._button(_("Add up, compare…"), work.ask_rollup),
        ):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _about_one(self) -> QHBoxLayout:
        """Return the line above the list: how it stands with all, and what is done with the report chosen in it."""
        self._see = self._button(_("See what was sent"), self._open)
        self._give_back = self._button(_("Return…"), self._ask_reason)
        self._take_back = self._button(_("Take back the return"), self._undo_return)
        self._keep = self._button(_("Use this one…"), self._decide)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._summary, 1)
        for button in (self._see, self._give_back, self._take_back, self._keep):
            line.addWidget(button)
        return line

    def _button(self, text: str, slot: Callable[[], None], icon: str = "", *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(lambda _checked=False: slot())
        if icon:
            set_icon(button, icon, "on_accent" if primary else "muted")
        if primary:
            set_role(button, "primary")
        return button

    # --- what is shown ---

    def _offer_periods(self, _index: int = 0) -> None:
        view, before = self._view.currentData(), str(self._period.currentData() or "")
        self._kind.setEnabled(view != REPORTS)
        self._stack.setCurrentWidget(self.table if view == ONE else self.side_by_side)
        self._period.clear()
        for text, value in self._periods(str(view)):
            self._period.addItem(text[:1].upper() + text[1:], value)
        self._period.setCurrentIndex(max(0, self._period.findData(before)))
        self._read_another()

    def _periods(self, view: str) -> list[tuple[str, str]]:
        from papi_desktop.operations.board import spans_received
        from papi_desktop.operations.board_overview import periods_of_all
        from papi_desktop.operations.report_kinds import periods_offered

        office, kind = self.shell.office, self._kinds[str(self._kind.currentData())]
        if view == YEAR:
            this = office.today().year
            return [(_year(year), str(year)) for year in range(this, this - _YEARS, -1)]
        if view == REPORTS:
            return [(period.official, str(period)) for period in periods_of_all(office, _OFFERED // 2)]
        found = (*spans_received(office, kind.key), *periods_offered(kind, office.today(), _OFFERED))
        return [(period.official, str(period)) for period in found]

    def _read_another(self, _index: int = 0) -> None:
        """Read what was chosen now: what stood here was about another report, period or view."""
        self._board = self._overview = None
        self._summary.clear()
        self._narrow()
        self._waiting.begin()
        self._read()

    def _read(self) -> None:
        chosen = view, kind, period = self._what_is_chosen()

        def work(office: Office) -> _Read:
            from papi_desktop.operations import board_overview
            from papi_desktop.operations.board import board

            if view == ONE:
                return chosen, board(office, kind, period)
            if view == YEAR:
                return chosen, board_overview.of_year(office, kind, int(period))
            return chosen, board_overview.of_period(office, period)

        self.shell.reader.submit(work, self._arrived, self._cannot, key="board")

    def _what_is_chosen(self) -> tuple[str, str, str]:
        """Return view, kind and period."""
        return str(self._view.currentData()), str(self._kind.currentData()), str(self._period.currentData())

    def _arrived(self, read: _Read) -> None:
        """Show what was read, unless something else was chosen meanwhile."""
        chosen, found = read
        if chosen == self._what_is_chosen():
            self._show(found)

    def _cannot(self, error: Exception) -> None:
        self._waiting.end()
        show_error(self, error)

    def _changed(self, _changes: object) -> None:
        if self.isVisible():
            self._read()

    def _show(self, found: Board | Overview) -> None:
        self._waiting.end()
        if isinstance(found, Board):
            self._board = found
        else:
            self._overview = found
        self._summary.setText(render(found.summary))
        self._narrow()

    def _narrow(self, _text: str = "") -> None:
        if self._stack.currentWidget() is self.side_by_side:
            if self._overview is not None:
                self.side_by_side.show_overview(self._overview, self._find.text())
            else:
                self.side_by_side.clear_overview()
            self._chosen_changed()
            return
        wanted = fold(self._find.text())
        lines = self._board.lines if self._board else ()
        chosen = self._current()
        self._lines = [line for line in lines if wanted in fold(line.unit)]
        self.table.show_rows([_row(line) for line in self._lines])
        keys = [line.unit_key for line in self._lines]
        if keys:
            self.table.setCurrentCell(keys.index(chosen.unit_key) if chosen and chosen.unit_key in keys else 0, 0)
        self._chosen_changed()

    def _current(self) -> BoardLine | None:
        if self._stack.currentWidget() is self.side_by_side:
            return self.side_by_side.current_line()
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _about(self) -> tuple[str, str]:
        """Return kind and period the work is about: side by side those of the column the cursor is in."""
        over = self._board_chosen()
        return (over.kind, over.period) if over else (str(self._kind.currentData()), str(self._period.currentData()))

    def _board_chosen(self) -> Board | None:
        """Return the board the cursor is in: side by side that of its column; None while it is read."""
        if self._stack.currentWidget() is not self.side_by_side:
            return self._board
        column = self.side_by_side.current_column()
        return column.board if column else None

    def _side_by_side(self) -> Overview | None:
        """Return the overview while it is shown."""
        return self._overview if self._stack.currentWidget() is self.side_by_side else None

    def _chosen_changed(self, *_cells: int) -> None:
        line = self._current()
        state = line.state if line is not None else ""
        self._see.setEnabled(bool(line is not None and line.received_id))
        self._give_back.setEnabled(state in IN_FORCE)
        self._take_back.setVisible(state == "returned")
        self._keep.setVisible(state == "conflict")

    def _open(self, _row: int = 0) -> None:
        line = self._current()
        if line is not None and line.received_id:
            show_unit_report(self.shell, line.received_id)
        elif line is not None:
            self.shell.tell(say("{unit} has not sent this report.", unit=line.unit))

    # --- dropping ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Receive what was dropped."""
        event.acceptProposedAction()
        self._work.receive([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    # --- what a person decides ---

    def _ask_reason(self) -> None:
        line, over = self._current(), self._board_chosen()
        if line is not None and over is not None:
            then = partial(self._return, line.received_id)
            ReasonDialog(self, returned_what(over, line), N_("Return"), then).open()

    def _return(self, received_id: str, reason: str) -> None:
        from papi_desktop.operations import board

        try:
            board.give_back(self.shell.office, received_id, reason)
        except UserError as error:
            show_error(self, error)

    def _undo_return(self) -> None:
        from papi_desktop.operations import board

        line = self._current()
        if line is None:
            return
        try:
            board.take_back(self.shell.office, line.received_id)
        except UserError as error:
            show_error(self, error)
        else:
            self.shell.tell(say("The report of {unit} counts again; write the answers once more.", unit=line.unit))

    def _decide(self) -> None:
        line = self._current()
        if line is not None:
            TwinsDialog(self.shell, line.received_id).open()


def _year(year: int) -> str:
    """Return a year as the box of periods names it."""
    return render(say("Year {year}", year=year))


def _row(line: BoardLine) -> list[str | Status]:
    return [_cell(column, line) for column in SHOWN]


def _cell(column: BoardColumn, line: BoardLine) -> str | Status:
    told = column.on_screen(line)
    if column.key == STATE:
        sign, tone = LOOKS[line.state]
        return Status(sign, told, tone)
    if column.key == NOTE and (line.key_withdrawn or not line.key_compared or line.as_of is not None):
        return Status("!", told, "warn")
    return told
