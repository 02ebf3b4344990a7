"""What an official should know before a list is published: no signer, rows left out, days that are late or short, forms still wanted."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from papi_desktop.domain.law.clock import Deadline, Posting
from papi_desktop.domain.law.rules import Stage, Unit
from papi_desktop.domain.law.stated import Counting, stated_period
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers
from papi_desktop.operations.import_workbook import rows_left_out
from papi_desktop.operations.office import Office

if TYPE_CHECKING:
    from papi_desktop.operations.publish import PublishRequest


def warnings_of(
    office: Office,
    request: PublishRequest,
    review: Record,
    stage: Stage,
    hangs: Posting,
    due: Deadline | None,
    day: date,
) -> tuple[Message, ...]:
    """Return what speaks against the papers as they were asked for; whoever publishes decides."""
    found: list[Message] = []
    if not papers.signer(office, request.signer_id).name:
        found.append(say("No signer is named; the place for the name stays blank. Officials are kept in the settings."))
    left_out = rows_left_out(office, review)
    if left_out:
        found.append(
            say("{count} rows of the workbook were left out at import and are not on the list.", count=left_out)
        )
    if due is not None and request.posted_from > due.due:
        found.append(
            say(
                "It should be public by {due}; it hangs only from {start}.",
                due=table_date(due.due),
                start=table_date(request.posted_from),
            )
        )
    if day > request.posted_from:
        found.append(
            say(
                "The paper is dated {day}, but hangs from {start} already.",
                day=table_date(day),
                start=table_date(request.posted_from),
            )
        )
    if request.posted_to is not None:
        found += _of_stated_end(request.posted_from, request.posted_to, hangs)
    if not office.rules.printable_citation(hangs.rule):
        found.append(say("The rule of the posting still has to be checked against the original text."))
    wanted = [
        c
        for c in office.rules.binding_channels(stage, papers.facilities(office), day)
        if c not in {"NY", *request.channels}
    ]
    if wanted:
        names = "; ".join(papers.forms_in_words(office, wanted))
        found.append(say("The law also asks for: {channels}. Record them when they are done.", channels=names))
    return tuple(found)


def _of_stated_end(first: date, stated: date, hangs: Posting) -> list[Message]:
    """Tell how a last day stated on the paper differs from the law's; it is kept as stated."""
    if hangs.last_day_up is None or stated >= hangs.last_day_up:
        return []
    found = [
        say(
            "The paper states {stated}; by law it hangs to the end of {last}.",
            stated=table_date(stated),
            last=table_date(hangs.last_day_up),
        )
    ]
    amount, unit = hangs.rule.amount, hangs.rule.unit
    counted = stated_period(first, stated, int(amount) if amount and unit is Unit.CALENDAR_DAY else None)
    # The usual cause is worth telling; where the number of days is quite another, the two dates say enough.
    if counted.warning and (counted.counting is Counting.BOTH_ENDS or stated < first):
        found.append(counted.warning)
    return found
