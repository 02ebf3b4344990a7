"""The tables of a budget as a tab of its record: which there are, how they stand, and the ways to more of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import ATTACHMENTS, BUDGET_TABLES, BUDGETS
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.data import Query
from papi_desktop.ui.file_picker import ANY
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_READ_ON = frozenset({BUDGETS.key, BUDGET_TABLES.key})


@dataclass(frozen=True)
class TableLine:
    """A table of the budget as the tab shows it."""

    id: str
    name: str
    title: str
    unit: str
    rows: int
    hidden: int
    open_warnings: int


def read_lines(office: Office, record: dict[str, Any]) -> list[TableLine]:
    """Return the tables of a budget with what is to be known of each; runs in the reader's thread."""
    from papi_desktop.operations.budget.checks import warnings_of
    from papi_desktop.operations.budget.editing import hidden_rows
    from papi_desktop.operations.budget.tables import tables_of

    kept = tables_of(office, record["id"])
    warned = warnings_of(office, record, kept)
    units = {choice.value: choice.print_label for choice in BUDGET_TABLES["unit"].choices}
    return [
        TableLine(
            one.id,
            one.table.name,
            " ".join(one.table.title),
            one.table.unit_text or units[one.table.unit],
            len(one.table.rows),
            len(hidden_rows(one.table)),
            sum(w.finding.table == one.table.name and not w.reason for w in warned),
        )
        for one in kept
    ]


class TablesList(PlainTable):
    """The tables; Enter opens, Delete removes."""

    delete_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of a list."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_wanted.emit()
        else:
            super().keyPressEvent(event)


class BudgetTab(RecordTab):
    """The tables of the budget shown."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._lines: list[TableLine] = []
        self._file: dict[str, Any] | None = None
        self.table = TablesList(
            (
                _("Title as printed"),
                _("Name of table"),
                _("Unit of figures"),
                _("Rows"),
                _("Off the public copy"),
                _("Warnings"),
            ),
            (),
            _("Budget tables"),
            right=(3, 4),
        )
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._open = QPushButton(f"{_('Open the tables')}  Enter")
        set_icon(self._open, "edit")
        self._import = QPushButton(_("Import Excel"))
        set_icon(self._import, "import")
        self._template = QPushButton(_("New table from a template…"))
        set_icon(self._template, "new")
        self._original = QPushButton(_("Original file…"))
        self._remove = QPushButton(f"{_('Remove')}  Del")
        buttons = QHBoxLayout()
        buttons.setSpacing(theme().px(8))
        for button in (self._open, self._import, self._template, self._original, self._remove):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addWidget(self._note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(buttons)
        layout.addWidget(self.table, 1)
        self._open.clicked.connect(self._open_tables)
        self._import.clicked.connect(self._import_workbook)
        self._template.clicked.connect(self._from_template)
        self._original.clicked.connect(self._ask_where)
        self._remove.clicked.connect(self._ask_remove)
        self.table.opened.connect(self._opened)
        self.table.delete_wanted.connect(self._ask_remove)
        shell.changed.connect(self._changed)

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Read the tables of another budget."""
        super().show_record(record)
        for button in (self._import, self._template):
            button.setEnabled(record is not None)
        if record is None:
            self._show([])
            self.count_changed.emit(-1)
            self._note.setText(_("Save the record first."))
        else:
            self._read()

    def _read(self) -> None:
        record = self.record
        assert record is not None

        def work(office: Office) -> tuple[str, list[TableLine]]:
            return record["id"], read_lines(office, record)

        self.shell.reader.submit(work, self._arrived, key=f"budget_tables:{id(self)}")

    def _arrived(self, found: tuple[str, list[TableLine]]) -> None:
        budget_id, lines = found
        if self.record is not None and self.record["id"] == budget_id:
            self._show(lines)
            self.count_changed.emit(len(lines))
            self._note.setText("" if lines else _("No table yet: import the finance office's workbook."))

    def _show(self, lines: list[TableLine]) -> None:
        row = max(0, self.table.currentRow())
        self._lines = lines
        self._file = self._source() if lines else None
        self._original.setEnabled(self._file is not None)
        self.table.show_rows(
            [
                (line.title or line.name, line.name, line.unit, str(line.rows), str(line.hidden or ""), _state(line))
                for line in lines
            ]
        )
        if lines:
            self.table.selectRow(min(row, len(lines) - 1))
        self._open.setEnabled(bool(lines))
        self._remove.setEnabled(bool(lines))

    def _changed(self, changes: Any) -> None:
        if self.record is not None and _READ_ON & set(changes.changed):
            self._read()

    def _current(self) -> TableLine | None:
        row = self.table.currentRow()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _opened(self, _row: int) -> None:
        self._open_tables()

    def _open_tables(self) -> None:
        from papi_desktop.ui.screens.budget_dialog import BudgetDialog

        line = self._current()
        if line is not None and self.record is not None:
            BudgetDialog(self.shell, str(self.record["id"]), line.id).open()

    def _import_workbook(self) -> None:
        from papi_desktop.ui.screens.budget_import_dialog import BudgetImportDialog

        if self.record is not None:
            BudgetImportDialog(self.shell, str(self.record["id"])).begin()

    def _from_template(self) -> None:
        from papi_desktop.ui.screens.budget_template_dialog import BudgetTemplateDialog

        if self.record is not None:
            BudgetTemplateDialog(self.shell, self.record).open()

    def _source(self) -> dict[str, Any] | None:
        """Return the newest workbook the tables came from."""
        assert self.record is not None
        wanted = {"owner_register": BUDGETS.key, "owner_id": self.record["id"], "role": "source"}
        files = list(self.shell.office.store.all(ATTACHMENTS, Query(filters=wanted)))
        return max(files, key=lambda file: str(file["id"])) if files else None  # ids grow with time

    def _ask_where(self) -> None:
        if self._file is not None:
            self.shell.picker.save_file(
                self, N_("Where to save the original file"), self._file["name"], ANY, self._save_original
            )

    def _save_original(self, path: Path) -> None:
        assert self._file is not None
        try:
            path.write_bytes(self.shell.office.store.get_file(self._file["digest"]))
        except OSError as error:
            self.shell.show_error(error)
        else:
            self.shell.tell(say("Saved as {file}.", file=path.name))

    def _ask_remove(self) -> None:
        line = self._current()
        if line is not None:
            question = say(
                "Why is “{title}” removed? It goes to the waste basket and can be brought back.", title=line.name
            )
            ask_reason(self, question, N_("Remove"), partial(self._remove_line, line.id))

    def _remove_line(self, table_id: str, reason: str) -> None:
        try:
            records.remove(self.shell.office, BUDGET_TABLES, table_id, reason)
        except UserError as error:
            self.shell.show_error(error)


def _state(line: TableLine) -> Status:
    if not line.open_warnings:
        return Status("✓", _("Agrees"), "good")
    return Status("!", render(say("{count} warnings", count=line.open_warnings)), "warn")
