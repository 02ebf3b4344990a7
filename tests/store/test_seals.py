"""Copies that come by the thousand have no history each; the history holds one digest over all of them with their parent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from papi_desktop.domain.registers import RECEIVED, RECEIVED_RECORDS
from papi_desktop.store import database, derived, triggers
from papi_desktop.store.database import Connection
from papi_desktop.store.store import Store
from tests.store import samples
from tests.store.samples import PASSWORD, SAVE


def report_of(store: Store, records: int = 3) -> tuple[str, list[str]]:
    with store.transaction(SAVE) as tx:
        row = samples.record(tx, RECEIVED)
        del row["records_seal"]
        received = tx.insert(RECEIVED, row)
        told = [
            {"received_id": received, "book": "disclosures", "source": str(n), "data": {"n": n}} for n in range(records)
        ]
        return received, tx.insert_many(RECEIVED_RECORDS, told)


def seal_of(store: Store, received: str) -> str:
    row = store.get(RECEIVED, received)
    assert row is not None
    return str(row["records_seal"])


def test_the_history_has_the_report_and_not_each_record(store: Store) -> None:
    received, children = report_of(store, 500)
    assert {entry.op for entry in store.history(RECEIVED, received)} == {"insert", "update"}
    assert not store.history(RECEIVED_RECORDS, children[0])
    assert store.batches()[0].changes == 2
    assert store.verify_chain().first_broken is None
    assert store.broken_seals(RECEIVED_RECORDS) == []


def test_the_seal_follows_what_is_done_through_the_door(store: Store) -> None:
    received, children = report_of(store)
    seals = [seal_of(store, received)]
    with store.transaction(SAVE) as tx:
        tx.update(RECEIVED_RECORDS, children[0], {"data": {"n": 7}})
    seals.append(seal_of(store, received))
    with store.transaction(SAVE) as tx:
        tx.delete(RECEIVED_RECORDS, children[1], "nhầm")
    seals.append(seal_of(store, received))
    with store.transaction(SAVE) as tx:
        tx.insert(RECEIVED_RECORDS, {"received_id": received, "book": "disclosures", "source": "9", "data": None})
    seals.append(seal_of(store, received))
    assert len(set(seals)) == 4
    assert store.broken_seals(RECEIVED_RECORDS) == []


def test_undoing_takes_a_report_with_its_records_and_brings_them_back(store: Store) -> None:
    received, _children = report_of(store)
    seal = seal_of(store, received)
    store.undo(store.batches(limit=1)[0].id)
    gone = store.get(RECEIVED, received)
    assert gone is not None
    assert gone["deleted_at"]
    assert store.broken_seals(RECEIVED_RECORDS) == []
    store.undo(store.batches(limit=1)[0].id)
    assert seal_of(store, received) == seal
    assert store.broken_seals(RECEIVED_RECORDS) == []


@pytest.fixture
def tampered(folder: Path) -> Iterator[Callable[[str], tuple[Store, str]]]:
    """Open a store with two reports after running SQL past the program; return it and the id of the first report."""
    stores: list[Store] = []

    def tamper(statements: str) -> tuple[Store, str]:
        with Store.open(folder, password=PASSWORD) as store:
            first, _children = report_of(store)
            report_of(store)
            keys = store._shared.opened.keys
        connection: Connection = database.connect(folder / "papi.db", derived.database_key(keys))
        triggers.drop(connection)
        for statement in statements.split(";"):
            connection.execute(statement, {"first": first} if ":first" in statement else {})
        connection.close()
        stores.append(Store.open(folder, password=PASSWORD))
        return stores[-1], first

    yield tamper
    for store in stores:
        store.close()


def test_untouched_records_hold(tampered: Callable[[str], tuple[Store, str]]) -> None:
    store, _first = tampered("SELECT 1")
    assert store.broken_seals(RECEIVED_RECORDS) == []


@pytest.mark.parametrize(
    "statements",
    [
        "UPDATE received_records SET data = '{\"n\":8}' WHERE received_id = :first AND source = '1'",
        "UPDATE received_records SET source = '11' WHERE received_id = :first AND source = '1'",
        "DELETE FROM received_records WHERE received_id = :first AND source = '2'",
        "UPDATE received_records SET deleted_at = '2026-11-22' WHERE received_id = :first AND source = '2'",
        "INSERT INTO received_records (id, received_id, book, source, version, created_at) "
        "VALUES ('x', :first, 'disclosures', '9', 1, '2026-11-22')",
        # With the digest beside the parent made to fit: the one of the history counts.
        "DELETE FROM received_records WHERE received_id = :first; UPDATE received SET records_seal = "
        "'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' WHERE id = :first",
    ],
)
def test_records_changed_past_the_program_are_found(
    statements: str, tampered: Callable[[str], tuple[Store, str]]
) -> None:
    store, first = tampered(statements)
    assert store.broken_seals(RECEIVED_RECORDS) == [first]
    assert store.verify_chain().first_broken is None
