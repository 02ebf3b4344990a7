"""What Today says of the budget: stages recorded and not disclosed, and periods that have ended without a record."""

from __future__ import annotations

from datetime import date, timedelta

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGETS, DISCLOSURES
from papi_desktop.domain.stands import DUE, NONE, OVERDUE, Stands
from papi_desktop.operations.agenda import AgendaLine, must_be_public
from papi_desktop.operations.budget.stages import due, stages
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

_REMINDED = timedelta(days=30)
_HISTORY = timedelta(days=180)
"""What should have been public longer ago was taken over from earlier years; Today does not nag about it."""


def lines(office: Office, on: date) -> list[AgendaLine]:
    """Return the stages that are due or overdue and stand in no disclosure; a period only from the day it ended."""
    disclosed = {d["source_id"] for d in office.store.all(DISCLOSURES, Query(filters={"source_register": BUDGETS.key}))}
    found: list[AgendaLine] = []
    recorded: set[tuple[int, str]] = set()
    for record in office.store.all(BUDGETS):
        recorded.add((record["year"], record["stage"]))
        last = day_or_none(record["due"])
        if last is not None and record["id"] not in disclosed and on - last <= _HISTORY:
            found += must_be_public(record["title"], BUDGETS.key, record["id"], last, on)
    return found + _not_recorded(office, on, recorded)


def state_of(office: Office, record: Record, on: date) -> Stands:
    """Return how a budget stands: in the book of disclosures, overdue, or days left."""
    made = office.store.all(DISCLOSURES, Query(filters={"source_register": BUDGETS.key, "source_id": record["id"]}))
    found = next(iter(made), None)
    if found is not None:
        from papi_desktop.operations import disclosure_state

        return disclosure_state.state_of(office, found, on)
    last = day_or_none(record.get("due"))
    if last is None:
        return Stands(NONE, say("No time limit yet"))
    if last < on:
        return Stands(OVERDUE, say("{days} days late", days=(on - last).days))
    return Stands(DUE, say("{days} days left", days=(last - on).days))


def _not_recorded(office: Office, on: date, recorded: set[tuple[int, str]]) -> list[AgendaLine]:
    """Return the line of the latest period that ended and of which nothing is recorded.

    Earlier ones, and this one a month after its last day, are left to the yearly count of the duty: nothing is told twice for long.
    """
    ended = [(end, stage) for stage in stages().values() if (end := stage.ends(on.year)) and end < on]
    if not ended:
        return []
    end, stage = max(ended, key=lambda pair: pair[0])
    if (on.year, stage.id) in recorded or _disclosed_since(office, stage.duty, end):
        return []
    counted = due(office, stage, end)
    if counted is None or on - counted.due > _REMINDED:
        return []
    return must_be_public(stage.title.format(year=on.year), "", stage.duty, counted.due, on)


def _disclosed_since(office: Office, duty: str, day: date) -> bool:
    """Tell whether the duty was fulfilled by hand after a period ended."""
    made = office.store.all(DISCLOSURES, Query(filters={"duty": duty}))
    return any(
        max(d["posted_from"] or "", d["document_date"] or "", d["trigger_date"] or "") >= day.isoformat() for d in made
    )
