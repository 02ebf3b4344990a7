"""What became of the files somebody brought: each with its verdict, and for a refused one what is safe and what to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from papi_desktop.domain.messages import N_, say
from papi_desktop.operations.receive import ReceivedFile
from papi_desktop.translations import _, render, render_error
from papi_desktop.ui.file_picker import FileKind
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

BUNDLES = FileKind(N_("Hand-over files"), ("*.papi",))
_LOOKS = {
    "accepted": ("✓", "good", N_("Taken in")),
    "already": ("=", "muted", N_("Received before")),
    "refused": ("✕", "bad", N_("Not taken in")),
    "conflict": ("!", "warn", N_("Waits for a decision")),
}
_OWN = ("–", "muted", N_("Made by this computer"))


class ReceivedDialog(SmallDialog):
    """The files of one stick."""

    def __init__(self, shell: Shell, files: Sequence[ReceivedFile]) -> None:
        counts = [
            sum(file.status == status and not file.own for file in files)
            for status in ("accepted", "already", "refused", "conflict")
        ]
        told = say(
            "{accepted} accepted, {already} received before, {refused} refused, {conflict} to be decided.",
            accepted=counts[0],
            already=counts[1],
            refused=counts[2],
            conflict=counts[3],
        )
        super().__init__(shell.window, _("Files received"), render(told), 980, 560)
        self._files = list(files)
        headings = [_("File"), _("Verdict"), _("Reporting unit"), _("Period"), _("Short code")]
        self.table = PlainTable(headings, [0, 170, 200, 80, 140], _("Files received"))
        self.table.show_rows([self._row(file) for file in files])
        self._why = QLabel()
        self._why.setWordWrap(True)
        self._why.setTextFormat(Qt.TextFormat.PlainText)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self._why)
        self.add_close()
        self.table.currentCellChanged.connect(self._explain)
        bad = next((number for number, file in enumerate(files) if file.reason is not None), 0)
        self.table.setCurrentCell(bad, 0)
        self.table.setFocus()

    def _row(self, file: ReceivedFile) -> list[str | Status]:
        sign, tone, words = _OWN if file.own else _LOOKS[file.status]
        return [file.path.name, Status(sign, _(words), tone), file.unit, file.period, file.short_code]

    def _explain(self, row: int, *_rest: int) -> None:
        if 0 <= row < len(self._files):
            file = self._files[row]
            told = render_error(file.error) if file.error else render(file.reason) if file.reason else ""
            self._why.setText(told)
