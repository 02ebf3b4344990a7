"""Names of XML without their namespaces: those of the workbook formats are unique without them."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def local(element: Element) -> str:
    """Return the name of an element."""
    return str(element.tag).rpartition("}")[2]


def attribute(element: Element, name: str) -> str | None:
    """Return an attribute."""
    return next((value for key, value in element.items() if key.rpartition("}")[2] == name), None)
