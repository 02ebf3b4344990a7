"""A workbook of gifts, shown before it is stored: what it holds, why it is refused, whether it looks like a levy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import CAMPAIGNS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.jobs import Progress
from papi_desktop.operations.contributions.import_gifts import GiftsRead, GiftsStored
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error, show_error
from papi_desktop.ui.file_picker import WORKBOOKS
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
        for label in (self._found, self._stop, self._levy):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._stop, "problem")
        set_role(self._levy, "warning")
        self.problems = PlainTable([_("Row"), _("What is wrong")], [80, 0], _("Problems"), wrap=True)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        caption = QLabel(_("Campaign"))
        caption.setBuddy(self.campaign)
        line.addWidget(caption)
        line.addWidget(self.campaign, 1)
        self.body.addLayout(line)
        for label in (self._file, self._found, self._stop, self._levy):
            self.body.addWidget(label)
        self.body.addWidget(self.problems, 1)
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
            stop = [render(import_gifts.stop_words(office, read.stop))] if read.stop else [""]
            levy = "\n".join(render(guard.uniform_words(found)) for found in read.uniform)
            rows = [[str(p.row), render(p.message)] for p in read.reading.problems]
            return read, [*stop, levy], rows

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
        self._found.setText(render(words))
        self._stop.setText(f"✕ {stop}" if stop else "")
        self._levy.setText(f"! {levy}" if levy else "")
        self.problems.show_rows(rows)
        self._store.setEnabled(read.stop is None and not read.errors and len(read.known) < len(read.reading.rows))

    def _cannot(self, error: Exception) -> None:
        self._read = None
        self._found.setText("")
        self._stop.setText(render_error(as_user_error(error)))

    def _begin_storing(self) -> None:
        read = self._read
        if read is None:
            return

        def job(office: Office, progress: Progress) -> GiftsStored:
            from papi_desktop.operations.contributions import import_gifts

            return import_gifts.store_gifts(office, read, progress=progress)

        self.shell.jobs.run(say("Storing the gifts"), job, self._stored, self._failed)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _stored(self, done: GiftsStored) -> None:
        self.accept()
        self.shell.tell(say("{stored} gifts are in the book.", stored=done.stored))
        self.shell.open_record(CAMPAIGNS.key, done.campaign_id)
