"""Two groups of controls in one line while there is room, and in two lines when there is not (small screen, large text)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from papi_desktop.ui.style import theme

_GAP = "  "
"""Stands between the words of a button and its key."""


class ToolRow(QWidget):
    """`left` takes the room that is free; `right` stays at the right edge or moves below."""

    def __init__(self, left: QWidget, right: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left = left
        self._right = right
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme().px(8))
        self._layout.addWidget(left, 1)
        self._layout.addWidget(right)

    def minimumSizeHint(self) -> QSize:
        """Return the width of the wider group, its keys left out: the row can always fold."""
        hint = super().minimumSizeHint()
        right = self._right.minimumSizeHint().width() - sum(_room_of_key(b) for b in self._buttons())
        return QSize(max(self._left.minimumSizeHint().width(), right), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold."""
        super().resizeEvent(event)
        self._fold()

    def event(self, event: QEvent) -> bool:
        """Look again when something in the row became wider: icons come late."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fold()
        return done

    def _fold(self) -> None:
        needed = self._left.minimumSizeHint().width() + self._right.sizeHint().width() + theme().px(8)
        direction = QBoxLayout.Direction.LeftToRight if needed <= self.width() else QBoxLayout.Direction.TopToBottom
        if direction != self._layout.direction():
            self._layout.setDirection(direction)
        if self._right.sizeHint().width() > self.width():
            self._leave_keys_out()

    def _leave_keys_out(self) -> None:
        """Even a line of its own is too short: the keys stand in the hints of the buttons then."""
        for button in self._buttons():
            words, gap, key = button.text().rpartition(_GAP)
            if gap:
                button.setText(words)
                button.setToolTip(key)

    def _buttons(self) -> list[QPushButton]:
        return [b for b in self._right.findChildren(QPushButton) if not b.isHidden()]


def _room_of_key(button: QPushButton) -> int:
    """Return the pixels the key takes behind a button's words."""
    _words, gap, key = button.text().rpartition(_GAP)
    return button.fontMetrics().horizontalAdvance(gap + key) if gap else 0
