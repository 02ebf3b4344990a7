"""Reads a finished PDF back: texts with place, face and size, drawn lines, filled squares. Millimetres from the upper left corner."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as raw
from fontTools.ttLib import TTFont

from papi_desktop.documents.fonts import paper_fonts
from papi_desktop.documents.paper import Paper
from papi_desktop.documents.pdf import render_pdf

MM = 25.4 / 72


def _face_name(file: Path) -> str:
    font = TTFont(file)
    name = str(font["name"].getDebugName(6))
    font.close()
    return name


REGULAR, BOLD, ITALIC, BOLD_ITALIC = map(_face_name, paper_fonts().files)
"""Names of the faces found on this machine, as files carry them."""


@dataclass(frozen=True)
class Piece:
    """A text drawn in one go; `x` and `right` are its edges, `baseline` is measured from the top of the page."""

    text: str
    x: float
    right: float
    baseline: float
    face: str
    size: float

    @property
    def middle(self) -> float:
        return (self.x + self.right) / 2


@dataclass(frozen=True)
class Stroke:
    """A straight drawn line, from (x0, y0) to (x1, y1), downward from the top of the page."""

    x0: float
    y0: float
    x1: float
    y1: float
    thickness: float

    @property
    def length(self) -> float:
        return max(abs(self.x1 - self.x0), abs(self.y1 - self.y0))

    @property
    def middle(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def level(self) -> bool:
        return abs(self.y0 - self.y1) < 0.01


@dataclass(frozen=True)
class Box:
    """A filled rectangle."""

    x: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class PageRead:
    """What stands on a page."""

    width: float
    height: float
    text: str
    pieces: tuple[Piece, ...]
    strokes: tuple[Stroke, ...]
    boxes: tuple[Box, ...]

    def find(self, text: str) -> Piece:
        """Return the one piece that reads `text`."""
        found = [piece for piece in self.pieces if piece.text == text]
        assert len(found) == 1, (text, [piece.text for piece in self.pieces])
        return found[0]

    def under(self, piece: Piece) -> Stroke:
        """Return the level line drawn next below a piece and across its middle."""
        below = [s for s in self.strokes if s.level and 0 < s.y0 - piece.baseline < 5 and s.x0 < piece.middle < s.x1]
        assert below, piece
        return min(below, key=lambda stroke: stroke.y0)


def pdf_of(paper: Paper) -> bytes:
    """Return a paper as PDF."""
    out = BytesIO()
    render_pdf(paper, out)
    return out.getvalue()


def read_pages(data: bytes) -> list[PageRead]:
    """Read every page."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [_page(page) for page in document]
    finally:
        document.close()


def read_paper(paper: Paper) -> list[PageRead]:
    """Print a paper and read it back."""
    return read_pages(pdf_of(paper))


def flat(pages: list[PageRead]) -> str:
    """Return the text of all pages with line ends turned into spaces."""
    return " ".join(" ".join(page.text for page in pages).split())


def _page(page: Any) -> PageRead:
    width, height = page.get_size()
    text_page = page.get_textpage()
    pieces: list[Piece] = []
    strokes: list[Stroke] = []
    boxes: list[Box] = []
    for thing in page.get_objects():
        kind = raw.FPDFPageObj_GetType(thing.raw)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            pieces.append(_piece(thing.raw, text_page, height))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            if _is_stroked(thing.raw):
                strokes.extend(_strokes(thing.raw, height))
            else:
                boxes.extend(_boxes(thing.raw, height))
    text = text_page.get_text_range()
    text_page.close()
    page.close()
    return PageRead(width * MM, height * MM, text, tuple(pieces), tuple(strokes), tuple(boxes))


def _piece(thing: Any, text_page: Any, height: float) -> Piece:
    size, matrix = ctypes.c_float(), raw.FS_MATRIX()
    raw.FPDFTextObj_GetFontSize(thing, size)
    raw.FPDFPageObj_GetMatrix(thing, matrix)
    length = raw.FPDFTextObj_GetText(thing, text_page.raw, None, 0)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFTextObj_GetText(thing, text_page.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length)
    font = raw.FPDFTextObj_GetFont(thing)
    name = ctypes.create_string_buffer(200)
    raw.FPDFFont_GetBaseFontName(font, name, 200)
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
    return Piece(
        text=buffer.raw.decode("utf-16-le").strip("\0\r\n "),
        x=matrix.e * MM,
        right=right.value * MM,
        baseline=(height - matrix.f) * MM,
        face=name.value.decode().rpartition("+")[2],
        size=size.value,
    )


def _is_stroked(thing: Any) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroke)
    return bool(stroke.value)


def _points(thing: Any, height: float) -> Iterator[tuple[int, float, float]]:
    for place in range(raw.FPDFPath_CountSegments(thing)):
        segment = raw.FPDFPath_GetPathSegment(thing, place)
        x, y = ctypes.c_float(), ctypes.c_float()
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        yield raw.FPDFPathSegment_GetType(segment), x.value * MM, (height - y.value) * MM


def _strokes(thing: Any, height: float) -> Iterator[Stroke]:
    thickness = ctypes.c_float()
    raw.FPDFPageObj_GetStrokeWidth(thing, thickness)
    begin = (0.0, 0.0)
    for kind, x, y in _points(thing, height):
        if kind == raw.FPDF_SEGMENT_LINETO:
            yield Stroke(*begin, x, y, thickness.value)
        begin = (x, y)


def _boxes(thing: Any, height: float) -> Iterator[Box]:
    corners: list[tuple[float, float]] = []
    for kind, x, y in [*_points(thing, height), (raw.FPDF_SEGMENT_MOVETO, 0.0, 0.0)]:
        if kind == raw.FPDF_SEGMENT_MOVETO:
            if corners:
                xs, ys = [x for x, _ in corners], [y for _, y in corners]
                yield Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
            corners = []
        corners.append((x, y))
