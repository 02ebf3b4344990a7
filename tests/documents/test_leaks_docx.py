"""Leaks planted in DOCX files, each by itself."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx.shared import Pt

from papi_desktop.documents.leak_gate import LeakKind
from tests.documents.planting import (
    CITIZEN_ID,
    PHONE,
    bare_photo,
    docx_with,
    found,
    part_added,
    part_changed,
    photo_with_place,
)


def test_docx_unchanged_is_clean(tmp_path: Path) -> None:
    assert found(docx_with(tmp_path / "a.docx", lambda document: None)) == set()


def test_docx_number_cut_into_runs(tmp_path: Path) -> None:
    def cut(document: Any) -> None:
        paragraph = document.add_paragraph("số ")
        for start in range(0, 12, 5):
            paragraph.add_run(CITIZEN_ID[start : start + 5]).bold = start == 5

    assert found(docx_with(tmp_path / "a.docx", cut)) == {LeakKind.IDENTITY_NUMBER}


def test_docx_hidden_text(tmp_path: Path) -> None:
    def hide(document: Any) -> None:
        document.add_paragraph().add_run("ẩn").font.hidden = True

    assert found(docx_with(tmp_path / "a.docx", hide)) == {LeakKind.HIDDEN_TEXT}


def test_docx_text_that_is_expressly_not_hidden(tmp_path: Path) -> None:
    def show(document: Any) -> None:
        document.add_paragraph().add_run("hiện").font.hidden = False

    assert found(docx_with(tmp_path / "a.docx", show)) == set()


def test_docx_comment(tmp_path: Path) -> None:
    def note(document: Any) -> None:
        document.add_comment(document.add_paragraph("xem").runs, text=f"gọi {PHONE}", author="")

    assert found(docx_with(tmp_path / "a.docx", note)) == {LeakKind.COMMENT, LeakKind.PHONE}


def test_docx_deleted_text(tmp_path: Path) -> None:
    path = docx_with(tmp_path / "a.docx", lambda document: document.add_paragraph("XOA"))
    old = "<w:r><w:t>XOA</w:t></w:r>"
    new = f'<w:del w:id="1" w:author=""><w:r><w:delText>{CITIZEN_ID}</w:delText></w:r></w:del>'
    part_changed(path, "word/document.xml", old, new)
    assert found(path) == {LeakKind.TRACKED_CHANGE, LeakKind.IDENTITY_NUMBER}


def test_docx_changed_look(tmp_path: Path) -> None:
    path = docx_with(tmp_path / "a.docx", lambda document: document.add_paragraph("XEM"))
    new = '<w:r><w:rPr><w:b/><w:rPrChange w:id="1" w:author=""/></w:rPr><w:t>XEM</w:t></w:r>'
    part_changed(path, "word/document.xml", "<w:r><w:t>XEM</w:t></w:r>", new)
    assert found(path) == {LeakKind.TRACKED_CHANGE}


@pytest.mark.parametrize("name", ["author", "title", "subject", "keywords", "comments", "last_modified_by", "category"])
def test_docx_property(tmp_path: Path, name: str) -> None:
    path = docx_with(tmp_path / "a.docx", lambda document: setattr(document.core_properties, name, "Quàng Thị Mai"))
    assert found(path) == {LeakKind.PROPERTY}


def test_docx_company_and_custom_properties(tmp_path: Path) -> None:
    app = "<Properties><Application>Word</Application><Company>UBND xã</Company></Properties>"
    path = part_added(docx_with(tmp_path / "a.docx", lambda document: None), "docProps/app.xml", app)
    assert found(path) == {LeakKind.PROPERTY}
    custom = '<Properties><property name="nguoi"><lpwstr>Mai</lpwstr></property></Properties>'
    path = part_added(docx_with(tmp_path / "b.docx", lambda document: None), "docProps/custom.xml", custom)
    assert found(path) == {LeakKind.PROPERTY}


@pytest.mark.parametrize("where", ["header", "footer", "first_page_header"])
def test_docx_number_in_the_margins(tmp_path: Path, where: str) -> None:
    def put(document: Any) -> None:
        part = getattr(document.sections[0], where)
        part.is_linked_to_previous = False
        part.paragraphs[0].text = PHONE

    assert found(docx_with(tmp_path / "a.docx", put)) == {LeakKind.PHONE}


def test_docx_photo_with_its_place(tmp_path: Path) -> None:
    path = docx_with(tmp_path / "a.docx", lambda document: document.add_picture(BytesIO(photo_with_place()), Pt(50)))
    assert found(path) == {LeakKind.PHOTO_LOCATION}


@pytest.mark.parametrize(
    "name",
    ["word/embeddings/oleObject1.bin", "word/vbaProject.bin", "docProps/thumbnail.jpeg", "customXml/item1.xml"],
)
def test_docx_foreign_part(tmp_path: Path, name: str) -> None:
    path = part_added(docx_with(tmp_path / "a.docx", lambda document: None), name, "<x/>")
    assert LeakKind.EMBEDDED in found(path)


def test_docx_number_in_the_words_of_a_picture(tmp_path: Path) -> None:
    def describe(document: Any) -> None:
        shape = document.add_picture(BytesIO(bare_photo()), Pt(50))
        shape._inline.docPr.set("descr", f"giấy tờ số {CITIZEN_ID}")

    assert found(docx_with(tmp_path / "a.docx", describe)) == {LeakKind.IDENTITY_NUMBER}


def test_docx_entities_are_not_followed(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    path = part_added(docx_with(tmp_path / "a.docx", lambda document: None), "word/extra.xml", bomb)
    assert LeakKind.UNREADABLE in found(path)
