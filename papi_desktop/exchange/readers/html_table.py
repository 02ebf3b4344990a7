"""Web pages with tables that programs save under the name .xls.

Reads fonts from `font` elements, style attributes and the page's style rules. A page is cut into tags and texts by a scanner of our own:
the one of the standard library takes minutes over a hundred kilobytes of tags that never end. Scripts are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from papi_desktop.domain.vietnamese.legacy_fonts import encoding_of_font
from papi_desktop.exchange.file_kind import FileKind
from papi_desktop.exchange.limits import Limits, damaged
from papi_desktop.exchange.readers.delimited import text_of
from papi_desktop.exchange.sheets import Area, Book, CellValue, Run, Sheet

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_FONT_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',}]+)", re.IGNORECASE)
_CLASS_RULE = re.compile(r"\.([\w-]+)[^{}.]*\{([^{}]*)\}")
_BREAKS = ("br", "p", "div", "li")
_MARKED_UP = ("font", "span", "b", "i", "p", "div")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SPACES = re.compile(r"[ \t\r\n\f]+")

# Neither runs past the next angle bracket, so that each letter of a page is looked at a few times at most.
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9:]{0,30})([^<>]{0,4000})>")
_ATTRIBUTE = re.compile(r"""([\w:-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_CLOSING = {name: re.compile(rf"</{name}\b", re.IGNORECASE) for name in ("style", "script", "xml", "title")}


def read(data: bytes, limits: Limits) -> Book:
    """Read every table of a page as a sheet.

    Raises:
        UserError: if a table reaches too far.
    """
    tables = _Tables(limits)
    try:
        for kind, name, content in _tokens(_text(data)):
            tables.take(kind, name, content)
    except ValueError as error:
        raise damaged() from error
    tables.end_table()
    return Book(FileKind.HTML, tables.sheets)


def _text(data: bytes) -> str:
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    # A page that calls itself Windows-1252 may hold legacy bytes, and one in UTF-8 may say nothing: the bytes decide then.
    if name in ("", "utf-8", "utf8", "unicode", "utf-16", "windows-1252", "iso-8859-1", "windows-1258"):
        return text_of(data)
    try:
        return data.decode(name, "replace")
    except LookupError:
        return text_of(data)


def _tokens(page: str) -> Iterator[tuple[str, str, str]]:
    """Yield the page in pieces: ("text", "", text), ("start", tag, attributes), ("end", tag, ""), ("raw", tag, what is in it)."""
    place = 0
    while (opening := page.find("<", place)) >= 0:
        if opening > place:
            yield "text", "", page[place:opening]
        if page.startswith("<!", opening) or page.startswith("<?", opening):
            place = _after(page, "-->" if page.startswith("<!--", opening) else ">", opening)
        elif tag := _TAG.match(page, opening + 1):
            place, name = tag.end(), tag[2].lower()
            yield "end" if tag[1] else "start", name, tag[3]
            if name in _CLOSING and not tag[1]:
                closing = _CLOSING[name].search(page, place)
                content = page[place : closing.start() if closing else len(page)]
                yield "raw", name, content
                place += len(content)
        else:
            yield "text", "", "<"
            place = opening + 1
    if place < len(page):
        yield "text", "", page[place:]


def _after(page: str, end: str, start: int) -> int:
    """Return the place behind `end`, or the end of the page: what is never closed takes all that follows."""
    found = page.find(end, start)
    return len(page) if found < 0 else found + len(end)


def _attributes(text: str) -> dict[str, str]:
    return {found[1].lower(): unescape(found[2] or found[3] or found[4] or "") for found in _ATTRIBUTE.finditer(text)}


class _Tables:
    """Lays out the cells of tables; a table inside a cell is text of that cell."""

    def __init__(self, limits: Limits) -> None:
        self.sheets: list[Sheet] = []
        self._limits = limits
        self._class_fonts: dict[str, str] = {}
        self._depth = 0
        self._sheet: Sheet | None = None
        self._covered: dict[int, int] = {}
        self._row = -1
        self._column = 0
        self._number: str | None = None
        self._spans = (1, 1)
        self._runs: list[Run] | None = None
        self._fonts: list[tuple[str, str]] = []

    # ---------------------------------------------------------------------------------------------------------- elements

    def take(self, kind: str, name: str, content: str) -> None:
        """Take the next piece of the page.

        Raises:
            UserError: if a table reaches too far, or tables are nested too deep.
        """
        if kind == "start":
            self._start(name, content)
        elif kind == "end":
            self._end(name)
        elif kind == "text":
            if self._runs is not None:
                self._add(_SPACES.sub(" ", unescape(content)))
        elif name == "style":
            for style, rules in _CLASS_RULE.findall(content):
                if family := _FONT_FAMILY.search(rules):
                    self._class_fonts[style] = family[1].strip()

    def _start(self, tag: str, content: str) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth > self._limits.depth:
                raise damaged()
            if self._depth == 1:
                self._sheet = Sheet(f"{len(self.sheets) + 1}", [])
                self._covered, self._row, self._fonts = {}, -1, []
        elif self._depth == 1 and tag == "tr":
            self._start_row(_attributes(content))
        elif self._depth == 1 and tag in ("td", "th"):
            self._start_cell(_attributes(content))
        elif self._runs is not None:
            if tag in _BREAKS:
                self._add("\n")
            if tag in _MARKED_UP and len(self._fonts) <= self._limits.depth:
                self._fonts.append((tag, self._font_of(_attributes(content)) or self._fonts[-1][1]))

    def _end(self, tag: str) -> None:
        if tag == "table":
            if self._depth == 1:
                self.end_table()
            self._depth = max(0, self._depth - 1)
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()
        elif self._runs is not None and any(opened == tag for opened, _ in self._fonts[1:]):
            while self._fonts.pop()[0] != tag:
                pass

    # -------------------------------------------------------------------------------------------------------------- cells

    def _font_of(self, attributes: dict[str, str]) -> str:
        if family := _FONT_FAMILY.search(attributes.get("style", "")):
            return family[1].strip()
        if face := attributes.get("face"):
            return face.split(",")[0].strip()
        return next(
            (self._class_fonts[name] for name in attributes.get("class", "").split() if name in self._class_fonts), ""
        )

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        self._row += 1
        self._column = 0
        if self._sheet is None:
            return
        self._limits.check_extent(self._sheet.name, self._row + 1, 1)
        self._sheet.rows.append([])
        if _HIDDEN.search(attributes.get("style", "")):
            self._sheet.hidden_rows |= {self._row}

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._end_cell()
        if self._sheet is None:
            return
        if self._row < 0:
            self._start_row({})
        while self._covered.get(self._column, -1) >= self._row:
            self._column += 1
        self._spans = (_span(attributes.get("rowspan")), _span(attributes.get("colspan")))
        self._number = attributes.get("x:num", attributes.get("sdval"))
        self._fonts = [("td", self._font_of(attributes))]
        self._runs = []

    def _add(self, text: str) -> None:
        if self._runs is not None and text:
            self._runs.append(Run(text, self._fonts[-1][1] if self._fonts else ""))

    def _end_cell(self) -> None:
        if self._runs is None or self._sheet is None:
            return
        runs, self._runs = _trimmed(self._runs), None
        rows, columns = self._spans
        top, left = self._row, self._column
        self._limits.check_extent(self._sheet.name, top + 1, left + columns)
        if rows > 1 or columns > 1:
            self._sheet.merged.append(Area(top, left, top + rows - 1, left + columns - 1))
            self._covered.update(dict.fromkeys(range(left, left + columns), top + rows - 1))
        line = self._sheet.rows[top]
        line += [None] * (left + columns - len(line))
        text = "".join(run.text for run in runs)
        value: CellValue = text or None
        if self._number is not None:
            # Excel and LibreOffice keep the number beside the text it shows; it is left out where both are the same.
            number = _number(self._number or text)
            value = value if number is None else number
        line[left] = value
        if isinstance(value, str) and any(encoding_of_font(run.font) for run in runs):
            self._sheet.runs[top, left] = runs
        self._column = left + columns

    def end_table(self) -> None:
        """Close the open table, if any."""
        self._end_cell()
        if self._sheet is not None and self._sheet.rows:
            self.sheets.append(self._sheet)
        self._sheet = None


def _span(text: str | None) -> int:
    return max(1, int(text)) if text and text.strip().isdecimal() and len(text) < 6 else 1


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """Return the runs without white space at both ends and around line breaks, which a page does not show."""
    kept = list(runs)
    while kept and not kept[0].text.strip(" \n\xa0"):
        kept.pop(0)
    while kept and not kept[-1].text.strip(" \n\xa0"):
        kept.pop()
    if kept:
        kept[0] = Run(kept[0].text.lstrip(" \n\xa0"), kept[0].font)
        kept[-1] = Run(kept[-1].text.rstrip(" \n\xa0"), kept[-1].font)
    return tuple(kept)
