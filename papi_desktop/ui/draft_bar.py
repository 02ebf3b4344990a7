"""The line over a record that offers what a crash or a power cut left half written: go on with it, or throw it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Register
from papi_desktop.translations import _, render
from papi_desktop.ui.drafts import FoundDraft
from papi_desktop.ui.style import set_role, theme


class DraftBar(QFrame):
    """Hidden until a draft is offered.

    Args:
        register: the book the draft belongs to.
    """

    restore_wanted = Signal(object)
    """The FoundDraft to go on with."""
    discard_wanted = Signal(object)
    """The FoundDraft to throw away."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self._register = register
        self._draft: FoundDraft | None = None
        set_role(self, "bar")
        self._text = QLabel()
        restore = QPushButton(_("Restore"))
        set_role(restore, "primary")
        restore.clicked.connect(self._restore)
        discard = QPushButton(_("Discard"))
        discard.clicked.connect(self._discard)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme().px(12), theme().px(4), theme().px(8), theme().px(4))
        line.addWidget(self._text, 1)
        line.addWidget(restore)
        line.addWidget(discard)
        self.hide()

    def offer(self, draft: FoundDraft) -> None:
        """Say which record was half written, and when."""
        self._draft = draft
        title = self._register.title_of(draft.values) or _(self._register.singular)
        self._text.setText(render(say("Half written at {time}: {title}", time=f"{draft.saved_at:%H:%M}", title=title)))
        self.show()

    def _restore(self) -> None:
        self.restore_wanted.emit(self._draft)

    def _discard(self) -> None:
        self.hide()
        self.discard_wanted.emit(self._draft)
