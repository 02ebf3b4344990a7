"""Reads a PDF as a stranger would: every text on, off and under the page, notes, attachments, properties, pictures, older versions."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as raw

from papi_desktop.documents.leaks.finding import Leak, LeakKind, Text, masked
from papi_desktop.documents.leaks.pictures import read_picture

_OBJECT_STREAM = re.compile(rb"/ObjStm\b.*?stream\r?\n(.*?)endstream", re.DOTALL)
_FOREIGN = {
    rb"/Metadata\b": LeakKind.PROPERTY,
    rb"/PieceInfo\b": LeakKind.EMBEDDED,
    rb"/JavaScript\b": LeakKind.EMBEDDED,
    rb"/JS\b": LeakKind.EMBEDDED,
    rb"/OCProperties\b": LeakKind.HIDDEN_TEXT,
    rb"/EmbeddedFiles?\b": LeakKind.EMBEDDED,
}
_DATES = {"CreationDate", "ModDate"}
_JPEG = b"\xff\xd8"
_OFF_PAGE = 1.0  # points a letter may stand over the edge
_INVISIBLE = {raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP}


def read_pdf(data: bytes) -> Iterator[Text | Leak]:
    """Yield everything of a PDF that can be read or that may not be there."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        yield Leak(LeakKind.UNREADABLE, "PDF")
        return
    try:
        yield from _properties(document)
        yield from _traces(data)
        if document.count_attachments():
            yield Leak(LeakKind.EMBEDDED, "PDF", masked(document.get_attachment(0).get_name()))
        for number, page in enumerate(document, 1):
            yield from _page(page, f"trang {number}")
            page.close()
    finally:
        document.close()


def _properties(document: Any) -> Iterator[Text | Leak]:
    for name, value in document.get_metadata_dict(skip_empty=True).items():
        if name not in _DATES:
            yield Leak(LeakKind.PROPERTY, name, masked(value))
            yield Text(name, value)


def _traces(data: bytes) -> Iterator[Leak]:
    """Look for what the page does not show: in the bytes themselves and in packed objects."""
    if len(re.findall(rb"\bstartxref\b", data)) > 1 and b"/Linearized" not in data[:2048]:
        yield Leak(LeakKind.EARLIER_VERSION, "PDF")
    plain = [_without_streams(data), *(_unpacked(found[1]) for found in _OBJECT_STREAM.finditer(data))]
    for sign, kind in _FOREIGN.items():
        if any(re.search(sign, part) for part in plain):
            yield Leak(kind, "PDF", sign.decode().removesuffix(r"\b").removesuffix("s?"))


def _without_streams(data: bytes) -> bytes:
    return re.sub(rb"stream\r?\n.*?endstream", b"", data, flags=re.DOTALL)


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed)
    except zlib.error:
        return b""


def _page(page: Any, where: str) -> Iterator[Text | Leak]:
    text_page = page.get_textpage()
    yield Text(where, text_page.get_text_range(errors="replace").replace("\ufffe", ""))
    text_page.close()
    notes = raw.FPDFPage_GetAnnotCount(page.raw)
    if notes:
        yield Leak(LeakKind.COMMENT, where)
        yield from (Text(where, _note(page, place)) for place in range(notes))
    box = page.get_mediabox()
    for thing in _things(page.raw, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject):
        kind = raw.FPDFPageObj_GetType(thing)
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            if raw.FPDFTextObj_GetTextRenderMode(thing) in _INVISIBLE or _off_page(thing, box):
                yield Leak(LeakKind.HIDDEN_TEXT, where)
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            picture = _picture(thing)
            if picture.startswith(_JPEG):
                yield from read_picture(picture, where)


def _things(holder: Any, count: Any, get: Any) -> Iterator[Any]:
    """Yield the objects of a page, and those inside of its forms."""
    for place in range(count(holder)):
        thing = get(holder, place)
        if raw.FPDFPageObj_GetType(thing) == raw.FPDF_PAGEOBJ_FORM:
            yield from _things(thing, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)
        else:
            yield thing


def _off_page(thing: Any, box: tuple[float, float, float, float]) -> bool:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    if not raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top):
        return False
    return bool(
        right.value < box[0] - _OFF_PAGE
        or left.value > box[2] + _OFF_PAGE
        or top.value < box[1] - _OFF_PAGE
        or bottom.value > box[3] + _OFF_PAGE
    )


def _picture(thing: Any) -> bytes:
    """Return a picture as it was put in: a JPEG stays a JPEG with all it tells, only its packing is undone."""
    size = raw.FPDFImageObj_GetImageDataDecoded(thing, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFImageObj_GetImageDataDecoded(thing, buffer, size)
    return buffer.raw


def _note(page: Any, place: int) -> str:
    """Return what a note on a page says."""
    note = raw.FPDFPage_GetAnnot(page.raw, place)
    try:
        size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAnnot_GetStringValue(note, b"Contents", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
        return buffer.raw.decode("utf-16-le", "replace").rstrip("\0")
    finally:
        raw.FPDFPage_CloseAnnot(note)
