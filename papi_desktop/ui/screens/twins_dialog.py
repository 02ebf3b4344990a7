"""Two different files of one version, side by side: a person chooses which one is used; the other is kept but set aside."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from papi_desktop.domain.registers import RECEIVED
from papi_desktop.operations import board, receive_report
from papi_desktop.translations import _
from papi_desktop.ui.data import Query
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable


class TwinsDialog(SmallDialog):
    """The reports in conflict of one unit and period."""

    def __init__(self, shell: Shell, received_id: str) -> None:
        row = shell.office.store.get(RECEIVED, received_id) or {}
        super().__init__(
            shell.window, _("Two different files of one version"), f"{row['unit_name']} – {row['title']}", 980, 560
        )
        self.shell = shell
        filters = {key: row[key] for key in ("unit_key", "kind", "period")} | {"state": "conflict"}
        sides = QHBoxLayout()
        sides.setSpacing(theme().px(12))
        for twin in shell.office.store.all(RECEIVED, Query(filters=filters)):
            sides.addLayout(self._side(twin), 1)
        self.body.addLayout(sides, 1)
        self.add_close(primary=False)

    def _side(self, row: dict[str, Any]) -> QVBoxLayout:
        lines = [
            f"{_('Short code')}: {row['short_code']}",
            f"{_('Made at')}: {datetime.fromisoformat(row['made_at']):%H:%M %d/%m/%Y}",
            f"{_('Made by')}: {receive_report.made_by(self.shell.office, row)}",
        ]
        about = QLabel("\n".join(lines))
        about.setTextFormat(Qt.TextFormat.PlainText)
        set_role(about, "muted")
        table = PlainTable([_("Figure"), _("This period")], [0, 90], row["short_code"], wrap=True)
        figures = (row["content"] or {}).get("figures", [])
        table.show_rows([[f["label"], "" if f["value"] is None else str(f["value"])] for f in figures])
        use = QPushButton(_("Use this one"))
        use.setAutoDefault(False)
        use.clicked.connect(partial(self._use, row["id"]))
        side = QVBoxLayout()
        side.setSpacing(theme().px(8))
        side.addWidget(about)
        side.addWidget(table, 1)
        side.addWidget(use)
        return side

    def _use(self, received_id: str, _checked: bool = False) -> None:
        board.keep(self.shell.office, received_id)
        self.accept()
