"""Opens DOCX and XLSX files as what they are, zip files of XML, and reads what both have in common: properties, pictures, foreign parts."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from papi_desktop.documents.leaks.finding import Leak, LeakKind, Text, masked
from papi_desktop.documents.leaks.pictures import read_picture

MAX_UNPACKED = 400 * 1024 * 1024
MAX_PARTS = 5000
_XML = (".xml", ".rels", ".vml")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".tif", ".tiff", ".bmp", ".webp")
_FOREIGN = (
    "/embeddings/",
    "/activex/",
    "vbaproject",
    "customxml/",
    "docprops/thumbnail",
    "/externallinks/",
    "/pivotcache/",
    "/querytables/",
    "xl/connections.xml",
)
_HARMLESS_PROPERTIES = {"created", "modified", "revision", "lastPrinted"}
_TELLING_ATTRIBUTES = ("Target", "descr", "title", "alt")
_TELLING_PROPERTIES = {"Company", "Manager", "HyperlinkBase", "Template"}


class Unreadable(Exception):
    """The file is not what it says, or too large to be looked through."""


def open_package(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name.

    Raises:
        Unreadable: if it is broken or unpacks to more than the limits.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            members = package.infolist()
            if len(members) > MAX_PARTS or sum(member.file_size for member in members) > MAX_UNPACKED:
                raise Unreadable
            return {member.filename: package.read(member) for member in members}
    except (zipfile.BadZipFile, zipfile.LargeZipFile, RuntimeError, NotImplementedError, OSError) as error:
        raise Unreadable from error


def parse(parts: dict[str, bytes]) -> dict[str, Element]:
    """Return every XML part of a package by name, parsed without entities.

    Raises:
        Unreadable: if one of them is no XML, or would have entities followed.
    """
    try:
        names = [name for name in parts if name.lower().endswith(_XML)]
        return {name: fromstring(parts[name], forbid_dtd=True) for name in names}
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise Unreadable from error


def local(tag: str) -> str:
    """Return the name of a tag or attribute without its namespace."""
    return tag.rpartition("}")[2]


def common_findings(parts: dict[str, bytes], trees: dict[str, Element]) -> Iterator[Text | Leak]:
    """Yield what any package tells beside its pages: properties, foreign parts, pictures, targets of links, words for the blind."""
    for name, data in parts.items():
        lower = name.lower()
        if any(sign in f"/{lower}" for sign in _FOREIGN):
            yield Leak(LeakKind.EMBEDDED, name)
        elif lower.endswith(_PICTURES):
            yield from read_picture(data, name)
    for name, root in trees.items():
        if name.lower().startswith("docprops/"):
            yield from _properties(root, name)
        for node in root.iter():
            if node.attrib:
                yield from (Text(name, node.attrib[key]) for key in _TELLING_ATTRIBUTES if node.attrib.get(key))


def _properties(root: Element, name: str) -> Iterator[Text | Leak]:
    custom, extended = name.lower().endswith("custom.xml"), name.lower().endswith("app.xml")
    for node in root.iter():
        value = (node.text or "").strip()
        key = local(node.tag)
        if not value or (not custom and key in _HARMLESS_PROPERTIES) or (extended and key not in _TELLING_PROPERTIES):
            continue
        yield Leak(LeakKind.PROPERTY, f"{name} {key}", masked(value))
        yield Text(name, value)
