"""Figures of reports: each reckoned from one book for one period, with the records it was reckoned from.

Most are told by data (`resources/law/reports.toml`): how many records, or the sum of a field. What needs the law or another book is a
function here, named in `MEASURES`. Blank, zero and not applicable stay apart: a book nobody keeps gives no 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from papi_desktop.domain.periods import Period
from papi_desktop.domain.register import Kind, Register
from papi_desktop.domain.registers import BY_KEY, DISCLOSURES, HOUSEHOLDS, POSTINGS, ROUNDS
from papi_desktop.domain.reporting import Figure
from papi_desktop.operations import posting
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

Records = list[dict[str, Any]]
_SUMMED = (Kind.INTEGER, Kind.MONEY)
VALUE, BLANK, NOT_APPLICABLE = "value", "blank", "not_applicable"


@dataclass(frozen=True)
class Reckoned:
    """A figure.

    Attributes:
        state: "value"; "blank" when there is nothing it could be reckoned from; "not_applicable" without its book.
        value: the figure; None unless state is "value".
        register: key of the book its records are in.
        records: ids of the records it was reckoned from.
    """

    state: str
    value: int | None = None
    register: str = ""
    records: tuple[str, ...] = ()


def reckon(office: Office, figure: Figure, period: Period) -> Reckoned:
    """Return a figure for a period.

    Raises:
        KeyError: if `reports.toml` names a measure that does not exist.
    """
    register = BY_KEY.get(figure.register)
    if register is None or not _fields_exist(register, figure):
        return Reckoned(NOT_APPLICABLE)
    if figure.measure == "count":
        found = selected(office, register, figure, period)
        return _counted(register, found)
    if figure.measure.startswith("sum:"):
        field = figure.measure.removeprefix("sum:")
        found = selected(office, register, figure, period)
        told = [row for row in found if row[field] is not None]
        if found and not told:
            return Reckoned(BLANK, register=register.key, records=tuple(row["id"] for row in found))
        return Reckoned(VALUE, sum(row[field] for row in told), register.key, tuple(row["id"] for row in told))
    return MEASURES[figure.measure](office, period)


def selected(office: Office, register: Register, figure: Figure, period: Period) -> Records:
    """Return the records of a book that a figure told by data is reckoned from."""
    filters = {key: tuple(value) if isinstance(value, list) else value for key, value in figure.filters.items()}
    rows = office.store.all(register, Query(filters=filters))
    return [row for row in rows if not figure.date or period.contains(row[figure.date])]


def _fields_exist(register: Register, figure: Figure) -> bool:
    if not all(key in register for key in (*figure.filters, *filter(None, [figure.date]))):
        return False
    summed = figure.measure.removeprefix("sum:")
    # Figures are whole numbers: a sum with a fraction would be told wrong, however it is rounded.
    return summed == figure.measure or (summed in register and register[summed].kind in _SUMMED)


def _counted(register: Register, found: Records) -> Reckoned:
    return Reckoned(VALUE, len(found), register.key, tuple(row["id"] for row in found))


# --- what the law or another book is needed for ---


def disclosed_in(office: Office, period: Period) -> Records:
    """Return what was disclosed in a period: begun to hang, or used another channel, within it. As the quarter's list reckons it."""
    from papi_desktop.domain.registers import CHANNEL_USES

    begun = {row["disclosure_id"] for row in office.store.all(POSTINGS) if period.contains(row["posted_from"])}
    begun |= {row["disclosure_id"] for row in office.store.all(CHANNEL_USES) if period.contains(row["used_from"])}
    rows = office.store.all(DISCLOSURES)
    return [row for row in rows if row["id"] in begun or period.contains(row["posted_from"])]


def _disclosed(office: Office, period: Period) -> Reckoned:
    return _counted(DISCLOSURES, disclosed_in(office, period))


def _disclosed_late(office: Office, period: Period) -> Reckoned:
    rows = [r for r in disclosed_in(office, period) if r["due"] and r["posted_from"] and r["posted_from"] > r["due"]]
    return _counted(DISCLOSURES, rows)


def _judged(office: Office, period: Period, verdicts: frozenset[str]) -> Reckoned:
    found = []
    for disclosure in office.store.all(DISCLOSURES):
        for row in posting.postings_of(office, disclosure["id"]):
            if period.contains(row["posted_from"]):
                on = max(office.today().isoformat(), row["posted_from"], row["posted_to"] or "")
                if posting.judge(office, disclosure, row, type(office.today()).fromisoformat(on)).verdict in verdicts:
                    found.append(row)
    return _counted(POSTINGS, found)


def _postings_complete(office: Office, period: Period) -> Reckoned:
    return _judged(office, period, frozenset({"complete"}))


def _postings_wanting(office: Office, period: Period) -> Reckoned:
    return _judged(office, period, frozenset({"short", "not_proven"}))


def _households(office: Office, period: Period, wanted: str) -> Reckoned:
    """Count the households of a class in the newest round up to the period's year; blank while no list is kept."""
    rounds = [row for row in office.store.all(ROUNDS) if row["year"] <= period.year]
    newest = max(rounds, key=lambda row: (row["year"], row["decision_date"] or "", row["id"]), default=None)
    if newest is None:
        return Reckoned(BLANK, register=HOUSEHOLDS.key)
    rows = office.store.all(HOUSEHOLDS, Query(filters={"round_id": newest["id"], "class_after": wanted}))
    return _counted(HOUSEHOLDS, list(rows))


def _poor(office: Office, period: Period) -> Reckoned:
    return _households(office, period, "poor")


def _near_poor(office: Office, period: Period) -> Reckoned:
    return _households(office, period, "near_poor")


MEASURES: Mapping[str, Callable[[Office, Period], Reckoned]] = {
    "disclosed": _disclosed,
    "disclosed_late": _disclosed_late,
    "postings_complete": _postings_complete,
    "postings_wanting": _postings_wanting,
    "poor": _poor,
    "near_poor": _near_poor,
}
"""Measures named in `reports.toml`. A book adds its own here."""

RUNNING_ON = frozenset({"postings_complete", "postings_wanting"})
"""Measures that change by themselves as days pass; a change of theirs alone makes no new version of a report."""
