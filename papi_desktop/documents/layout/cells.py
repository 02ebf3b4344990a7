"""Cells of text with fixed places: what the header, the titles, the closing and the captions are made of. Lengths in points.

Knows the looks of elements. Must not know which cell stands where on an official paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from papi_desktop.documents.layout.flow import Strip
from papi_desktop.documents.layout.measure import ASCENT, DESCENT, Face, Faces, printable, wrap, wrap_centred
from papi_desktop.documents.layout.pen import Pen
from papi_desktop.documents.official import Align, Element, OfficialFormat

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Kit:
    """What every piece of layout needs: the format, the faces, and the text area of the section at hand."""

    format: OfficialFormat
    faces: Faces
    left: float
    width: float
    room: float

    def face(self, element: Element) -> Face:
        """Return the face of an element."""
        return self.faces.choose(element.bold, element.italic)

    def element(self, key: str) -> Element:
        """Return an element by its key."""
        return self.format.elements[key]

    def lines(self, texts: Iterable[str], element: Element, width: float) -> list[str]:
        """Return texts as an element prints them, each broken where it is wider than `width`."""
        breaker = wrap_centred if element.align is Align.CENTER else wrap
        face = self.face(element)
        return [line for text in texts for line in breaker(printable(element.write(text)), face, element.size, width)]


class Mark(Protocol):
    """Something with a fixed place below the upper edge of its strip."""

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it in a strip whose upper edge is at `top`."""


@dataclass(frozen=True, slots=True)
class TextAt:
    """A line of text; `drop` is the distance from the upper edge down to the baseline."""

    x: float
    drop: float
    text: str
    face: Face
    size: float

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it."""
        pen.text(self.x, top - self.drop, self.text, self.face, self.size)


@dataclass(frozen=True, slots=True)
class LineAt:
    """A level line from `x0` to `x1`."""

    x0: float
    x1: float
    drop: float
    thickness: float

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it."""
        pen.level_line(self.x0, self.x1, top - self.drop, self.thickness)


@dataclass(frozen=True, slots=True)
class UprightAt:
    """An upright line from `above` to `below`, both measured down from the upper edge."""

    x: float
    above: float
    below: float
    thickness: float

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it."""
        pen.upright_line(self.x, top - self.above, top - self.below, self.thickness)


@dataclass(frozen=True, slots=True)
class PictureAt:
    """A picture; `drop` is the distance down to its lower edge."""

    x: float
    drop: float
    width: float
    height: float
    data: bytes

    def draw(self, pen: Pen, top: float) -> None:
        """Draw it."""
        pen.picture(self.data, self.x, top - self.drop, self.width, self.height)


@dataclass(frozen=True, slots=True)
class SquaresAt:
    """Black rectangles (x, drop to the lower edge, width, height)."""

    rectangles: tuple[tuple[float, float, float, float], ...]

    def draw(self, pen: Pen, top: float) -> None:
        """Draw them."""
        pen.squares([(x, top - drop, width, height) for x, drop, width, height in self.rectangles])


class Fixed(Strip):
    """A strip whose marks have fixed places."""

    __slots__ = ("_marks",)

    def __init__(self, height: float, marks: Iterable[Mark], before: float = 0.0, keep: bool = False) -> None:
        super().__init__(height, before, keep)
        self._marks = tuple(marks)

    def draw(self, pen: Pen, top: float) -> None:
        """Draw all marks."""
        for mark in self._marks:
            mark.draw(pen, top)


def line_drop(size: float, height: float) -> float:
    """Return how far below the upper edge of a line of `height` the baseline stands."""
    return (height - (ASCENT + DESCENT) * size) / 2 + ASCENT * size


class Cell:
    """A column in which texts are stacked downward; `depth` is how far it is filled."""

    def __init__(self, kit: Kit, x: float, width: float) -> None:
        self.depth = 0.0
        self.marks: list[Mark] = []
        self._kit = kit
        self._x = x
        self._width = width

    def space(self, height: float) -> None:
        """Leave empty space."""
        self.depth += height

    def write(self, texts: Sequence[str], element_key: str, side_space: float = 0.0) -> None:
        """Write lines of one element, each wrapped if it is too wide, then the drawn line of the element.

        Args:
            texts: lines as stated; empty for nothing.
            element_key: names the look.
            side_space: kept free on both sides.
        """
        element = self._kit.element(element_key)
        face, height = self._kit.face(element), self._kit.format.line_height(element)
        x, width = self._x + side_space, self._width - 2 * side_space
        lines = self._kit.lines(texts, element, width)
        for line in lines:
            shift = (width - face.width(line, element.size)) / 2 if element.align is Align.CENTER else 0.0
            self.marks.append(TextAt(x + shift, self.depth + line_drop(element.size, height), line, face, element.size))
            self.depth += height
        if lines:
            self._draw_line(element, x + width / 2, face.width(lines[-1], element.size))

    def _draw_line(self, element: Element, centre: float, text_length: float) -> None:
        length = self._kit.format.line_length(element, text_length)
        if not length:
            return
        layout = self._kit.format.layout
        self.depth += layout.line_gap
        self.marks.append(LineAt(centre - length / 2, centre + length / 2, self.depth, layout.line_thickness))
        self.depth += layout.line_thickness
