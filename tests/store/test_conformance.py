"""Every register is kept in the same way: what goes in comes out, is found, is in the history, and can be undone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlcipher3 import dbapi2

from papi_desktop.domain.register import Kind, Privacy, Register
from papi_desktop.domain.registers import ALL
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.store.guard import MASK
from papi_desktop.store.query import Query
from papi_desktop.store.store import Store
from papi_desktop.store.tables import table_of
from tests.store import samples
from tests.store.samples import SAVE

pytestmark = pytest.mark.parametrize("register", ALL, ids=lambda register: register.key)


def of_its_own(register: Register) -> None:
    """Leave out what has no history of its own: it is sealed with its parent, which test_seals.py shows."""
    if register.sealed_by:
        pytest.skip("sealed with its parent")


def inserted(store: Store, register: Register, n: int = 0) -> tuple[str, dict[str, Any]]:
    with store.transaction(SAVE) as tx:
        record = samples.record(tx, register, n)
        return tx.insert(register, record), record


def other_values(register: Register) -> dict[str, Any]:
    return {f.key: samples.value(f, 1) for f in register if f.kind is not Kind.REFERENCE}


def test_comes_out_as_it_went_in(store: Store, register: Register) -> None:
    record_id, record = inserted(store, register)
    blank = {f.key: None for f in register}
    assert store.get(register, record_id) == {**blank, **record, "id": record_id, "version": 1}


def test_blanks_come_out_as_none(store: Store, register: Register) -> None:
    with store.transaction(SAVE) as tx:
        record = samples.record(tx, register)
        blanks = {f.key: "" if f.kind in (Kind.TEXT, Kind.DATE) else None for f in register if not f.required}
        record_id = tx.insert(register, {**record, **blanks})
    kept = store.get(register, record_id)
    assert kept is not None
    assert all(kept[key] is None for key in blanks)


def test_a_required_field_cannot_be_blank(store: Store, register: Register) -> None:
    for field in register:
        if not field.required:
            continue
        with pytest.raises(dbapi2.IntegrityError, match="NOT NULL"), store.transaction(SAVE) as tx:
            tx.insert(register, {**samples.record(tx, register), field.key: None})


def test_update_changes_what_it_says(store: Store, register: Register) -> None:
    record_id, record = inserted(store, register)
    changes = other_values(register)
    with store.transaction(SAVE) as tx:
        tx.update(register, record_id, changes, version=1)
    kept = store.get(register, record_id)
    assert kept is not None
    assert {key: kept[key] for key in (*record, "version")} == {**record, **changes, "version": 2}


def test_waste_basket_and_back(store: Store, register: Register) -> None:
    record_id, record = inserted(store, register)
    living = store.count(register)
    with store.transaction(SAVE) as tx:
        tx.delete(register, record_id, "ghi nhầm")
    gone = store.get(register, record_id)
    assert gone is not None
    assert gone["deleted_reason"] == "ghi nhầm"
    assert gone["deleted_at"]
    assert store.count(register) == living - 1
    assert [row["id"] for row in store.page(register, Query(deleted=True)).rows] == [record_id]
    with store.transaction(SAVE) as tx:
        tx.restore(register, record_id)
    back = store.get(register, record_id)
    assert back is not None
    assert {key: back[key] for key in record} == record
    assert "deleted_at" not in back


def test_history_tells_every_change(store: Store, register: Register) -> None:
    of_its_own(register)
    record_id, record = inserted(store, register)
    changes = other_values(register)
    with store.transaction(SAVE, actor="Vì Văn Khác") as tx:
        tx.update(register, record_id, changes)
    with store.transaction(SAVE) as tx:
        tx.delete(register, record_id, "trùng")
    with store.transaction(SAVE) as tx:
        tx.restore(register, record_id)
    entries = store.history(register, record_id, reveal=True)
    assert [entry.op for entry in entries] == ["restore", "delete", "update", "insert"]
    assert entries[1].reason == "trùng"
    changed = {key: (record[key], new) for key, new in changes.items() if record[key] != new}
    assert entries[2].changes == changed
    assert entries[2].actor == "Vì Văn Khác"
    assert entries[3].changes == {key: (None, value) for key, value in record.items()}
    assert store.verify_chain().first_broken is None


def test_history_masks_sensitive_values(store: Store, register: Register) -> None:
    of_its_own(register)
    record_id, record = inserted(store, register)
    (entry,) = store.history(register, record_id)
    for field in register:
        if field.key in record:
            shown = MASK if field.privacy is Privacy.SENSITIVE else record[field.key]
            assert entry.changes[field.key] == (None, shown)


def test_undo_takes_each_change_back(store: Store, register: Register) -> None:
    of_its_own(register)
    record_id, record = inserted(store, register)
    with store.transaction(SAVE) as tx:
        tx.update(register, record_id, other_values(register))
    changes = store.undo(store.batches(limit=1)[0].id)
    assert changes.changed == {register.key: frozenset({record_id})}
    kept = store.get(register, record_id)
    assert kept is not None
    assert {key: kept[key] for key in record} == record
    inserting = next(batch for batch in store.batches() if batch.undoes is None and batch.undone_by is None)
    store.undo(inserting.id)
    gone = store.get(register, record_id)
    assert gone is not None
    assert "deleted_at" in gone


def test_found_by_its_words_without_accents(store: Store, register: Register) -> None:
    record_id, record = inserted(store, register)
    for field in register.search_fields:
        typed = fold(str(record[field.key])).split()[-1]
        assert record_id in [row["id"] for row in store.page(register, Query(text=typed)).rows]
        assert record_id in [hit.id for hit in store.search(fold(str(record[field.key])), limit=50)]
    assert store.page(register, Query(text="khongcochunaonhuvay")).total == 0


def test_search_never_shows_a_sensitive_value(store: Store, register: Register) -> None:
    record_id, record = inserted(store, register)
    secret = [str(record[f.key]) for f in register if f.privacy is Privacy.SENSITIVE and f.search]
    for typed in [str(record[f.key]) for f in register.search_fields]:
        for hit in store.search(typed, limit=50):
            if hit.id == record_id:
                assert not [value for value in secret if value in hit.title or value in hit.snippet]


def test_sorts_by_every_field_of_the_list(store: Store, register: Register) -> None:
    for n in range(3):
        inserted(store, register, n)
    for field in register.list_fields:
        up = [row["id"] for row in store.page(register, Query(order=(field.key,))).rows]
        down = [row["id"] for row in store.page(register, Query(order=(f"-{field.key}",))).rows]
        assert len(up) >= 3
        assert up == down[::-1]


def test_triggers_are_there(store: Store, register: Register) -> None:
    names = {name for (name,) in store._connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'")}
    table = table_of(register)
    told = ("update", "delete", "restore") if register.sealed_by else ("insert", "update", "delete", "restore")
    wanted = {f"{table.name}_audit_{op}" for op in told} | {f"{table.name}_no_delete"}
    assert wanted <= names
    assert not table.words or f"{table.words}_update" in names
