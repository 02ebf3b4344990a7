"""Hang, witness, photograph, take down.

A posting is planned when a disclosure is published and becomes evidence here. What that proves is judged by `posting_verdicts`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, PLACES, POSTINGS
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.domain.vietnamese.text import fold, spelling_key
from papi_desktop.operations import attachments
from papi_desktop.operations import photos as photographs
from papi_desktop.operations.office import Office
from papi_desktop.operations.photos import PhotoLook
from papi_desktop.operations.posting_verdicts import PlaceVerdict, is_proven, judge
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

Photo = tuple[str, bytes]
"""File name and content."""


@dataclass(frozen=True)
class Recorded:
    """A posting recorded, and what the official should look at again."""

    posting_id: str
    warnings: tuple[Message, ...] = ()


@dataclass(frozen=True)
class DisclosureVerdict:
    """The verdicts of one disclosure, place by place."""

    id: str
    title: str
    places: tuple[PlaceVerdict, ...]


def find(office: Office, disclosure_id: str, place: str) -> dict[str, Any]:
    """Return the posting of a disclosure at a place given by name or id; planned now if the place was not among the planned.

    Raises:
        UserError: if there is no such disclosure or place.
    """
    disclosure = _disclosure(office, disclosure_id)
    wanted = fold(place)
    for posting in postings_of(office, disclosure_id):
        if place in (posting["id"], posting["place_id"]) or fold(posting["place_name"]) == wanted:
            return posting
    for known in office.places():
        if place == known["id"] or fold(known["name"]) == wanted or fold(_village_of(office, known)) == wanted:
            for posting in postings_of(office, disclosure_id):
                if posting["place_id"] == known["id"]:
                    return posting
            with office.store.transaction(say("Add a place to “{title}”", title=disclosure["title"])) as tx:
                posting_id = plan(tx, disclosure_id, known)
            return _existing(office, posting_id)
    raise UserError(
        "NY-02",
        say("There is no posting place called “{place}”.", place=place),
        say("Nothing was recorded."),
        say("Places in use: {places}.", places="; ".join(p["name"] for p in office.places())),
    )


def plan(tx: Transaction, disclosure_id: str, place: Record) -> str:
    """Plan a posting: the place is named as it is called today."""
    return tx.insert(
        POSTINGS,
        {**POSTINGS.blank(), "disclosure_id": disclosure_id, "place_id": place["id"], "place_name": place["name"]},
    )


def postings_of(office: Office, disclosure_id: str) -> list[dict[str, Any]]:
    """Return the postings of a disclosure in the order of the office's places."""
    order = {place["id"]: n for n, place in enumerate(office.store.all(PLACES))}
    found = office.store.all(POSTINGS, Query(filters={"disclosure_id": disclosure_id}))
    return sorted(found, key=lambda p: order.get(p["place_id"], len(order)))


def hang(
    office: Office,
    posting_id: str,
    on: date,
    *,
    by: str,
    witnesses: Sequence[str] = (),
    photos: Sequence[Photo] = (),
    minutes_number: str | None = None,
    minutes_signed: bool = False,
) -> Recorded:
    """Record that a paper was hung.

    Args:
        on: day it was hung; it is not counted itself (Civil Code 2015, Art. 147).
        by: who hung it.
        witnesses: who saw it hung.
        photos: kept without the place the camera wrote into them; the time is kept and compared.

    Raises:
        UserError: if it was taken down before `on`, or a photo cannot be read.
    """
    posting = _existing(office, posting_id)
    if posting["posted_to"] and on.isoformat() > posting["posted_to"]:
        raise UserError(
            "NY-05",
            say(
                "{place} cannot have been hung on {day}: it is recorded as hanging only to the end of {last}.",
                place=posting["place_name"],
                day=table_date(on),
                last=table_date(date.fromisoformat(posting["posted_to"])),
            ),
            say("Nothing was recorded."),
            say("Correct the last day first, or correct the day."),
        )
    looks = _looks(photos)
    changes: dict[str, Any] = {"posted_from": on.isoformat(), "posted_by": by}
    if witnesses:
        changes["witnesses"] = list(witnesses)
    if minutes_number:
        changes["minutes_number"] = minutes_number
    if minutes_signed:
        changes["minutes_signed"] = True
    with office.store.transaction(say("Record the posting at {place}", place=posting["place_name"])) as tx:
        tx.update(POSTINGS, posting_id, changes)
        for name, photo in looks:
            _attach(office, tx, posting_id, "photo", name, photo)
    watching = _watches_himself({**posting, **changes})
    return Recorded(posting_id, (*watching, *_doubts(looks, on), *_still_to_come(office, on)))


def _watches_himself(posting: Record) -> Iterator[Message]:
    """Yield a warning when whoever hung the paper is named among those who saw it: an inspector counts that as no witness."""
    # With its accents: Lò Văn An is not Lò Văn Ân.
    by = spelling_key(posting.get("posted_by") or "")
    for name in posting.get("witnesses") or ():
        if by and spelling_key(name) == by:
            yield say(
                "{name} hung the paper and is named as its witness too: name somebody else who saw it.", name=name
            )


