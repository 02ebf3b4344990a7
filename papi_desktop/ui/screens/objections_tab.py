"""Phản ánh: what residents said about one disclosure, and what became of it when the list was published again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, PETITIONS
from papi_desktop.operations.office import Office
from papi_desktop.translations import render
from papi_desktop.ui.screens.pointing_tab import PointingTab
from papi_desktop.ui.shell import Shell


class ObjectionsTab(PointingTab):
    """The petitions that object to the disclosure shown."""

    register = PETITIONS
    field = "disclosure_id"
    heading = N_("Objections")
    new = N_("Record an objection")
    some = N_("When an objection is right, correct the list and publish it again: the new edition says what changed.")
    none = N_("Nobody has objected so far.")
    given = {"kind": "feedback"}

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._editions = QLabel()
        self._editions.setWordWrap(True)
        self._editions.setTextFormat(Qt.TextFormat.PlainText)
        self._editions.hide()
        self.column.insertWidget(0, self._editions)
        shell.changed.connect(self._published)

    def show_record(self, record: dict[str, object] | None) -> None:
        """Read the editions of another disclosure too."""
        super().show_record(record)
        self._read_editions()

    def _read_editions(self) -> None:
        self._editions.hide()
        if self.record is None:
            return
        disclosure_id = str(self.record["id"])

        def work(office: Office) -> tuple[str, str]:
            from papi_desktop.operations import editions

            disclosure = office.store.get(DISCLOSURES, disclosure_id)
            told = editions.told(office, HOUSEHOLDS, disclosure) if disclosure else ()
            return disclosure_id, "\n".join(render(message) for message in told)

        self.shell.reader.submit(work, self._show_editions, key="editions")

    def _show_editions(self, answer: tuple[str, str]) -> None:
        disclosure_id, words = answer
        if self.record is not None and self.record["id"] == disclosure_id:
            self._editions.setText(words)
            self._editions.setVisible(bool(words))

    def _published(self, changes: object) -> None:
        if self.record is not None and DISCLOSURES.key in getattr(changes, "changed", {}):
            self._read_editions()
