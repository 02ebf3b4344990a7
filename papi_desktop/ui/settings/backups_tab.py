"""Backups: where they go, which there are, one more now, one put back; and the check of everything kept."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.jobs import Progress
from papi_desktop.operations.office import Office
from papi_desktop.operations.safety import backup_folder, choose_backup_folder
from papi_desktop.translations import _, render
from papi_desktop.ui.backups import back_up_asked, list_of_backups
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.moments import day_and_time
from papi_desktop.ui.page import Page
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable
from papi_desktop.ui.widgets.status import Status

_HEADINGS = (N_("Made on"), N_("Why"), N_("Checked"), N_("Records"), N_("Size"))
REASONS = {
    "asked": N_("Asked for"),
    "exit": N_("On closing"),
    "import": N_("Before an import"),
    "restore": N_("Before a restore"),
    "migration": N_("Before an update"),
    "daily": N_("Daily"),
    "workplace": N_("For another computer"),
}


class BackupsTab(Page):
    """The backups of this office."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Backups")
        self._folder = QLabel()
        self._folder.setWordWrap(True)
        self._folder.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        now = QPushButton(_("Back up now"))
        set_role(now, "primary")
        set_icon(now, "backup", "on_accent")
        now.clicked.connect(self._back_up)
        other = QPushButton(_("Another folder…"))
        other.clicked.connect(self._choose_folder)
        check = QPushButton(_("Check everything kept"))
        check.clicked.connect(self._check)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        for button in (now, other, check):
            line.addWidget(button)
        line.addStretch(1)
        self._table = PlainTable([_(h) for h in _HEADINGS], (160, 180, 150, 0, 110), self.title)
        note = QLabel(_("To put a backup back, close the program, start it again and choose “Restore from a backup”."))
        note.setWordWrap(True)
        set_role(note, "muted")
        self._result = QLabel()
        self._result.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._folder)
        layout.addLayout(line)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._result)
        layout.addWidget(note)

    def entered(self) -> None:
        """Read the list."""
        self._folder.setText(render(say("Backups go to: {folder}", folder=str(backup_folder(self.shell.office)))))
        self.shell.reader.submit(list_of_backups, self._show, key="backups")

    def _show(self, found: list[Any]) -> None:
        self._table.show_rows([_cells(info) for info in found])

    def _back_up(self) -> None:
        back_up_asked(self.shell, self._backed_up)

    def _backed_up(self, words: str) -> None:
        self._result.setText(words)
        self.shell.tell(say("Backed up and checked."))
        self.entered()

    def _choose_folder(self) -> None:
        self.shell.picker.folder(self, N_("Folder for backups"), self._folder_chosen)

    def _folder_chosen(self, folder: Path) -> None:
        data = self.shell.office.store.folder
        if folder == data or data in folder.parents:
            ask(
                self,
                say("Backups cannot go inside the data folder: one deletion would take both."),
                Answer(N_("Choose another folder"), self._choose_folder, primary=True),
                Answer(N_("Cancel")),
            )
            return
        choose_backup_folder(self.shell.office, folder)
        self.entered()

    def _check(self) -> None:
        def job(office: Office, progress: Progress) -> Any:
            from papi_desktop.operations.safety import check

            return check(office, progress)

        self.shell.jobs.run(say("Checking everything kept"), job, partial(self._checked))

    def _checked(self, report: Any) -> None:
        lines = [f"{'✓' if line.good else '✕'} {render(line.words)}" for line in report.lines]
        self._result.setText("\n".join(lines))


def _cells(info: Any) -> tuple[str | Status, ...]:
    counts = ", ".join(f"{_(BY_KEY[k].title)}: {n}" for k, n in info.counts.items() if n and k in BY_KEY)
    checked = Status("✓", _("Checked"), "good") if info.verified else Status("?", _("Not checked"), "warn")
    return day_and_time(info.made_at), _(REASONS.get(info.reason, info.reason)), checked, counts, _size(info.size)


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".", ",")
