"""Read a plan: paste it or choose its file, look at what was understood, put right whose task it is, store it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.plan.reading import PlanTask, ReadPlan
from papi_desktop.domain.plan.share import Share
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import PLANS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.jobs import Progress
from papi_desktop.operations import import_plan
from papi_desktop.operations.import_plan import SHARE_WORDS, PlanStored
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error, show_error
from papi_desktop.ui.file_picker import ANY, FileKind
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import NumberEditor, TextEditor
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

PLAN_FILES = FileKind(N_("Plans"), ("*.docx", "*.xlsx", "*.xls", "*.ods", "*.txt", "*.csv"))
_PAUSE = 400  # milliseconds after the last change before pasted text is read
_HEADINGS = (
    N_("Serial"),
    N_("Task"),
    N_("Who leads"),
    N_("Time"),
    N_("Due"),
    N_("Part of PAPI"),
    N_("Part of the commune"),
)
_WIDTHS = (44, 0, 200, 150, 96, 130, 180)
_SHARE_COLUMN = len(_HEADINGS) - 1
_NEXT_SHARE = {Share.LEADS: Share.SHARES, Share.SHARES: Share.NONE, Share.NONE: Share.LEADS}
_LOOKS = {Share.LEADS: ("✓", "good"), Share.SHARES: ("◐", "accent"), Share.NONE: ("–", "muted")}


class TasksRead(PlainTable):
    """The tasks found; Space says whose a task is."""

    def __init__(self) -> None:
        super().__init__([_(h) for h in _HEADINGS], _WIDTHS, _("Tasks found in the plan"))
        self.shares: dict[int, Share] = {}
        self._tasks: tuple[PlanTask, ...] = ()

    def show_plan(self, plan: ReadPlan | None) -> None:
        """Show the tasks of a plan read; None shows none."""
        self._tasks = plan.tasks if plan else ()
        self.shares = {}
        self.show_rows([self._row(place) for place in range(len(self._tasks))])
        if self._tasks:
            self.setCurrentCell(0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space goes from leads to co-operates to not ours."""
        row = self.currentRow()
        if event.key() == Qt.Key.Key_Space and row >= 0:
            self.shares[row] = _NEXT_SHARE[self._share(row)]
            self._show_share(row)
        else:
            super().keyPressEvent(event)

    def ours(self) -> int:
        """Return how many tasks the commune leads or shares."""
        return sum(self._share(place) is not Share.NONE for place in range(len(self._tasks)))

    def _share(self, place: int) -> Share:
        return self.shares.get(place, self._tasks[place].share)

    def _status(self, place: int) -> Status:
        share = self._share(place)
        sign, tone = _LOOKS[share]
        return Status(sign, _(SHARE_WORDS[share]), tone)

    def _row(self, place: int) -> tuple[str | Status, ...]:
        task = self._tasks[place]
        last = task.schedule.main.last
        return (
            task.stated.number,
            task.stated.task,
            " ".join(task.stated.lead.split()),
            task.stated.time,
            table_date(last) if last else "",
            task.part,
            self._status(place),
        )

    def _show_share(self, place: int) -> None:
        item = self.item(place, _SHARE_COLUMN)
        if item is not None:
            found = self._status(place)
            item.setText(str(found))
            item.setForeground(theme().color(found.tone))


class PlanDialog(SmallDialog):
    """Reads a plan and stores it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Read a PAPI plan"), "", 1200, 2000)
        self.shell = shell
        self._plan: ReadPlan | None = None
        self._path: Path | None = None
        self._text = QPlainTextEdit()
        self._text.setAccessibleName(_("Text of the plan"))
        self._text.setPlaceholderText(
            _("Paste the plan here with the table of its tasks and the heading of the table, or choose its file.")
        )
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(theme().px(96))
        self._choose = QPushButton(f"{_('Choose the file…')}  Ctrl+O")
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._said, "muted")
        self.fields = TaskFields(
            [
                TaskField("title", N_("Name of the plan"), TextEditor(), required=True, span=2),
                TaskField("issued_by", N_("Issued by"), TextEditor()),
                TaskField("year", N_("Year"), NumberEditor(Kind.YEAR), required=True),
            ],
            columns=4,
        )
        self.table = TasksRead()
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._choose)
        line.addWidget(self._said, 1)
        self.body.addWidget(self._text)
        self.body.addLayout(line)
        self.body.addWidget(self.fields)
        self.body.addWidget(self.table, 1)
        self.note.setText(_("Space on a line: leads, co-operates, not ours."))
        self._store = self.add_button(_("Store the plan"), primary=True)
        self.add_close(primary=False)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._read_text)
        self._text.textChanged.connect(self._pasted)
        self._choose.clicked.connect(self._ask_file)
        QShortcut(QKeySequence("Ctrl+O"), self, self._choose.click)
        self._store.clicked.connect(self._ask_store)
        self.fields.edited.connect(self._edited)
        self._show(None)
        self._text.setFocus()

    def _pasted(self) -> None:
        self._path = None
        self._pause.start()

    def _ask_file(self) -> None:
        self.shell.picker.open_file(self, N_("Choose the plan"), (PLAN_FILES, ANY), self._chosen)

    def _chosen(self, path: Path) -> None:
        self._text.blockSignals(True)
        self._text.clear()
        self._text.blockSignals(False)
        self._path = path
        self._read()

    def _read_text(self) -> None:
        if self._text.toPlainText().strip():
            self._read()
        else:
            self._show(None)

    def _edited(self, key: str) -> None:
        """The year moves every day the plan names without one."""
        if key == "year" and self.fields.value("year"):
            self._read(self.fields.value("year"))

    def _read(self, year: int | None = None) -> None:
        path, text = self._path, self._text.toPlainText()

        def work(office: Office) -> ReadPlan:
            if path is not None:
                return import_plan.read_file(office, path, year=year)
            return import_plan.read_text(office, text, year=year)

        if path is not None or text.strip():
            self.shell.reader.submit(work, self._show, self._cannot, key="plan")

    def _show(self, plan: ReadPlan | None) -> None:
        again = self._plan is not None and plan is not None and plan.facts == self._plan.facts
        self._plan = plan
        self.table.show_plan(plan)
        self._store.setEnabled(plan is not None)
        if plan is None:
            self._said.setText(_(PLANS.empty_text))
            return
        self._said.setText(
            render(
                say(
                    "{count} tasks found, {ours} of them led or shared by the commune.",
                    count=len(plan.tasks),
                    ours=self.table.ours(),
                )
            )
        )
        if not again:
            self.fields.show_value("title", import_plan.proposed_title(self.shell.office, plan))
            self.fields.show_value("issued_by", import_plan.issuer(self.shell.office, plan) or None)
            self.fields.show_value("year", plan.year)

    def _cannot(self, error: Exception) -> None:
        self._show(None)
        self._said.setText(render_error(as_user_error(error)))

    def _ask_store(self) -> None:
        if self._plan is None or not self.fields.check():
            return
        plan = import_plan.with_shares(self._plan, self.table.shares)
        title, issued_by = str(self.fields.value("title")), str(self.fields.value("issued_by") or "")
        path = self._path

        def job(office: Office, progress: Progress) -> PlanStored:
            progress.step(0)
            return import_plan.store(office, plan, title=title, issued_by=issued_by, source=path)

        self.shell.jobs.run(say("Storing the plan"), job, self._stored, self._failed)

    def _stored(self, done: PlanStored) -> None:
        self.accept()
        self.shell.tell(say("The plan is stored with {count} tasks.", count=done.tasks))
        self.shell.open_record(PLANS.key, done.plan_id)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
