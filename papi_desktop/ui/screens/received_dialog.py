"""What became of the files somebody brought: each with its verdict, and for a refused one what is safe and what to do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.messages import N_, Message, say
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.operations.received_file import ReceivedFile
from papi_desktop.operations.received_list import VERDICTS, brief_reason_of, reason_of, report_of, verdict_of
from papi_desktop.translations import _, render
from papi_desktop.ui.file_picker import EXCEL, FileKind
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

BUNDLES = FileKind(N_("Hand-over files"), ("*.papi",))
_SIGNS = {
    "accepted": ("✓", "good"),
    "already": ("=", "muted"),
    "refused": ("✕", "bad"),
    "conflict": ("!", "warn"),
}
_OWN = ("–", "muted")
_ASKS = ("refused", "conflict", "accepted", "already")
"""Verdicts by how much they ask of a person: what went wrong stands on top, however many files went well."""
_LINES_OF_WHY = 3  # kept free below the list, so that it does not jump from line to line


class ReceivedDialog(SmallDialog):
    """The files of one stick."""

    def __init__(self, shell: Shell, files: Sequence[ReceivedFile]) -> None:
        super().__init__(shell.window, _("Files received"), render(_told(files)), 1300, 600)
        self.shell = shell
        self._all = list(files)  # as they lay on the stick, for the list that is saved
        self._files = sorted(files, key=lambda file: _ASKS.index(file.status))
        headings = [_("File"), _("Verdict"), _("Reporting unit"), _("Report"), _("Short code"), _("Reason")]
        self.table = PlainTable(headings, [220, 150, 150, 250, 150, 0], _("Files received"), files=(0,))
        self.table.show_rows([self._row(file) for file in self._files])
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self._why.setMinimumHeight(_LINES_OF_WHY * self._why.fontMetrics().lineSpacing())
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._why)
        self.add_button(_("Save the list…")).clicked.connect(self._ask_where)
        self.add_close()
        self.table.currentCellChanged.connect(self._explain)
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def _row(self, file: ReceivedFile) -> list[str | Status]:
        sign, tone = _OWN if file.own else _SIGNS[file.status]
        why = brief_reason_of(file)
        if not file.key_compared:
            tone = "warn"
        report = report_of(self.shell.office, file)
        return [file.path.name, Status(sign, _(verdict_of(file)), tone), file.unit, report, file.short_code, why]

    def _explain(self, row: int, *_rest: int) -> None:
        if 0 <= row < len(self._files):
            self._why.setText(reason_of(self._files[row]))

    def _ask_where(self) -> None:
        self.shell.picker.save_file(self, N_("Save the list…"), f"{_('Files received')}.xlsx", EXCEL, self._save)

    def _save(self, path: Path) -> None:
        files = self._all

        def job(office: Office, progress: Progress) -> Message:
            from papi_desktop.operations import received_list

            progress.step(0)
            return say("The list was saved: {file}", file=received_list.write(office, files, path).name)

        self.shell.jobs.run(say("Saving the list"), job, self.shell.tell)


def _told(files: Sequence[ReceivedFile]) -> Message:
    """Return how many files there were of each verdict; those this computer wrote itself are told only where there are any."""
    count = {status: sum(file.status == status and not file.own for file in files) for status in VERDICTS}
    own = sum(file.own for file in files)
    told = say("{accepted} accepted, {already} received before, {refused} refused, {conflict} to be decided.", **count)
    return say("{told} {count} files were written by this computer itself.", told=told, count=own) if own else told
