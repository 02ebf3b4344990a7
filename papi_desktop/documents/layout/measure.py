"""How wide letters are, and where lines break. Lengths in points.

Owns the registered type faces and the wrapping of text. Must not know pages or elements.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from papi_desktop.documents.fonts import FontFamily
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say

ASCENT = 0.891  # of the Times family, as a share of the size
DESCENT = 0.216
_SHORTEST_LINE = 0.3  # of a centred title, as a share of the width

_WORD = re.compile(r"[^ \t\r\n]+")
_INVISIBLE = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])


def printable(text: str) -> str:
    """Return `text` in NFC and without letters that have no shape; marks that are not composed would be drawn beside their letter."""
    return text if text.isascii() else unicodedata.normalize("NFC", text).translate(_INVISIBLE)


class _Widths(dict[str, float]):
    """Width of each letter as a share of the size, filled as letters are met."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, letter: str) -> float:
        code = 32 if letter in "\u00a0\t\r\n" else ord(letter)
        if not self._font.face.charToGlyph.get(code):
            raise UserError(
                "GIAY-02",
                say("The sign “{letter}” cannot be printed: the type face does not have it.", letter=letter),
                say("Your data is safe; no paper was made."),
                say("Find the sign in the text of the paper, replace it and print again."),
            )
        width = float(self._font.face.charWidths.get(code, self._font.face.defaultWidth)) / 1000
        self[letter] = width
        return width


class Face:
    """One registered type face."""

    __slots__ = ("_widths", "name")

    def __init__(self, name: str, file: Path) -> None:
        font = TTFont(name, str(file))
        pdfmetrics.registerFont(font)
        self.name = name
        self._widths = _Widths(font)

    def width(self, text: str, size: float) -> float:
        """Return how wide `text` is at `size`.

        Raises:
            UserError: if the face lacks one of its letters.
        """
        return sum(map(self._widths.__getitem__, text)) * size


@dataclass(frozen=True, slots=True)
class Faces:
    """The four faces of a family, ready to draw with."""

    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def choose(self, bold: bool, italic: bool) -> Face:
        """Return the face of that weight and slant."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


@cache
def faces_of(family: FontFamily) -> Faces:
    """Register a family once per process."""
    number = faces_of.cache_info().currsize
    styles = ("Regular", "Bold", "Italic", "BoldItalic")
    return Faces(*(Face(f"Office{number}-{style}", file) for style, file in zip(styles, family.files, strict=True)))


def wrap(text: str, face: Face, size: float, width: float) -> list[str]:
    """Break `text` into lines no wider than `width`; a longer word is cut. Line breaks in the text are kept."""
    if "\n" not in text and face.width(text, size) <= width:
        return [text]
    lines: list[str] = []
    for part in text.split("\n"):
        lines.extend(_wrap_words(_WORD.findall(part), face, size, width) or [""])
    return lines


def _wrap_words(words: Sequence[str], face: Face, size: float, width: float) -> list[str]:
    lines: list[str] = []
    line, used, space = "", 0.0, face.width(" ", size)
    for word in words:
        for piece in _cut(word, face, size, width):
            wide = face.width(piece, size)
            if line and used + space + wide <= width:
                line, used = f"{line} {piece}", used + space + wide
            else:
                if line:
                    lines.append(line)
                line, used = piece, wide
    return [*lines, line] if line else lines


def _cut(word: str, face: Face, size: float, width: float) -> Iterator[str]:
    """Yield `word` whole, or in pieces that fit if it is wider than a line."""
    while len(word) > 1 and face.width(word, size) > width:
        fits = next((n for n in range(len(word), 1, -1) if face.width(word[:n], size) <= width), 1)
        yield word[:fits]
        word = word[fits:]
    yield word


def wrap_centred(text: str, face: Face, size: float, width: float) -> list[str]:
    """Wrap a centred title: in two lines parted at a comma if that fits, else so that its last line is no mere rest."""
    lines = wrap(text, face, size, width)
    if len(lines) < 2 or "\n" in text:
        return lines
    for comma in reversed([found.start() for found in re.finditer(", ", text)]):
        parts = [text[: comma + 1], text[comma + 2 :]]
        if all(_SHORTEST_LINE * width <= face.width(part, size) <= width for part in parts):
            return parts
    if face.width(lines[-1], size) >= _SHORTEST_LINE * width:
        return lines
    narrow, wide = width / len(lines), width
    while wide - narrow > 1:
        middle = (narrow + wide) / 2
        if len(wrap(text, face, size, middle)) > len(lines):
            narrow = middle
        else:
            wide = middle
    return wrap(text, face, size, wide)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph: stretches of text of one face each, its natural width, and whether the paragraph ends with it."""

    stretches: tuple[tuple[str, Face], ...]
    width: float
    last: bool

    @property
    def spaces(self) -> int:
        """Return how many spaces can be widened to justify the line."""
        return sum(text.count(" ") + text.count("\u00a0") for text, _ in self.stretches)


def set_lines(runs: Sequence[tuple[str, Face]], size: float, width: float, indent: float) -> list[Line]:
    """Break a paragraph of several faces into lines; the first is shorter by `indent`."""
    lines: list[list[tuple[str, Face]]] = [[]]
    used, room = 0.0, width - indent
    for word in _words(runs, size, width - indent):
        wide = sum(face.width(text, size) for text, face in word)
        space = word[0][1].width(" ", size) if lines[-1] else 0.0
        if lines[-1] and used + space + wide > room:
            lines.append([])
            used, space, room = 0.0, 0.0, width
        if lines[-1]:
            lines[-1].append((" ", word[0][1]))
        lines[-1].extend(word)
        used += space + wide
    return [_line(pieces, size, pieces is lines[-1]) for pieces in lines]


def _words(runs: Sequence[tuple[str, Face]], size: float, width: float) -> Iterator[list[tuple[str, Face]]]:
    """Yield words as pieces of one face each: a word may change its face in the middle."""
    word: list[tuple[str, Face]] = []
    for text, face in runs:
        for blank, letters in re.findall(r"([ \t\r\n]+)|([^ \t\r\n]+)", text):
            if blank:
                if word:
                    yield word
                word = []
            else:
                *whole, rest = _cut(letters, face, size, width)
                for piece in whole:
                    yield [*word, (piece, face)]
                    word = []
                word.append((rest, face))
    if word:
        yield word


def _line(pieces: Sequence[tuple[str, Face]], size: float, last: bool) -> Line:
    by_face = groupby(pieces, key=lambda piece: piece[1])
    stretches = tuple(("".join(text for text, _ in group), face) for face, group in by_face)
    return Line(stretches, sum(face.width(text, size) for text, face in stretches), last)
