"""Send down to the units: what of the settings of this office goes along, a plan beside it, and who can open it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations import guidance_files, guidance_out
from papi_desktop.operations.carrying import where_it_lies
from papi_desktop.operations.guidance_out import Content, Sent
from papi_desktop.operations.office import Office
from papi_desktop.operations.wordings import template
from papi_desktop.translations import _, render
from papi_desktop.ui.file_picker import ANY, FileKind
from papi_desktop.ui.job_runner import WRITTEN_STAYS
from papi_desktop.ui.screens.guidance_dialog import change_line
from papi_desktop.ui.screens.guidance_sent_dialog import GuidanceSentDialog
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.labelled import labelled
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.waiting import Waiting

_BOXES_A_LINE = 3
_PLANS = FileKind(N_("Plans"), ("*.docx", "*.xlsx", "*.xls", "*.ods", "*.txt"))


class SendGuidanceDialog(SmallDialog):
    """What goes down, under which title."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Send guidance to the units"), "", 1080, 2000)
        self.shell = shell
        self._plan: Path | None = None
        units = guidance_out.receivers(shell.office)
        self._title = QLineEdit()
        self._title.setMaxLength(300)
        self._title.textChanged.connect(self._enable)
        self._boxes: dict[str, QCheckBox] = {}
        self.explain(
            _(
                "One closed file for each unit whose key is known. The unit sees what it changes, applies it, "
                "and can take it back. What goes along is what this office entered in its settings."
            )
        )
        self._content: Content | None = None
        self.body.addWidget(labelled(_("Title, as the units read it"), self._title))
        found = guidance_files.own_files(shell.office)
        boxes = QGridLayout()
        boxes.setVerticalSpacing(0)
        self.body.addLayout(boxes)
        for number, name in enumerate(found):
            box = QCheckBox(_called(shell.office, name))
            box.setChecked(True)
            box.toggled.connect(self._changed)
            self._boxes[name] = box
            boxes.addWidget(box, *divmod(number, _BOXES_A_LINE))
        if not found:
            self.body.addWidget(QLabel(_("This office has entered no days off, rules or wordings of its own.")))
        self._plan_name = QLabel(_("No plan goes along."))
        self._plan_name.setTextFormat(Qt.TextFormat.PlainText)
        self._plan_name.setWordWrap(True)
        choose = QPushButton(_("Choose a plan…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._ask_plan)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(choose)
        line.addWidget(self._plan_name, 1)
        self.body.addLayout(line)
        headings = [_("Kind"), _("What goes along"), _("As it ships with the program"), _("As the units get it")]
        self.table = PlainTable(headings, [150, 0, 230, 300], _("What goes along"), wrap=True)
        self._waiting = Waiting(self.table, _("Reading…"))
        self.body.addWidget(self.table, 1)
        nobody = say("No key of a unit is known yet: bring their key files in under “Keys…” on the board.")
        self.note.setText(render(say("For {count} units", count=len(units)) if units else nobody))
        self.note.setWordWrap(True)
        self._units = len(units)
        self.add_button(_("Guidance sent…")).clicked.connect(lambda _checked=False: GuidanceSentDialog(shell).open())
        self._send = self.add_button(_("Write to the stick…"), primary=True)
        self._send.clicked.connect(self._ask_folder)
        self.add_close(primary=False)
        self._read()
        self._title.setFocus()

    def _read(self) -> None:
        plan = self._plan

        def work(office: Office) -> Content:
            return guidance_out.content(office, plan)

        self._content = None  # nothing is signed that was not there to be read
        self._enable()
        self._waiting.begin()
        self.shell.reader.submit(work, self._show, self._cannot, key="guidance content")

    def _show(self, content: Content) -> None:
        self._content = content
        self._waiting.end()
        self._changed()

    def _cannot(self, error: Exception) -> None:
        """Say what cannot be read; a plan that cannot does not go along."""
        self._waiting.end()
        self.shell.show_error(error)
        if self._plan is not None:
            self._plan = None
            self._plan_name.setText(_("No plan goes along."))
            self._read()

    def _changed(self, *_values: object) -> None:
        if self._content is not None:
            going = [self._content.files.get(name, ()) for name, box in self._boxes.items() if box.isChecked()]
            self.table.show_rows([change_line(change) for part in (*going, self._content.plan) for change in part])
        self._enable()

    def _enable(self, *_values: object) -> None:
        chosen = self._plan is not None or any(box.isChecked() for box in self._boxes.values())
        read = self._content is not None
        self._send.setEnabled(read and bool(self._title.text().strip()) and chosen and self._units > 0)

    def _ask_plan(self) -> None:
        self.shell.picker.open_file(self, N_("Choose a plan…"), (_PLANS, ANY), self._take_plan)

    def _take_plan(self, path: Path) -> None:
        self._plan = path
        self._plan_name.setText(path.name)
        self._read()

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Stick or folder"), self._write)

    def _write(self, folder: Path) -> None:
        title, plan = self._title.text(), self._plan
        names = [name for name, box in self._boxes.items() if box.isChecked()]

        def job(office: Office, progress: Progress) -> Message:
            return _told(guidance_out.send(office, folder, title, names=names, plan=plan, progress=progress), folder)

        self.shell.jobs.run(say("Writing the guidance"), job, self._written, stopping=WRITTEN_STAYS)

    def _written(self, told: Message) -> None:
        self.accept()
        self.shell.tell(told)


def _told(done: list[Sent], folder: Path) -> Message:
    return say("Guidance was written for {count} units. {where}", count=len(done), where=where_it_lies(folder))


def _called(office: Office, name: str) -> str:
    """Return what a file is called for people: the table of rules, or the paper whose wording it is."""
    if name.startswith(guidance_files.WORDING):
        return render(say("Wording: {paper}", paper=template(office, Path(name).stem).title))
    return _(guidance_files.TITLES[name.removeprefix(guidance_files.LAW)])
