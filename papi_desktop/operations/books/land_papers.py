"""Papers of a land file: the notice with its list, the sheet and the receipts of hand-over, the minutes of the opinion meeting."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.documents.paper import Appendix, Closing, Orientation, Paper, Paragraph, dashed
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import AFFECTED_PERSONS, LAND_FILES, LAND_PLOTS
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.books.land_facts import (
    affected,
    dialogue_due,
    early_recovery,
    not_taken,
    other_channels,
    plots,
    posting_places,
    stances,
    stays_public,
    took_notice,
)
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import (
    bases,
    day_in_words,
    figure,
    head_signed,
    lines,
    measured,
    office_header,
    parts_sheet,
    signed,
)
from papi_desktop.operations.paper_tables import record_table, sum_of
from papi_desktop.operations.papers import Sheet, stem_of_kind
from papi_desktop.operations.villages import village_of

_LINES_TO_WRITE = 4


def notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice that something about land is public, with the list that belongs to it."""
    words = papers.wording(office, "land")
    issued_by = _issued_by(office, record, number)
    unit = issued_by or papers.issuing_office(office).unit
    stage = "draft" if record.get("state") == "draft" and record.get("kind") != "recovery_notice" else "final"
    attached = tuple(_lists(office, record, words))
    title = str(record["title"])
    facts = PartsFacts(
        header=office_header(office, number, stated=record.get("document_number"), issued_by=issued_by),
        title=words.fill("notice_title"),
        subject=lines(record.get("subject_stated")) or (words.fill(f"subject_{stage}", title=title),),
        bases=bases(record.get("bases")),
        opening=words.fill(f"opening_{stage}", unit=unit, title=title),
        parts=tuple(_notice_parts(office, record, number, words, stage, bool(attached))),
        closing=words.fill("closing", unit=unit),
        signatures=((papers.signer(office),),),
        recipients=tuple(words.data["recipients"]["notice"]),
        appendices=attached,
    )
    return parts_sheet(office, LAND_FILES, "land-notice", record, facts, words, public=True)


