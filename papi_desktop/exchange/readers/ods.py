"""OpenDocument workbooks (.ods, .fods), read as a stream.

Repeated rows and cells are counted before they are laid out: one line of the file may stand for a million rows.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from papi_desktop.domain.vietnamese.legacy_fonts import encoding_of_font
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import Limits, Package, damaged, locked
from papi_desktop.exchange.readers.xml_names import attribute, local
from papi_desktop.exchange.sheets import Area, Book, CellValue, Run, Sheet

_DEFAULT = "Default"
_CELLS = ("table-cell", "covered-table-cell")
_MOST_SPACES = 100


def read(data: bytes, limits: Limits) -> Book:
    """Read a workbook.

    Raises:
        UserError: if it is damaged, locked, too large or reaches too far.
    """
    reader = _Reader(limits)
    try:
        for part in _parts(data, limits):
            reader.take(part)
    except (ParseError, DefusedXmlException, ValueError, OverflowError) as error:
        raise damaged() from error
    return Book(FileKind.ODS, reader.sheets)


def _parts(data: bytes, limits: Limits) -> list[bytes]:
    """Return the XML of styles and content; a workbook in one flat file (.fods) holds both."""
    if not data.startswith(b"PK"):
        return [data.lstrip(b"\xef\xbb\xbf \t\r\n")]
    package = Package(data, limits)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise locked()
    if "content.xml" not in package:
        raise damaged()
    return [package.read(name) for name in ("styles.xml", "content.xml") if name in package]


class _Reader:
    """Collects fonts and sheets from the parts of one workbook."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[Sheet] = []
        self._limits = limits
        self._families: dict[str, str] = {}
        self._style_fonts: dict[tuple[str, str], str] = {}
        self._style_parents: dict[str, str] = {}
        self._hidden_styles: set[str] = set()
        self._column_styles: list[str] = []
        self._blank_rows = 0

    def take(self, content: bytes) -> None:
        """Read one part: styles first, then the sheets that use them."""
        for event, element in iterparse(io.BytesIO(content), events=("start", "end")):
            name = local(element)
            if event == "start":
                if name == "table":
                    hidden = attribute(element, "style-name") in self._hidden_styles
                    self.sheets.append(Sheet(attribute(element, "name") or "", [], hidden=hidden))
                    self._column_styles, self._blank_rows = [], 0
            elif name == "font-face":
                self._families[attribute(element, "name") or ""] = (attribute(element, "font-family") or "").strip(
                    "'\""
                )
            elif name in ("style", "default-style"):
                self._take_style(element)
            elif name == "table-column":
                repeated = min(_count(element, "number-columns-repeated"), self._limits.columns)
                self._column_styles += [attribute(element, "default-cell-style-name") or _DEFAULT] * repeated
                del self._column_styles[self._limits.columns :]
            elif name == "table-row" and self.sheets:
                self._take_row(self.sheets[-1], element)
                element.clear()

    # ------------------------------------------------------------------------------------------------------------ styles

    def _take_style(self, element: Element) -> None:
        family, style = attribute(element, "family") or "", attribute(element, "name") or _DEFAULT
        for child in element:
            if local(child) == "text-properties":
                named = attribute(child, "font-name") or ""
                font = self._families.get(named, named) or (attribute(child, "font-family") or "").strip("'\"")
                if font:
                    self._style_fonts[family, style] = font
            elif local(child) == "table-properties" and attribute(child, "display") == "false":
                self._hidden_styles.add(style)
        if family == "table-cell":
            self._style_parents[style] = attribute(element, "parent-style-name") or _DEFAULT

    def _font_of_cell(self, style: str) -> str:
        for _generation in range(self._limits.depth):
            if font := self._style_fonts.get(("table-cell", style)):
                return font
            style = self._style_parents.get(style, _DEFAULT)
        return ""

    # ------------------------------------------------------------------------------------------------------------- cells

    def _take_row(self, sheet: Sheet, element: Element) -> None:
        row, repeated = len(sheet.rows) + self._blank_rows, _count(element, "number-rows-repeated")
        values: list[CellValue] = []
        runs: dict[int, tuple[Run, ...]] = {}
        column = 0
        for cell in element:
            if local(cell) not in _CELLS:
                continue
            count = _count(cell, "number-columns-repeated")
            rows, columns = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
            if rows > 1 or columns > 1:
                sheet.merged.append(Area(row, column, row + rows - 1, column + columns - 1))
            value, cell_runs = self._cell(cell, column)
            if value is not None:
                self._limits.check_extent(sheet.name, row + repeated, column + count)
                values += [None] * (column - len(values)) + [value] * count
                if cell_runs:
                    runs.update(dict.fromkeys(range(column, column + count), cell_runs))
            column += count
        if (attribute(element, "visibility") or "visible") != "visible":
            sheet.hidden_rows |= set(range(row, row + (repeated if values else 1)))
        if not values:
            # One line of the file stands for all blank rows to the end of the sheet; they count only if something follows.
            self._blank_rows += repeated
            return
        sheet.rows += [[] for _ in range(self._blank_rows)]
        self._blank_rows = 0
        for copy in range(row, row + repeated):
            sheet.rows.append(list(values))
            sheet.runs.update({(copy, place): found for place, found in runs.items()})

    def _cell(self, cell: Element, column: int) -> tuple[CellValue, tuple[Run, ...]]:
        kind = attribute(cell, "value-type")
        if kind in ("float", "currency", "percentage"):
            return float(attribute(cell, "value") or 0), ()
        if kind == "boolean":
            return attribute(cell, "boolean-value") == "true", ()
        if kind == "date":
            return _moment(attribute(cell, "date-value") or ""), ()
        style = attribute(cell, "style-name") or (
            self._column_styles[column] if column < len(self._column_styles) else _DEFAULT
        )
        own = self._font_of_cell(style)
        paragraphs = [list(self._pieces(child, own, 0)) for child in cell if local(child) == "p"]
        runs = [Run(text, font) for pieces in paragraphs for text, font in [*pieces, ("\n", own)]][:-1]
        text = "".join(run.text for run in runs)
        return text or None, tuple(runs) if any(encoding_of_font(run.font) for run in runs) else ()

    def _pieces(self, element: Element, font: str, depth: int) -> Iterator[tuple[str, str]]:
        """Yield the text of a paragraph, stretch by stretch, with the font of each."""
        if depth > self._limits.depth:
            raise damaged()
        if element.text:
            yield element.text, font
        for child in element:
            name = local(child)
            if name == "s":
                yield " " * min(_count(child, "c"), _MOST_SPACES), font
            elif name in ("tab", "line-break"):
                yield "\t" if name == "tab" else "\n", font
            elif name in ("span", "a"):
                style = attribute(child, "style-name") or ""
                yield from self._pieces(child, self._style_fonts.get(("text", style), font), depth + 1)
            if child.tail:
                yield child.tail, font


def _count(element: Element, name: str) -> int:
    """Return an attribute that counts, 1 when it is not there."""
    return max(1, int(attribute(element, name) or 1))


def _moment(text: str) -> CellValue:
    """Return the date or moment in ISO writing; the text itself if it is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text or None
    return moment if moment.time() != time() else date(moment.year, moment.month, moment.day)
