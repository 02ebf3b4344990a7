"""A record in a window of its own: for the children of a record, where there is no room for a second form, and over another dialog."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from papi_desktop.domain.register import Register
from papi_desktop.translations import _
from papi_desktop.ui.record_panel import RecordPanel
from papi_desktop.ui.screens.small_dialog import room_over
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme


class RecordDialog(QDialog):
    """One record, read or written, over its parent record.

    Args:
        fixed: values the parent sets and the form hides.
        tall: the form is long and wants all the height there is.
    """

    def __init__(
        self, shell: Shell, register: Register, fixed: Mapping[str, Any], parent: QWidget, *, tall: bool = False
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_(register.title))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = RecordPanel(shell, register, fixed, tabs=False)
        self.panel.closed.connect(self._close_panel)
        self.panel.saved.connect(self._saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(8)] * 4)
        layout.addWidget(self.panel)
        short = QSize(theme().px(720), min(theme().px(460), 600))
        self.resize(QSize(theme().px(980), theme().px(2000)).boundedTo(room_over(parent.window())) if tall else short)

    def new(self, values: Mapping[str, Any] | None = None) -> None:
        """Open for a new record with `values` filled in."""
        self.open()
        self.panel.new(values)

    def edit(self, record: dict[str, Any]) -> None:
        """Open a saved record for writing."""
        self.open()
        self.panel.show_record(record)
        self.panel.edit()

    def reject(self) -> None:
        """Escape."""
        self.panel.give_up()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The cross asks as Escape does."""
        if self.panel.dirty:
            event.ignore()
            self.panel.give_up()
        else:
            super().closeEvent(event)

    def _saved(self, _record_id: str) -> None:
        if not self.panel.editing:
            self._close_panel()

    def _close_panel(self) -> None:
        super().reject()
