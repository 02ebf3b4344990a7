"""The two buttons every book with papers or disclosures has on its record: make a paper, and disclose."""

from __future__ import annotations

from functools import partial
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations import disclosing
from papi_desktop.operations.book import DisclosureOf
from papi_desktop.operations.books import book_of
from papi_desktop.translations import _, render
from papi_desktop.ui.questions import Answer, ask
from papi_desktop.ui.screens.plug import Context


def make_paper(context: Context) -> None:
    """Open the papers of the record shown."""
    from papi_desktop.operations import record_papers
    from papi_desktop.ui.screens.paper_dialog import PaperDialog

    record = context.record
    if record is None:
        return
    kinds = record_papers.kinds_of(context.shell.office, context.register, record)
    if not kinds:
        context.shell.tell(say("No paper can be made of this record yet."))
        return
    PaperDialog(context.shell, context.register, record, kinds, parent=context.widget).open()


def disclose(context: Context) -> None:
    """Enter the record shown in the book of disclosures; ask which way if there are several."""
    record = context.record
    if record is None:
        return
    ready = [d for d in book_of(context.register).disclosures if d.when(context.shell.office, record)]
    if not ready:
        _say_what_is_missing(context, record)
    elif len(ready) == 1:
        _enter(context, str(record["id"]), ready[0])
    else:
        ask(
            context.widget,
            say("What is to be disclosed?"),
            *(Answer(d.label, partial(_enter, context, str(record["id"]), d)) for d in ready),
            Answer(N_("Nothing now")),
        )


def _say_what_is_missing(context: Context, record: dict[str, Any]) -> None:
    """In the middle of the screen, not in its last line: whoever pressed the button waits for something to happen."""
    ways = [(d, d.needs(context.shell.office, record)) for d in book_of(context.register).disclosures]
    lines = [f"{_(d.label)}: {render(needs)}" for d, needs in ways if needs is not None]
    ask(
        context.widget,
        say("“{title}” cannot be disclosed yet.", title=context.register.title_of(record)),
        Answer(N_("Close")),
        detail=say("To disclose it: {lines}.", lines="; ".join(lines)) if lines else say("Complete the record first."),
    )


def _enter(context: Context, record_id: str, which: DisclosureOf) -> None:
    try:
        entered = disclosing.disclose(context.shell.office, context.register, record_id, which.key)
    except UserError as error:
        context.shell.show_error(error)
        return
    context.shell.tell(say("Entered in the book of disclosures: record where it hangs."))
    context.shell.open_record(DISCLOSURES.key, entered)
