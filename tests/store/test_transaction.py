"""One door for writing: all of an operation or nothing, and everyone is told once."""

from __future__ import annotations

import sqlite3
from itertools import count

import pytest
from sqlcipher3 import dbapi2

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import HOUSEHOLDS, MEMBERS, VILLAGES
from papi_desktop.jobs import Progress
from papi_desktop.store.changes import ChangeSet
from papi_desktop.store.query import Query
from papi_desktop.store.store import Store
from tests.store.samples import SAVE, USER, households, villages


def test_an_error_leaves_nothing_behind(store: Store) -> None:
    told: list[ChangeSet] = []
    store.subscribe(told.append)
    before = store.chain_head

    def failing() -> None:
        with store.transaction(SAVE) as tx:
            tx.insert(VILLAGES, {"name": "Bản Nà Cáy"})
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError, match="in the middle"):
        failing()
    assert store.count(VILLAGES) == 0
    assert store.search("na cay") == []
    assert store.batches() == []
    assert store.chain_head == before
    assert told == []
    assert villages(store, 1)


def test_everyone_is_told_after_the_commit(store: Store) -> None:
    told: list[tuple[ChangeSet, int]] = []
    other = store.another()
    unsubscribe = store.subscribe(lambda changes: told.append((changes, other.count(VILLAGES))))
    operation = say("Import {book}", book=Message("Villages"))
    with store.transaction(operation) as tx:
        ids = tx.insert_many(VILLAGES, [{"name": "Bản A"}, {"name": "Bản B"}])
        tx.update(VILLAGES, ids[0], {"name": "Bản Á"})
        batch = tx.batch
        assert told == []
    assert told == [(ChangeSet(batch, operation, {"villages": frozenset(ids)}), 2)]
    unsubscribe()
    unsubscribe()
    villages(store, 1)
    assert len(told) == 1
    other.close()


def test_nothing_done_is_nothing_in_the_history(store: Store) -> None:
    told: list[ChangeSet] = []
    store.subscribe(told.append)
    (village,) = villages(store, 1)
    with store.transaction(SAVE) as tx:
        tx.update(VILLAGES, village, {"name": "Bản số 1"})
        tx.restore(VILLAGES, village)
    assert len(store.batches()) == 1
    assert len(told) == 1
    kept = store.get(VILLAGES, village)
    assert kept is not None
    assert kept["version"] == 1


def test_operations_do_not_nest(store: Store) -> None:
    with store.transaction(SAVE), pytest.raises(RuntimeError, match="do not nest"), store.transaction(SAVE):
        pass
    villages(store, 1)


def test_a_stale_version_is_told_and_nothing_is_lost(store: Store) -> None:
    (village,) = villages(store, 1)
    with store.transaction(SAVE) as tx:
        tx.update(VILLAGES, village, {"households": 40}, version=1)
    with pytest.raises(UserError) as refused, store.transaction(SAVE) as tx:
        tx.update(VILLAGES, village, {"households": 41}, version=1)
    assert refused.value.code == "KHO-32"
    assert refused.value.what.values["title"] == "Bản số 1"
    kept = store.get(VILLAGES, village)
    assert kept is not None
    assert (kept["households"], kept["version"]) == (40, 2)


def test_a_removed_record_cannot_be_changed(store: Store) -> None:
    (village,) = villages(store, 1)
    with store.transaction(SAVE) as tx:
        tx.delete(VILLAGES, village, "trùng")
    with pytest.raises(UserError), store.transaction(SAVE) as tx:
        tx.update(VILLAGES, village, {"households": 41})


def test_mistakes_of_the_caller_are_bugs(store: Store) -> None:
    for mistake in (
        lambda tx: tx.update(VILLAGES, "nobody", {"name": "x"}),
        lambda tx: tx.delete(VILLAGES, "nobody", "why"),
        lambda tx: tx.restore(VILLAGES, "nobody"),
        lambda tx: tx.insert(VILLAGES, {"name": "x", "colour": "red"}),
    ):
        with pytest.raises(KeyError), store.transaction(SAVE) as tx:
            mistake(tx)
    with pytest.raises(ValueError, match="reason"), store.transaction(SAVE) as tx:
        tx.delete(VILLAGES, "nobody", " ")


def test_a_reference_must_lead_somewhere(store: Store) -> None:
    with pytest.raises(dbapi2.IntegrityError, match="FOREIGN KEY"), store.transaction(SAVE) as tx:
        tx.insert(MEMBERS, {"household_id": "nobody", "name": "Lò Thị Ún"})


