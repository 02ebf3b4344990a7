"""Figures of dialogues with residents and of what was promised there."""

from __future__ import annotations

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DIALOGUES, PROMISES
from papi_desktop.operations.dialogues import standing
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import Measure, Measures, Reckoned, Records, counted, cut_off, summed
from papi_desktop.store.query import Query


def held(office: Office, period: Period) -> Records:
    """Return the dialogues held in a period; meetings with voters alone do not count, as in the count of the year."""
    rows = office.store.all(DIALOGUES, Query(filters={"state": "held"}))
    return [d for d in rows if "dialogue" in (d["kinds"] or ["dialogue"]) and period.contains(d["held_on"])]


def tally(office: Office, dialogue: Record) -> standing.Tally:
    """Return what was asked at a dialogue."""
    return standing.tally(dialogue, standing.questions_of(office, dialogue["id"]))


def open_promises(office: Office, period: Period) -> Records:
    """Return what had been promised and not answered when the period ended, or is not answered now while it runs."""
    until = cut_off(office, period)
    held_on = {row["id"]: row["held_on"] for row in office.store.all(DIALOGUES)}
    return [
        promise
        for promise in office.store.all(PROMISES)
        if (held_on.get(promise["dialogue_id"]) or "") <= until and not _answered_by(promise, until)
    ]


def overdue_promises(office: Office, period: Period) -> Records:
    """Return the open promises whose day was over by then."""
    until = cut_off(office, period)
    return [promise for promise in open_promises(office, period) if promise["due"] and promise["due"] < until]


def promises_at(office: Office, period: Period, dialogue: Record) -> tuple[int, int]:
    """Return how many of a dialogue's promises were kept, and how many were overdue, when the period ended."""
    until = cut_off(office, period)
    made = standing.promises_of(office, dialogue["id"])
    kept = sum(_answered_by(promise, until) for promise in made)
    late = sum(bool(p["due"]) and p["due"] < until and not _answered_by(p, until) for p in made)
    return kept, late


def _answered_by(promise: Record, day: str) -> bool:
    return promise["state"] == "closed" and (promise["replied_on"] or day) <= day


def _held(office: Office, period: Period) -> Reckoned:
    return counted(DIALOGUES, held(office, period))


def _noticed(office: Office, period: Period) -> Reckoned:
    """Count the dialogues told of in time; one held before there was a time limit cannot be late."""
    in_time = []
    for dialogue in held(office, period):
        given, due = standing.notice_given(office, dialogue), standing.notice_due(office, dialogue)
        if given is not None and (due is None or given <= due):
            in_time.append(dialogue)
    return counted(DIALOGUES, in_time)


def _voters(office: Office, period: Period) -> Reckoned:
    rows = office.store.all(DIALOGUES, Query(filters={"state": "held"}))
    return counted(DIALOGUES, [d for d in rows if "voters" in (d["kinds"] or ()) and period.contains(d["held_on"])])


def _stated(field: str) -> Measure:
    """Return the measure that adds up a field of the dialogues held."""

    def measure(office: Office, period: Period) -> Reckoned:
        found = held(office, period)
        return summed(DIALOGUES, found, [row[field] for row in found])

    return measure


def _asked(name: str) -> Measure:
    """Return the measure that adds up what was asked at the dialogues held."""

    def measure(office: Office, period: Period) -> Reckoned:
        found = held(office, period)
        return summed(DIALOGUES, found, [getattr(tally(office, row), name) for row in found])

    return measure


def _open(office: Office, period: Period) -> Reckoned:
    return counted(PROMISES, open_promises(office, period))


def _overdue(office: Office, period: Period) -> Reckoned:
    return counted(PROMISES, overdue_promises(office, period))


MEASURES: Measures = {
    "dialogues_held": _held,
    "dialogues_noticed": _noticed,
    "voter_meetings": _voters,
    "dialogue_present": _stated("present"),
    "dialogue_men": _stated("men"),
    "dialogue_women": _stated("women"),
    "dialogue_opinions": _asked("opinions"),
    "dialogue_answered": _asked("answered"),
    "dialogue_promised": _asked("promised"),
    "promises_open": _open,
    "promises_overdue": _overdue,
}
