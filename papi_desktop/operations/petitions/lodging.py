"""Whether a complaint is lodged in time, and until when the one who complained may complain a second time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.clock import deadline
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Problem, Record, Severity
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.clock import Counted, count_for
from papi_desktop.operations.office import Office
from papi_desktop.operations.petitions.terms import SECOND, in_force, of_case, steps_of, way_of


def checked(office: Office, petition: Record) -> Iterator[Problem]:
    """Yield what makes a complaint one that this office does not settle: lodged too late, or a second one."""
    way, second = way_of(petition), petition.get("instance") == SECOND
    if second and way.again_before and petition.get("competence") == "ours":
        words = say(
            "A second complaint is settled by {body}: pass it on, or guide the sender there.", body=way.again_before
        )
        yield Problem("competence", "choice", words, Severity.WARNING)
    known, received = day_or_none(petition.get("known_on")), day_or_none(petition.get("received_on"))
    rule = in_force(office, of_case(way.lodge_again if second else way.lodge, petition), known) if known else None
    if rule is None or known is None or received is None:
        return
    last = deadline(rule, known, office.calendar).due
    if received < known:
        yield Problem("known_on", "order", say("It was received before the decision was known."))
    elif received > last:
        words = say(
            "Lodged too late: the time to complain ended on {last}; say why it is taken all the same.",
            last=table_date(last),
        )
        yield Problem("known_on", "late", words, Severity.WARNING)


def second_until(office: Office, petition: Record) -> Counted | None:
    """Return until when a settled first complaint may be brought a second time; None when it may not.

    Counted from the day the decision was sent, and from the day it was made while that is not recorded: the day it arrived is known to
    the one who received it.
    """
    way = way_of(petition)
    if petition.get("instance") == SECOND or not way.lodge_again:
        return None
    replies = [step for step in steps_of(office, petition.get("id")) if step["kind"] == "reply"]
    if not replies or petition.get("state") != "answered":
        return None
    start = date.fromisoformat(replies[-1].get("sent_on") or replies[-1]["day"])
    rule = in_force(office, of_case(way.lodge_again, petition), start)
    return count_for(office, rule, start) if rule else None
