"""A field on a form: its label above, its editor, and one line below for help, words or what is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.register import Severity
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import Editor, FlagEditor


class FieldCell(QWidget):
    """Label, editor and hint.

    Args:
        label: translated label; becomes the editor's accessible name.
        editor: a widget that is an `Editor`.
        required: marks the label.
        help: translated help and legal basis, shown below while the field has the focus.
    """

    def __init__(self, label: str, editor: QWidget, required: bool, help: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = label
        self.widget = editor
        self.help = help
        self._required = required
        self._problem = ""
        self._told = ""
        self._role = "problem"
        self._focused = False
        self._compact = False
        editor.setAccessibleName(label)
        editor.setAccessibleDescription(help)
        self._label = QLabel()
        self._label.setBuddy(editor)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._hint.setTextFormat(Qt.TextFormat.PlainText)
        self._hint.setMinimumHeight(theme().px(16))
        set_role(self._hint, "help")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(3))
        layout.addWidget(self._label)
        layout.addWidget(editor)
        layout.addWidget(self._hint)
        layout.addStretch(1)
        self.set_marked_label(label)
        editor.installEventFilter(self)
        if (proxy := editor.focusProxy()) is not None:
            proxy.installEventFilter(self)

    @property
    def editor(self) -> Editor:
        """Return the editor as an `Editor`."""
        assert isinstance(self.widget, Editor)
        return self.widget

    def set_marked_label(self, marked: str) -> None:
        """Show the label with its access key; a tick box carries it itself."""
        if isinstance(self.widget, FlagEditor):
            self.widget.setText(marked)
            self._label.setText("")
            return
        self._label.setText(f"{marked} *" if self._required else marked)

    def show_problem(self, text: str, severity: Severity = Severity.ERROR) -> None:
        """Show what is wrong under the field; the empty text takes it away."""
        self._problem = text
        self._role = "problem" if severity is Severity.ERROR else "warning"
        failed = bool(text) and severity is Severity.ERROR
        if self.widget.property("problem") != failed:
            self.widget.setProperty("problem", failed)
            self.widget.style().unpolish(self.widget)
            self.widget.style().polish(self.widget)
        self.refresh_hint()

    def tell(self, text: str) -> None:
        """Say under the field what follows from its value; the empty text says nothing."""
        self._told = text
        self.refresh_hint()

    def set_compact(self, compact: bool) -> None:
        """While reading, keep no empty line under the field; while writing, keep it so that nothing moves when help appears."""
        self._compact = compact
        self.refresh_hint()

    def refresh_hint(self) -> None:
        """Show, in this order, what is wrong, what follows from it, the value in words, or the help while the field has the focus."""
        help = self.help if self._focused and not self._compact else ""
        text = self._problem or self._told or self.editor.hint() or help
        set_role(self._hint, self._role if self._problem else "warning" if self._told else "help")
        if text != self._hint.text():
            self._hint.setText(text)
        self._hint.setVisible(bool(text) or not self._compact)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Help follows the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._focused = event.type() == QEvent.Type.FocusIn
            self.refresh_hint()
        return super().eventFilter(watched, event)
