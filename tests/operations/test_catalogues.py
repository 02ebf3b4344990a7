"""Law tables a field is chosen from: ids in the books, titles for people and in workbooks."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from papi_desktop.domain.register import Catalogue
from papi_desktop.domain.registers import DISCLOSURES
from papi_desktop.exchange.workbook_reader import read_register
from papi_desktop.operations import catalogues, lists, records
from papi_desktop.operations.office import Office, Query
from tests.operations.conftest import TODAY

POOR = "Danh sách hộ nghèo, cận nghèo"


def disclosed(office: Office, duty: str) -> None:
    """Record a disclosure."""
    records.save(office, DISCLOSURES, {**DISCLOSURES.blank(), "title": "Danh sách", "duty": duty, "year": 2026})


def test_every_row_has_a_title_in_both_languages(office: Office) -> None:
    for catalogue in Catalogue:
        vietnamese, english = (catalogues.titles(office, catalogue, language) for language in ("vi", "en"))
        assert vietnamese.keys() == english.keys()
        assert len(set(vietnamese.values())) == len(vietnamese), "two rows of one title cannot be told apart"
        assert all(vietnamese.values())
        assert set(catalogues.offered(office, catalogue)) <= set(vietnamese)


def test_a_workbook_writes_titles_and_reads_titles_and_ids(office: Office, tmp_path: Path) -> None:
    disclosed(office, "ho-ngheo")
    path = tmp_path / "sổ.xlsx"
    lists.export_workbook(office, DISCLOSURES, Query(), path)
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    column = next(cell.column for cell in sheet[1] if cell.value == DISCLOSURES["duty"].print_label)
    assert sheet.cell(2, column).value == POOR
    for written, kept in (
        (POOR, "ho-ngheo"),
        ("danh sach ho ngheo, can ngheo", "ho-ngheo"),
        ("ds-cu-tri", "ds-cu-tri"),
    ):
        sheet.cell(2, column).value = written
        book.save(path)
        reading = read_register(path, DISCLOSURES, references=office.references(DISCLOSURES), today=TODAY)
        assert [row.record["duty"] for row in reading.rows] == [kept], written


def test_a_title_that_is_in_no_catalogue_is_an_error_of_the_import(office: Office, tmp_path: Path) -> None:
    disclosed(office, "ho-ngheo")
    path = tmp_path / "sổ.xlsx"
    lists.export_workbook(office, DISCLOSURES, Query(), path)
    book = openpyxl.load_workbook(path)
    cell = next(c for row in book.worksheets[0].iter_rows() for c in row if c.value == POOR)
    cell.value = "Danh sách lạ"
    book.save(path)
    reading = read_register(path, DISCLOSURES, references=office.references(DISCLOSURES), today=TODAY)
    assert [(p.field, p.kind, p.value, p.severity.value) for p in reading.problems] == [
        ("duty", "catalogue", "Danh sách lạ", "error")
    ]


def test_the_template_offers_the_titles(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "mẫu.xlsx"
    lists.write_template(office, DISCLOSURES, path)
    offered = {cell.value for row in openpyxl.load_workbook(path)["Danh mục"].iter_rows() for cell in row}
    assert POOR in offered
    assert "ho-ngheo" not in offered


def test_the_printed_list_names_it(office: Office) -> None:
    from papi_desktop.ui.screens.pdf_pages import PdfPages

    disclosed(office, "ho-ngheo")
    pages = PdfPages(lists.list_pdf(office, DISCLOSURES, Query()))
    text = " ".join(pages.text(0).split())
    pages.close()
    assert "hộ nghèo, cận" in text
    assert "ho-ngheo" not in text
