"""Draws on a page: text, thin lines, pictures. Points from the lower left corner of the page.

Owns how marks reach the file cheaply: text of a page goes out as one text object, straight lines as one path, and the upright lines
of table rows that touch are joined. Must not know what is drawn or why.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader

from papi_desktop.documents.layout.measure import Face

_TOUCHING = 0.01
_WATERMARK_GREY = 0.86


class Pen:
    """A canvas on which strips draw themselves."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._lines: dict[float, list[tuple[float, float, float, float]]] = {}
        self._uprights: dict[tuple[float, float], tuple[float, float]] = {}
        self._face, self._size, self._word_space = "", 0.0, 0.0
        self._text: Any = None
        self._begin()

    def text(self, x: float, y: float, text: str, face: Face, size: float, word_space: float = 0.0) -> None:
        """Draw `text` with its baseline starting at (x, y), every space widened by `word_space`."""
        out = self._text
        if face.name != self._face or size != self._size:
            out.setFont(face.name, size)
            self._face, self._size = face.name, size
        if word_space != self._word_space:
            out.setWordSpace(word_space)
            self._word_space = word_space
        out.setTextOrigin(x, y)
        out.textLine(text)

    def level_line(self, x0: float, x1: float, y: float, thickness: float) -> None:
        """Draw a line from left to right."""
        self._lines.setdefault(thickness, []).append((x0, y, x1, y))

    def upright_line(self, x: float, top: float, bottom: float, thickness: float) -> None:
        """Draw a line downward. One that begins where the last at the same place ended makes that one longer."""
        key = (x, thickness)
        begun = self._uprights.get(key)
        if begun is None:
            self._uprights[key] = (top, bottom)
        elif top >= begun[1] - _TOUCHING:
            self._uprights[key] = (begun[0], min(begun[1], bottom))
        else:
            self._lines.setdefault(thickness, []).append((x, begun[0], x, begun[1]))
            self._uprights[key] = (top, bottom)

    def picture(self, data: bytes, x: float, y: float, width: float, height: float) -> None:
        """Draw a picture with its lower left corner at (x, y)."""
        self._canvas.drawImage(ImageReader(BytesIO(data)), x, y, width, height)

    def squares(self, rectangles: list[tuple[float, float, float, float]]) -> None:
        """Fill rectangles given as (x, y, width, height)."""
        path = self._canvas.beginPath()
        for rectangle in rectangles:
            path.rect(*rectangle)
        self._canvas.drawPath(path, stroke=0, fill=1)

    def watermark(self, text: str, face: Face, size: float, centre: tuple[float, float], angle: float) -> None:
        """Write `text` slanted in light grey around `centre`; to be called before anything else on the page."""
        canvas = self._canvas
        canvas.saveState()
        canvas.setFillGray(_WATERMARK_GREY)
        canvas.setFont(face.name, size)
        canvas.translate(*centre)
        canvas.rotate(angle)
        canvas.drawCentredString(0, -size / 3, text)
        canvas.restoreState()

    def end_page(self) -> None:
        """Put out what was collected and turn the page."""
        canvas = self._canvas
        for (x, thickness), (top, bottom) in self._uprights.items():
            self._lines.setdefault(thickness, []).append((x, top, x, bottom))
        for thickness, lines in self._lines.items():
            canvas.setLineWidth(thickness)
            canvas.lines(lines)
        canvas.drawText(self._text)
        canvas.showPage()
        self._begin()

    def _begin(self) -> None:
        self._lines.clear()
        self._uprights.clear()
        self._text = self._canvas.beginText()
        self._face, self._size, self._word_space = "", 0.0, 0.0
