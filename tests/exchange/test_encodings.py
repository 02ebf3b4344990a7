"""Legacy letters: by the font of each run, by column where no font tells, and never by guessing a cell."""

from __future__ import annotations

from typing import Any

import pytest

from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.domain.vietnamese.legacy_fonts import encode_tcvn3, encode_vni
from papi_desktop.exchange.workbook_reader import Reading, read_register
from tests.exchange import workbooks as made
from tests.exchange.workbooks import HEADINGS, NAMES, PEOPLE, TODAY, Page

TEXTS = [HEADINGS, *PEOPLE]


def read(data: bytes, **options: Any) -> Reading:
    return read_register(data, HOUSEHOLDS, references=made.VILLAGES, today=TODAY, **options)


def names(reading: Reading) -> list[str]:
    return [row.record["head_name"] for row in reading.rows]


@pytest.mark.parametrize(
    ("make", "encoding"),
    [
        (lambda: made.xlsx(Page(made.in_tcvn3(TEXTS), font=".VnTime")), "tcvn3"),
        (lambda: made.xlsx(Page(made.in_vni(TEXTS), font="VNI-Times")), "vni"),
        (lambda: made.spreadsheetml(made.in_tcvn3(TEXTS), font=".VnArial"), "tcvn3"),
        (lambda: made.spreadsheetml(made.in_vni(TEXTS), font="VNI-Helve"), "vni"),
        (lambda: made.html(made.in_tcvn3(TEXTS), font=".VnTime"), "tcvn3"),
        (lambda: made.ods(made.in_tcvn3(TEXTS), legacy=True), "tcvn3"),
        (lambda: made.xlsx(Page(TEXTS)), "unicode"),
    ],
)
def test_every_kind_of_file_by_its_fonts(make: Any, encoding: str) -> None:
    reading = read(make())
    assert names(reading) == list(NAMES)
    assert reading.encoding == encoding
    assert reading.problems == []
    assert reading.previews == []
    assert [row.record["village_id"] for row in reading.rows] == ["v1", "v1", "v2", "v3", "v3"]


@pytest.mark.skipif(made.office_program() is None, reason="no LibreOffice")
@pytest.mark.parametrize(
    ("rows", "font", "encoding"), [(made.in_tcvn3(TEXTS), ".VnTime", "tcvn3"), (made.in_vni(TEXTS), "VNI-Times", "vni")]
)
def test_old_excel_files_by_their_fonts(rows: Any, font: str, encoding: str, tmp_path: Any) -> None:
    reading = read(made.converted(made.xlsx(Page(rows, font=font)), tmp_path, "xls"))
    assert (names(reading), reading.encoding) == (list(NAMES), encoding)


def test_raw_text_is_kept_beside_the_decoded() -> None:
    reading = read(made.xlsx(Page(made.in_tcvn3(TEXTS), font=".VnTime")))
    assert reading.rows[4].raw["head_name"] == "Võ ThÞ ¦íc"
    assert reading.rows[4].cells["head_name"] == "Vừ Thị Ước"


def test_fonts_mixed_within_a_cell_and_a_capitals_font() -> None:
    rows: list[list[Any]] = [list(row) for row in TEXTS]
    rows[1][1] = [(".VnTime", encode_tcvn3("Lò ")), ("Times New Roman", "Thị "), ("VNI-Times", encode_vni("Ún"))]
    rows[2][1] = [(".VnTimeH", encode_tcvn3("TRẦN", capital_font=True)), (".VnTime", encode_tcvn3(" A Đạt"))]
    reading = read(made.xlsx(Page(rows)))
    assert names(reading)[:2] == ["Lò Thị Ún", "TRẦN A Đạt"]


def test_the_soft_hyphen_is_a_letter_and_survives() -> None:
    rows = made.in_tcvn3([HEADINGS, (1, "Lường Thị Mừng", "Nữ", "1960", None, "Bản Nà Cáy", 3, "Hộ nghèo")])
    assert "\u00ad" in rows[1][1]
    assert names(read(made.xlsx(Page(rows, font=".VnTime")))) == ["Lường Thị Mừng"]


@pytest.mark.parametrize(("write", "encoding"), [(made.in_tcvn3, "tcvn3"), (made.in_vni, "vni")])
def test_without_fonts_columns_are_proposed_and_must_be_confirmed(write: Any, encoding: str) -> None:
    rows = write(TEXTS)
    for data in (
        made.delimited(rows, ";", "latin-1"),
        made.delimited(rows, ";", "utf-8"),
        made.xlsx(Page(rows, font="Arial")),
    ):
        reading = read(data)
        assert names(reading) == list(NAMES)
        assert reading.encoding == encoding
        previews = {preview.heading: preview for preview in reading.previews}
        assert set(previews) >= {"Họ và tên chủ hộ", "Thôn, bản", "Phân loại"}
        assert (rows[1][1], NAMES[0]) in previews["Họ và tên chủ hộ"].samples
        assert {(p.kind, p.heading) for p in reading.problems} == {("encoding", heading) for heading in previews}
        confirmed = read(data, confirmed_encodings=dict.fromkeys(previews, encoding))
        assert confirmed.problems == []
        assert all(preview.confirmed for preview in confirmed.previews)


def test_a_column_with_one_word_is_believed_to_be_like_the_others() -> None:
    # "Sè" is a word in Unicode and "Số" in TCVN3; the names beside it leave no doubt.
    reading = read(made.delimited(made.in_tcvn3(TEXTS), encoding="latin-1"))
    assert reading.mapping["Số CCCD"] == "citizen_id"
    assert reading.unmapped == []


def test_a_person_may_say_otherwise_for_a_column() -> None:
    data = made.delimited(made.in_tcvn3(TEXTS), encoding="latin-1")
    reading = read(data, confirmed_encodings={"Họ và tên chủ hộ": "unicode", "Thôn, bản": "tcvn3"})
    assert reading.rows[0].raw["head_name"] == encode_tcvn3(NAMES[0])
    assert names(reading)[0] == "Lß ThÞ S¬ng"
    assert "Họ và tên chủ hộ" in reading.mapping
    assert reading.rows[0].record["village_id"] == "v1"


def test_unicode_words_that_could_be_legacy_are_left_alone() -> None:
    people = [
        (n, name, "Nam", "1960", None, "Bản Nà Cáy", 1, "Hộ nghèo")
        for n, name in enumerate(("Cà Hà", "Hà Thái", "Lò Mã", "Và Mông", "Xã Lá", "Là Ký"), 1)
    ]
    reading = read(made.xlsx(Page([HEADINGS, *people])))
    assert names(reading) == [person[1] for person in people]
    assert reading.previews == []
