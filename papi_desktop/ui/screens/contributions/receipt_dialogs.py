"""Issuing receipts for the gifts that have none, and counting the cash of a day against them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLabel, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import CAMPAIGNS, DAY_CLOSES, RECEIPTS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations.contributions import receipts
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.contributions.not_open import not_open_line, once_allowed
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role

_REASON = "reason"
"""Why the cash differs."""


class IssueDialog(SmallDialog):
    """The day and the collector of receipts that are issued together."""

    def __init__(self, shell: Shell, campaign: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(parent, _("Issue receipts"), str(campaign["title"]), 560, 280)
        self.shell = shell
        self._campaign = campaign
        self._gifts = receipts.without_receipt(shell.office, campaign["id"])
        count = QLabel(render(say("{count} gifts have no receipt yet.", count=len(self._gifts))))
        self.fields = TaskFields(
            [
                TaskField("on", RECEIPTS["issued_on"].label, make_editor(shell, RECEIPTS["issued_on"]), required=True),
                TaskField(
                    "collector",
                    RECEIPTS["collector"].label,
                    make_editor(shell, RECEIPTS["collector"]),
                    help=N_("Printed under the signature; leave it blank to write it by hand."),
                ),
            ]
        )
        self.body.addWidget(not_open_line(campaign))
        self.body.addWidget(count)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        issue = self.add_button(_("Issue and look at them"), primary=True)
        issue.setEnabled(bool(self._gifts))
        issue.clicked.connect(self._issue)
        self.add_close(primary=False)
        self.fields.show_value("on", shell.office.today().isoformat())
        self.fields.show_value("collector", shell.office.store.user)
        self.fields.go_to("on")

    def _issue(self) -> None:
        self.fields.settle()
        if self.fields.check():
            once_allowed(self, self.shell.office, self._campaign["id"], self._issue_now)

    def _issue_now(self) -> None:
        on = date.fromisoformat(self.fields.value("on"))
        try:
            receipts.issue(self.shell.office, self._gifts, on, self.fields.value("collector") or "")
        except UserError as error:
            show_error(self, error)
            return
        self.accept()
        show_receipts(self.shell, self._campaign)


def show_receipts(shell: Shell, campaign: Mapping[str, Any]) -> None:
    """Show the receipts of a campaign that were not printed yet, ready to be written as files."""
    from papi_desktop.operations import record_papers
    from papi_desktop.ui.screens.paper_dialog import PaperDialog

    record = shell.office.store.get(CAMPAIGNS, campaign["id"]) or dict(campaign)
    kinds = record_papers.kinds_of(shell.office, CAMPAIGNS, record)
    PaperDialog(shell, CAMPAIGNS, record, kinds, "gift-receipts").open()


class DayCloseDialog(SmallDialog):
    """The cash counted at the end of a day against its receipts."""

    def __init__(self, shell: Shell, campaign: Mapping[str, Any], parent: QWidget) -> None:
        super().__init__(parent, _("Close the day"), str(campaign["title"]), 640, 460)
        self.shell = shell
        self._campaign = campaign
        self._found = QLabel()
        self._found.setWordWrap(True)
        self.fields = TaskFields(
            [
                TaskField(key, DAY_CLOSES[key].label, make_editor(shell, DAY_CLOSES[key]), required=required, span=span)
                for key, required, span in (
                    ("day", True, 1),
                    ("counted", True, 1),
                    ("counted_by", True, 1),
                    ("witness", False, 1),
                    (_REASON, False, 2),
                )
            ]
        )
        self.body.addWidget(self._found)
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        self.add_button(f"{_('Close the day')}  Ctrl+S", primary=True).clicked.connect(self._keep)
        self.add_close(primary=False)
        open_days = receipts.days_to_close(shell.office, campaign["id"])
        day = open_days[0] if open_days else shell.office.today()
        self.fields.show_value("day", day.isoformat())
        self.fields.show_value("counted_by", shell.office.store.user)
        self.fields.edited.connect(self._compare)
        self.shortcut("Ctrl+S", self._keep)
        self._compare("")
        self.fields.go_to("counted")

    def _compare(self, _key: str) -> None:
        """Say what the receipts come to and how far the cash is from it."""
        stated = self.fields.value("day")
        if not stated:
            self._found.clear()
            return
        count, total = receipts.of_day(self.shell.office, self._campaign["id"], date.fromisoformat(stated))
        words = render(say("{count} receipts of the day: {total} đồng", count=count, total=format_number(total)))
        counted = self.fields.value("counted")
        if counted is None:
            role = "muted"
        elif counted == total:
            role, words = "good", f"✓ {words} · {_('the cash agrees')}"
        else:
            role = "warning"
            apart = format_number(abs(counted - total))
            differs = (
                say("the cash is {amount} đồng short", amount=apart)
                if counted < total
                else say("the cash is {amount} đồng over", amount=apart)
            )
            words = f"! {words} · {render(differs)}"
        set_role(self._found, role)
        self._found.setText(words)

    def _keep(self) -> None:
        self.fields.settle()
        if not self.fields.check():
            return
        value = self.fields.value
        day = date.fromisoformat(value("day"))
        if value("counted") != receipts.of_day(self.shell.office, self._campaign["id"], day)[1] and not value(_REASON):
            self.fields.say(_REASON, say("The money counted differs from the receipts; say why."))
            self.fields.go_to(_REASON)
            return
        try:
            receipts.close_day(
                self.shell.office,
                self._campaign["id"],
                day,
                value("counted"),
                value("counted_by"),
                witness=value("witness") or "",
                reason=value(_REASON) or "",
            )
        except UserError as error:
            show_error(self, error)
            return
        self.shell.tell_saved()
        self.accept()
