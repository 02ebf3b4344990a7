"""Reads an XLSX as a stranger would: every cell of every sheet, hidden ones too, notes, names, headers and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from papi_desktop.documents.leaks.finding import Leak, LeakKind, Text, masked
from papi_desktop.documents.leaks.package import Unreadable, common_findings, local, open_package, parse

_GROUPED_FORMATS = {3, 4, *range(37, 45)}
_GROUPED = re.compile(r"[#0][,.][#0]{3}")
_SHOWS_NOTHING = re.compile(r"^\s*;\s*;\s*;\s*$")
_BUILT_IN = "_xlnm."
_LOST_ZERO = re.compile(r"\d{11}")  # a number cell drops the leading zero of an identity number
_NOTES = ("xl/comments", "xl/threadedcomments/")
_TEXT_TAGS = {
    "oddHeader",
    "oddFooter",
    "evenHeader",
    "evenFooter",
    "firstHeader",
    "firstFooter",
    "formula1",
    "formula2",
    "f",
}


def read_xlsx(data: bytes) -> Iterator[Text | Leak]:
    """Yield everything of an XLSX that can be read or that may not be there."""
    try:
        parts = open_package(data)
        if "xl/workbook.xml" not in parts:
            raise Unreadable
        trees = parse(parts)
        yield from common_findings(parts, trees)
        styles = _Styles(trees.get("xl/styles.xml"))
        for name, root in trees.items():
            if not name.startswith("xl/"):
                continue
            if name == "xl/workbook.xml":
                yield from _workbook(root)
            elif name.startswith("xl/worksheets/sheet"):
                yield from _sheet(root, name, styles)
            if name.lower().startswith(_NOTES):
                yield Leak(LeakKind.COMMENT, name)
            yield from _texts(root, name)
    except Unreadable:
        yield Leak(LeakKind.UNREADABLE, "XLSX")


class _Styles:
    """Which cell styles write numbers in groups, and which show nothing at all."""

    def __init__(self, root: Element | None) -> None:
        self.grouped: set[int] = set()
        self.empty: set[int] = set()
        if root is None:
            return
        codes = {
            int(node.get("numFmtId", "0")): node.get("formatCode", "")
            for node in root.iter()
            if local(node.tag) == "numFmt"
        }
        table = next((node for node in root.iter() if local(node.tag) == "cellXfs"), ())
        for place, style in enumerate(table):
            number = int(style.get("numFmtId", "0"))
            if number in _GROUPED_FORMATS or _GROUPED.search(codes.get(number, "")):
                self.grouped.add(place)
            if _SHOWS_NOTHING.match(codes.get(number, "")):
                self.empty.add(place)


def _workbook(root: Element) -> Iterator[Text | Leak]:
    for node in root.iter():
        tag, name = local(node.tag), node.get("name", "")
        if tag == "sheet":
            yield Text("xl/workbook.xml", name)
            if node.get("state", "visible") != "visible":
                yield Leak(LeakKind.HIDDEN_SHEET, name)
        elif tag == "definedName":
            yield Text("xl/workbook.xml", f"{name} {node.text or ''}")
            if not name.startswith(_BUILT_IN):
                yield Leak(LeakKind.DEFINED_NAME, "xl/workbook.xml", masked(name))


def _sheet(root: Element, name: str, styles: _Styles) -> Iterator[Text | Leak]:
    for node in root.iter():
        tag = local(node.tag)
        if tag == "col" and _is_on(node, "hidden"):
            yield Leak(LeakKind.HIDDEN_CELLS, f"{name} {node.get('min')}-{node.get('max')}")
        elif tag == "row" and _is_on(node, "hidden") and len(node):
            yield Leak(LeakKind.HIDDEN_CELLS, f"{name} {node.get('r')}")
        elif tag == "c":
            yield from _cell(node, name, styles)


def _cell(cell: Element, sheet: str, styles: _Styles) -> Iterator[Text | Leak]:
    where, style = f"{sheet} {cell.get('r')}", int(cell.get("s", "0"))
    value = next((node.text or "" for node in cell if local(node.tag) == "v"), "")
    if style in styles.empty and len(cell):
        yield Leak(LeakKind.HIDDEN_TEXT, where)
    kind = cell.get("t", "n")
    if kind == "n":
        number = _whole(value)
        yield Text(where, _in_groups(number) if style in styles.grouped else number)
        if style not in styles.grouped and _LOST_ZERO.fullmatch(number):
            yield Leak(LeakKind.IDENTITY_NUMBER, where, masked(number))
    elif kind == "str":
        yield Text(where, value)


def _texts(root: Element, name: str) -> Iterator[Text]:
    """Yield shared strings, inline strings, notes and drawings whole, and headers, footers and formulas."""
    for node in root.iter():
        tag = local(node.tag)
        if tag in ("si", "is", "p", "text", "threadedComment"):
            yield Text(name, "".join(piece.text or "" for piece in node.iter() if local(piece.tag) in ("t", "text")))
        elif tag in _TEXT_TAGS:
            yield Text(name, node.text or "")


def _whole(value: str) -> str:
    """Return a number as written in full: workbooks may keep it as 3.8183E+10."""
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if number.is_integer() else value


def _in_groups(number: str) -> str:
    """Return a whole number as the cell shows it, so that an amount does not look like an identity number."""
    return f"{int(number):,}".replace(",", ".") if number.isdigit() else number


def _is_on(node: Element, name: str) -> bool:
    return node.get(name, "0") in ("1", "true")
