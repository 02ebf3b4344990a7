"""What stands over a budget table and its columns, put into words: a column added or changed, and the heading of the table itself.

Each dialog gives another table; keeping it is for whoever opened the dialog.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel, QMenu, QPushButton, QWidget

from papi_desktop.domain.budget.table import Column, Role, Side, Table
from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Choice, Field, Kind
from papi_desktop.domain.registers import BUDGET_TABLES
from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.operations.budget import editing
from papi_desktop.translations import _
from papi_desktop.ui.form import make_editor
from papi_desktop.ui.screens.budget_grid import BudgetGrid
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.screens.task_fields import TaskField, TaskFields
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role

Taken = Callable[[Table], None]

_TOLD_BY_HEADING = Role.UNTOLD.value
_ROLES = (
    Choice(_TOLD_BY_HEADING, N_("As its heading says"), "Theo tên cột"),
    Choice(Role.ASSIGNED.value, N_("Estimate given by the level above"), "Dự toán cấp trên giao"),
    Choice(Role.ESTIMATE.value, N_("Estimate of the commune"), "Dự toán của xã"),
    Choice(Role.PREVIOUS.value, N_("Year or period before"), "Năm trước, kỳ trước"),
    Choice(Role.ACTUAL.value, N_("Carried out, settled"), "Thực hiện, quyết toán"),
    Choice(Role.RATIO.value, N_("Comparison in per cent"), "So sánh (%)"),
    Choice(Role.DIFFERENCE.value, N_("Difference"), "Chênh lệch"),
    Choice(Role.TEXT.value, N_("Text, no figures"), "Chữ, không phải số"),
    Choice(Role.OTHER.value, N_("Figures of another kind"), "Số liệu khác"),
)
_TITLE = Field("title", Kind.TEXT, N_("Heading of the column"), print_label="Tên cột", example="Dự toán năm")
_GROUP = Field("group", Kind.TEXT, N_("Heading over several columns"), print_label="Nhóm cột", example="So sánh (%)")
_SIGN = Field("sign", Kind.TEXT, N_("Number or formula"), print_label="Ký hiệu cột", example="3=2/1")
_ROLE = Field("role", Kind.CHOICE, N_("What it states"), print_label="Cột ghi gì", choices=_ROLES)


class ColumnButton(QPushButton):
    """What can be done with columns, each with keys of its own.

    Args:
        grid: whose current column is meant.
    """

    def __init__(self, shell: Shell, dialog: QWidget, grid: BudgetGrid) -> None:
        super().__init__(_("Columns"), dialog)
        self._shell, self._dialog, self._grid = shell, dialog, grid
        menu = QMenu(self)
        for label, keys, slot in (
            (N_("Add a column behind this one…"), "Ctrl+I", self._add),
            (N_("Change this column…"), "F6", self._change),
            (N_("Remove this column"), "Ctrl+Shift+Del", grid.remove_column),
        ):
            action = menu.addAction(_(label), slot)
            action.setShortcut(QKeySequence(keys))
            dialog.addAction(action)  # the keys work while the menu is closed
        self.setMenu(menu)

    def _add(self) -> None:
        self._open(new=True)

    def _change(self) -> None:
        self._open(new=False)

    def _open(self, *, new: bool) -> None:
        place = self._grid.figure_column()
        if place is not None:
            taken = self._grid.change_keeping_place
            ColumnDialog(
                self._shell, self._dialog, self._grid.table, max(place, -1) if new else place, new, taken
            ).open()


class ColumnDialog(SmallDialog):
    """One column: a new one, or one that is there.

    Args:
        table: as it stands on the screen.
        place: among the figures; below 0 for TT (-2) and the labels (-1), whose title alone can change.
        new: whether a column is added behind `place`.
        taken: given the table with the column.
    """

    def __init__(self, shell: Shell, parent: QWidget, table: Table, place: int, new: bool, taken: Taken) -> None:
        super().__init__(parent, _("Add a column") if new else _("Change the column"), "", 620, 270)
        self._table, self._place, self._new, self._taken = table, place, new, taken
        lead = place < 0 and not new
        asked = (_TITLE,) if lead else (_TITLE, _GROUP, _SIGN, _ROLE)
        helps = {
            "sign": N_(
                "As printed under the heading: 3, or 3=2/1, 5=6+7. A formula is checked, and fills blank cells by F4."
            ),
            "role": N_("It decides what the column is checked against and how it is printed."),
            "group": N_("Columns beside each other with the same heading stand under it together."),
        }
        self.fields = TaskFields(
            [
                TaskField(f.key, f.label, make_editor(shell, f), required=f is _TITLE, help=helps.get(f.key, ""))
                for f in asked
            ]
        )
        self.body.addWidget(self.fields)
        self.body.addStretch(1)
        keep = self.add_button(f"{_('Take it over')}  Ctrl+S", primary=True)
        keep.clicked.connect(self._take)
        self.shortcut("Ctrl+S", self._take)
        self.add_close(primary=False)
        if lead:
            self.fields.show_value("title", table.leads[place])
        elif new:
            self.fields.show_value("role", _TOLD_BY_HEADING)
        else:
            self._show(table.columns[place])
        self.fields.go_to("title")

    def _show(self, column: Column) -> None:
        for key in ("title", "group", "sign"):
            self.fields.show_value(key, getattr(column, key) or None)
        self.fields.show_value("role", column.role.value)

    def _take(self) -> None:
        self.fields.settle()
        if not self.fields.check():
            return
        title = squeeze(self.fields.value("title"))
        if self._place < 0 and not self._new:
            made = editing.with_lead(self._table, self._place % editing.LEADS, title)
        else:
            made = self._with(title)
        self.accept()
        self._taken(made)

    def _with(self, title: str) -> Table:
        group, sign = (squeeze(self.fields.value(key) or "") for key in ("group", "sign"))
        column = Column(title, group, sign, Role(self.fields.value("role") or _TOLD_BY_HEADING))
        if self._new:
            return editing.with_column(self._table, self._place + 1, column)
        before = self._table.columns[self._place]
        part = before.part if before.title == title else column.part
        return editing.with_heading(self._table, self._place, replace(column, part=part, decimals=before.decimals))


class TableHeadDialog(SmallDialog):
    """The title and the form of a table, as printed over it."""

    def __init__(self, shell: Shell, parent: QWidget, table: Table, taken: Taken) -> None:
        super().__init__(parent, _("Heading of the table"), "", 680, 330)
        self._table, self._taken = table, taken
        keys = ("title", "side", "form", "unit_text")
        self.fields = TaskFields(
            [
                TaskField(
                    k, BUDGET_TABLES[k].label, make_editor(shell, BUDGET_TABLES[k]), span=3 if k == "title" else 1
                )
                for k in keys
            ],
            columns=3,
        )
        help_line = QLabel(_("Line by line as printed; a line in parentheses is printed smaller under the title."))
        help_line.setWordWrap(True)
        set_role(help_line, "help")
        self.body.addWidget(self.fields)
        self.body.addWidget(help_line)
        self.body.addStretch(1)
        self.add_button(f"{_('Take it over')}  Ctrl+S", primary=True).clicked.connect(self._take)
        self.shortcut("Ctrl+S", self._take)
        self.add_close(primary=False)
        shown = {
            "title": "\n".join(table.title),
            "side": table.side.value,
            "form": table.form,
            "unit_text": table.unit_text,
        }
        for key, value in shown.items():
            self.fields.show_value(key, value or None)
        self.fields.go_to("title")

    def _take(self) -> None:
        self.fields.settle()
        if not self.fields.check():
            return
        said = {key: self.fields.value(key) or "" for key in ("title", "form", "unit_text")}
        title = tuple(line for text in said["title"].splitlines() if (line := squeeze(text)))
        self.accept()
        form, unit = squeeze(said["form"]), squeeze(said["unit_text"])
        side = Side(self.fields.value("side") or Side.OTHER.value)
        self._taken(replace(self._table, title=title, side=side, form=form, unit_text=unit))
