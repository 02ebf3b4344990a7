"""A paper of numbered parts: an opening, parts that each hold a sentence, points or a table, a closing, and who signs.

Notices, plans, reports, minutes and ballots of one record are such papers; what stands in the parts is for whoever composes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from papi_desktop.documents.kinds.common import bases_of, led, numbered
from papi_desktop.documents.kinds.facts import Basis
from papi_desktop.documents.official import listed
from papi_desktop.documents.paper import (
    Appendix,
    Block,
    Closing,
    Header,
    Orientation,
    Paper,
    Paragraph,
    Signature,
    Table,
    Text,
    dashed,
)
from papi_desktop.documents.wording import Wording


@dataclass(frozen=True, slots=True)
class Part:
    """One part.

    Attributes:
        heading: numbered; blank for a part that goes on without a number.
        text: stands behind the heading on the same line, or alone.
        points: a dashed list.
        table: under all of them.
        note: one more sentence behind the points or the table.
    """

    heading: str = ""
    text: Text = ""
    points: tuple[str, ...] = ()
    table: Table | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PartsFacts:
    """What stands on the paper, in its order.

    Attributes:
        header: who issues it; None prints none.
        signatures: rows of places to sign.
        ends: whether "./." follows the last words.
    """

    header: Header | None
    title: str
    subject: tuple[str, ...]
    parts: tuple[Part, ...]
    bases: tuple[Basis, ...] = ()
    opening: str = ""
    closing: str = ""
    signatures: tuple[tuple[Signature, ...], ...] = ()
    recipients: tuple[str, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    orientation: Orientation = Orientation.PORTRAIT
    addressees: tuple[str, ...] = ()
    ends: bool = True


def parts_paper(facts: PartsFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the paper. The template needs "short_name" if any basis has a short name."""
    return Paper(
        header=facts.header,
        title=facts.title,
        subject=facts.subject,
        blocks=tuple(_blocks(facts, wording)),
        closing=Closing(facts.signatures, facts.recipients),
        addressees=facts.addressees,
        appendices=facts.appendices,
        orientation=facts.orientation,
        ends=facts.ends,
        watermark=watermark,
    )


def _blocks(facts: PartsFacts, wording: Wording) -> Iterator[Block]:
    number = count(1)
    yield from bases_of(facts.bases, wording)
    if facts.opening:
        yield Paragraph(facts.opening)
    for part in facts.parts:
        if part.heading and part.text:
            yield led(next(number), part.heading, part.text)
        elif part.heading:
            yield numbered(next(number), part.heading)
        elif part.text:
            yield Paragraph(part.text)
        yield from dashed(listed(part.points))
        if part.table is not None:
            yield part.table
        if part.note:
            yield Paragraph(part.note)
    if facts.closing:
        yield Paragraph(facts.closing)
