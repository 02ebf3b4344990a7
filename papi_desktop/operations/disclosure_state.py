"""How the disclosures stand: the state of each, what is to be done about them, and the map of villages by duties.

Everything here follows from what is recorded and the day it is asked for; nothing is stored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.clock import posting as posting_period
from papi_desktop.domain.law.rules import Duty, Frequency
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.periods import QUARTER, period_of
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, PLACES, POSTINGS
from papi_desktop.domain.stands import COMPLETE, DUE, NONE, NOT_PROVEN, OVERDUE, RUNNING, SHORT, Stands
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.operations.agenda import AgendaLine, Urgency, must_be_public
from papi_desktop.operations.office import Office
from papi_desktop.operations.posting_verdicts import WORST_FIRST, PlaceVerdict, judge
from papi_desktop.store.query import Query

NOT_DUE = "not_due"
"""State of a cell of the map where nothing hangs yet and the time for it is not over."""

_COVERAGE_WORST_FIRST = (*WORST_FIRST[:-2], NOT_DUE, *WORST_FIRST[-2:])
_EVERY_QUARTER = {Frequency.QUARTERLY, Frequency.BUDGET_PERIODS}
_EVERY_YEAR = {Frequency.YEARLY, Frequency.YEARLY_AND_CHANGE} | _EVERY_QUARTER


@dataclass(frozen=True)
class CoverageCell:
    """One village and one duty.

    Attributes:
        state: complete, running, short, not_proven, missing, or not_due for what does not hang yet and need not; the worst of its places.
        posting_id: the posting to open; "" when there is none.
        disclosure_id: its disclosure; "" when there is none.
    """

    state: str
    posting_id: str = ""
    disclosure_id: str = ""


@dataclass(frozen=True)
class Coverage:
    """Villages by duties for one year.

    Attributes:
        villages: (id, name) in the office's order, the headquarters first under the id "".
        duties: (id, title) of the duties disclosed this year or owed every year.
        cells: (village id, duty id) to the cell; a missing pair means the duty does not hang there.
    """

    year: int
    villages: tuple[tuple[str, str], ...]
    duties: tuple[tuple[str, str], ...]
    cells: Mapping[tuple[str, str], CoverageCell]


def agenda_lines(office: Office, on: date) -> list[AgendaLine]:
    """Return what is overdue, due, to take down, short, not proven, hanging, and not yet disclosed this year."""
    lines: list[AgendaLine] = []
    replaced = _replaced(office)
    for disclosure, judged in _judged(office, on):
        if disclosure["id"] in replaced:
            lines += _still_hanging(office, disclosure, on)
        else:
            lines += _lines_of(office, disclosure, judged, on)
    return lines + _not_disclosed(office, on)


def state_of(office: Office, disclosure: Record, on: date) -> Stands:
    """Return a disclosure's state for its book."""
    newer = office.store.page(DISCLOSURES, Query(filters={"replaces_id": disclosure["id"]}, limit=1)).rows
    if newer:
        return Stands(NONE, say("Replaced by edition {edition}", edition=newer[0]["edition"]))
    postings = list(office.store.all(POSTINGS, Query(filters={"disclosure_id": disclosure["id"]})))
    return _state(office, disclosure, [judge(office, disclosure, p, on) for p in postings], on)


