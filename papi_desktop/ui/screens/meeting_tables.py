"""The two tables of meeting mode in large letters: the questions kept so far, and what was promised the last time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import QUESTIONS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status, status

_POINTS = 12
_AIR = 12
_BESIDE = 36
"""Pixels of the design beside a text in its cell: padding, and the sign of a status."""
_SIGNS = {"answered": ("✓", "good"), "promised": ("◐", "warn"), "open": ("–", "muted")}


class LargeTable(PlainTable):
    """Texts in large letters over as many lines as they take; the columns share whatever width there is.

    Args:
        shares: of the columns in the room that is left, as whole numbers; below 0 a width in pixels of the design.
    """

    def __init__(self, headings: Sequence[str], shares: Sequence[int], name: str) -> None:
        self._shares = shares
        super().__init__([_(heading) for heading in headings], [1] * len(headings), name, wrap=True)
        self.setFont(theme().font(_POINTS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width out and break the lines anew."""
        super().resizeEvent(event)
        fixed = sum(theme().px(-share) for share in self._shares if share < 0)
        whole = sum(share for share in self._shares if share > 0)
        room = max(0, self.viewport().width() - fixed)
        for column, share in enumerate(self._shares):
            self.setColumnWidth(column, theme().px(-share) if share < 0 else room * share // whole)
        self.resizeRowsToContents()
        self.scrollToBottom()

    def resizeRowsToContents(self) -> None:
        """Make rows as high as their texts, with air between them: read at arm's length they would run into one another.

        Measured here, because Qt leaves the padding of the style sheet out and takes a text that just does not fit for one line.
        """
        metrics, breaks = self.fontMetrics(), Qt.TextFlag.TextWordWrap
        for row in range(self.rowCount()):
            cells = ((column, self.item(row, column)) for column in range(self.columnCount()))
            heights = (
                metrics.boundingRect(
                    0, 0, self.columnWidth(column) - theme().px(_BESIDE), 1 << 16, breaks, cell.text()
                ).height()
                for column, cell in cells
                if cell is not None
            )
            self.setRowHeight(row, max(heights, default=0) + theme().px(_AIR))


class QuestionsTable(LargeTable):
    """What was asked, in order; the last one is always seen."""

    def __init__(self, office: Office) -> None:
        headings = (N_("Number"), N_("Speaker"), N_("Question or opinion"), N_("Outcome"))
        super().__init__(headings, (-56, 4, 8, 5), _(QUESTIONS.title))
        self._villages = office.village_names()

    def show_questions(self, questions: Sequence[Record]) -> None:
        """Show these and scroll to the last."""
        self.show_rows([self._row(q) for q in questions])
        self.scrollToBottom()

    def _row(self, question: Record) -> tuple[str | Status, ...]:
        who = question["speaker"] or (_("Speaker not named") if question["unnamed"] else "")
        where = self._villages.get(question["village_id"], "")
        sign, tone = _SIGNS[question["outcome"]]
        return (
            str(question["order_no"] or ""),
            " · ".join(filter(None, (who, where))),
            " · ".join(filter(None, (question["topic"], question["question"]))),
            Status(sign, self._outcome(question), tone),
        )

    def _outcome(self, question: Record) -> str:
        if question["outcome"] == "promised":
            due = day_or_none(question["due"])
            day = table_date(due) if due else _("no day")
            return render(say("Promised: {owner}, {day}", owner=question["owner"], day=day))
        choice = QUESTIONS["outcome"].choice(question["outcome"])
        return str(question["answer"] or (_(choice.label) if choice else ""))


class PromisesPage(QWidget):
    """What was promised the last time, before anybody asks."""

    begin_wanted = Signal()

    def __init__(self, shell: Shell, dialogue: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        promised = standing.promised_before(shell.office, dialogue)
        last = standing.before(shell.office, dialogue)
        self.count = len(promised)
        self._heading = QLabel(_heading(last, promised))
        set_role(self._heading, "section")
        self._heading.setWordWrap(True)
        headings = (N_("What was promised"), N_("Who will answer"), N_("To be answered by"), N_("Reply"))
        self.table = LargeTable(headings, (6, 4, -120, 5), _("What was promised the last time"))
        self.table.show_rows([_promise_row(p, shell.office) for p in promised])
        self.table.opened.connect(self._begin)
        button = QPushButton(f"{_('Begin the questions')}  Enter")
        button.setAutoDefault(False)
        set_role(button, "primary")
        button.clicked.connect(self.begin_wanted)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._heading)
        layout.addWidget(self.table, 1)
        layout.addLayout(foot)
        if promised:
            self.table.selectRow(0)

    def _begin(self, _row: int) -> None:
        self.begin_wanted.emit()


def _heading(last: Record | None, promised: Sequence[Record]) -> str:
    if last is None:
        return _("This is the first dialogue in the book.")
    left = sum(p["state"] == "open" for p in promised)
    words = say(
        "What was promised at “{title}”: {count}, of which {left} not answered yet",
        title=last["title"],
        count=len(promised),
        left=left,
    )
    return render(words)


def _promise_row(promise: Record, office: Office) -> tuple[str | Status, ...]:
    stands = standing.state_of_promise(promise, office.today())
    due = day_or_none(promise["due"])
    said = promise["reply"] or render(stands.words)
    return promise["what"], promise["owner"], table_date(due) if due else "", status(stands.state, said)
