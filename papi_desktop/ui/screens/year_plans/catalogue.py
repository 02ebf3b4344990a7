"""The duty catalogue: what the law and the office want public, how each duty stands this year, and the office's own duties."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.rules import Certainty, Frequency
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.domain.stands import MISSING, NOT_PROVEN, PARTLY
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import own_duties, year_plan
from papi_desktop.operations.own_duties import CatalogueLine
from papi_desktop.translations import _, language, render
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.reckoned_columns import shown
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.year_plans.own_duty import OwnDutyDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

FREQUENCIES = {
    Frequency.YEARLY: N_("Every year"),
    Frequency.YEARLY_AND_CHANGE: N_("Every year and on change"),
    Frequency.QUARTERLY: N_("Every quarter"),
    Frequency.BUDGET_PERIODS: N_("3, 6, 9 months and year"),
    Frequency.MONTHLY: N_("Every month"),
    Frequency.PERMANENT: N_("Permanent"),
    Frequency.ON_CHANGE: N_("On change"),
    Frequency.PER_CASE: N_("When it arises"),
    Frequency.PER_TERM: N_("Every term"),
    Frequency.AS_NEEDED: N_("As needed"),
}
_HEADINGS = (
    N_("What is to be public"),
    N_("How often"),
    N_("State this year"),
    N_("Form"),
    N_("Legal basis"),
    N_("Certainty"),
)
_EVERYTHING, _MISSING, _PERMANENT, _OWN = range(4)
_VIEWS = (
    N_("All duties"),
    N_("Not disclosed, or not enough"),
    N_("Permanent postings"),
    N_("Duties of the office"),
)


class CatalogueDialog(SmallDialog):
    """The catalogue."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Duty catalogue"), "", 1320, 2000)
        self.shell = shell
        self._lines: list[CatalogueLine] = []
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find a duty: accents are not needed"))
        self._find.setAccessibleName(_("Find a duty"))
        self._find.setClearButtonEnabled(True)
        self._find.setMaximumWidth(theme().px(320))
        self._view = QComboBox()
        self._view.setAccessibleName(_("Which duties"))
        self._view.addItems([_(view) for view in _VIEWS])
        self._count = QLabel()
        set_role(self._count, "muted")
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._find, 1)
        line.addWidget(self._view)
        line.addWidget(self._count, 1)
        self.table = PlainTable([_(h) for h in _HEADINGS], (0, 150, 220, 190, 220, 160), self.windowTitle())
        self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self.note.setText(_("Enter on a line records a disclosure of the duty."))
        self._add = self.add_button(f"{_('Add a duty of the office')}  Ctrl+N")
        self._end = self.add_button(_("End this duty"))
        self.add_close()
        QShortcut(QKeySequence("Ctrl+N"), self, self._add.click)
        self._find.textChanged.connect(self._narrow)
        self._view.activated.connect(self._narrow)
        self.table.opened.connect(self._disclose)
        self.table.currentCellChanged.connect(self._chosen)
        self._add.clicked.connect(self._ask_own)
        self._end.clicked.connect(self._ask_end)
        self._find.setFocus()
        self._read()

    def _read(self) -> None:
        self.shell.reader.submit(own_duties.catalogue, self._show, key="catalogue")

    def _show(self, lines: list[CatalogueLine]) -> None:
        self._lines = lines
        self.table.show_rows([self._row(line) for line in lines])
        for row, line in enumerate(lines):
            item = self.table.item(row, 0)
            if item is not None:
                item.setToolTip(
                    "\n".join(filter(None, (line.duty.title_vi, line.places, line.duty.note, f"[{line.duty.id}]")))
                )
        self._narrow()

    def _row(self, line: CatalogueLine) -> tuple[str | Status, ...]:
        duty = line.duty
        if line.own:
            certainty = Status("●", _("Written by the office"), "accent")
        elif duty.certainty is Certainty.CONFIRMED:
            certainty = Status("✓", _("Confirmed"), "good")
        else:
            certainty = Status("?", _("To be checked against the original text"), "warn")
        return (
            duty.title_vi if language() == "vi" else duty.title_en,
            _(FREQUENCIES[duty.frequency]),
            shown(line.stands),
            line.forms,
            duty.citation or (duty.note if line.own else ""),
            certainty,
        )

    def _narrow(self, _what: object = None) -> None:
        words, view = fold(self._find.text()).split(), self._view.currentIndex()
        shown = 0
        for row, line in enumerate(self._lines):
            folded = fold(f"{line.duty.id} {line.duty.title_vi} {line.duty.citation}")
            hidden = not (all(word in folded for word in words) and _belongs(line, view))
            self.table.setRowHidden(row, hidden)
            shown += not hidden
        self._count.setText(render(say("{shown} duties", shown=shown)))
        self._chosen()

    def _line(self) -> CatalogueLine | None:
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) and not self.table.isRowHidden(row) else None

    def _chosen(self, *_cell: int) -> None:
        line = self._line()
        self._end.setEnabled(line is not None and line.own)

    def _disclose(self, row: int) -> None:
        duty = self._lines[row].duty
        self.accept()
        self.shell.record_new(DISCLOSURES.key, {"title": duty.title_vi, "duty": duty.id})

    def _ask_own(self) -> None:
        dialog = OwnDutyDialog(self.shell, self)
        dialog.added.connect(self._added)
        dialog.open()

    def _added(self, duty_id: str) -> None:
        """Show a new duty, and offer to put it into the plans that were made before it."""
        self._read()
        plans = year_plan.without(self.shell.office, duty_id)
        if not plans:
            return
        issued = any(plan["document_number"] or plan["document_date"] for plan in plans)
        ask(
            self,
            say(
                "The plan of {years} was made before this duty. Add it there too?",
                years=", ".join(str(plan["year"]) for plan in plans),
            ),
            Answer(N_("Add to the plan"), partial(self._add_to_plans, duty_id, plans), primary=True),
            Answer(N_("Not to the plan")),
            detail=say("The plan was issued already: issue the addition too, so that it is not in the book only.")
            if issued
            else say("The lines of the plan stay as they are; the new one stands at the end."),
        )

    def _add_to_plans(self, duty_id: str, plans: list[dict[str, Any]]) -> None:
        try:
            year_plan.add_duty(self.shell.office, plans, duty_id)
        except UserError as error:
            self.shell.show_error(error)

    def _ask_end(self) -> None:
        line = self._line()
        if line is not None and line.own:
            ask(
                self,
                say("Does “{title}” end today?", title=line.duty.title_vi),
                Answer(N_("End this duty"), partial(self._end_duty, line.duty.id), dangerous=True),
                Answer(N_("Keep it")),
                detail=say("What was disclosed under it stays in the books."),
            )

    def _end_duty(self, duty_id: str) -> None:
        from datetime import timedelta

        try:
            own_duties.end(self.shell.office, duty_id, self.shell.office.today() - timedelta(days=1))
        except UserError as error:
            self.shell.show_error(error)
            return
        self._read()


def _belongs(line: CatalogueLine, view: int) -> bool:
    if view == _MISSING:
        return line.stands.state in (MISSING, NOT_PROVEN, PARTLY)
    if view == _PERMANENT:
        return line.duty.frequency is Frequency.PERMANENT
    return line.own if view == _OWN else True
