"""A new password typed twice, with a plain hint of how strong it is. No rule about signs: length is what counts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.operations.setup import SHORTEST_PASSWORD
from papi_desktop.translations import _, render
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.labelled import labelled

_LONG = 14


class PasswordFields(QWidget):
    """Two fields and what is to be said of them."""

    changed = Signal()

    def __init__(self, first: str, second: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = QLineEdit()
        self._second = QLineEdit()
        self._show = QCheckBox(_("Show what is typed"))
        self._show.toggled.connect(self._reveal)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        for label, field in ((first, self._first), (second, self._second)):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.textChanged.connect(self._typed)
            layout.addWidget(labelled(label, field))
        layout.addWidget(self._hint)
        layout.addWidget(self._show)
        self._typed("")

    @property
    def password(self) -> str:
        """Return what was typed."""
        return self._first.text()

    @property
    def good(self) -> bool:
        """Return whether it is long enough and typed twice alike."""
        return len(self._first.text()) >= SHORTEST_PASSWORD and self._first.text() == self._second.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self._first.clear()
        self._second.clear()

    def _typed(self, _text: str) -> None:
        text, tone = self._words()
        self._hint.setText(text)
        set_role(self._hint, tone)
        self.changed.emit()

    def _words(self) -> tuple[str, str]:
        length = len(self._first.text())
        if length < SHORTEST_PASSWORD:
            least = say(
                "At least {count} characters; four or five unrelated words are easy to keep in mind.",
                count=SHORTEST_PASSWORD,
            )
            return render(least), "help"
        if self._first.text() != self._second.text():
            return _("The two are not alike yet."), "warning"
        return (_("✓ Strong") if length >= _LONG else _("✓ Good; longer is stronger")), "good"

    def _reveal(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._first.setEchoMode(mode)
        self._second.setEchoMode(mode)
