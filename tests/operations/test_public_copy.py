"""What everyone may read of a list: built from public fields only, namesakes told apart."""

from __future__ import annotations

from typing import Any

from papi_desktop.domain.register import Kind, Privacy
from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.operations.public_copy import build, private_texts, public_columns

APART = "{name} (sinh năm {year})"
VILLAGES = {"villages": {"v1": "Bản Nà Cáy", "v2": "Thôn Huổi Siểu"}}


def household(name: str, village: str = "v1", **other: Any) -> dict[str, Any]:
    return {
        "head_name": name,
        "village_id": village,
        "birth": "1950-02-03",
        "members": 4,
        "class_after": "near_poor",
        "citizen_id": "014050000001",
        "phone": "0912345678",
        "ethnicity": "Khơ Mú",
        "sex": "male",
        "address": "số 7",
        "reason": "ốm đau",
        "note": "ghi chú riêng",
        **other,
    }


def copied(*records: dict[str, Any]) -> list[tuple[str, ...]]:
    return [
        row.cells
        for row in build(HOUSEHOLDS, records, references=VILLAGES, group_by="village_id", told_apart=APART).rows
    ]


def test_only_public_fields_are_columns() -> None:
    columns = public_columns(HOUSEHOLDS)
    assert [f.key for f in columns] == ["head_name", "village_id", "members", "class_after"]
    assert all(f.privacy is Privacy.PUBLIC for f in columns)


def test_nothing_else_is_in_the_copy() -> None:
    copy = build(HOUSEHOLDS, [household("Lò Văn Bình")], references=VILLAGES, group_by="village_id", told_apart=APART)
    assert copy.rows[0].cells == ("Lò Văn Bình", "Bản Nà Cáy", "4", "Hộ cận nghèo")
    assert set(copy.rows[0].values) == {f.key for f in copy.columns}
    assert copy.rows[0].group == "Bản Nà Cáy"
    everything = repr(copy.rows)
    for secret in ("014050000001", "0912345678", "Khơ Mú", "1950", "male", "số 7", "ốm đau", "ghi chú riêng"):
        assert secret not in everything


def test_two_of_one_name_in_one_village_get_their_year_of_birth() -> None:
    one, other = household("Lò Văn Bình"), household("lò văn bình", birth="1947")
    copy = build(
        HOUSEHOLDS, [one, other, household("Cà Thị Lụa")], references=VILLAGES, group_by="village_id", told_apart=APART
    )
    assert [row.cells[0] for row in copy.rows] == [
        "Lò Văn Bình (sinh năm 1950)",
        "lò văn bình (sinh năm 1947)",
        "Cà Thị Lụa",
    ]
    assert copy.told_apart == 2


def test_namesakes_in_different_villages_do_not() -> None:
    assert [cells[0] for cells in copied(household("Lò Văn Bình"), household("Lò Văn Bình", "v2"))] == [
        "Lò Văn Bình",
        "Lò Văn Bình",
    ]


def test_accents_tell_names_apart() -> None:
    assert [cells[0] for cells in copied(household("Lò Văn Bình"), household("Lò Văn Bính"))] == [
        "Lò Văn Bình",
        "Lò Văn Bính",
    ]


def test_a_namesake_without_a_birth_is_left_as_it_is() -> None:
    assert [cells[0] for cells in copied(household("Lò Văn Bình", birth=None), household("Lò Văn Bình"))] == [
        "Lò Văn Bình",
        "Lò Văn Bình (sinh năm 1950)",
    ]


def test_blank_stays_blank_and_zero_is_zero() -> None:
    assert [cells[2] for cells in copied(household("A", members=None), household("B", members=0))] == ["", "0"]


def test_order_is_kept() -> None:
    names = ["Vì Thị Ngân", "An", "Lò Văn Bình"]
    assert [cells[0] for cells in copied(*map(household, names))] == names


def test_what_must_not_be_found_are_the_numbers_of_people() -> None:
    found = private_texts(HOUSEHOLDS, [household("A"), household("B", citizen_id="014050000002", phone=None)])
    assert found == {"014050000001", "014050000002", "0912345678"}
    kinds = {f.kind for f in HOUSEHOLDS if f.privacy is Privacy.SENSITIVE}
    assert {Kind.CITIZEN_ID, Kind.PHONE} <= kinds
