"""Excel 2003 workbooks in XML ("SpreadsheetML"), often named .xls."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from papi_desktop.domain.vietnamese.legacy_fonts import encoding_of_font
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import Limits, damaged
from papi_desktop.exchange.readers.xml_names import attribute, local
from papi_desktop.exchange.sheets import Area, Book, CellValue, Run, Sheet


def read(data: bytes, limits: Limits) -> Book:
    """Read a workbook.

    Raises:
        UserError: if it is damaged or reaches too far.
    """
    reader = _Reader(limits)
    try:
        # Programs leave a blank line before the XML declaration, which the parser would not forgive.
        reader.take(data.lstrip(b" \t\r\n"))
    except (ParseError, DefusedXmlException, ValueError, OverflowError) as error:
        raise damaged() from error
    return Book(FileKind.SPREADSHEETML, reader.sheets)


def _place(element: Element, before: int) -> int:
    """Return the index, from 0, of a row, column or cell, which says it only when some were left out before it.

    Raises:
        ValueError: if it would lie before the sheet.
    """
    place = int(attribute(element, "Index") or before + 2) - 1
    if place <= before:
        raise ValueError("cells out of order")
    return place


class _Reader:
    """Collects styles and sheets."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[Sheet] = []
        self._limits = limits
        self._fonts: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._column_styles: dict[int, str] = {}
        self._row = -1
        self._column = -1

    def take(self, data: bytes) -> None:
        """Read the whole file."""
        for event, element in iterparse(io.BytesIO(data), events=("start", "end")):
            name = local(element)
            if event == "start" and name == "Worksheet":
                self.sheets.append(Sheet(attribute(element, "Name") or "", []))
                self._row, self._column, self._column_styles = -1, -1, {}
            elif event == "start":
                continue
            elif name == "Style":
                self._take_style(element)
            elif name == "Column":
                self._column = _place(element, self._column)
                self._column_styles[self._column] = attribute(element, "StyleID") or ""
                self._column += int(attribute(element, "Span") or 0)
            elif name == "Visible" and self.sheets:
                self.sheets[-1].hidden = (element.text or "").strip() in ("SheetHidden", "SheetVeryHidden")
            elif name == "Row" and self.sheets:
                self._take_row(self.sheets[-1], element)
                element.clear()

    def _take_style(self, element: Element) -> None:
        style = attribute(element, "ID") or ""
        self._parents[style] = attribute(element, "Parent") or "Default"
        for child in element:
            if local(child) == "Font" and attribute(child, "FontName"):
                self._fonts[style] = attribute(child, "FontName") or ""

    def _font_of(self, style: str) -> str:
        for _generation in range(self._limits.depth):
            if style in self._fonts:
                return self._fonts[style]
            style = self._parents.get(style, "Default")
        return ""

    def _take_row(self, sheet: Sheet, element: Element) -> None:
        self._row = _place(element, self._row)
        row_style = attribute(element, "StyleID") or ""
        values: list[CellValue] = []
        column = -1
        for cell in element:
            if local(cell) != "Cell":
                continue
            column = _place(cell, column)
            data = next((child for child in cell if local(child) == "Data"), None)
            across, down = int(attribute(cell, "MergeAcross") or 0), int(attribute(cell, "MergeDown") or 0)
            if across or down:
                sheet.merged.append(Area(self._row, column, self._row + down, column + across))
            if data is not None:
                self._limits.check_extent(sheet.name, self._row + 1, column + 1)
                values += [None] * (column + 1 - len(values))
                own = self._font_of(attribute(cell, "StyleID") or row_style or self._column_styles.get(column, ""))
                runs = tuple(self._pieces(data, own, 0))
                values[column] = self._value(sheet, data, runs, column)
            column += across
        if values:
            sheet.rows += [[] for _ in range(self._row - len(sheet.rows))]
            sheet.rows.append(values)
        if attribute(element, "Hidden") == "1":
            sheet.hidden_rows |= {self._row}
        self._row += int(attribute(element, "Span") or 0)

    def _value(self, sheet: Sheet, data: Element, runs: tuple[Run, ...], column: int) -> CellValue:
        text = "".join(run.text for run in runs)
        kind = attribute(data, "Type")
        if kind == "Number":
            return float(text)
        if kind == "Boolean":
            return text.strip() == "1"
        if kind == "DateTime":
            moment = datetime.fromisoformat(text.strip())
            return moment if moment.time() != time() else date(moment.year, moment.month, moment.day)
        if any(encoding_of_font(run.font) for run in runs):
            sheet.runs[self._row, column] = runs
        return text or None

    def _pieces(self, element: Element, font: str, depth: int) -> Iterator[Run]:
        """Yield the text of a cell; parts of it may be marked up with fonts of their own."""
        if depth > self._limits.depth:
            raise damaged()
        if element.text:
            yield Run(element.text, font)
        for child in element:
            face = attribute(child, "Face") if local(child) == "Font" else None
            yield from self._pieces(child, face or font, depth + 1)
            if child.tail:
                yield Run(child.tail, font)
