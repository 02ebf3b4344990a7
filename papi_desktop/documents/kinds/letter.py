"""A paper of running text: a letter (công văn), a notice, a slip. What it says comes whole; this knows only the order of its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from string import Formatter

from papi_desktop.documents.kinds.common import bases_of, header_of
from papi_desktop.documents.kinds.facts import Basis, Document, Office
from papi_desktop.documents.paper import Block, Closing, Paper, Paragraph, Signature
from papi_desktop.documents.wording import Wording


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """A paper of running text.

    Attributes:
        document: one without a symbol is dated but has no number.
        title: name of the kind ("Thông báo"); "" for a letter, whose subject stands as "V/v …" under its number.
        subject: what it is about.
        addressees: after "Kính gửi".
        bases: legal bases.
        blocks: the text, in order.
        signatures: rows of places to sign.
        ends: whether "./." follows the last words.
    """

    office: Office
    document: Document
    title: str
    subject: str
    blocks: tuple[Block, ...]
    signatures: tuple[tuple[Signature, ...], ...]
    recipients: tuple[str, ...] = ()
    addressees: tuple[str, ...] = ()
    bases: tuple[Basis, ...] = ()
    ends: bool = True


def letter(facts: LetterFacts, wording: Wording, watermark: str = "") -> Paper:
    """Return the paper. The template needs "about" ("V/v {subject}") and, with short names of bases, "short_name"."""
    header = header_of(facts.office, facts.document)
    if not facts.document.symbol:
        header = replace(header, number="")
    if not facts.title:
        header = replace(header, about=wording.fill("about", subject=facts.subject))
    return Paper(
        header=header,
        title=facts.title,
        subject=(facts.subject,) if facts.title and facts.subject else (),
        blocks=(*bases_of(facts.bases, wording), *facts.blocks),
        closing=Closing(facts.signatures, facts.recipients),
        addressees=facts.addressees,
        ends=facts.ends,
        watermark=watermark,
    )


def text_of(wording: Wording, key: str, values: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """Return a template of several lines as paragraphs; a line that has nothing to put in one of its places is left out.

    What was stated with line breaks of its own becomes as many paragraphs.
    """
    return tuple(_paragraphs(wording, wording.texts[key].split("\n"), values))


def _paragraphs(wording: Wording, lines: Iterable[str], values: Mapping[str, str]) -> Iterable[Paragraph]:
    for line in lines:
        places = {place for _text, place, _spec, _conversion in Formatter().parse(line) if place}
        if not line.strip() or any(values.get(place) == "" for place in places):
            continue
        filled = replace(wording, texts={"line": line}).fill("line", **values)
        yield from (Paragraph(part.strip()) for part in filled.split("\n") if part.strip())
