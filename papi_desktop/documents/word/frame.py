"""The fixed places of an official paper in a word-processor file: header, titles, closing. Lengths in points.

Follows the same cells as `layout.frame`. Must not know what the paper is about.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from papi_desktop.documents.layout.cells import POINTS_PER_MM, Kit
from papi_desktop.documents.official import listed
from papi_desktop.documents.paper import Appendix, Closing, Header, Paper, Signature, Verification
from papi_desktop.documents.verification import qr_png
from papi_desktop.documents.word import xml
from papi_desktop.documents.word.styles import SPACER, style_id

AddPicture = Callable[[bytes, float, float], str]


class Frame:
    """Writes the pieces of the frame; numbers the drawn lines of one document."""

    def __init__(self, kit: Kit, next_number: Callable[[], int], add_picture: AddPicture) -> None:
        self._kit = kit
        self._next_number = next_number
        self._add_picture = add_picture

    def header(self, header: Header) -> str:
        """Return cells 1 to 4 and 5b as a table without lines."""
        words, share = self._kit.format.writing, self._kit.format.layout.header_left_share
        widths = (self._kit.width * share, self._kit.width * (1 - share))
        left = self._lines(header.superior, "superior", widths[0]) + self._lines(header.issuer, "issuer", widths[0])
        right = self._lines([header.country or words.country], "country", widths[1])
        right += self._lines([header.motto or words.motto], "motto", widths[1])
        number = self._lines(_one(header.number), "number", widths[0])
        number += self._lines(_one(header.about), "about", widths[0])
        place = self._lines(_one(header.place_date), "place_date", widths[1])
        rows = [xml.row(self._pair(widths, left, right)), xml.row(self._pair(widths, number, place))]
        return xml.table(widths, rows) + spacer(self._kit.format.layout.header_gap)

    def titles(self, paper: Paper) -> Iterator[str]:
        """Yield cells 5a and 9a."""
        width = self._kit.width - 2 * self._kit.format.layout.subject_side_space * POINTS_PER_MM
        yield self._lines(_one(paper.title), "kind_title", self._kit.width)
        yield self._lines(paper.subject, "subject", width)
        yield spacer(self._kit.format.layout.title_gap / 2, keep_next=True)
        words = self._kit.format.writing.addressees
        if len(paper.addressees) == 1:
            yield self._lines([f"{words} {paper.addressees[0]}"], "addressee", width)
        elif paper.addressees:
            yield self._lines([words, *(f"- {line}" for line in listed(paper.addressees))], "addressee", width)

    def appendix(self, appendix: Appendix) -> Iterator[str]:
        """Yield label, title, reference and code of an appendix."""
        width = self._kit.width - 2 * self._kit.format.layout.subject_side_space * POINTS_PER_MM
        yield self._lines(_one(appendix.label), "appendix_label", self._kit.width)
        yield self._lines(appendix.title, "appendix_title", width)
        yield self._lines(_one(appendix.reference), "appendix_reference", self._kit.width)
        if appendix.code:
            told = self._kit.format.writing.appendix_code.format(code=appendix.code)
            yield self._lines([told], "appendix_code", self._kit.width)
        yield spacer(self._kit.format.layout.title_gap / 2, keep_next=True)

    def closing(self, closing: Closing) -> Iterator[str]:
        """Yield cells 7 and 9b: a table without lines for each row of signatures."""
        if closing.single is not None:
            share = self._kit.format.layout.signature_left_share
            widths = (self._kit.width * share, self._kit.width * (1 - share))
            cells = self._pair(widths, self._recipients(closing), self._sign(closing.single, widths[1]))
            yield spacer(self._kit.format.layout.closing_gap, keep_next=True) + xml.table(widths, [xml.row(cells)])
            return
        below = self._recipients(closing)
        if closing.side_by_side and len(closing.signatures) == 1:
            yield spacer(self._kit.format.layout.closing_gap, keep_next=True)
            yield self._sign_together(closing.signatures[0], keep_next=False, left=below)
            return
        for place, row in enumerate(closing.signatures, 1):
            yield spacer(self._kit.format.layout.closing_gap, keep_next=True)
            yield self._sign_together(row, keep_next=place < len(closing.signatures) or bool(below))
        if below:
            yield spacer(self._kit.format.layout.closing_gap, keep_next=bool(closing.signatures)) + below

    def _sign_together(self, row: Sequence[Signature], *, keep_next: bool, left: str = "") -> str:
        """Return places to sign side by side, `left` beside them; authorities, notes and names are rows, each at one height."""
        beside = self._kit.width * self._kit.format.layout.code_left_share if left else 0.0
        width = (self._kit.width - beside) / len(row)
        authorities = [self._lines(each.authority, "signer_authority", width, keep_next=True) for each in row]
        notes = [self._lines(_one(each.note), "signer_note", width, keep_next=True) for each in row]
        names = [self._name(each, keep_next=keep_next) for each in row]
        filled = [pieces for pieces in (authorities, notes, names) if any(pieces)]
        rows = []
        for place, pieces in enumerate(filled):
            cells = "".join(xml.cell(width, piece or spacer(0, keep_next=True)) for piece in pieces)
            if left:
                merge, content = ("continue", spacer(0)) if place else ("restart", left)
                cells = xml.cell(beside, content, merge=merge) + cells
            rows.append(xml.row(cells))
        return xml.table([*([beside] if left else []), *[width] * len(row)], rows)

    def _sign(self, signature: Signature, width: float) -> str:
        return (
            self._lines(signature.authority, "signer_authority", width)
            + self._lines(_one(signature.note), "signer_note", width)
            + self._name(signature)
        )

    def _name(self, signature: Signature, *, keep_next: bool = False) -> str:
        space = self._kit.format.layout.signature_space * POINTS_PER_MM
        return xml.paragraph(style_id("signer_name"), xml.run(signature.name), before=space, keep_next=keep_next)

    def _recipients(self, closing: Closing) -> str:
        pieces = []
        if closing.recipients:
            pieces.append(xml.paragraph(style_id("recipients_title"), xml.run(self._kit.format.writing.recipients)))
            lines = (xml.run(f"- {line}") for line in listed(closing.recipients))
            pieces += [xml.paragraph(style_id("recipients"), line) for line in lines]
        if closing.verification is not None:
            pieces += self._verify(closing.verification)
        return "".join(pieces)

    def _verify(self, verification: Verification) -> Iterable[str]:
        size = self._kit.format.layout.qr_size * POINTS_PER_MM
        style = style_id("verification")
        yield xml.paragraph(
            style, self._add_picture(qr_png(verification.payload), size, size), before=self._kit.format.layout.title_gap
        )
        yield xml.paragraph(style, xml.run(self._kit.format.writing.verification.format(code=verification.code)))

    def _lines(self, texts: Sequence[str], element_key: str, width: float, *, keep_next: bool = False) -> str:
        """Return lines of an element, broken where they are too wide, and the drawn line under them."""
        element = self._kit.element(element_key)
        pieces = []
        for text in texts:
            lines = self._kit.lines([text], element, width)
            pieces.append(xml.paragraph(style_id(element_key), xml.run("\n".join(lines)), keep_next=keep_next))
            last = lines[-1]
        if pieces and element.line:
            length = self._kit.format.line_length(element, self._kit.face(element).width(last, element.size))
            if length:
                layout = self._kit.format.layout
                line = xml.drawn_line(self._next_number(), length, layout.line_thickness)
                gaps = {"before": layout.line_gap, "after": layout.header_gap}
                pieces.append(xml.paragraph(SPACER, line, align="center", keep_next=element.keep_next, **gaps))
        return "".join(pieces)

    def _pair(self, widths: Sequence[float], left: str, right: str) -> str:
        empty = spacer(0)
        return "".join(xml.cell(width, piece or empty) for width, piece in zip(widths, (left, right), strict=True))


def spacer(height: float, *, keep_next: bool = False) -> str:
    """Return an all but invisible paragraph: what the file format wants between tables, and empty space."""
    return xml.paragraph(SPACER, "", before=height, keep_next=keep_next)


def _one(text: str) -> list[str]:
    return [text] if text else []
