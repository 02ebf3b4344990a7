"""One list in every layout offices give it: the same records come out, and every row is accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from papi_desktop.domain.register import Severity, SplitColumn
from papi_desktop.domain.registers import HOUSEHOLDS, OUTGOING, VILLAGES
from papi_desktop.exchange.workbook_reader import Reading, read_register, recheck
from tests.exchange import workbooks as made
from tests.exchange.workbooks import HEADINGS, NAMES, PEOPLE, TODAY, Page

V = "v1", "v1", "v2", "v3", "v3"
TITLE = ("DANH SÁCH HỘ NGHÈO, HỘ CẬN NGHÈO XÃ NA SANG",)
SPLIT_TOP = ("TT", "Họ và tên chủ hộ", "Năm sinh", None, "Số CCCD", "Số khẩu", "Kết quả chấm điểm", None, "Phân loại")
SPLIT_LOW = (None, None, "Nam", "Nữ", None, None, "Điểm B1", "Điểm B2", None)
NUMBERS = ("A", "B", 1, 2, 3, 4, 5, 6, "7=5+6")
SIGNATURES = (
    (),
    (None, None, None, None, None, "Na Sang, ngày 05 tháng 11 năm 2026"),
    ("NGƯỜI LẬP", None, None, None, None, "CHỦ TỊCH"),
    (),
    ("Lò Thị A", None, None, None, None, "Hà Văn B"),
)


def read(data: bytes, **options: Any) -> Reading:
    asked: dict[str, Any] = {"references": made.VILLAGES, "today": TODAY} | options
    return read_register(data, asked.pop("register", HOUSEHOLDS), **asked)


def split_rows(people: Sequence[Sequence[Any]] = PEOPLE) -> list[list[Any]]:
    """Return the people as rows under the split heading, without their village."""
    return [
        [n, name, born if sex == "Nam" else None, born if sex == "Nữ" else None, cccd, members, 60, 20, cls]
        for n, name, sex, born, cccd, _, members, cls in people
    ]


def by_village(people: Sequence[Sequence[Any]] = PEOPLE) -> dict[str, list[list[Any]]]:
    groups: dict[str, list[list[Any]]] = {}
    for person, row in zip(people, split_rows(people), strict=True):
        groups.setdefault(person[5], []).append(row)
    return groups


def with_subtitles(numbers: Sequence[str] = ("I", "II", "III"), totals: bool = True) -> list[Sequence[Any]]:
    rows: list[Sequence[Any]] = [TITLE, (), SPLIT_TOP, SPLIT_LOW, NUMBERS]
    for number, (village, people) in zip(numbers, by_village().items(), strict=True):
        rows += [(number, village), *people]
        if totals:
            rows.append((f"Cộng {village}", None, None, None, None, sum(row[5] for row in people)))
    return [*rows, ("Tổng cộng toàn xã", None, None, None, None, 15), *SIGNATURES]


def assert_same_people(reading: Reading, villages: Sequence[str | None] = V) -> None:
    records = [row.record for row in reading.rows]
    assert [record["head_name"] for record in records] == list(NAMES)
    assert [record.get("village_id") for record in records] == list(villages)
    assert [record["members"] for record in records] == [7, 5, 2, 1, 0]
    assert [record["class_after"] for record in records] == ["poor", "near_poor", "poor", "left_poor", "poor"]
    assert [record["birth"][:4] for record in records] == ["1972", "1959", "1945", "1978", "1990"]
    assert [record["sex"] for record in records] == ["female", "male", "male", "male", "female"]
    assert_counted(reading)


def assert_counted(reading: Reading) -> None:
    assert reading.rows_in == len(reading.rows) + sum(skipped.count for skipped in reading.skipped)


def skipped(reading: Reading) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in reading.skipped:
        counts[part.kind] = counts.get(part.kind, 0) + part.count
    return counts


# ---------------------------------------------------------------------------------------------------------------- headings


@pytest.mark.parametrize(
    "make", [lambda rows: made.xlsx(Page(rows)), made.ods, made.delimited, made.html, made.spreadsheetml]
)
def test_plain_list_in_every_kind_of_file(make: Any) -> None:
    reading = read(make(made.official()))
    assert_same_people(reading)
    assert reading.problems == []
    assert reading.header_rows == [3]
    assert reading.unmapped == []
    assert skipped(reading) == {"title": 1, "header": 1}


@pytest.mark.parametrize("merged", [True, False])
def test_two_level_heading_with_subtitles_totals_and_signatures(merged: bool) -> None:
    areas = [(2, c, 3, c) for c in (0, 1, 4, 5, 8)] + [(2, 2, 2, 3), (2, 6, 2, 7)]
    reading = read(made.xlsx(Page(with_subtitles(), merged=areas if merged else ())))
    assert_same_people(reading)
    assert [row.subtitle for row in reading.rows] == [person[5] for person in PEOPLE]
    assert reading.header_rows == [3, 4]
    assert reading.problems == []
    assert reading.mapping["Năm sinh / Nữ"] == "birth:female"
    assert reading.mapping["Kết quả chấm điểm / Điểm B2"] == "b2"
    assert skipped(reading) == {"title": 1, "header": 2, "numbers": 1, "subtitle": 3, "total": 4, "signature": 3}


def test_three_row_merged_heading() -> None:
    top = ("TT", "Thông tin chủ hộ", None, None, None, None, "Kết quả rà soát", None, None)
    areas = [
        (2, 0, 4, 0),
        (2, 1, 2, 5),
        (2, 6, 2, 8),
        (3, 1, 4, 1),
        (3, 2, 3, 3),
        (3, 4, 4, 4),
        (3, 5, 4, 5),
        (3, 6, 3, 7),
        (3, 8, 4, 8),
    ]
    rows = [TITLE, (), top, (None, *SPLIT_TOP[1:]), SPLIT_LOW, NUMBERS, *with_subtitles()[5:]]
    reading = read(made.xlsx(Page(rows, merged=areas)))
    assert_same_people(reading)
    assert reading.header_rows == [3, 4, 5]
    assert "Thông tin chủ hộ / Năm sinh / Nam" in reading.mapping


def test_heading_far_down_and_a_row_of_units_below_it() -> None:
    rows = [
        *[("Căn cứ Thông tư số 07/2021/TT-BLĐTBXH",)] * 45,
        HEADINGS,
        (None, None, None, "(năm)", "(số)", None, "(người)"),
        *PEOPLE,
    ]
    reading = read(made.xlsx(Page(rows)))
    assert_same_people(reading)
    assert reading.header_rows == [46]
    assert skipped(reading) == {"title": 45, "header": 2}


def test_heading_repeated_on_every_page() -> None:
    rows = [
        TITLE,
        HEADINGS,
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
        *PEOPLE[:2],
        HEADINGS,
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"),
        *PEOPLE[2:],
    ]
    reading = read(made.xlsx(Page(rows)))
    assert_same_people(reading)
    assert skipped(reading) == {"title": 1, "header": 2, "numbers": 2}


def test_no_running_number_and_other_words_in_another_order() -> None:
    order = (7, 1, 5, 3, 2, 6, 4)
    words = {
        1: "Họ, tên chủ hộ",
        2: "Nam/Nữ",
        3: "Sinh năm",
        4: "CMND/CCCD",
        5: "Thôn (bản)",
        6: "Số nhân khẩu (người)",
        7: "Diện hộ",
    }
    rows = [[words[n] for n in order], *[[person[n] for n in order] for person in PEOPLE]]
    reading = read(made.xlsx(Page(rows)))
    assert_same_people(reading)
    assert reading.unmapped == []


def test_a_heading_that_is_longer_or_misspelled_is_guessed_and_others_are_listed() -> None:
    headings = (
        "STT",
        "Họ và tên chủ hộ nghèo",
        "Giới tính",
        "Năm sinh",
        "Số CCCĐ",
        "Thôn, bản",
        "Số khẩu",
        "Phân loại hộ",
        "Hỗ trợ nhà ở",
        None,
    )
    rows = [headings, *[(*person, "x", "lạ") for person in PEOPLE]]
    reading = read(made.xlsx(Page(rows)))
    assert_same_people(reading)
    assert reading.unmapped == ["Hỗ trợ nhà ở", "[J]"]
    assert reading.rows[0].record["citizen_id"] == PEOPLE[0][4]


def test_a_name_parted_over_two_columns_under_one_heading() -> None:
    headings = ("STT", "Họ và tên chủ hộ", None, *HEADINGS[2:])
    rows = [headings, *[(n, *name.rsplit(" ", 1), *rest) for n, name, *rest in PEOPLE]]
    reading = read(made.xlsx(Page(rows, merged=[(0, 1, 0, 2)])))
    assert_same_people(reading)
    assert reading.unmapped == []


# ----------------------------------------------------------------------------------------------------------------- villages


def test_one_sheet_for_each_village_and_a_summary() -> None:
    pages = [
        Page([TITLE, SPLIT_TOP, SPLIT_LOW, NUMBERS, *people, ("Cộng", None, None, None, None, 1)], name=name)
        for name, people in zip(("Bản Nà Cáy", "Huổi Siểu", "Khau Cà"), by_village().values(), strict=True)
    ]
    summary = Page([("TT", "Thôn, bản", "Số khẩu", "Số hộ nghèo"), (1, "Bản Nà Cáy", 12, 1)], name="Tổng hợp")
    reading = read(made.xlsx(*pages, summary, Page([], name="Sheet5")))
    assert_same_people(reading)
    assert [sheet.name for sheet in reading.sheets] == ["Bản Nà Cáy", "Huổi Siểu", "Khau Cà"]
    assert skipped(reading)["other_list"] == 2
    assert reading.problems == []


def test_sheets_named_by_villages_nobody_knows_yet() -> None:
    pages = [
        Page([SPLIT_TOP, SPLIT_LOW, *people], name=name)
        for name, people in zip(("Pá Hốc", "Bản Lọng", "Sheet3"), by_village().values(), strict=True)
    ]
    reading = read(made.xlsx(*pages))
    assert reading.new_references == {"villages": ["Pá Hốc", "Bản Lọng"]}
    assert [(p.kind, p.severity) for p in reading.problems[:2]] == [
        ("village", Severity.WARNING),
        ("village", Severity.WARNING),
    ]
    assert [(p.sheet, p.kind, p.field) for p in reading.problems[2:]] == [("Sheet3", "required", "village_id")] * 2


def test_village_in_a_line_above_the_heading() -> None:
    rows = [TITLE, ("Thôn: Khau Cà",), SPLIT_TOP, SPLIT_LOW, *split_rows()]
    assert_same_people(read(made.xlsx(Page(rows))), ["v3"] * 5)


@pytest.mark.parametrize("merged", [True, False])
def test_village_written_once_down_a_column(merged: bool) -> None:
    seen: set[str] = set()
    people = []
    for person in [*PEOPLE[:2], *PEOPLE[3:]]:
        people.append((*person[:5], None if person[5] in seen else person[5], *person[6:]))
        seen.add(person[5])
    extra = [(9, "Cà Văn Lả", "Nam", "1966", "014066000001", None, 3, "Hộ nghèo")]
    rows = [HEADINGS, *people, *extra]
    reading = read(made.xlsx(Page(rows, merged=[(1, 5, 2, 5), (3, 5, 5, 5)] if merged else ())))
    assert [row.record.get("village_id") for row in reading.rows] == ["v1", "v1", "v3", "v3", "v3"]
    assert "row 4" in reading.rows[4].notes["village_id"].in_english()
    assert reading.problems == []


def test_a_single_blank_village_is_a_blank() -> None:
    people = [(*person[:5], None if person[0] == 3 else person[5], *person[6:]) for person in PEOPLE]
    reading = read(made.xlsx(Page([HEADINGS, *people])))
    assert [(p.row, p.field, p.kind) for p in reading.problems] == [(4, "village_id", "required")]


@pytest.mark.parametrize(
    ("subtitle", "village"),
    [
        (("I", "Bản Nà Cáy"), "v1"),
        (("I.", "BẢN NÀ CÁY"), "v1"),
        ((None, "Nà Cáy"), "v1"),
        (("I. Bản Nà Cáy",), "v1"),
        (("Thôn: Khau Cà",), "v3"),
        (("II/ Bản Nà Cáy: 35 hộ, 184 khẩu",), "v1"),
        ((1, "Bản Nà Cáy", None, None, None, 184), "v1"),
        ((None, "Bản Nà Cáy", 3, 5, None, 184, 20, 30), "v1"),
        (("II", "Tiểu khu 3"), "v4"),
        (("Bản Nà Ca\u0301y",), "v1"),
        ((None, "Pá Hốc"), None),
        (("Pá Hốc",), None),
        (("II", "Pá Hốc", None, None, None, 184), None),
    ],
)
def test_rows_that_name_a_village(subtitle: Sequence[Any], village: str | None) -> None:
    reading = read(made.xlsx(Page([SPLIT_TOP, SPLIT_LOW, subtitle, *split_rows()[:2]])))
    assert [row.record.get("village_id") for row in reading.rows] == [village] * 2
    assert {row.subtitle for row in reading.rows} == {"Pá Hốc"} or village is not None
    assert skipped(reading)["subtitle"] == 1


@pytest.mark.parametrize("name", ["Bàn Văn Tổ", "Tống Văn Cộng", "Tô Thị Xóm", "Chủ Tịch A Lừ"])
def test_a_lone_name_is_a_record_with_its_blanks_told(name: str) -> None:
    reading = read(made.xlsx(Page([SPLIT_TOP, SPLIT_LOW, ("I", "Bản Nà Cáy"), *split_rows()[:1], (2, name)])))
    assert reading.rows[-1].record == {"head_name": name, "village_id": "v1"}
    assert {(p.row, p.kind, p.field) for p in reading.problems} == {(5, "required", "class_after")}


def test_unknown_village_is_a_warning_once_and_kept_as_written() -> None:
    people = [(*person[:5], "Bản Pá Hốc" if person[0] > 2 else person[5], *person[6:]) for person in PEOPLE]
    reading = read(made.xlsx(Page([HEADINGS, *people])))
    assert [(p.row, p.kind, p.value, p.severity) for p in reading.problems] == [
        (4, "village", "Bản Pá Hốc", Severity.WARNING)
    ]
    assert reading.new_references == {"villages": ["Bản Pá Hốc"]}
    assert [row.subtitle for row in reading.rows[2:]] == ["Bản Pá Hốc"] * 3


def test_villages_that_differ_only_in_their_kind_are_not_guessed() -> None:
    references = {"villages": {"thon 3": "a", "tieu khu 3": "b"}}
    people = [
        (*person[:5], village, *person[6:])
        for person, village in zip(PEOPLE, ("3", "Thôn 3", "Tiểu khu 3", "3", "Thôn 3"), strict=True)
    ]
    reading = read(made.xlsx(Page([HEADINGS, *people])), references=references)
    assert [row.record.get("village_id") for row in reading.rows] == [None, "a", "b", None, "a"]


# ------------------------------------------------------------------------------------------------------------- other rows


def test_ghosts_remarks_and_hidden_rows_are_accounted_for() -> None:
    rows = [HEADINGS, *PEOPLE, (6,), (7, "  "), (), (None, None, None, None, None, None, None, None, "in ngày 5/11")]
    reading = read(made.xlsx(Page(rows, hidden_rows=[2]), Page(made.official(), name="Cũ", hidden=True)))
    assert_same_people(reading)
    assert skipped(reading) == {"header": 1, "ghost": 2, "outside": 1, "hidden_sheet": 7}
    assert [note.in_english() for note in reading.notes] == [
        "Sheet “Danh sách” has 1 hidden rows; they were read like the others.",
        "Sheet “Cũ” is hidden and was not read.",
    ]
    assert reading.sheets[0].hidden_rows == 1


def test_a_record_after_a_signature_is_not_lost() -> None:
    rows = [HEADINGS, *PEOPLE[:2], ("Tổng cộng",), *SIGNATURES, *PEOPLE[2:]]
    assert_same_people(read(made.xlsx(Page(rows))))


def test_sums_that_name_the_village_first() -> None:
    rows = [
        SPLIT_TOP,
        SPLIT_LOW,
        ("I", "Bản Nà Cáy"),
        *split_rows(),
        (None, "Cộng", None, None, None, 15, 300, 100),
        (None, "TỔNG SỐ", None, None, None, 15, 300, 100),
    ]
    reading = read(made.xlsx(Page(rows)))
    assert len(reading.rows) == 5
    assert skipped(reading)["total"] == 2


def test_what_a_sum_is_made_of_is_no_record() -> None:
    parts = [
        (None, "Trong đó:"),
        (None, "- Hộ nghèo", None, None, None, 9),
        (None, "- Hộ cận nghèo", None, None, None, 5),
    ]
    rows = [SPLIT_TOP, SPLIT_LOW, ("I", "Bản Nà Cáy"), *split_rows(), ("Tổng cộng", None, None, None, None, 15), *parts]
    reading = read(made.xlsx(Page(rows)))
    assert len(reading.rows) == 5
    assert reading.problems == []
    assert_counted(reading)


def test_rows_of_white_space_are_blank() -> None:
    reading = read(made.xlsx(Page([HEADINGS, *PEOPLE, (" ", "  "), (None, "\u00a0")])))
    assert len(reading.rows) == 5
    assert_counted(reading)


def test_answers_as_headings_with_a_mark_below() -> None:
    split = [
        SplitColumn(("giới tính",), "sex", "sex", {"nam": "male", "nữ": "female"}),
        SplitColumn(("phân loại",), "class_after", "class_after", {"hộ nghèo": "poor", "hộ cận nghèo": "near_poor"}),
    ]
    register = replace(HOUSEHOLDS, split_columns=tuple(split))
    top = ("STT", "Họ và tên chủ hộ", "Giới tính", None, "Thôn", "Phân loại", None)
    low = (None, None, "Nam", "Nữ", None, "Hộ nghèo", "Hộ cận nghèo")
    people = [
        (1, "Lò A", "x", None, "Bản Nà Cáy", None, "X"),
        (2, "Hà B", None, 1, "Bản Nà Cáy", "x", "x"),
        (3, "Cà C", None, "?", "Bản Nà Cáy", "x", None),
    ]
    reading = read(made.xlsx(Page([top, low, *people])), register=register)
    assert reading.mapping["Giới tính / Nữ"] == "sex:female"
    assert [row.record.get("sex") for row in reading.rows] == ["male", "female", None]
    assert [row.record.get("class_after") for row in reading.rows] == ["near_poor", None, "poor"]
    assert [(p.row, p.field, p.value) for p in reading.problems] == [
        (4, "class_after", "poor / near_poor"),
        (5, "sex", "?"),
    ]


# ------------------------------------------------------------------------------------------------------------------ values


def test_blank_is_not_zero_and_every_kind_of_date_is_read() -> None:
    people = [list(person) for person in PEOPLE]
    people[0][6] = None
    for person, born in zip(people, (date(1972, 5, 12), "1/2/1959", 1945, "05/1978", "00/00/1990"), strict=True):
        person[3] = born
    reading = read(made.xlsx(Page([HEADINGS, *people])))
    assert [row.record.get("members") for row in reading.rows] == [None, 5, 2, 1, 0]
    assert [row.record["birth"] for row in reading.rows] == ["1972-05-12", "1959-02-01", "1945", "1978-05", "1990"]
    assert reading.problems == []


def test_numeric_identity_numbers_are_rescued_and_said() -> None:
    people = [list(person) for person in PEOPLE]
    people[0][4], people[1][4], people[2][4] = 14172404701, "14059478298", 14045833684000001
    reading = read(made.xlsx(Page([HEADINGS, *people])))
    assert reading.rows[0].record["citizen_id"] == "014172404701"
    assert "014172404701" in reading.rows[0].notes["citizen_id"].in_english()
    assert [(p.row, p.column, p.heading, p.kind, p.field) for p in reading.problems] == [
        (3, "E", "Số CCCD", "cccd", "citizen_id"),
        (4, "E", "Số CCCD", "cccd", "citizen_id"),
    ]
    assert "12" in reading.problems[0].message.in_english()
    assert "as text" in reading.problems[1].message.in_english()


def test_both_halves_of_a_split_heading_filled_is_told() -> None:
    rows = split_rows()
    rows[0][2], rows[1][3] = "1971", " "
    reading = read(made.xlsx(Page([SPLIT_TOP, SPLIT_LOW, ("I", "Bản Nà Cáy"), *rows])))
    assert {(p.row, p.field, p.value) for p in reading.problems} == {
        (4, "birth", "1971 / 1972"),
        (4, "sex", "male / female"),
    }


def test_a_fault_under_a_split_heading_is_told_where_it_stands() -> None:
    rows = split_rows()
    rows[0][3], rows[1][2] = "19665", "2091"
    reading = read(made.xlsx(Page([SPLIT_TOP, SPLIT_LOW, ("I", "Bản Nà Cáy"), *rows])))
    assert [(p.row, p.column, p.heading) for p in reading.problems] == [
        (4, "D", "Năm sinh / Nữ"),
        (5, "C", "Năm sinh / Nam"),
    ]
    mended = recheck(reading, {("Danh sách", 5, "birth"): "20911"})
    assert [(p.row, p.column) for p in mended.problems] == [(4, "D"), (5, "C")]


def test_decomposed_letters_and_look_alikes_become_one_spelling() -> None:
    people = [list(person) for person in PEOPLE]
    people[3][1] = "Ðặng Văn Ðức"
    people[4][1] = "Vừ Thị Ước"
    headings = ["STT", "Họ và tên chủ hộ", *HEADINGS[2:]]
    assert_same_people(read(made.xlsx(Page([headings, *people]))))


def test_a_formula_error_is_a_problem_of_its_cell() -> None:
    people = [list(person) for person in PEOPLE]
    people[1][6] = "#REF!"
    reading = read(made.xlsx(Page([HEADINGS, *people])))
    assert [(p.row, p.field, p.value) for p in reading.problems] == [(3, "members", "#REF!")]


def test_columns_with_equal_headings_keep_their_order() -> None:
    rows = [
        ("Năm", "Loại", "Số", "Số", "Số, ký hiệu", "Trích yếu", "Tình trạng"),
        (2026, "TB", 45, "45", "45/TB-UBND", "Về việc", "Đã ban hành"),
    ]
    reading = read(made.xlsx(Page(rows)), register=OUTGOING)
    assert reading.mapping["Số"] == "number"
    assert reading.mapping["Số (2)"] == "number_text"
    assert reading.rows[0].record["number"] == 45
    assert reading.problems == []


def test_a_list_of_villages_alone() -> None:
    reading = read(made.delimited([["Tên thôn"], ["Bản Nà Cáy"], ["Tiểu khu 3"]]), register=VILLAGES, references={})
    assert [row.record["name"] for row in reading.rows] == ["Bản Nà Cáy", "Tiểu khu 3"]
