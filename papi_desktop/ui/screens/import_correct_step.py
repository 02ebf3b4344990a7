"""Correct the list before it is stored: the problems on one side, the grid on the other, everything checked again after each change."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.operations.import_workbook import DryRun
from papi_desktop.translations import _, render
from papi_desktop.ui.file_picker import EXCEL
from papi_desktop.ui.questions import Answer, ask, ask_reason
from papi_desktop.ui.screens.import_grid import GridModel, GridView
from papi_desktop.ui.screens.import_problems import ProblemList
from papi_desktop.ui.screens.import_session import CellKey, ImportSession
from papi_desktop.ui.screens.steps import Step
from papi_desktop.ui.style import set_role, theme


class CorrectStep(Step):
    """Problems and grid."""

    title = N_("Correct")
    next_label = N_("Store the list")
    commit_wanted = Signal(bool)
    """Store the list; True: without the rows that have errors."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session.shell, parent)
        self.session = session
        self.grid_model = GridModel(session.register, self)
        self.grid = GridView(self.grid_model)
        self.problems = ProblemList()
        self._fresh = True
        self._build()
        session.run_changed.connect(self._show)
        session.checking_changed.connect(self._checking)

    def entered(self) -> None:
        """Put the mark on the first problem."""
        self._fresh = False
        self.problems.setFocus()
        if not self.problems.selectedIndexes():
            self.problems.go_to_first()

    def may_go_on(self) -> bool:
        """Return whether nothing blocks any more and everything typed is checked."""
        run = self.session.run
        return run is not None and not run.errors and bool(run.reading.rows) and not self.session.checking

    def go_on(self) -> None:
        """Store the list."""
        self.commit_wanted.emit(False)

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._count = QLabel()
        set_role(self._count, "section")
        self._count.setWordWrap(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._count)
        column.addWidget(self.problems, 1)
        next_problem = QPushButton(f"{_('Next problem')}  F8")
        next_problem.clicked.connect(self._next_problem)
        self._errors_file = QPushButton(_("Save the file with its problems marked…"))
        self._errors_file.clicked.connect(self._ask_target)
        column.addWidget(next_problem)
        column.addWidget(self._errors_file)
        self._only_bad = QCheckBox(_("Only rows with problems"))
        self._only_bad.setAccessibleName(self._only_bad.text())
        self._only_bad.toggled.connect(self._filter)
        self._hint = QLabel(_("F2 types into a cell, Enter goes down. Corrected cells are bold."))
        set_role(self._hint, "help")
        self._leave_out = QPushButton(f"{_('Leave this row out…')}  Ctrl+Del")
        self._leave_out.clicked.connect(self._ask_leave_out)
        self._good_only = QPushButton(_("Store the good rows only…"))
        self._good_only.clicked.connect(self._ask_good_only)
        tools = QHBoxLayout()
        tools.setSpacing(theme().px(8))
        tools.addWidget(self._only_bad)
        tools.addWidget(self._hint, 1)
        tools.addWidget(self._leave_out)
        tools.addWidget(self._good_only)
        right = QWidget()
        rows = QVBoxLayout(right)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(theme().px(8))
        rows.addLayout(tools)
        rows.addWidget(self.grid, 1)
        for button in (next_problem, self._errors_file, self._leave_out, self._good_only):
            button.setAutoDefault(False)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme().px(12))
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 5)
        splitter.setSizes([theme().px(330), theme().px(900)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        self.grid_model.typed.connect(self._typed)
        self.problems.wanted.connect(self._go_to)
        self.problems.edit_wanted.connect(self._edit_current)
        for keys, slot in (
            ("F8", self._next_problem),
            ("Shift+F8", self._previous_problem),
            ("Ctrl+Del", self._ask_leave_out),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, slot)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # ------------------------------------------------------------------------------------------------------- showing

    def _show(self) -> None:
        run = self.session.run
        assert run is not None
        self.grid_model.show_run(run, self.session.corrected)
        self.problems.show_problems(run.reading.problems, len(run.reading.sheets) > 1)
        if self._fresh:
            self.grid.fit_columns()
        self._say_count(run)
        self._good_only.setVisible(bool(run.errors))
        self._errors_file.setEnabled(bool(run.reading.problems))
        self.changed.emit()

    def _say_count(self, run: DryRun) -> None:
        warnings = len(run.reading.problems) - run.errors
        if not run.reading.problems:
            words = say("No problem is left: the list can be stored.")
        else:
            words = say("{errors} errors block, {warnings} to look at", errors=run.errors, warnings=warnings)
        self._count.setText(render(words))

    def _checking(self, checking: bool) -> None:
        if checking:
            self._count.setText(_("Checking again…"))
        elif self.session.run is not None:
            self._say_count(self.session.run)
        self.changed.emit()

    def _filter(self, only: bool) -> None:
        self.grid_model.show_only_bad(only)

    # -------------------------------------------------------------------------------------------------------- acting

    def _typed(self, cell: CellKey, text: str) -> None:
        self.session.correct(cell, text)

    def _go_to(self, problem: Any) -> None:
        self.grid.go_to(self.grid_model.index_of((problem.sheet, problem.row), problem.field))
        self.problems.setFocus()

    def _edit_current(self) -> None:
        problem = self.problems.current()
        if problem is not None:
            self.grid.go_to(self.grid_model.index_of((problem.sheet, problem.row), problem.field), edit=True)

    def _next_problem(self) -> None:
        self.problems.go_by(1)

    def _previous_problem(self) -> None:
        self.problems.go_by(-1)

    def _ask_leave_out(self) -> None:
        index = self.grid.currentIndex()
        if not index.isValid():
            return
        key = self.grid_model.key_of(index.row())
        ask_reason(
            self,
            say("Why is row {row} left out? It stays in the file and is not stored.", row=key[1]),
            N_("Leave it out"),
            partial(self.session.leave_out, key),
        )

    def _ask_good_only(self) -> None:
        run = self.session.run
        if run is not None:
            ask(
                self,
                say("{count} rows have errors and would not be stored.", count=len(run.bad_rows)),
                Answer(N_("Store the good rows only"), self._store_good, dangerous=True),
                Answer(N_("Go on correcting")),
                detail=say("The public list would lack these households until they are added."),
            )

    def _store_good(self) -> None:
        self.commit_wanted.emit(True)

    def _ask_target(self) -> None:
        name = f"{self.session.path.stem}-{_('problems')}.xlsx"
        self.shell.picker.save_file(self, N_("Save the file with its problems marked"), name, EXCEL, self._save_errors)

    def _save_errors(self, target: Path) -> None:
        self.session.save_errors(target, self._errors_saved)

    def _errors_saved(self, target: Path) -> None:
        ask(
            self,
            say("“{file}” is written: bad cells are coloured and say what is expected.", file=target.name),
            Answer(N_("Close")),
            detail=say("Correct it there and import it again, or go on correcting here."),
        )
