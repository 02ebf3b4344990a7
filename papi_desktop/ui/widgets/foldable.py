"""What is seldom changed, folded away under one line that says what is in it."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from papi_desktop.ui.style import set_role, theme


class Foldable(QWidget):
    """A line to press, and what it unfolds in `body`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ""
        self._line = QPushButton()
        self._line.setAutoDefault(False)
        set_role(self._line, "link")
        self._inside = QWidget()
        self._inside.hide()
        self.body = QVBoxLayout(self._inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(theme().px(8))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._line)
        column.addWidget(self._inside)
        self._line.clicked.connect(self._turn)

    @property
    def folded(self) -> bool:
        """Return whether the body is away."""
        return self._inside.isHidden()

    def say(self, words: str) -> None:
        """Write on the line what is in the body; translated."""
        self._words = words
        self._line.setText(f"{'▸' if self.folded else '▾'} {words}")

    def unfold(self) -> None:
        """Show the body."""
        if self.folded:
            self._turn()

    def _turn(self) -> None:
        self._inside.setVisible(self.folded)
        self.say(self._words)
