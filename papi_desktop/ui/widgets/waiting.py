"""Words over a part of the window while what belongs there is read: neither old figures under a new heading nor empty boxes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QWidget

from papi_desktop.ui.style import set_role


class Waiting(QLabel):
    """Covers `over` between `begin` and `end`; hidden at first. The cursor stays where it is.

    Args:
        over: what is covered; to be emptied by whoever begins, where a key could still reach what it showed.
        words: translated.
    """

    def __init__(self, over: QWidget, words: str) -> None:
        super().__init__(words, over)
        self._over = over
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self, "waiting")
        over.installEventFilter(self)
        self.hide()

    def begin(self) -> None:
        """Cover it."""
        self.setGeometry(self._over.rect())
        self.raise_()
        self.show()

    def end(self) -> None:
        """Show what has come."""
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as what is covered."""
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)
