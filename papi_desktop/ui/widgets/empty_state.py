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
        layout = QVBoxLayout(self)
        layout.setSpacing(theme().px(12))
        layout.addStretch(1)
        # Not by alignment: a label aligned in a column is given the height it would need at the column's full width.
        centred = QHBoxLayout()
        centred.addStretch(1)
        centred.addWidget(self._text, 4)
        centred.addStretch(1)
        layout.addLayout(centred)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say(self, text: str, button: str) -> None:
        """Show a translated sentence and button; no button when its text is empty."""
        self._text.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
