"""Figures of the tasks a plan gives the commune. Tasks of others do not count."""

from __future__ import annotations

from papi_desktop.domain.periods import Period
from papi_desktop.domain.registers import PLAN_TASKS, PLANS
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import Measures, Reckoned, Records, counted, cut_off
from papi_desktop.store.query import Query


def _own(office: Office) -> Records:
    return [row for row in office.store.all(PLAN_TASKS) if row["share"] != "none"]


def of_year(office: Office, period: Period) -> Records:
    """Return the commune's own tasks of the plans of the period's year."""
    plans = {row["id"] for row in office.store.all(PLANS, Query(filters={"year": period.year}))}
    return [row for row in _own(office) if row["plan_id"] in plans]


def overdue(office: Office, period: Period) -> Records:
    """Return the commune's own tasks whose last day was in the period and over, and which were not done when it ended."""
    until = cut_off(office, period)
    return [
        row
        for row in _own(office)
        if period.contains(row["due"])
        and row["due"] < until
        and not (row["progress"] == "done" and (row["done_on"] or until) <= until)
    ]


def _given(office: Office, period: Period) -> Reckoned:
    return counted(PLAN_TASKS, of_year(office, period))


def _done(office: Office, period: Period) -> Reckoned:
    rows = [row for row in _own(office) if row["progress"] == "done" and period.contains(row["done_on"])]
    return counted(PLAN_TASKS, rows)


def _overdue(office: Office, period: Period) -> Reckoned:
    return counted(PLAN_TASKS, overdue(office, period))


MEASURES: Measures = {"plan_tasks": _given, "plan_tasks_done": _done, "plan_tasks_overdue": _overdue}
