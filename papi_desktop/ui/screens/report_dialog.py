"""A report: choose kind and period, see the figures and what is wanting, write the papers or hand it over to the stick."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea

from papi_desktop.domain.fingerprints import fingerprint_lines
from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.domain.periods import SPAN, span
from papi_desktop.domain.registers import HANDOVERS, REPORT_TERMS
from papi_desktop.domain.reporting import PARTIAL
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import FigureLine, Reckoned
from papi_desktop.operations.report_kinds import LIST_OF_QUARTER
from papi_desktop.operations.reports import Report
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.error_box import as_user_error, show_error
from papi_desktop.ui.file_picker import ANY
from papi_desktop.ui.job_runner import PREPARED_STAYS
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.record_dialog import RecordDialog
from papi_desktop.ui.screens.files_made import show_files
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.choice_box import ChoiceBox
from papi_desktop.ui.widgets.editors import DateEditor
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.waiting import Waiting

_OFFERED = 6
_WANTING = 150  # height of what is wanting; the rest is reached by scrolling


class ReportDialog(SmallDialog):
    """One report of one period, as the books are now."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Report and hand over"), "", 1120, 2000)
        self.shell = shell
        self._load_kinds()
        self._kind, self._period = ChoiceBox(340), ChoiceBox()
        self._first, self._last = DateEditor(shell.office.today), DateEditor(shell.office.today)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for caption, box in ((_("Report"), self._kind), (_("Period"), self._period)):
            label = QLabel(caption)
            label.setBuddy(box)
            box.setAccessibleName(caption)
            line.addWidget(label)
            line.addWidget(box)
        for caption, day in ((_("From"), self._first), (_("To"), self._last)):
            day.setAccessibleName(caption)
            day.setPlaceholderText(caption)
            day.setMaximumWidth(theme().px(110))
            day.textChanged.connect(self._days_typed)
            line.addWidget(day)
        line.addStretch(1)
        self._terms = QPushButton(_("Deadlines, receivers…"))
        self._terms.setAutoDefault(False)
        self._terms.clicked.connect(self._open_terms)
        line.addWidget(self._terms)
        for key, kind in self._kinds.items():
            self._kind.addItem(kind.title, key)
        self._due = QLabel()
        self._due.setWordWrap(True)
        set_role(self._due, "muted")
        headings = [_("Figure"), _("This period"), _("Same period last year"), _("Change")]
        self.table = PlainTable(headings, [0, 110, 160, 100], _("Figures"), wrap=True, right=(1, 2, 3))
        self.table.opened.connect(self._show_records)
        self._waiting = Waiting(self.table, _("Counting…"))
        self._lines: list[FigureLine] = []
        self._unwritten: tuple[str, ...] = ()
        self.note.setText(_("Enter on a figure shows its records."))
        self._gaps = QLabel()
        self._gaps.setWordWrap(True)
        self._gaps.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addLayout(line)
        self.body.addWidget(self._due)
        self.body.addWidget(self.table, 1)
        self._gaps.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._wanting = QScrollArea()
        self._wanting.setWidgetResizable(True)
        self._wanting.setFrameShape(QFrame.Shape.NoFrame)
        self._wanting.setMaximumHeight(theme().px(_WANTING))
        self._wanting.setWidget(self._gaps)
        self.body.addWidget(self._wanting)
        self._choose = self.add_button(f"{_('Choose figures…')}  F6")
        self.shortcut("F6", self._choose.click)
        self._choose.clicked.connect(self._open_choice)
        self._words = self.add_button(f"{_('Write the words…')}  F7")
        self.shortcut("F7", self._words.click)
        self._words.clicked.connect(self._open_words)
        self._write = self.add_button(_("Write the files…"))
        self._hand = self.add_button(_("Hand over to the stick…"), primary=True)
        self.add_close(primary=False)
        self._kind.activated.connect(self._offer_periods)
        self._period.activated.connect(self._read)
        self._write.clicked.connect(self._ask_folder)
        self._hand.clicked.connect(self._ask_unwritten)
        self._receiver: Path | None = None
        self._above = ""  # name of the office chosen among several that are known
        self._kind.setFocus()
        self._offer_periods()

    # --- what is shown ---

    def _load_kinds(self) -> None:
        from papi_desktop.operations.report_kinds import report_tables

        self._kinds = {key: kind for key, kind in report_tables(self.shell.office).kinds.items() if kind.upward}

    def _offer_periods(self, _index: int = 0) -> None:
        from papi_desktop.operations.report_kinds import periods_offered

        kind = self._kinds[str(self._kind.currentData())]
        self._period.clear()
        for period in periods_offered(kind, self.shell.office.today(), _OFFERED):
            words = period.official
            self._period.addItem(words[:1].upper() + words[1:], str(period))
        if SPAN in kind.every:
            self._period.addItem(_("From one day to another"), SPAN)
        self._read()

    def _days_typed(self, _text: str) -> None:
        self._read()

    def _read(self, _index: int = 0) -> None:
        spanning = self._period.currentData() == SPAN
        for day in (self._first, self._last):
            day.setVisible(spanning)
        kind, period = self._chosen()
        self._choose.setVisible(self._kinds[kind].choosable)
        # The list of disclosures is made of records alone; there is nothing to write in it.
        self._words.setVisible(kind != LIST_OF_QUARTER)
        for button in (self._write, self._hand, self._words, self._choose):
            button.setEnabled(False)
        # What stood here was about another report or another period.
        self._lines = []
        self.table.show_rows([])
        self._due.clear()
        self._wanting.hide()
        self._waiting.end()
        if not period:
            self._due.setText(_("Write both days: the first and the last one the report tells of."))
            return

        def work(office: Office) -> Report:
            from papi_desktop.operations import reports

            return reports.compose(office, kind, period)

        self._waiting.begin()
        self.shell.reader.submit(work, self._arrived, self._cannot, key="report")

    def _chosen(self) -> tuple[str, str]:
        """Return the kind and the period; "" while the days of a span are not both there."""
        kind, period = str(self._kind.currentData()), str(self._period.currentData())
        if period == SPAN:
            first, last = self._first.value(), self._last.value()
            period = (
                str(span(date.fromisoformat(first), date.fromisoformat(last)))
                if first and last and last >= first
                else ""
            )
        return kind, period

    def _open_words(self) -> None:
        from papi_desktop.ui.screens.report_text_dialog import ReportTextDialog

        kind, period = self._chosen()
        ReportTextDialog(self.shell, self, kind, period, self._read).open()

    def _open_choice(self) -> None:
        from papi_desktop.ui.screens.report_choice_dialog import ReportChoiceDialog

        kind, period = self._chosen()
        ReportChoiceDialog(self.shell, self, kind, period, self._read).open()

    def _open_terms(self) -> None:
        """Write the deadlines of this report over it: the line there is, or a new one; afterwards the report is read again."""
        from papi_desktop.operations.report_kinds import terms_of, usual_terms

        kind = str(self._kind.currentData())
        line = terms_of(self.shell.office, kind)
        record = self.shell.office.store.get(REPORT_TERMS, line) if line else None
        dialog = RecordDialog(self.shell, REPORT_TERMS, {}, self, tall=True)
        dialog.panel.saved.connect(self._terms_saved)
        if record is not None:
            dialog.edit(record)
        else:
            dialog.new(usual_terms(self.shell.office, kind))

    def _terms_saved(self, _record_id: str) -> None:
        """Take the new terms; the report and, where it is still offered, the period stay chosen."""
        period = self._period.currentData()
        self._load_kinds()
        self._offer_periods()
        self._period.setCurrentIndex(max(0, self._period.findData(period)))
        self._read()

    def _arrived(self, report: Report) -> None:
        """Show a report, unless another was chosen while it was reckoned."""
        if (report.kind.key, str(report.period)) == self._chosen():
            self._show(report)

    def _show(self, report: Report) -> None:
        from papi_desktop.operations import report_kinds, reports

        self._waiting.end()
        due = ""
        if report.due:
            due = render(say("To be handed over by {due}.", due=table_date(report.due)))
            source = (
                None if report.draft.due else report_kinds.due_told(self.shell.office, report.kind.key, report.period)
            )
            due = " ".join(filter(None, [due, render(source) if source else ""]))
        runs = (
            say(
                "The period is not over: figures up to {day}, those with * are estimates.", day=table_date(report.as_of)
            )
            if report.as_of
            else None
        )
        self._due.setText("  ".join(filter(None, [due, render(runs) if runs else "", self._since_last(report)])))
        self._lines = list(report.lines.values())
        self._unwritten = reports.unwritten(report)
        self.table.show_rows([_row(line) for line in self._lines])
        gaps = [f"• {render(gap)}" for gap in report.gaps]
        self._gaps.setText("\n".join(gaps))
        self._wanting.setVisible(bool(gaps))
        for button in (self._write, self._hand):
            button.setEnabled(True)
        self._choose.setEnabled(report.kind.choosable)
        self._words.setEnabled(True)

    def _since_last(self, report: Report) -> str:
        """Return what a further version would change, before anybody sends it."""
        from papi_desktop.operations.reports import changes_ahead

        version, changes = changes_ahead(self.shell.office, report)
        if not changes:
            return ""
        told = "; ".join(changes.splitlines())
        return "\n" + render(say("Since version {version}: {changes}", version=version, changes=told))

    def _show_records(self, row: int) -> None:
        from papi_desktop.ui.screens.report_records import ReportRecords

        line = self._lines[row]
        if line.now.records:
            ReportRecords(self.shell, self, line, self.accept).open()
        else:
            self.shell.tell(say("This figure rests on no record."))

    def _cannot(self, error: Exception) -> None:
        self._waiting.end()
        self._gaps.setText(render_error(as_user_error(error)))
        self._wanting.show()

    # --- papers ---

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Where to write the papers"), self._write_files)

    def _write_files(self, folder: Path) -> None:
        kind, period = self._chosen()

        def job(office: Office, progress: Progress) -> tuple[Path, ...]:
            from papi_desktop.operations import report_papers

            progress.step(0)
            return report_papers.write(office, kind, period, folder).files

        self.shell.jobs.run(say("Drawing the papers"), job, self._written, self._failed)

    def _written(self, files: tuple[Path, ...]) -> None:
        show_files(self.shell, say("{count} papers are ready.", count=len(files)), files)

    # --- the stick ---

    def _ask_unwritten(self) -> None:
        """Name the sections nobody wrote before they are left out of what is sent."""
        if not self._unwritten:
            self._ask_receiver()
            return
        ask(
            self,
            say("{count} sections have no words and are left out. Hand over all the same?", count=len(self._unwritten)),
            Answer(N_("Write the words…"), self._open_words, primary=True),
            Answer(N_("Hand over"), self._ask_receiver),
            Answer(N_("Stop")),
            detail=say("Without words: {sections}", sections="; ".join(self._unwritten)),
        )

    def _ask_receiver(self) -> None:
        """Ask for the key file of the level above the first time; later its key is known."""
        from papi_desktop.operations import handover

        self._receiver, self._above = None, ""
        known = handover.receivers(self.shell.office)
        if len(known) == 1:
            self._look_before()
        elif known:
            ask(
                self,
                say("Which office gets the report?"),
                *(Answer(name, partial(self._hand_to, name)) for name in sorted(known)),
                Answer(N_("Stop")),
                detail=say("Only the office chosen can open the file."),
            )
        else:
            self.shell.picker.open_file(self, N_("Key file of the level above"), (ANY,), self._confirm_receiver)

    def _hand_to(self, above: str) -> None:
        self._above = above
        self._look_before()

    def _confirm_receiver(self, path: Path) -> None:
        from papi_desktop.operations import unit_keys

        try:
            key = unit_keys.read_key(path)
        except Exception as error:
            self._failed(error)
            return
        self._receiver = path
        ask(
            self,
            say("Close the report for {unit}?", unit=key.unit.name),
            Answer(N_("It agrees with the paper"), self._look_before),
            Answer(N_("Stop")),
            detail=say("Compare the fingerprint with the one on paper, group by group:"),
            large="\n".join(fingerprint_lines(key.fingerprint)),
        )

    def _look_before(self) -> None:
        """Ask first when the level above has this already, or when another computer of the office may hand it over too."""
        kind, period = self._chosen()
        above = self._above

        def job(office: Office, progress: Progress) -> tuple[Message, ...]:
            from papi_desktop.operations import handover, second_computer

            progress.step(0)
            told = []
            key = handover.receivers(office)[above] if above else None
            same = handover.handed_unchanged(office, kind, period, receiver=key)
            if same is not None:
                told.append(handover.told_unchanged(same))
            several = second_computer.before_handing_up(office)
            return (*told, several) if several else tuple(told)

        self.shell.jobs.run(say("Collecting the report"), job, self._looked, self._failed)

    def _looked(self, told: tuple[Message, ...]) -> None:
        if not told:
            self._ask_stick()
            return
        detail = told[0] if len(told) == 1 else say("{first} {then}", first=told[0], then=told[1])
        ask(
            self,
            say("Hand the report over all the same?"),
            Answer(N_("Hand over"), self._ask_stick),
            Answer(N_("Stop")),
            detail=detail,
        )

    def _ask_stick(self) -> None:
        self.shell.picker.folder(self, N_("Stick or folder"), self._hand_over)

    def _hand_over(self, folder: Path) -> None:
        kind, period = self._chosen()
        receiver, above = self._receiver, self._above

        def job(office: Office, progress: Progress) -> tuple[str, Message, Message]:
            from papi_desktop.operations import handover, unit_keys

            if receiver is not None:
                key = unit_keys.read_key(receiver)
            else:
                key = handover.receivers(office)[above] if above else handover.receiver_by_default(office)
            # A key file chosen here was compared a moment ago, in the question before.
            done = handover.hand_over(
                office, kind, period, folder, key, compared=receiver is not None, progress=progress
            )
            detail = say("File: {file}. The slip is made with “Make a paper” on this line.", file=done.file.name)
            return done.id, done.told, detail

        self.shell.jobs.run(say("Hand over to the stick"), job, self._handed, self._failed, stopping=PREPARED_STAYS)

    def _handed(self, told: tuple[str, Message, Message]) -> None:
        self.accept()
        line, what, detail = told
        self.shell.open_record(HANDOVERS.key, line)
        self.shell.tell(what)
        ask(self.shell.window, what, Answer(N_("Close"), primary=True), detail=detail)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)


def _row(line: FigureLine) -> list[str]:
    from papi_desktop.domain.vietnamese.numbers import format_number

    words = {"blank": "", "not_applicable": _("not kept")}

    def cell(told: Reckoned) -> str:
        lack = PARTIAL if told.unstated else ""
        return words.get(told.state, "") if told.value is None else f"{format_number(told.value)}{lack}"

    sign = "*" if line.estimate else ""
    change = "" if line.change is None else f"{format_number(line.change)}{sign}"
    label = f"{line.figure.label} ({line.figure.unit})"
    return [label, f"{cell(line.now)}{sign}", cell(line.before), change]
