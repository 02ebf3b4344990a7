"""Kiểm phiếu: the figures of a vote typed while they are counted, and at every key how many of all households agree and how many must."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import COMMUNITY_DECISIONS
from papi_desktop.operations import records
from papi_desktop.operations.books.community_decisions import filled
from papi_desktop.operations.votes import vote_of
from papi_desktop.translations import _, render
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.screens.vote_verdict import VoteVerdict
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

_FIELDS = (
    "households_total",
    "households_present",
    "ballots_out",
    "ballots_in",
    "ballots_invalid",
    "votes_for",
    "votes_against",
    "votes_blank",
    "online_consent",
    "villages_total",
    "villages_for",
)


class VoteTab(RecordTab):
    """The tab of a community decision."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        register = COMMUNITY_DECISIONS
        self.fields = TaskFields(
            [
                TaskField(key, register[key].label, make_editor(shell, register[key]), help=register[key].help)
                for key in _FIELDS
            ],
            columns=6,
        )
        self.verdict = VoteVerdict(_("Type how many households there are and how many agree."))
        self._save = QPushButton(f"{_('Keep the result')}  Ctrl+Enter")
        self._save.setAutoDefault(False)
        set_role(self._save, "primary")
        self.verdict.head.addWidget(self._save)
        inside = QWidget()
        scroll = QScrollArea()  # at large letters the verdict stands lower than the tab reaches
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        set_role(inside, "plain")
        scroll.setWidget(inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scroll)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self.fields)
        layout.addWidget(self.verdict)
        layout.addStretch(1)
        self.fields.edited.connect(self._edited)
        self._save.clicked.connect(self._keep)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._save.click)

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Show the figures of another decision."""
        super().show_record(record)
        self.fields.setEnabled(record is not None)
        self._save.setEnabled(record is not None)
        for key in _FIELDS:
            shown = COMMUNITY_DECISIONS[key].visible_when
            self.fields.set_shown(key, shown is None or (record is not None and bool(shown(record))))
            self.fields.show_value(key, (record or {}).get(key))
        self._judge()

    def entered(self) -> None:
        """Put the cursor into the first figure that is missing."""
        if self.record is not None:
            empty = (
                key for key in ("households_total", "households_present", "votes_for") if self._typed()[key] is None
            )
            self.fields.go_to(next(empty, "votes_for"))

    def _typed(self) -> dict[str, Any]:
        return {key: self.fields.value(key) for key in _FIELDS}

    def _edited(self, _key: str) -> None:
        self._judge()

    def _judge(self) -> None:
        """Say how the vote stands with the figures as typed."""
        self.verdict.show_vote(vote_of(self.shell.office, {**(self.record or {}), **self._typed()}))

    def _keep(self) -> None:
        """Save the figures; what is wrong with them stands under the field."""
        if self.record is None:
            return
        self.fields.settle()
        if not self.fields.check():
            return
        office = self.shell.office
        fresh = office.store.get(COMMUNITY_DECISIONS, str(self.record["id"])) or self.record
        record = filled(office, {**fresh, **self._typed()})
        problems = records.check(office, COMMUNITY_DECISIONS, record)
        problems = records.unanswered(office, COMMUNITY_DECISIONS, record, problems, {})
        for problem in problems:
            if problem.field in _FIELDS:
                self.fields.say(problem.field, problem.message, problem.severity)
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors:
            self.fields.go_to(errors[0].field if errors[0].field in _FIELDS else "votes_for")
        elif problems:
            what = " ".join(render(problem.message) for problem in problems)
            question = say("{problems} Why is it kept so?", problems=what)
            ask_reason(self, question, N_("Keep the result"), partial(self._write, record, [p.field for p in problems]))
        else:
            self._write(record, (), "")

    def _write(self, record: dict[str, Any], passed: Sequence[str], reason: str) -> None:
        """Save the record; the warnings passed carry the reason written."""
        office = self.shell.office
        try:
            records.save(office, COMMUNITY_DECISIONS, record, accepted=dict.fromkeys(passed, reason))
        except UserError as error:
            self.shell.show_error(error)
            return
        self.record = office.store.get(COMMUNITY_DECISIONS, str(record["id"]))
        self.shell.tell_saved()