def require_order(place: str, first: date, last: date) -> None:
    """Refuse a posting that ends before it begins, before anything of it is recorded.

    Raises:
        UserError: if the last day is before the first.
    """
    if last < first:
        raise UserError(
            "NY-03",
            say(
                "{place} cannot be taken down on {day}: it was not hung before that day.",
                place=place,
                day=table_date(last),
            ),
            say("Nothing was recorded."),
            say("Record when it was hung first, or correct the day."),
        )


def take_down(
    office: Office,
    posting_id: str,
    last_day: date,
    *,
    by: str,
    opinions: int | None = None,
    photos: Sequence[Photo] = (),
    minutes_signed: bool = False,
) -> Recorded:
    """Record that a paper was taken down; warn when that is too early, never refuse: the record is what happened.

    Args:
        last_day: the last day it hung ("đến hết ngày"); it may be taken down from the day after.
        opinions: how many opinions came while it hung; None when not known, which is not 0 and erases no number told before.

    Raises:
        UserError: if it was not hung before `last_day`, or a photo cannot be read.
    """
    posting = _existing(office, posting_id)
    begun = posting["posted_from"]
    require_order(posting["place_name"], date.fromisoformat(begun) if begun else date.max, last_day)
    looks = _looks(photos)
    changes: dict[str, Any] = {"posted_to": last_day.isoformat(), "taken_down_by": by}
    if opinions is not None:
        changes["opinions"] = opinions
    if minutes_signed:
        changes["end_minutes_signed"] = True
    with office.store.transaction(say("Record the taking down at {place}", place=posting["place_name"])) as tx:
        tx.update(POSTINGS, posting_id, changes)
        for name, photo in looks:
            _attach(office, tx, posting_id, "end_photo", name, photo)
    warnings = [*_doubts(looks, last_day), *_still_to_come(office, last_day)]
    disclosure = _disclosure(office, posting["disclosure_id"])
    judged = judge(office, disclosure, _existing(office, posting_id), last_day)
    if judged.verdict == "short":
        warnings.append(say("It hung {short} days too short.", short=judged.short_by))
    return Recorded(posting_id, tuple(warnings))


def verdicts(office: Office, disclosure_id: str | None, on: date) -> list[DisclosureVerdict]:
    """Return the verdict for every place of one disclosure, or of all.

    Raises:
        UserError: if there is no such disclosure.
    """
    wanted = office.store.all(DISCLOSURES) if disclosure_id is None else [_disclosure(office, disclosure_id)]
    return [
        DisclosureVerdict(
            d["id"], d["title"], tuple(judge(office, d, posting, on) for posting in postings_of(office, d["id"]))
        )
        for d in list(wanted)
    ]


def proof_missing(office: Office, posting_id: str) -> Message | None:
    """Return what is to be added so that the posting is proven; None when it is."""
    posting = _existing(office, posting_id)
    if is_proven(office, posting):
        return None
    return say(
        "Nothing proves yet that it hung at {place}: there is no photo, no witness and no signed minutes. "
        "Add one of them, or the verdict will be “not proven”.",
        place=posting["place_name"],
    )


def _disclosure(office: Office, disclosure_id: str) -> dict[str, Any]:
    found = office.store.get(DISCLOSURES, disclosure_id)
    if found is None:
        raise UserError(
            "NY-01",
            say("There is no disclosure {id}.", id=disclosure_id),
            say("Nothing was recorded."),
            say("Look up its id in the book of disclosures or by “papi verdict”."),
        )
    return found


def _existing(office: Office, posting_id: str) -> dict[str, Any]:
    posting = office.store.get(POSTINGS, posting_id)
    if posting is None:
        raise UserError(
            "NY-04",
            say("This posting is no longer there."),
            say("Nothing was recorded."),
            say("Open the disclosure again."),
        )
    return posting


def _still_to_come(office: Office, on: date) -> list[Message]:
    """Warn of a day after today; never refuse: the clock of an office PC is as often wrong as the typing."""
    if on <= office.today():
        return []
    return [say("{day} has not come yet; check the date, and the clock of this computer.", day=table_date(on))]


def _looks(photos: Sequence[Photo]) -> list[tuple[str, PhotoLook]]:
    return [(name, photographs.look(data)) for name, data in photos]


def _doubts(looks: Sequence[tuple[str, PhotoLook]], on: date) -> list[Message]:
    return [say("Photo “{name}”: {doubt}", name=name, doubt=doubt) for name, p in looks if (doubt := p.doubt(on))]


def _attach(office: Office, tx: Transaction, posting_id: str, role: str, name: str, photo: PhotoLook) -> None:
    taken = photo.taken.isoformat(sep=" ") if photo.taken else None
    attachments.attach(office, tx, (POSTINGS.key, posting_id), role, name, photo.clean, "image/jpeg", taken_at=taken)


def _village_of(office: Office, place: Record) -> str:
    return office.village_names().get(place.get("village_id") or "", "")
