"""The fixed places of an official paper around its body: header, titles, closing, captions of an appendix.

Follows the cells of the decree's drawing (1–9b). Must not know what the paper is about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from papi_desktop.documents.layout.cells import POINTS_PER_MM, Cell, Fixed, Kit, LineAt, Mark, SquaresAt
from papi_desktop.documents.layout.flow import Strip
from papi_desktop.documents.official import listed
from papi_desktop.documents.paper import Appendix, Closing, Header, Paper, Signature, Verification
from papi_desktop.documents.verification import dark_runs

_DASH, _DASH_GAP = 6.0, 4.0
_BELOW_CUT = 14.0
"""Points of the line to cut along, and the space left under it."""
_WITH_SIGNATURES, _WITH_SIGNATURE, _WITH_CODE = 4, 2, 1
"""Lines or rows that go with the signatures of several people to a new page, who sign what was said and not only that it ended; with
one signature; and with a code alone: it vouches for nothing a hand must stand under."""


def header_strip(header: Header, kit: Kit) -> Strip:
    """Set cells 1 to 4 and 5b: issuer and number left, country, motto, place and date right, number and date on one line."""
    words = kit.format.writing
    share = kit.format.layout.header_left_share
    left = Cell(kit, kit.left, kit.width * share)
    right = Cell(kit, kit.left + kit.width * share, kit.width * (1 - share))
    left.write(header.superior, "superior")
    left.write(header.issuer, "issuer")
    right.write([header.country or words.country], "country")
    right.write([header.motto or words.motto], "motto")
    left.depth = right.depth = max(left.depth, right.depth) + kit.format.layout.header_gap
    left.write(_one(header.number), "number")
    right.write(_one(header.place_date), "place_date")
    if header.about:
        left.space(kit.element("about").before)
        left.write(_one(header.about), "about")
    return Fixed(max(left.depth, right.depth) + kit.format.layout.header_gap, [*left.marks, *right.marks], keep=True)


def title_strips(paper: Paper, kit: Kit) -> Iterator[Strip]:
    """Set cells 5a and 9a: kind, subject and whom the paper addresses."""
    if paper.title or paper.subject:
        cell = Cell(kit, kit.left, kit.width)
        cell.write(_one(paper.title), "kind_title")
        cell.write(paper.subject, "subject", kit.format.layout.subject_side_space * POINTS_PER_MM)
        yield Fixed(cell.depth + kit.format.layout.title_gap, cell.marks, kit.element("kind_title").before, keep=True)
    if paper.addressees:
        yield _addressees(paper.addressees, kit)


def _addressees(addressees: tuple[str, ...], kit: Kit) -> Strip:
    """One recipient stands on the line of "Kính gửi:", several are a dashed list under it."""
    words, element = kit.format.writing.addressees, kit.element("addressee")
    indent = kit.width / 6
    cell = Cell(kit, kit.left + indent, kit.width - indent)
    if len(addressees) == 1:
        cell.write([f"{words} {addressees[0]}"], "addressee")
    else:
        cell.write([words, *(f"- {line}" for line in listed(addressees))], "addressee")
    return Fixed(cell.depth + kit.format.layout.title_gap, cell.marks, element.before, keep=True)


def appendix_strip(appendix: Appendix, kit: Kit) -> Strip | None:
    """Set label, title, reference and code of an appendix; None if it has none of them."""
    cell = Cell(kit, kit.left, kit.width)
    cell.write(_one(appendix.label), "appendix_label")
    cell.write(appendix.title, "appendix_title", kit.format.layout.subject_side_space * POINTS_PER_MM)
    cell.write(_one(appendix.reference), "appendix_reference")
    if appendix.code:
        cell.write([kit.format.writing.appendix_code.format(code=appendix.code)], "appendix_code")
    return Fixed(cell.depth + kit.format.layout.title_gap, cell.marks, keep=True) if cell.marks else None


def lines_with(closing: Closing) -> int:
    """Return how many of the last lines or rows of a body stand on the page of its closing."""
    if not closing.signatures:
        return _WITH_CODE
    return _WITH_SIGNATURE if closing.single is not None else _WITH_SIGNATURES


def closing_strips(closing: Closing, kit: Kit) -> Iterator[Strip]:
    """Set cells 7 and 9b. Each row of signatures is one strip; the recipients stand left of a single signature, else below."""
    if closing.single is not None or (closing.side_by_side and len(closing.signatures) == 1):
        layout = kit.format.layout
        split = kit.width * (layout.code_left_share if closing.single is None else layout.signature_left_share)
        left = _recipients(closing, kit, split)
        depth, marks = _sign(closing.signatures[0], kit, kit.left + split, kit.width - split)
        yield Fixed(max(left.depth, depth), [*left.marks, *marks], kit.format.layout.closing_gap)
        return
    below = _recipients(closing, kit, kit.width)
    rows = len(closing.signatures)
    for place, row in enumerate(closing.signatures, 1):
        depth, marks = _sign(row, kit, kit.left, kit.width)
        yield Fixed(depth, marks, kit.format.layout.closing_gap, keep=place < rows or bool(below.marks))
    if below.marks:
        yield Fixed(below.depth, below.marks, kit.format.layout.closing_gap)


def cut_strip(used: float, kit: Kit) -> Strip:
    """Fill half a page of which `used` points are taken, and draw the line to cut along in the middle of the paper."""
    middle = kit.room / 2
    height = max(middle - used, 0.0) + _BELOW_CUT
    line = height - _BELOW_CUT
    dashes = range(int(kit.width / (_DASH + _DASH_GAP)))
    thickness = kit.format.layout.line_thickness
    marks = [
        LineAt(kit.left + n * (_DASH + _DASH_GAP), kit.left + n * (_DASH + _DASH_GAP) + _DASH, line, thickness)
        for n in dashes
    ]
    return Fixed(height, marks)


def _sign(row: Sequence[Signature], kit: Kit, x: float, width: float) -> tuple[float, list[Mark]]:
    """Set places to sign side by side; authorities, notes and names each begin at one height. Return depth and marks."""
    share = width / len(row)
    cells = [Cell(kit, x + share * column, share) for column in range(len(row))]
    for element, texts in (
        ("signer_authority", [signature.authority for signature in row]),
        ("signer_note", [_one(signature.note) for signature in row]),
        ("signer_name", [_one(signature.name) for signature in row]),
    ):
        for cell, lines in zip(cells, texts, strict=True):
            if element == "signer_name":
                cell.space(kit.format.layout.signature_space * POINTS_PER_MM)
            cell.write(lines, element)
        depth = max(cell.depth for cell in cells)
        for cell in cells:
            cell.depth = depth
    return cells[0].depth, [mark for cell in cells for mark in cell.marks]


def _one(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _recipients(closing: Closing, kit: Kit, width: float) -> Cell:
    cell = Cell(kit, kit.left, width)
    if closing.recipients:
        cell.write([kit.format.writing.recipients], "recipients_title")
        cell.write([f"- {line}" for line in listed(closing.recipients)], "recipients")
    if closing.verification is not None:
        _verify(closing.verification, cell, kit)
    return cell


def _verify(verification: Verification, cell: Cell, kit: Kit) -> None:
    """Draw the QR and its code under what the cell already holds."""
    runs, modules = dark_runs(verification.payload)
    size = kit.format.layout.qr_size * POINTS_PER_MM
    module = size / modules
    cell.space(module * 4 if cell.depth else 0.0)
    cell.marks.append(
        SquaresAt(
            tuple(
                (kit.left + module * column, cell.depth + module * (row + 1), module * length, module)
                for row, column, length in runs
            )
        )
    )
    cell.space(size + module)
    cell.write([kit.format.writing.verification.format(code=verification.code)], "verification")
