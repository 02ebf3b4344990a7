"""Kế hoạch PAPI: reports due and tasks overdue on Today, the list of what to ask after, and the table of the commune's tasks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from papi_desktop.domain.messages import N_, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import PLAN_REPORTS, PLAN_TASKS, PLANS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.agenda import AgendaLine, Urgency, urgency_of
from papi_desktop.operations.book import Book, PaperKind, PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.store.query import Query

_SOON = timedelta(days=14)
"""How long before a report Today begins to remind: asking villages and offices takes longer than a week."""


def _filled(_office: Office, record: Record) -> dict[str, Any]:
    """Fill in when a task was done, on the day it is first said to be done."""
    made = dict(record)
    if made.get("progress") == "done" and not made.get("done_on"):
        made["done_on"] = _office.today().isoformat()
    return made


def _chase(office: Office, record: Record, number: PaperNumber) -> Sheet:
    from papi_desktop.operations import plan_tasks

    return plan_tasks.chase_sheet(office, record, number)


def _table(office: Office, record: Record, number: PaperNumber) -> Sheet:
    from papi_desktop.operations import plan_tasks

    return plan_tasks.follow_up_sheet(office, record, number)


def _agenda(office: Office, on: date) -> Iterable[AgendaLine]:
    """Yield the reports that are due, with how many tasks are still open, and what is overdue."""
    for plan in office.store.all(PLANS):
        if int(plan["year"]) < on.year - 1:
            continue  # what was not done then is no longer work of today
        tasks = [
            task
            for task in office.children(PLAN_TASKS, plan["id"])
            if task["share"] != "none" and task["progress"] != "done"
        ]
        for report in office.store.all(PLAN_REPORTS, Query(filters={"plan_id": plan["id"], "sent_on": None})):
            due = date.fromisoformat(report["due"])
            if urgency := urgency_of(due, on, _SOON):
                what = say(
                    "“{report}” must be sent by {due}; {count} tasks of “{plan}” are still open.",
                    report=report["name"],
                    due=table_date(due),
                    count=len(tasks),
                    plan=plan["title"],
                )
                yield AgendaLine(urgency, what, PLAN_REPORTS.key, report["id"], due)
        late = [task for task in tasks if task["due"] and task["due"] < on.isoformat()]
        if late:
            what = say("{count} tasks of “{plan}” are overdue.", count=len(late), plan=plan["title"])
            yield AgendaLine(Urgency.OVERDUE, what, PLANS.key, plan["id"], date.fromisoformat(late[0]["due"]))


BOOKS = (
    Book(
        PLANS,
        agenda=_agenda,
        papers=(
            PaperKind("chase-list", N_("Tasks to ask after before the next report"), _chase),
            PaperKind("task-table", N_("Table of the commune's tasks"), _table),
        ),
    ),
    Book(PLAN_TASKS, fill=_filled),
)
