"""The tabs of a campaign: its gifts and receipts, which are made void instead of removed, its day closes, and who was asked before."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CAMPAIGNS, DAY_CLOSES, GIFT_BATCHES, GIFTS, RECEIPTS, SPENDINGS
from papi_desktop.domain.registers.gifts import VOID
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.contributions import receipts
from papi_desktop.operations.contributions.asked_before import AskedBefore, asked_before
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.child_tab import ChildTab
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.screens.contributions.receipt_dialogs import DayCloseDialog, IssueDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_TOLD_BY = frozenset({CAMPAIGNS.key, GIFTS.key})
"""What tells who was asked before."""


class GiftsTab(ChildTab):
    """The gifts of a campaign."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, GIFTS, parent)
        self._remove.hide()
        self.add_button(_("Make void"), self._ask_remove, shortcut="Del", of_row=True)
        self.add_button(_("Confirmation slip"), self._confirm, shortcut="Ctrl+G", icon="print", of_row=True)
        self.add_button(_("Issue receipts"), self._issue, shortcut="Ctrl+R", icon="receipt")

    def _ask_remove(self) -> None:
        gift = self.chosen()
        if gift is None or gift["state"] == VOID:
            return
        question = say("Why is the gift of “{giver}” void? Its receipt becomes void with it.", giver=gift["giver"])
        ask_reason(self, question, N_("Make the gift void"), partial(_make_void, self, gift["id"]))

    def _confirm(self) -> None:
        _open_papers(self)

    def _issue(self) -> None:
        if self.record is not None:
            IssueDialog(self.shell, self.record, self.shell.window).open()


class ReceiptsTab(ChildTab):
    """The receipts of a campaign: printed again as copies, made void, never changed."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, RECEIPTS, parent)
        for button in (self._new, self._edit, self._remove):
            button.hide()
        self.add_button(_("Print this receipt"), self._open, icon="print", of_row=True)
        self.add_button(_("Make void"), self._ask_remove, shortcut="Del", of_row=True)

    def _open(self) -> None:
        _open_papers(self)

    def _ask_remove(self) -> None:
        receipt = self.chosen()
        if receipt is None or receipt["state"] == VOID:
            return
        question = say("Why is receipt {symbol} void? Its number is never used again.", symbol=receipt["symbol"])
        ask_reason(self, question, N_("Make the receipt void"), partial(_make_void, self, receipt["id"]))


class DayClosesTab(ChildTab):
    """The days whose cash was counted."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, DAY_CLOSES, parent)
        self._new.setText(_("Close the day"))

    def _record_new(self) -> None:
        if self.record is not None:
            DayCloseDialog(self.shell, self.record, self.shell.window).open()


def batches_tab(shell: Shell, parent: QWidget | None = None) -> ChildTab:
    """Return the batches of a campaign, under a name short enough to stand beside the others."""
    return ChildTab(shell, GIFT_BATCHES, parent)


def spendings_tab(shell: Shell, parent: QWidget | None = None) -> ChildTab:
    """Return what a campaign paid out."""
    return ChildTab(shell, SPENDINGS, parent)


def _make_void(tab: ChildTab, record_id: str, reason: str) -> None:
    act = receipts.void_gift if tab.register is GIFTS else receipts.void_receipt
    try:
        act(tab.shell.office, record_id, reason)
    except UserError as error:
        tab.shell.show_error(error)
        return
    if tab.register is GIFTS:
        tab.shell.tell(say("Void. It stays in the book with the reason."))
    else:
        tab.shell.tell(say("Void. The gift still counts: issue a new receipt, or make the gift void too."))


def _open_papers(tab: ChildTab) -> None:
    """Show the papers of the line chosen."""
    from papi_desktop.operations import record_papers
    from papi_desktop.ui.screens.paper_dialog import PaperDialog

    record = tab.chosen()
    kinds = record_papers.kinds_of(tab.shell.office, tab.register, record) if record is not None else ()
    if record is None or not kinds:
        tab.shell.tell(say("No paper can be made of this record yet."))
        return
    PaperDialog(tab.shell, tab.register, record, kinds).open()


class AskedTab(RecordTab):
    """Who was already asked this year, for what and by whom."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        columns = (
            (N_("Campaign or work"), 0),
            (N_("Who asks"), 190),
            (N_("Village"), 120),
            (N_("From"), 100),
            (N_("Have given"), 120),
            (N_("Given here too"), 290),
        )
        self.table = PlainTable(
            [_(heading) for heading, _width in columns],
            [width for _heading, width in columns],
            _("Already asked this year"),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._note)
        layout.addWidget(self.table, 1)
        shell.changed.connect(self._changed)

    def show_record(self, record: dict[str, object] | None) -> None:
        """Look for campaigns that asked the same people."""
        super().show_record(record)
        if record is None:
            self._show([])
        else:
            self._read(record)

    def _changed(self, changes: Any) -> None:
        if self.record is not None and not _TOLD_BY.isdisjoint(changes.changed):
            self._read(self.record)

    def _read(self, record: Record) -> None:
        def work(office: Office) -> list[AskedBefore]:
            return asked_before(office, record)

        self.shell.reader.submit(work, self._show, key="asked_before")

    def _show(self, found: list[AskedBefore]) -> None:
        self.count_changed.emit(len(found) if self.record is not None else -1)
        self._note.setText(
            _("Before receiving begins, decide on the first tab whether these people are asked again, and say why.")
            if found
            else _("Nobody asked these people for contributions this year.")
        )
        self.table.show_rows(
            [
                [
                    one.title,
                    one.organiser,
                    one.village or _("The whole commune"),
                    table_date(date.fromisoformat(one.starts_on)) if one.starts_on else "",
                    str(one.households),
                    render(one.known_again) if one.known_again else "0",
                ]
                for one in found
            ]
        )
