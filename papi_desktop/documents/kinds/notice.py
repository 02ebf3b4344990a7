"""Thông báo: a list is posted, where, from when to when, and where opinions go."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from papi_desktop.documents.kinds.common import bases_of, count_text, date_or_blank, header_of, led, numbered
from papi_desktop.documents.kinds.facts import NoticeFacts
from papi_desktop.documents.official import listed
from papi_desktop.documents.paper import Appendix, Block, Closing, Paper, Paragraph, dashed
from papi_desktop.documents.wording import Wording


def notice(facts: NoticeFacts, wording: Wording, appendices: tuple[Appendix, ...] = (), watermark: str = "") -> Paper:
    """Return the notice.

    Args:
        facts: as stated by the office.
        wording: template "notice".
        appendices: the lists posted with it.
        watermark: across every page.
    """
    return Paper(
        header=header_of(facts.office, facts.document),
        title=wording.fill("title"),
        subject=facts.subject or (wording.fill("subject", content=facts.content),),
        blocks=tuple(_blocks(facts, wording)),
        closing=Closing(((facts.signer,),), facts.recipients),
        appendices=appendices,
        ends=True,
        watermark=watermark,
    )


def _blocks(facts: NoticeFacts, wording: Wording) -> Iterator[Block]:
    unit = facts.office.unit
    number = count(1)
    yield from bases_of(facts.bases, wording)
    yield Paragraph(wording.fill("opening", unit=unit, content=facts.content))
    if facts.counts:
        yield numbered(next(number), wording.fill("counts_heading"))
        yield from dashed(listed(count_text(each, wording) for each in facts.counts))
        if facts.has_list:
            yield Paragraph(wording.fill("attached"))
    if facts.replaces:
        yield numbered(next(number), wording.fill("changes_heading"))
        yield from _changes(facts, wording)
    yield led(next(number), wording.fill("period_heading"), _period(facts, wording))
    yield numbered(next(number), wording.fill("places_heading"))
    yield from dashed(listed(facts.places))
    if facts.channels:
        yield numbered(next(number), wording.fill("channels_heading"))
        yield from dashed(listed(facts.channels))
    yield led(next(number), wording.fill("opinions_heading"), wording.fill("opinions", receiver=facts.receiver))
    yield Paragraph(wording.fill("no_opinions", unit=unit))
    yield Paragraph(wording.fill("closing", unit=unit))


def _changes(facts: NoticeFacts, wording: Wording) -> Iterator[Block]:
    """Say which paper is replaced, after how many opinions, and what changed since."""
    if facts.opinions:
        yield Paragraph(wording.fill("changes_after_opinions", count=f"{facts.opinions:02d}"))
    yield Paragraph(wording.fill("changes_replace" if facts.changes else "changes_none", document=facts.replaces))
    yield from dashed(listed(facts.changes))


def _period(facts: NoticeFacts, wording: Wording) -> str:
    period = facts.period
    if period.stated:
        return period.stated
    return wording.fill("period", first=date_or_blank(period.first, wording), last=date_or_blank(period.last, wording))
