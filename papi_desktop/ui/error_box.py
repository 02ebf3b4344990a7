"""What went wrong, in the official's words: what happened, whether the work is safe, what to do, and a code; all of it can be copied.

An unexpected error is a bug: it is written to the log without personal data (where it happened and its type, never its text, which may
quote a record) and shown under the code of the log line.
"""

from __future__ import annotations

import logging
import traceback
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.translations import _, render
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.fit import fit_height

_log = logging.getLogger(__name__)


def as_user_error(error: BaseException) -> UserError:
    """Return `error` if it is for people, or log it as a bug and return what to say about it."""
    if isinstance(error, UserError):
        return error
    code = f"LOI-{datetime.now():%d%m-%H%M%S}"
    _log.error("%s %s at %s", code, type(error).__name__, where(error))
    return UserError(
        code,
        say("Something unexpected went wrong in the program."),
        say("What was saved before is safe; the last action was not carried out."),
        say("Try once more. If it happens again, send the code below to the person who supports the program."),
    )


def where(error: BaseException) -> str:
    """Return the lines of the program an error passed through, innermost last, without any value."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(
        f"{frame.filename.replace(chr(92), '/').rsplit('/', 2)[-1]}:{frame.lineno}:{frame.name}" for frame in frames
    )


class ErrorBox(QDialog):
    """One error, told."""

    def __init__(self, parent: QWidget | None, error: UserError) -> None:
        super().__init__(parent)
        self._error = error
        self.setWindowTitle(_("PAPI Desktop"))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(theme().px(460))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme().px(16)] * 4)
        layout.setSpacing(theme().px(8))
        for message, role in ((error.what, "card-title"), (error.safe, ""), (error.todo, "")):
            label = QLabel(render(message))
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            set_role(label, role)
            layout.addWidget(label)
        code = QLabel(render(say("Code: {code}", code=error.code)))
        set_role(code, "help")
        copy = QPushButton(_("Copy this text"))
        copy.clicked.connect(self._copy)
        close = QPushButton(_("Close"))
        close.setDefault(True)
        set_role(close, "primary")
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(code, 1)
        foot.addWidget(copy)
        foot.addWidget(close)
        layout.addSpacing(theme().px(8))
        layout.addLayout(foot)
        fit_height(self, 480)
        close.setFocus()

    def _copy(self) -> None:
        parts = [render(self._error.what), render(self._error.safe), render(self._error.todo), f"[{self._error.code}]"]
        QGuiApplication.clipboard().setText("\n".join(parts))


def show_error(parent: QWidget | None, error: BaseException) -> ErrorBox:
    """Show `error` over `parent` and return the box, which does not block."""
    box = ErrorBox(parent, as_user_error(error))
    box.open()
    return box
