"""The tab with the decision a campaign rests on: as papers cite it, and whether enough of all households agreed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.operations.contributions import consent
from papi_desktop.translations import _
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.screens.vote_verdict import VoteVerdict
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import theme


class ConsentTab(RecordTab):
    """The residents' decision on a campaign; it is changed in its own book."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._cited = QLabel()
        self._cited.setWordWrap(True)
        self._cited.setTextFormat(Qt.TextFormat.PlainText)
        self._verdict = VoteVerdict(
            _(
                "Choose the decision from its book on the first tab, or write down how many there are and how many agreed."
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._cited)
        layout.addWidget(self._verdict)
        layout.addStretch(1)

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Show the decision of another campaign."""
        super().show_record(record)
        office = self.shell.office
        needed = record is not None and consent.is_needed(record)
        self._verdict.setVisible(needed)
        if record is None:
            self._cited.setText(_("Save the record first."))
        elif needed:
            self._cited.setText(consent.cited(office, record))
            self._verdict.show_vote(consent.vote_for(office, record))
        else:
            self._cited.setText(_("No vote of the residents is needed for this kind of campaign."))
