"""Take over the finance office's workbook: choose it, see what it holds and what does not agree, store it as one batch."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton

from papi_desktop.domain.budget.table import Table
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.registers import BUDGET_TABLES, BUDGETS
from papi_desktop.jobs import Progress
from papi_desktop.operations.budget.checks import CHECK_NAMES
from papi_desktop.operations.budget.import_budget import BudgetRun, commit, dry_run
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error, show_error
from papi_desktop.ui.file_picker import WORKBOOKS
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_YEARS = 3
"""Years offered before and after this one's."""


class BudgetImportDialog(SmallDialog):
    """One workbook into one budget.

    Args:
        budget_id: of the budget that takes the tables; "" lets year and stage decide, and makes it when it is not there.
    """

    def __init__(self, shell: Shell, budget_id: str = "") -> None:
        super().__init__(shell.window, _("Import a budget workbook"), "", 900, 620)
        self.shell = shell
        self._budget_id = budget_id
        self._path: Path | None = None
        self._run: BudgetRun | None = None
        self._file = QLabel(_("No file chosen yet."))
        self._file.setWordWrap(True)
        self._choose = QPushButton(_("Choose a file…"))
        self._choose.setAutoDefault(False)
        self._year = QComboBox()
        self._year.setAccessibleName(_("Budget year"))
        this_year = shell.office.today().year
        for year in range(this_year + 1, this_year - _YEARS - 1, -1):
            self._year.addItem(str(year), year)
        self._stage = QComboBox()
        self._stage.setAccessibleName(_("Stage"))
        self._stage.addItem(_("As the workbook tells"), "")
        for choice in BUDGETS["stage"].choices:
            self._stage.addItem(_(choice.label), choice.value)
        self._tables = PlainTable(
            (_("Name of table"), _("Rows"), _("Unit of figures"), _("Total stated")),
            (),
            _("Tables of the workbook"),
            right=(1, 3),
        )
        self._said = QPlainTextEdit()
        self._said.setReadOnly(True)
        self._said.setAccessibleName(_("What was found"))
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        top.addWidget(self._choose)
        top.addWidget(self._file, 1)
        for caption, field in ((_("Budget year"), self._year), (_("Stage"), self._stage)):
            label = QLabel(caption)
            label.setBuddy(field)
            label.setVisible(not budget_id)
            field.setVisible(not budget_id)
            top.addWidget(label)
            top.addWidget(field)
        note = QLabel(
            _("The file is read as it is and kept. Nothing is stored before you press the button at the lower right.")
        )
        note.setWordWrap(True)
        set_role(note, "help")
        self.body.addLayout(top)
        self.body.addWidget(note)
        self.body.addWidget(self._tables, 2)
        self.body.addWidget(self._said, 3)
        self.add_close(primary=False)
        self._store = self.add_button(_("Store the tables"), primary=True)
        self._store.setEnabled(False)
        self._choose.clicked.connect(self._ask_file)
        self._year.activated.connect(self._read_again)
        self._stage.activated.connect(self._read_again)
        self._store.clicked.connect(self._commit)

    def begin(self) -> None:
        """Open, and ask for the file at once."""
        self.open()
        self._ask_file()

    def _ask_file(self) -> None:
        self.shell.picker.open_file(self, N_("The workbook of the finance office"), (WORKBOOKS,), self.take)

    def take(self, path: Path) -> None:
        """Read this file; year and stage as its titles tell."""
        self._path = path
        self._file.setText(path.name)
        self._stage.setCurrentIndex(0)
        self._read(None, "")

    def _read_again(self, _index: int) -> None:
        self._read(int(self._year.currentData()), str(self._stage.currentData()))

    def _read(self, year: int | None, stage: str) -> None:
        path, budget_id = self._path, self._budget_id
        if path is None:
            return

        def work(office: Office) -> BudgetRun:
            return dry_run(office, path, year=year, stage=stage, budget_id=budget_id)

        self._store.setEnabled(False)
        self.shell.reader.submit(work, self._show, self._cannot, key="budget_import")

    def _show(self, run: BudgetRun) -> None:
        from papi_desktop.operations.budget.import_budget import shown_totals

        self._run = run
        self._tables.show_rows([(t.name, str(len(t.rows)), _unit(t), shown_totals(t)) for t in run.tables])
        if run.year:
            self._year.setCurrentIndex(self._year.findData(run.year))
        self._stage.setCurrentIndex(max(0, self._stage.findData(run.stage)))
        self._said.setPlainText("\n".join(render(line) for line in _told(run)))
        self._store.setEnabled(bool(run.year and run.stage))

    def _cannot(self, error: Exception) -> None:
        self._run = None
        self._tables.show_rows(())
        self._said.setPlainText(render_error(as_user_error(error)))

    def _commit(self) -> None:
        run = self._run
        if run is None:
            return

        def job(office: Office, progress: Progress) -> str:
            return commit(office, run, progress)[0]

        self.shell.jobs.run(say("Storing the tables"), job, self._stored, self._failed)

    def _stored(self, budget_id: str) -> None:
        self.accept()
        self.shell.tell_saved()
        self.shell.open_record(BUDGETS.key, budget_id)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _unit(table: Table) -> str:
    """Return the unit of a table as its sheet states it, else the one that is assumed."""
    choice = BUDGET_TABLES["unit"].choice(table.unit.value)
    return table.unit_text or (choice.print_label if choice else table.unit.value)


def _told(run: BudgetRun) -> list[Message]:
    """Return what the official should know before storing, the most important first."""
    lines: list[Message] = []
    if not (run.year and run.stage):
        lines.append(say("Choose the year and the stage: the workbook does not tell them."))
    if run.known:
        lines.append(say("This budget is in the book already: tables of the same name are replaced, others added."))
    lines += [say("! {check}: {message}", check=Message(CHECK_NAMES[f.check]), message=f.message) for f in run.findings]
    if not run.findings:
        lines.append(say("✓ The figures agree, within rounding."))
    lines += [say("! {check}: {message}", check=Message(CHECK_NAMES[f.check]), message=f.message) for f in run.asked]
    if run.blanks:
        lines.append(say("Blank, not 0: {rows}.", rows="; ".join(run.blanks)))
    if run.private_rows:
        lines.append(say("Kept off the public copy: {rows}.", rows="; ".join(run.private_rows)))
    return [*lines, *run.notes]
