"""What is wrong with a record, listed beside its form: a click goes to the field, a warning can be passed with a written reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Problem, Severity
from papi_desktop.translations import _, render
from papi_desktop.ui.style import set_role, theme

_WIDTH = 270


class ProblemsPanel(QFrame):
    """The list beside the form, or the help of a field when F1 asks for it; hidden when there is neither."""

    field_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setFixedWidth(theme().px(_WIDTH))
        self._reasons: dict[str, QLineEdit] = {}
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme().px(8)] * 4)
        outer.addWidget(self._scroll)
        self.clear()

    def clear(self) -> None:
        """Show nothing and forget the reasons written."""
        self._reasons = {}
        self._fill()
        self.hide()

    def show_help(self, text: str) -> None:
        """Show the help of a field."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        layout = self._fill()
        layout.addWidget(self._heading(_("Help")))
        layout.addWidget(label)
        layout.addStretch(1)
        self.setVisible(bool(text))

    def show_problems(self, problems: list[Problem], labels: dict[str, str]) -> None:
        """List problems; reasons already written for a warning that is still there are kept.

        Args:
            problems: errors and warnings, in the order of the form.
            labels: field key to its label on screen.
        """
        written = self.accepted()
        self._reasons = {}
        layout = self._fill()
        layout.addWidget(self._heading(render(say("To look at again ({count})", count=len(problems)))))
        for problem in problems:
            label = labels.get(problem.field, "")
            sign = "✕" if problem.severity is Severity.ERROR else "!"
            if label:
                link = QPushButton(f"{sign} {label}")
                set_role(link, "link")
                link.clicked.connect(partial(self.field_wanted.emit, problem.field))
                layout.addWidget(link)
            text = QLabel(render(problem.message))
            text.setWordWrap(True)
            text.setTextFormat(Qt.TextFormat.PlainText)
            set_role(text, "problem" if problem.severity is Severity.ERROR else "warning")
            layout.addWidget(text)
            if problem.severity is Severity.WARNING:
                self._add_reason(layout, problem.field, written.get(problem.field, ""))
        layout.addStretch(1)
        self.setVisible(bool(problems))

    def accepted(self) -> dict[str, str]:
        """Return the reasons written for warnings, by field."""
        return {field: reason for field, edit in self._reasons.items() if (reason := edit.text().strip())}

    def _add_reason(self, layout: QVBoxLayout, field: str, written: str) -> None:
        caption = QLabel(_("Reason for keeping it as it is"))
        set_role(caption, "help")
        edit = QLineEdit(written)
        edit.setAccessibleName(caption.text())
        edit.returnPressed.connect(self.save_wanted)
        caption.setBuddy(edit)
        self._reasons[field] = edit
        layout.addWidget(caption)
        layout.addWidget(edit)

    def _heading(self, text: str) -> QLabel:
        heading = QLabel(text)
        heading.setWordWrap(True)
        set_role(heading, "section")
        return heading

    def _fill(self) -> QVBoxLayout:
        body = QWidget()
        set_role(body, "plain")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, theme().px(4), 0)
        layout.setSpacing(theme().px(4))
        self._scroll.setWidget(body)
        return layout
