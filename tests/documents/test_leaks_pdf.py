"""Leaks planted in PDF files and photos, each by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from papi_desktop.documents.leak_gate import LeakKind
from papi_desktop.documents.paper import Picture, Pictures
from papi_desktop.documents.pdf import render_pdf
from tests.documents.planting import (
    CITIZEN_ID,
    PHONE,
    found,
    pdf_with,
    photo_with_place,
)
from tests.documents.samples import paper_of


def test_a_plain_pdf_is_clean(tmp_path: Path) -> None:
    assert found(pdf_with(tmp_path / "a.pdf", lambda canvas: None)) == set()


def test_pdf_invisible_text(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: canvas.drawString(100, 600, "an", mode=3))
    assert found(path) == {LeakKind.HIDDEN_TEXT}


def test_pdf_text_off_the_page(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: canvas.drawString(-400, 600, "ngoai"))
    assert found(path) == {LeakKind.HIDDEN_TEXT}


def test_pdf_number_under_a_black_bar(tmp_path: Path) -> None:
    def bar(canvas: Any) -> None:
        canvas.drawString(100, 600, CITIZEN_ID)
        canvas.rect(90, 590, 200, 30, fill=1)

    assert found(pdf_with(tmp_path / "a.pdf", bar)) == {LeakKind.IDENTITY_NUMBER}


def test_pdf_text_hidden_in_a_form(tmp_path: Path) -> None:
    def form(canvas: Any) -> None:
        canvas.beginForm("kho")
        canvas.drawString(100, 500, PHONE, mode=3)
        canvas.endForm()
        canvas.doForm("kho")

    assert found(pdf_with(tmp_path / "a.pdf", form)) == {LeakKind.HIDDEN_TEXT, LeakKind.PHONE}


def test_pdf_note(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: canvas.textAnnotation(f"so {PHONE}", (10, 10, 50, 50)))
    assert found(path) == {LeakKind.COMMENT, LeakKind.PHONE}


@pytest.mark.parametrize("name", ["Title", "Author", "Subject", "Creator", "Producer", "Keywords"])
def test_pdf_property(tmp_path: Path, name: str) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: getattr(canvas, f"set{name}")("Nguoi soan"))
    assert found(path) == {LeakKind.PROPERTY}


def test_pdf_number_in_a_property(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: canvas.setTitle(CITIZEN_ID))
    assert found(path) == {LeakKind.PROPERTY, LeakKind.IDENTITY_NUMBER}


def test_pdf_attachment(tmp_path: Path) -> None:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf_with(tmp_path / "a.pdf", lambda canvas: None))
    document.new_attachment("goc.xlsx").set_data(b"PK")
    document.save(tmp_path / "b.pdf")
    document.close()
    assert LeakKind.EMBEDDED in found(tmp_path / "b.pdf")


def test_pdf_earlier_version(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: None)
    data = path.read_bytes()
    path.write_bytes(data + data[data.rindex(b"xref", 0, data.rindex(b"startxref")) :])
    assert LeakKind.EARLIER_VERSION in found(path)


def test_pdf_laid_out_for_the_web_has_two_ends_and_no_earlier_version(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: None)
    data = path.read_bytes()
    head = data[: data.index(b"\n", 10)]
    web = b"%PDF-1.4\n% /Linearized".ljust(len(head))
    path.write_bytes(web + data[len(head) :] + data[data.rindex(b"xref", 0, data.rindex(b"startxref")) :])
    assert LeakKind.EARLIER_VERSION not in found(path)


def test_pdf_photo_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    render_pdf(paper_of([Pictures((Picture(photo_with_place()),))]), path)
    assert found(path) == {LeakKind.PHOTO_LOCATION}


def test_pdf_script(tmp_path: Path) -> None:
    path = pdf_with(tmp_path / "a.pdf", lambda canvas: canvas.textAnnotation("x", (1, 1, 9, 9)))
    data = path.read_bytes().replace(b"/Subtype /Text", b"/JS (x)        ")
    path.write_bytes(data)
    assert LeakKind.EMBEDDED in found(path)


def test_a_photo_that_says_where_it_was_taken(tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    path.write_bytes(photo_with_place())
    assert found(path) == {LeakKind.PHOTO_LOCATION}


def test_a_bare_photo_is_clean(tmp_path: Path) -> None:
    path = tmp_path / "anh.jpg"
    Image.new("RGB", (40, 30), "teal").save(path)
    assert found(path) == set()