def coverage(office: Office, year: int, on: date) -> Coverage:
    """Return the map of villages by duties: where what the law wants hung in `year` has hung, with proof or without."""
    villages = [("", ""), *office.village_names().items()]
    village_of = {p["id"]: p["village_id"] or "" for p in office.store.all(PLACES)}
    known = {duty.id: duty for duty in office.rules.duties(min(on, date(year, 12, 31)))}
    over = year < on.year
    states: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    used: list[str] = []
    replaced = _replaced(office)
    for disclosure, judged in _judged(office, on, year):
        if disclosure["id"] in replaced:
            continue
        duty_id = disclosure.get("duty") or ""
        if duty_id not in known:
            continue
        if duty_id not in used:
            used.append(duty_id)
        postings = {p["id"]: p for p in _postings(office, disclosure["id"])}
        for place in judged:
            village_id = village_of.get(postings[place.posting_id]["place_id"], "")
            due = day_or_none(disclosure.get("due"))
            waits = place.verdict == "missing" and (due >= on if due else not over)
            state = NOT_DUE if waits else place.verdict
            states[village_id, duty_id].append((state, place.posting_id, disclosure["id"]))
    owed = [d.id for d in known.values() if d.frequency in _EVERY_YEAR and d.main.places]
    cells: dict[tuple[str, str], CoverageCell] = {}
    for key, found in states.items():
        worst = min(found, key=lambda f: _COVERAGE_WORST_FIRST.index(f[0]))
        cells[key] = CoverageCell(*worst)
    for duty_id in owed:
        late = over or (known[duty_id].frequency in _EVERY_QUARTER and _quarters_over(on) > 0)
        for village_id, _name in villages:
            if _hangs_at(known[duty_id], village_id):
                cells.setdefault((village_id, duty_id), CoverageCell("missing" if late else NOT_DUE))
    duties = tuple((d, known[d].title_vi) for d in dict.fromkeys([*used, *owed]))
    return Coverage(year, tuple(villages), duties, cells)


def _replaced(office: Office) -> set[str]:
    """Return the disclosures that a newer edition replaced: what they owed, the newer one owes."""
    return {d["replaces_id"] for d in office.store.all(DISCLOSURES) if d.get("replaces_id")}


def _still_hanging(office: Office, disclosure: Record, on: date) -> list[AgendaLine]:
    """Return where a replaced edition still hangs: residents must not read two lists."""
    up = [p for p in _postings(office, disclosure["id"]) if p.get("posted_from") and not p.get("posted_to")]
    if not up:
        return []
    what = say(
        "“{title}” was replaced by a newer edition and still hangs at {count} places: take it down.",
        title=disclosure["title"],
        count=len(up),
    )
    return [AgendaLine(Urgency.TAKE_DOWN, what, DISCLOSURES.key, disclosure["id"], on)]


def _hangs_at(duty: Duty, village_id: str) -> bool:
    places = set(duty.main.places)
    return bool(places & {"NVH", "DSH"}) if village_id else bool(places & {"HQ", "MC", "NTD"})


def _postings(office: Office, disclosure_id: str) -> list[dict[str, Any]]:
    return list(office.store.all(POSTINGS, Query(filters={"disclosure_id": disclosure_id})))


def _judged(office: Office, on: date, year: int | None = None) -> list[tuple[dict[str, Any], list[PlaceVerdict]]]:
    """Return every disclosure (of a year) with the verdict of each of its places; one pass over each book."""
    by_disclosure: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for posting in office.store.all(POSTINGS):
        by_disclosure[posting["disclosure_id"]].append(posting)
    wanted = Query(filters={"year": year}) if year is not None else Query()
    return [
        (d, [judge(office, d, p, on) for p in by_disclosure.get(d["id"], ())])
        for d in office.store.all(DISCLOSURES, wanted)
    ]


def _state(office: Office, disclosure: Record, places: list[PlaceVerdict], on: date) -> Stands:
    due = day_or_none(disclosure.get("due"))
    count = len(places)
    kinds = [p.verdict for p in places]
    done = kinds.count("complete")
    if disclosure.get("permanent") and places and "missing" not in kinds:
        return Stands(COMPLETE, say("Hanging"))
    if not places or all(kind == "missing" for kind in kinds):
        if due is None:
            return Stands(NONE, say("Not hung yet"))
        if due < on:
            return Stands(OVERDUE, say("{days} days late", days=(on - due).days))
        left = _working_days(office, on, due)
        return Stands(DUE, say("{days} working days left", days=left))
    if done == count:
        return Stands(COMPLETE, say("Complete · {done}/{count}", done=done, count=count))
    lacks = wanting(places)
    if "short" in lacks:
        return Stands(SHORT, lacks["short"])
    if "running" in kinds:
        up = count - kinds.count("missing")
        return Stands(RUNNING, say("Hanging · {up}/{count} places", up=up, count=count))
    if "missing" in lacks:
        return Stands(SHORT, lacks["missing"])
    return Stands(NOT_PROVEN, lacks["not_proven"])


