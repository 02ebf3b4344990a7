"""Kế hoạch công khai thông tin của năm: purpose, what is disclosed in an appendix that lies down, and who carries it out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from papi_desktop.documents.kinds.common import header_of, numbered
from papi_desktop.documents.kinds.facts import Document, Office
from papi_desktop.documents.kinds.table_paper import TableLine, table_of
from papi_desktop.documents.official import listed, official_format
from papi_desktop.documents.paper import (
    Appendix,
    Block,
    Closing,
    Orientation,
    Paper,
    Paragraph,
    Signature,
    dashed,
)
from papi_desktop.documents.wording import Wording

COLUMNS = ("serial", "content", "forms", "places", "time", "duration", "responsible")


@dataclass(frozen=True, slots=True)
class YearPlanFacts:
    """A yearly disclosure plan.

    Attributes:
        lines: of the appendix, grouped.
        yearly, arising: how many of them fall due in the year, and how many when something arises.
        citation: the confirmed article it is made under; "" prints none.
    """

    office: Office
    document: Document
    year: int
    lines: Sequence[TableLine]
    yearly: int
    arising: int
    signer: Signature
    recipients: tuple[str, ...]
    citation: str = ""


def year_plan(facts: YearPlanFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the plan. Template "year_plan"."""
    year = str(facts.year)
    header = header_of(facts.office, facts.document)
    named = f"{_named(header.number)} {official_format().date_in_words(facts.document.day)}"
    appendix = Appendix(
        blocks=(table_of(COLUMNS, facts.lines, wording),),
        label=wording.fill("appendix"),
        title=(wording.fill("appendix_title", year=year),),
        reference=wording.fill("appendix_reference", document=named, unit=facts.office.unit),
        orientation=Orientation.LANDSCAPE,
    )
    return Paper(
        header=header,
        title=wording.fill("title"),
        subject=(wording.fill("subject", year=year, commune=facts.office.commune),),
        blocks=tuple(_blocks(facts, wording)),
        closing=Closing(((facts.signer,),), facts.recipients),
        appendices=(appendix,),
        ends=True,
        watermark=watermark,
    )


def _named(number_line: str) -> str:
    """Return "số 12/KH-UBND" of the line "Số: 12/KH-UBND"."""
    word, _colon, symbol = number_line.partition(":")
    return f"{word.lower()} {symbol.strip()}"


def _blocks(facts: YearPlanFacts, wording: Wording) -> Iterator[Block]:
    unit, year, number = facts.office.unit, str(facts.year), count(1)
    if facts.citation:
        yield Paragraph(wording.fill("basis", citation=facts.citation, unit=unit, year=year))
    else:
        yield Paragraph(wording.fill("opening", unit=unit, year=year))
    yield numbered(next(number), wording.fill("purpose_heading"))
    yield from dashed(listed((wording.fill("purpose"), wording.fill("requirement"))))
    yield numbered(next(number), wording.fill("content_heading"))
    figures = {"count": facts.yearly + facts.arising, "yearly": facts.yearly, "arising": facts.arising}
    yield Paragraph(wording.fill("content", **figures))
    yield numbered(next(number), wording.fill("carrying_heading"))
    yield Paragraph(wording.fill("carrying", unit=unit))
    yield Paragraph(wording.fill("reporting", unit=unit))
