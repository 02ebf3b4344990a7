"""The office's own record: one record, so no list above it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from papi_desktop.domain.registers import UNIT, UNIT_ABOVE
from papi_desktop.translations import _
from papi_desktop.ui.page import Page
from papi_desktop.ui.record_panel import RecordPanel
from papi_desktop.ui.shell import Shell


class UnitTab(Page):
    """The office as its papers name it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _(UNIT.title)
        self._panel = RecordPanel(shell, UNIT_ABOVE if shell.office.receiving else UNIT, tabs=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panel)

    def entered(self) -> None:
        """Show the office's record."""
        unit = self.shell.office.unit
        if unit and not self._panel.editing:
            self._panel.show_record(unit)
            self._panel.take_keys()

    def leave(self, then: Callable[[], None]) -> None:
        """Ask about what was typed."""
        self._panel.leave(then)
