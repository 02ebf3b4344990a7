"""Writes a :class:`Paper` as an editable DOCX with real styles, from the same description as the PDF.

The file carries no name, no time and no program of whoever made it. Must not know what the paper is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from PIL import Image

from papi_desktop.documents.fonts import FontFamily, paper_fonts
from papi_desktop.documents.layout.cells import POINTS_PER_MM, Kit
from papi_desktop.documents.layout.flow import with_rows
from papi_desktop.documents.layout.frame import lines_with
from papi_desktop.documents.layout.measure import Faces, faces_of
from papi_desktop.documents.official import OfficialFormat, official_format
from papi_desktop.documents.paper import (
    Block,
    Closing,
    Orientation,
    Paper,
    Paragraph,
    Pictures,
    Table,
    runs_of,
)
from papi_desktop.documents.word import xml
from papi_desktop.documents.word.frame import Frame, spacer
from papi_desktop.documents.word.package import write_package
from papi_desktop.documents.word.styles import FONT, SPACER, blank_document, style_id
from papi_desktop.documents.word.table import table_xml

_SPARE = 3.0  # points by which half a page is less high, so that a word processor's roundings make no third page


def render_docx(paper: Paper, target: Path | BinaryIO, fonts: FontFamily | None = None) -> None:
    """Write `paper` as DOCX.

    Args:
        paper: what to print.
        target: a path to write (callers pass a temporary name and rename) or an open binary file.
        fonts: the family by which the drawn lines are measured; by default the one found on this machine.

    Raises:
        UserError: if no complete family is found, or a letter of the paper is not in it.
    """
    form = official_format()
    form = form.on_half_a_sheet() if paper.halves else form
    writer = _Writer(form, faces_of(fonts or paper_fonts()), paper.watermark, numbered=not paper.halves)
    writer.begin(paper.orientation)
    writer.add(writer.halves(paper.halves) if paper.halves else writer.whole(paper))
    for appendix in paper.appendices:
        writer.begin(appendix.orientation)
        if appendix.header is not None:
            writer.add([writer.frame.header(appendix.header)])
        writer.add(writer.frame.appendix(appendix))
        writer.add(writer.body(appendix.blocks, appendix.closing))
    writer.save(target)


class _Writer:
    """A document being written, section by section.

    The body is gathered as text and parsed once at the end: moving a long list from one tree into another takes the square of its
    length.
    """

    def __init__(self, form: OfficialFormat, faces: Faces, watermark: str, *, numbered: bool) -> None:
        self._form = form
        self._faces = faces
        self._document: Any = blank_document(form)
        self._numbers = count(1)
        self._pieces: list[str] = []
        self._open_section = ""
        self._number_pages(watermark, numbered=numbered)
        self.kit: Kit
        self.frame: Frame

    def begin(self, orientation: Orientation) -> None:
        """Begin a section with page numbers of its own; the one before, if any, ends here."""
        form = self._form
        width, height = form.page_width, form.page_height
        if orientation is Orientation.LANDSCAPE:
            width, height = height, width
        section = self._document.sections[0]
        section.orientation = WD_ORIENT.LANDSCAPE if orientation is Orientation.LANDSCAPE else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(form.margin_top), Mm(form.margin_bottom)
        section.left_margin, section.right_margin = Mm(form.margin_left), Mm(form.margin_right)
        section.header_distance = section.footer_distance = Mm(form.layout.page_number_from_top)
        if self._open_section:
            self._pieces.append(xml.section_end(SPACER, self._open_section))
        self._open_section = xml.section_properties(section._sectPr, first=not self._open_section)
        self.kit = Kit(
            format=form,
            faces=self._faces,
            left=form.margin_left * POINTS_PER_MM,
            width=(width - form.margin_left - form.margin_right) * POINTS_PER_MM,
            room=(height - form.margin_top - form.margin_bottom) * POINTS_PER_MM,
        )
        self.frame = Frame(self.kit, lambda: next(self._numbers), self._add_picture)

    def add(self, pieces: Iterable[str]) -> None:
        """Append pieces to the section at hand."""
        self._pieces.extend(pieces)

    def whole(self, paper: Paper) -> Iterator[str]:
        """Yield the pieces of a paper: header, titles, body and closing."""
        if paper.header is not None:
            yield self.frame.header(paper.header)
        yield from self.frame.titles(paper)
        yield from self.body(paper.body(self._form.writing.end_mark), paper.closing)

    def halves(self, papers: Sequence[Paper]) -> Iterator[str]:
        """Yield small papers as rows half a page high; the upper one of each pair has a dashed line under it to cut along."""
        height = self.kit.room / 2 - _SPARE
        rows = [
            xml.row(
                xml.cell(
                    self.kit.width,
                    spacer(self._form.layout.closing_gap * (place % 2)) + "".join(self.whole(paper)) + spacer(0),
                    borders=xml.DASHED_BELOW if place % 2 == 0 else "",
                ),
                height=height,
            )
            for place, paper in enumerate(papers)
        ]
        yield xml.table([self.kit.width], rows) + spacer(0)

    def body(self, blocks: Sequence[Block], closing: Closing | None) -> Iterator[str]:
        """Yield the pieces of the body and its closing; the last lines or rows stay with the closing."""
        end = list(self.frame.closing(closing)) if closing is not None else []
        bound = _bound(blocks, lines_with(closing) if closing is not None and end else 0)
        if closing is None and blocks and isinstance(blocks[-1], Paragraph):
            bound = [*_bound(blocks, 1)[:-1], 0]  # notes under a table stay with its last row
        gap = self._form.layout.table_gap
        for block, keep in zip(blocks, bound, strict=True):
            if isinstance(block, Paragraph):
                write = self.kit.element(block.element).write
                runs = "".join(xml.run(write(run.text), run.bold, run.italic) for run in runs_of(block.text))
                yield xml.paragraph(style_id(block.element), runs, keep_next=bool(keep) or block.leads)
            elif isinstance(block, Table):
                yield spacer(gap, keep_next=True)
                yield table_xml(block, self.kit, keep)
                yield spacer(gap / 2, keep_next=bool(keep))
            elif isinstance(block, Pictures):
                yield self._pictures(block)
            else:
                yield xml.paragraph(SPACER, '<w:r><w:br w:type="page"/></w:r>')
        yield from end

    def save(self, target: Path | BinaryIO) -> None:
        """Write the file."""
        self._document.part._element = xml.parse_document([*self._pieces, self._open_section])
        write_package(self._document, target)

    def _number_pages(self, watermark: str, *, numbered: bool) -> None:
        """Number every section from 1, shown in the header from page 2. Later sections take over the headers of the first."""
        section = self._document.sections[0]
        section.different_first_page_header_footer = True
        section._sectPr.find(qn("w:pgMar")).addnext(parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>'))
        mark = xml.watermark(watermark, FONT) if watermark else ""
        style = style_id("page_number")
        for header, content in (
            (section.first_page_header, mark),
            (section.header, mark + xml.page_number_field() * numbered),
        ):
            header.is_linked_to_previous = False
            piece = xml.parse_piece(xml.paragraph(style, content))
            header._element.replace(header.paragraphs[0]._element, piece)

    def _add_picture(self, data: bytes, width: float, height: float) -> str:
        relationship, _ = self._document.part.get_or_add_image(BytesIO(data))
        return xml.picture(next(self._numbers), relationship, width, height)

    def _pictures(self, block: Pictures) -> str:
        """Return pictures as a table without lines, each with its caption in the same cell."""
        gap = self._form.layout.table_gap
        width = self.kit.width / block.columns
        rows = []
        for begin in range(0, len(block.pictures), block.columns):
            cells = []
            for picture in block.pictures[begin : begin + block.columns]:
                with Image.open(BytesIO(picture.data)) as image:
                    wide, high = image.size
                tallest = (block.height or self._form.layout.picture_height) * POINTS_PER_MM
                scale = min((width - gap) / wide, tallest / high)
                image_run = self._add_picture(picture.data, wide * scale, high * scale)
                style = style_id("caption")
                shown = xml.paragraph(style, image_run, before=gap, keep_next=True)
                cells.append(xml.cell(width, shown + xml.paragraph(style, xml.run(picture.caption))))
            cells += [xml.cell(width, spacer(0))] * (block.columns - len(cells))
            rows.append(xml.row("".join(cells)))
        return xml.table([width] * block.columns, rows) + spacer(0)


def _bound(blocks: Sequence[Block], lines: int) -> list[int]:
    """Return for each block how many of its lines or rows are among the last `lines` of the body, rows over a few last lines too."""
    under = next((place for place, block in enumerate(reversed(blocks)) if isinstance(block, Table)), len(blocks))
    lines = with_rows(lines, under, rows=under < len(blocks)) if lines else 0
    bound = []
    for block in reversed(blocks):
        size = len(block.rows) if isinstance(block, Table) else 1
        bound.append(min(lines, size))
        lines -= bound[-1]
    return bound[::-1]
