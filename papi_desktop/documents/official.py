"""Decree 30/2020, known once: the page, the look of every element, and how numbers and dates are written.

The figures live in `resources/papers/official_format.toml` with their citation and certainty; this module loads them into
frozen tables and writes the few formulas that use them. Must not know any kind of paper, nor how a page is drawn.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from papi_desktop.domain.vietnamese.dates import PartialDate
from papi_desktop.paths import resource_folder

_FONT_HEIGHT = 1.149  # ascent + descent + line gap of the Times family, as a share of its size


class Align(StrEnum):
    """Where a text stands between the edges of its cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class DrawnLine(StrEnum):
    """The line drawn under an element: none, as long as its text, or a part of it."""

    NONE = "none"
    TEXT = "text"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Element:
    """The look of one element of an official document. Sizes and gaps in points."""

    key: str
    name: str
    sizes: tuple[float, float]
    size: float
    align: Align
    bold: bool
    italic: bool
    capitals: bool
    line: DrawnLine
    indent: bool
    before: float
    keep_next: bool
    cell: str
    citation: str
    certainty: str

    def write(self, text: str) -> str:
        """Return `text` as this element prints it."""
        return text.upper() if self.capitals else text


@dataclass(frozen=True, slots=True)
class Layout:
    """What the decree leaves open and this program chose. Millimetres unless the field says otherwise."""

    header_left_share: float
    signature_left_share: float
    subject_side_space: float
    page_number_from_top: float
    signature_space: float
    line_thickness: float
    line_gap: float
    header_gap: float
    title_gap: float
    closing_gap: float
    table_gap: float
    table_line_thickness: float
    cell_padding: float
    qr_size: float
    code_left_share: float
    half_signature_space: float
    half_qr_size: float
    half_margin: float
    picture_height: float


@dataclass(frozen=True, slots=True)
class Writing:
    """The fixed words of the decree and the way numbers and dates are written."""

    country: str
    motto: str
    number: str
    blank_number: str
    pad_numbers_below: int
    place_date: str
    date: str
    blank_date_part: str
    pad_days_below: int
    pad_months_below: int
    recipients: str
    addressees: str
    end_mark: str
    verification: str
    appendix_code: str


@dataclass(frozen=True, slots=True)
class OfficialFormat:
    """The whole of the decree that a paper needs. Lengths of the page in millimetres, of letters in points."""

    page_width: float
    page_height: float
    margin_top: float
    margin_bottom: float
    margin_left: float
    margin_right: float
    part_of_line: float
    first_line_indent: float
    line_spacing: float
    layout: Layout
    writing: Writing
    elements: Mapping[str, Element]

    def on_half_a_sheet(self) -> OfficialFormat:
        """Return this format for papers that take half of a sheet each: less margin, less room to sign, a smaller QR."""
        layout = self.layout
        smaller = replace(layout, signature_space=layout.half_signature_space, qr_size=layout.half_qr_size)
        return replace(self, layout=smaller, margin_top=layout.half_margin, margin_bottom=layout.half_margin)

    def line_length(self, element: Element, text_length: float) -> float:
        """Return how long the line under `element` is drawn; 0 for none. Same unit as `text_length`."""
        return {DrawnLine.NONE: 0.0, DrawnLine.TEXT: text_length, DrawnLine.PART: text_length * self.part_of_line}[
            element.line
        ]

    def line_height(self, element: Element) -> float:
        """Return the height of one line of text in points: body text is spaced, everything else is single."""
        spacing = self.line_spacing if element.align is Align.JUSTIFY else 1.0
        return element.size * _FONT_HEIGHT * spacing

    def number_line(self, number: int | str | None, symbol: str) -> str:
        """Write number and symbol: "Số: 05/TB-UBND".

        Args:
            number: an int below ten gets its zero; a text such as "168a" is kept as stated; None leaves the space blank.
            symbol: what follows the stroke, e.g. "TB-UBND".
        """
        if number is None:
            written = self.writing.blank_number
        elif isinstance(number, int):
            written = _padded(number, self.writing.pad_numbers_below)
        else:
            written = number
        return self.writing.number.format(number=written, symbol=symbol)

    def date_in_words(self, day: date | PartialDate | None) -> str:
        """Write a date as documents do: "ngày 05 tháng 9 năm 2026"; unknown parts are left blank."""
        words, blank = self.writing, self.writing.blank_date_part
        return words.date.format(
            day=_padded(day.day, words.pad_days_below) if day and day.day else blank,
            month=_padded(day.month, words.pad_months_below) if day and day.month else blank,
            year=day.year if day else blank,
        )

    def place_date_line(self, place: str, day: date | PartialDate | None) -> str:
        """Write place and date: "Na Sang, ngày 30 tháng 11 năm 2026"."""
        return self.writing.place_date.format(place=place, date=self.date_in_words(day))


