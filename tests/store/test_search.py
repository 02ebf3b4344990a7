"""People are found by what an official types: without accents, by the beginning of a word, by a number with spaces in it."""

from __future__ import annotations

import pytest

from papi_desktop.domain.registers import DISCLOSURES, HOUSEHOLDS, MEMBERS, OFFICIALS, OUTGOING, VILLAGES
from papi_desktop.store.query import Query
from papi_desktop.store.store import Store
from tests.store import samples
from tests.store.samples import SAVE, households


def heads(store: Store, text: str) -> list[str]:
    return [hit.title for hit in store.search(text) if hit.register is HOUSEHOLDS]


@pytest.mark.parametrize(
    "typed",
    [
        "dang van duc",
        "Đặng Văn Đức",
        "DANG VAN DUC",
        "đặng văn đ",
        "duc dang",
        "  dang   duc ",
        "đang văn đưc",
        "dặng vàn dúc",
        "Ðặng Văn",
    ],
)
def test_found_with_and_without_accents(store: Store, typed: str) -> None:
    households(store, ["Đặng Văn Đức", "Lò Thị Ún"])
    assert heads(store, typed) == ["Đặng Văn Đức"]


def test_where_the_tone_is_written_does_not_matter(store: Store) -> None:
    households(store, ["Quàng Văn Hoà", "Quàng Văn Hòa", "Quàng Văn Hoa"])
    assert heads(store, "hoa") == ["Quàng Văn Hoa", "Quàng Văn Hòa", "Quàng Văn Hoà"]
    for typed in ("hoà", "hòa"):
        assert set(heads(store, typed)[:2]) == {"Quàng Văn Hoà", "Quàng Văn Hòa"}


def test_agreeing_accents_come_first(store: Store) -> None:
    households(store, ["Cà Văn Đức", *["Cà Văn Dục"] * 30])
    assert heads(store, "cà văn đức")[0] == "Cà Văn Đức"
    assert heads(store, "đức")[0] == "Cà Văn Đức"
    assert heads(store, "dục")[:3] == ["Cà Văn Dục"] * 3
    assert len(store.search("duc", limit=20)) == 20


def test_only_the_last_word_is_a_beginning(store: Store) -> None:
    households(store, ["Đặng Văn Đức"])
    assert heads(store, "dan du") == []
    assert heads(store, "dang du") == ["Đặng Văn Đức"]


@pytest.mark.parametrize("typed", ["014099000001", "014 099 000 001", "014.099.000.001", "0140990"])
def test_numbers_are_found_however_they_are_spaced(store: Store, typed: str) -> None:
    households(store, ["Lò Thị Ún"], citizen_id="014 099 000 001")
    (hit,) = store.search(typed)
    assert hit.title == "Lò Thị Ún"


def test_numbers_of_documents(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        record = {**samples.record(tx, OUTGOING), "symbol": "45/TB-UBND", "number_text": "45"}
        number = tx.insert(OUTGOING, record)
    for typed in ("45/TB-UBND", "45/tb", "45 tb ubnd"):
        assert [hit.id for hit in store.search(typed)] == [number]


def test_a_changed_name_is_found_and_the_old_one_is_not(store: Store) -> None:
    (household,) = households(store, ["Đặng Văn Đức"])
    with store.transaction(SAVE) as tx:
        tx.update(HOUSEHOLDS, household, {"head_name": "Lò Thị Ún"})
    assert heads(store, "dang") == []
    assert heads(store, "un") == ["Lò Thị Ún"]
    assert not store.integrity()


def test_a_deleted_record_is_found_in_the_waste_basket_only(store: Store) -> None:
    (household,) = households(store, ["Đặng Văn Đức"])
    with store.transaction(SAVE) as tx:
        tx.delete(HOUSEHOLDS, household, "trùng")
    assert heads(store, "dang") == []
    assert store.page(HOUSEHOLDS, Query(text="dang")).total == 0
    assert store.page(HOUSEHOLDS, Query(text="dang", deleted=True)).total == 1


def test_a_large_book_does_not_crowd_out_the_others(store: Store) -> None:
    households(store, ["Lò Thị Ún"] * 40, village="Bản Ún")
    with store.transaction(SAVE) as tx:
        tx.insert(OFFICIALS, {"name": "Vì Văn Ún", "job_title": "Chủ tịch"})
    registers = [hit.register.key for hit in store.search("un", limit=10)]
    assert set(registers) == {HOUSEHOLDS.key, VILLAGES.key, OFFICIALS.key}
    assert len(registers) == 10


def test_a_hit_tells_people_of_one_name_apart(store: Store) -> None:
    households(store, ["Lò Thị Ún"], village="Bản Nà Cáy", ethnicity="Thái", citizen_id="014099000001", birth="1960")
    (hit,) = store.search("lo thi un")
    assert "Bản Nà Cáy" in hit.snippet
    assert "014099" not in hit.snippet
    assert "Thái" not in hit.snippet


def test_a_member_is_shown_by_the_household(store: Store) -> None:
    (household,) = households(store, ["Lò Thị Ún"])
    with store.transaction(SAVE) as tx:
        tx.insert(MEMBERS, {"household_id": household, "name": "Lò Văn Kín"})
    (hit,) = store.search("lo van kin")
    assert (hit.register, hit.title) == (MEMBERS, "Lò Thị Ún")
    assert "Kín" not in hit.snippet


def test_a_hit_writes_dates_as_people_do(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        tx.insert(DISCLOSURES, {"title": "Danh sách hộ nghèo", "due": "2026-11-30"})
    (hit,) = store.search("danh sach ho ngheo")
    assert "30/11/2026" in hit.snippet
    assert "2026-11-30" not in hit.snippet
