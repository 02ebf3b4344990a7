"""Screens designed by hand and where they are plugged into the books.

`SCREENS` maps the key of a register to what its book has beside the generated list and form: tabs of a record, buttons over the list or
on the record, list columns that are reckoned rather than stored, or a whole page. Everything is imported when it is first shown, so that
the window starts without it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from papi_desktop.domain.messages import N_
from papi_desktop.domain.register import Register
from papi_desktop.operations.office import Office
from papi_desktop.ui.page import RecordTab
from papi_desktop.ui.screens.plug import Action, Context, ListColumn, Screens, Tab, Where
from papi_desktop.ui.shell import Shell
from papi_desktop.ui.widgets.status import Status


def _state_of_disclosure(office: Office, record: dict[str, Any]) -> Status:
    from papi_desktop.operations.disclosure_state import state_of
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


def _make_paper(context: Context) -> None:
    from papi_desktop.ui.screens.record_actions import make_paper

    make_paper(context)


def _disclose(context: Context) -> None:
    from papi_desktop.ui.screens.record_actions import disclose

    disclose(context)


def _make_report(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import make_report

    make_report(context)


def _receive_file(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import receive_file

    receive_file(context)


def _differences(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import differences

    differences(context)


def _keys(context: Context) -> None:
    from papi_desktop.ui.screens.handover_actions import keys

    keys(context)


_NOTHING = Screens()
_PAPER = Action(N_("Make a paper"), _make_paper, Where.RECORD, "F9", "print")
_DISCLOSE = Action(N_("Disclose"), _disclose, Where.RECORD, "F8", "publish")
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
    "handovers": Screens(
        actions=(
            Action(N_("Report and hand over"), _make_report, shortcut="Ctrl+L", icon="handover"),
            Action(N_("Receive a file"), _receive_file, shortcut="Ctrl+I", icon="received"),
            Action(N_("Differences"), _differences, icon="conflict"),
            Action(N_("Keys"), _keys, icon="key"),
        ),
    ),
}


def screens_of(register: Register) -> Screens:
    """Return what the book of `register` has beside the generated: its own, and the buttons every book with papers or disclosures has."""
    from papi_desktop.operations.books import book_of

    own, book = SCREENS.get(register.key, _NOTHING), book_of(register)
    common = ((_PAPER,) if book.papers else ()) + ((_DISCLOSE,) if book.disclosures else ())
    return replace(own, actions=(*own.actions, *common))
