"""Revenue or spending by group: the picture that stands on the paper, beside its figures."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from papi_desktop.domain.budget.table import Table
from papi_desktop.operations.office import Office
from papi_desktop.translations import _
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

Drawn = tuple[bytes, list[tuple[str, str, str, str]]]


class ChartPanel(QWidget):
    """The chart of one table with the figures under it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._whole = QPixmap()
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._picture.setAccessibleName(_("Chart by group"))
        self._picture.setMinimumWidth(theme().px(120))
        self._empty = QLabel(_("This table has no groups with figures to draw."))
        self._empty.setWordWrap(True)
        set_role(self._empty, "muted")
        self._figures = PlainTable(
            (_("Group"), _("Estimate"), _("Carried out"), "%"), (), _("Figures of the chart"), right=(1, 2, 3)
        )
        for part in (self._empty, self._picture, self._figures):
            part.hide()  # until it is known which of them says something
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme().px(8), 0, 0)
        layout.setSpacing(theme().px(8))
        layout.addWidget(self._empty)
        layout.addWidget(self._picture)
        layout.addWidget(self._figures, 1)

    def show_table(self, table: Table) -> None:
        """Draw the public groups of a table."""

        def work(office: Office) -> Drawn:
            from papi_desktop.operations.budget.facts import drawn_groups

            return drawn_groups(office, table)

        self._shell.reader.submit(work, self._show, key=f"budget_chart:{id(self)}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the picture to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _show(self, drawn: Drawn) -> None:
        png, lines = drawn
        self._whole = QPixmap()
        if png:
            self._whole.loadFromData(png)
        self._empty.setVisible(not png)
        self._picture.setVisible(bool(png))
        self._figures.setVisible(bool(lines))
        self._figures.show_rows(lines)
        self._fit()

    def _fit(self) -> None:
        if not self._whole.isNull():
            width = max(theme().px(120), self.width())
            self._picture.setPixmap(self._whole.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
