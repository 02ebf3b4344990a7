"""The law as the program knows it: every dated rule and duty with its citation, and whether it was read in the official text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from papi_desktop.domain.law.dated import Certainty, LawRow, Origin
from papi_desktop.domain.law.rules import UNIT_LABELS, Rule
from papi_desktop.domain.law.thresholds import written_share
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import own_rules
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, language, render
from papi_desktop.ui.page import Page
from papi_desktop.ui.settings.own_rule_form import OwnRuleForm
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_HEADINGS = (N_("What it is about"), N_("How much"), N_("Legal basis"), N_("Certainty"))
_BOUNDS = {"max": N_("at most"), "min": N_("at least"), "over": N_("more than")}


@dataclass(frozen=True)
class RuleLine:
    """One line of the table."""

    id: str
    subject: str
    amount: str
    citation: str
    certainty: Status
    note: str
    rule: Rule | None = None
    """The rule, where it has a number that an office can set."""


def rule_lines(office: Office) -> list[RuleLine]:
    """Return every rule and duty in force today; what the office or the level above set, from its day on, stands before the rule it
    lies over. Runs in the reader's thread.
    """
    today = office.today()
    own: dict[str, list[Rule]] = {}
    for rule in own_rules.own_rules(office):
        own.setdefault(rule.id, []).append(rule)
    lines = []
    for rule in office.rules.rules(today):
        set_here = own.get(rule.id, [])
        versions = office.rules.all_rules.versions(rule.id)
        sent = [r for r in versions if r.origin is Origin.ABOVE and (r.valid_to is None or r.valid_to >= today)]
        lines += [_rule_line(version) for version in (*set_here, *sent)]
        of_the_law = (r for r in versions if r.origin not in (Origin.OFFICE, Origin.ABOVE))
        under = next((r for r in of_the_law if r.in_force(today)), None)
        lines += [_rule_line(under)] if under is not None else []
    lines += [
        _line(duty, duty.title_vi if language() == "vi" else duty.title_en, "") for duty in office.rules.duties(today)
    ]
    return lines


def _rule_line(rule: Rule) -> RuleLine:
    subject = rule.subject_vi if language() == "vi" else rule.subject
    amount = _amount(rule.amount, rule.unit, rule.bound)
    if rule.origin in (Origin.OFFICE, Origin.ABOVE) and rule.valid_from is not None:
        amount = render(say("{amount}, from {day}", amount=amount, day=table_date(rule.valid_from)))
    return replace(_line(rule, subject, amount), rule=rule if rule.amount is not None else None)


def _line(row: LawRow, subject: str, amount: str) -> RuleLine:
    if row.origin is Origin.OFFICE:
        certainty = Status("●", _("Written by the office"), "accent")
    elif row.origin is Origin.ABOVE:
        certainty = Status("●", _("Sent by the level above"), "accent")
    elif row.certainty is Certainty.CONFIRMED:
        certainty = Status("✓", _("Confirmed"), "good")
    else:
        certainty = Status("?", _("To be checked against the original text"), "warn")
    return RuleLine(row.id, subject, amount, row.citation, certainty, row.note)


def _amount(amount: Fraction | None, unit: object, bound: object) -> str:
    unit_word = _(UNIT_LABELS.get(str(unit), "")) if unit else ""
    if str(unit) == "ratio" and amount is not None:
        number, unit_word = written_share(amount), ""
    else:
        number = "" if amount is None else str(amount)
    # "At least" needs a number: what hangs for good has none.
    bound_word = _(_BOUNDS.get(str(bound), "")) if number else ""
    if amount == 0 and bound_word:
        return _("The same day")
    return " ".join(filter(None, (bound_word, number, unit_word)))


class RulesTab(Page):
    """The rule table, found without accents."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Rules of the law")
        self._lines: list[RuleLine] = []
        note = QLabel(
            _(
                "Papers cite only confirmed rules. The others are shown here so that they can be checked against the original text."
            )
        )
        note.setWordWrap(True)
        set_role(note, "muted")
        self._find = QLineEdit()
        self._find.setPlaceholderText(_("Find a rule: accents are not needed"))
        self._find.setAccessibleName(_("Find a rule"))
        self._find.setClearButtonEnabled(True)
        self._find.setMaximumWidth(theme().px(360))
        self._find.textChanged.connect(self._narrow)
        self._count = QLabel()
        set_role(self._count, "muted")
        self._table = PlainTable([_(h) for h in _HEADINGS], (0, 180, 190, 180), self.title)
        self._form = OwnRuleForm(shell, self.entered)
        self._table.itemSelectionChanged.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(note)
        layout.addWidget(self._find)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._count)
        layout.addWidget(self._form)

    def entered(self) -> None:
        """Read the rules."""
        self.shell.reader.submit(rule_lines, self._show, key="rules")

    def find_here(self) -> None:
        """Put the cursor into the find box."""
        self._find.setFocus()

    def _show(self, lines: list[RuleLine]) -> None:
        self._lines = lines
        self._table.clearSelection()
        self._table.setCurrentCell(-1, -1)
        self._table.show_rows([(ln.subject, ln.amount, ln.citation, ln.certainty) for ln in lines])
        for row, line in enumerate(lines):
            if (subject := self._table.item(row, 0)) is not None:
                subject.setToolTip("\n".join(filter(None, (line.subject, line.note, f"[{line.id}]"))))
        self._narrow(self._find.text())

    def _choose(self) -> None:
        row = self._table.currentRow()
        rule = self._lines[row].rule if 0 <= row < len(self._lines) else None
        self._form.choose(rule, rule if rule is not None and rule.origin is Origin.OFFICE else None)

    def _narrow(self, text: str) -> None:
        wanted = fold(text).split()
        shown = 0
        for row, line in enumerate(self._lines):
            folded = fold(f"{line.id} {line.subject} {line.citation} {line.certainty}")
            hidden = not all(word in folded for word in wanted)
            self._table.setRowHidden(row, hidden)
            shown += not hidden
        unsure = sum(line.certainty.sign == "?" for line in self._lines)
        self._count.setText(
            render(say("{shown} rules, of which {unsure} in all are to be checked", shown=shown, unsure=unsure))
        )
