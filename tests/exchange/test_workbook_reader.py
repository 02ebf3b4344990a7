"""Mapping, corrections, duplicates and what a reading says of itself."""

from __future__ import annotations

import random
from typing import Any

import pytest

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.messages import Message
from papi_desktop.domain.register import Severity
from papi_desktop.domain.registers import HOUSEHOLDS, VILLAGES
from papi_desktop.exchange.columns import layout_signature
from papi_desktop.exchange.workbook_reader import Reading, leave_out, read_register, recheck
from papi_desktop.jobs import Progress
from tests.exchange import workbooks as made
from tests.exchange.workbooks import HEADINGS, PEOPLE, TODAY, Page

SHEET = "Danh sách"


def read(rows: Any = None, **options: Any) -> Reading:
    data = rows if isinstance(rows, bytes) else made.xlsx(Page(rows or made.official()))
    return read_register(data, HOUSEHOLDS, **{"references": made.VILLAGES, "today": TODAY, **options})


def people(**changes: Any) -> list[list[Any]]:
    """Return the list with cells changed, such as r2c4="…" (row of the people and column from 0)."""
    rows = [list(person) for person in PEOPLE]
    for place, value in changes.items():
        row, column = place[1:].split("c")
        rows[int(row)][int(column)] = value
    return [list(HEADINGS), *rows]


# ----------------------------------------------------------------------------------------------------------------- mapping


def test_the_caller_may_choose_the_columns() -> None:
    rows = [("STT", "Tên", "Sống tại", "Xếp vào", "Ghi chú"), (1, "Lò Văn A", "Bản Nà Cáy", "nghèo", "x")]
    choice = {"Sống tại": "village_id", "Xếp vào": "class_after", "Ghi chú": "", "Tên": "head_name"}
    with pytest.raises(UserError):
        read(rows[:1])
    rows[0] = ("STT", "Họ tên", "Sống tại", "Loại hộ", "Ghi chú")
    choice = {"Sống tại": "village_id", "Ghi chú": ""}
    reading = read(rows, mapping=choice)
    assert reading.rows[0].record == {"head_name": "Lò Văn A", "village_id": "v1", "class_after": "poor"}
    assert reading.mapping == {"Họ tên": "head_name", "Sống tại": "village_id", "Loại hộ": "class_after", "Ghi chú": ""}
    assert reading.unmapped == ["Ghi chú"]


def test_a_remembered_mapping_reads_the_same_and_survives_a_changed_register() -> None:
    reading = read()
    again = read(mapping=reading.mapping)
    assert (again.mapping, again.rows, again.signature) == (reading.mapping, reading.rows, reading.signature)
    odd = read(mapping={**reading.mapping, "Số khẩu": "no_such_field", "Phân loại": "birth:neither"})
    assert "Số khẩu" in odd.unmapped


def test_the_signature_is_of_the_headings_and_nothing_else() -> None:
    assert read().signature == read(people(r0c1="Ai Đó")).signature
    assert read().signature != read([[*HEADINGS, "Ghi chú"], *PEOPLE]).signature
    assert layout_signature(["Họ và tên", "Số CCCD"]) == layout_signature(["HỌ VÀ  TÊN", "so cccd"])
    assert layout_signature(["a", "b"]) != layout_signature(["a b"])


def test_a_required_column_that_is_missing_is_told_once_and_keeps_every_row_out() -> None:
    reading = read([HEADINGS[:7], *[person[:7] for person in PEOPLE]])
    assert [(p.kind, p.field, p.row) for p in reading.problems if p.kind == "column"] == [("column", "class_after", 1)]
    assert "Phân loại" in reading.problems[0].message.in_english()
    assert {p.row for p in reading.problems if p.kind == "required"} == {2, 3, 4, 5, 6}


def test_a_file_without_the_list_is_refused_with_the_headings_expected() -> None:
    with pytest.raises(UserError) as caught:
        read([("Kính gửi",), ("Ông Nguyễn Văn A",)])
    assert caught.value.code == "TEP-08"
    assert "Họ và tên chủ hộ" in caught.value.todo.in_english()


# -------------------------------------------------------------------------------------------------------------- duplicates


def test_equal_numbers_are_errors_naming_the_earlier_row() -> None:
    reading = read(people(r3c4=14172404701))
    assert [(p.row, p.column, p.kind, p.value, p.severity) for p in reading.problems] == [
        (5, "E", "duplicate", "014172404701", Severity.ERROR)
    ]
    where = reading.problems[0].message.values["where"]
    assert isinstance(where, Message)
    assert (where.values["row"], where.values["title"]) == (2, "Lò Thị Sương")


