"""Papers of the yearly conference of a village: the notice and the minutes."""

from __future__ import annotations

from papi_desktop.documents.kinds.parts import Part, PartsFacts
from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import YEAR_CONFERENCES
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.paper_parts import (
    day_in_words,
    figure,
    head_signed,
    lines,
    parts_sheet,
    signed,
    village_header,
)
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.villages import village_of


def notice(office: Office, record: Record, number: PaperNumber) -> Sheet:
    """Return the notice of the conference to the households."""
    words = papers.wording(office, "village_meeting")
    facts = PartsFacts(
        header=village_header(office, record, day=number.day, dated=True),
        title=words.fill("notice_title"),
        subject=(words.fill("notice_subject", title=record["title"]),),
        opening=words.fill("notice_opening", village=_village(office, record)),
        parts=(
            Part(
                words.fill("notice_time"), text=words.fill("notice_time_text", day=day_in_words(record.get("held_on")))
            ),
            Part(words.fill("notice_place"), text=f"{record.get('held_at') or figure(None)}."),
            Part(
                words.fill("notice_content"),
                points=tuple(
                    words.fill(key) for key in ("notice_reports", "notice_front", "notice_board", "notice_discuss")
                ),
            ),
        ),
        closing=words.fill("notice_closing"),
        signatures=((head_signed(office, record, words, record.get("chair")),),),
        recipients=tuple(words.data["recipients"]["notice"]),
    )
    return parts_sheet(office, YEAR_CONFERENCES, "conference-notice", record, facts, words, public=True)


def minutes(office: Office, record: Record, _number: PaperNumber) -> Sheet:
    """Return the minutes of the conference."""
    words = papers.wording(office, "village_meeting")
    total, present = record.get("households_total"), record.get("households_present")
    absent = total - present if total is not None and present is not None else None
    guests = lines(record.get("guests"))
    parts = [
        Part(
            words.fill("attendance_heading"),
            points=(
                words.fill("conference_chair", name=record.get("chair") or figure(None)),
                words.fill("conference_secretary", name=record.get("secretary") or figure(None)),
                words.fill(
                    "conference_households", total=figure(total), present=figure(present), absent=figure(absent)
                ),
            ),
        )
    ]
    if guests:
        parts.append(Part(words.fill("guests_heading"), points=guests))
    for key in ("head_report", "front_report", "board_report"):
        parts.append(Part(words.fill(f"{key}_heading"), points=lines(record.get(key)) or (figure(None),)))
    said = lines(record.get("opinions"))
    parts.append(Part(words.fill("opinions_heading"), points=said, note="" if said else words.fill("no_opinions")))
    if record.get("conclusions"):
        parts.append(Part(words.fill("conclusions_heading"), points=lines(record["conclusions"])))
    facts = PartsFacts(
        header=village_header(office, record),
        title=words.fill("conference_title"),
        subject=(words.fill("conference_subject", title=record["title"]),),
        opening=words.fill(
            "conference_opening",
            day=day_in_words(record.get("held_on")),
            place=record.get("held_at") or figure(None),
            village=_village(office, record),
            title=record["title"],
        ),
        parts=tuple(parts),
        closing=words.fill("conference_closing", commune=papers.issuing_office(office).commune),
        signatures=(
            (
                signed(words, "secretary_signature", record.get("secretary")),
                signed(words, "chair_signature", record.get("chair")),
            ),
        ),
        recipients=tuple(words.data["recipients"]["election"]),
    )
    return parts_sheet(office, YEAR_CONFERENCES, "conference-minutes", record, facts, words, public=False)


def _village(office: Office, record: Record) -> str:
    return str(village_of(office, record).get("name") or figure(None))
