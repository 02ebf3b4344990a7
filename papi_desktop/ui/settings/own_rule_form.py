"""Under the table of rules: an office's own value of the chosen one, checked and told before it holds, taken back again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.law.rules import UNIT_LABELS, Rule, Unit
from papi_desktop.domain.messages import N_, say
from papi_desktop.jobs import Progress
from papi_desktop.operations import open_limits, own_rules
from papi_desktop.operations.office import Office
from papi_desktop.operations.open_limits import Shift
from papi_desktop.operations.own_rules import OwnRule
from papi_desktop.translations import _, language, render
from papi_desktop.ui.settings.law_change import COUNTING, change_law
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import DateEditor


@dataclass(frozen=True)
class Typed:
    """What stands in the fields."""

    rule: Rule
    amount: str
    day: str
    citation: str
    note: str


def value_of(typed: Typed) -> OwnRule:
    """Return the value that was typed.

    Raises:
        UserError: it is no number this rule can have.
    """
    amount = own_rules.read_amount(typed.rule, typed.amount)
    return OwnRule(typed.rule.id, amount, date.fromisoformat(typed.day), typed.citation, typed.note)


class OwnRuleForm(QWidget):
    """Number, day, paper and note of a value, and three buttons.

    Args:
        changed: called once a value holds or is taken back.
    """

    def __init__(self, shell: Shell, changed: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._changed = shell, changed
        self._rule: Rule | None = None
        self._own: Rule | None = None
        self._chosen = QLabel()
        self._chosen.setWordWrap(True)
        self._amount = QLineEdit()
        self._unit = QLabel()
        self._day = DateEditor(shell.office.today)
        self._citation = QLineEdit()
        self._note = QLineEdit()
        self._told = QLabel()
        self._told.setWordWrap(True)
        set_role(self._told, "muted")
        self._check = QPushButton(_("Check the value"))
        self._check.clicked.connect(partial(self._with_typed, self._check_value))
        self._enter = QPushButton(_("Let this value hold"))
        set_role(self._enter, "primary")
        self._enter.clicked.connect(partial(self._with_typed, self._enter_value))
        self._back = QPushButton(_("Take the office's value back"))
        self._back.clicked.connect(self._take_back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(6))
        layout.addWidget(self._chosen)
        layout.addLayout(self._fields())
        layout.addLayout(self._buttons())
        layout.addWidget(self._told)
        self.choose(None, None)

    def choose(self, rule: Rule | None, own: Rule | None) -> None:
        """Be about a rule; `own` is the value of the office that can be taken back, if that is what was chosen."""
        self._rule, self._own = rule, own
        self._told.clear()
        if rule is None:
            self._chosen.setText(_("To set a value of the office, choose a rule with a number in the table."))
            self._unit.clear()
        else:
            self._chosen.setText(rule.subject_vi if language() == "vi" else rule.subject)
            self._unit.setText("%" if rule.unit is Unit.RATIO else _(UNIT_LABELS.get(str(rule.unit), "")))
        for widget in (self._amount, self._day, self._citation, self._note, self._check, self._enter):
            widget.setEnabled(rule is not None)
        self._back.setEnabled(own is not None)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme().px(12))
        grid.setVerticalSpacing(theme().px(3))
        named = (
            (N_("&Value of the office"), self._amount),
            (N_("&From which day"), self._day),
            (N_("By which &paper"), self._citation),
            (N_("N&ote on this value"), self._note),
        )
        for column, (label, editor) in zip((0, 2, 3, 4), named, strict=True):
            text = QLabel(_(label))
            text.setBuddy(editor)
            editor.setAccessibleName(_(label).replace("&", ""))
            grid.addWidget(text, 0, column)
            grid.addWidget(editor, 1, column)
        grid.addWidget(self._unit, 1, 1)
        self._amount.setMaximumWidth(theme().px(110))
        grid.setColumnMinimumWidth(1, theme().px(90))
        grid.setColumnMinimumWidth(2, theme().px(130))
        grid.setColumnStretch(3, 2)
        grid.setColumnStretch(4, 1)
        return grid

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for button in (self._check, self._enter, self._back):
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _with_typed(self, then: Callable[[Typed], None], _clicked: bool = False) -> None:
        self._day.settle()
        day = self._day.value()
        for missing, editor in (
            (not self._amount.text().strip(), self._amount),
            (day is None, self._day),
            (not self._citation.text().strip(), self._citation),
        ):
            if missing:
                editor.setFocus()
                self._told.setText(_("The number, the day and the paper are needed."))
                return
        if self._rule is None or day is None:
            return
        typed = Typed(self._rule, self._amount.text(), day, self._citation.text().strip(), self._note.text().strip())
        then(typed)

    def _check_value(self, typed: Typed) -> None:
        def job(office: Office, progress: Progress) -> tuple[Shift, ...]:
            progress.step(0)
            return own_rules.what_shifts(office, value_of(typed))

        self._shell.jobs.run(COUNTING, job, self._show_check)

    def _show_check(self, shifts: tuple[Shift, ...]) -> None:
        moved = open_limits.told(self._shell.office, shifts)
        self._told.setText(render(say("✓ The value fits. {moved}", moved=moved)))

    def _enter_value(self, typed: Typed) -> None:
        def enter(office: Office, progress: Progress, unless_it_moves: bool) -> tuple[Shift, ...]:
            return own_rules.enter(office, value_of(typed), unless_it_moves=unless_it_moves, progress=progress)

        change_law(self, self._shell, enter, self._applied)

    def _take_back(self) -> None:
        own = self._own
        if own is None:
            return

        def take_back(office: Office, progress: Progress, unless_it_moves: bool) -> tuple[Shift, ...]:
            return own_rules.take_back(office, own, unless_it_moves=unless_it_moves, progress=progress)

        change_law(self, self._shell, take_back, self._applied)

    def _applied(self, moved: int) -> None:
        for editor in (self._amount, self._citation, self._note):
            editor.clear()
        self._day.show_value(None)
        self._shell.tell(say("The rules are stored; {count} time limits moved.", count=moved))
        self._changed()
