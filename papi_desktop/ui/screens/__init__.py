"""Screens designed by hand and where they are plugged into the books.

`SCREENS` maps the key of a register to what its book has beside the generated list and form: tabs of a record, buttons over the list or
on the record, list columns that are reckoned rather than stored, or a whole page. Everything is imported when it is first shown, so that
the window starts without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Register
from papi_desktop.operations.office import Office
from papi_desktop.ui.data import Query
from papi_desktop.ui.page import Page, RecordTab
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.status import Status


class Where(StrEnum):
    """Where a button stands: with Print and Excel over the list, or with Save on the record."""

    LIST = "list"
    RECORD = "record"


@dataclass(frozen=True)
class Context:
    """What a button is pressed on.

    Attributes:
        shell: the program around it.
        register: the book.
        query: the list as seen.
        record: the record shown, as saved; None when none is or it is new.
        widget: parent for dialogs.
    """

    shell: Shell
    register: Register
    query: Query
    record: dict[str, Any] | None
    widget: QWidget


@dataclass(frozen=True)
class Action:
    """A button. `label` is a msgid; RECORD buttons are off while no saved record is shown; `shortcut` is portable text, "F9"."""

    label: str
    run: Callable[[Context], None]
    where: Where = Where.LIST
    shortcut: str = ""
    icon: str = ""


@dataclass(frozen=True)
class Tab:
    """A tab of a record. `title` is a msgid; `replaces` is the key of the child register whose generated tab it stands for."""

    title: str
    make: Callable[[Shell, QWidget], RecordTab]
    replaces: str = ""


@dataclass(frozen=True)
class ListColumn:
    """A column that is reckoned. `cell` runs in the reader's thread for each row of a window; `width` in characters."""

    key: str
    heading: str
    cell: Callable[[Office, dict[str, Any]], Status | str]
    width: int = 22


@dataclass(frozen=True)
class Screens:
    """What a book has beside the generated."""

    tabs: tuple[Tab, ...] = ()
    actions: tuple[Action, ...] = ()
    columns: tuple[ListColumn, ...] = ()
    page: Callable[[Shell, QWidget], Page] | None = None


def _state_of_disclosure(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.today import state_of
    from papi_desktop.translations import render

    sign, tone, words = state_of(office, record, office.today())
    return Status(sign, render(words), tone)


def _import_workbook(context: Context) -> None:
    from papi_desktop.ui.screens.task_actions import import_workbook

    import_workbook(context)


def _publish_list(context: Context) -> None:
    from papi_desktop.ui.screens.task_actions import publish_list

    publish_list(context)


def _quarter_list(context: Context) -> None:
    from papi_desktop.ui.screens.task_actions import quarter_list

    quarter_list(context)


def _posting_panel(shell: Shell, parent: QWidget) -> RecordTab:
    from papi_desktop.ui.screens.posting_panel import PostingPanel

    return PostingPanel(shell, parent)


_NOTHING = Screens()
_IMPORT = Action(N_("Import Excel"), _import_workbook, shortcut="Ctrl+I", icon="import")

SCREENS: dict[str, Screens] = {
    "disclosures": Screens(
        tabs=(Tab(N_("Posting places"), _posting_panel, replaces="postings"),),
        actions=(Action(N_("List of the quarter"), _quarter_list, shortcut="Ctrl+L", icon="print"),),
        columns=(ListColumn("state", N_("State"), _state_of_disclosure),),
    ),
    "households": Screens(
        actions=(_IMPORT, Action(N_("Publish this list"), _publish_list, shortcut="Ctrl+L", icon="publish")),
    ),
    "villages": Screens(actions=(_IMPORT,)),
}


def screens_of(register: Register) -> Screens:
    """Return what the book of `register` has beside the generated."""
    return SCREENS.get(register.key, _NOTHING)
