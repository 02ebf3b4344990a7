"""Figures of the budget's disclosure: what had to be public, what was, and whether in time."""

from __future__ import annotations

from datetime import date

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import BUDGETS, DISCLOSURES
from papi_desktop.operations import made_public
from papi_desktop.operations.budget.stages import stages
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.disclosures import disclosed_in
from papi_desktop.operations.reckoning.reckoned import Measures, Reckoned, Records, counted, cut_off


def public_on(office: Office, budget: Record) -> date | None:
    """Return the first day on which a stage of the budget was public, by the disclosures made of it."""
    return next(iter(made_public.days_of_source(office, BUDGETS, budget["id"])), None)


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


def disclosures_in(office: Office, period: Period) -> Records:
    """Return what of the budget was made public in a period, made of the book of budgets or entered in that of disclosures by hand."""
    duties = {stage.duty for stage in stages().values()}
    rows = disclosed_in(office, period)
    return [row for row in rows if row["source_register"] == BUDGETS.key or row["duty"] in duties]


def by_hand(office: Office, period: Period) -> Records:
    """Return what of the budget was made public in a period and is not in the book of budgets, so in no table of it."""
    return [row for row in disclosures_in(office, period) if row["source_register"] != BUDGETS.key]


def _disclosed(office: Office, period: Period) -> Reckoned:
    return counted(DISCLOSURES, disclosures_in(office, period))


def _in_time(office: Office, period: Period) -> Reckoned:
    dues = {row["id"]: row["due"] for row in office.store.all(BUDGETS)}
    found = []
    for row in disclosures_in(office, period):
        due = row["due"] or dues.get(row["source_id"])
        if due and made_public.days_of(office, row["id"])[0].isoformat() <= due:
            found.append(row)
    return counted(DISCLOSURES, found)


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
