"""Choose the workbook, and the year its list belongs to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Kind
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.translations import _
from papi_desktop.ui.file_picker import WORKBOOKS
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.list_output import save_template
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.import_session import Choices, ImportSession, read_after_asking
from papi_desktop.ui.screens.steps import Step, in_the_middle
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.editors import NumberEditor


class FileStep(Step):
    """The first step."""

    title = N_("File")
    next_label = N_("Read the file")
    done = Signal()
    """The file is read."""

    def __init__(self, session: ImportSession, parent: QWidget | None = None) -> None:
        super().__init__(session.shell, parent)
        self.session = session
        self.setAcceptDrops(True)
        self._build()

    def entered(self) -> None:
        """Put the cursor where something is still missing."""
        if self.session.path.name:
            self.fields.go_to("year")
        else:
            self._choose.setFocus()

    def may_go_on(self) -> bool:
        """Return whether a file is chosen."""
        return bool(self.session.path.name)

    def go_on(self) -> None:
        """Read the file; the wizard goes on when it is read."""
        if self.session.register is HOUSEHOLDS:
            self.fields.settle()
            if not self.fields.check():
                return
            self.session.year = self.fields.value("year")
        read_after_asking(self, self.session, Choices(), self._read)

    def _read(self) -> None:
        """Go on, unless the file seems to hold something else: that is said here, where another can be chosen."""
        run = self.session.run
        if run is None or not run.reading.of_another_kind:
            self.done.emit()
            return
        ask(
            self,
            run.reading.problems[0].message,
            Answer(N_("Choose the columns"), self.done.emit),
            Answer(N_("Choose another file"), primary=True),
        )

    def take(self, path: Path) -> None:
        """Take a file; nothing is read yet."""
        self.session.path = path
        self._name.setText(str(path))
        self.changed.emit()
        self.entered()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome one file."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the file dropped."""
        self.take(Path(event.mimeData().urls()[0].toLocalFile()))

    def _build(self) -> None:
        card = QFrame()
        set_role(card, "card")
        heading = QLabel(_("Which workbook is imported?"))
        set_role(heading, "card-title")
        words = QLabel(
            _(
                "Choose the file as it is, with its title, village rows and totals. Excel (.xls, .xlsx), LibreOffice (.ods) and .csv "
                "are read; old fonts such as .VnTime and VNI are recognised. You can also drop the file here."
            )
        )
        words.setWordWrap(True)
        set_role(words, "muted")
        self._choose = QPushButton(f"{_('Choose the file…')}  Ctrl+O")
        self._choose.setAutoDefault(False)
        set_icon(self._choose, "import")
        self._name = QLabel(_("No file is chosen yet."))
        self._name.setWordWrap(True)
        self._name.setTextFormat(Qt.TextFormat.PlainText)
        line = QHBoxLayout()
        line.setSpacing(theme().px(12))
        line.addWidget(self._choose)
        line.addWidget(self._name, 1)
        template = QPushButton(_("Excel template"))
        template.setAutoDefault(False)
        template.setToolTip(_("An empty workbook with the headings of this book, to be filled in and imported."))
        set_icon(template, "export")
        template.clicked.connect(self._ask_template)
        line.addWidget(template)
        year = TaskField(
            "year",
            N_("Year of review"),
            NumberEditor(Kind.YEAR),
            required=True,
            help=N_("A household is kept once for every year; the years before stay as they were."),
        )
        self.fields = TaskFields((year,), columns=2)
        self.fields.show_value("year", self.session.year or self.shell.office.today().year)
        self.fields.setVisible(self.session.register is HOUSEHOLDS)
        safe = QLabel(_("Nothing is stored until you have seen everything and pressed “Store the list”."))
        safe.setWordWrap(True)
        set_role(safe, "help")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(*[theme().px(16)] * 4)
        inside.setSpacing(theme().px(12))
        inside.addWidget(heading)
        inside.addWidget(words)
        inside.addLayout(line)
        inside.addWidget(self.fields)
        inside.addWidget(safe)
        in_the_middle(self, card)
        self._choose.clicked.connect(self._ask)
        shortcut = QShortcut(QKeySequence("Ctrl+O"), self, self._ask)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _ask(self) -> None:
        self.shell.picker.open_file(self, N_("Choose the workbook"), (WORKBOOKS,), self.take)

    def _ask_template(self) -> None:
        save_template(self.shell, self.session.register, self)
