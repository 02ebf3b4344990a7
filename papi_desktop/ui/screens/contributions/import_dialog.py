"""A workbook of gifts, shown and corrected before it is stored: what it holds, why it is refused, whether it looks like a levy.

Owns the order of the work: one reading or check at a time, corrections typed meanwhile kept for the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import CAMPAIGNS, GIFTS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.jobs import Progress
from papi_desktop.operations.contributions.import_gifts import CellKey, GiftsRead, GiftsStored
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error, show_error
from papi_desktop.ui.file_picker import WORKBOOKS
from papi_desktop.ui.questions import Answer, ask, ask_reason
from papi_desktop.ui.screens.contributions.not_open import TAKE_THEM
from papi_desktop.ui.screens.import_grid import GridModel, GridView
from papi_desktop.ui.screens.import_problems import ProblemList
from papi_desktop.ui.screens.import_session import RowKey
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

Found = tuple[GiftsRead, str, str]
"""A dry run, why it is refused, what looks like a levy."""


class GiftImportDialog(SmallDialog):
    """One workbook.

    Args:
        campaign: the one proposed; None proposes a new one.
    """

    def __init__(self, shell: Shell, campaign: Mapping[str, Any] | None) -> None:
        super().__init__(shell.window, _("Import gifts from Excel"), "", 1240, 2000)
        self.shell = shell
        self._path: Path | None = None
        self._read: GiftsRead | None = None
        self.campaign = QComboBox()
        self.campaign.setAccessibleName(_("Campaign"))
        self.campaign.addItem(_("A new campaign, called like the workbook"), None)
        for known in shell.office.store.all(CAMPAIGNS):
            self.campaign.addItem(known["title"], known["id"])
        self.campaign.setCurrentIndex(max(0, self.campaign.findData(campaign["id"] if campaign else None)))
        self._file = QLabel(_("No file chosen yet."))
        self._file.setTextFormat(Qt.TextFormat.PlainText)
        self._found = QLabel()
        self._stop = QLabel()
        self._levy = QLabel()
        self._stop.hide()
        self._levy.hide()
        for label in (self._found, self._stop, self._levy):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._stop, "problem")
        set_role(self._levy, "warning")
        self.grid_model = GridModel(GIFTS, self)
        self.grid = GridView(self.grid_model)
        self.problems = ProblemList()
        self._edits: dict[CellKey, str] = {}
        self._checking = False
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        caption = QLabel(_("Campaign"))
        caption.setBuddy(self.campaign)
        line.addWidget(caption)
        line.addWidget(self.campaign, 1)
        self.body.addLayout(line)
        for label in (self._file, self._found, self._stop, self._levy):
            self.body.addWidget(label)
        self.body.addWidget(self._make_rows(), 1)
        self._choose = self.add_button(f"{_('Choose file…')}  Ctrl+O")
        self._store = self.add_button(f"{_('Store in the book')}  Ctrl+S", primary=True)
        self.add_close(primary=False)
        self._choose.clicked.connect(self._ask_file)
        self._store.clicked.connect(self._begin_storing)
        self.campaign.activated.connect(self._read_again)
        self.shortcut("Ctrl+O", self._choose.click)
        self.shortcut("Ctrl+S", self._store.click)
        self._store.setEnabled(False)
        self._choose.setFocus()

    def _make_rows(self) -> QSplitter:
        """Return what is to be looked at beside the rows, in which everything is corrected."""
        hint = QLabel(_("F2 types into a cell, Enter goes down. Corrected cells are bold."))
        set_role(hint, "help")
        self._leave_out = QPushButton(f"{_('Leave this row out…')}  Ctrl+Del")
        self._leave_out.setAutoDefault(False)
        tools = QHBoxLayout()
        tools.setSpacing(theme().px(8))
        tools.addWidget(hint, 1)
        tools.addWidget(self._leave_out)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().px(8))
        rows.addLayout(tools)
        rows.addWidget(self.grid, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme().px(12))
        splitter.addWidget(self.problems)
        splitter.addWidget(right)
        splitter.setSizes([theme().px(280), theme().px(880)])
        splitter.setStretchFactor(1, 1)
        self.grid_model.typed.connect(self._typed)
        self.problems.wanted.connect(self._go_to)
        self.problems.edit_wanted.connect(self._edit_current)
        self._leave_out.clicked.connect(self._ask_leave_out)
        self.shortcut("Ctrl+Del", self._ask_leave_out)
        self.shortcut("F8", partial(self.problems.go_by, 1))
        self.shortcut("Shift+F8", partial(self.problems.go_by, -1))
        return splitter

    def _ask_file(self) -> None:
        self.shell.picker.open_file(self, N_("The workbook of gifts"), (WORKBOOKS,), self._chosen)

    def _chosen(self, path: Path) -> None:
        self._path = path
        self._file.setText(path.name)
        self._read_again()

    def _read_again(self, _index: int = 0) -> None:
        path, campaign_id = self._path, self.campaign.currentData()
        if path is None:
            return

        def work(office: Office) -> Found:
            from papi_desktop.operations.contributions import import_gifts

            return _found(office, import_gifts.read_gifts(office, path, campaign_id))

        self._edits.clear()
        self._submit(work, self._show_file)

    def _submit(self, work: Callable[[Office], Found], show: Callable[[Found], None]) -> None:
        self._checking = True
        self._store.setEnabled(False)
        self.shell.reader.submit(work, show, self._cannot, key="gifts")

    def _typed(self, cell: CellKey, text: str) -> None:
        self._edits[cell] = text
        self._check()

    def _check(self) -> None:
        """Check everything again with what was typed; what is typed meanwhile waits for the next time."""
        read, edits = self._read, dict(self._edits)
        if self._checking or read is None or not edits:
            return
        self._edits.clear()

        def work(office: Office) -> Found:
            from papi_desktop.operations.contributions import import_gifts

            return _found(office, import_gifts.correct(office, read, edits))

        self._submit(work, self._show)

    def _ask_leave_out(self) -> None:
        index = self.grid.currentIndex()
        if self._read is not None and index.isValid():
            key = self.grid_model.key_of(index.row())
            question = say("Why is row {row} left out? It stays in the file and is not stored.", row=key[1])
            ask_reason(self, question, N_("Leave it out"), partial(self._drop, key))

    def _drop(self, key: RowKey, _reason: str) -> None:
        read = self._read
        if read is None or self._checking:
            return

        def work(office: Office) -> Found:
            from papi_desktop.operations.contributions import import_gifts

            return _found(office, import_gifts.leave_out(office, read, key))

        self._submit(work, self._show)

    def _go_to(self, problem: Any) -> None:
        self.grid.go_to(self.grid_model.index_of((problem.sheet, problem.row), problem.field))
        self.problems.setFocus()

    def _edit_current(self) -> None:
        problem = self.problems.current()
        if problem is not None:
            self.grid.go_to(self.grid_model.index_of((problem.sheet, problem.row), problem.field), edit=True)

    def _show_file(self, found: Found) -> None:
        """Show a file read anew, the mark on what is to be looked at first."""
        self._show(found)
        self.grid.fit_columns()
        if found[0].reading.problems:
            self.problems.setFocus()
            self.problems.go_to_first()
        elif self._store.isEnabled():
            self._store.setFocus()

    def reject(self) -> None:
        """Escape and Close: ask only if corrections would be lost."""
        if self._read is None or not self._read.corrected:
            super().reject()
            return
        ask(
            self,
            say("Leaving forgets what was corrected in the grid."),
            Answer(N_("Go on correcting"), primary=True),
            Answer(N_("Give it up"), super().reject, dangerous=True),
        )

    def _show(self, found: Found) -> None:
        read, stop, levy = found
        self._read = read
        self._checking = False
        words = say(
            "{lines} lines, {gifts} of them give something: {money} đồng, {days} days of labour.",
            lines=len(read.reading.rows),
            gifts=read.sums.gifts,
            money=format_number(read.sums.money),
            days=format_number(read.sums.labour_days),
        )
        all_known = bool(read.known) and len(read.known) == len(read.reading.rows)
        here = _("All of it is in the book already: there is nothing new to store.") if all_known else ""
        left = [name for name in read.reading.unmapped if name]
        aside = [render(say("Columns not taken: {names}.", names=", ".join(left)))] if left else []
        self._found.setText("\n".join(filter(None, [here, render(words), *aside])))
        todo = _("Take the column or the words out of the workbook: nobody owes a gift. Then import it again.")
        self._stop.setText(f"✕ {stop}\n{todo}" if stop else "")
        self._levy.setText(f"! {levy}" if levy else "")
        self._stop.setVisible(bool(stop))
        self._levy.setVisible(bool(levy))
        self.grid_model.show_run(read, read.corrected)
        self.problems.show_problems(read.reading.problems, len(read.reading.sheets) > 1)
        set_role(self._found, "warning" if all_known else "")
        self._store.setEnabled(read.stop is None and not all_known)
        self._check()

    def _cannot(self, error: Exception) -> None:
        self._read = None
        self._checking = False
        self._found.setText("")
        self._stop.setText(render_error(as_user_error(error)))
        self._stop.setVisible(True)

    def _begin_storing(self) -> None:
        read = self._read
        if read is None:
            return
        if not read.errors:
            self._once_allowed(read)
            return
        ask(
            self,
            say("{count} errors are in the workbook.", count=read.errors),
            Answer(N_("Store the good rows only"), partial(self._once_allowed, read)),
            Answer(N_("Store nothing"), primary=True),
        )

    def _once_allowed(self, read: GiftsRead) -> None:
        """Store, with the reason if the campaign does not receive yet; a stop is told by storing itself."""
        from papi_desktop.operations.contributions import import_gifts

        found = import_gifts.asks_why(self.shell.office, read)
        if found is not None and found.severity is Severity.WARNING:
            ask_reason(self, found.message, TAKE_THEM, partial(self._run_storing, read))
        else:
            self._run_storing(read)

    def _run_storing(self, read: GiftsRead, early_reason: str = "") -> None:
        def job(office: Office, progress: Progress) -> GiftsStored:
            from papi_desktop.operations.contributions import import_gifts

            return import_gifts.store_gifts(
                office, read, accept_errors=bool(read.errors), early_reason=early_reason, progress=progress
            )

        self.shell.jobs.run(say("Storing the gifts"), job, self._stored, self._failed)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _stored(self, done: GiftsStored) -> None:
        self.accept()
        self.shell.tell(say("{stored} lines are in the book.", stored=done.stored))
        self.shell.open_record(CAMPAIGNS.key, done.campaign_id)


def _found(office: Office, read: GiftsRead) -> Found:
    """Return a dry run with why it is refused and what looks like a levy, in words; runs in the reader's thread."""
    from papi_desktop.operations.contributions import guard, import_gifts

    stop = render(import_gifts.stop_words(office, read.stop)) if read.stop else ""
    return read, stop, "\n".join(render(guard.uniform_words(found)) for found in read.uniform)