def test_deleting_twice_keeps_the_first_reason(store: Store) -> None:
    (village,) = villages(store, 1)
    for reason in ("lần đầu", "lần hai"):
        with store.transaction(SAVE) as tx:
            tx.delete(VILLAGES, village, reason)
    kept = store.get(VILLAGES, village)
    assert kept is not None
    assert kept["deleted_reason"] == "lần đầu"
    assert [entry.op for entry in store.history(VILLAGES, village)] == ["delete", "insert"]


def test_a_record_may_bring_its_id(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        assert tx.insert(VILLAGES, {"id": "from-a-bundle", "name": "Bản A"}) == "from-a-bundle"
    with pytest.raises(dbapi2.IntegrityError, match="UNIQUE"), store.transaction(SAVE) as tx:
        tx.insert(VILLAGES, {"id": "from-a-bundle", "name": "Bản B"})


def test_many_rows_come_in_their_order_and_any_number_of_them(store: Store) -> None:
    numbers = count(1)
    for size in (0, 1, 499, 500, 501, 1203):
        rows = ({"name": f"Bản {next(numbers)}"} for _ in range(size))
        before = store.count(VILLAGES)
        with store.transaction(SAVE) as tx:
            ids = tx.insert_many(VILLAGES, rows)
        assert store.count(VILLAGES) == before + size == before + len(ids)
    assert store.page(VILLAGES, Query(text="ban 1203")).total == 1
    assert not store.integrity()
    assert store.verify_chain().first_broken is None


def test_a_cancelled_import_leaves_nothing(store: Store) -> None:
    steps: list[int] = []

    def listen(done: int, _total: int, _phase: Message | None) -> None:
        steps.append(done)
        if done >= 1000:
            progress.cancel()

    progress = Progress(listen)
    with pytest.raises(Cancelled), store.transaction(SAVE) as tx:
        tx.insert_many(VILLAGES, [{"name": f"Bản {n}"} for n in range(3000)], progress)
    assert steps[:2] == [0, 500]
    assert store.count(VILLAGES) == 0


def test_notes_are_in_the_history_and_change_nothing(store: Store) -> None:
    told: list[ChangeSet] = []
    store.subscribe(told.append)
    with store.transaction(say("Export {book}", book=Message("Poor households"))) as tx:
        tx.note(say("{count} lines with citizen numbers", count=12))
    (batch,) = store.batches()
    assert batch.changes == 1
    assert told[0].changed == {}
    assert store.verify_chain().entries == 1


def test_operations_are_kept_so_that_any_language_can_show_them(store: Store) -> None:
    operation = say("Import {book} from “{file}”", book=Message("Poor households"), file="hộ nghèo.xls")
    with store.transaction(operation, actor="Vì Thị Khác") as tx:
        tx.insert(VILLAGES, {"name": "Bản A"})
    (batch,) = store.batches()
    assert batch.operation.msgid == operation.msgid
    assert batch.operation.values["book"] == Message("Poor households", {})
    assert batch.operation.values["file"] == "hộ nghèo.xls"
    assert batch.actor == "Vì Thị Khác"
    assert villages(store, 1)
    assert [b.actor for b in store.batches()] == [USER, "Vì Thị Khác"]
    assert [b.actor for b in store.batches(limit=1, offset=1)] == ["Vì Thị Khác"]


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO villages (id, name, search_key, version, created_at) VALUES ('x', 'x', '', 1, '')",
        "UPDATE villages SET name = 'x'",
        "UPDATE villages SET deleted_at = 'x'",
        "DELETE FROM villages",
        "UPDATE villages SET id = 'x'",
        "DELETE FROM audit",
        "UPDATE audit SET new = '{}'",
        "UPDATE batches SET actor = 'x'",
        "DELETE FROM batches",
    ],
)
def test_there_is_no_other_door(store: Store, statement: str) -> None:
    villages(store, 1)
    with pytest.raises((dbapi2.IntegrityError, sqlite3.IntegrityError)):
        store._connection.execute(statement)
    assert store.verify_chain().first_broken is None


def test_another_task_that_writes_is_waited_for_and_then_told(store: Store) -> None:
    other = store.another()
    other._connection.execute("PRAGMA busy_timeout = 1")
    with store.transaction(SAVE) as tx:
        tx.insert(VILLAGES, {"name": "Bản A"})
        with pytest.raises(UserError) as refused, other.transaction(SAVE):
            pass
        assert refused.value.code == "KHO-03"
        assert other.count(VILLAGES) == 0
    with other.transaction(SAVE) as tx:
        tx.insert(VILLAGES, {"name": "Bản B"})
    assert other.count(VILLAGES) == 2
    other.close()


def test_households_keep_the_link_to_the_year_before(store: Store) -> None:
    (before,) = households(store, ["Lò Thị Ún"])
    (now,) = households(store, ["Lò Thị Ún"], previous_id=before)
    kept = store.get(HOUSEHOLDS, now)
    assert kept is not None
    assert kept["previous_id"] == before
