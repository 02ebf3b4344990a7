"""Figures of disclosures and postings, and of the list of poor households that is disclosed."""

from __future__ import annotations

from datetime import date

from papi_desktop.domain.periods import Period
from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, POSTINGS, ROUNDS
from papi_desktop.operations import made_public, posting, posting_verdicts
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import BLANK, Measures, Reckoned, Records, counted, cut_off
from papi_desktop.store.query import Query


def disclosed_in(office: Office, period: Period) -> Records:
    """Return what was made public in a period: begun to hang, or used another channel, within it."""
    public = made_public.all_days(office)
    rows = office.store.all(DISCLOSURES)
    return [row for row in rows if any(period.contains(day.isoformat()) for day in public.get(row["id"], ()))]


def not_done(office: Office, period: Period) -> Records:
    """Return what was to be public in a period, by its paper or by its time limit, and was not when the period ended."""
    until = cut_off(office, period)
    public = made_public.all_days(office)
    rows = list(office.store.all(DISCLOSURES))
    replaced = {row["replaces_id"] for row in rows}
    found = []
    for row in rows:
        done = any(day.isoformat() <= until for day in public.get(row["id"], ()))
        planned = period.contains(row["posted_from"]) and row["posted_from"] <= until
        owed = period.contains(row["due"]) and row["due"] < until
        if (planned or owed) and not done and row["id"] not in replaced:
            found.append(row)
    return found


def _disclosed(office: Office, period: Period) -> Reckoned:
    return counted(DISCLOSURES, disclosed_in(office, period))


def _disclosed_late(office: Office, period: Period) -> Reckoned:
    public = made_public.all_days(office)
    rows = disclosed_in(office, period)
    return counted(DISCLOSURES, [row for row in rows if row["due"] and public[row["id"]][0].isoformat() > row["due"]])


def _judged(office: Office, period: Period, verdicts: frozenset[str]) -> Reckoned:
    found = []
    for disclosure in office.store.all(DISCLOSURES):
        for row in posting.postings_of(office, disclosure["id"]):
            if period.contains(row["posted_from"]):
                on = max(office.today().isoformat(), row["posted_from"], row["posted_to"] or "")
                if posting_verdicts.judge(office, disclosure, row, date.fromisoformat(on)).verdict in verdicts:
                    found.append(row)
    return counted(POSTINGS, found)


def _postings_complete(office: Office, period: Period) -> Reckoned:
    return _judged(office, period, frozenset({"complete"}))


def _postings_running(office: Office, period: Period) -> Reckoned:
    return _judged(office, period, frozenset({"running"}))


def _postings_wanting(office: Office, period: Period) -> Reckoned:
    return _judged(office, period, frozenset({"short", "not_proven"}))


def _households(office: Office, period: Period, wanted: str) -> Reckoned:
    """Count the households of a class in the newest round up to the period's year; blank while no list is kept."""
    rounds = [row for row in office.store.all(ROUNDS) if row["year"] <= period.year]
    newest = max(rounds, key=lambda row: (row["year"], row["decision_date"] or "", row["id"]), default=None)
    if newest is None:
        return Reckoned(BLANK, register=HOUSEHOLDS.key)
    rows = office.store.all(HOUSEHOLDS, Query(filters={"round_id": newest["id"], "class_after": wanted}))
    return counted(HOUSEHOLDS, list(rows))


def _poor(office: Office, period: Period) -> Reckoned:
    return _households(office, period, "poor")


def _near_poor(office: Office, period: Period) -> Reckoned:
    return _households(office, period, "near_poor")


MEASURES: Measures = {
    "disclosed": _disclosed,
    "disclosed_late": _disclosed_late,
    "postings_complete": _postings_complete,
    "postings_running": _postings_running,
    "postings_wanting": _postings_wanting,
    "poor": _poor,
    "near_poor": _near_poor,
}