def handover_sheet(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the list of affected people on which the receipt of the notice is signed."""
    words = papers.wording(office, "land")
    people = _people(office, record)
    gone, received = sum(map(not_taken, people)), sum(map(took_notice, people))
    summary = words.fill(
        "sheet_summary", received=received, total=len(people), missing=len(people) - received - gone, absent=gone
    )
    table = record_table(office, AFFECTED_PERSONS, people, words, "sheet", public=False)
    facts = PartsFacts(
        header=office_header(office, PaperNumber()),
        title=words.fill("sheet_title"),
        subject=(words.fill("sheet_subject", title=record["title"]),),
        parts=(Part(table=table, note=summary),),
        signatures=((signed(words, "given_signature"), papers.signer(office)),),
        orientation=Orientation.LANDSCAPE,
        ends=False,
    )
    return parts_sheet(office, LAND_FILES, "land-handover-sheet", record, facts, words, public=False)


def handover_receipts(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return one receipt a person, each on a page of its own with the whole head, ready to be signed at the door and left there."""
    words = papers.wording(office, "land")
    header, subject = office_header(office, PaperNumber()), words.fill("sheet_subject", title=record["title"])
    first, *others = [_receipt(office, record, person, words) for person in _people(office, record)]
    paper = Paper(
        header=header,
        title=first.title[0],
        subject=(subject,),
        blocks=first.blocks,
        closing=first.closing or Closing(),
        appendices=tuple(replace(other, header=header, title=(*other.title, subject)) for other in others),
        watermark=papers.watermark(office),
    )
    stem = stem_of_kind("land-receipts", LAND_FILES.title_of(record))
    return Sheet("land-receipts", stem, paper, public=False)


def opinion_minutes(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the minutes of the meeting at which people affected spoke about the compensation plan."""
    words = papers.wording(office, "land")
    title, counts = str(record["title"]), stances(office, record)
    said = tuple(
        words.fill("minutes_opinion", name=person["name"], opinion=" ".join(lines(person["opinion"])))
        for person in affected(office, record["id"])
        if person.get("opinion")
    )
    # What nobody has counted yet is left open: these minutes are printed before the meeting, too.
    unanimous = counts["disagree"] == 0 and counts["other"] == 0
    due, early = dialogue_due(office, record), early_recovery(office, record)
    if early is not None and early.reached:
        said += (
            words.fill(
                "minutes_early", reached=early.reached, total=early.total, asked=early.asked, needed=early.needed
            ),
        )
    unit = papers.issuing_office(office).unit
    facts = PartsFacts(
        header=office_header(office, PaperNumber()),
        title=words.fill("minutes_title"),
        subject=(words.fill("minutes_subject", title=title),),
        opening=words.fill(
            "minutes_opening",
            day=day_in_words(record.get("meeting_on")),
            place=record.get("meeting_at") or figure(None),
            title=title,
        ),
        parts=(
            Part(
                words.fill("minutes_people_heading"),
                points=(words.fill("minutes_unit", unit=unit), words.fill("minutes_affected")),
            ),
            Part(
                words.fill("minutes_counts_heading"),
                points=tuple(
                    words.fill(f"minutes_{key}", count=figure(counts[key])) for key in ("agree", "disagree", "other")
                ),
                note=words.fill("minutes_dialogue", day=day_in_words(due)) if due else "",
            ),
            Part(
                words.fill("minutes_opinions_heading"),
                points=said or (() if unanimous else (figure(None),) * _LINES_TO_WRITE),
                note=words.fill("minutes_no_opinions") if unanimous and not said else "",
            ),
        ),
        closing=words.fill("minutes_closing"),
        signatures=(
            (
                signed(words, "minutes_affected_signature"),
                signed(words, "minutes_secretary_signature"),
                signed(words, "minutes_unit_signature"),
            ),
        ),
        recipients=(words.fill("archive"),),
    )
    return parts_sheet(office, LAND_FILES, "land-opinion-minutes", record, facts, words, public=False)


def _notice_parts(
    office: Office, record: Record, number: PaperNumber, words: Wording, stage: str, attached: bool
) -> Iterator[Part]:
    yield Part(
        words.fill("contents_heading"),
        points=(*_document(office, record, number, words), *_content(record, words)),
        note=words.fill("attached") if attached else "",
    )
    yield Part(words.fill("places_heading"), points=posting_places(office, record))
    yield Part(words.fill("period_heading"), text=_period(office, record, number, words))
    channels = other_channels(office, record)
    if channels:
        yield Part(words.fill("channels_heading"), points=channels)
    receiver = record.get("receiver") or papers.receiver(office)
    yield Part(words.fill("opinions_heading"), text=words.fill("opinions", receiver=receiver))
    if stage == "draft":
        unit = _issued_by(office, record, number) or papers.issuing_office(office).unit
        yield Part(words.fill("after_heading"), text=words.fill("after", unit=unit))


def _issued_by(office: Office, record: Record, number: PaperNumber) -> str | None:
    """Return the other body whose paper the notice is; None for this office, however the record writes its name.

    A notice that takes a number of this office is this office's, whoever issued what it makes public.
    """
    stated, issuing = str(record.get("issued_by") or ""), papers.issuing_office(office)
    if not stated or number.text:
        return None
    short = f"{office.unit['symbol']} {issuing.commune}"
    return None if fold(stated) in (fold(issuing.unit), fold(short)) else stated


def _document(office: Office, record: Record, number: PaperNumber, words: Wording) -> Iterator[str]:
    """Yield number and day of what is made public, when the notice about it has a number of its own."""
    stated = record.get("document_number")
    if stated and number.text and stated != number.symbol:
        by = record.get("issued_by") or papers.issuing_office(office).unit
        yield words.fill("document", number=stated, day=day_in_words(record.get("document_date")), by=by)


def _content(record: Record, words: Wording) -> Iterator[str]:
    yield from lines(record.get("contents"))
    for key, place, value in (
        ("project", "project", record.get("project")),
        ("investor", "investor", record.get("investor")),
        ("term", "term", record.get("term")),
        ("location", "location", record.get("location")),
        ("area", "area", record.get("area_stated")),
        ("households", "households", record.get("households_stated")),
        ("read_at", "place", record.get("read_at")),
    ):
        if value:
            yield words.fill(key, **{place: value})
    if record.get("state") == "approved" and record.get("approval_number"):
        yield words.fill(
            "approval",
            number=record["approval_number"],
            day=day_in_words(record.get("approved_on")),
            by=record.get("approved_by") or figure(None),
        )


def _period(office: Office, record: Record, number: PaperNumber, words: Wording) -> str:
    """Return the period as stated, else from and to; without an end it lasts as long as what it is about."""
    if record.get("stated_period"):
        return str(record["stated_period"])
    draft = record.get("state") == "draft"
    first = record.get("published_on") if draft else record.get("announced_on") or record.get("published_on")
    if not first and number.day is not None:
        first = number.day.isoformat()
    if draft and record.get("closes_on"):
        return words.fill("period", first=day_in_words(first), last=day_in_words(record["closes_on"]))
    lasting = stays_public(office, record)
    if lasting:
        return words.fill("period_while", first=day_in_words(first), duration=lasting)
    return words.fill("period_open", first=day_in_words(first))


def _lists(office: Office, record: Record, words: Wording) -> Iterator[Appendix]:
    """Yield the lists everyone may read: people affected by a recovery, plots and leases of the commune."""
    about = words.fill("list_about", title=record["title"])
    people = affected(office, record["id"])
    if people and record.get("kind") == "recovery_notice":
        total = words.fill("total_people", count=len(people), area=sum_of(people, "area"))
        table = record_table(office, AFFECTED_PERSONS, people, words, "affected", public=True, total=total)
        yield Appendix((table,), title=(words.fill("affected_title"), about))
    listed = plots(office, record["id"])
    if listed:
        total = words.fill("total_plots", count=len(listed), area=sum_of(listed, "area"))
        table = record_table(office, LAND_PLOTS, listed, words, "plots", public=True, total=total)
        yield Appendix((table,), title=(words.fill("plots_title"), about), orientation=Orientation.LANDSCAPE)


def _receipt(office: Office, record: Record, person: dict[str, Any], words: Wording) -> Appendix:
    number, title = record.get("document_number"), str(record["title"])
    document = (
        words.fill("receipt_document_number", number=number, day=day_in_words(record.get("document_date")), title=title)
        if number
        else words.fill("receipt_document", title=title)
    )
    if not_taken(person):
        return _not_taken(office, person, document, words)
    way = AFFECTED_PERSONS["handover_way"].choice(person.get("handover_way") or "")
    points = [
        words.fill("receipt_name", name=person["name"]),
        *_land_of(office, person, words),
        words.fill("receipt_way", way=way.print_label if way else figure(None)),
    ]
    if person.get("handover_note"):
        points.append(words.fill("receipt_note", note=person["handover_note"]))
    opening = words.fill("receipt_opening", day=day_in_words(person.get("handed_on")), document=document)
    blocks = (Paragraph(opening), *dashed(points), Paragraph(words.fill("receipt_closing")))
    signatures = (
        signed(words, "received_signature", person.get("received_by")),
        signed(words, "given_signature", person.get("handed_by")),
    )
    return Appendix(blocks, title=(words.fill("receipt_title"),), closing=Closing((signatures,)))


def _not_taken(office: Office, person: dict[str, Any], document: str, words: Wording) -> Appendix:
    """Return the minutes that a notice was brought and not taken: no receiver signs them, witnesses do."""
    key = "refused" if person["handover_way"] == "refused" else "absent"
    day = day_in_words(person.get("handed_on"))
    points = (
        words.fill("not_taken_name", name=person["name"]),
        *_land_of(office, person, words),
        words.fill(f"{key}_note", note=person.get("handover_note") or figure(None)),
        words.fill("not_taken_witness"),
    )
    blocks = (
        Paragraph(words.fill(f"{key}_opening", day=day, document=document)),
        *dashed(points),
        Paragraph(words.fill("not_taken_closing")),
    )
    signatures = (
        signed(words, "witness_signature"),
        head_signed(office, person, words),
        signed(words, "given_signature", person.get("handed_by")),
    )
    return Appendix(blocks, title=(words.fill(f"{key}_title"),), closing=Closing((signatures,)))


def _land_of(office: Office, person: dict[str, Any], words: Wording) -> Iterator[str]:
    yield words.fill("receipt_village", village=village_of(office, person).get("name") or figure(None))
    yield words.fill("receipt_plot", plot=person.get("plot") or figure(None), area=measured(person.get("area")))


def _people(office: Office, record: Record) -> list[dict[str, Any]]:
    people = affected(office, record["id"])
    if not people:
        raise UserError(
            "DD-01",
            say("Nobody is on the list of people affected by “{title}”.", title=record["title"]),
            say("No paper was made."),
            say("Enter the people whose land is concerned in the tab “People affected” first."),
        )
    return people
