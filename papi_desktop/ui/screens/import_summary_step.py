"""What the import would do, before it does it: rows in and out, totals, villages, and the comparison with the round before."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations.import_workbook import DryRun
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.compare_view import CompareView
from papi_desktop.ui.screens.import_session import ImportSession
from papi_desktop.ui.screens.steps import Step
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.plain_words import plain_words
from papi_desktop.ui.widgets.status import Status


class SummaryStep(Step):
    """The dry run in figures."""

    title = N_("Dry run")
    commit_wanted = Signal(bool)
    correct_wanted = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session.shell, parent)
        self.session = session
        self._build()
        session.run_changed.connect(self._show)

    @property
    def _clean(self) -> bool:
        run = self.session.run
        return run is not None and not run.reading.problems

    def go_on(self) -> None:
        """Correct what is wrong; nothing wrong: store the list."""
        if self._clean:
            self.commit_wanted.emit(False)
        else:
            self.correct_wanted.emit()

    def _build(self) -> None:
        self._rows = plain_words("card-title")
        self._account = plain_words("muted")
        self._problems = plain_words("section")
        self._notes = plain_words("help")
        facts = QVBoxLayout()
        facts.setSpacing(theme().px(4))
        for label in (self._rows, self._account, self._problems, self._notes):
            facts.addWidget(label)
        card = QFrame()
        set_role(card, "card")
        inside = QHBoxLayout(card)
        inside.setContentsMargins(*[theme().px(12)] * 4)
        inside.addLayout(facts, 1)
        self._totals = PlainTable((_("Class"), _("Households"), _("People")), (), _("Totals"), right={1, 2})
        self._villages = PlainTable(
            (_("Village"), _("Households"), _("Remark")), (), _("Villages in the order of the list"), right={1}
        )
        self._compare = CompareView()
        self._only_households: list[QWidget] = []
        left = QVBoxLayout()
        left.setSpacing(theme().px(8))
        for table, stretch in ((self._totals, 0), (self._villages, 1)):
            heading = plain_words("section")
            heading.setText(table.accessibleName())
            left.addWidget(heading)
            left.addWidget(table, stretch)
            if table is self._totals:
                self._only_households += [heading, table]
        self._only_households.append(self._compare)
        below = QHBoxLayout()
        below.setSpacing(theme().px(16))
        below.addLayout(left, 2)
        below.addWidget(self._compare, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(12))
        layout.addWidget(card)
        layout.addLayout(below, 1)

    def _show(self) -> None:
        run = self.session.run
        assert run is not None
        reading = run.reading
        self._rows.setText(
            render(
                say("{count} lines of the list were read from “{file}”.", count=len(reading.rows), file=run.path.name)
            )
        )
        self._account.setText(account(run))
        warnings = len(reading.problems) - run.errors
        if not reading.problems:
            problems = say("✓ No problem was found.")
        else:
            problems = say("✕ {errors} errors block, ! {warnings} to look at.", errors=run.errors, warnings=warnings)
        self._problems.setText(render(problems))
        self._notes.setText("\n".join(render(note) for note in reading.notes))
        self._notes.setVisible(bool(reading.notes))
        for widget in self._only_households:
            widget.setVisible(run.register is HOUSEHOLDS)
        self._show_totals(run)
        self._show_villages(run)
        names = self.shell.office.village_names()
        self._compare.show_compared(run.compared, names)
        self.next_label = N_("Store the list") if self._clean else N_("Look at the problems")
        self.changed.emit()

    def _show_totals(self, run: DryRun) -> None:
        lines = [(name, format_number(t["households"]), format_number(t["members"])) for name, t in run.totals.items()]
        if lines:
            sums = [sum(t[key] for t in run.totals.values()) for key in ("households", "members")]
            lines.append((_("In all"), format_number(sums[0]), format_number(sums[1])))
        self._totals.show_rows(lines)
        self._totals.fit_height()

    def _show_villages(self, run: DryRun) -> None:
        counts: dict[str, int] = {}
        for row in run.reading.rows:
            counts[row.subtitle] = counts.get(row.subtitle, 0) + 1
        new = set(run.new_villages)
        added = Status("+", _("new: will be added"), "warn")
        self._villages.show_rows(
            [(name, format_number(counts.get(name, 0)), added if name in new else "") for name in run.villages]
        )


def account(run: DryRun) -> str:
    """Return where every row of the file went: as many come out as went in."""
    reading = run.reading
    reasons: Counter[str] = Counter()
    for skipped in reading.skipped:
        reasons[skipped.reason] += skipped.count
    passed = [render(say("{count} {reason}", count=count, reason=Message(reason))) for reason, count in reasons.items()]
    left = reading.rows_in - len(reading.rows) - reasons.total()
    if left > 0:
        passed.append(render(say("{count} left out by you", count=left)))
    words = say(
        "{rows_in} rows with anything in them = {rows} lines of the list + {passed} passed over",
        rows_in=reading.rows_in,
        rows=len(reading.rows),
        passed=reading.rows_in - len(reading.rows),
    )
    return render(words) + (f" ({', '.join(passed)})." if passed else ".")
