"""A time limit in one line: the day, the way to its counting, and the badge while its rule is not confirmed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import Message
from papi_desktop.operations.clock import Counted
from papi_desktop.translations import _, language, render
from papi_desktop.ui.screens.counting_view import certainty_badge, show_counting
from papi_desktop.ui.style import set_role, theme


class ClockLine(QWidget):
    """One time limit in a sentence, the way to its counting, and the badge while its rule is not confirmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counted: Counted | None = None
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._badge = certainty_badge("confirmed")
        self._how = QPushButton(_("See how it is counted"))
        self._how.setAutoDefault(False)
        set_role(self._how, "link")
        self._how.clicked.connect(self._show_counting)
        below = QHBoxLayout()
        below.setSpacing(theme().px(8))
        below.addWidget(self._how)
        below.addWidget(self._badge)
        below.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._text)
        layout.addLayout(below)
        self.hide()

    def show_counted(self, words: Message, counted: Counted | None) -> None:
        """Show a time limit; None hides the line."""
        self._counted = counted
        self.setVisible(counted is not None)
        if counted is not None:
            self._text.setText(render(words))
            self._how.setVisible(bool(counted.days))
            self._badge.setVisible(counted.certainty != "confirmed")

    def _show_counting(self) -> None:
        if self._counted is not None:
            counted = self._counted
            show_counting(self.window(), subject_of(counted), counted.lines, counted.citation, counted.certainty)


def subject_of(counted: Counted) -> str:
    """Return what a time limit is about, in the language on screen."""
    return counted.rule.subject_vi if language() == "vi" else counted.rule.subject
