"""Work that cannot be stopped half way, said in a small window: making an office, restoring one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from papi_desktop.domain.messages import Message
from papi_desktop.translations import _, render
from papi_desktop.ui.style import theme


class WaitingDialog(QDialog):
    """What is being done; closes only when it is done."""

    def __init__(self, parent: QWidget | None, what: Message) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("PAPI Desktop"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(theme().px(360))
        label = QLabel(render(what))
        label.setWordWrap(True)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setAccessibleName(label.text())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(16)] * 4)
        layout.addWidget(label)
        layout.addWidget(bar)

    def reject(self) -> None:
        """Escape changes nothing here."""

    def end(self) -> None:
        """It is done."""
        self.hide()
        self.deleteLater()
