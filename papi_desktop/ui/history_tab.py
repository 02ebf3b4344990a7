"""Lịch sử: who changed what in a record and when, newest first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Field, Register
from papi_desktop.operations.office import Office
from papi_desktop.operations.record_history import beside_history
from papi_desktop.translations import _, render
from papi_desktop.ui.data import reference_titles
from papi_desktop.ui.display import long_shown
from papi_desktop.ui.moments import day_and_time
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_HIDDEN = "•••"  # how the store masks a sensitive value

_HEADINGS = (N_("When"), N_("Who"), N_("What was done"), N_("Changes"))


class HistoryTab(RecordTab):
    """The history of one record, read when the tab is looked at."""

    def __init__(self, shell: Shell, register: Register, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._register = register
        self._table = PlainTable([_(h) for h in _HEADINGS], (130, 150, 220, 0), _("History"), wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.addWidget(self._table)

    def entered(self) -> None:
        """Read the history."""
        if self.record is None:
            self._table.setRowCount(0)
            return
        register, record_id = self._register, self.record["id"]

        def work(office: Office) -> list[tuple[str, str, str, str]]:
            return history_lines(office, register, record_id)

        self.shell.reader.submit(work, self._show, key=f"history:{register.key}")

    def _show(self, lines: list[tuple[str, str, str, str]]) -> None:
        self._table.show_rows(lines)


def _value(field: Field, value: Any, titles: Mapping[str, str]) -> str:
    return str(value) if value == _HIDDEN else long_shown(field, value, titles)


def history_lines(office: Office, register: Register, record_id: str) -> list[tuple[str, str, str, str]]:
    """Return (when, who, what, changes) of a record, newest first; runs in the reader's thread."""
    entries, beside = office.store.history(register, record_id), beside_history(office, register, record_id)
    both: list[dict[str, Any]] = [{line.field: line.value} for line in beside if line.field in register]
    for entry in entries:
        both += [
            {k: old for k, (old, _new) in entry.changes.items()},
            {k: new for k, (_old, new) in entry.changes.items()},
        ]
    titles = reference_titles(office, register, both)
    lines = []
    for line in beside:
        told = ""
        if line.field in register and register[line.field].section:
            told = f"{_(register[line.field].label)}: {_value(register[line.field], line.value, titles)}"
        lines.append((line.at, (day_and_time(line.at), line.actor, render(line.what), told)))
    for entry in entries:
        changes = [
            f"{_(register[key].label)}: {_value(register[key], old, titles)} → {_value(register[key], new, titles)}"
            for key, (old, new) in entry.changes.items()
            if key in register and register[key].section
        ]
        if entry.op == "insert":
            changes = []
        if entry.told is not None:
            changes = [render(entry.told)]
        lines.append((entry.at, (day_and_time(entry.at), entry.actor, render(entry.operation), "\n".join(changes))))
    return [line for _at, line in sorted(lines, key=lambda line: line[0], reverse=True)]
