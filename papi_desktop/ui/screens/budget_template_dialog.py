"""Choose a template to begin a table from; those meant for the stage stand first."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QLabel

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import BUDGETS
from papi_desktop.operations.budget import templates
from papi_desktop.operations.budget.templates import Template
from papi_desktop.translations import _
from papi_desktop.ui.screens.small_dialog import SmallDialog
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.style import set_role, theme
from papi_desktop.ui.widgets.plain_table import PlainTable


class BudgetTemplateDialog(SmallDialog):
    """The templates for one budget.

    Args:
        record: the budget, as saved.
    """

    def __init__(self, shell: Shell, record: dict[str, Any]) -> None:
        super().__init__(shell.window, _("New table from a template"), str(record["title"]), 900, 560)
        self.shell = shell
        self._record = record
        self._shown: list[Template] = []
        self._all = QCheckBox(_("Show the templates of other stages too"))
        self._all.setAccessibleName(self._all.text())
        self._list = PlainTable(
            (_("Title as printed"), _("Form followed"), _("Rules that apply"), _("Rows")),
            (),
            _("Templates"),
            right=(3,),
        )
        self._about = QLabel()
        self._about.setWordWrap(True)
        self._about.setMinimumHeight(theme().px(48))
        set_role(self._about, "help")
        self.body.addWidget(self._all)
        self.body.addWidget(self._list, 1)
        self.body.addWidget(self._about)
        self.add_close(primary=False)
        self._begin = self.add_button(_("Begin this table"), primary=True)
        self._all.toggled.connect(self._show)
        self._list.currentCellChanged.connect(self._chosen)
        self._list.doubleClicked.connect(self._add)
        self._begin.clicked.connect(self._add)
        self._show(False)
        self._list.setFocus()

    def _show(self, every: bool) -> None:
        names = {choice.value: choice.print_label for choice in BUDGETS["regime"].choices}
        offered = templates.offered(self._record)
        self._shown = offered if every else [t for t in offered if templates.serves(self._record, t)]
        self._list.show_rows(
            [
                (
                    " ".join(t.table.title).replace("{year}", str(self._record["year"])).replace("{period} ", ""),
                    t.table.form or "–",
                    names[t.regime],
                    str(len(t.table.rows)),
                )
                for t in self._shown
            ]
        )
        if self._shown:
            self._list.selectRow(0)
        self._chosen()

    def _chosen(self, *_cell: int) -> None:
        template = self._current()
        self._begin.setEnabled(template is not None)
        if template is None:
            self._about.setText(_("No template is made for this stage."))
            return
        self._about.setText(" ".join(filter(None, (template.citation + ".", template.note, certainty(template)))))

    def _current(self) -> Template | None:
        row = self._list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _add(self, *_index: Any) -> None:
        from papi_desktop.ui.screens.budget_dialog import BudgetDialog

        template = self._current()
        if template is None:
            return
        table_id = templates.add(self.shell.office, self._record, template)
        self.shell.tell(say("Table “{table}” is begun.", table=template.table.name))
        self.accept()
        BudgetDialog(self.shell, str(self._record["id"]), table_id).open()


def certainty(template: Template) -> str:
    """Return what of a template still has to be checked, and what to do instead; "" when nothing has."""
    if template.confirmed:
        return ""
    if template.rows_open:
        return _("The rows are not confirmed: check the original, or import the finance office's own file.")
    return _("Columns and rows are not confirmed: check the original, or import the finance office's own file.")
