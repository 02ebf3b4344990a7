"""Print the evidence of a disclosure: minutes of hanging and of taking down, place by place, and the sheet of photos."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from papi_desktop.documents.kinds import facts
from papi_desktop.documents.kinds.photo_sheet import photo_sheet
from papi_desktop.documents.kinds.posting_minutes import posting_minutes, removal_minutes
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import Paper
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.clock import posting as posting_period
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import DISCLOSURES, OFFICIALS
from papi_desktop.operations import papers, posting, posting_verdicts
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_codes import coded, print_coded, subject_of
from papi_desktop.operations.papers import Sheet


def sheets_of(office: Office, disclosure_id: str, posting_ids: tuple[str, ...] | None = None) -> list[Sheet]:
    """Compose the evidence papers of a disclosure.

    Args:
        posting_ids: only these places; None for all that were hung.

    Raises:
        UserError: if there is no such disclosure, or it has not hung anywhere yet.
    """
    disclosure = office.store.get(DISCLOSURES, disclosure_id)
    hung = [
        p
        for p in posting.postings_of(office, disclosure_id)
        if p["posted_from"] and (posting_ids is None or p["id"] in posting_ids)
    ]
    if disclosure is None or not hung:
        raise UserError(
            "CC-01",
            say("It has not hung anywhere yet."),
            say("Nothing was printed."),
            say("Record first where and when it was hung."),
        )
    begin = str(disclosure["document_number"] or disclosure["posted_from"] or disclosure["year"])
    words, mark = papers.wording(office, "posting_minutes"), papers.watermark(office)
    sheets = []
    for place in hung:
        told = _minutes(office, disclosure, place)
        paper = posting_minutes(told, words, mark)
        sheets.append(_of_place(office, "posting_minutes", begin, place, paper, told.day))
        if place["posted_to"]:
            told = _minutes(office, disclosure, place, ended=True)
            paper = removal_minutes(told, words, mark)
            sheets.append(_of_place(office, "end_minutes", begin, place, paper, told.day))
    photos = _photos(office, hung)
    if photos:
        shown = facts.PhotoSheetFacts(
            papers.issuing_office(office), _content(disclosure), photos, _document(disclosure)
        )
        paper = photo_sheet(shown, papers.wording(office, "photo_sheet"), mark)
        bare = Sheet("photo_sheet", papers.stem_of(begin, papers.stem_word("photo_sheet")), paper, public=False)
        sheets.append(coded(office, bare, office.today()))
    return sheets


def _of_place(office: Office, kind: str, begin: str, place: Record, paper: Paper, day: date | None) -> Sheet:
    bare = Sheet(kind, papers.stem_of(begin, papers.stem_word(kind), place["place_name"]), paper, public=False)
    return coded(office, bare, day, about=f"{place['place_name']}: {subject_of(paper)}")


def print_evidence(
    office: Office, disclosure_id: str, out: Path, posting_ids: tuple[str, ...] | None = None
) -> list[Path]:
    """Write the evidence papers into `out` as PDF and DOCX, enter their codes, and return the paths."""
    sheets = sheets_of(office, disclosure_id, posting_ids)
    made = print_coded(office, sheets, out, register=DISCLOSURES.key, record_id=disclosure_id)
    return [path for _kind, path in made]


def _minutes(office: Office, disclosure: Record, place: Record, *, ended: bool = False) -> facts.MinutesFacts:
    who = place["taken_down_by"] if ended else place["posted_by"]
    # Who saw it hung need not have seen it taken down: that line is left for the hand.
    witnesses = () if ended else place["witnesses"] or ()
    roles = {o["name"]: o["job_title"] for o in office.store.all(OFFICIALS)}
    first = date.fromisoformat(place["posted_from"])
    last = day_or_none(place["posted_to"]) if ended else _to_hang_until(office, disclosure, first)
    # It hung to the end of its last day: whoever took it down did so on the day after, at the earliest.
    day = last + timedelta(days=1) if ended and last else first
    return facts.MinutesFacts(
        papers.issuing_office(office),
        _content(disclosure),
        place["place_name"],
        document=_document(disclosure),
        number=facts.Document(f"BB-{office.unit['symbol']}", None if ended else place["minutes_number"], None),
        day=day,
        officers=(facts.Person(who, roles.get(who, "")),) if who else (),
        witnesses=tuple(facts.Person(name, roles.get(name, "")) for name in witnesses),
        period=facts.Period(first, last),
        photos=sum(
            a["role"] == ("end_photo" if ended else "photo") for a in posting_verdicts.photos_of(office, place["id"])
        ),
        opinions=place["opinions"] if ended else None,
    )


def _to_hang_until(office: Office, disclosure: Record, first: date) -> date | None:
    """Return the last day it is to hang at a place: as stated on the paper, but later where it was hung later than stated."""
    stated, begun = (day_or_none(disclosure[key]) for key in ("posted_to", "posted_from"))
    rule = disclosure["posting_rule"]
    if not rule or begun is None or first <= begun:
        return stated
    own = posting_period(restore_rule(rule), first, office.calendar).last_day_up
    return max((day for day in (stated, own) if day is not None), default=None)


def _content(disclosure: Record) -> str:
    """Return the title as it stands inside a sentence; an abbreviation such as HĐND at its head stays one."""
    title: str = disclosure["title"]
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _document(disclosure: Record) -> str:
    if not disclosure["document_number"]:
        return ""
    day = day_or_none(disclosure["document_date"])
    return (
        f"{disclosure['document_number']} {official_format().date_in_words(day)}"
        if day
        else disclosure["document_number"]
    )


def _photos(office: Office, hung: Sequence[Record]) -> tuple[facts.PostedPhoto, ...]:
    return tuple(
        facts.PostedPhoto(
            office.store.get_file(kept["digest"]),
            place["place_name"],
            datetime.fromisoformat(kept["taken_at"]) if kept["taken_at"] else None,
        )
        for place in hung
        for kept in posting_verdicts.photos_of(office, place["id"])
        if kept["role"] in {"photo", "end_photo"}
    )
