"""Columns of the table of the plan's tasks that no field holds: time, progress, how much proves it, whether it is asked after.

They are told of all tasks of a plan at once: what proves one task is found by looking through every book.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from papi_desktop.documents.wording import Wording
from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import PLANS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations import papers, plan_tasks
from papi_desktop.operations.office import Office
from papi_desktop.operations.plan_tasks import TaskStanding
from papi_desktop.operations.reckoning.reckoned import day_of

NAMES = ("time", "state", "evidence", "chase")


def told(office: Office, _period: Period, records: Sequence[Record]) -> Mapping[str, Mapping[str, str | int]]:
    """Return the columns by id of the task."""
    words = papers.wording(office, "plan_tasks")
    found: dict[str, Mapping[str, str | int]] = {}
    for plan_id in dict.fromkeys(str(record["plan_id"]) for record in records):
        plan = office.store.get(PLANS, plan_id)
        if plan is not None:
            found.update(_of_plan(office, plan, words))
    return found


def _of_plan(office: Office, plan: Record, words: Wording) -> Iterator[tuple[str, Mapping[str, str | int]]]:
    standings = plan_tasks.standings(office, plan)
    by = plan_tasks.chase_day(office, plan)
    chased = {str(standing.task["id"]) for standing in plan_tasks.to_chase(standings, by)}
    for standing in standings:
        task = str(standing.task["id"])
        chase = _chase(standing, by, office.today(), words) if task in chased else words.fill("chase_none")
        yield (
            task,
            {
                "time": plan_tasks.time_told(standing.task),
                "state": words.data["states"][standing.task["progress"] or "waiting"],
                "evidence": len(standing.evidence),
                "chase": chase,
            },
        )


def _chase(standing: TaskStanding, by: str, today: date, words: Wording) -> str:
    due = day_of(standing.task["due"])
    if standing.overdue and due is not None:
        return words.fill("chase_overdue", days=(today - due).days)
    key = "chase_by" if standing.evidence else "chase_unproven"
    return words.fill(key, day=table_date(min(date.fromisoformat(by), due or date.max)))
