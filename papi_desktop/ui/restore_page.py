"""Putting a backup in the place of the data, before login and also when the data cannot be opened any more."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import BY_KEY
from papi_desktop.paths import default_backup_folder
from papi_desktop.translations import _, render
from papi_desktop.ui.backups import backups_in
from papi_desktop.ui.entrance import Entrance
from papi_desktop.ui.moments import day_and_time
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.settings.backups_tab import REASONS
from papi_desktop.ui.side_door import SideDoor
from papi_desktop.ui.style import theme
from papi_desktop.ui.widgets.labelled import labelled
from papi_desktop.ui.widgets.plain_table import PlainTable


class RestoreDialog(SideDoor):
    """Choose a backup, give its password, put it back; the replaced files are kept."""

    def __init__(self, entrance: Entrance, folder: Path | None = None) -> None:
        note = _(
            "Choose a backup and give the password it was made with. "
            "The present files are kept beside the data, nothing is thrown away."
        )
        super().__init__(entrance, _("Restore from a backup"), note)
        self._found: list[Any] = []
        self._where = QLabel()
        self._where.setWordWrap(True)
        other = QPushButton(_("Look in another folder…"))
        other.clicked.connect(self._choose_folder)
        line = QHBoxLayout()
        line.addWidget(self._where, 1)
        line.addWidget(other)
        self._table = PlainTable((_("Made on"), _("Why"), _("Checked"), _("Records")), (150, 150, 140, 0), _("Backups"))
        self._table.currentCellChanged.connect(self._changed)
        self._password = self._password_line()
        self._key = QLineEdit()
        self._key.textChanged.connect(self._changed)
        secrets = QHBoxLayout()
        secrets.setSpacing(theme().px(16))
        secrets.addWidget(labelled(_("Password of the backup"), self._password))
        secrets.addWidget(labelled(_("or the recovery key"), self._key))
        self._layout.addLayout(line)
        self._layout.addWidget(self._table, 1)
        self._layout.addLayout(secrets)
        self._end_with_foot(_("Put this backup back"), self._ask)
        self.resize(theme().px(760), min(theme().px(500), 620))
        self._look(folder or default_backup_folder())

    def _choose_folder(self) -> None:
        self._entrance.picker.folder(self, N_("Folder with backups"), self._look)

    def _look(self, folder: Path) -> None:
        self._where.setText(render(say("Backups in {folder}", folder=str(folder))))
        self._found = backups_in(folder)
        rows = []
        for info in self._found:
            counts = ", ".join(f"{_(BY_KEY[k].title)}: {n}" for k, n in info.counts.items() if n and k in BY_KEY)
            checked = f"✓ {_('Checked')}" if info.verified else f"? {_('Not checked')}"
            rows.append((day_and_time(info.made_at), _(REASONS.get(info.reason, info.reason)), checked, counts))
        self._table.show_rows(rows)
        self._problem.setText(
            "" if rows else _("There is no backup in this folder. Look in another one, for example on the stick.")
        )
        if rows:
            self._table.selectRow(0)

    def _changed(self, *_values: object) -> None:
        chosen = 0 <= self._table.currentRow() < len(self._found)
        self._deed.setEnabled(chosen and bool(self._password.text() or self._key.text().strip()))

    def _ask(self) -> None:
        info = self._found[self._table.currentRow()]
        ask(
            self,
            say("Put the backup of {when} in the place of the present data?", when=day_and_time(info.made_at)),
            Answer(N_("Put it back"), self._begin, primary=True),
            Answer(N_("Cancel")),
            detail=say(
                "What was recorded after that moment will not be there; the present files are kept beside the data."
            ),
        )

    def _begin(self) -> None:
        info = self._found[self._table.currentRow()]
        data, password, key = self._entrance.data, self._password.text() or None, self._key.text().strip() or None

        def work() -> Any:
            from papi_desktop.operations.safety import restore

            return restore(info.path, data, password=password, recovery_key=key)

        self._do(say("Checking the backup and putting it back"), work, self._restored)

    def _restored(self, report: Any) -> None:
        total = sum(report.counts.values())
        kept = say("The replaced files are in {folder}.", folder=str(report.kept)) if report.kept else None
        ask(
            self,
            say("The backup is back in place: {count} records.", count=total),
            Answer(N_("Log in"), self._entrance.show_login, primary=True),
            detail=kept,
        )