def _padded(number: int, below: int) -> str:
    return f"{number:02d}" if number < below else str(number)


_OWN_MARKS = ("?", "!")


def listed(items: Iterable[str]) -> tuple[str, ...]:
    """End each item of a list with ";" and the last with ".", whatever mark it came with; a question keeps its own.

    Empty items are left out.
    """
    bare = [item.strip().rstrip(";.,").rstrip() for item in items if item.strip()]
    marks = [";"] * (len(bare) - 1) + ["."]
    return tuple(
        text if text.endswith(_OWN_MARKS) else f"{text}{mark}" for text, mark in zip(bare, marks, strict=False)
    )


@cache
def official_format() -> OfficialFormat:
    """Return the format shipped with the program."""
    return load_format(resource_folder("papers", "official_format.toml"))


def load_format(path: Path) -> OfficialFormat:
    """Read a format table.

    Raises:
        ValueError: if a used figure lies outside its allowed range; the message names table and key.
    """
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    source = table["source"]
    margins = {side: _used(table, "margins", side) for side in ("top", "bottom", "left", "right")}
    gap = _used(table, "body", "paragraph_gap")
    elements = {key: _element(key, {**source, **values}, gap) for key, values in table["element"].items()}
    layout = {name: value for name, value in table["layout"].items() if name not in source}
    return OfficialFormat(
        page_width=table["page"]["width"],
        page_height=table["page"]["height"],
        margin_top=margins["top"],
        margin_bottom=margins["bottom"],
        margin_left=margins["left"],
        margin_right=margins["right"],
        part_of_line=_used(table, "drawn_lines", "part"),
        first_line_indent=_used(table, "body", "first_line_indent"),
        line_spacing=_used(table, "body", "line_spacing"),
        layout=Layout(**layout),
        writing=Writing(**table["writing"]),
        elements=MappingProxyType(elements),
    )


def _used(table: Mapping[str, Any], group: str, key: str) -> float:
    low, high = table[group][key]["range"]
    used = float(table[group][key]["used"])
    if not low <= used <= high:
        raise ValueError(f"[{group}] {key}: {used} is outside {low}-{high}")
    return used


def _element(key: str, values: Mapping[str, Any], paragraph_gap: float) -> Element:
    low, high = values["sizes"]
    if not low <= values["size"] <= high:
        raise ValueError(f"[element.{key}] size: {values['size']} is outside {low}-{high}")
    return Element(
        key=key,
        name=values["name"],
        sizes=(low, high),
        size=values["size"],
        align=Align(values["align"]),
        bold=values.get("bold", False),
        italic=values.get("italic", False),
        capitals=values.get("capitals", False),
        line=DrawnLine(values.get("line", "none")),
        indent=values.get("indent", False),
        before=values.get("before", paragraph_gap if values.get("indent") else 0),
        keep_next=values.get("keep_next", False),
        cell=values.get("cell", ""),
        citation=values["citation"],
        certainty=values["certainty"],
    )
