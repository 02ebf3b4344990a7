"""Thùng rác: everything removed, from every book, with its reason; each line can be brought back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import ALL
from papi_desktop.operations import records
from papi_desktop.operations.office import Office
from papi_desktop.translations import _, render
from papi_desktop.ui.data import Query
from papi_desktop.ui.display import shown
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.moments import day_and_time
from papi_desktop.ui.page import Page
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable

_MOST = 500
"""Newest removed records shown of each book."""


@dataclass(frozen=True)
class WasteLine:
    """One record removed."""

    register: Register
    id: str
    when: str
    cells: tuple[str, ...]


def read_waste(office: Office) -> list[WasteLine]:
    """Return what was removed, newest first; runs in the reader's thread."""
    lines = []
    for register in ALL:
        query = Query(deleted=True, order=("-deleted_at",), limit=_MOST)
        for row in office.store.page(register, query).rows:
            title = shown(register[register.title_field], row.get(register.title_field)) or _(register.singular)
            when = str(row.get("deleted_at") or "")
            cells = (title, _(register.title), day_and_time(when) if when else "", str(row.get("deleted_reason") or ""))
            lines.append(WasteLine(register, row["id"], when, cells))
    return sorted(lines, key=lambda line: line.when, reverse=True)


class WastePage(Page):
    """The waste basket."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.title = _("Waste basket")
        self._lines: list[WasteLine] = []
        self._note = QLabel()
        self._note.setWordWrap(True)
        set_role(self._note, "muted")
        self._restore = QPushButton(_("Bring back"))
        set_icon(self._restore, "undo")
        self._restore.setEnabled(False)
        self._restore.clicked.connect(self._bring_back)
        line = QHBoxLayout()
        line.setSpacing(theme().px(8))
        line.addWidget(self._note, 1)
        line.addWidget(self._restore)
        self._table = PlainTable((_("Removed"), _("Book"), _("When"), _("Reason")), (0, 190, 150, 300), self.title)
        self._table.currentCellChanged.connect(self._row_chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme().px(16), 0, theme().px(16), theme().px(8))
        layout.setSpacing(theme().px(8))
        layout.addLayout(line)
        layout.addWidget(self._table, 1)
        shell.changed.connect(self._changed)

    def entered(self) -> None:
        """Read what was removed."""
        self._read()
        self._table.setFocus()

    def _read(self) -> None:
        self.shell.reader.submit(read_waste, self._show, key="waste")

    def _show(self, lines: list[WasteLine]) -> None:
        self._lines = lines
        self._table.show_rows([line.cells for line in lines])
        empty = _("The waste basket is empty. What is removed anywhere comes here and can be brought back.")
        self._note.setText(empty if not lines else _("Nothing here is lost: choose a line and bring it back."))
        self.say_subtitle(render(say("{count} lines", count=len(lines))) if lines else "")
        self._row_chosen()

    def _row_chosen(self, *_places: int) -> None:
        self._restore.setEnabled(0 <= self._table.currentRow() < len(self._lines))

    def _bring_back(self) -> None:
        line = self._lines[self._table.currentRow()]
        try:
            records.bring_back(self.shell.office, line.register, line.id)
        except UserError as e:
            self.shell.show_error(e)
            return
        self.shell.tell(say("“{title}” is back in its book.", title=line.cells[0]))

    def _changed(self, _changes: object) -> None:
        if self.isVisible():
            self._read()
