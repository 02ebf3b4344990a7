"""Leaks planted in XLSX files, each by itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName

from papi_desktop.documents.leak_gate import LeakKind
from tests.documents.planting import (
    CITIZEN_ID,
    PHONE,
    found,
    part_added,
    xlsx_with,
)


def test_xlsx_unchanged_is_clean(tmp_path: Path) -> None:
    assert found(xlsx_with(tmp_path / "a.xlsx", lambda book, sheet: None)) == set()


@pytest.mark.parametrize("value", [CITIZEN_ID, int(CITIZEN_ID), 123456789, f'="{CITIZEN_ID}"'])
def test_xlsx_identity_number_as_text_number_or_formula(tmp_path: Path, value: object) -> None:
    path = xlsx_with(tmp_path / "a.xlsx", lambda book, sheet: sheet.append([2, "Hom", value]))
    assert found(path) == {LeakKind.IDENTITY_NUMBER}


def test_xlsx_amount_written_in_groups_is_none(tmp_path: Path) -> None:
    def pay(book: Any, sheet: Any) -> None:
        for row, shown in enumerate(("#,##0", '#,##0" đồng"', "#.##0"), 5):
            sheet.cell(row, 3, 150000000).number_format = shown

    assert found(xlsx_with(tmp_path / "a.xlsx", pay)) == set()
    assert found(tmp_path / "a.xlsx", "150000000") == {LeakKind.FORBIDDEN}


def test_xlsx_hidden_row(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.row_dimensions[2].hidden = True

    assert found(xlsx_with(tmp_path / "a.xlsx", hide)) == {LeakKind.HIDDEN_CELLS}


def test_xlsx_hidden_column(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet.column_dimensions["B"].hidden = True

    assert found(xlsx_with(tmp_path / "a.xlsx", hide)) == {LeakKind.HIDDEN_CELLS}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_xlsx_hidden_sheet(tmp_path: Path, state: str) -> None:
    def hide(book: Any, sheet: Any) -> None:
        book.create_sheet("Gốc").sheet_state = state

    assert found(xlsx_with(tmp_path / "a.xlsx", hide)) == {LeakKind.HIDDEN_SHEET}


def test_xlsx_number_on_a_hidden_sheet(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        other = book.create_sheet("Gốc")
        other["A1"] = PHONE
        other.sheet_state = "hidden"

    assert found(xlsx_with(tmp_path / "a.xlsx", hide)) == {LeakKind.HIDDEN_SHEET, LeakKind.PHONE}


def test_xlsx_format_that_shows_nothing(tmp_path: Path) -> None:
    def hide(book: Any, sheet: Any) -> None:
        sheet["C2"].number_format = ";;;"

    assert found(xlsx_with(tmp_path / "a.xlsx", hide)) == {LeakKind.HIDDEN_TEXT}


def test_xlsx_comment(tmp_path: Path) -> None:
    def note(book: Any, sheet: Any) -> None:
        sheet["B2"].comment = Comment(f"gọi {PHONE}", "")

    leaks = found(xlsx_with(tmp_path / "a.xlsx", note))
    assert {LeakKind.COMMENT, LeakKind.PHONE} <= leaks


def test_xlsx_defined_name(tmp_path: Path) -> None:
    def name(book: Any, sheet: Any) -> None:
        book.defined_names["goc"] = DefinedName("goc", attr_text='"014183000123"')

    assert found(xlsx_with(tmp_path / "a.xlsx", name)) == {LeakKind.DEFINED_NAME, LeakKind.IDENTITY_NUMBER}


def test_xlsx_print_titles_are_no_leak(tmp_path: Path) -> None:
    def titles(book: Any, sheet: Any) -> None:
        sheet.print_title_rows = "1:1"
        sheet.print_area = "A1:C2"

    assert found(xlsx_with(tmp_path / "a.xlsx", titles)) == set()


def test_xlsx_property(tmp_path: Path) -> None:
    def sign(book: Any, sheet: Any) -> None:
        book.properties.creator = "Quàng Thị Mai"

    assert found(xlsx_with(tmp_path / "a.xlsx", sign)) == {LeakKind.PROPERTY}


def test_xlsx_header_and_footer(tmp_path: Path) -> None:
    def head(book: Any, sheet: Any) -> None:
        sheet.oddFooter.center.text = f"liên hệ {PHONE}"

    assert found(xlsx_with(tmp_path / "a.xlsx", head)) == {LeakKind.PHONE}


def test_xlsx_leftover_string_no_cell_shows(tmp_path: Path) -> None:
    strings = f"<sst><si><r><t>{CITIZEN_ID[:5]}</t></r><r><t>{CITIZEN_ID[5:]}</t></r></si></sst>"
    path = part_added(xlsx_with(tmp_path / "a.xlsx", lambda book, sheet: None), "xl/sharedStrings.xml", strings)
    assert found(path) == {LeakKind.IDENTITY_NUMBER}


@pytest.mark.parametrize("name", ["xl/externalLinks/externalLink1.xml", "xl/pivotCache/pivotCacheDefinition1.xml"])
def test_xlsx_foreign_part(tmp_path: Path, name: str) -> None:
    path = part_added(xlsx_with(tmp_path / "a.xlsx", lambda book, sheet: None), name, "<x/>")
    assert found(path) == {LeakKind.EMBEDDED}


def test_xlsx_name_of_a_sheet(tmp_path: Path) -> None:
    def name(book: Any, sheet: Any) -> None:
        sheet.title = PHONE

    assert found(xlsx_with(tmp_path / "a.xlsx", name)) == {LeakKind.PHONE}
