"""The decree as a table: figures inside their ranges, and the way numbers and dates are written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from papi_desktop.documents.official import Align, DrawnLine, listed, load_format, official_format
from papi_desktop.domain.vietnamese.dates import PartialDate
from papi_desktop.paths import resource_folder

FORM = official_format()


@pytest.mark.parametrize(
    ("key", "sizes", "bold", "italic", "capitals", "align", "line"),
    [
        ("country", (12, 13), True, False, True, Align.CENTER, DrawnLine.NONE),
        ("motto", (13, 14), True, False, False, Align.CENTER, DrawnLine.TEXT),
        ("superior", (12, 13), False, False, True, Align.CENTER, DrawnLine.NONE),
        ("issuer", (12, 13), True, False, True, Align.CENTER, DrawnLine.PART),
        ("number", (13, 13), False, False, False, Align.CENTER, DrawnLine.NONE),
        ("place_date", (13, 14), False, True, False, Align.CENTER, DrawnLine.NONE),
        ("kind_title", (13, 14), True, False, True, Align.CENTER, DrawnLine.NONE),
        ("subject", (13, 14), True, False, False, Align.CENTER, DrawnLine.PART),
        ("about", (12, 13), False, False, False, Align.CENTER, DrawnLine.NONE),
        ("basis", (13, 14), False, True, False, Align.JUSTIFY, DrawnLine.NONE),
        ("body", (13, 14), False, False, False, Align.JUSTIFY, DrawnLine.NONE),
        ("part_title", (13, 14), True, False, True, Align.CENTER, DrawnLine.NONE),
        ("section_title", (13, 14), True, False, True, Align.CENTER, DrawnLine.NONE),
        ("roman", (13, 14), True, False, True, Align.JUSTIFY, DrawnLine.NONE),
        ("clause_title", (13, 14), True, False, False, Align.JUSTIFY, DrawnLine.NONE),
        ("signer_authority", (13, 14), True, False, True, Align.CENTER, DrawnLine.NONE),
        ("signer_name", (13, 14), True, False, False, Align.CENTER, DrawnLine.NONE),
        ("addressee", (13, 14), False, False, False, Align.LEFT, DrawnLine.NONE),
        ("recipients_title", (12, 12), True, True, False, Align.LEFT, DrawnLine.NONE),
        ("recipients", (11, 11), False, False, False, Align.LEFT, DrawnLine.NONE),
        ("appendix_label", (14, 14), True, False, False, Align.CENTER, DrawnLine.NONE),
        ("appendix_title", (13, 14), True, False, True, Align.CENTER, DrawnLine.NONE),
        ("appendix_reference", (13, 14), False, True, False, Align.CENTER, DrawnLine.NONE),
        ("page_number", (13, 14), False, False, False, Align.CENTER, DrawnLine.NONE),
    ],
)
def test_elements_look_as_the_decree_says(
    key: str, sizes: tuple[int, int], bold: bool, italic: bool, capitals: bool, align: Align, line: DrawnLine
) -> None:
    element = FORM.elements[key]
    looks = (element.sizes, element.bold, element.italic, element.capitals, element.align, element.line)
    assert looks == (sizes, bold, italic, capitals, align, line)
    assert sizes[0] <= element.size <= sizes[1]
    assert element.certainty == "confirmed"
    assert "30/2020/NĐ-CP" in element.citation


def test_what_is_not_in_the_decree_is_marked() -> None:
    ours = {key for key, element in FORM.elements.items() if element.certainty != "confirmed"}
    assert ours == {
        "appendix_code",
        "signer_note",
        "table_header",
        "table_text",
        "table_strong",
        "caption",
        "verification",
        "key",
        "slip",
    }


def test_page_of_the_decree() -> None:
    assert (FORM.page_width, FORM.page_height) == (210, 297)
    assert (FORM.margin_top, FORM.margin_bottom, FORM.margin_left, FORM.margin_right) == (20, 20, 30, 15)


def test_figure_outside_its_range_is_refused(tmp_path: Path) -> None:
    text = resource_folder("papers", "official_format.toml").read_text(encoding="utf-8")
    wrong = tmp_path / "format.toml"
    wrong.write_text(
        text.replace("left = { range = [30, 35], used = 30 }", "left = { range = [30, 35], used = 25 }"), "utf-8"
    )
    with pytest.raises(ValueError, match=r"\[margins\] left"):
        load_format(wrong)


def test_size_outside_its_range_is_refused(tmp_path: Path) -> None:
    text = resource_folder("papers", "official_format.toml").read_text(encoding="utf-8")
    wrong = tmp_path / "format.toml"
    wrong.write_text(text.replace("sizes = [11, 11]\nsize = 11", "sizes = [11, 11]\nsize = 14"), "utf-8")
    with pytest.raises(ValueError, match=r"\[element\.recipients\] size"):
        load_format(wrong)


@pytest.mark.parametrize(
    ("number", "symbol", "written"),
    [
        (5, "TB-UBND", "Số: 05/TB-UBND"),
        (9, "TB-UBND", "Số: 09/TB-UBND"),
        (10, "BC-UBND", "Số: 10/BC-UBND"),
        (566, "TB-UBND", "Số: 566/TB-UBND"),
        ("168a", "QĐ-UBND", "Số: 168a/QĐ-UBND"),
        ("07", "QĐ-UBND", "Số: 07/QĐ-UBND"),
        (None, "TB-UBND", "Số:      /TB-UBND"),
    ],
)
def test_number_line(number: int | str | None, symbol: str, written: str) -> None:
    assert FORM.number_line(number, symbol) == written


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2026, 9, 5), "ngày 05 tháng 9 năm 2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026"),
        (date(2026, 2, 28), "ngày 28 tháng 02 năm 2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_date_has_a_zero_for_small_days_and_the_first_two_months(day: date, written: str) -> None:
    assert FORM.date_in_words(day) == written


def test_unknown_parts_of_a_date_stay_blank() -> None:
    line = FORM.place_date_line("Long Anh", PartialDate(2024, 1))
    assert " ".join(line.split()) == "Long Anh, ngày tháng 01 năm 2024"
    assert line.index("tháng") - line.index("ngày") > len("ngày ") + 4
    blank = FORM.date_in_words(None)
    assert " ".join(blank.split()) == "ngày tháng năm"
    assert "None" not in blank


def test_listed_ends_each_item_and_the_last() -> None:
    assert listed(["một", "hai;", " ba. ", ""]) == ("một;", "hai;", "ba.")
    assert listed(["một"]) == ("một.",)
    assert listed([]) == ()


def test_a_question_in_a_list_keeps_its_own_mark() -> None:
    assert listed(["Vị trí có phù hợp không?", "hai", "Cần bổ sung gì?"]) == (
        "Vị trí có phù hợp không?",
        "hai;",
        "Cần bổ sung gì?",
    )


def test_drawn_line_lengths() -> None:
    assert FORM.line_length(FORM.elements["motto"], 100) == 100
    assert 100 / 3 <= FORM.line_length(FORM.elements["issuer"], 100) <= 50
    assert FORM.line_length(FORM.elements["body"], 100) == 0
