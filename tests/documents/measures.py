"""Measures a finished paper, PDF and DOCX beside one another, by Decree 30/2020: sheet, margins, each element, lines, page numbers, code.

The DOCX says by its styles what each text is; the PDF must show the same text where and as the decree wants it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn
from PIL import Image

from papi_desktop.documents.layout.measure import ASCENT
from papi_desktop.documents.official import Align, DrawnLine, Element, official_format
from papi_desktop.documents.word.styles import style_id
from tests.documents.qr_reading import read_qr
from tests.documents.reading import BOLD, BOLD_ITALIC, ITALIC, MM, REGULAR, Box, PageRead, Piece, read_pages

FORM = official_format()
HALF = FORM.on_half_a_sheet()
NEAR = 0.15  # millimetres
A4 = (210.0, 297.0)

ELEMENTS = (
    "country",
    "motto",
    "issuer",
    "number",
    "place_date",
    "kind_title",
    "subject",
    "signer_authority",
    "recipients_title",
    "recipients",
    "verification",
)
"""What the decree has on a paper, and our code."""

_IN_ONE_GO = (*(key for key in ELEMENTS if key != "recipients"), "superior", "about", "signer_name")
"""Elements whose lines are each drawn in one go, broken alike in both files."""

_CODE = re.compile(r"Mã kiểm tra: (\S+)")
_NOT_FOR_PEOPLE = re.compile(r"[{}\ufffd]|\bNone\b|\bnull\b|\bnan\b")


@dataclass(frozen=True)
class Measured:
    """What was found on a paper.

    Attributes:
        elements: of the decree that stand on it.
        codes: verification codes, each with what its QR says.
    """

    elements: frozenset[str]
    codes: Mapping[str, str]


def measure(pdf: Path, docx: Path, *, halves: bool = False) -> Measured:
    """Measure a paper, failing where it is not as the decree wants it.

    Args:
        halves: two small papers on a sheet, with margins of their own.
    """
    pages = read_pages(pdf.read_bytes())
    word = open_docx(BytesIO(docx.read_bytes()))
    texts = _texts_by_element(word)
    for text in (*(page.text for page in pages), *(line for lines in texts.values() for line in lines)):
        assert unicodedata.is_normalized("NFC", text)
        assert not _NOT_FOR_PEOPLE.search(text), _NOT_FOR_PEOPLE.search(text)
    _all_is_in_both(pages, texts)
    form = HALF if halves else FORM
    for page in pages:
        assert tuple(sorted((page.width, page.height))) == pytest.approx(A4, abs=NEAR)
        _keeps_to_the_margins(page, form)
    _sections(word, pages, halves=halves)
    _looks(pages, texts)
    if not halves:
        _numbers_of_pages(pages, len(word.sections))
    codes = _codes(pages)
    assert set(codes) == {found for line in texts["verification"] for found in _CODE.findall(line)}
    assert set(codes.values()) <= set(_codes_of_word(word)), "the DOCX shows the same QR"
    return Measured(frozenset(key for key in ELEMENTS if texts[key]), codes)


# --------------------------------------------------------------------------------------------------------------- DOCX


def _texts_by_element(word: Any) -> dict[str, list[str]]:
    """Return the lines of the body by the element whose style they have; "" holds what has none of ours."""
    keys = {style_id(key): key for key in FORM.elements}
    found: dict[str, list[str]] = defaultdict(list)
    for paragraph in word.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        key = keys.get(style.get(qn("w:val")), "") if style is not None else ""
        text = "".join(
            {"t": node.text or "", "br": "\n", "tab": "\t"}[node.tag.rpartition("}")[2]]
            for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"))
        )
        found[key] += [line for line in map(_plain, text.split("\n")) if line]
    return found


def _plain(text: str) -> str:
    return " ".join(text.split())


def _sections(word: Any, pages: Sequence[PageRead], *, halves: bool) -> None:
    form = HALF if halves else FORM
    for section in word.sections:
        assert tuple(sorted((section.page_width.mm, section.page_height.mm))) == pytest.approx(A4, abs=0.2)
        margins = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]
        wanted = [form.margin_top, form.margin_bottom, form.margin_left, form.margin_right]
        assert [margin.mm for margin in margins] == pytest.approx(wanted, abs=0.1)
    lying = [page.width > page.height for page in pages]
    assert (lying[0], lying[-1]) == tuple(
        section.page_width > section.page_height for section in (word.sections[0], word.sections[-1])
    )


def _codes_of_word(word: Any) -> Iterator[str]:
    """Yield what the QR pictures of a DOCX say."""
    for part in word.part.package.iter_parts():
        if part.content_type == "image/png":
            with Image.open(BytesIO(part.blob)) as picture:
                grey = picture.convert("L")
            rows = [grey.tobytes()[y * grey.width : (y + 1) * grey.width] for y in range(4, grey.height, 8)]
            modules = [[shade < 128 for shade in row[4::8]] for row in rows]
            if grey.width == grey.height and len(modules) % 4 == 1:
                yield read_qr(modules)


# ---------------------------------------------------------------------------------------------------------------- PDF


def _all_is_in_both(pages: Sequence[PageRead], texts: Mapping[str, Sequence[str]]) -> None:
    """Fail if a letter of the DOCX is missing on the PDF: a glyph without a shape, a text cut off, a row left out."""
    printed = Counter("".join("".join(piece.text.split()) for page in pages for piece in page.pieces))
    written = Counter("".join("".join(line.split()) for lines in texts.values() for line in lines))
    # The reader takes a hyphen at the end of a line for a broken word and leaves it out.
    del written["-"]
    assert not written - printed, written - printed


def _is_watermark(piece: Piece) -> bool:
    return piece.size > 20


def _is_page_number(piece: Piece, page: PageRead) -> bool:
    return piece.text.isdigit() and piece.baseline < FORM.margin_top


def _keeps_to_the_margins(page: PageRead, form: Any) -> None:
    left, right = form.margin_left - NEAR, page.width - form.margin_right + NEAR
    for piece in page.pieces:
        if _is_watermark(piece) or _is_page_number(piece, page):
            continue
        assert left <= piece.x, piece
        assert piece.right <= right, piece
        assert piece.baseline - ASCENT * piece.size * MM >= form.margin_top - NEAR, piece
        assert piece.baseline <= page.height - form.margin_bottom + NEAR, piece
        assert piece.face in (REGULAR, BOLD, ITALIC, BOLD_ITALIC), piece
        assert piece.size in {element.size for element in FORM.elements.values()}, piece
    for stroke in page.strokes:
        assert left <= min(stroke.x0, stroke.x1), stroke
        assert max(stroke.x0, stroke.x1) <= right, stroke


def _face(element: Element) -> str:
    return {(False, False): REGULAR, (True, False): BOLD, (False, True): ITALIC, (True, True): BOLD_ITALIC}[
        element.bold, element.italic
    ]


def _looks(pages: Sequence[PageRead], texts: Mapping[str, Sequence[str]]) -> None:
    """Fail unless each line of the frame stands on the PDF in its face and size, in its place, with its drawn line."""
    pieces = [(page, piece) for page in pages for piece in page.pieces]
    shown: dict[str, list[tuple[PageRead, Piece]]] = {}
    for key in _IN_ONE_GO:
        element = FORM.elements[key]
        assert element.sizes[0] <= element.size <= element.sizes[1]
        shown[key] = []
        for line in texts[key]:
            found = [
                (page, piece)
                for page, piece in pieces
                if _plain(piece.text) == line and (piece.face, piece.size) == (_face(element), element.size)
            ]
            assert found, (key, line)
            shown[key] += [one for one in found if one not in shown[key]]
            assert line == element.write(line)
    of_recipients = FORM.elements["recipients"]
    begun = [p for _page, p in pieces if (p.face, p.size) == (_face(of_recipients), of_recipients.size)]
    for line in texts["recipients"]:
        assert any(line.startswith(_plain(piece.text)) for piece in begun), line
    _header(shown)
    _title(shown)
    _signatures(shown)


def _header(shown: Mapping[str, Sequence[tuple[PageRead, Piece]]]) -> None:
    """Two columns: issuer with its line, number; country, motto with its line, place and date on the line of the number."""
    for page, country in shown["country"]:
        assert country.text == FORM.writing.country
        width = page.width - FORM.margin_left - FORM.margin_right
        share = FORM.layout.header_left_share
        left, right = FORM.margin_left + width * share / 2, FORM.margin_left + width * (1 + share) / 2
        mottos = [motto for at, motto in shown["motto"] if at is page and motto.baseline > country.baseline]
        motto = min(mottos, key=lambda piece: piece.baseline)
        assert country.middle == pytest.approx(right, abs=0.5)
        assert motto.middle == pytest.approx(right, abs=0.5)
        assert page.under(motto).length == pytest.approx(motto.right - motto.x, abs=0.6)
        issuers = [piece for at, piece in shown["issuer"] if at is page and abs(piece.middle - left) < 1]
        last = max(
            (piece for piece in issuers if piece.baseline - country.baseline < 40), key=lambda piece: piece.baseline
        )
        assert 1 / 3 - 0.01 <= page.under(last).length / (last.right - last.x) <= 1 / 2 + 0.01
        numbers = [piece for at, piece in shown["number"] if at is page]
        days = [piece for at, piece in shown["place_date"] if at is page]
        for number in numbers:
            assert number.middle == pytest.approx(left, abs=0.5)
        for day in days:
            assert day.middle == pytest.approx(right, abs=0.5)
        if numbers and days:
            assert numbers[0].baseline == pytest.approx(days[0].baseline, abs=0.01)


def _title(shown: Mapping[str, Sequence[tuple[PageRead, Piece]]]) -> None:
    """Kind and subject in the middle, the line under the last line of the subject a third to a half of it."""
    assert FORM.elements["kind_title"].align is Align.CENTER
    for key in ("kind_title", "subject"):
        for page, piece in shown[key]:
            middle = (page.width + FORM.margin_left - FORM.margin_right) / 2
            assert piece.middle == pytest.approx(middle, abs=0.5), piece
    assert FORM.elements["subject"].line is DrawnLine.PART
    if shown["subject"]:
        page, _first = shown["subject"][0]
        last = max((piece for at, piece in shown["subject"] if at is page), key=lambda piece: piece.baseline)
        assert 1 / 3 - 0.01 <= page.under(last).length / (last.right - last.x) <= 1 / 2 + 0.01


def _signatures(shown: Mapping[str, Sequence[tuple[PageRead, Piece]]]) -> None:
    """Whoever signs stands right of the recipients, and the name below the authority, in the same column."""
    for page, name in shown["signer_name"]:
        above = [
            piece
            for at, piece in shown["signer_authority"]
            if at is page and piece.baseline < name.baseline and abs(piece.middle - name.middle) < 0.5
        ]
        assert above, name
    for page, title in shown["recipients_title"]:
        assert title.x == pytest.approx(FORM.margin_left, abs=NEAR)
        beside = [p for at, p in shown["signer_authority"] if at is page and abs(p.baseline - title.baseline) < 3]
        assert all(piece.x > title.right for piece in beside)


def _numbers_of_pages(pages: Sequence[PageRead], sections: int) -> None:
    """No number on the first page of a section, then 2, 3… in the middle of the upper margin."""
    element = FORM.elements["page_number"]
    expected, begun = 1, 0
    for page in pages:
        found = [piece for piece in page.pieces if _is_page_number(piece, page)]
        if not found:
            expected, begun = 2, begun + 1
            continue
        (number,) = found
        assert int(number.text) == expected
        assert (number.face, number.size) == (REGULAR, element.size)
        middle = (page.width + FORM.margin_left - FORM.margin_right) / 2
        assert number.middle == pytest.approx(middle, abs=0.5)
        expected += 1
    assert begun == sections


def _codes(pages: Sequence[PageRead]) -> dict[str, str]:
    """Return the codes with what their QR says."""
    found = {}
    for page in pages:
        for piece in page.pieces:
            told = _CODE.fullmatch(piece.text)
            if told:
                found[told[1]] = read_qr(_modules_above(page, piece))
    return found


def _modules_above(page: PageRead, code: Piece) -> list[list[bool]]:
    """Return the modules of the QR drawn above its code."""
    tallest = max(FORM.layout.qr_size, HALF.layout.qr_size)
    boxes = [
        box
        for box in page.boxes
        if code.x - NEAR <= box.x <= code.x + tallest and code.baseline - tallest - 8 <= box.top < code.baseline
    ]
    left, top = min(box.x for box in boxes), min(box.top for box in boxes)
    module = min(box.height for box in boxes)
    size = round((max(box.x + box.width for box in boxes) - left) / module)
    assert size * module >= min(FORM.layout.qr_size, HALF.layout.qr_size) - NEAR
    modules = [[False] * size for _row in range(size)]
    for box in boxes:
        for row, column in _filled(box, left, top, module):
            modules[row][column] = True
    return modules


def _filled(box: Box, left: float, top: float, module: float) -> Iterator[tuple[int, int]]:
    row, column = round((box.top - top) / module), round((box.x - left) / module)
    for step in range(round(box.width / module)):
        yield row, column + step
