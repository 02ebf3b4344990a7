"""The table shown beside the same period of the year before, row by row."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.budget.table import Table
from papi_desktop.domain.messages import say
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

Found = tuple[int, list[tuple[str, str, str, str, str, str]]]


class ComparisonPanel(QWidget):
    """The same period of the year before.

    Args:
        record: the budget, as saved.
    """

    def __init__(self, shell: Shell, record: dict[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._record = record
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._lines = PlainTable(
            (_("Row"), _("Before"), _("Now"), _("Up, down"), "%"), (), _("Last year"), right=(1, 2, 3, 4)
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._note)
        layout.addWidget(self._lines, 1)

    def show_table(self, table: Table) -> None:
        """Compare a table as it stands on the screen."""
        record = self._record

        def work(office: Office) -> Found:
            from papi_desktop.operations.budget.facts import same_period

            return same_period(office, record, table)

        self._shell.reader.submit(work, self._show, key=f"budget_comparison:{id(self)}")

    def _show(self, found: Found) -> None:
        year, lines = found
        self._note.setText(
            render(say("Compared with the same period of {year}.", year=str(year)))
            if lines
            else render(say("The same period of {year} is not in the book; import it to compare.", year=str(year)))
        )
        self._lines.setVisible(bool(lines))
        self._lines.show_rows([(" ".join(filter(None, (line[0], line[1]))), *line[2:]) for line in lines])
