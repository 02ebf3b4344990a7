"""The tasks of a plan: left the tasks with their progress, right the evidence of the task the cursor is on."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import PLAN_EVIDENCE, PLAN_TASKS
from papi_desktop.domain.vietnamese.dates import PartialDate, table_date
from papi_desktop.operations import plan_tasks, records
from papi_desktop.operations.office import Office
from papi_desktop.operations.plan_tasks import Evidence, TaskStanding
from papi_desktop.translations import _, render
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.record_dialog import RecordDialog
from papi_desktop.ui.screens.plans.evidence_dialog import EvidenceDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_TASK_HEADINGS = (N_("Serial"), N_("Task"), N_("Part of the commune"), N_("Due"), N_("State"), N_("Evidence"))
_EVIDENCE_HEADINGS = (N_("What proves it"), N_("Date"), N_("How it came here"))
_STATES = {
    "waiting": ("–", N_("Not begun"), "muted"),
    "under_way": ("◐", N_("Under way"), "text"),
    "done": ("✓", N_("Done"), "good"),
}


class TasksPanel(RecordTab):
    """The tasks of the plan shown."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._all: tuple[TaskStanding, ...] = ()
        self._shown: list[TaskStanding] = []
        self._build()
        self._connect()

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Read the tasks of another plan."""
        super().show_record(record)
        self._new.setEnabled(record is not None)
        if record is None:
            self.count_changed.emit(-1)
            self._show(())
        else:
            self._read()

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._only_ours = QCheckBox(_("Only tasks of the commune"))
        self._only_ours.setChecked(True)
        self._count = QLabel()
        set_role(self._count, "muted")
        self._new = QPushButton(_("Add a task"))
        self._edit = QPushButton(f"{_('Edit')}  Enter")
        self._done = QPushButton(f"{_('Done')}  F6")
        self._attach = QPushButton(f"{_('Attach evidence')}  F7")
        self.tasks = PlainTable([_(h) for h in _TASK_HEADINGS], (40, 0, 124, 92, 136, 84), _(PLAN_TASKS.title))
        self.evidence = PlainTable([_(h) for h in _EVIDENCE_HEADINGS], (0, 92, 116), _(PLAN_EVIDENCE.title))
        top = QHBoxLayout()
        top.setSpacing(theme().px(8))
        top.addWidget(self._only_ours)
        top.addWidget(self._count, 1)
        for button in (self._new, self._edit, self._done, self._attach):
            top.addWidget(button)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.tasks)
        splitter.addWidget(self.evidence)
        splitter.setSizes([theme().px(780), theme().px(340)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addLayout(top)
        layout.addWidget(splitter, 1)

    def _connect(self) -> None:
        self._only_ours.toggled.connect(self._narrow)
        self._new.clicked.connect(self._record_new)
        self._edit.clicked.connect(self._edit_task)
        self._done.clicked.connect(self._mark_done)
        self._attach.clicked.connect(self._ask_evidence)
        self.tasks.opened.connect(self._edit_task)
        self.tasks.currentCellChanged.connect(self._task_chosen)
        self.evidence.opened.connect(self._open_evidence)
        for keys, button in (("F6", self._done), ("F7", self._attach)):
            QShortcut(QKeySequence(keys), self, button.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        for table, slot in ((self.tasks, self._ask_remove), (self.evidence, self._ask_aside)):
            QShortcut(QKeySequence("Del"), table, slot, context=Qt.ShortcutContext.WidgetShortcut)
        self.shell.changed.connect(self._changed)

    # ------------------------------------------------------------------------------------------------------- reading

    def _read(self) -> None:
        plan = dict(self.record or {})

        def work(office: Office) -> tuple[TaskStanding, ...]:
            return plan_tasks.standings(office, plan)

        self.shell.reader.submit(work, self._show, key="plan tasks")

    def _show(self, found: tuple[TaskStanding, ...]) -> None:
        self._all = found
        if self.record is not None:
            self.count_changed.emit(len(found))
        self._narrow()

    def _narrow(self, _on: bool = False) -> None:
        chosen = self._task()
        self._shown = [s for s in self._all if s.ours or not self._only_ours.isChecked()]
        self.tasks.show_rows([self._row(s) for s in self._shown])
        done = sum(s.task["progress"] == "done" for s in self._shown)
        words = say("{done} of {count} tasks done", done=done, count=len(self._shown))
        self._count.setText(render(words) if self._all else _(PLAN_TASKS.empty_text))
        ids = [s.task["id"] for s in self._shown]
        row = ids.index(chosen.task["id"]) if chosen is not None and chosen.task["id"] in ids else 0
        if self._shown:
            self.tasks.setCurrentCell(row, 0)
        self._task_chosen()

    def _row(self, standing: TaskStanding) -> tuple[str | Status, ...]:
        task = standing.task
        sign, word, tone = _STATES[task["progress"] or "waiting"]
        if standing.overdue and standing.ours:
            sign, word, tone = "✕", N_("Overdue"), "bad"
        elif standing.done_late and standing.ours:
            sign, word, tone = "✓", N_("Done, late"), "warn"
        count = len(standing.evidence)
        proof = Status("✓", str(count), "good") if count else Status("!", _("None"), "warn")
        share = PLAN_TASKS["share"].choice(str(task["share"] or ""))
        due = table_date(PartialDate.from_iso(task["due"])) if task["due"] else ""
        return (
            task["number"] or "",
            task["task"],
            _(share.label) if share is not None else "",
            due,
            Status(sign, _(word), tone),
            proof if standing.ours else "",
        )

    def _task(self) -> TaskStanding | None:
        row = self.tasks.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _task_chosen(self, *_cell: int) -> None:
        standing = self._task()
        for button in (self._edit, self._done, self._attach):
            button.setEnabled(standing is not None)
        self.evidence.show_rows([_evidence_row(e) for e in standing.evidence] if standing else [])

    # -------------------------------------------------------------------------------------------------------- acting

    def _dialog(self) -> RecordDialog:
        assert self.record is not None
        return RecordDialog(self.shell, PLAN_TASKS, {"plan_id": self.record["id"]}, self)

    def _record_new(self) -> None:
        self._dialog().new()

    def _edit_task(self, _row: int = 0) -> None:
        standing = self._task()
        if standing is not None:
            self._dialog().edit(dict(standing.task))

    def _mark_done(self) -> None:
        standing = self._task()
        if standing is None:
            return
        try:
            records.save(self.shell.office, PLAN_TASKS, {**standing.task, "progress": "done"})
            self.shell.tell_saved()
        except UserError as error:
            self.shell.show_error(error)

    def _ask_remove(self) -> None:
        standing = self._task()
        if standing is not None:
            ask_reason(
                self,
                say(
                    "Why is “{title}” removed? It goes to the waste basket and can be brought back.",
                    title=standing.task["task"],
                ),
                N_("Remove"),
                partial(self._remove, standing.task["id"]),
            )

    def _remove(self, task_id: str, reason: str) -> None:
        try:
            records.remove(self.shell.office, PLAN_TASKS, task_id, reason)
        except UserError as error:
            self.shell.show_error(error)

    def _ask_evidence(self) -> None:
        standing = self._task()
        if standing is not None:
            EvidenceDialog(self.shell, dict(standing.task), self).open()

    def _open_evidence(self, row: int) -> None:
        standing = self._task()
        if standing is None:
            return
        proof = standing.evidence[row].proof
        if proof.register == PLAN_EVIDENCE.key:
            self.shell.tell(say("This evidence is in no book: {what}.", what=proof.title))
        else:
            self.shell.open_record(proof.register, proof.id)

    def _ask_aside(self) -> None:
        standing, row = self._task(), self.evidence.currentRow()
        if standing is not None and 0 <= row < len(standing.evidence):
            evidence = standing.evidence[row]
            ask_reason(
                self,
                say("Why does “{title}” not prove this task?", title=evidence.proof.title),
                N_("Set aside"),
                partial(self._set_aside, standing.task["id"], evidence),
            )

    def _set_aside(self, task_id: str, evidence: Evidence, reason: str) -> None:
        try:
            plan_tasks.set_aside(self.shell.office, task_id, evidence, reason)
        except UserError as error:
            self.shell.show_error(error)

    def _changed(self, _changes: object) -> None:
        """Any book may hold evidence, so any change may matter; only the panel in front looks."""
        if self.record is not None and self.isVisible():
            self._read()


def _evidence_row(evidence: Evidence) -> tuple[str, ...]:
    proof = evidence.proof
    day = table_date(PartialDate.from_iso(proof.day)) if proof.day else ""
    return proof.title, day, _("By hand") if evidence.by_hand else _("By rule")
