"""The frame of a dialog that shows one thing: heading, body, buttons at the lower right, never larger than the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.translations import _
from papi_desktop.ui.style import set_role, theme

_LEFT_FREE = 88
"""Pixels of the window's height a dialog over it leaves free, so that its frame and buttons are on the screen of an office PC."""


def room_over(window: QWidget) -> QSize:
    """Return how large a dialog over `window` may be."""
    size = window.window().size()
    return QSize(size.width(), size.height() - _LEFT_FREE)


class SmallDialog(QDialog):
    """A dialog over `parent`; Escape and Close leave it.

    Args:
        parent: over which it opens.
        title: translated; of the window.
        heading: plain text over the body; blank for none.
        width, height: in pixels of the design, cut to the size of the window below.
    """

    def __init__(self, parent: QWidget, title: str, heading: str, width: int, height: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = QLabel(heading)
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.heading, "card-title")
        self.heading.setVisible(bool(heading))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme().px(8))
        self.note = QLabel()
        set_role(self.note, "muted")
        self.foot = QHBoxLayout()
        self.foot.setSpacing(theme().px(8))
        self.foot.addWidget(self.note, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(16)] * 4)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self.heading)
        layout.addLayout(self.body, 1)
        layout.addLayout(self.foot)
        self.resize(QSize(theme().px(width), theme().px(height)).boundedTo(room_over(parent)))

    def explain(self, text: str) -> None:
        """Put a few muted words into the body that say what the dialog is for."""
        words = QLabel(text)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        set_role(words, "muted")
        self.body.addWidget(words)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Put a button at the lower right, behind those already there."""
        button = QPushButton(text)
        button.setAutoDefault(False)
        if primary:
            set_role(button, "primary")
        self.foot.addWidget(button)
        return button

    def shortcut(self, keys: str, run: Callable[[], None]) -> None:
        """Let keys, in portable text, do something while the dialog is in front."""
        QShortcut(QKeySequence(keys), self).activated.connect(run)

    def add_close(self, *, primary: bool = True) -> QPushButton:
        """Put the button that leaves the dialog at the lower right."""
        close = self.add_button(f"{_('Close')}  Esc", primary=primary)
        close.clicked.connect(self.reject)
        return close
