"""What is wrong with a record, listed beside its form: a click goes to the field, a warning can be passed with a written reason."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Problem, Severity
from papi_desktop.translations import _, render
from papi_desktop.ui.law_words import citation_of
from papi_desktop.ui.style import set_role, theme

_WIDTH = 270


def explained(problem: Problem) -> str:
    """Return what is wrong, the text of the law it rests on, and how to go on."""
    lines = [render(problem.message)]
    if problem.law is not None and problem.law.citation:
        lines.append(render(say("Legal basis: {citation}.", citation=citation_of(problem.law))))
    if problem.severity is Severity.WARNING:
        lines.append(_("If it happened so, write the reason in the box below and save; otherwise correct the field."))
    return "\n".join(lines)


class ProblemsPanel(QFrame):
    """The list beside the form, the help of a field over it when F1 asks for it; hidden when there is neither."""

    field_wanted = Signal(str)
    save_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "side")
        self.setFixedWidth(theme().px(_WIDTH))
        self._reasons: dict[str, QLineEdit] = {}
        self._shown: tuple[Problem, ...] = ()
        self._help_heading = self._heading(_("Help"))
        self._help = QLabel()
        self._help.setWordWrap(True)
        self._help.setTextFormat(Qt.TextFormat.PlainText)
        self._list = QWidget()
        body = QWidget()
        set_role(body, "plain")
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(0, 0, theme().px(4), 0)
        self._column.setSpacing(theme().px(4))
        for part in (self._help_heading, self._help, self._list):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(body)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*[theme().px(8)] * 4)
        outer.addWidget(self._scroll)
        self.clear()

    def clear(self) -> None:
        """Show nothing and forget the reasons written."""
        self._shown = ()
        self._new_list()
        self._set_help("")
        self.hide()

    def show_help(self, text: str) -> None:
        """Show the help of a field, over the problems listed: they stay, and so do the reasons written."""
        self._set_help(text)
        self._scroll.verticalScrollBar().setValue(0)
        self.setVisible(bool(text) or bool(self._shown))

    def of_field(self, field: str) -> tuple[Problem, ...]:
        """Return what is listed about a field."""
        return tuple(problem for problem in self._shown if problem.field == field)

    def show_problems(self, problems: list[Problem], labels: dict[str, str]) -> None:
        """List problems; reasons already written for a warning that is still there are kept.

        Args:
            problems: errors and warnings, in the order of the form.
            labels: field key to its label on screen.
        """
        written = self.accepted()
        self._shown = tuple(problems)
        self._set_help("")
        layout = self._new_list()
        layout.addWidget(self._heading(render(say("To look at again ({count})", count=len(problems)))))
        last = {problem.field: problem for problem in problems if problem.severity is Severity.WARNING}
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
            if last.get(problem.field) is problem:  # one reason answers all that is asked about a field
                self._add_reason(layout, problem.field, written.get(problem.field, ""))
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

    def _set_help(self, text: str) -> None:
        self._help.setText(text)
        self._help.setVisible(bool(text))
        self._help_heading.setVisible(bool(text))

    def _new_list(self) -> QVBoxLayout:
        """Put an empty list in the place of the old one; the boxes of reasons go with it, so none is remembered."""
        self._reasons = {}
        old, self._list = self._list, QWidget()
        self._column.replaceWidget(old, self._list)
        old.hide()
        old.deleteLater()
        layout = QVBoxLayout(self._list)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(4))
        return layout
