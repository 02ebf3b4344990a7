"""The opinions of one consultation as a table, and beside it their counts by channel and giver, always current.

Shared by the tab and by the dialog of quick entry. Owns showing; recording is the business of the dialog.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from papi_desktop.domain.registers import OPINIONS
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.opinions_data import OpinionsView, label, matrix, read_opinions, summary
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_TONES = {"accepted": ("✓", "good"), "partly": ("◐", "good"), "explained": ("✓", "text"), "pending": ("!", "warn")}
_COUNT = 1


class OpinionsList(QWidget):
    """The table and the counts of a consultation."""

    loaded = Signal(int)
    """How many lines there are, after each reading."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.lines: tuple[dict[str, Any], ...] = ()
        self._consultation_id = ""
        self.summary = QLabel()
        self.summary.setWordWrap(True)
        set_role(self.summary, "section")
        self.top = QHBoxLayout()
        self.top.setSpacing(theme().px(8))
        self.top.addWidget(self.summary, 1)
        self.table = PlainTable(
            (_("Content"), _("Count"), _("What became of it"), _("Group of contents")),
            (),
            _("Opinions"),
            right={_COUNT},
        )
        self.table.horizontalHeader().setMinimumSectionSize(theme().px(48))
        self.counts = PlainTable((_("Channel"),), (), _("Opinions by channel and giver"))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.table)
        parts.addWidget(self.counts)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        parts.setSizes([theme().px(620), theme().px(520)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        layout.addLayout(self.top)
        layout.addWidget(parts, 1)
        shell.changed.connect(self._changed)

    def show_consultation(self, consultation_id: str) -> None:
        """Show the opinions of a consultation; "" shows none."""
        self._consultation_id = consultation_id
        if consultation_id:
            self._read()
        else:
            self.lines = ()
            self.table.show_rows([])
            self.counts.setRowCount(0)
            self.summary.setText(_("Save the record first."))

    def chosen(self) -> dict[str, Any] | None:
        """Return the line the mark is on."""
        row = self.table.currentRow()
        return self.lines[row] if 0 <= row < len(self.lines) else None

    def _read(self) -> None:
        consultation_id = self._consultation_id

        def work(office: Office) -> OpinionsView:
            return read_opinions(office, consultation_id)

        self.shell.reader.submit(work, self._show, key=f"opinions:{id(self)}")

    def _show(self, view: OpinionsView) -> None:
        if view.consultation.get("id") != self._consultation_id:
            return
        self.lines = view.lines
        self.summary.setText(render(summary(view)))
        self.table.show_rows([_cells(line) for line in view.lines])
        headings, lines = matrix(view)
        self.counts.setColumnCount(len(headings))
        self.counts.setHorizontalHeaderLabels(headings)
        self.counts.show_rows(lines)
        if view.lines:
            self.table.selectRow(len(view.lines) - 1)
            self.table.scrollToBottom()
        self.loaded.emit(len(view.lines))

    def _changed(self, changes: Any) -> None:
        if self._consultation_id and OPINIONS.key in changes.changed:
            self._read()


def _cells(line: dict[str, Any]) -> tuple[str | Status, ...]:
    treatment = str(line.get("treatment") or "pending")
    sign, tone = _TONES[treatment]
    return (
        str(line["content"]),
        "" if line.get("opinions") is None else str(line["opinions"]),
        Status(sign, label("treatment", treatment), tone),
        str(line.get("topic") or ""),
    )
