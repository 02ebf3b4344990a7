"""Figures of disclosures and postings, and of the list of poor households that is disclosed."""

from __future__ import annotations

from datetime import date

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Register
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, HOUSEHOLDS, POSTINGS, ROUNDS
from papi_desktop.operations import posting, posting_verdicts
from papi_desktop.operations.office import Office
from papi_desktop.operations.reckoning.reckoned import BLANK, Measures, Reckoned, Records, counted
from papi_desktop.store.query import Query


def disclosed_in(office: Office, period: Period) -> Records:
    """Return what was disclosed in a period: begun to hang, or used another channel, within it. As the quarter's list reckons it."""
    begun = {row["disclosure_id"] for row in office.store.all(POSTINGS) if period.contains(row["posted_from"])}
    begun |= {row["disclosure_id"] for row in office.store.all(CHANNEL_USES) if period.contains(row["used_from"])}
    rows = office.store.all(DISCLOSURES)
    return [row for row in rows if row["id"] in begun or period.contains(row["posted_from"])]


def days_public(office: Office, register: Register, record_id: str) -> list[date]:
    """Return the days on which the disclosures of a record began to be public, at a place or by another channel, in order."""
    made = office.store.all(DISCLOSURES, Query(filters={"source_register": register.key, "source_id": record_id}))
    days: set[str] = set()
    for disclosure in made:
        of_it = Query(filters={"disclosure_id": disclosure["id"]})
        told = [disclosure["posted_from"]]
        told += [row["posted_from"] for row in office.store.all(POSTINGS, of_it)]
        told += [row["used_from"] for row in office.store.all(CHANNEL_USES, of_it)]
        days |= {min(filter(None, told), default="")} - {""}
    return sorted(date.fromisoformat(day) for day in days)


def first_public(office: Office, register: Register, record_id: str) -> date | None:
    """Return the first day on which a record was public; None when it was not."""
    return next(iter(days_public(office, register, record_id)), None)


def _disclosed(office: Office, period: Period) -> Reckoned:
    return counted(DISCLOSURES, disclosed_in(office, period))


def _disclosed_late(office: Office, period: Period) -> Reckoned:
    rows = [r for r in disclosed_in(office, period) if r["due"] and r["posted_from"] and r["posted_from"] > r["due"]]
    return counted(DISCLOSURES, rows)


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
