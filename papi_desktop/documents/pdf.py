"""Draws a :class:`Paper` as PDF: pages, page numbers, watermark, and a file that says nothing but what is printed on it.

The same paper always gives the same bytes. Must not know what the paper is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from reportlab.pdfbase.pdfdoc import PDFDictionary
from reportlab.pdfgen.canvas import Canvas

from papi_desktop.documents.fonts import FontFamily, paper_fonts
from papi_desktop.documents.layout.body import body_strips
from papi_desktop.documents.layout.cells import POINTS_PER_MM, Kit
from papi_desktop.documents.layout.flow import Strip, keep_last_together, keep_notes_with_row, paginate
from papi_desktop.documents.layout.frame import (
    appendix_strip,
    closing_strips,
    cut_strip,
    header_strip,
    lines_with,
    title_strips,
)
from papi_desktop.documents.layout.measure import ASCENT, Faces, faces_of, printable
from papi_desktop.documents.layout.pen import Pen
from papi_desktop.documents.official import OfficialFormat, official_format
from papi_desktop.documents.paper import Appendix, Closing, Orientation, Paper

_WATERMARK_SIZE = 90
_WATERMARK_ANGLE = 50
_MAKER_COMMENTS = (
    b"ReportLab Generated PDF document (opensource)",
    b"ReportLab generated PDF document -- digest (opensource)",
)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A part of the paper with page numbers of its own: the main document or one appendix. Lengths in points."""

    width: float
    height: float
    kit: Kit
    strips: list[Strip]


def render_pdf(paper: Paper, target: Path | BinaryIO, fonts: FontFamily | None = None) -> None:
    """Write `paper` as PDF.

    Args:
        paper: what to print.
        target: a path to write (callers pass a temporary name and rename) or an open binary file.
        fonts: the family to draw with; by default the one found on this machine.

    Raises:
        UserError: if no complete family is found, or a letter of the paper is not in it.
    """
    faces = faces_of(fonts or paper_fonts())
    form = official_format()
    canvas = _canvas(faces)
    pen = Pen(canvas)
    for sheet in _sheets(paper, form, faces):
        canvas.setPageSize((sheet.width, sheet.height))
        top = sheet.height - sheet.kit.format.margin_top * POINTS_PER_MM
        for number, page in enumerate(paginate(sheet.strips, sheet.kit.room), 1):
            if paper.watermark:
                centre = (sheet.width / 2, sheet.height / 2)
                text = printable(paper.watermark)
                pen.watermark(text, faces.bold, _WATERMARK_SIZE, centre, _WATERMARK_ANGLE)
            if number > 1 and not paper.halves:
                _number_page(number, sheet, pen)
            for strip, drop in page:
                strip.draw(pen, top - drop)
            pen.end_page()
    data = _without_maker(canvas.getpdfdata())
    if isinstance(target, Path):
        target.write_bytes(data)
    else:
        target.write(data)


class _NoInfo(PDFDictionary):  # type: ignore[misc]  # reportlab has no types
    """An empty document information dictionary: no author, no program, no time."""

    invariant = 1

    def digest(self, signature: Any) -> None:
        """Add nothing to the signature of the file."""


def _canvas(faces: Faces) -> Any:
    canvas = Canvas(
        "", invariant=1, pageCompression=1, initialFontName=faces.regular.name, lang="vi-VN", pdfVersion=(1, 7)
    )
    canvas._doc.info = _NoInfo({})
    return canvas


def _without_maker(data: bytes) -> bytes:
    """Blank the comments by which the library signs its files; every byte keeps its place."""
    for comment in _MAKER_COMMENTS:
        data = data.replace(comment, b" " * len(comment))
    return data


def _sheets(paper: Paper, form: OfficialFormat, faces: Faces) -> Iterator[_Sheet]:
    if paper.halves:
        yield _halves(paper, _empty_sheet(paper.orientation, form.on_half_a_sheet(), faces))
        return
    main = _empty_sheet(paper.orientation, form, faces)
    _lay(paper, main)
    yield main
    for appendix in paper.appendices:
        yield _appendix(appendix, _empty_sheet(appendix.orientation, form, faces))


def _lay(paper: Paper, sheet: _Sheet) -> None:
    """Lay header, titles, body and closing of a paper on a sheet."""
    kit = sheet.kit
    if paper.header is not None:
        sheet.strips.append(header_strip(paper.header, kit))
    sheet.strips.extend(chain(title_strips(paper, kit), body_strips(paper.body(kit.format.writing.end_mark), kit)))
    _close(sheet, paper.closing)


def _halves(paper: Paper, sheet: _Sheet) -> _Sheet:
    """Lay small papers two on a page; one that is taller than half a page pushes the next one to a page of its own."""
    for place, half in enumerate(paper.halves):
        begun = len(sheet.strips)
        _lay(half, sheet)
        strips = sheet.strips[begun:]
        strips[0].breaks = place % 2 == 0
        for strip in strips[:-1]:
            strip.keep = True
        if place % 2 == 0:
            sheet.strips.append(cut_strip(sum(strip.before + strip.height for strip in strips), sheet.kit))
    return sheet


def _appendix(appendix: Appendix, sheet: _Sheet) -> _Sheet:
    if appendix.header is not None:
        sheet.strips.append(header_strip(appendix.header, sheet.kit))
    head = appendix_strip(appendix, sheet.kit)
    if head is not None:
        sheet.strips.append(head)
    sheet.strips.extend(body_strips(appendix.blocks, sheet.kit))
    if appendix.closing is not None:
        _close(sheet, appendix.closing)
    else:
        keep_notes_with_row(sheet.strips)
    return sheet


def _close(sheet: _Sheet, closing: Closing) -> None:
    strips = list(closing_strips(closing, sheet.kit))
    if strips:
        keep_last_together(sheet.strips, lines_with(closing))
        sheet.strips.extend(strips)


def _empty_sheet(orientation: Orientation, form: OfficialFormat, faces: Faces) -> _Sheet:
    width, height = form.page_width, form.page_height
    if orientation is Orientation.LANDSCAPE:
        width, height = height, width
    kit = Kit(
        format=form,
        faces=faces,
        left=form.margin_left * POINTS_PER_MM,
        width=(width - form.margin_left - form.margin_right) * POINTS_PER_MM,
        room=(height - form.margin_top - form.margin_bottom) * POINTS_PER_MM,
    )
    return _Sheet(width * POINTS_PER_MM, height * POINTS_PER_MM, kit, [])


def _number_page(number: int, sheet: _Sheet, pen: Pen) -> None:
    """Write the page number in the top margin, in the middle of the text area."""
    element = sheet.kit.element("page_number")
    face = sheet.kit.face(element)
    x = sheet.kit.left + (sheet.kit.width - face.width(str(number), element.size)) / 2
    y = sheet.height - sheet.kit.format.layout.page_number_from_top * POINTS_PER_MM - ASCENT * element.size
    pen.text(x, y, str(number), face, element.size)
