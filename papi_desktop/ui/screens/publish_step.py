"""The first step of publishing: the facts on the left, the very papers they make on the right, composed again after each change."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.jobs import Progress
from papi_desktop.operations.clock import hangs_without_end
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Publication, Published
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error, show_error
from papi_desktop.ui.questions import Answer, ask, ask_reason
from papi_desktop.ui.screens.clock_line import ClockLine
from papi_desktop.ui.screens.preview import Preview
from papi_desktop.ui.screens.publish_compose import Composed, PaperChoice, compose
from papi_desktop.ui.screens.publish_form import PublishForm
from papi_desktop.ui.screens.steps import Step
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

_PAUSE = 350  # milliseconds after the last change before the papers are composed again


class ComposeStep(Step):
    """The facts on the left, the paper they make on the right."""

    title = N_("Papers")
    next_label = N_("Publish")
    published = Signal(object)

    def __init__(self, shell: Shell, form: PublishForm, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.form = form
        self._composed: Composed | None = None
        self._build()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._compose)
        form.edited.connect(self._edited)

    def entered(self) -> None:
        """Compose the first papers."""
        self.form.go_to_first()
        if self._composed is None:
            self._compose()

    def may_go_on(self) -> bool:
        """Return whether what is on the right is what would be published."""
        return self._composed is not None

    def go_on(self) -> None:
        """Publish what is shown; a list on which nothing changed is asked about first."""
        if self._composed is None or not self.form.check():
            return
        publication = self._composed.publication
        edition = publication.edition
        if edition is None or not edition.unchanged:
            self._ask_last(publication)
            return
        ask(
            self,
            edition.warning(),
            Answer(N_("Look again"), primary=True),
            Answer(N_("Publish it anew all the same"), partial(self._ask_why, publication), dangerous=True),
            detail=say(
                "The papers of the edition before can be printed again as often as needed; a new edition takes a new number."
            ),
        )

    def _ask_why(self, publication: Publication) -> None:
        ask_reason(
            self,
            say("Why is the same list published anew? The reason is kept in the history."),
            N_("Go on"),
            lambda reason: self._ask_last(replace(publication, request=replace(publication.request, again=reason))),
        )

    def _ask_last(self, publication: Publication) -> None:
        """Take one last look at what cannot be taken back: the number, the day, who signs, where it hangs."""
        ask(
            self,
            say("Publish “{title}” now?", title=publication.title),
            Answer(N_("Publish now"), partial(self._publish, publication), primary=True),
            Answer(N_("Look again")),
            detail=self._last_look(publication),
        )

    def _last_look(self, publication: Publication) -> Message:
        return say(
            "Number: {number}\nDate: {day}\nSigner: {signer}\nPosting places: {places}\nFolder: {folder}",
            number=publication.number.symbol if publication.number else say("left blank"),
            day=table_date(publication.day),
            signer=self.form.signer_name or say("left blank"),
            places=len(publication.places),
            folder=str(self.form.folder),
        )

    def _publish(self, publication: Publication) -> None:
        out = self.form.folder

        def job(office: Office, progress: Progress) -> Published:
            from papi_desktop.operations import publish

            return publish.publish(office, publication, out, progress)

        self.shell.jobs.run(say("Publishing"), job, self._published, self._failed)

    # ------------------------------------------------------------------------------------------------------ building

    def _build(self) -> None:
        self._hangs = ClockLine()
        self._due = ClockLine()
        self._warnings = QLabel()
        self._warnings.setWordWrap(True)
        self._warnings.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._warnings, "warning")
        self._problem = QLabel()
        self._problem.setWordWrap(True)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._problem, "problem")
        for widget in (self._hangs, self._due, self._warnings, self._problem):
            self.form.clock.addWidget(widget)
        self._paper = QComboBox()
        self._paper.setAccessibleName(_("Paper"))
        self._paper.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._paper.setMinimumContentsLength(24)
        self._paper.activated.connect(self._paper_chosen)
        caption = QLabel(_("Paper"))
        caption.setBuddy(self._paper)
        larger = QPushButton(f"{_('Preview alone')}  F9")
        larger.setAutoDefault(False)
        larger.clicked.connect(self._toggle_form)
        over = QHBoxLayout()
        over.setSpacing(theme().px(8))
        over.addWidget(caption)
        over.addWidget(self._paper, 1)
        over.addWidget(larger)
        self.preview = Preview()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addLayout(over)
        column.addWidget(self.preview, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(theme().px(12))
        splitter.addWidget(self.form)
        splitter.addWidget(right)
        splitter.setSizes([theme().px(520), theme().px(760)])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
        shortcut = QShortcut(QKeySequence("F9"), self, self._toggle_form)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _toggle_form(self) -> None:
        self.form.setVisible(self.form.isHidden())
        (self.form.go_to_first if self.form.isVisible() else self.preview.setFocus)()

    # ----------------------------------------------------------------------------------------------------- composing

    def _edited(self) -> None:
        # What is shown is out of date from now on, and must not be published.
        self._composed = None
        self._pause.start()
        self.changed.emit()

    def _paper_chosen(self, _index: int) -> None:
        self._compose()

    def _compose(self) -> None:
        if not self.form.readable():
            self._composed = None
            self.changed.emit()
            return
        request, wanted = self.form.request(), str(self._paper.currentData() or "")

        def work(office: Office) -> Composed:
            return compose(office, request, wanted)

        self.shell.reader.submit(work, self._show, self._cannot, key=f"compose:{id(self)}")

    def _show(self, composed: Composed) -> None:
        if self._pause.isActive():
            return  # something was changed meanwhile: these papers are out of date already
        self._composed = composed
        publication = composed.publication
        if publication.number is not None:
            self.form.propose_number(publication.number.text)
        self._show_papers(composed.papers, composed.shown)
        self.preview.show_pdf(composed.pdf, render(composed.shown.words), public=composed.shown.public)
        self._show_clock(publication, composed)
        self._problem.setText("")
        self.changed.emit()

    def _show_papers(self, papers: tuple[PaperChoice, ...], shown: PaperChoice) -> None:
        self._paper.clear()
        for paper in papers:
            self._paper.addItem(render(paper.words), paper.key)
        self._paper.setCurrentIndex(self._paper.findData(shown.key))

    def _show_clock(self, publication: Publication, composed: Composed) -> None:
        counted = composed.counted
        if counted.last_day_up is not None and counted.takedown_from is not None:
            words = say(
                "It must hang to the end of {day}; it may be taken down from {takedown}.",
                day=f"{counted.last_day_up:%d/%m/%Y}",
                takedown=f"{counted.takedown_from:%d/%m/%Y}",
            )
        else:
            words = hangs_without_end(counted.rule)
        self._hangs.show_counted(words, counted)
        due = composed.due
        day = f"{due.due:%d/%m/%Y}" if due is not None and due.due is not None else ""
        self._due.show_counted(say("It must be public by {day}.", day=day), due)
        self._warnings.setText("\n".join(f"! {render(warning)}" for warning in publication.warnings))
        self._warnings.setVisible(bool(publication.warnings))

    def _cannot(self, error: Exception) -> None:
        self._composed = None
        told = as_user_error(error) if not isinstance(error, UserError) else error
        self._problem.setText(render_error(told))
        self.preview.show_words(render(told.what))
        self.changed.emit()

    def _published(self, published: Published) -> None:
        self.form.remember_folder()
        self.published.emit(published)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)
