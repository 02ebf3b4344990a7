"""Figures of consultations: how many opinions came, with how many contents, and what became of them."""

from __future__ import annotations

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import CONSULTATIONS
from papi_desktop.operations import opinions
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import Measure, Measures, Reckoned, Records, summed

ACCEPTED, EXPLAINED = ("accepted", "partly"), ("explained",)


def begun(office: Office, period: Period) -> Records:
    """Return the consultations whose draft was made known in a period."""
    return [row for row in office.store.all(CONSULTATIONS) if period.contains(row["published_on"])]


def opinions_told(office: Office, consultation: Record) -> int | None:
    """Return the number of opinions as stated, else as counted; None when nothing is recorded."""
    counted = opinions.figures_of(office, consultation)
    told = opinions.told(consultation, counted)[0]
    return told if counted.contents or consultation["opinions_stated"] is not None else None


def contents_told(office: Office, consultation: Record) -> int | None:
    """Return the number of contents as stated, else as counted; None when nothing is recorded."""
    counted = opinions.figures_of(office, consultation)
    told = opinions.told(consultation, counted)[1]
    return told if counted.contents or consultation["contents_stated"] is not None else None


def treated(office: Office, consultation: Record, how: tuple[str, ...]) -> int | None:
    """Return how many contents were treated so; None when none is recorded."""
    counted = opinions.figures_of(office, consultation)
    return sum(counted.by_treatment.get(key, 0) for key in how) if counted.contents else None


def _opinions(office: Office, period: Period) -> Reckoned:
    found = begun(office, period)
    return summed(CONSULTATIONS, found, [opinions_told(office, row) for row in found])


def _contents(office: Office, period: Period) -> Reckoned:
    found = begun(office, period)
    return summed(CONSULTATIONS, found, [contents_told(office, row) for row in found])


def _treated(how: tuple[str, ...]) -> Measure:
    def measure(office: Office, period: Period) -> Reckoned:
        found = begun(office, period)
        return summed(CONSULTATIONS, found, [treated(office, row, how) for row in found])

    return measure


MEASURES: Measures = {
    "consultation_opinions": _opinions,
    "consultation_contents": _contents,
    "consultation_accepted": _treated(ACCEPTED),
    "consultation_explained": _treated(EXPLAINED),
}
