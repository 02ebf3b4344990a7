"""Pieces that several kinds of paper have in common."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from papi_desktop.documents.kinds.facts import Basis, ClassCount, Document, Office
from papi_desktop.documents.official import listed, official_format
from papi_desktop.documents.paper import Header, Paragraph, Run, Text, runs_of
from papi_desktop.documents.wording import Wording
from papi_desktop.domain.vietnamese.numbers import format_number


def header_of(office: Office, document: Document | None = None) -> Header:
    """Return the header of a paper; without a document it has neither number nor place and date."""
    if document is None:
        return Header(office.issuer, office.superior)
    form = official_format()
    return Header(
        issuer=office.issuer,
        superior=office.superior,
        number=document.stated_number or form.number_line(document.number, document.symbol),
        place_date=document.stated_place_date or form.place_date_line(office.place, document.day),
    )


def bases_of(bases: Iterable[Basis], wording: Wording) -> tuple[Paragraph, ...]:
    """Return the legal bases as paragraphs, each with its short name if it has one. The template needs "short_name"."""
    texts = (
        wording.fill("short_name", basis=basis.text.rstrip(";. "), short=basis.short) if basis.short else basis.text
        for basis in bases
    )
    return tuple(Paragraph(text, "basis") for text in listed(texts))


def count_text(count: ClassCount, wording: Wording) -> str:
    """Return "Hộ nghèo: 87 hộ, 181 khẩu", without persons where they are not counted."""
    if count.persons is None:
        return wording.fill("count_households", label=count.label, households=format_number(count.households))
    households, persons = format_number(count.households), format_number(count.persons)
    return wording.fill("count", label=count.label, households=households, persons=persons)


def date_or_blank(day: date | None, wording: Wording) -> str:
    """Return a date in words, or dots to fill by hand."""
    return official_format().date_in_words(day) if day else wording.fill("blank_date")


def numbered(number: int, heading: str) -> Paragraph:
    """Return the heading of a numbered clause."""
    return Paragraph(f"{number}. {heading}", "clause_title")


def led(number: int, heading: str, text: Text) -> Paragraph:
    """Return a numbered clause whose heading leads its text on the same line."""
    return Paragraph((Run(f"{number}. {heading} ", bold=True), *runs_of(text)))


def strung(items: Sequence[str], last_word: str, mark: str = ", ") -> str:
    """Return items within a sentence, a word instead of the last mark: "bản Nà Cáy, bản Pá Lau và trụ sở"."""
    return f"{mark.join(items[:-1])} {last_word} {items[-1]}" if len(items) > 1 else mark.join(items)
