"""The words of the office's papers: a template left, its texts right, each beside the standard it can go back to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.operations.office import Office
from papi_desktop.operations.wordings import Template, TemplateText
from papi_desktop.translations import _, render
from papi_desktop.ui.page import Page
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

_LIST = 290  # width in pixels of the design
_LETTERS_A_LINE = 80


class WordingTab(Page):
    """Templates and their texts."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._template: Template | None = None
        self._editors: dict[str, QPlainTextEdit] = {}
        self._list = QListWidget()
        self._list.setAccessibleName(_("Kinds of papers"))
        self._list.setFixedWidth(theme().px(_LIST))
        self._list.setWordWrap(True)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._note = QLabel(
            _(
                "Places in braces are filled in by the program and must stay. What you write holds for papers made from now on."
            )
        )
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._texts = QScrollArea()
        self._texts.setWidgetResizable(True)
        self._texts.setFrameShape(QFrame.Shape.NoFrame)
        self._save = QPushButton(f"{_('Save')}  Ctrl+S")
        self._save.setShortcut("Ctrl+S")
        set_role(self._save, "primary")
        self._back = QPushButton(_("Go back to the standard wording"))
        buttons = QHBoxLayout()
        buttons.setSpacing(theme().px(8))
        buttons.addWidget(self._note, 1)
        buttons.addWidget(self._back)
        buttons.addWidget(self._save)
        right = QVBoxLayout()
        right.setSpacing(theme().px(8))
        right.addLayout(buttons)
        right.addWidget(self._texts, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, theme().px(8))
        layout.setSpacing(theme().px(16))
        layout.addWidget(self._list)
        layout.addLayout(right, 1)
        self._list.currentItemChanged.connect(self._chosen)
        self._save.clicked.connect(self._save_texts)
        self._back.clicked.connect(self._ask_back)

    def entered(self) -> None:
        """Read the templates again."""

        def work(office: Office) -> tuple[Template, ...]:
            from papi_desktop.operations.wordings import templates

            return templates(office)

        if not self._dirty():
            self.shell.reader.submit(work, self._show, key="wordings")

    def leave(self, then: Callable[[], None]) -> None:
        """Ask about what was typed."""
        if not self._dirty():
            then()
            return
        ask(
            self,
            say("What you typed is not saved yet."),
            Answer(N_("Discard what was typed"), then, dangerous=True),
            Answer(N_("Go on writing"), primary=True),
        )

    def _show(self, found: tuple[Template, ...]) -> None:
        wanted = self._template.name if self._template else ""
        self._list.blockSignals(True)
        self._list.clear()
        for template in found:
            item = QListWidgetItem(self._label(template))
            item.setToolTip(item.text())
            item.setData(Qt.ItemDataRole.UserRole, template)
            self._list.addItem(item)
        self._list.blockSignals(False)
        names = [template.name for template in found]
        self._list.setCurrentRow(names.index(wanted) if wanted in names else 0)

    @staticmethod
    def _label(template: Template) -> str:
        if not template.changed:
            return template.title
        return render(say("{title} ({count} texts of your own)", title=template.title, count=template.changed))

    def _chosen(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None:
            return
        if before is not None and self._dirty():
            self._list.blockSignals(True)
            self._list.setCurrentItem(before)
            self._list.blockSignals(False)
            self.shell.tell(say("What you typed is not saved yet."))
            return
        self._fill(item.data(Qt.ItemDataRole.UserRole))

    def _fill(self, template: Template) -> None:
        self._template = template
        self._editors = {}
        body = QWidget()
        column = QVBoxLayout(body)
        column.setSpacing(theme().px(8))
        for text in template.texts:
            column.addWidget(self._editor(text))
            if text.own:
                column.addWidget(self._standard(text))
        column.addStretch(1)
        self._texts.setWidget(body)
        self._back.setEnabled(template.changed > 0)

    def _standard(self, text: TemplateText) -> QLabel:
        label = QLabel(render(say("Standard: {text}", text=text.standard)))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        set_role(label, "muted")
        return label

    def _editor(self, text: TemplateText) -> QPlainTextEdit:
        editor = QPlainTextEdit(text.current)
        editor.setAccessibleName(text.standard)
        editor.setTabChangesFocus(True)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        lines = 1 + text.current.count("\n") + len(text.current) // _LETTERS_A_LINE
        editor.setFixedHeight(editor.fontMetrics().lineSpacing() * lines + theme().px(22))
        self._editors[text.key] = editor
        return editor

    def _dirty(self) -> bool:
        kept = {text.key: text.current for text in self._template.texts} if self._template else {}
        return any(editor.toPlainText() != kept[key] for key, editor in self._editors.items())

    def _save_texts(self) -> None:
        from papi_desktop.operations import wordings

        if self._template is None:
            return
        texts = {key: editor.toPlainText() for key, editor in self._editors.items()}
        try:
            wordings.change(self.shell.office, self._template.name, texts)
        except UserError as error:
            self.shell.show_error(error)
            return
        self.shell.tell_saved()
        self._read_again()

    def _ask_back(self) -> None:
        if self._template is not None:
            ask(
                self,
                say("Go back to the standard wording of “{title}”?", title=self._template.title),
                Answer(N_("Go back to the standard wording"), self._take_back, dangerous=True),
                Answer(N_("Keep my wording"), primary=True),
            )

    def _take_back(self) -> None:
        from papi_desktop.operations import wordings

        if self._template is not None:
            wordings.take_back(self.shell.office, self._template.name)
            self._read_again()

    def _read_again(self) -> None:
        from papi_desktop.operations import wordings

        if self._template is not None:
            self._template = wordings.template(self.shell.office, self._template.name)
            self._editors = {}
            self.entered()
