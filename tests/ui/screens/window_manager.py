"""What a window manager does and Qt's offscreen platform does not: when a dialog closes, the window below it is active again."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QDialog


class WindowManager(QObject):
    """Gives the keyboard back to the window below a closed dialog.

    Args:
        app: whose dialogs it watches, from now until `stop`.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See dialogs go."""
        if event.type() == QEvent.Type.Hide and isinstance(watched, QDialog):
            below = watched.parentWidget()
            if below is not None and below.window().isVisible():
                below.window().activateWindow()
        return False
