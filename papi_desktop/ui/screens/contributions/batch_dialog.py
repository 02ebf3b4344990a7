"""Entering a paper list of gifts by the keyboard alone, against its control totals; every line is kept the moment it is entered.

Owns the play between the fields and the lines. What agrees and which line is suspected is reckoned in `operations.contributions.batches`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from papi_desktop.domain.batch_check import Clue, Suspect
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import GIFT_BATCHES, GIFTS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import records
from papi_desktop.operations.contributions import batches, guard, receipts
from papi_desktop.operations.contributions.batches import Standing
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.questions import Answer, ask, ask_reason
from papi_desktop.ui.screens.contributions.not_open import not_open_line, once_allowed
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_TYPED = (
    "giver",
    "village_id",
    "amount",
    "labour_days",
    "goods",
    "goods_quantity",
    "goods_unit",
    "received_on",
    "may_be_named",
)
_STAYS = ("village_id", "received_on")
"""What one line hands on to the next: paper lists go village by village and day by day."""

_CLUES = {
    Clue.EXTRA: say("just the difference: entered twice, or not on the list?"),
    Clue.HALF: say("half of the difference"),
    Clue.SWAPPED: say("two digits swapped?"),
    Clue.ZERO: say("a zero too many or too few?"),
}


class GiftBatchDialog(SmallDialog):
    """One batch of gifts.

    Args:
        campaign: the gifts belong to, as saved.
        issue: called when the batch has closed and receipts are wanted.
    """

    def __init__(self, shell: Shell, campaign: Mapping[str, Any], issue: Callable[[], None]) -> None:
        super().__init__(shell.window, _("Enter a batch of gifts"), str(campaign["title"]), 1180, 2000)
        self.shell = shell
        self._campaign = campaign
        self._issue = issue
        self._batch = batches.begun(shell.office, campaign["id"])
        self._lines: tuple[Mapping[str, Any], ...] = ()
        self._changing: Mapping[str, Any] | None = None
        self._warned: dict[str, Any] | None = None
        self._build()
        self._show_batch()
        self._clear_line()
        self.totals.go_to("expected_count") if self._batch is None else self.line.go_to("giver")

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self.totals = TaskFields(
            [
                TaskField(
                    key,
                    GIFT_BATCHES[key].label,
                    make_editor(self.shell, GIFT_BATCHES[key]),
                    required=True,
                    help=N_("As written under the paper list; the batch closes only when both agree."),
                )
                for key in ("expected_count", "expected_total")
            ]
        )
        self.line = TaskFields(
            [
                TaskField(
                    key,
                    GIFTS[key].label,
                    make_editor(self.shell, GIFTS[key]),
                    required=GIFTS[key].required,
                    span=2 if key == "giver" else 1,
                )
                for key in _TYPED
            ],
            columns=5,
        )
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        headings = (
            (N_("Serial"), 44),
            (GIFTS["giver"].label, 0),
            (GIFTS["village_id"].label, 150),
            (GIFTS["amount"].label, 110),
            (GIFTS["labour_days"].label, 100),
            (GIFTS["goods"].label, 130),
            (N_("Look at"), 330),
        )
        self.table = PlainTable(
            [_(text) for text, _width in headings],
            [width for _text, width in headings],
            _("Lines entered"),
            right=(3, 4),
        )
        self._put = QPushButton()
        self._put.setAutoDefault(True)  # Enter in the last field comes here, and here Enter keeps the line
        self._void = QPushButton(f"{_('Make void')}  Ctrl+Del")
        self._void.setAutoDefault(False)
        row = QHBoxLayout()
        row.setSpacing(theme().px(8))
        row.addWidget(self.state, 1)
        row.addWidget(self._void)
        row.addWidget(self._put)
        layout = QVBoxLayout()
        layout.setSpacing(theme().px(4))
        layout.addWidget(not_open_line(self._campaign))
        layout.addWidget(self.totals)
        layout.addWidget(self.line)
        layout.addLayout(row)
        self.body.addLayout(layout)
        self.body.addWidget(self.table, 1)
        self._close = self.add_button(f"{_('Close the batch')}  Ctrl+D", primary=True)
        self.add_close(primary=False)
        self._put.clicked.connect(self.put_line)
        self._void.clicked.connect(self._ask_void)
        self._close.clicked.connect(self.close_batch)
        self.table.opened.connect(self._change_line)
        self.totals.edited.connect(self._totals_edited)
        for keys, slot in (
            ("Ctrl+Return", self._put.click),
            ("Ctrl+Enter", self._put.click),
            ("Ctrl+D", self._close.click),
            ("Ctrl+Del", self._void.click),
        ):
            self.shortcut(keys, slot)

    # ------------------------------------------------------------------------------------------------------- one line

    def put_line(self) -> None:
        """Keep what is typed as a line, and go on to the next; before the first one the campaign must receive."""
        once_allowed(self, self.shell.office, self._campaign["id"], self._put_line)

    def _put_line(self) -> None:
        batch = self._ready_batch()
        self.line.settle()
        if batch is None or not self.line.check():
            return
        values = {key: self.line.value(key) for key in _TYPED}
        values["may_be_named"] = bool(values["may_be_named"])
        if self._changing is not None:
            values = {**self._changing, **values}
        problems = records.check(self.shell.office, GIFTS, batches.as_line(batch, values))
        passed = values == self._warned
        accepted = {p.field: _("As on the paper list") for p in problems if p.severity is Severity.WARNING and passed}
        left = [p for p in problems if p.field not in accepted]
        if left:
            self._warned = values if all(p.severity is Severity.WARNING for p in left) else None
            for problem in left:
                self._say(problem.field, problem.message, problem.severity)
            return
        try:
            batches.put_line(self.shell.office, batch, values, accepted)
        except UserError as error:
            self._tell(render_error(error), "problem")
            return
        self.shell.tell_saved()
        self._clear_line(values)
        self._refresh()
        self.line.go_to("giver")

    def _say(self, field: str, message: Message, severity: Severity) -> None:
        shown = field if field in _TYPED else "giver"
        words = say("{problem} Keep it once more to store it as on the paper list.", problem=message)
        self.line.say(shown, words if severity is Severity.WARNING else message, severity)
        self.line.go_to(shown)

    def _ready_batch(self) -> Mapping[str, Any] | None:
        """Return the batch, begun now if it was not, with the control totals as they stand; None while those are blank."""
        self.totals.settle()
        if not self.totals.check():
            return None
        count, total = self.totals.value("expected_count"), self.totals.value("expected_total")
        office = self.shell.office
        if self._batch is None:
            batches.open_batch(office, self._campaign["id"], count, total, office.store.user)
        elif (count, total) != (self._batch["expected_count"], self._batch["expected_total"]):
            batches.change_expected(office, self._batch, count, total)
        self._batch = batches.begun(office, self._campaign["id"])
        return self._batch

    def _change_line(self, row: int) -> None:
        self._changing = self._lines[row]
        for key in _TYPED:
            self.line.show_value(key, self._changing.get(key))
        self._name_buttons()
        self.line.go_to("giver")

    def _clear_line(self, before: Mapping[str, Any] | None = None) -> None:
        stays = {"village_id": self._campaign.get("village_id"), "received_on": self.shell.office.today().isoformat()}
        if before is not None:
            stays = {key: before[key] for key in _STAYS}
        self._changing = self._warned = None
        for key in _TYPED:
            self.line.show_value(key, stays.get(key))
            self.line.say(key, None)
        self._name_buttons()

    def _name_buttons(self) -> None:
        self._put.setText(f"{_('Keep the line')}  Ctrl+Enter")
        self._void.setVisible(self._changing is not None)

    def _ask_void(self) -> None:
        if self._changing is not None:
            question = say("Why is the line of “{giver}” void?", giver=self._changing["giver"])
            ask_reason(self, question, N_("Make the line void"), partial(self._void_line, self._changing["id"]))

    def _void_line(self, gift_id: str, reason: str) -> None:
        receipts.void_gift(self.shell.office, gift_id, reason)
        self._clear_line()
        self._refresh()
        self.line.go_to("giver")

    # ------------------------------------------------------------------------------------------------------ the batch

    def close_batch(self) -> None:
        """Close the batch when it agrees; otherwise say what differs and go to the line that may be wrong."""
        batch = self._ready_batch()
        if batch is None:
            return
        try:
            found = batches.close(self.shell.office, batch)
        except UserError as error:
            self._refresh()
            self._tell(render_error(as_user_error(error)), "problem")
            self._go_to_suspect()
            return
        uniform = guard.looks_like_levy(self.shell.office, found.lines)
        detail = guard.uniform_words(uniform[0]) if uniform else None
        ask(
            self,
            say("The batch agrees with the paper list: {count} lines.", count=len(found.lines)),
            Answer(N_("Issue the receipts"), self._finish_with_receipts, primary=True),
            Answer(N_("Later"), self.accept),
            detail=detail,
        )

    def reject(self) -> None:
        """Escape: first out of the line being changed, then out of the batch, which stays open with all its lines."""
        if self._changing is not None:
            self._clear_line()
            self.line.go_to("giver")
        elif self.line.value("giver"):
            ask(
                self,
                say("The line being typed is not kept yet."),
                Answer(N_("Keep the line"), self.put_line, primary=True),
                Answer(N_("Discard what was typed"), super().reject, dangerous=True),
                Answer(N_("Go on writing")),
            )
        else:
            super().reject()

    def _finish_with_receipts(self) -> None:
        self.accept()
        self._issue()

    def _show_batch(self) -> None:
        if self._batch is not None:
            for key in ("expected_count", "expected_total"):
                self.totals.show_value(key, self._batch[key])
        self._refresh()

    def _totals_edited(self, _key: str) -> None:
        if self._batch is not None and not self.totals.problems():
            self._ready_batch()
            self._refresh()

    def _refresh(self) -> None:
        """Show the lines and where the batch stands."""
        if self._batch is None:
            self._tell(_("Type the number of lines and the sum written under the paper list, then the lines."), "muted")
            return
        found = batches.standing(self.shell.office, self._batch)
        self._lines = found.lines
        villages = self.shell.office.village_names()
        marks: dict[int, Suspect] = {}
        for suspect in found.suspects:
            marks.setdefault(suspect.place, suspect)
        self.table.show_rows(
            [_cells(place, line, villages, marks.get(place)) for place, line in enumerate(found.lines)]
        )
        self.table.scrollToBottom()
        self._tell(_standing_words(self._batch, found), "good" if found.agrees else "muted")

    def _go_to_suspect(self) -> None:
        assert self._batch is not None
        found = batches.standing(self.shell.office, self._batch)
        if found.suspects:
            self.table.setCurrentCell(found.suspects[0].place, 0)
            self.table.setFocus()
        elif found.missing > 0:
            self.line.go_to("giver")

    def _tell(self, words: str, role: str) -> None:
        set_role(self.state, role)
        self.state.setText(words)


def _cells(
    place: int, line: Mapping[str, Any], villages: Mapping[str, str], suspect: Suspect | None
) -> list[str | Status]:
    goods = " ".join(filter(None, [line.get("goods"), line.get("goods_quantity"), line.get("goods_unit")]))
    mark: str | Status = ""
    if suspect is not None:
        words = render(_CLUES[suspect.clue])
        meant = f" → {format_number(suspect.meant)}" if suspect.clue in (Clue.SWAPPED, Clue.ZERO) else ""
        mark = Status("?", f"{words}{meant}", "warn")
    return [
        str(place + 1),
        str(line["giver"]),
        villages.get(line.get("village_id") or "", ""),
        format_number(line["amount"]) if line.get("amount") is not None else "",
        str(line.get("labour_days") or "").replace(".", ","),
        goods,
        mark,
    ]


def _standing_words(batch: Mapping[str, Any], found: Standing) -> str:
    """Return where the batch stands: lines and money of those expected, and the difference once all lines are in."""
    words = render(
        say(
            "{lines} of {expected} lines · {total} of {money} đồng",
            lines=len(found.lines),
            expected=batch["expected_count"],
            total=format_number(found.total),
            money=format_number(batch["expected_total"]),
        )
    )
    if found.agrees:
        return f"✓ {words}"
    if found.missing <= 0 and found.difference:
        over = format_number(abs(found.difference))
        differs = (
            say("{amount} đồng too much", amount=over)
            if found.difference > 0
            else say("{amount} đồng too little", amount=over)
        )
        words = f"{words} · {render(differs)}"
        if found.swapped:
            words = f"{words} · {_('divisible by 9: two digits may be swapped')}"
    return words
