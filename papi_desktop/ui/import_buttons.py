"""The two buttons of a tab whose lines may come from a workbook: importing it, and the empty workbook to fill in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from papi_desktop.domain.register import Register
from papi_desktop.translations import _
from papi_desktop.ui.icons import set_icon
from papi_desktop.ui.page import RecordTab


def import_buttons(tab: RecordTab, register: Register) -> tuple[QPushButton, ...]:
    """Return the buttons, for the tab to place; none if the book of the tab reads no workbooks.

    Args:
        tab: its record is the parent of what is imported.
        register: the book of the lines.
    """
    return tuple(_buttons(tab, register)) if register.imports else ()


def _buttons(tab: RecordTab, register: Register) -> list[QPushButton]:
    made: list[tuple[str, str, Callable[[], None]]] = [
        (_("Import Excel"), "import", partial(_import, tab, register)),
        (_("Excel template"), "export", partial(_template, tab, register)),
    ]
    buttons = []
    for label, icon, run in made:
        button = QPushButton(label)
        button.setAutoDefault(False)
        set_icon(button, icon)
        button.clicked.connect(run)
        buttons.append(button)
    return buttons


def _import(tab: RecordTab, register: Register) -> None:
    from papi_desktop.ui.screens.import_wizard import ImportWizard

    if tab.record is not None:
        ImportWizard(tab.shell, register, owner=str(tab.record["id"])).begin()


def _template(tab: RecordTab, register: Register) -> None:
    from papi_desktop.ui.list_output import save_template

    save_template(tab.shell, register, tab)
