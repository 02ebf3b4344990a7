"""Since when a content is really public: since it was hung somewhere, or told by another channel.

The days of a disclosure itself (“posted from”, “posted to”) are what its paper announces. They make nothing public: a report, a list and
a time limit go by what was done.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.registers import CHANNEL_USES, DISCLOSURES, POSTINGS
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

Days = tuple[date, ...]


def all_days(office: Office) -> Mapping[str, Days]:
    """Return for every disclosure that is public the days on which it began to be, place by place and channel by channel, in order."""
    return _days(office, Query())


def days_of(office: Office, disclosure_id: str) -> Days:
    """Return the days on which one disclosure began to be public; none while it is only planned."""
    return _days(office, Query(filters={"disclosure_id": disclosure_id})).get(disclosure_id, ())


def days_of_source(office: Office, register: Register, record_id: str, duty: str = "") -> Days:
    """Return the first day of each disclosure made of a record of another book, in order.

    Args:
        duty: only of the disclosures that fulfil it; of all when left out.
    """
    source = {"source_register": register.key, "source_id": record_id, **({"duty": duty} if duty else {})}
    made = office.store.all(DISCLOSURES, Query(filters=source))
    return tuple(sorted({days[0] for row in made if (days := days_of(office, row["id"]))}))


@dataclass(frozen=True)
class Span:
    """From when to when a disclosure was public, and what of it is only planned.

    Attributes:
        first: None while it is not public.
        last: the day after which it was taken down everywhere; None while it still hangs somewhere.
        planned: the day its paper announces as the last, while it still hangs; a plan, not what was done.
    """

    first: date | None
    last: date | None
    planned: date | None


def span(office: Office, disclosure: Record) -> Span:
    """Return from when to when a disclosure was public, by the places it hung at, else by the channels it went by."""
    of_it = Query(filters={"disclosure_id": disclosure["id"]})
    hung = [row for row in office.store.all(POSTINGS, of_it) if row["posted_from"]]
    lasts = [day_or_none(row["posted_to"]) for row in hung]
    if not hung:
        lasts = [day_or_none(row["used_to"]) for row in office.store.all(CHANNEL_USES, of_it)]
    ended = [day for day in lasts if day is not None]
    first = next(iter(days_of(office, disclosure["id"])), None)
    if ended and len(ended) == len(lasts):
        return Span(first, max(ended), None)
    return Span(first, None, day_or_none(disclosure["posted_to"]))


def done_by(office: Office, disclosure: Record) -> str:
    """Return who made a disclosure public: as it is written there, else who hung it."""
    hung = office.store.all(POSTINGS, Query(filters={"disclosure_id": disclosure["id"]}, order=("posted_from",)))
    named = dict.fromkeys(row["posted_by"] for row in hung if row["posted_from"] and row["posted_by"])
    return disclosure["responsible"] or ", ".join(named)


def _days(office: Office, wanted: Query) -> Mapping[str, Days]:
    today = office.today().isoformat()
    found: dict[str, set[str]] = defaultdict(set)
    for row in office.store.all(POSTINGS, wanted):
        if row["posted_from"]:  # recorded place by place: a computer's clock may lag behind what was done
            found[row["disclosure_id"]].add(row["posted_from"])
    for row in office.store.all(CHANNEL_USES, wanted):
        if row["used_from"] <= today:  # entered when a list is published: a day to come is a plan
            found[row["disclosure_id"]].add(row["used_from"])
    return {key: tuple(date.fromisoformat(day) for day in sorted(days)) for key, days in found.items()}
