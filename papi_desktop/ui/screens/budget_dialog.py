"""The tables of a budget over the whole window: the grid, the warnings beside it, the chart; saved table by table.

Owns what is unsaved and when it is asked about. Typing is `budget_grid`, the figures are `operations.budget.editing`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.budget.finding import Finding
from papi_desktop.domain.budget.table import Unit
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import BUDGET_TABLES, BUDGETS
from papi_desktop.operations.budget import tables, templates
from papi_desktop.operations.budget.checks import Warned, warnings_of
from papi_desktop.operations.budget.tables import KeptTable
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.drafts import DraftKeeper, FoundDraft
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.budget_chart import ChartPanel
from papi_desktop.ui.screens.budget_comparison import ComparisonPanel
from papi_desktop.ui.screens.budget_grid import BudgetGrid
from papi_desktop.ui.screens.budget_heads import ColumnButton, TableHeadDialog
from papi_desktop.ui.screens.budget_model import BudgetModel
from papi_desktop.ui.screens.budget_template_dialog import certainty
from papi_desktop.ui.screens.budget_warnings import WarningsPanel
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.tool_row import ToolRow

_CHECK_AFTER = 250  # milliseconds after the last change


class BudgetDialog(SmallDialog):
    """The tables of one budget.

    Args:
        budget_id: of the budget.
        table_id: of the table shown first; the first when blank.
    """

    def __init__(self, shell: Shell, budget_id: str, table_id: str = "", parent: QWidget | None = None) -> None:
        self._record: dict[str, Any] = shell.office.store.get(BUDGETS, budget_id) or {}
        super().__init__(parent or shell.window, _("Budget tables"), self._record.get("title") or "", 4000, 4000)
        self.shell = shell
        self._kept: list[KeptTable] = tables.tables_of(shell.office, budget_id)
        self._shown = -1
        self._warned: list[Warned] = []
        self.model = BudgetModel(self)
        self.grid = BudgetGrid(self.model)
        self.warnings = WarningsPanel()
        self.chart = ChartPanel(shell)
        self.comparison = ComparisonPanel(shell, self._record)
        self._draft = DraftKeeper(shell.reader, BUDGET_TABLES, self._as_draft, self)
        self._build()
        self._connect()
        first = next((n for n, kept in enumerate(self._kept) if kept.id == table_id), 0)
        self._tables.setCurrentIndex(first)
        self._show(first)
        self.grid.setFocus()
        self._draft.look(self._draft_found)

    @property
    def dirty(self) -> bool:
        """Whether something typed is not saved."""
        return 0 <= self._shown < len(self._kept) and self.model.table != self._kept[self._shown].table

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._tables = QComboBox()
        self._tables.setAccessibleName(_("Table shown"))
        for kept in self._kept:
            self._tables.addItem(kept.table.name, kept.id)
        self._unit = QComboBox()
        self._unit.setAccessibleName(_("Unit of figures"))
        for choice in BUDGET_TABLES["unit"].choices:
            self._unit.addItem(choice.print_label, choice.value)
        self._fill = QPushButton(f"{_('Fill formulas')}  F4")
        self._mark = QPushButton(f"{_('Keep off the public copy')}  F7")
        self._add = QPushButton(f"{_('Add a row')}  Ctrl++")
        self._remove = QPushButton(f"{_('Remove rows')}  Ctrl+Del")
        self._head = QPushButton(f"{_('Heading of the table…')}  F3")
        self._columns = ColumnButton(self.shell, self, self.grid)
        (chosen, fields), (tools, buttons) = _in_line(), _in_line()
        for caption, field in ((_("Table shown"), self._tables), (_("Unit of figures"), self._unit)):
            label = QLabel(caption)
            label.setBuddy(field)
            for widget in (label, field):
                fields.addWidget(widget)
        self._head.setAutoDefault(False)
        fields.addWidget(self._head)
        fields.addStretch(1)
        for button in (self._fill, self._mark, self._add, self._remove, self._columns):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(6))
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        set_role(self._title, "section")
        self._unconfirmed = QLabel()
        self._unconfirmed.setTextFormat(Qt.TextFormat.PlainText)
        self._unconfirmed.setWordWrap(True)
        set_role(self._unconfirmed, "warning")
        hint = QLabel(
            _(
                "Type over a cell; Enter goes down, Ctrl+Enter adds a row below, Ctrl+V pastes from Excel, Ctrl+Z undoes. "
                "Blank is not 0."
            )
        )
        set_role(hint, "help")
        column.addWidget(self._title)
        column.addWidget(self._unconfirmed)
        column.addWidget(self.grid, 1)
        column.addWidget(hint)
        self._sides = QTabWidget()
        self._sides.setDocumentMode(True)
        self._sides.addTab(self.warnings, _("Warnings"))
        self._sides.addTab(self.chart, _("Chart"))
        self._sides.addTab(self.comparison, _("Last year"))
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(left)
        splitter.addWidget(self._sides)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([theme().px(900), theme().px(380)])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme().px(14))
        self.body.addWidget(ToolRow(chosen, tools))
        self.body.addWidget(splitter, 1)
        self.add_close(primary=False)
        self._save = self.add_button(f"{_('Save')}  Ctrl+S", primary=True)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_CHECK_AFTER)
        self._pause.timeout.connect(self._check)
        self._tables.activated.connect(self._table_chosen)
        self._unit.activated.connect(self._unit_chosen)
        self._fill.clicked.connect(self.grid.fill)
        self._mark.clicked.connect(self.grid.mark_rows)
        self._add.clicked.connect(self.grid.add_row)
        self._remove.clicked.connect(self.grid.remove_rows)
        self._save.clicked.connect(self.save)
        self._head.clicked.connect(self._change_head)
        for keys, slot in (
            ("Ctrl+S", self.save),
            ("F4", self.grid.fill),
            ("F7", self.grid.mark_rows),
            ("F3", self._change_head),
        ):
            QShortcut(QKeySequence(keys), self, slot)
        self.model.edited.connect(self._edited)
        self.model.refused.connect(self._refused)
        self.grid.told.connect(self._refused)
        self.warnings.wanted.connect(self._go_to)
        self.warnings.passed.connect(self._pass)
        self.warnings.counted.connect(self._count)

    # ------------------------------------------------------------------------------------------------------- showing

    def _show(self, place: int) -> None:
        self._shown = place if 0 <= place < len(self._kept) else -1
        table = self._kept[place].table if self._shown >= 0 else None
        self._draft.begin(self._kept[place].id if self._shown >= 0 else "")
        self.model.show_table(table)
        self._title.setText(" · ".join(table.title) if table else _("No table yet."))
        self._unconfirmed.hide()
        if table is not None:
            self._unit.setCurrentIndex(self._unit.findData(table.unit.value))
            template = templates.unconfirmed(table)
            self._unconfirmed.setText(" ".join(filter(None, (template.note, certainty(template)))) if template else "")
            self._unconfirmed.setVisible(template is not None)
            self.grid.fit_columns()
            self.grid.setCurrentIndex(self.model.index(0, min(2, self.model.columnCount() - 1)))
        self._edited()

    def _change_head(self) -> None:
        if self._shown >= 0:
            TableHeadDialog(self.shell, self, self.model.table, self.model.change).open()

    def _edited(self) -> None:
        if self._shown >= 0:
            self._title.setText(" · ".join(self.model.table.title))
            self._unit.setCurrentIndex(self._unit.findData(self.model.table.unit.value))
        self._save.setEnabled(self.dirty)
        self.note.setText(_("Not saved yet.") if self.dirty else "")
        if self.dirty:
            self._draft.typed()
        self._pause.start()

    def _refused(self, why: str) -> None:
        self.note.setText(why)

    def _tables_now(self) -> list[KeptTable]:
        """Return the tables as they stand on the screen."""
        return [
            KeptTable(kept.id, kept.version, self.model.table, kept.passed) if n == self._shown else kept
            for n, kept in enumerate(self._kept)
        ]

    def _check(self) -> None:
        if self._shown < 0:
            return
        record, tables = self._record, self._tables_now()

        def work(office: Office) -> list[Warned]:
            return warnings_of(office, record, tables)

        self.shell.reader.submit(work, self._checked, key=f"budget_checks:{id(self)}")
        self.chart.show_table(self.model.table)
        self.comparison.show_table(self.model.table)

    def _checked(self, warned: list[Warned]) -> None:
        self._warned = warned
        self.warnings.show_warnings(warned)
        name = self.model.table.name
        self.model.show_findings([(w.finding, not w.reason) for w in warned if w.finding.table == name])

    def _count(self, count: int) -> None:
        self._sides.setTabText(0, render(say("{label} ({count})", label=_("Warnings"), count=count)))

    def _go_to(self, finding: Finding) -> None:
        place = next((n for n, kept in enumerate(self._kept) if kept.table.name == finding.table), -1)
        if place >= 0 and place != self._shown:
            self._leave(partial(self._open, place, finding))
        elif place >= 0 and finding.row >= 0:
            self.grid.go_to(finding.row, finding.column)

    def _open(self, place: int, finding: Finding | None = None) -> None:
        self._tables.setCurrentIndex(place)
        self._show(place)
        if finding is not None and finding.row >= 0:
            self.grid.go_to(finding.row, finding.column)

    # -------------------------------------------------------------------------------------------------------- saving

    def save(self) -> bool:
        """Keep the table shown; return whether nothing is left unsaved."""
        if not self.dirty:
            return True
        try:
            tables.save(self.shell.office, self._kept[self._shown], self.model.table)
        except UserError as error:
            self.shell.show_error(error)
            return False
        self._draft.drop()
        self._read_again()
        self.shell.tell_saved()
        return True

    def _read_again(self) -> None:
        self._kept = tables.tables_of(self.shell.office, str(self._record["id"]))
        self._edited()

    def _pass(self, finding: Finding, reason: str) -> None:
        place = next((n for n, kept in enumerate(self._kept) if kept.table.name == finding.table), 0)
        if not self.save():
            return
        try:
            tables.pass_finding(self.shell.office, self._kept[place], finding.key, reason)
        except UserError as error:
            self.shell.show_error(error)
            return
        self._read_again()

    def _unit_chosen(self, _index: int) -> None:
        unit = Unit(self._unit.currentData())
        table = self.model.table
        if unit is not table.unit:
            self.model.change(replace(table, unit=unit, unit_text=""))

    def _table_chosen(self, place: int) -> None:
        self._leave(partial(self._open, place))

    def _leave(self, then: Callable[[], None]) -> None:
        """Go elsewhere, after a question about what is not saved."""
        if not self.dirty:
            then()
            return

        self._tables.setCurrentIndex(self._shown)
        ask(
            self,
            say("Save what was typed into “{table}”?", table=self.model.table.name),
            Answer(N_("Save"), partial(self._save_and, then), primary=True),
            Answer(N_("Give it up"), partial(self._give_up_and, then), dangerous=True),
            Answer(N_("Go on")),
        )

    def _give_up_and(self, then: Callable[[], None]) -> None:
        self._draft.drop()
        then()

    def _as_draft(self) -> dict[str, Any]:
        """Return what is typed, with the version it was typed on."""
        return {**tables.values(self.model.table), "version": self._kept[self._shown].version}

    def _draft_found(self, found: FoundDraft | None) -> None:
        """Bring back what was typed when the program stopped, unless the table was changed since."""
        place = next((n for n, kept in enumerate(self._kept) if found and kept.id == found.record_id), -1)
        if found is None or place < 0 or found.values.get("version") != self._kept[place].version or self.dirty:
            return
        self._open(place)
        self.model.change(tables.kept({**found.values, "id": found.record_id, "passed": None}).table)
        self.note.setText(_("What was typed before the program stopped is back: save it, or undo it with Ctrl+Z."))

    def _save_and(self, then: Callable[[], None]) -> None:
        if self.save():
            then()

    def reject(self) -> None:
        """Escape and Close: ask only if something would be lost."""
        self._leave(super().reject)


def _in_line() -> tuple[QWidget, QHBoxLayout]:
    """Return a widget for things beside each other, and its layout."""
    widget = QWidget()
    line = QHBoxLayout(widget)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(theme().px(8))
    return widget, line
