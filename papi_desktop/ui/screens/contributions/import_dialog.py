"""A workbook of gifts, shown before it is stored: what it holds, why it is refused, whether it looks like a levy."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import CAMPAIGNS, GIFTS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.jobs import Progress
from papi_desktop.operations.contributions.import_gifts import GiftsRead, GiftsStored
from papi_desktop.operations.contributions.totals import gives_something
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error, show_error
from papi_desktop.ui.file_picker import WORKBOOKS
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable


class GiftImportDialog(SmallDialog):
    """One workbook.

    Args:
        campaign: the one proposed; None proposes a new one.
    """

    def __init__(self, shell: Shell, campaign: Mapping[str, Any] | None) -> None:
        super().__init__(shell.window, _("Import gifts from Excel"), "", 980, 640)
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
        columns = (
            (N_("Row"), 60),
            (GIFTS["giver"].label, 190),
            (GIFTS["village_id"].label, 140),
            (GIFTS["amount"].label, 100),
            (GIFTS["labour_days"].label, 90),
            (GIFTS["goods"].label, 110),
            (N_("Look at"), 0),
        )
        self.lines = PlainTable(
            [_(heading) for heading, _width in columns],
            [width for _heading, width in columns],
            _("Lines of the workbook"),
        )
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        caption = QLabel(_("Campaign"))
        caption.setBuddy(self.campaign)
        line.addWidget(caption)
        line.addWidget(self.campaign, 1)
        self.body.addLayout(line)
        for label in (self._file, self._found, self._stop, self._levy):
            self.body.addWidget(label)
        self.body.addWidget(self.lines, 1)
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

        def work(office: Office) -> tuple[GiftsRead, list[str], list[list[str]]]:
            from papi_desktop.operations.contributions import guard, import_gifts

            read = import_gifts.read_gifts(office, path, campaign_id)
            stop = render(import_gifts.stop_words(office, read.stop)) if read.stop else ""
            levy = "\n".join(render(guard.uniform_words(found)) for found in read.uniform)
            return read, [stop, levy], _rows(read)

        self._store.setEnabled(False)
        self.shell.reader.submit(work, self._show, self._cannot, key="gifts")

    def _show(self, found: tuple[GiftsRead, list[str], list[list[str]]]) -> None:
        read, (stop, levy), rows = found
        self._read = read
        words = say(
            "{gifts} lines: {money} đồng, {days} days of labour; {known} are in the book already.",
            gifts=len(read.reading.rows),
            money=format_number(read.sums.money),
            days=format_number(read.sums.labour_days),
            known=len(read.known),
        )
        left = [name for name in read.reading.unmapped if name]
        aside = [render(say("Columns not taken: {names}.", names=", ".join(left)))] if left else []
        self._found.setText("\n".join([render(words), *aside]))
        todo = _("Take the column or the words out of the workbook: nobody owes a gift. Then import it again.")
        self._stop.setText(f"✕ {stop}\n{todo}" if stop else "")
        self._levy.setText(f"! {levy}" if levy else "")
        self._stop.setVisible(bool(stop))
        self._levy.setVisible(bool(levy))
        self.lines.show_rows(rows)
        self._store.setEnabled(read.stop is None and len(read.known) < len(read.reading.rows))

    def _cannot(self, error: Exception) -> None:
        self._read = None
        self._found.setText("")
        self._stop.setText(render_error(as_user_error(error)))
        self._stop.setVisible(True)

    def _begin_storing(self) -> None:
        read = self._read
        if read is None:
            return
        if not read.errors:
            self._run_storing(read)
            return
        ask(
            self,
            say("{count} errors are in the workbook.", count=read.errors),
            Answer(N_("Store the good rows only"), partial(self._run_storing, read)),
            Answer(N_("Store nothing"), primary=True),
        )

    def _run_storing(self, read: GiftsRead) -> None:
        def job(office: Office, progress: Progress) -> GiftsStored:
            from papi_desktop.operations.contributions import import_gifts

            return import_gifts.store_gifts(office, read, accept_errors=bool(read.errors), progress=progress)

        self.shell.jobs.run(say("Storing the gifts"), job, self._stored, self._failed)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _stored(self, done: GiftsStored) -> None:
        self.accept()
        self.shell.tell(say("{stored} gifts are in the book.", stored=done.stored))
        self.shell.open_record(CAMPAIGNS.key, done.campaign_id)


def _rows(read: GiftsRead) -> list[list[str]]:
    """Return the lines of the workbook as read, each with what is to be looked at."""
    problems: dict[tuple[str, int], list[str]] = {}
    for problem in read.reading.problems:
        problems.setdefault((problem.sheet, problem.row), []).append(render(problem.message))
    rows = []
    for row in read.reading.rows:
        record = row.record
        amount = record.get("amount")
        goods = " ".join(filter(None, [record.get("goods"), record.get("goods_quantity"), record.get("goods_unit")]))
        known = [_("in the book already")] if row.key in read.known else []
        nothing = [] if gives_something(record) else [_("Nothing is stated as given.")]
        rows.append(
            [
                str(row.row_number),
                str(record.get("giver") or ""),
                row.subtitle,
                format_number(amount) if amount is not None else "",
                str(record.get("labour_days") or "").replace(".", ","),
                goods,
                " ".join([*known, *nothing, *problems.get(row.key, [])]),
            ]
        )
    return rows
