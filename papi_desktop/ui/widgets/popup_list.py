"""A list that opens under a field while the field keeps the focus, so that a typing program is never interrupted."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QListWidget, QWidget

from papi_desktop.ui.style import theme

_WIDEST = 560  # pixels of the design


class PopupList(QListWidget):
    """A list under a field: on top of everything, never with the focus."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def show_under(self, owner: QWidget) -> None:
        """Place the list under `owner`, or above it when the screen ends."""
        self.ensurePolished()
        row = max(self.sizeHintForRow(0), theme().px(28))
        height = min(self.count(), 10) * row + 4
        widest = min(self.sizeHintForColumn(0) + theme().px(28), theme().px(_WIDEST))
        width = max(owner.width(), theme().px(220), widest)
        window = owner.window()
        right = owner.mapTo(window, QPoint(0, 0)).x() + width
        left = -max(0, right - window.width())
        below = owner.mapToGlobal(QPoint(left, owner.height()))
        # Not owner.screen(): PySide makes that wrapper a child of the widget, and the screen can be deleted along with it.
        screen = QGuiApplication.screenAt(below) or QGuiApplication.primaryScreen()
        if below.y() + height > screen.availableGeometry().bottom():
            below = owner.mapToGlobal(QPoint(left, -height))
        self.resize(QSize(width, height))
        self.move(below)
        self.show()

    def move_by(self, step: int) -> None:
        """Move the mark up or down."""
        if self.count():
            self.setCurrentRow(max(0, min(self.count() - 1, self.currentRow() + step)))

    def take_key(self, event: QKeyEvent) -> bool:
        """Handle a key of the field while the list is open; return whether it was for the list."""
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 10, Qt.Key.Key_PageUp: -10}
        if not self.isVisible():
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.move_by(step)
        return step is not None
