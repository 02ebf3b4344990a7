"""Undoing is a new batch, days later too, and never takes the work of others along."""

from __future__ import annotations

from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import HOUSEHOLDS, MEMBERS, VILLAGES
from papi_desktop.store.changes import ChangeSet
from papi_desktop.store.query import Query
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, SAVE, households, villages


def last_batch(store: Store) -> str:
    return store.batches(limit=1)[0].id


def refusal(store: Store, batch: str) -> UserError:
    with pytest.raises(UserError) as refused:
        store.undo(batch)
    return refused.value


def test_a_whole_import_goes_to_the_waste_basket_days_later(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        households(store, ["Lò Thị Ún"] * 600)
        batch = last_batch(store)
    with Store.open(folder, password=PASSWORD) as store:
        told: list[ChangeSet] = []
        store.subscribe(told.append)
        changes = store.undo(batch, actor="Vì Thị Khác")
        assert told == [changes]
        assert len(changes.changed["households"]) == 600
        assert [store.count(register) for register in (HOUSEHOLDS, VILLAGES)] == [0, 0]
        gone = store.page(HOUSEHOLDS, Query(deleted=True, limit=1))
        assert gone.total == 600
        assert gone.rows[0]["deleted_reason"]
        undoing, undone = store.batches()
        assert (undoing.undoes, undone.undone_by) == (batch, undoing.id)
        assert undoing.actor == "Vì Thị Khác"
        assert undoing.operation.values["operation"] == say("Save")
        assert store.verify_chain().first_broken is None


def test_undo_and_redo_and_undo_again(store: Store) -> None:
    (village,) = villages(store, 1)
    insert = last_batch(store)
    store.undo(insert)
    undoing = last_batch(store)
    assert refusal(store, insert).code == "KHO-34"
    store.undo(undoing)
    assert store.count(VILLAGES) == 1
    assert store.batches()[-1].undone_by is None
    store.undo(insert)
    assert store.count(VILLAGES) == 0
    kept = store.get(VILLAGES, village)
    assert kept is not None
    assert kept["version"] == 4


def test_several_changes_of_one_record_in_one_batch(store: Store) -> None:
    (village,) = villages(store, 1)
    before = store.get(VILLAGES, village)
    with store.transaction(SAVE) as tx:
        tx.update(VILLAGES, village, {"households": 40, "people": 150})
        tx.update(VILLAGES, village, {"households": 41, "name": "Bản khác"})
        tx.delete(VILLAGES, village, "thử")
    store.undo(last_batch(store))
    after = store.get(VILLAGES, village)
    assert before is not None
    assert after == {**before, "version": after["version"] if after else 0}
    assert store.page(VILLAGES, Query(text="ban so 1")).total == 1
    store.undo(last_batch(store))
    again = store.get(VILLAGES, village)
    assert again is not None
    assert (again["households"], again["people"], again["name"]) == (41, 150, "Bản khác")
    assert again["deleted_reason"]


def test_deleting_and_bringing_back_are_undone(store: Store) -> None:
    (village,) = villages(store, 1)
    with store.transaction(SAVE) as tx:
        tx.delete(VILLAGES, village, "trùng")
    deletion = last_batch(store)
    with store.transaction(SAVE) as tx:
        tx.restore(VILLAGES, village)
    store.undo(last_batch(store))
    assert store.count(VILLAGES) == 0
    store.undo(deletion)
    assert store.count(VILLAGES) == 1


def test_a_record_changed_since_is_named_and_nothing_is_undone(store: Store) -> None:
    ids = villages(store, 3)
    insert = last_batch(store)
    with store.transaction(SAVE) as tx:
        tx.update(VILLAGES, ids[1], {"households": 40})
    error = refusal(store, insert)
    assert error.code == "KHO-35"
    assert error.what.values == {"count": 1, "names": "Bản số 2"}
    assert store.count(VILLAGES) == 3
    store.undo(last_batch(store))
    store.undo(insert)
    assert store.count(VILLAGES) == 0


def test_an_update_is_undone_though_other_fields_changed_since(store: Store) -> None:
    (village,) = villages(store, 1)
    with store.transaction(SAVE) as tx:
        tx.update(VILLAGES, village, {"households": 40})
    update = last_batch(store)
    with store.transaction(SAVE) as tx:
        tx.update(VILLAGES, village, {"people": 150})
    store.undo(update)
    kept = store.get(VILLAGES, village)
    assert kept is not None
    assert (kept["households"], kept["people"]) == (None, 150)


def test_a_record_that_others_lean_on_stays(store: Store) -> None:
    (household,) = households(store, ["Lò Thị Ún"])
    insert = last_batch(store)
    with store.transaction(SAVE) as tx:
        member = tx.insert(MEMBERS, {"household_id": household, "name": "Lò Văn Kín"})
    error = refusal(store, insert)
    assert error.code == "KHO-35"
    assert "Kín" not in error.what.values["names"]
    with store.transaction(SAVE) as tx:
        tx.delete(MEMBERS, member, "thử")
    store.undo(insert)
    assert store.count(HOUSEHOLDS) == 0


def test_many_names_are_cut_short(store: Store) -> None:
    ids = villages(store, 9)
    insert = last_batch(store)
    with store.transaction(SAVE) as tx:
        for village in ids:
            tx.update(VILLAGES, village, {"households": 40})
    error = refusal(store, insert)
    assert error.what.values["count"] == 9
    assert error.what.values["names"].count("Bản") == 5


def test_an_unknown_batch(store: Store) -> None:
    assert refusal(store, "nothing").code == "KHO-33"


def test_undoing_a_note_changes_nothing(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        tx.note(say("Viewed"))
    assert store.undo(last_batch(store)).changed == {}
