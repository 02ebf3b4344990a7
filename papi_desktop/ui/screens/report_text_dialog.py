"""The words of a report: its sections left, the text of the one chosen right, with the figures that are printed below it.

What is not written is left out of the paper, unless the official says that there is nothing to tell. Owns the window only; what is kept
and suggested is `operations.report_drafts`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.reporting import Heading
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.domain.vietnamese.text import lines_of_text
from papi_desktop.operations import report_drafts
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import NOT_APPLICABLE, FigureLine
from papi_desktop.operations.reports import Report
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.small_dialog import SmallDialog, room_over
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import DateEditor, LongTextEditor, TextEditor
from papi_desktop.ui.widgets.waiting import Waiting

_LIST = 330  # width in pixels of the design
_FIGURES = 150  # height of the figures below a text; the rest is reached by scrolling


@dataclass(frozen=True)
class _Read:
    """What the dialog is about: the report, what is suggested, and what the period before said."""

    report: Report
    suggested: dict[str, str]
    before: dict[str, str]


class ReportTextDialog(SmallDialog):
    """The words of one report.

    Args:
        over: over which it opens.
        kind, period: of the report.
        saved: called after its words were kept.
    """

    def __init__(self, shell: Shell, over: QWidget, kind: str, period: str, saved: Callable[[], object]) -> None:
        super().__init__(over, _("Words of the report"), "", 1180, 2000)
        # Over a dialog that leaves room at its side; the words want all there is.
        self.resize(QSize(theme().px(1180), theme().px(2000)).boundedTo(room_over(shell.window)))
        self.shell, self._saved = shell, saved
        self._read: _Read | None = None
        self._texts: dict[str, str] = {}
        self._empty: set[str] = set()
        self._chosen: Heading | None = None
        self._kept: object = None
        self._build()
        self._list.currentItemChanged.connect(self._choose)
        self._text.textChanged.connect(self._typed)
        self.shell.reader.submit(_reading(kind, period), self._show, self._cannot, key="report-text")

    # --- building ---

    def _build(self) -> None:
        self._list = QListWidget()
        self._list.setAccessibleName(_("Sections of the report"))
        self._list.setFixedWidth(theme().px(_LIST))
        self._list.setWordWrap(True)
        self.general = TaskFields(
            [
                TaskField("subject", N_("Title of the report"), TextEditor(), span=2),
                TaskField("due", N_("Last day for it"), DateEditor(self.shell.office.today)),
                TaskField("receivers", N_("Receivers, one line each"), LongTextEditor(), span=2),
            ],
            columns=2,
        )
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Text of the section"))
        self._figures = QLabel()
        self._figures.setWordWrap(True)
        self._figures.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._figures, "muted")
        self._figures.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._below = QScrollArea()
        self._below.setWidgetResizable(True)
        self._below.setFrameShape(QFrame.Shape.NoFrame)
        self._below.setMaximumHeight(theme().px(_FIGURES))
        self._below.setWidget(self._figures)
        self._back, self._copy = (
            QPushButton(_("Go back to the suggestion")),
            QPushButton(_("Copy from the period before")),
        )
        self._nothing = QCheckBox(_("Nothing to tell: the paper says so"))
        self._nothing.clicked.connect(self._confirm)
        caption = QLabel(_("Text of the section"))
        caption.setBuddy(self._text)
        tools = QHBoxLayout()
        tools.setSpacing(theme().px(8))
        tools.addWidget(caption, 1)
        for button in (self._copy, self._back):
            button.setAutoDefault(False)
            tools.addWidget(button)
        section = QWidget()
        column = QVBoxLayout(section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addLayout(tools)
        column.addWidget(self._text, 3)
        column.addWidget(self._nothing)
        column.addWidget(self._below)
        first = QWidget()
        top = QVBoxLayout(first)
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.general)
        top.addStretch(1)
        self._right = QStackedWidget()
        self._right.addWidget(first)
        self._right.addWidget(section)
        sides = QHBoxLayout()
        sides.setSpacing(theme().px(16))
        sides.addWidget(self._list)
        sides.addWidget(self._right, 1)
        whole = QWidget()
        sides.setContentsMargins(0, 0, 0, 0)
        whole.setLayout(sides)
        self.body.addWidget(whole, 1)
        self._waiting = Waiting(whole, _("Reading…"))
        self._waiting.begin()
        self.note.setText(_("What you write is kept with the report and frozen when it is handed over."))
        self._save = self.add_button(f"{_('Save')}  Ctrl+S", primary=True)
        self.shortcut("Ctrl+S", self._save.click)
        self.add_close(primary=False)
        self._save.clicked.connect(self._keep)
        self._back.clicked.connect(self._take_back)
        self._copy.clicked.connect(self._take_before)
        self._save.setEnabled(False)

    # --- what is shown ---

    def _show(self, read: _Read) -> None:
        self._read = read
        self._waiting.end()
        report = read.report
        self.setWindowTitle(f"{report.title} {report.period.official}")
        self._texts = dict(report.texts)
        self._empty = {h.title for h in report.kind.headings if report_drafts.confirmed_empty(report.draft, h)}
        self.general.show_value("subject", report.title)
        self.general.show_value("due", report.due.isoformat() if report.due else None)
        self.general.show_value("receivers", "\n".join(report.receivers))
        self._add(_("Title, last day, receivers"), None)
        for heading in report.kind.headings:
            self._add(heading.title, heading)
        self._kept = self._stands()
        self._save.setEnabled(True)
        first = next((n for n, heading in enumerate(report.kind.headings, 1) if not heading.group), 0)
        self._list.setCurrentRow(first)
        self._text.setFocus()

    def _add(self, title: str, heading: Heading | None) -> None:
        item = QListWidgetItem(title)
        item.setData(Qt.ItemDataRole.UserRole, heading)
        if heading is not None and heading.group:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self._list.addItem(item)

    def _cannot(self, error: Exception) -> None:
        show_error(self, error)

    def _choose(self, item: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self._chosen = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        heading, read = self._chosen, self._read
        self._right.setCurrentIndex(0 if heading is None else 1)
        if heading is None or read is None:
            return
        self._text.blockSignals(True)
        self._text.setPlainText(self._texts.get(heading.title, ""))
        self._text.blockSignals(False)
        self._text.setPlaceholderText(heading.prompt)
        figures = "\n".join(f"– {_told(read.report.lines[key])}" for key in heading.figures)
        below = render(say("Printed below it, as they stand when the report is made:\n{figures}", figures=figures))
        self._figures.setText(below if figures else "")
        self._below.setVisible(bool(figures))
        self._mark()

    def _typed(self) -> None:
        if self._chosen is not None:
            self._texts[self._chosen.title] = self._text.toPlainText()
            self._mark()

    def _mark(self) -> None:
        """Offer what makes sense for the section as it stands."""
        if self._chosen is not None and self._read is not None:
            title = self._chosen.title
            self._back.setEnabled(self._texts[title].strip() != self._read.suggested[title].strip())
            self._copy.setEnabled(bool(self._read.before.get(title)))
            if self._texts[title].strip():  # words say more than that there is nothing to tell
                self._empty.discard(title)
            self._nothing.setVisible(self._chosen.words_wanted)
            self._nothing.setEnabled(not self._texts[title].strip())
            self._nothing.setChecked(title in self._empty)

    def _confirm(self, nothing: bool) -> None:
        """Take down, or back, that there is nothing to tell under the heading."""
        if self._chosen is not None:
            (self._empty.add if nothing else self._empty.discard)(self._chosen.title)

    def _take_back(self) -> None:
        if self._chosen is not None and self._read is not None:
            self._text.setPlainText(self._read.suggested[self._chosen.title])

    def _take_before(self) -> None:
        if self._chosen is not None and self._read is not None:
            self._text.setPlainText(self._read.before[self._chosen.title])

    # --- keeping ---

    def _stands(self) -> object:
        value = self.general.value
        return dict(self._texts), set(self._empty), value("subject"), value("due"), value("receivers")

    def _keep(self) -> None:
        read = self._read
        if read is None or not self.general.check():
            return
        report = read.report
        value = self.general.value
        draft = report_drafts.rewritten(
            report.draft,
            report.kind,
            report.period,
            report.lines,
            read.suggested,
            self._texts,
            nothing=self._empty,
            subject=(value("subject") or "").strip(),
            due=day_or_none(value("due")),
            receivers=lines_of_text(value("receivers")),
        )
        try:
            report_drafts.keep(self.shell.office, report.kind, report.period, draft)
        except UserError as error:
            show_error(self, error)
            return
        self._kept = self._stands()
        self.accept()
        self.shell.tell(say("The words of the report are kept."))
        self._saved()

    def reject(self) -> None:
        """Leave, but ask first about what was typed."""
        if self._read is None or self._kept == self._stands():
            super().reject()
            return
        ask(
            self,
            say("What you typed is not saved yet."),
            Answer(N_("Save"), self._keep, primary=True),
            Answer(N_("Discard what was typed"), self._discard, dangerous=True),
            Answer(N_("Go on writing")),
        )

    def _discard(self) -> None:
        self._kept = self._stands()
        self.reject()


def _told(line: FigureLine) -> str:
    if line.now.value is None:
        nothing = _("not kept") if line.now.state == NOT_APPLICABLE else _("not recorded")
        return f"{line.figure.label}: {nothing}"
    before = "" if line.before.value is None else f" ({_('last year')}: {format_number(line.before.value)})"
    return f"{line.figure.label}: {format_number(line.now.value)} {line.figure.unit}{before}"


def _reading(kind: str, period: str) -> Callable[[Office], _Read]:
    """Return the work that reads the report; it holds no widget."""

    def work(office: Office) -> _Read:
        from papi_desktop.operations import reports

        report = reports.compose(office, kind, period)
        suggested = report_drafts.suggestions(report.kind)
        return _Read(report, suggested, report_drafts.texts_before(office, report.kind, report.period))

    return work
