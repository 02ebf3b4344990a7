"""The buttons of the book of outgoing documents: keep a number, give one up, begin a series."""

from __future__ import annotations

from functools import partial

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.operations import numbers
from papi_desktop.ui.questions import ask_reason
from papi_desktop.ui.screens.plug import Context


def keep_number(context: Context) -> None:
    """Keep a number for a paper that is still being written."""
    from papi_desktop.ui.screens.number_dialogs import ReserveDialog

    ReserveDialog(context.shell).open()


def begin_series(context: Context) -> None:
    """Say at which number the series of a kind begins."""
    from papi_desktop.ui.screens.number_dialogs import SeriesDialog

    SeriesDialog(context.shell).open()


def give_up(context: Context) -> None:
    """Give up the number of the line shown, with a reason."""
    record = context.record
    if record is None:
        return
    if record["state"] != "reserved":
        context.shell.tell(say("Only a number that is kept can be given up."))
        return
    ask_reason(
        context.widget,
        say("Why is number {number} given up? It stays in the book and is never used again.", number=record["symbol"]),
        N_("Give the number up"),
        partial(_give_up, context, str(record["id"])),
    )


def _give_up(context: Context, record_id: str, reason: str) -> None:
    try:
        numbers.void(context.shell.office, record_id, reason)
    except UserError as refused:
        context.shell.show_error(refused)
        return
    context.shell.tell(say("The number is given up."))
