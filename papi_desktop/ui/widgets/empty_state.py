"""What an empty list says: one sentence and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.ui.style import set_role, theme


class EmptyState(QWidget):
    """One sentence and the button for the next step."""

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setMaximumWidth(theme().px(520))
        self._text.setMinimumWidth(theme().px(320))
        set_role(self._text, "card-title")
        self._button = QPushButton()
        self._button.clicked.connect(self.pressed)
        # Between two stretches and not by an alignment: an aligned label is never asked how tall its lines are.
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(self._text, 10)
        middle.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setSpacing(theme().px(12))
        layout.addStretch(1)
        layout.addLayout(middle)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, text: str, button: str) -> None:
        """Show a translated sentence and button; no button when its text is empty."""
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