def wanting(places: Sequence[PlaceVerdict]) -> Mapping[str, Message]:
    """Return what is short at the places of a disclosure, by verdict and in the words of its book: days, places, or proof."""
    kinds = Counter(place.verdict for place in places)
    days = max((place.short_by for place in places if place.verdict == "short"), default=0)
    told = {
        "short": say("Short by {days} days · {places} places", days=days, places=kinds["short"]),
        "missing": say("Not hung at {places} places", places=kinds["missing"]),
        "not_proven": say("Not proven · {places} places", places=kinds["not_proven"]),
    }
    return {kind: words for kind, words in told.items() if kinds[kind]}


def _lines_of(office: Office, disclosure: Record, places: list[PlaceVerdict], on: date) -> list[AgendaLine]:
    lines: list[AgendaLine] = []
    title, key, record_id = disclosure["title"], DISCLOSURES.key, disclosure["id"]
    kinds = [p.verdict for p in places]
    due = day_or_none(disclosure.get("due"))
    unhung = kinds.count("missing") if places else 0
    if due is not None and (unhung or not places):
        lines += must_be_public(title, key, record_id, due, on)
    if "short" in kinds:
        what = say("“{title}” hung too short at {count} places.", title=title, count=kinds.count("short"))
        lines.append(AgendaLine(Urgency.SHORT, what, key, record_id))
    if "not_proven" in kinds:
        what = say(
            "“{title}”: no proof yet that it hung at {count} places.", title=title, count=kinds.count("not_proven")
        )
        lines.append(AgendaLine(Urgency.NOT_PROVEN, what, key, record_id))
    lines += _hanging(office, disclosure, on)
    return lines


def _hanging(office: Office, disclosure: Record, on: date) -> list[AgendaLine]:
    """Return the lines about papers that hang now: to take down once the last day is over, else running until it."""
    if disclosure.get("permanent") or not disclosure.get("posting_rule"):
        return []
    rule = restore_rule(disclosure["posting_rule"])
    ends: list[date] = []
    for posting in _postings(office, disclosure["id"]):
        if posting.get("posted_from") and not posting.get("posted_to"):
            period = posting_period(rule, date.fromisoformat(posting["posted_from"]), office.calendar)
            if period.takedown_from is not None:
                ends.append(period.takedown_from)
    lines = []
    over = [end for end in ends if end <= on]
    if over:
        what = say("“{title}” may be taken down at {count} places.", title=disclosure["title"], count=len(over))
        lines.append(AgendaLine(Urgency.TAKE_DOWN, what, DISCLOSURES.key, disclosure["id"], min(over)))
    running = [end for end in ends if end > on]
    if running:
        what = say(
            "“{title}” hangs at {count} places; it stays up to the end of {day}.",
            title=disclosure["title"],
            count=len(running),
            day=table_date(max(running) - timedelta(days=1)),
        )
        lines.append(AgendaLine(Urgency.RUNNING, what, DISCLOSURES.key, disclosure["id"], max(running)))
    return lines


def _not_disclosed(office: Office, on: date) -> list[AgendaLine]:
    """Return what the year still wants: a yearly duty once, a quarterly one for each quarter that is over."""
    done = Counter(d["duty"] for d in office.store.all(DISCLOSURES, Query(filters={"year": on.year})))
    lines = []
    for duty in office.rules.duties(on):
        wanted = _quarters_over(on) if duty.frequency in _EVERY_QUARTER else int(duty.frequency in _EVERY_YEAR)
        if done[duty.id] >= wanted:
            continue
        what = (
            say(
                "Disclosed {done} of {wanted} times so far in {year}: {title}",
                done=done[duty.id],
                wanted=wanted,
                year=on.year,
                title=duty.title_vi,
            )
            if wanted > 1
            else say("Not disclosed yet in {year}: {title}", year=on.year, title=duty.title_vi)
        )
        lines.append(AgendaLine(Urgency.NOT_DISCLOSED, what, "", duty.id))
    return lines


def _quarters_over(on: date) -> int:
    return period_of(on, QUARTER).number - 1


def _working_days(office: Office, after: date, until: date) -> int:
    """Count the working days left: those after one day up to and with another."""
    days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
    return sum(office.calendar.is_working(day) for day in days)
