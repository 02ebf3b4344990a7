"""What a book may have beside its generated list and form: the types by which hand-made screens are plugged in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtWidgets import QWidget

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


def _always(_record: dict[str, Any]) -> bool:
    return True


@dataclass(frozen=True)
class Action:
    """A button. `label` is a msgid; RECORD buttons are off while no saved record is shown; `shortcut` is portable text, "F9".

    Attributes:
        when: whether a RECORD button makes sense for a record, {} while there is none; it is hidden otherwise.
        begins: whether an empty book may begin with it; what needs records does not.
    """

    label: str
    run: Callable[[Context], None]
    where: Where = Where.LIST
    shortcut: str = ""
    icon: str = ""
    when: Callable[[dict[str, Any]], bool] = _always
    begins: bool = True


@dataclass(frozen=True)
class Tab:
    """A tab of a record. `title` is a msgid; `replaces` is the key of the child register whose generated tab it stands for."""

    title: str
    make: Callable[[Shell, QWidget], RecordTab]
    replaces: str = ""


@dataclass(frozen=True)
class ListColumn:
    """A column that is reckoned: `cell` runs in the reader's thread for each row of a window. `width` in letters; `right`: figures."""

    key: str
    heading: str
    cell: Callable[[Office, dict[str, Any]], Status | str]
    width: int = 22
    right: bool = False


@dataclass(frozen=True)
class Screens:
    """What a book has beside the generated."""

    tabs: tuple[Tab, ...] = ()
    actions: tuple[Action, ...] = ()
    columns: tuple[ListColumn, ...] = ()
    page: Callable[[Shell, QWidget], Page] | None = None
