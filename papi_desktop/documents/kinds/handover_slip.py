"""Phiếu bàn giao: goes with the stick, so that what arrives can be compared with what left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import Office, dated
from papi_desktop.documents.official import Align
from papi_desktop.documents.paper import Block, Closing, Column, Paper, Paragraph, Row, Signature, Table
from papi_desktop.documents.wording import Wording


@dataclass(frozen=True, slots=True)
class HandoverSlipFacts:
    """A hand-over as it is written on the slip.

    Attributes:
        file_name, short_code, size: of the file; size as text with its unit.
        counts: (name of the book, how many records).
        audit_head: head of the history when it was made.
        fingerprint: of the key it is signed with.
        changes: what is different since the version before; blank for a first one.
    """

    office: Office
    title: str
    version: int
    receiver: str
    made_on: date
    file_name: str
    size: str
    short_code: str
    digest: str
    counts: Sequence[tuple[str, int]]
    audit_head: str
    fingerprint: str
    changes: str = ""


def handover_slip(facts: HandoverSlipFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the slip. Template "handover_slip"."""
    told = (
        ("content", facts.title),
        ("version", str(facts.version)),
        ("changes", "; ".join(facts.changes.splitlines())),
        ("receiver", facts.receiver),
        ("file", facts.file_name),
        ("size", facts.size),
        ("code", facts.short_code),
        ("head", facts.audit_head),
        ("fingerprint", facts.fingerprint),
    )
    lines = tuple(Row((wording.fill(key), text)) for key, text in told if text)
    counted = tuple(Row((name, str(count))) for name, count in facts.counts if count)
    if len(counted) < len(facts.counts):  # a report names every book it may hold; those without a line stand together
        counted += (Row((wording.fill("others"), "0")),)
    blocks: list[Block] = [
        Paragraph(wording.fill("opening", unit=facts.office.unit)),
        Table((Column(wording.fill("what"), 50), Column(wording.fill("told"), 110)), lines),
    ]
    if counted:
        count = Column(wording.fill("count"), 40, Align.RIGHT)
        blocks += [Paragraph(wording.fill("counts")), Table((Column(wording.fill("book"), 120), count), counted)]
    blocks.append(Paragraph(wording.fill("closing")))
    note = wording.fill("signer_note")
    giver, taker = (Signature((wording.fill(key),), "", note) for key in ("giver", "taker"))
    return Paper(
        header=header_of(facts.office, dated(facts.made_on)),
        title=wording.fill("title"),
        subject=(wording.fill("subject"),),
        blocks=tuple(blocks),
        closing=Closing(((giver, taker),), side_by_side=True),
        watermark=watermark,
    )
