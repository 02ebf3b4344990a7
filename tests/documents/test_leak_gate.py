"""The gate reads finished files as a stranger would: what texts tell, what is refused, and that our own papers pass."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from papi_desktop.documents.docx import render_docx
from papi_desktop.documents.leak_gate import LeakKind, check_public_file, label_of, require_clean
from papi_desktop.documents.paper import Picture, Pictures, Row, Table, Verification
from papi_desktop.documents.pdf import render_pdf
from papi_desktop.documents.verification import qr_content
from papi_desktop.domain.errors import UserError
from tests.documents.planting import (
    CITIZEN_ID,
    OLD_ID,
    PHONE,
    found,
    text_file,
)
from tests.documents.samples import COLUMNS, list_paper, notice_paper, paper_of


@pytest.mark.parametrize(
    "text",
    [
        CITIZEN_ID,
        f"Lò Thị Ún,{CITIZEN_ID}; hộ nghèo",
        "014 183 000 123",
        "014.183.000.123",
        "0141-8300-0123",
        "０１４１８３０００１２３",
        "0141\u200b83000123",
        OLD_ID,
        "CMND 123456789",
    ],
)
def test_identity_numbers_are_found(tmp_path: Path, text: str) -> None:
    assert found(text_file(tmp_path, text)) == {LeakKind.IDENTITY_NUMBER}


@pytest.mark.parametrize(
    "text",
    [
        PHONE,
        "0912 345 678",
        "0912.345.678",
        "091 234 5678",
        "0912-34-56-78",
        "09 1234 5678",
        "+84 912 345 678",
        "+84912345678",
        "(+84) 912 345 678",
        "84912345678",
        "(0212) 3854 321",
        "0212 3 854 321",
        "02123854321",
        "Điện thoại:0345678901.",
    ],
)
def test_phones_are_found(tmp_path: Path, text: str) -> None:
    assert found(text_file(tmp_path, text)) == {LeakKind.PHONE}


@pytest.mark.parametrize(
    "text",
    [
        "Số: 45/TB-UBND, Nghị định số 07/2021/NĐ-CP, 2672/KH-UBND, 1315/VBHN-BLĐTBXH",
        "ngày 30 tháng 11 năm 2026, 01/12/2026 - 31/12/2026, 2026-11-30, 05.09.2026 08.30",
        "1.234.567.890 đồng, 150.000.000 đồng, 1.500.000.000.000 đồng, 123.456.789",
        "1.005.000 750.000",
        "1.020.000.000.000 đồng",
        "0 0 108 207 67 147 0 0 108 207",
        "TT 01 02 03 04 05 06 07 08 09 10",
        "02/06 01/01 12 35 97 268",
        "38,183 3,43% 4,11%",
        "38.000 8.000 4.000 4.000 50,0 2.030 30.000 20.000",
        "Điểm B1 90 95 100 105 110 B2 0 10 20 30",
        "7K2M-04QX-9RTD",
    ],
)
def test_numbers_of_documents_dates_and_amounts_are_none(tmp_path: Path, text: str) -> None:
    assert found(text_file(tmp_path, text), CITIZEN_ID) == set()


def test_the_office_phone_may_be_allowed(tmp_path: Path) -> None:
    path = text_file(tmp_path, f"Điện thoại 0212 3854 321 hoặc +84 912 345 678; {CITIZEN_ID}")
    assert found(path, allowed=("02123854321", "0912.345.678")) == {LeakKind.IDENTITY_NUMBER}


@pytest.mark.parametrize("written", ["7700123", "77 00123", "77.001.23"])
def test_a_forbidden_number_is_found_in_any_grouping(tmp_path: Path, written: str) -> None:
    assert found(text_file(tmp_path, f"số {written}."), "7700123") == {LeakKind.FORBIDDEN}
    assert found(text_file(tmp_path, "số 77001234 và 17700123"), "7700123") == set()


def test_an_identity_number_behind_the_number_of_its_row_is_found(tmp_path: Path) -> None:
    assert found(text_file(tmp_path, "1.014099000123 2.0912345678")) == {LeakKind.IDENTITY_NUMBER, LeakKind.PHONE}


@pytest.mark.parametrize("written", ["1.341,6", "1341,6", "(1.341,6)", "là 1.341,6."])
def test_a_forbidden_figure_with_decimals_is_found_as_a_whole(tmp_path: Path, written: str) -> None:
    assert found(text_file(tmp_path, f"chi {written} triệu"), "1.341,6") == {LeakKind.FORBIDDEN}
    assert found(text_file(tmp_path, "11.341,6 và 1.341,65 và 13416 và 341,6"), "1.341,6") == set()


def test_a_forbidden_name_is_found_in_whole_words(tmp_path: Path) -> None:
    assert found(text_file(tmp_path, "con là LÒ  văn Đôi\nhọc lớp 3"), "Lò Văn Đôi") == {LeakKind.FORBIDDEN}
    assert found(text_file(tmp_path, "Lò Văn Đôii; Lò Văn"), "Lò Văn Đôi") == set()


def test_an_excerpt_does_not_leak_itself(tmp_path: Path) -> None:
    for leak in check_public_file(text_file(tmp_path, f"{CITIZEN_ID} {PHONE} Lò Văn Đôi"), forbidden=["Lò Văn Đôi"]):
        assert leak.excerpt
        assert not any(secret in leak.excerpt for secret in (CITIZEN_ID, PHONE, "lò văn đôi", "Lò Văn Đôi"))


def test_twenty_thousand_forbidden_numbers(tmp_path: Path) -> None:
    forbidden = [f"0141{n:08d}" for n in range(20_000)]
    path = text_file(tmp_path, " ".join(f"dòng {n}" for n in range(50_000)) + " 014.100.019.999")
    leaks = check_public_file(path, forbidden=forbidden)
    assert [leak.kind for leak in leaks] == [LeakKind.FORBIDDEN]


def test_a_leaking_file_is_refused_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        require_clean(text_file(tmp_path, CITIZEN_ID), forbidden=())
    assert caught.value.code == "CK-10"
    assert caught.value.what.values["kind"] == label_of(LeakKind.IDENTITY_NUMBER)
    assert caught.value.what.values["count"] == 1


def test_a_clean_file_passes(tmp_path: Path) -> None:
    require_clean(text_file(tmp_path, "Kính thưa toàn thể Nhân dân!"), forbidden=[CITIZEN_ID])


def test_every_kind_of_leak_has_a_name() -> None:
    labels = [label_of(kind).msgid for kind in LeakKind]
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("data", [b"%PDF-1.7 broken", b"PK\x03\x04 broken", b"\x00\xff\xfe\x81 no text"])
def test_what_cannot_be_looked_through_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "danh-sach.pdf"
    path.write_bytes(data)
    assert found(path) == {LeakKind.UNREADABLE}


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "danh-sach.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("gi-do.txt", CITIZEN_ID)
    assert found(path) == {LeakKind.UNREADABLE}


def test_papers_of_this_program_are_clean(tmp_path: Path) -> None:
    content = qr_content("TB", "45/TB-UBND", None, "xã Na Sang", "7K2M-04QX-9RTD")
    photo = BytesIO()
    Image.new("RGB", (40, 30)).save(photo, "JPEG")
    papers = {
        "notice": notice_paper().stamped(Verification("7K2M-04QX-9RTD", content)),
        "list": list_paper(20, 40),
        "watermark": notice_paper(watermark="TẬP HUẤN"),
        "photos": paper_of([Pictures((Picture(photo.getvalue(), "Nhà văn hóa"),))]),
    }
    for name, paper in papers.items():
        for suffix, render in (("pdf", render_pdf), ("docx", render_docx)):
            path = tmp_path / f"{name}.{suffix}"
            render(paper, path)
            assert check_public_file(path, forbidden=[CITIZEN_ID, "Thái"]) == [], path.name


@pytest.mark.parametrize(("suffix", "render"), [("pdf", render_pdf), ("docx", render_docx)])
@pytest.mark.parametrize(("text", "kind"), [(CITIZEN_ID, LeakKind.IDENTITY_NUMBER), (PHONE, LeakKind.PHONE)])
def test_a_number_in_a_cell_is_found(
    tmp_path: Path, suffix: str, render: Callable[..., None], text: str, kind: LeakKind
) -> None:
    path = tmp_path / f"danh-sach.{suffix}"
    render(paper_of([Table(COLUMNS, (Row(("1", f"Lò Thị Ún {text}", "4", "Hộ nghèo")),))]), path)
    assert found(path) == {kind}
