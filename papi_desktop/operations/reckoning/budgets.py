"""Figures of the budget's disclosure: what had to be public, what was, and whether in time."""

from __future__ import annotations

from datetime import date

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGETS
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.disclosures import first_public
from papi_desktop.operations.reckoning.reckoned import Measures, Reckoned, Records, counted, cut_off


def public_on(office: Office, budget: Record) -> date | None:
    """Return the first day on which a stage of the budget was public, by the disclosures made of it."""
    return first_public(office, BUDGETS, budget["id"])


def concerned(office: Office, period: Period) -> Records:
    """Return the stages that fell due or became public in a period."""
    return [row for row in office.store.all(BUDGETS) if period.contains(row["due"]) or _in(office, period, row)]


def _in(office: Office, period: Period, budget: Record) -> bool:
    day = public_on(office, budget)
    return day is not None and period.first_day <= day <= period.last_day


def _concerned(office: Office, period: Period) -> Reckoned:
    return counted(BUDGETS, concerned(office, period))


def _due(office: Office, period: Period) -> Reckoned:
    return counted(BUDGETS, [row for row in office.store.all(BUDGETS) if period.contains(row["due"])])


def _disclosed(office: Office, period: Period) -> Reckoned:
    return counted(BUDGETS, [row for row in concerned(office, period) if _in(office, period, row)])


def _in_time(office: Office, period: Period) -> Reckoned:
    found = []
    for row in concerned(office, period):
        day = public_on(office, row)
        if _in(office, period, row) and day and row["due"] and day.isoformat() <= row["due"]:
            found.append(row)
    return counted(BUDGETS, found)


def _wanting(office: Office, period: Period) -> Reckoned:
    """Count the stages whose last day in the period is over and which were not public by its end."""
    until = cut_off(office, period)
    found = []
    for row in office.store.all(BUDGETS):
        day = public_on(office, row)
        if period.contains(row["due"]) and row["due"] < until and (day is None or day.isoformat() > until):
            found.append(row)
    return counted(BUDGETS, found)


MEASURES: Measures = {
    "budgets": _concerned,
    "budgets_due": _due,
    "budgets_disclosed": _disclosed,
    "budgets_in_time": _in_time,
    "budgets_wanting": _wanting,
}