def test_equal_name_year_and_village_is_a_warning_unless_something_tells_them_apart() -> None:
    twin = [1, "LÒ THỊ  SƯƠNG", "Nữ", "12/05/1972", None, "Nà Cáy", 3, "Hộ nghèo"]
    warned = read([*people(), twin])
    assert [(p.row, p.kind, p.field, p.severity) for p in warned.problems] == [
        (7, "duplicate", "head_name", Severity.WARNING)
    ]
    for column, value in ((4, "014172999999"), (3, "1973"), (5, "Bản Huổi Siểu"), (3, None)):
        other = [*twin]
        other[column] = value
        assert read([*people(), other]).problems == [], value


def test_placeholders_are_no_duplicates_and_are_said() -> None:
    reading = read(people(r0c4="000000000000", r1c4="000000000000", r2c4="111111111111"))
    assert [p.kind for p in reading.problems] == ["cccd"] * 3
    assert {p.severity for p in reading.problems} == {Severity.WARNING}
    assert "citizen_id" not in reading.rows[0].record


def test_records_already_kept_count_within_the_same_round() -> None:
    kept = [{"citizen_id": "014172404701", "round_id": "r1", "head_name": "Lò Thị Sương"}]
    assert [p.row for p in read(kept=kept, given={"round_id": "r1"}).problems] == [4]
    assert read(kept=kept, given={"round_id": "r2"}).problems == []


def test_namesakes_in_a_village_nobody_knows_are_compared_too() -> None:
    rows = people(r0c5="Bản Mới", r1c5="Bản Mới", r1c1="Lò Thị Sương", r1c3="1972", r0c4=None, r1c4=None)
    assert [(p.row, p.kind) for p in read(rows).problems] == [(2, "village"), (3, "duplicate")]


# ------------------------------------------------------------------------------------------------------------- corrections


def test_a_correction_is_read_like_a_cell_and_ends_other_problems() -> None:
    reading = read(people(r0c3="19665", r3c4=14172404701))
    assert [(p.row, p.kind) for p in reading.problems] == [(2, "birth"), (5, "duplicate")]
    once = recheck(reading, {(SHEET, 2, "birth"): "1966"})
    assert [(p.row, p.kind) for p in once.problems] == [(5, "duplicate")]
    assert once.rows[0].record["birth"] == "1966"
    assert once.rows[3].notes.keys() == {"citizen_id"}
    twice = recheck(
        once, {(SHEET, 5, "citizen_id"): "014078631399", (SHEET, 3, "sex"): "", (SHEET, 4, "village_id"): "Bản Lạ"}
    )
    assert [(p.row, p.kind, p.value) for p in twice.problems] == [(4, "village", "Bản Lạ")]
    assert twice.rows[3].record["citizen_id"] == "014078631399"
    assert not twice.rows[3].notes
    assert "sex" not in twice.rows[1].record
    assert twice.new_references == {"villages": ["Bản Lạ"]}
    assert reading.rows[0].record.get("birth") is None


def test_corrections_keep_what_is_wrong_with_the_file() -> None:
    reading = read([HEADINGS[:7], *[person[:7] for person in PEOPLE]])
    mended = recheck(reading, {(SHEET, row.row_number, "class_after"): "hộ nghèo" for row in reading.rows})
    assert [p.kind for p in mended.problems] == ["column"]


def test_rows_left_out_by_choice_stay_counted() -> None:
    reading = read(people(r3c4=14172404701))
    left = leave_out(reading, [(SHEET, 5), (SHEET, 99)])
    assert left.problems == []
    assert len(left.rows) == 4
    assert [(part.kind, part.rows) for part in left.skipped if part.kind == "left_out"] == [("left_out", (5,))]
    assert left.rows_in == len(left.rows) + sum(part.count for part in left.skipped)


# ------------------------------------------------------------------------------------------------------------------ others


