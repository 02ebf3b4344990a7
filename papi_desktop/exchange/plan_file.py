"""A plan as blocks, whatever it was written with: Word, Excel, or plain text.

Owns telling the file by its content and reading the XML of a Word document with the limits of every stranger's file.
Must not know what a block means.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from papi_desktop.domain.messages import say
from papi_desktop.domain.parsing import as_text
from papi_desktop.domain.plan.pasted import Block, TableRow, blocks_of_text
from papi_desktop.domain.plan.words import PlanWords
from papi_desktop.exchange.limits import LIMITS, Limits, Package, damaged, refused
from papi_desktop.exchange.sheets import bytes_of, read_book

_DOCUMENT = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OTHERS = (b"\xd0\xcf\x11\xe0", b"%PDF", b"{\\rtf")
"""Old Office files, PDF and RTF: known or refused in words by the reader of workbooks."""
_BINARY = b"\x00\x01\x02\x03\x04\x05\x06\x07"


def read_blocks(path: Path, words: PlanWords, limits: Limits = LIMITS) -> list[Block]:
    """Read a plan's file, as `blocks_in`.

    Raises:
        UserError: if it cannot be opened, is damaged, locked or too large, or is of another kind (an old .doc, a PDF).
    """
    return blocks_in(bytes_of(path, limits), words, limits)


def blocks_in(data: bytes, words: PlanWords, limits: Limits = LIMITS) -> list[Block]:
    """Return the blocks of a plan whose file is held in memory.

    Raises:
        UserError: if it is damaged, locked or too large, or is of another kind (an old .doc, a PDF).
    """
    if data.startswith(b"PK\x03\x04"):
        package = Package(data, limits)
        if _DOCUMENT in package:
            return _of_word(package)
    elif data.strip() and not data.startswith(_OTHERS) and not _is_binary(data):
        return blocks_of_text(_decoded(data), words)
    book = read_book(data, limits)
    return [
        TableRow(tuple("" if cell is None else as_text(cell) for cell in row))
        for sheet in book.sheets
        for row in sheet.rows
    ]


def _is_binary(data: bytes) -> bool:
    head = data[:4096]
    return not head.startswith((b"\xff\xfe", b"\xfe\xff")) and any(sign in head for sign in _BINARY)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refused(
            "KH-01",
            say("The letters of this text file cannot be read."),
            say("Open it, copy its text and paste it, or save it as UTF-8 and choose it again."),
        ) from error


def _of_word(package: Package) -> list[Block]:
    try:
        body = fromstring(package.read(_DOCUMENT)).find(f"{_W}body")
        notes = [fromstring(package.read(name)) for name in _NOTES if name in package]
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise damaged() from error
    if body is None:
        raise damaged()
    blocks = list(_body(body))
    return [*blocks, *(text for note in notes for p in note.iter(f"{_W}p") if (text := _text(p)))]


def _body(parent: Element) -> Iterator[Block]:
    for child in parent:
        if child.tag == f"{_W}p":
            yield _text(child)
        elif child.tag == f"{_W}tbl":
            yield from _rows(child)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent"):
            yield from _body(child)


def _rows(table: Element) -> Iterator[TableRow]:
    """Yield the rows; a cell that goes on from the row above says again what stands there, a wide one leaves blanks behind it."""
    above: list[str] = []
    for line in table.iter(f"{_W}tr"):
        cells: list[str] = []
        for cell in line.findall(f"{_W}tc"):
            properties = cell.find(f"{_W}tcPr")
            merged = properties.find(f"{_W}vMerge") if properties is not None else None
            text = "\n".join(filter(None, (_text(p) for p in cell.iter(f"{_W}p"))))
            if merged is not None and merged.get(f"{_W}val") != "restart" and not text and len(cells) < len(above):
                text = above[len(cells)]
            cells += [text, *[""] * (_span(properties) - 1)]
        above = cells
        yield TableRow(tuple(cells))


def _span(properties: Element | None) -> int:
    span = properties.find(f"{_W}gridSpan") if properties is not None else None
    stated = (span.get(f"{_W}val") or "1") if span is not None else "1"
    return min(int(stated), 64) if stated.isdigit() and int(stated) else 1


def _text(paragraph: Element) -> str:
    """Return the text of a paragraph; what was struck out in a tracked change is not in it."""
    parts = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag == f"{_W}tab":
            parts.append(" ")
        elif element.tag in (f"{_W}br", f"{_W}cr"):
            parts.append("\n")
    return "".join(parts).strip()
