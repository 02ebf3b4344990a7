"""Biên bản niêm yết and biên bản kết thúc niêm yết: who hung the paper at one place or took it down, and who saw it.

Usually printed before and signed by hand, so whatever is not known yet becomes dots.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from papi_desktop.documents.kinds.common import date_or_blank, header_of, numbered
from papi_desktop.documents.kinds.facts import MinutesFacts, Person
from papi_desktop.documents.official import listed, official_format
from papi_desktop.documents.paper import Block, Closing, Header, Paper, Paragraph, Signature, dashed
from papi_desktop.documents.wording import Wording

_SIGNERS_IN_ROW = 3


def posting_minutes(facts: MinutesFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the minutes of hanging a paper. Template "posting_minutes"."""
    blocks = (
        *_people(facts, wording),
        Paragraph(wording.fill("post_statement", content=facts.content, place=facts.place)),
        *_document(facts, wording),
        _period("post_period", facts, wording),
        *_end(facts, wording),
    )
    subject = wording.fill("post_subject", content=facts.content)
    return _paper(facts, wording, subject, blocks, "officer_signature", watermark)


def removal_minutes(facts: MinutesFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the minutes of taking a paper down. Template "posting_minutes"."""
    if facts.opinions is None:
        opinions = wording.fill("blank_opinions")
    else:
        opinions = wording.fill("opinions", count=facts.opinions) if facts.opinions else wording.fill("no_opinions")
    blocks = (
        *_people(facts, wording),
        Paragraph(wording.fill("remove_statement", content=facts.content, place=facts.place)),
        *_document(facts, wording),
        _period("remove_period", facts, wording),
        Paragraph(wording.fill("state", state=facts.state or wording.fill("blank_state"))),
        Paragraph(opinions),
        *_end(facts, wording),
    )
    subject = wording.fill("remove_subject", content=facts.content)
    return _paper(facts, wording, subject, blocks, "remove_officer_signature", watermark)


def _paper(
    facts: MinutesFacts, wording: Wording, subject: str, blocks: tuple[Block, ...], officer_key: str, watermark: str
) -> Paper:
    return Paper(
        header=_header(facts),
        title=wording.fill("title"),
        subject=(subject,),
        blocks=blocks,
        closing=Closing(tuple(_signatures(facts, wording, officer_key)), (wording.fill("archive"),)),
        ends=True,
        watermark=watermark,
    )


def _header(facts: MinutesFacts) -> Header:
    """Minutes have a number if the office gives one, and never a line of place and date."""
    number = facts.number
    if number is None:
        return header_of(facts.office)
    line = number.stated_number or official_format().number_line(number.number, number.symbol)
    return Header(facts.office.issuer, facts.office.superior, number=line)


def _people(facts: MinutesFacts, wording: Wording) -> Iterator[Paragraph]:
    time = wording.fill("blank_time")
    if facts.at is not None:
        time = wording.fill("time", hour=f"{facts.at.hour:02d}", minute=f"{facts.at.minute:02d}")
    yield Paragraph(wording.fill("opening", time=time, date=date_or_blank(facts.day, wording), place=facts.place))
    yield numbered(1, wording.fill("officers_heading", unit=facts.office.unit))
    yield from _named(facts.officers, wording)
    yield numbered(2, wording.fill("witnesses_heading"))
    yield from _named(facts.witnesses, wording)


def _named(people: tuple[Person, ...], wording: Wording) -> tuple[Paragraph, ...]:
    if not people:
        return dashed([wording.fill("blank_person")])
    return dashed(
        listed(
            wording.fill("person", name=person.name, role=person.role)
            if person.role
            else wording.fill("person_without_role", name=person.name)
            for person in people
        )
    )


def _document(facts: MinutesFacts, wording: Wording) -> Iterator[Paragraph]:
    if facts.document:
        yield Paragraph(wording.fill("document", document=facts.document))


def _period(key: str, facts: MinutesFacts, wording: Wording) -> Paragraph:
    first, last = date_or_blank(facts.period.first, wording), date_or_blank(facts.period.last, wording)
    return Paragraph(facts.period.stated or wording.fill(key, first=first, last=last))


def _end(facts: MinutesFacts, wording: Wording) -> Iterator[Paragraph]:
    if facts.photos:
        yield Paragraph(wording.fill("photos", count=f"{facts.photos:02d}"))
    yield Paragraph(wording.fill("closing", copies=f"{facts.copies:02d}"))


def _signatures(facts: MinutesFacts, wording: Wording, officer_key: str) -> Iterator[tuple[Signature, ...]]:
    """Yield rows of at most three places to sign, about equally many in each: witnesses first, officers last."""
    note, nobody = wording.fill("signer_note"), (Person(""),)
    places = [
        Signature((wording.fill(key),), person.name, note)
        for key, people in (("witness_signature", facts.witnesses), (officer_key, facts.officers))
        for person in people or nobody
    ]
    rows = ceil(len(places) / _SIGNERS_IN_ROW)
    for row in range(rows):
        yield tuple(places[len(places) * row // rows : len(places) * (row + 1) // rows])
