"""The time limits of a dialogue, each with its counting day by day, and where the year stands."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.messages import Message, say
from papi_desktop.operations.clock import Counted
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.dialogues.standing import YearCount
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.screens.clock_line import ClockLine
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme

_Found = tuple[list[tuple[Message, Counted]], YearCount]


class DialogueClocks(RecordTab):
    """When the notice and the result are due."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._nothing = QLabel(_("Time limits follow once the day of the conference is known."))
        set_role(self._nothing, "muted")
        self._year = QLabel()
        self._year.setWordWrap(True)
        self._lines = (ClockLine(), ClockLine())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(12))
        layout.addWidget(self._nothing)
        for line in self._lines:
            layout.addWidget(line)
        layout.addWidget(self._year)
        layout.addStretch(1)
        shell.changed.connect(self._changed)

    def show_record(self, record: dict[str, Any] | None) -> None:
        """Reckon the time limits of another dialogue."""
        super().show_record(record)
        if record is None:
            self._show(([], YearCount(0, 0, 0, 0, 0)))
            return
        shown = dict(record)

        def work(office: Office) -> _Found:
            return standing.time_limits(office, shown), standing.count_year(
                office, shown["year"] or office.today().year
            )

        self.shell.reader.submit(work, self._show, key="dialogue clocks")

    def _show(self, found: _Found) -> None:
        limits, year = found
        self._nothing.setVisible(not limits)
        for line in self._lines:
            line.hide()
        for line, (words, counted) in zip(self._lines, limits, strict=False):
            line.show_counted(words, counted)
        self._year.setVisible(bool(year.year))
        words = say(
            "Year {year}: {held} held, {planned} planned; the law asks for {law}, this office for {wanted}.",
            year=year.year,
            held=year.held,
            planned=year.planned,
            law=year.by_law,
            wanted=year.wanted,
        )
        self._year.setText(render(words))

    def _changed(self, _changes: object) -> None:
        if self.isVisible():
            self.show_record(self.record)
