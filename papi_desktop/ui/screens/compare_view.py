"""A list against the round before it: who is new, whose class changed, who is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QTabWidget, QVBoxLayout, QWidget

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.operations.import_compare import Compared
from papi_desktop.translations import _, render
from papi_desktop.ui.display import shown
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_MOST = 2000  # lines put into a table; the count is always of all


class CompareView(QWidget):
    """Three lists, each with its count on its tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = QLabel()
        self._heading.setWordWrap(True)
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self._heading, "section")
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._new = PlainTable((_("Head of household"), _("Village"), _("Class")), (), _("New"), even=True)
        self._changed = PlainTable(
            (_("Head of household"), _("Village"), _("Before"), _("Now")), (), _("Changed class"), even=True
        )
        self._missing = PlainTable(
            (_("Head of household"), _("Village"), _("Class before")), (), _("Missing"), even=True
        )
        for table in (self._new, self._changed, self._missing):
            self._tabs.addTab(table, table.accessibleName())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._heading)
        layout.addWidget(self._tabs, 1)
        layout.addStretch(0)

    def show_compared(self, compared: Compared, villages: dict[str, str]) -> None:
        """Show a comparison.

        Args:
            compared: as the dry run gives it.
            villages: id to name, for the households of the earlier round.
        """
        self._tabs.setVisible(bool(compared.round))
        if not compared.round:
            self._heading.setText(_("There is no earlier round to compare with."))
            return
        said = say(
            "Compared with “{round}”: {same} households keep their class.", round=compared.round, same=compared.same
        )
        self._heading.setText(render(said))
        name, kind = HOUSEHOLDS["head_name"], HOUSEHOLDS["class_after"]
        self._fill(
            self._new,
            [
                (str(r.record.get("head_name") or ""), r.subtitle, shown(kind, r.record.get("class_after")))
                for r in compared.new
            ],
        )
        self._fill(
            self._changed,
            [
                (
                    str(r.record.get("head_name") or ""),
                    r.subtitle,
                    shown(kind, was),
                    shown(kind, r.record.get("class_after")),
                )
                for r, was in compared.changed
            ],
        )
        self._fill(
            self._missing,
            [
                (
                    shown(name, h.get("head_name")),
                    villages.get(str(h.get("village_id")), ""),
                    shown(kind, h.get("class_after")),
                )
                for h in compared.missing
            ],
        )

    def _fill(self, table: PlainTable, lines: Sequence[tuple[str, ...]]) -> None:
        table.show_rows(lines[:_MOST])
        self._tabs.setTabText(self._tabs.indexOf(table), f"{table.accessibleName()} ({len(lines)})")
