"""Plants leaks in files, and asks the gate what it finds."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from PIL import ExifTags, Image

from papi_desktop.documents.docx import render_docx
from papi_desktop.documents.leak_gate import LeakKind, check_public_file
from papi_desktop.documents.paper import Paragraph
from tests.documents.samples import paper_of

CITIZEN_ID = "014183000123"
OLD_ID = "050123456"
PHONE = "0912345678"


def found(path: Path, *forbidden: str, allowed: tuple[str, ...] = ()) -> set[LeakKind]:
    """Return the kinds of leaks in a file."""
    return {leak.kind for leak in check_public_file(path, forbidden=forbidden, allowed=allowed)}


def text_file(folder: Path, text: str) -> Path:
    """Write a plain text file."""
    path = folder / "loa.txt"
    path.write_text(text, encoding="utf-8")
    return path


def pdf_with(path: Path, draw: Callable[[Any], None]) -> Path:
    """Write a PDF by hand, with empty properties, on whose page `draw` may do what it likes."""
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(str(path))
    for name in ("Title", "Author", "Subject", "Creator", "Producer", "Keywords"):
        getattr(canvas, f"set{name}")("")
    canvas.drawString(100, 700, "Danh sach ho ngheo")
    draw(canvas)
    canvas.save()
    return path


def photo_with_place() -> bytes:
    """Return a JPEG that says where it was taken."""
    record = Image.Exif()
    record.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 30.0, 0.0)
    out = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG", exif=record)
    return out.getvalue()


def docx_with(path: Path, change: Callable[[Any], None]) -> Path:
    """Write a clean paper of ours and change it by hand."""
    render_docx(paper_of([Paragraph("Danh sách hộ nghèo.")]), path)
    document = Document(str(path))
    change(document)
    document.save(str(path))
    return path


def part_added(path: Path, name: str, data: bytes | str) -> Path:
    """Put another part into a package."""
    with zipfile.ZipFile(path, "a") as package:
        package.writestr(name, data)
    return path


def part_changed(path: Path, name: str, old: str, new: str) -> Path:
    """Replace text inside a part of a package."""
    copy = path.with_suffix(".old")
    shutil.move(path, copy)
    with zipfile.ZipFile(copy) as source, zipfile.ZipFile(path, "w") as target:
        assert name in source.namelist()
        for member in source.namelist():
            data = source.read(member)
            if member == name:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode())
            target.writestr(member, data)
    return path


def bare_photo() -> bytes:
    """Return a PNG that says nothing."""
    out = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "PNG")
    return out.getvalue()


def xlsx_with(path: Path, change: Callable[[Any, Any], None]) -> Path:
    """Write a small clean workbook and change it by hand."""
    book = openpyxl.Workbook()
    book.properties.creator = ""
    sheet = book.active
    assert sheet is not None
    sheet.append(["TT", "Họ và tên", "Số khẩu"])
    sheet.append([1, "Lò Thị Ún", 4])
    change(book, sheet)
    book.save(path)
    book.close()
    return path
