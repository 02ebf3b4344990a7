"""What was sent down to which unit, and what became of it there as the units told in their reports."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLineEdit

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import GUIDANCE_SENT
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import guidance_sent
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_LOOKS = {"written": ("…", "muted"), "waiting": ("!", "warn"), "applied": ("✓", "good"), "taken_back": ("↩", "muted")}


class GuidanceSentDialog(SmallDialog):
    """A line for each guidance and unit, the newest first."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Guidance sent"), "", 1080, 620)
        self._rows = guidance_sent.all_sent(shell.office)
        self.explain(
            _("Each unit tells with its next report whether it has applied the guidance; until then nothing is heard.")
        )
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find a unit"))
        self._find.setAccessibleName(_("Find a unit"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._show)
        headings = [
            _("Content"),
            _("Reporting unit"),
            _("Written on"),
            _("Written to"),
            _("At the unit"),
            _("In effect since"),
        ]
        self.table = PlainTable(headings, [0, 190, 100, 190, 190, 130], _("Guidance sent"))
        self.body.addWidget(self._find)
        self.body.addWidget(self.table, 1)
        self.add_close()
        self._show()
        self.table.setFocus()

    def _show(self, _text: str = "") -> None:
        wanted = fold(self._find.text())
        rows = [row for row in self._rows if wanted in fold(row["unit_name"])]
        self.table.show_rows([_line(row) for row in rows])
        self.note.setText(render(_summary(rows) if self._rows else say(GUIDANCE_SENT.empty_text)))


def _summary(rows: list[dict[str, Any]]) -> Message:
    applied = sum(row["state"] == "applied" for row in rows)
    silent = sum(row["state"] == "written" for row in rows)
    return say(
        "{sent} sent: {applied} in effect, of {silent} nothing was heard yet",
        sent=len(rows),
        applied=applied,
        silent=silent,
    )


def _line(row: dict[str, Any]) -> list[str | Status]:
    sign, tone = _LOOKS[row["state"]]
    choice = GUIDANCE_SENT["state"].choice(row["state"])
    written, since = (table_date(day) if (day := day_or_none(row[key])) else "" for key in ("written_on", "applied_on"))
    state = Status(sign, _(choice.label) if choice else "", tone)
    return [row["title"], row["unit_name"], written, row["place"] or "", state, since]
