"""Which tables and figures a report on request tells: two lists to tick. A table ticked brings the figures that go with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from papi_desktop.domain.errors import UserError
from papi_desktop.operations import report_choice
from papi_desktop.operations.report_kinds import report_tables
from papi_desktop.translations import _
from papi_desktop.ui.error_box import show_error
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme


class ReportChoiceDialog(SmallDialog):
    """The tables and figures of one report on request.

    Args:
        over: over which it opens.
        kind, period: of the report.
        saved: called after a choice was kept.
    """

    def __init__(self, shell: Shell, over: SmallDialog, kind: str, period: str, saved: Callable[[], object]) -> None:
        super().__init__(over, _("Figures of the report"), "", 1100, 2000)
        self.shell, self._kind, self._period, self._saved = shell, kind, period, saved
        self._told = report_tables(shell.office)
        now = report_choice.chosen_now(shell.office, kind, period)
        self._tables, self._figures = QListWidget(), QListWidget()
        tables = [(key, f"{key}. {table.title}") for key, table in self._told.tables.items()]
        figures = [(key, f"{figure.label} ({figure.unit})") for key, figure in self._told.figures.items()]
        sides = QHBoxLayout()
        sides.setSpacing(theme().px(16))
        for title, box, rows, ticked, share in (
            (_("Tables"), self._tables, tables, now.tables, 2),
            (_("Figures"), self._figures, figures, now.figures, 3),
        ):
            caption = QLabel(title)
            caption.setBuddy(box)
            set_role(caption, "muted")
            box.setAccessibleName(title)
            box.setSpacing(theme().px(3))
            box.setWordWrap(True)
            box.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            _fill(box, rows, ticked)
            side = QVBoxLayout()
            side.addWidget(caption)
            side.addWidget(box, 1)
            sides.addLayout(side, share)
        self.body.addLayout(sides, 1)
        self.note.setText(_("Space ticks a line. A table ticked brings the figures that go with it."))
        self._all, self._none = self.add_button(_("Tick all")), self.add_button(_("Untick all"))
        self._usual = self.add_button(_("The usual figures"))
        self._save = self.add_button(f"{_('Save')}  Ctrl+S", primary=True)
        self.shortcut("Ctrl+S", self._save.click)
        self.add_close(primary=False)
        self._tables.itemChanged.connect(self._bring)
        self._figures.itemChanged.connect(self._mark)
        self._all.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self._none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self._usual.clicked.connect(self._take_usual)
        self._save.clicked.connect(self._keep)
        self._tables.setCurrentRow(0)
        self._tables.setFocus()
        self._mark()

    def _bring(self, table: QListWidgetItem) -> None:
        """Tick the figures that go with a table; those of one no longer wanted go with it, unless another table brings them."""
        brought = report_choice.going_with(self._told, [str(table.data(Qt.ItemDataRole.UserRole))])
        ticked = table.checkState() == Qt.CheckState.Checked
        if not ticked:
            brought -= report_choice.going_with(self._told, _ticked(self._tables))
        for row in range(self._figures.count()):
            item = self._figures.item(row)
            if item.data(Qt.ItemDataRole.UserRole) in brought:
                item.setCheckState(table.checkState())
        self._mark()

    def _tick(self, state: Qt.CheckState) -> None:
        """Tick every table and figure, or none."""
        for box in (self._tables, self._figures):
            for row in range(box.count()):
                box.item(row).setCheckState(state)

    def _mark(self, *_changed: object) -> None:
        self._save.setEnabled(bool(_ticked(self._tables) or _ticked(self._figures)))

    def _take_usual(self) -> None:
        report_choice.choose_usual(self.shell.office, self._kind, self._period)
        self._leave()

    def _keep(self) -> None:
        tables, figures = _ticked(self._tables), _ticked(self._figures)
        try:
            report_choice.choose(self.shell.office, self._kind, self._period, tables, figures)
        except UserError as error:
            show_error(self, error)
            return
        self._leave()

    def _leave(self) -> None:
        self.accept()
        self._saved()


def _fill(box: QListWidget, rows: Iterable[tuple[str, str]], ticked: Iterable[str]) -> None:
    for key, text in rows:
        item = QListWidgetItem(text, box)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setCheckState(Qt.CheckState.Checked if key in ticked else Qt.CheckState.Unchecked)


def _ticked(box: QListWidget) -> list[str]:
    items = [box.item(row) for row in range(box.count())]
    return [str(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() == Qt.CheckState.Checked]
