"""What the panel of a disclosure shows of its postings, read in the reader's thread. Plain values; must hold no widget."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.operations.clock import Counted, count_for, hangs_without_end
from papi_desktop.operations.office import Office
from papi_desktop.operations.posting import postings_of
from papi_desktop.operations.posting_verdicts import PlaceVerdict, judge, photos_of


@dataclass(frozen=True)
class PlaceLine:
    """One place of a disclosure.

    Attributes:
        posting: the record.
        verdict: what can be proved of it today.
        photos: how many photos are kept with it.
    """

    posting: dict[str, Any]
    verdict: PlaceVerdict
    photos: int

    @property
    def id(self) -> str:
        """Return the id of the posting."""
        return str(self.posting["id"])

    @property
    def name(self) -> str:
        """Return the place as it was named then."""
        return str(self.posting["place_name"])

    @property
    def hung(self) -> bool:
        """Return whether it is recorded as hung."""
        return bool(self.posting.get("posted_from"))


@dataclass(frozen=True)
class PostingsView:
    """The places of a disclosure, the clock they hang by, and the places of the office that are not among them."""

    disclosure: dict[str, Any]
    lines: tuple[PlaceLine, ...]
    counted: Counted | None
    others: tuple[tuple[str, str], ...]


def read_postings(office: Office, disclosure_id: str) -> PostingsView:
    """Read the postings of a disclosure and judge each place as of today."""
    disclosure = office.store.get(DISCLOSURES, disclosure_id) or {}
    lines = tuple(
        PlaceLine(posting, judge(office, disclosure, posting, office.today()), len(photos_of(office, posting["id"])))
        for posting in postings_of(office, disclosure_id)
    )
    known = {line.posting["place_id"] for line in lines}
    others = tuple((place["id"], place["name"]) for place in office.places() if place["id"] not in known)
    return PostingsView(disclosure, lines, _counted(office, disclosure, lines), others)


def _counted(office: Office, disclosure: dict[str, Any], lines: tuple[PlaceLine, ...]) -> Counted | None:
    """Count from the day the last paper was hung: every place is complete by then."""
    kept = disclosure.get("posting_rule")
    days = [line.posting["posted_from"] for line in lines if line.hung]
    start = max(days, default=None) or disclosure.get("posted_from")
    if not kept or not start:
        return None
    return count_for(office, restore_rule(kept), date.fromisoformat(start))


def clock_words(view: PostingsView) -> Message:
    """Return until when the papers must hang, in one sentence."""
    counted = view.counted
    if counted is None:
        if view.disclosure.get("posting_rule"):
            return say("The clock starts when it is recorded as hung.")
        return say("No rule with a number of days is kept with this disclosure.")
    if counted.last_day_up is None or counted.takedown_from is None:
        return hangs_without_end(counted.rule)
    return say(
        "It must hang to the end of {day}; it may be taken down from {takedown}.",
        day=f"{counted.last_day_up:%d/%m/%Y}",
        takedown=f"{counted.takedown_from:%d/%m/%Y}",
    )
