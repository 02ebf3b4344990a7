"""What the papers of a record have in common: its header, a village's header, days in words, lines of a long text, who signs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from papi_desktop.documents.kinds.common import header_of
from papi_desktop.documents.kinds.facts import Basis, Document
from papi_desktop.documents.kinds.parts import PartsFacts, parts_paper
from papi_desktop.documents.official import official_format
from papi_desktop.documents.paper import Header, Signature, on_sheets
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.days import day_or_none
from papi_desktop.domain.law.dated import LawRow
from papi_desktop.domain.register import Record, Register
from papi_desktop.domain.vietnamese.numbers import format_number
from papi_desktop.operations import papers
from papi_desktop.operations.book import PaperNumber
from papi_desktop.operations.office import Office
from papi_desktop.operations.papers import Sheet
from papi_desktop.operations.villages import head_role, village_of

BLANK = "…………"
"""Space to fill by hand; full stops would be taken for the end of a point of a list."""


def lines(text: Any) -> tuple[str, ...]:
    """Return the lines of a long text that are not blank, without marks of a list before them."""
    return tuple(line.strip().lstrip("-+•").strip() for line in str(text or "").splitlines() if line.strip())


def bases(text: Any) -> tuple[Basis, ...]:
    """Return legal bases, one a line, as they are to stand on the paper."""
    return tuple(Basis(line) for line in lines(text))


def cited(office: Office, wording: Wording, *rows: LawRow | None) -> tuple[Basis, ...]:
    """Return the articles of rows of the law as legal bases, in the words of the template; only those papers may cite."""
    return tuple(Basis(wording.fill("basis", citation=citation)) for citation in papers.citations(office, *rows))


def day_in_words(text: str | None) -> str:
    """Return a stored day as "ngày 01 tháng 12 năm 2026"; without one, spaces to fill by hand."""
    return official_format().date_in_words(day_or_none(text))


def figure(value: Any) -> str:
    """Return a number or words as they stand on a paper; dots to fill by hand when not known. 0 is known."""
    if value is None:
        return BLANK
    return format_number(value) if isinstance(value, int | Decimal) else str(value)


def measured(value: Any) -> str:
    """Return what a decimal field holds as papers write it, "2.150,5"; dots to fill by hand when it is not known."""
    return figure(Decimal(str(value)) if value not in (None, "") else None)


def names(people: Any) -> str:
    """Return names in one line; dots to fill by hand when nobody is named."""
    return ", ".join(people or ()) or figure(None)


def ballot_counts(record: Record, wording: Wording) -> Iterator[str]:
    """Yield how many ballots were given out, came back, were valid and were not."""
    returned, bad = record.get("ballots_in"), record.get("ballots_invalid")
    valid = returned - (bad or 0) if returned is not None else None
    yield wording.fill("ballots_out", count=figure(record.get("ballots_out")))
    yield wording.fill("ballots_in", count=figure(returned))
    yield wording.fill("ballots_valid", count=figure(valid))
    yield wording.fill("ballots_invalid", count=figure(bad))


def document_of(number: PaperNumber, stated: str | None = None) -> Document:
    """Return number and day of a paper.

    Args:
        number: as asked for.
        stated: number as it stands on the paper already; used when none is asked for.
    """
    symbol = number.symbol.partition("/")[2]
    begin = official_format().writing.number.partition("{")[0]
    line = f"{begin}{stated}" if stated and not number.text else ""
    return Document(symbol, number.text or None, number.day, stated_number=line)


def office_header(
    office: Office, number: PaperNumber, *, stated: str | None = None, issued_by: str | None = None
) -> Header:
    """Return the header of a paper of the office, or of the body that issued it; one without a number has no date either."""
    numbered = bool(number.symbol or stated)
    header = header_of(papers.issuing_office(office), document_of(number, stated) if numbered else None)
    return header if not issued_by else Header((issued_by.upper(),), (), header.number, header.place_date)


def village_header(
    office: Office, record: Record, *, day: date | None = None, number: str = "", dated: bool = False
) -> Header:
    """Return the header of a paper that a village issues; the office's own when the record has no village.

    Args:
        day: of the paper.
        number: the whole line.
        dated: whether place and date stand on it; minutes have none.
    """
    issuing = papers.issuing_office(office)
    name = str(village_of(office, record).get("name") or "")
    place = official_format().place_date_line(name or issuing.place, day) if dated else ""
    if not name:
        return Header(issuing.issuer, (), number, place)
    return Header((name.upper(),), (issuing.commune.upper(),), number, place)


def signed(wording: Wording, key: str, name: Any = "", note: str = "signer_note") -> Signature:
    """Return a place to sign, its title from the template, with the note of the template under it."""
    return Signature((wording.fill(key),), str(name or ""), wording.fill(note))


def head_signed(office: Office, record: Record, wording: Wording, name: Any = "") -> Signature:
    """Return the place where the head of the record's village signs: "Trưởng bản", "Tổ trưởng tổ dân phố".

    Args:
        name: who signs where the village does not name its head, such as whoever was in the chair, who need not be the head.
    """
    village = village_of(office, record)
    title = head_role(office, village) or wording.fill("head_signature_unknown")
    return Signature((title,), str(village.get("head_name") or name or ""), wording.fill("signer_note"))


def parts_sheet(
    office: Office,
    register: Register,
    kind: str,
    record: Record,
    facts: PartsFacts,
    words: Wording,
    *,
    public: bool = True,
) -> Sheet:
    """Return a paper of numbered parts of one record, its files named after the kind of paper and the record."""
    stem = papers.stem_of_kind(kind, register.title_of(record))
    return Sheet(kind, stem, parts_paper(facts, words, papers.watermark(office)), public)


def twice_on_a_sheet(sheet: Sheet) -> Sheet:
    """Return a small paper, such as a ballot, twice on its sheet with a line to cut along; one that is too tall has a page each."""
    small = replace(sheet.paper, watermark="")
    return replace(sheet, paper=on_sheets((small, small), sheet.paper.watermark))
