"""Fonts of the cells of an .xlsx workbook, read only when some font of it is a legacy one.

Legacy text lies in the file as Latin-1 letters; the font of the cell, or of each stretch of its text, is all that tells what they are.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import ParseError, fromstring, iterparse

from papi_desktop.domain.vietnamese.legacy_fonts import encoding_of_font
from papi_desktop.exchange.limits import damaged
from papi_desktop.exchange.sheets import Run, column_index

_FONT_NAME = re.compile(rb'<(?:\w+:)?(?:name|rFont)\s+val="([^"<>]{0,100})"')
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _children(element: Element | None, name: str) -> list[Element]:
    return [] if element is None else [child for child in element if _local(child) == name]


def _font_name(properties: Element | None) -> str | None:
    """Return the font named in a `font` or `rPr` element."""
    for child in [] if properties is None else properties:
        if _local(child) in ("name", "rFont"):
            return child.get("val")
    return None


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a workbook.

    Attributes:
        of_styles: font of each cell style.
        shared: for each shared string its runs as (text, font or None for the cell's own), or None if it is one plain text.
    """

    of_styles: Sequence[str]
    shared: Sequence[list[tuple[str, str | None]] | None]

    @classmethod
    def of(cls, parts: Mapping[str, bytes]) -> Fonts | None:
        """Return the fonts of a workbook, or None when none of them is a legacy font."""
        # Fonts are named in the styles, and in strings of several fonts; looking through whole sheets without any would cost too much.
        telling = (content for name, content in parts.items() if name.lower() == "xl/styles.xml" or b"rFont" in content)
        names = {name for content in telling for name in _FONT_NAME.findall(content)}
        if not any(encoding_of_font(name.decode("utf-8", "replace")) for name in names):
            return None
        styles = {name.lower(): content for name, content in parts.items()}
        try:
            return cls(
                _style_fonts(styles.get("xl/styles.xml", b"<none/>")),
                _shared_runs(styles.get("xl/sharedstrings.xml", b"<none/>")),
            )
        except (ParseError, ValueError) as error:
            raise damaged() from error

    def runs_of(self, content: bytes, rows: Sequence[Sequence[Any]]) -> dict[tuple[int, int], tuple[Run, ...]]:
        """Return the runs of each cell that has text in a legacy font.

        Args:
            content: XML of the sheet.
            rows: its values.

        Raises:
            UserError: if the sheet contradicts itself.
        """
        found = {}
        try:
            for row, column, cell in _text_cells(content):
                value = rows[row][column] if row < len(rows) and column < len(rows[row]) else None
                if not isinstance(value, str):
                    continue
                style = int(cell.get("s", 0))
                own = self.of_styles[style] if style < len(self.of_styles) else ""
                runs = tuple(Run(text, font or own) for text, font in self._runs_in(cell) or [(value, None)])
                if any(encoding_of_font(run.font) for run in runs):
                    found[row, column] = runs
        except (ParseError, ValueError) as error:
            raise damaged() from error
        return found

    def _runs_in(self, cell: Element) -> list[tuple[str, str | None]] | None:
        if cell.get("t") == "s":
            number = next((child.text for child in cell if _local(child) == "v"), None)
            index = int(number or -1)
            return self.shared[index] if 0 <= index < len(self.shared) else None
        if cell.get("t") == "inlineStr":
            return _rich_runs(next(iter(_children(cell, "is")), None))
        return None


def _style_fonts(styles: bytes) -> list[str]:
    """Return the font name of each entry of `cellXfs`."""
    root = fromstring(styles)
    names = [_font_name(font) or "" for group in _children(root, "fonts") for font in _children(group, "font")]
    numbers = [int(xf.get("fontId", 0)) for group in _children(root, "cellXfs") for xf in _children(group, "xf")]
    return [names[number] if number < len(names) else "" for number in numbers]


def _shared_runs(strings: bytes) -> list[list[tuple[str, str | None]] | None]:
    runs = []
    for _event, element in iterparse(io.BytesIO(strings)):
        if _local(element) == "si":
            runs.append(_rich_runs(element))
            element.clear()
    return runs


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _rich_runs(string: Element | None) -> list[tuple[str, str | None]] | None:
    """Return the runs of a rich string, None for a plain one."""
    runs = []
    for run in _children(string, "r"):
        text = "".join(child.text or "" for child in _children(run, "t"))
        properties = next(iter(_children(run, "rPr")), None)
        runs.append((_ESCAPED.sub(lambda found: chr(int(found[1], 16)), text), _font_name(properties)))
    return runs or None


def _text_cells(content: bytes) -> Iterator[tuple[int, int, Element]]:
    row = column = -1
    for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
        name = _local(element)
        if event == "start" and name == "row":
            row, column = int(element.get("r", row + 2)) - 1, -1
        elif event == "end" and name == "c":
            place = _PLACE.fullmatch(element.get("r", ""))
            column = column_index(place[1]) if place else column + 1
            if element.get("t") in ("s", "inlineStr", "str"):
                yield (int(place[2]) - 1 if place else row), column, element
            element.clear()
        elif event == "end" and name == "row":
            element.clear()
