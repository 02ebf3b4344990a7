"""What was received, written out for programs of analysis: what it is for, the folder, the work with its Cancel, and what was written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations import parquet
from papi_desktop.operations.office import Office
from papi_desktop.operations.parquet import Exported
from papi_desktop.translations import _, render
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role


class ParquetDialog(SmallDialog):
    """The export for analysis."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window, _("Data for analysis"), "", 760, 320)
        self.shell = shell
        self._done: Exported | None = None
        self.explain(
            _(
                "Writes every report in use, of all periods and units, as files whose format is Parquet. "
                "Whoever does statistics opens them in programs such as DuckDB, Power BI or Python, without this program. "
                "For reading and printing use “Add up, compare…”."
            )
        )
        self.explain(
            _(
                "A figure may stand in several kinds of reports: whoever adds up must name the kind. The files hold figures and records "
                "as the units sent them; hand them on only to those who may see them."
            )
        )
        self._said = QLabel()
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self._said.setWordWrap(True)
        set_role(self._said, "good")
        self.body.addWidget(self._said)
        self.body.addStretch(1)
        self._open = self.add_button(_("Open the folder"))
        self._open.setEnabled(False)
        self._open.clicked.connect(self._show_folder)
        self._write = self.add_button(_("Choose a folder and write…"), primary=True)
        self._write.clicked.connect(self._ask_folder)
        self.add_close(primary=False)
        if not parquet.installed():
            self._write.setEnabled(False)
            set_role(self._said, "problem")
            why = parquet.missing()
            self._said.setText(f"{render(why.what)} {render(why.todo)}")

    def _ask_folder(self) -> None:
        self.shell.picker.folder(self, N_("Where to write the data"), self._run)

    def _run(self, folder: Path) -> None:
        def job(office: Office, progress: Progress) -> Exported:
            return parquet.export(office, parquet.folder_in(folder), progress)

        self.shell.jobs.run(say("Writing the data"), job, self._written, self._failed)

    def _written(self, done: Exported) -> None:
        self._done = done
        self._said.setText(render(_told(done)))
        self._open.setEnabled(True)

    def _failed(self, error: Exception) -> None:
        show_error(self, error)

    def _show_folder(self) -> None:
        if self._done is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._done.folder)))


def _told(done: Exported) -> Message:
    return say(
        "{reports} reports, {figures} figures and {records} records are written in {folder}",
        reports=done.reports,
        figures=done.figures,
        records=done.records,
        folder=str(done.folder),
    )
