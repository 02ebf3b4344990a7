"""The papers before a dialogue: invitation, notice, attendance sheet, and the plan of the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from papi_desktop.documents.kinds.common import bases_of, header_of, led, numbered
from papi_desktop.documents.kinds.dialogue_facts import DialogueFacts, Issued, PlannedDialogue
from papi_desktop.documents.kinds.dialogue_parts import chair, joined, place, residents, table, when
from papi_desktop.documents.kinds.facts import Basis, Office
from papi_desktop.documents.official import listed
from papi_desktop.documents.paper import Block, Closing, Paper, Paragraph, Run, Signature, dashed
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.dates import table_date


def invitation(facts: DialogueFacts, issued: Issued, wording: Wording, words: Wording, watermark: str = "") -> Paper:
    """Return the invitation, a line of dots for the name when no guest is listed. Templates "dialogue_invitation" and "dialogue"."""
    unit = facts.office.unit
    blocks: list[Block] = []
    if len(facts.guests) > 1:
        blocks += [Paragraph(wording.fill("invites_many", unit=unit)), *dashed(listed(facts.guests))]
    elif facts.guests:
        blocks.append(Paragraph(wording.fill("invites", unit=unit, guest=facts.guests[0])))
    else:
        # Dots cannot be parted: behind the words they would go to the next line and pull the words apart.
        blocks += [Paragraph(wording.fill("invites_many", unit=unit)), Paragraph(words.fill("blank_line"))]
    lines = [
        ("attend", facts.title),
        ("chair", chair(facts, words)),
        ("hosts", joined(facts.hosts)),
        ("when", when(facts, words)),
        ("place", place(facts, words)),
        ("topics", joined(facts.topics)),
    ]
    blocks += [_led_line(wording.fill(key), text) for key, text in lines if text]
    blocks.append(Paragraph(wording.fill("closing", unit=unit)))
    return Paper(
        header=header_of(facts.office, issued.document),
        title=wording.fill("title"),
        subject=(wording.fill("subject", title=facts.title),),
        blocks=tuple(blocks),
        closing=Closing(((issued.signer,),), issued.recipients),
        ends=True,
        watermark=watermark,
    )


def dialogue_notice(
    facts: DialogueFacts, issued: Issued, receiver: str, wording: Wording, words: Wording, watermark: str = ""
) -> Paper:
    """Return the notice residents read. Templates "dialogue_notice" and "dialogue".

    Args:
        receiver: where questions may be sent beforehand.
    """
    return Paper(
        header=header_of(facts.office, issued.document),
        title=wording.fill("title"),
        subject=(wording.fill("subject", title=facts.title),),
        blocks=tuple(_notice(facts, receiver, wording, words)),
        closing=Closing(((issued.signer,),), issued.recipients),
        ends=True,
        watermark=watermark,
    )


def attendance_sheet(facts: DialogueFacts, wording: Wording, words: Wording, watermark: str = "") -> Paper:
    """Return the sheet those present sign. Templates "dialogue_attendance" and "dialogue"."""
    # Two lines high: a name and a signature are written by hand.
    rows = ({"serial": str(number), "name": "\n"} for number in range(1, wording.data["sheet"]["rows"] + 1))
    signature = Signature((wording.fill("secretary"),), facts.secretary, wording.fill("signer_note"))
    return Paper(
        header=header_of(facts.office),
        title=wording.fill("title"),
        subject=(wording.fill("subject", title=facts.title),),
        blocks=(
            Paragraph(wording.fill("when", when=when(facts, words))),
            Paragraph(wording.fill("place", place=place(facts, words))),
            table(wording, rows),
            Paragraph(wording.fill("total")),
        ),
        closing=Closing(((signature,),)),
        watermark=watermark,
    )


def year_plan(
    office: Office,
    year: int,
    lines: Sequence[PlannedDialogue],
    bases: tuple[Basis, ...],
    issued: Issued,
    wording: Wording,
    words: Wording,
    watermark: str = "",
) -> Paper:
    """Return the plan of a year's dialogues. Templates "dialogue_plan" and "dialogue"."""
    unit = office.unit
    rows = (
        {
            "serial": str(number),
            "title": line.title,
            "day": table_date(line.day) if line.day else wording.fill("no_day"),
            "place": joined((line.place, ", ".join(line.villages))),
            "notice": table_date(line.notice_by) if line.notice_by else "",
            "result": table_date(line.result_by) if line.result_by else "",
        }
        for number, line in enumerate(lines, 1)
    )
    blocks: tuple[Block, ...] = (
        *bases_of(bases, words),
        Paragraph(wording.fill("opening", unit=unit, year=year)),
        numbered(1, wording.fill("purpose_heading")),
        *dashed((wording.fill("purpose"), wording.fill("purpose_before"))),
        numbered(2, wording.fill("schedule_heading")),
        Paragraph(wording.fill("count", year=year, count=f"{len(lines):02d}")),
        table(wording, rows),
        numbered(3, wording.fill("work_heading")),
        *dashed((wording.fill("work_notice"), wording.fill("work_result"))),
        Paragraph(wording.fill("closing")),
    )
    return Paper(
        header=header_of(office, issued.document),
        title=wording.fill("title"),
        subject=(wording.fill("subject", year=year),),
        blocks=blocks,
        closing=Closing(((issued.signer,),), issued.recipients),
        ends=True,
        watermark=watermark,
    )


def _notice(facts: DialogueFacts, receiver: str, wording: Wording, words: Wording) -> Iterator[Block]:
    unit = facts.office.unit
    number = count(1)
    yield from bases_of(facts.bases, words)
    yield Paragraph(wording.fill("opening", unit=unit, title=facts.title))
    yield led(next(number), wording.fill("when_heading"), when(facts, words))
    yield led(next(number), wording.fill("place_heading"), place(facts, words))
    yield numbered(next(number), wording.fill("people_heading"))
    people = [wording.fill("chair", chair=chair(facts, words))]
    if facts.hosts:
        people.append(wording.fill("hosts", hosts=joined(facts.hosts)))
    yield from dashed(listed((*people, *facts.guests, residents(facts, words))))
    yield numbered(next(number), wording.fill("topics_heading"))
    yield from dashed(listed(facts.topics or (wording.fill("topics_blank", unit=unit),)))
    manners: dict[str, str] = wording.data["manners"]
    if facts.manner in manners:
        yield led(next(number), wording.fill("manner_heading"), manners[facts.manner])
    yield led(next(number), wording.fill("opinions_heading"), wording.fill("opinions", receiver=receiver))
    yield Paragraph(wording.fill("closing", unit=unit))


def _led_line(heading: str, text: str) -> Paragraph:
    return Paragraph((Run(f"{heading} ", bold=True), Run(text)))
