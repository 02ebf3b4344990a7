"""The page of the level above: units by what they sent for a period; files are dropped on it, answers and sums go out from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.jobs import Progress
from papi_desktop.operations.board import STATE_LABELS, Board, BoardLine
from papi_desktop.operations.office import Office
from papi_desktop.operations.receive import ReceivedFile
from papi_desktop.operations.rollup import RollUp
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.file_picker import ANY
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import Page
from papi_desktop.ui.reason import ReasonDialog
from papi_desktop.ui.screens.files_made import show_files
from papi_desktop.ui.screens.received_dialog import BUNDLES, ReceivedDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_OFFERED = 8
_LOOKS = {
    "missing": ("○", "text"),
    "sent": ("✓", "good"),
    "late": ("✓", "warn"),
    "corrected": ("✓", "good"),
    "returned": ("↩", "warn"),
    "conflict": ("!", "bad"),
}


class BoardPage(Page):
    """Units by what they sent."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        from papi_desktop.operations.report_kinds import report_tables

        self.setAcceptDrops(True)
        self._kinds = {key: kind for key, kind in report_tables(shell.office).kinds.items() if kind.upward}
        self._lines: list[BoardLine] = []
        self._board: Board | None = None
        self._build()
        self._offer_periods()
        shell.changed.connect(self._changed)

    def entered(self) -> None:
        """Read again and put the cursor into the list."""
        self._read()
        self.table.setFocus()

    def find_here(self) -> None:
        """Put the cursor into the find box."""
        self._find.setFocus()

    # --- building ---

    def _build(self) -> None:
        self._kind, self._period, self._find = QComboBox(), QComboBox(), QLineEdit()
        self._find.setPlaceholderText(_("Find a unit"))
        self._find.setAccessibleName(_("Find a unit"))
        self._find.setClearButtonEnabled(True)
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        for caption, box in ((_("Report"), self._kind), (_("Period"), self._period)):
            label = QLabel(caption)
            label.setBuddy(box)
            box.setAccessibleName(caption)
            top.addWidget(label)
            top.addWidget(box)
        top.addWidget(self._find, 1)
        for key, kind in self._kinds.items():
            self._kind.addItem(kind.title, key)
        self._summary = QLabel()
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._summary, "card-title")
        headings = [_("Reporting unit"), _("State"), _("Version"), _("Received on"), _("Short code")]
        self.table = PlainTable(headings, [0, 190, 70, 110, 160], _("Reports of the units"))
        hint = QLabel(_("Drop files, a folder or a whole stick here. What was received before is not counted twice."))
        set_role(hint, "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.setSpacing(theme().px(8))
        layout.addLayout(top)
        layout.addLayout(self._buttons())
        layout.addLayout(self._about_one())
        layout.addWidget(self.table, 1)
        layout.addWidget(hint)
        self._kind.activated.connect(self._offer_periods)
        self._period.activated.connect(self._read)
        self._find.textChanged.connect(self._narrow)
        self.table.currentCellChanged.connect(self._chosen_changed)

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for button in (
            self._button(_("Receive files…"), self._ask_files, "received", primary=True),
            self._button(_("Receive a folder or stick…"), self._ask_folder),
            self._button(_("Write the answers…"), self._ask_answers),
            self._button(_("List on paper…"), self._ask_paper),
            self._button(_("Add up, compare…"), self._ask_rollup),
            self._button(_("Send guidance…"), self._send_guidance),
            self._button(_("Keys…"), self._keys, "key"),
        ):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _about_one(self) -> QHBoxLayout:
        """Return the line above the list: how it stands with all, and what is done with the report chosen in it."""
        self._give_back = self._button(_("Return…"), self._ask_reason)
        self._keep = self._button(_("Use this one…"), self._decide)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._summary, 1)
        line.addWidget(self._give_back)
        line.addWidget(self._keep)
        return line

    def _button(self, text: str, slot: Callable[[], None], icon: str = "", *, primary: bool = False) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(slot)
        if icon:
            set_icon(button, icon)
        if primary:
            set_role(button, "primary")
        return button

    # --- what is shown ---

    def _offer_periods(self, _index: int = 0) -> None:
        from papi_desktop.operations.board import spans_received
        from papi_desktop.operations.report_kinds import periods_offered

        office, kind = self.shell.office, self._kinds[str(self._kind.currentData())]
        self._period.clear()
        for period in (*spans_received(office, kind.key), *periods_offered(kind, office.today(), _OFFERED)):
            self._period.addItem(period.official[:1].upper() + period.official[1:], str(period))
        self._read()

    def _read(self, _index: int = 0) -> None:
        kind, period = str(self._kind.currentData()), str(self._period.currentData())

        def work(office: Office) -> Board:
            from papi_desktop.operations.board import board

            return board(office, kind, period)

        self.shell.reader.submit(work, self._show, key="board")

    def _changed(self, _changes: object) -> None:
        if self.isVisible():
            self._read()

    def _show(self, found: Board) -> None:
        self._board = found
        self._summary.setText(render(found.summary))
        self._narrow()

    def _narrow(self, _text: str = "") -> None:
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
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _chosen_changed(self, *_cells: int) -> None:
        line = self._current()
        self._give_back.setEnabled(line is not None and line.state in ("sent", "late", "corrected"))
        self._keep.setEnabled(line is not None and line.state == "conflict")

    # --- receiving ---

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Receive what was dropped."""
        event.acceptProposedAction()
        self._receive([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def _ask_files(self) -> None:
        self.shell.picker.open_files(self, N_("Receive files…"), (BUNDLES, ANY), self._receive)

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Receive a folder or stick…"), self._receive_folder)

    def _receive_folder(self, folder: Path) -> None:
        self._receive([folder])

    def _receive(self, paths: list[Path]) -> None:
        def job(office: Office, progress: Progress) -> list[ReceivedFile]:
            from papi_desktop.operations.receive import receive

            return receive(office, paths, progress=progress)

        self.shell.jobs.run(say("Receiving the files"), job, self._received)

    def _received(self, files: list[ReceivedFile]) -> None:
        if files:
            ReceivedDialog(self.shell, files).open()
        else:
            self.shell.tell(say("No hand-over file was found there."))
        self._read()

    # --- what goes out ---

    def _ask_answers(self) -> None:
        self.shell.picker.folder(self, N_("Stick or folder"), self._answer)

    def _answer(self, folder: Path) -> None:
        def job(office: Office, progress: Progress) -> Message:
            from papi_desktop.operations.acknowledge import acknowledge
            from papi_desktop.operations.carrying import where_it_lies

            done = acknowledge(office, folder, progress=progress)
            return say("{count} answers were written. {where}", count=len(done), where=where_it_lies(folder))

        self.shell.jobs.run(say("Writing the answers"), job, self.shell.tell)

    def _ask_rollup(self) -> None:
        kind, period = str(self._kind.currentData()), str(self._period.currentData())

        def work(office: Office) -> RollUp:
            from papi_desktop.operations.rollup import roll_up

            return roll_up(office, kind, period)

        self.shell.reader.submit(work, self._show_rollup, key="rollup")

    def _show_rollup(self, whole: RollUp) -> None:
        from papi_desktop.ui.screens.rollup_dialog import RollupDialog

        if whole.units:
            RollupDialog(self.shell, whole).open()
        else:
            self.shell.tell(say("No report of this period was received yet; there is nothing to add up."))

    # --- the paper list of what was received ---

    def _ask_paper(self) -> None:
        self.shell.picker.folder(self, N_("Where to write the papers"), self._write_paper)

    def _write_paper(self, folder: Path) -> None:
        kind, period = str(self._kind.currentData()), str(self._period.currentData())

        def job(office: Office, progress: Progress) -> tuple[Path, ...]:
            from papi_desktop.operations import board_paper

            progress.step(0)
            return board_paper.write(office, kind, period, folder)

        self.shell.jobs.run(say("Drawing the papers"), job, self._written)

    def _written(self, files: tuple[Path, ...]) -> None:
        show_files(self.shell, say("{count} papers are ready.", count=len(files)), files)

    def _send_guidance(self) -> None:
        from papi_desktop.ui.screens.send_guidance_dialog import SendGuidanceDialog

        SendGuidanceDialog(self.shell).open()

    def _keys(self) -> None:
        from papi_desktop.ui.screens.keys_dialog import KeysDialog

        KeysDialog(self.shell).open()

    # --- what a person decides ---

    def _ask_reason(self) -> None:
        line = self._current()
        if line is not None:
            then = partial(self._return, line.received_id)
            ReasonDialog(self, say("Return the report of {unit}", unit=line.unit), N_("Return"), then).open()

    def _return(self, received_id: str, reason: str) -> None:
        from papi_desktop.operations import board

        try:
            board.give_back(self.shell.office, received_id, reason)
        except UserError as error:
            show_error(self, error)

    def _decide(self) -> None:
        from papi_desktop.ui.screens.twins_dialog import TwinsDialog

        line = self._current()
        if line is not None:
            TwinsDialog(self.shell, line.received_id).open()


def _row(line: BoardLine) -> list[str | Status]:
    sign, tone = _LOOKS[line.state]
    received = table_date(date.fromisoformat(line.received_on)) if line.received_on else ""
    return [
        line.unit,
        Status(sign, _(STATE_LABELS[line.state]), tone),
        str(line.version or ""),
        received,
        line.short_code,
    ]
