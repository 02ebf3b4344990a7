"""What one unit sent for one period: its versions, and of the one chosen what changed, its words, figures, papers and photos."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QTabWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import RECEIVED
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.operations.received_reports import SentVersion
from papi_desktop.translations import _, render
from papi_desktop.ui.screens.files_made import show_files
from papi_desktop.ui.screens.preview import PreviewDialog
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_PHOTO = 900  # pixels of the longer side


class UnitReportDialog(SmallDialog):
    """A report as the unit sent it."""

    def __init__(self, shell: Shell, versions: tuple[SentVersion, ...]) -> None:
        first = versions[0]
        super().__init__(shell.window, _("Report of a unit"), f"{first.unit} – {first.title}", 1100, 640)
        self.shell = shell
        self._versions = versions
        heads = [_("Version"), _("State"), _("Received on"), _("Made at"), _("Short code")]
        self.table = PlainTable(heads, [80, 0, 120, 150, 170], _("Versions received"))
        self.table.show_rows([_row(version) for version in versions])
        self.table.setFixedHeight(theme().px(34 * (1 + min(len(versions), 3))))
        self._changes = QLabel()
        self._changes.setWordWrap(True)
        self._changes.setTextFormat(Qt.TextFormat.PlainText)
        self.figures = PlainTable(
            [_("Figure"), _("This period"), _("Same period last year")], [0, 130, 180], _("Figures"), right=(1, 2)
        )
        self.words = PlainTable(
            [_("Section of the report"), _("As the unit wrote it")], [260, 0], _("Words"), wrap=True
        )
        self.files = PlainTable([_("Papers and photos"), _("Size")], [0, 110], _("Papers and photos"), right=(1,))
        self.files.opened.connect(self._open)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Report of a unit"))
        for title, panel in (
            (_("Papers and photos"), self.files),
            (_("Words"), self.words),
            (_("Figures"), self.figures),
        ):
            self.tabs.addTab(panel, title)
        self.body.addWidget(self.table)
        self.body.addWidget(self._changes)
        self.body.addWidget(self.tabs, 1)
        self.note.setText(_("Enter on a paper or photo shows it."))
        self._save = self.add_button(_("Save papers and photos…"))
        self._save.clicked.connect(self._ask_folder)
        self.add_close()
        self.table.currentCellChanged.connect(self._choose)
        self.table.setCurrentCell(0, 0)
        self.files.setFocus()

    @property
    def chosen(self) -> SentVersion:
        """Return the version the cursor is on."""
        return self._versions[max(0, self.table.currentRow())]

    def _choose(self, *_cells: int) -> None:
        version = self.chosen
        told = []
        if version.as_of is not None:
            told.append(
                render(
                    say(
                        "The period was not over when it was sent: figures up to {day}, those with * are estimates.",
                        day=table_date(version.as_of),
                    )
                )
            )
        if not version.key_compared:
            told.append(
                _("The key it is signed with was not compared yet: ring the unit up and compare it under “Keys…”.")
            )
        if version.changes:
            told.append(f"{_('What changed since the version before')}: {version.changes}")
        if version.return_reason:
            told.append(f"{_('Why it was returned')}: {version.return_reason}")
        self._changes.setText("\n".join(told))
        self._changes.setVisible(bool(told))
        self.figures.show_rows([list(figure) for figure in version.figures])
        self.words.show_rows([list(pair) for pair in version.words])
        self.files.show_rows([[file.name, f"{max(1, file.size // 1024)} KB"] for file in version.files])
        if version.files:
            self.files.setCurrentCell(0, 0)
        self._save.setEnabled(bool(version.files))

    # --- papers and photos ---

    def _open(self, row: int) -> None:
        file = self.chosen.files[row]
        if file.is_pdf:
            PreviewDialog(self.shell, file.name, self.shell.office.store.get_file(file.digest), self).open()
        elif file.is_photo:
            _PhotoDialog(self, file.name, self.shell.office.store.get_file(file.digest)).open()
        else:
            self.note.setText(_("Save it to open it in another program."))

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Save papers and photos…"), self._write)

    def _write(self, folder: Path) -> None:
        version = self.chosen

        def job(office: Office, progress: Progress) -> tuple[Path, ...]:
            from papi_desktop.operations.received_reports import write_files

            progress.step(0)
            return write_files(office, version, folder)

        self.shell.jobs.run(say("Saving papers and photos"), job, self._written)

    def _written(self, files: tuple[Path, ...]) -> None:
        show_files(self.shell, say("{count} files were saved.", count=len(files)), files)


class _PhotoDialog(SmallDialog):
    def __init__(self, over: UnitReportDialog, name: str, data: bytes) -> None:
        super().__init__(over, name, name, 960, 640)
        picture = QPixmap()
        picture.loadFromData(data)
        label = QLabel(_("The picture cannot be shown.") if picture.isNull() else "")
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setAccessibleName(name)
        if not picture.isNull():
            side = theme().px(_PHOTO)
            label.setPixmap(
                picture.scaled(
                    side, side // 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            )
        self.body.addWidget(label, 1)
        self.add_close()


def show_unit_report(shell: Shell, received_id: str) -> None:
    """Read a received report with its versions and show it."""

    def work(office: Office) -> tuple[SentVersion, ...]:
        from papi_desktop.operations.received_reports import versions_of

        return versions_of(office, received_id)

    def show(found: tuple[SentVersion, ...]) -> None:
        if found:
            UnitReportDialog(shell, found).open()

    shell.reader.submit(work, show, key="unit-report")


def _row(version: SentVersion) -> list[str]:
    state = RECEIVED["state"].choice(version.state)
    words = state.print_label if state is not None else version.state
    return [
        str(version.version),
        render(say("{state}, late", state=words)) if version.late else words,
        table_date(date.fromisoformat(version.received_on)) if version.received_on else "",
        f"{datetime.fromisoformat(version.made_at):%H:%M %d/%m/%Y}" if version.made_at else "",
        version.short_code,
    ]
