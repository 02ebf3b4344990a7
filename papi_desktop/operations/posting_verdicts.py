"""The verdict on a posting: what can be proved of one place.

It is never stored: it follows from what was recorded, the rule kept with the disclosure, and the day it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.law.verdicts import Outcome, Span, Verdict, verdict
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import ATTACHMENTS, POSTINGS
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

WORST_FIRST = ("missing", "short", "not_proven", "running", "complete")
"""The verdicts, for whoever has to say one for several places."""


@dataclass(frozen=True)
class PlaceVerdict:
    """What can be proved of one place.

    Attributes:
        place: as named when it was planned.
        posting_id: the posting.
        verdict: complete, short, running, not_proven or missing.
        days: whole days it hung so far.
        short_by: days missing of the minimum.
        words: the verdict for people.
    """

    place: str
    posting_id: str
    verdict: str
    days: int
    short_by: int
    words: Message


def judge(office: Office, disclosure: Record, posting: Record, on: date) -> PlaceVerdict:
    """Return what can be proved of one place on a day."""
    kept = disclosure.get("posting_rule")
    rule = restore_rule(kept) if kept else None
    spans = []
    if posting.get("posted_from"):
        end = day_or_none(posting.get("posted_to"))
        spans.append(Span(date.fromisoformat(posting["posted_from"]), end, is_proven(office, posting)))
    found = verdict(spans, rule, on, office.calendar) if rule else _without_rule(spans, on)
    outcome = found.outcome.value
    needed = int(rule.amount) if rule and rule.amount else None
    words = in_words(found, needed)
    return PlaceVerdict(posting["place_name"], posting["id"], outcome, found.days, found.short_by, words)


def is_proven(office: Office, posting: Record) -> bool:
    """Return whether anything beside the official's word shows that it hung: a witness, signed minutes, or a photo."""
    if posting.get("witnesses") or posting.get("minutes_signed") or posting.get("end_minutes_signed"):
        return True
    return any(a["role"] in {"photo", "end_photo", "scan"} for a in photos_of(office, posting["id"]))


def photos_of(office: Office, posting_id: str) -> list[dict[str, Any]]:
    """Return the attachments of a posting."""
    return list(office.store.all(ATTACHMENTS, Query(filters={"owner_register": POSTINGS.key, "owner_id": posting_id})))


def _without_rule(spans: Sequence[Span], on: date) -> Verdict:
    """Judge where no rule sets a number of days: that it hung, with proof, is all there is to ask."""
    begun = [span for span in spans if span.first_day <= on]
    if not begun:
        return Verdict(Outcome.MISSING, 0, 0)
    days = max((min(span.last_day or on, on) - span.first_day).days for span in begun)
    if not any(span.proven for span in begun):
        return Verdict(Outcome.NOT_PROVEN, days, 0)
    hangs = any(span.last_day is None or span.last_day > on for span in begun)
    return Verdict(Outcome.RUNNING if hangs else Outcome.COMPLETE, days, 0)


def in_words(found: Verdict, needed: int | None = None) -> Message:
    """Return a verdict for people; `needed` is how many days the rule asks for."""
    match found.outcome:
        case Outcome.COMPLETE:
            return say("complete, {days} days", days=found.days)
        case Outcome.RUNNING:
            return say("hanging, day {days}", days=found.days)
        case Outcome.SHORT:
            if needed is None:
                return say("short by {days} days", days=found.short_by)
            return say(
                "short by {short} days: {days} of {needed}", short=found.short_by, days=found.days, needed=needed
            )
        case Outcome.NOT_PROVEN:
            return say("not proven: no witness, signed minutes or photo")
        case _:
            return say("not hung yet")
