"""The list is stored: how much, under which number it can be undone, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.operations.import_workbook import ImportResult
from papi_desktop.translations import _, render
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.import_session import ImportSession
from papi_desktop.ui.screens.steps import Step, in_the_middle
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_words import plain_words


class ResultStep(Step):
    """The last step."""

    title = N_("Done")
    final = True
    publish_wanted = Signal()
    finished = Signal()

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session.shell, parent)
        self.session = session
        self._batch = ""
        self._publishes = session.register is HOUSEHOLDS
        self.next_label = N_("Publish this list") if self._publishes else N_("Close")
        self._build()

    def entered(self) -> None:
        """Leave the keyboard at the undo button: the next step has its own key."""
        self._undo.setFocus()

    def go_on(self) -> None:
        """Publish, or close."""
        if self._publishes:
            self.publish_wanted.emit()
        else:
            self.finished.emit()

    def show_result(self, result: ImportResult) -> None:
        """Show what was stored."""
        self._batch = result.batch
        book = Message(self.session.register.title)
        self._stored.setText(render(say("✓ {count} lines are stored in “{book}”.", count=result.stored, book=book)))
        self._left_out.setText(
            render(say("{count} rows with errors were left out; the file still has them.", count=result.left_out))
        )
        self._left_out.setVisible(bool(result.left_out))
        dropped = [
            render(say("Row {row}: {reason}", row=row, reason=reason))
            for (_sheet, row), reason in self.session.left_out.items()
        ]
        self._dropped.setText("\n".join((_("Left out by you:"), *dropped)))
        self._dropped.setVisible(bool(dropped))

    def _build(self) -> None:
        card = QFrame()
        set_role(card, "card")
        self._stored = plain_words("title")
        self._left_out = plain_words("warning")
        self._dropped = plain_words("muted")
        hint = plain_words("help")
        hint.setText(
            _(
                "The whole import can be undone, also days later, from “Work done”, as long as its lines were not changed."
            )
        )
        self._undo = QPushButton(_("Undo this import…"))
        self._undo.setAutoDefault(False)
        set_icon(self._undo, "undo")
        foot = QHBoxLayout()
        foot.addWidget(self._undo)
        foot.addStretch(1)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme().px(16)] * 4)
        inside.setSpacing(theme().px(12))
        for label in (self._stored, self._left_out, self._dropped, hint):
            inside.addWidget(label)
        inside.addLayout(foot)
        in_the_middle(self, card)
        self._undo.clicked.connect(self._ask_undo)

    def _ask_undo(self) -> None:
        ask(
            self,
            say("Undo this import?"),
            Answer(N_("Undo it"), self._do_undo, dangerous=True),
            Answer(N_("Keep it")),
            detail=say("Its lines leave the book; the undoing itself is kept in the history."),
        )

    def _do_undo(self) -> None:
        self.session.undo(self._batch, self._undone)

    def _undone(self, _changes: object) -> None:
        self._stored.setText(_("The import is undone. Nothing of it is left in the book."))
        self._undo.setEnabled(False)
        self._publishes = False
        self.next_label = N_("Close")
        self.changed.emit()
