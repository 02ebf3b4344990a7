"""Phiếu vân tay khóa: goes to the other office on paper, so that the key file on the stick has something to be compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from papi_desktop.documents.kinds.common import header_of, numbered
from papi_desktop.documents.kinds.facts import Office, dated
from papi_desktop.documents.official import listed
from papi_desktop.documents.paper import Closing, Column, Paper, Paragraph, Row, Signature, Table, dashed
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.fingerprints import fingerprint_lines
from papi_desktop.domain.vietnamese.dates import table_date


@dataclass(frozen=True, slots=True)
class KeySheetFacts:
    """The key of an office as it is told on paper.

    Attributes:
        province, code: of the unit as the key file names it; code "" when it is not known.
        computer: which computer of the office signs with it; "" where there is one only.
        fingerprint: in groups joined by hyphens.
        replaces: fingerprint of the key before; "" for a first key.
    """

    office: Office
    province: str
    code: str
    computer: str
    fingerprint: str
    made_on: date
    expires_on: date
    replaces: str
    printed_on: date


def key_sheet(facts: KeySheetFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the sheet. Template "key_sheet"; the fingerprint is set large, in groups that are read out one by one."""
    unit = facts.office.unit
    told = (
        ("unit", unit),
        ("province", facts.province),
        ("code", facts.code),
        ("computer", facts.computer),
        ("made_on", table_date(facts.made_on)),
        ("expires_on", table_date(facts.expires_on)),
        ("replaces", facts.replaces),
    )
    note = wording.fill("signer_note")
    giver, taker = (Signature((wording.fill(key),), "", note) for key in ("giver", "taker"))
    uses = [wording.fill("use_compare"), wording.fill("use_differs", unit=unit)]
    uses += [wording.fill(key) for key in ("use_apart", "use_public")]
    return Paper(
        header=header_of(facts.office, dated(facts.printed_on)),
        title=wording.fill("title"),
        subject=(wording.fill("subject", unit=unit),),
        blocks=(
            Table(
                (Column(wording.fill("what"), 60), Column(wording.fill("told"), 100)),
                tuple(Row((wording.fill(key), text)) for key, text in told if text),
            ),
            numbered(1, wording.fill("fingerprint_heading")),
            *(Paragraph(line, "key") for line in fingerprint_lines(facts.fingerprint)),
            numbered(2, wording.fill("use_heading")),
            *dashed(listed(uses)),
        ),
        closing=Closing(((giver, taker),)),
        watermark=watermark,
    )
