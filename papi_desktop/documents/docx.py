"""Writes a :class:`Paper` as an editable DOCX with real styles, from the same description as the PDF.

The file carries no name, no time and no program of whoever made it. Must not know what the paper is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import Any, BinaryIO

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm
from PIL import Image

from papi_desktop.documents.fonts import FontFamily, paper_fonts
from papi_desktop.documents.layout.cells import POINTS_PER_MM, Kit
from papi_desktop.documents.layout.measure import Faces, faces_of
from papi_desktop.documents.official import OfficialFormat, official_format
from papi_desktop.documents.paper import (
    Block,
    Closing,
    Orientation,
    PageBreak,
    Paper,
    Paragraph,
    Pictures,
    Table,
    runs_of,
)
from papi_desktop.documents.word import xml
from papi_desktop.documents.word.frame import Frame, spacer
from papi_desktop.documents.word.styles import FONT, SPACER, blank_document, style_id
from papi_desktop.documents.word.table import table_xml

_WITH_SIGNATURE = 2  # lines or rows that go with a signature block to a new page


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
    writer = _Writer(form, faces_of(fonts or paper_fonts()), paper.watermark)
    writer.begin(paper.orientation, first=True)
    if paper.header is not None:
        writer.add([writer.frame.header(paper.header)])
    writer.add(writer.frame.titles(paper))
    writer.add(writer.body(paper.body(form.writing.end_mark)))
    writer.close(paper.closing)
    for appendix in paper.appendices:
        writer.begin(appendix.orientation)
        writer.add(writer.frame.appendix(appendix))
        writer.add(writer.body(appendix.blocks))
        if appendix.closing is not None:
            writer.close(appendix.closing)
    writer.save(target)


class _Writer:
    """A document being written, section by section."""

    def __init__(self, form: OfficialFormat, faces: Faces, watermark: str) -> None:
        self._form = form
        self._faces = faces
        self._watermark = watermark
        self._document: Any = blank_document(form)
        self._numbers = count(1)
        self.kit: Kit
        self.frame: Frame

    def begin(self, orientation: Orientation, *, first: bool = False) -> None:
        """Begin a section with page numbers of its own."""
        form = self._form
        section = self._document.sections[0] if first else self._add_section()
        width, height = form.page_width, form.page_height
        if orientation is Orientation.LANDSCAPE:
            width, height = height, width
        section.orientation = WD_ORIENT.LANDSCAPE if orientation is Orientation.LANDSCAPE else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = Mm(width), Mm(height)
        section.top_margin, section.bottom_margin = Mm(form.margin_top), Mm(form.margin_bottom)
        section.left_margin, section.right_margin = Mm(form.margin_left), Mm(form.margin_right)
        section.header_distance = section.footer_distance = Mm(form.layout.page_number_from_top)
        self._number_pages(section, first)
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
        end = self._document.element.body.sectPr
        for element in xml.parse_pieces(pieces):
            end.addprevious(element)

    def body(self, blocks: Iterable[Block]) -> Iterator[str]:
        """Yield the pieces of the body."""
        for block in blocks:
            if isinstance(block, Paragraph):
                write = self.kit.element(block.element).write
                runs = "".join(xml.run(write(run.text), run.bold, run.italic) for run in runs_of(block.text))
                yield xml.paragraph(style_id(block.element), runs)
            elif isinstance(block, Table):
                gap = self._form.layout.table_gap
                yield spacer(gap, keep_next=True) + table_xml(block, self.kit) + spacer(gap / 2)
            elif isinstance(block, Pictures):
                yield self._pictures(block)
            else:
                assert isinstance(block, PageBreak)
                yield xml.paragraph(SPACER, '<w:r><w:br w:type="page"/></w:r>')

    def close(self, closing: Closing) -> None:
        """Append the closing; the last lines or rows before it go with it to a new page."""
        pieces = list(self.frame.closing(closing))
        if pieces:
            _keep_last(self._document.element.body, _WITH_SIGNATURE)
            self.add(pieces)

    def save(self, target: Path | BinaryIO) -> None:
        """Write the file."""
        self._document.save(str(target) if isinstance(target, Path) else target)

    def _add_section(self) -> Any:
        section = self._document.add_section(WD_SECTION.NEW_PAGE)
        holder = next(section._sectPr.itersiblings(qn("w:p"), preceding=True))
        holder.style = SPACER
        return section

    def _number_pages(self, section: Any, first: bool) -> None:
        """Number from 1, shown in the header from page 2. Later sections take over the headers of the first."""
        section.different_first_page_header_footer = True
        for old in section._sectPr.findall(qn("w:pgNumType")):
            section._sectPr.remove(old)
        numbering = parse_xml(f'<w:pgNumType {nsdecls("w")} w:start="1"/>')
        section._sectPr.find(qn("w:pgMar")).addnext(numbering)
        if not first:
            return
        mark = xml.watermark(self._watermark, FONT) if self._watermark else ""
        style = style_id("page_number")
        for header, content in ((section.first_page_header, mark), (section.header, mark + xml.page_number_field())):
            header.is_linked_to_previous = False
            (piece,) = xml.parse_pieces([xml.paragraph(style, content)])
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
                tallest = self._form.layout.picture_height * POINTS_PER_MM
                scale = min((width - gap) / wide, tallest / high)
                image_run = self._add_picture(picture.data, wide * scale, high * scale)
                style = style_id("caption")
                shown = xml.paragraph(style, image_run, before=gap, keep_next=True)
                cells.append(xml.cell(width, shown + xml.paragraph(style, xml.run(picture.caption))))
            cells += [xml.cell(width, spacer(0))] * (block.columns - len(cells))
            rows.append(xml.row("".join(cells)))
        return xml.table([width] * block.columns, rows) + spacer(0)


def _keep_last(body: Any, lines: int) -> None:
    """Bind the last `lines` paragraphs or table rows of `body` to what will be appended."""
    left = lines
    for block in body.sectPr.itersiblings(preceding=True):
        rows = [block] if block.tag == qn("w:p") else reversed(block.findall(qn("w:tr")))
        for row in rows:
            paragraphs = [row] if row is block else row.iter(qn("w:p"))
            for paragraph in paragraphs:
                paragraph.get_or_add_pPr().get_or_add_keepNext()
            left -= not _is_spacer(row)
            if not left:
                return


def _is_spacer(element: Any) -> bool:
    return bool(element.tag == qn("w:p") and element.style == SPACER)
