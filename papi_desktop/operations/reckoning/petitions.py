"""Figures of petitions against their time limits. No name, address or content is read here."""

from __future__ import annotations

from papi_desktop.domain.periods import Period
from papi_desktop.domain.registers import PETITION_STEPS, PETITIONS
from papi_desktop.domain.registers.petition_steps import passes_on
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import Measures, Reckoned, Records, counted, cut_off
from papi_desktop.store.query import Query


def answered(office: Office, period: Period) -> Records:
    """Return the petitions answered in a period that have a time limit."""
    rows = office.store.all(PETITIONS, Query(filters={"state": "answered"}))
    return [row for row in rows if period.contains(row["closed_on"]) and row["due"]]


def overdue(office: Office, period: Period) -> Records:
    """Return the petitions whose time limit was over and which nobody had dealt with when the period ended."""
    until = cut_off(office, period)
    return [
        row
        for row in office.store.all(PETITIONS)
        if row["due"] and row["due"] < until and (row["closed_on"] is None or row["closed_on"] > until)
    ]


def _in_time(office: Office, period: Period) -> Reckoned:
    return counted(PETITIONS, [row for row in answered(office, period) if row["closed_on"] <= row["due"]])


def _late(office: Office, period: Period) -> Reckoned:
    return counted(PETITIONS, [row for row in answered(office, period) if row["closed_on"] > row["due"]])


def _overdue(office: Office, period: Period) -> Reckoned:
    return counted(PETITIONS, overdue(office, period))


def _transferred(office: Office, period: Period) -> Reckoned:
    """Count the petitions handed to another body in a period, as the register of receptions tells them: each once."""
    steps = office.store.all(PETITION_STEPS, Query(filters={"kind": "transfer"}))
    passed = {step["petition_id"] for step in steps if passes_on(step) and period.contains(step["day"])}
    return counted(PETITIONS, [row for row in office.store.all(PETITIONS) if row["id"] in passed])


MEASURES: Measures = {
    "petitions_in_time": _in_time,
    "petitions_late": _late,
    "petitions_overdue": _overdue,
    "petitions_transferred": _transferred,
}