def test_what_goes_in_is_what_comes_out_for_any_mess() -> None:
    chance = random.Random(11)
    scraps: list[Any] = [
        None,
        None,
        "I",
        "Bản Nà Cáy",
        "Cộng",
        12,
        "Lò Văn A",
        "Hộ nghèo",
        "NGƯỜI LẬP",
        "A",
        1,
        " ",
        "#REF!",
        "ngày 5 tháng 11 năm 2026",
    ]
    for _ in range(40):
        mess = [[chance.choice(scraps) for _ in range(8)] for _ in range(25)]
        mess.insert(chance.randrange(10), list(HEADINGS))
        reading = read(mess)
        assert reading.rows_in == len(reading.rows) + sum(part.count for part in reading.skipped)
        assert reading.rows_in == sum(any(value not in (None, " ") for value in row) for row in mess)
        numbers = [row.row_number for row in reading.rows] + [
            number for part in reading.skipped for number in part.rows
        ]
        assert len(numbers) == len(set(numbers))


def test_every_problem_says_where_and_what_was_expected() -> None:
    rows = people(
        r0c1=None, r0c3="19665", r1c4="12", r2c5="Bản Lạ", r2c6="nhiều", r3c7="khá giả", r4c4="014059478298", r1c2="?"
    )
    reading = read(rows)
    kinds = {p.kind for p in reading.problems}
    assert kinds == {"required", "birth", "cccd", "village", "number", "class", "choice"}
    for problem in reading.problems:
        text = problem.message.in_english()
        assert problem.sheet == SHEET
        assert problem.row
        assert problem.column
        assert problem.heading
        assert problem.field
        assert "expected" in text or "must not be blank" in text or "has 12" in text, text
    duplicated = read(people(r3c4=14172404701)).problems[0]
    assert "expected" in duplicated.message.in_english()


def test_reading_can_be_stopped_and_tells_its_phases() -> None:
    told: list[str] = []
    read(progress=Progress(lambda _done, _total, phase: told.append(phase.in_english() if phase else "")))
    assert told == ["Opening the workbook", "Looking for the list", "Reading the rows", "Checking 5 rows"]
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        read(progress=progress)


def test_names_of_a_register_that_is_not_given_are_collected_without_a_word() -> None:
    reading = read(references={})
    assert reading.problems == []
    assert reading.new_references == {"villages": ["Bản Nà Cáy", "Bản Huổi Siểu", "Thôn Khau Cà"]}


def test_the_running_number_may_be_a_field() -> None:
    rows = [("TT", "Tên thôn, bản", "Loại", "Số hộ"), (1, "Nà Cáy", "Bản", 154), (2, "3", "Tiểu khu", 260)]
    reading = read_register(made.xlsx(Page(rows)), VILLAGES, references={}, today=TODAY)
    assert [row.record for row in reading.rows] == [
        {"position": 1, "name": "Nà Cáy", "kind": "Bản", "households": 154},
        {"position": 2, "name": "3", "kind": "Tiểu khu", "households": 260},
    ]


CONTRIBUTIONS = [
    ("STT", "Họ và tên", "Bản", "Ngày", "Số tiền (đồng)", "Ngày công", "Ký nhận"),
    (1, "Lò Thị Ún", "Bản Nà Cáy", "1/3/2026", 200_000, None, None),
    (2, "Hà Văn A", "Bản Nà Cáy", "1/3/2026", 150_000, 2, None),
]


def test_a_list_of_something_else_is_told_once_and_not_for_every_row() -> None:
    reading = read(CONTRIBUTIONS)
    assert [problem.kind for problem in reading.problems] == ["other_kind"]
    told = reading.problems[0].message.in_english()
    assert "“Phân loại”" in told
    assert "“Số tiền (đồng)”" in told
    assert reading.of_another_kind
    corrected = recheck(reading, {(reading.rows[0].sheet, 2, "head_name"): "Khác"})
    assert [problem.kind for problem in corrected.problems] == ["other_kind"]


def test_once_columns_are_chosen_every_row_is_checked() -> None:
    reading = read_register(
        made.xlsx(Page(CONTRIBUTIONS)),
        HOUSEHOLDS,
        references=made.VILLAGES,
        today=TODAY,
        mapping={"Ký nhận": "class_after"},
    )
    assert [problem.kind for problem in reading.problems] == ["required", "required"]


def test_a_list_that_lacks_one_column_but_is_of_its_kind_is_checked_row_by_row() -> None:
    rows = [("STT", "Họ và tên chủ hộ", "Thôn", "Năm sinh", "Số khẩu"), (1, "Lò Thị Ún", "Bản Nà Cáy", 1960, 4)]
    assert {problem.kind for problem in read(rows).problems} == {"column", "required"}
