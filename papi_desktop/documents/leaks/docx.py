"""Reads a DOCX as a stranger would: every paragraph of every part, what is hidden, deleted, or noted in the margin."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from papi_desktop.documents.leaks.finding import Leak, LeakKind, Text
from papi_desktop.documents.leaks.package import Unreadable, common_findings, local, open_package, parse

_SHOWN = {"t", "delText", "instrText", "delInstrText"}
_GAPS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_CHANGES = {"ins", "del", "moveFrom", "moveTo"}
_OFF = {"0", "false", "off"}


def read_docx(data: bytes) -> Iterator[Text | Leak]:
    """Yield everything of a DOCX that can be read or that may not be there."""
    try:
        parts = open_package(data)
        trees = parse(parts)
        yield from common_findings(parts, trees)
        for name, root in trees.items():
            if name.startswith("word/"):
                yield from _part(root, name)
    except Unreadable:
        yield Leak(LeakKind.UNREADABLE, "DOCX")


def _part(root: Element, name: str) -> Iterator[Text | Leak]:
    hidden = changed = noted = False
    for node in root.iter():
        tag = local(node.tag)
        if tag == "p":
            yield Text(name, _paragraph(node))
        elif tag == "vanish":
            hidden = hidden or _attribute(node, "val") not in _OFF
        elif tag == "comment":
            noted = True
        elif tag == "textpath":
            yield Text(name, node.get("string", ""))
        changed = changed or tag in _CHANGES or (tag.endswith("PrChange"))
    for found, kind in (
        (hidden, LeakKind.HIDDEN_TEXT),
        (changed, LeakKind.TRACKED_CHANGE),
        (noted, LeakKind.COMMENT),
    ):
        if found:
            yield Leak(kind, name)


def _paragraph(paragraph: Element) -> str:
    """Return the whole text of a paragraph, deleted and field text included: a number may be cut into many runs."""
    pieces = []
    for node in paragraph.iter():
        tag = local(node.tag)
        if tag in _SHOWN:
            pieces.append(node.text or "")
        elif tag in _GAPS:
            pieces.append(_GAPS[tag])
    return "".join(pieces)


def _attribute(node: Element, name: str) -> str:
    return next((value for key, value in node.attrib.items() if local(key) == name), "")
