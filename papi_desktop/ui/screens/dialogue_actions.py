"""The buttons of the book of dialogues: the plan of the year, and meeting mode."""

from __future__ import annotations

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DIALOGUES
from papi_desktop.operations.books import book_of
from papi_desktop.ui.data import Query
from papi_desktop.ui.screens.plug import Context


def open_meeting(context: Context) -> None:
    """Open the dialogue shown over the whole screen."""
    from papi_desktop.ui.screens.meeting_mode import MeetingMode

    if context.record is None:
        return
    try:
        screen = MeetingMode(context.shell, str(context.record["id"]))
    except UserError as error:
        context.shell.show_error(error)
        return
    screen.begin()


def year_plan(context: Context) -> None:
    """Make the plan of the year the book is narrowed to, of the record shown, or of today."""
    from papi_desktop.ui.screens.paper_dialog import PaperDialog

    office = context.shell.office
    year = context.query.filters.get("year") or (context.record or {}).get("year") or office.today().year
    planned = office.store.page(DIALOGUES, Query(filters={"year": year}, limit=1)).rows
    if not planned:
        context.shell.tell(say("No dialogue of {year} is recorded yet: record those planned first.", year=year))
        return
    kind = book_of(DIALOGUES).paper("dialogue-plan")
    PaperDialog(context.shell, DIALOGUES, planned[0], [kind], parent=context.widget).open()
