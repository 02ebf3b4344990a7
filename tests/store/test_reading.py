"""Pages, filters, orders and totals."""

from __future__ import annotations

import pytest

from papi_desktop.domain.registers import HOUSEHOLDS, PLACES, POSTINGS, ROUNDS, UNIT, VILLAGES
from papi_desktop.store.query import Between, Query
from papi_desktop.store.store import Store
from tests.store import samples
from tests.store.samples import SAVE, households


def names(store: Store, query: Query) -> list[str]:
    return [row["head_name"] for row in store.page(HOUSEHOLDS, query).rows]


def test_people_sort_by_given_name_in_vietnamese_order(store: Store) -> None:
    households(store, ["Nguyễn Văn Đức", "Lò Thị Anh", "Cà Văn Dục", "Trần Thị Ánh", "Đặng Văn Đức", "Vì Thị Ân"])
    sorted_names = ["Lò Thị Anh", "Trần Thị Ánh", "Vì Thị Ân", "Cà Văn Dục", "Đặng Văn Đức", "Nguyễn Văn Đức"]
    # Family names of one given name: Đ comes before N.
    assert names(store, Query(order=("head_name",))) == sorted_names
    assert names(store, Query(order=("-head_name",))) == sorted_names[::-1]


def test_texts_sort_as_vietnamese_readers_expect(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        tx.insert_many(
            VILLAGES,
            [{"name": name} for name in ("Tiểu khu 10", "Đồng Tâm", "Tiểu khu 3", "Dốc Nghĩa", "Án Anh", "An Bình")],
        )
    found = [row["name"] for row in store.all(VILLAGES, Query(order=("name",)))]
    assert found == ["An Bình", "Án Anh", "Dốc Nghĩa", "Đồng Tâm", "Tiểu khu 3", "Tiểu khu 10"]


def test_references_sort_as_their_book_does(store: Store) -> None:
    """Villages are ordered by the office, not by their ids nor by the alphabet."""
    with store.transaction(SAVE) as tx:
        round_id = tx.insert(ROUNDS, {"name": "Đợt", "year": 2026, "kind": "yearly"})
        second, first = (tx.insert(VILLAGES, {"name": name, "position": n}) for name, n in (("An", 2), ("Yên", 1)))
        base = {"round_id": round_id, "class_after": "poor"}
        tx.insert_many(
            HOUSEHOLDS,
            [
                {**base, "village_id": v, "head_name": name}
                for v, name in ((second, "Lò A"), (first, "Lò C"), (first, "Lò B"))
            ],
        )
    assert names(store, Query()) == ["Lò B", "Lò C", "Lò A"]
    assert [row["head_name"] for row in store.all(HOUSEHOLDS)] == ["Lò B", "Lò C", "Lò A"]
    assert names(store, Query(order=("-village_id", "-head_name"))) == ["Lò A", "Lò C", "Lò B"]


def test_choices_sort_as_the_register_lists_them(store: Store) -> None:
    for n, kind in enumerate(("not_poor", "near_poor", "poor", "left_poor")):
        households(store, [f"Lò Thị {n}"], class_after=kind)
    found = [row["class_after"] for row in store.page(HOUSEHOLDS, Query(order=("class_after",))).rows]
    assert found == ["poor", "near_poor", "left_poor", "not_poor"]


def test_pages_cover_everything_once(store: Store) -> None:
    ids = households(store, ["Lò Thị Ún"] * 25)
    pages = [store.page(HOUSEHOLDS, Query(offset=offset, limit=10)) for offset in (0, 10, 20, 30)]
    assert [page.total for page in pages] == [25] * 4
    assert [len(page.rows) for page in pages] == [10, 10, 5, 0]
    assert sorted(row["id"] for page in pages for row in page.rows) == sorted(ids)


def test_filters(store: Store) -> None:
    a, b, c = households(store, ["Lò A", "Lò B", "Lò C"], members=4)
    with store.transaction(SAVE) as tx:
        tx.update(HOUSEHOLDS, b, {"members": 7, "sex": "female", "class_after": "near_poor"})
        tx.update(HOUSEHOLDS, c, {"members": None})

    def found(**filters: object) -> set[str]:
        query = Query(filters=filters)
        rows = {row["id"] for row in store.page(HOUSEHOLDS, query).rows}
        assert store.count(HOUSEHOLDS, query) == len(rows)
        return rows

    assert found(class_after="near_poor") == {b}
    assert found(class_after=("near_poor", "poor"), members=4) == {a}
    assert found(members=None) == {c}
    assert found(members=(7, None)) == {b, c}
    assert found(members=Between(4, 6)) == {a}
    assert found(members=Between(low=5)) == {b}
    assert found(members=Between()) == {a, b}
    assert found(id=(a, c)) == {a, c}
    assert found(sex="male") == set()
    assert found(class_after=()) == set()


def test_filters_on_fields_with_several_values(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        record = samples.record(tx, POSTINGS)
        one = tx.insert(POSTINGS, {**record, "witnesses": ["Lò A", "Vì B"], "minutes_signed": True})
        tx.insert(POSTINGS, {**record, "witnesses": ["Cà C"], "minutes_signed": False})
    for wanted in ("Vì B", ("Vì B", "Không có")):
        assert [row["id"] for row in store.page(POSTINGS, Query(filters={"witnesses": wanted})).rows] == [one]
    assert [row["id"] for row in store.page(POSTINGS, Query(filters={"minutes_signed": True})).rows] == [one]


def test_a_question_with_a_mistake_in_it_is_a_bug(store: Store) -> None:
    with pytest.raises(KeyError, match="colour"):
        store.page(HOUSEHOLDS, Query(filters={"colour": "red"}))
    with pytest.raises(KeyError, match="colour"):
        store.page(HOUSEHOLDS, Query(order=("colour",)))
    with pytest.raises(TypeError, match="whole number"):
        store.page(HOUSEHOLDS, Query(filters={"members": "4"}))
    with pytest.raises(ValueError, match="cannot be summed"):
        store.totals(HOUSEHOLDS, ["village_id"], ["head_name"])


@pytest.mark.parametrize(
    "text", ["' OR 1=1 --", '"', "*", "NEAR(", "a AND", "-lò", "^lò", "search_key:lò", "()", "  ", "ｆｕｌｌ"]
)
def test_what_people_type_is_never_syntax(store: Store, text: str) -> None:
    households(store, ["Lò Thị Ún"])
    page = store.page(HOUSEHOLDS, Query(text=text))
    assert page.total == len(page.rows)
    store.search(text)


def test_a_book_without_words_finds_nothing_rather_than_everything(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        tx.insert(UNIT, samples.record(tx, UNIT))
    assert store.page(UNIT, Query(text="...")).total == 0


def test_waste_basket_sorted_by_when_it_was_thrown_in(store: Store) -> None:
    ids = households(store, ["Lò A", "Lò B", "Lò C"])
    for household in ids:
        with store.transaction(SAVE) as tx:
            tx.delete(HOUSEHOLDS, household, "thử")
    found = store.page(HOUSEHOLDS, Query(order=("-deleted_at",), deleted=True, text="lo"))
    assert [row["id"] for row in found.rows] == ids[::-1]


def test_totals(store: Store) -> None:
    households(store, ["Lò A", "Lò B"], members=4)
    households(store, ["Lò C"], class_after="near_poor")
    rows = store.totals(HOUSEHOLDS, ["class_after"], ["members"])
    assert rows == [
        {"class_after": "near_poor", "count": 1, "members": None},
        {"class_after": "poor", "count": 2, "members": 8},
    ]
    assert store.totals(HOUSEHOLDS, [], ["members"], Query(text="lo b")) == [{"count": 1, "members": 4}]


def test_all_streams_without_a_limit(store: Store) -> None:
    households(store, ["Lò Thị Ún"] * 250)
    assert sum(1 for _ in store.all(HOUSEHOLDS, Query(limit=3, offset=5))) == 250
    assert store.get(HOUSEHOLDS, "no such id") is None


def test_flags_come_out_as_flags(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        place = tx.insert(PLACES, {"name": "Trụ sở", "kind": "HQ"})
        record = {**samples.record(tx, POSTINGS), "place_id": place, "minutes_signed": True, "end_minutes_signed": None}
        posting = tx.insert(POSTINGS, record)
    kept = store.get(POSTINGS, posting)
    assert kept is not None
    assert kept["minutes_signed"] is True
    assert kept["end_minutes_signed"] is None
