"""The chain of the history: what was changed behind the program's back is found, and what it was."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from papi_desktop.domain.errors import Cancelled
from papi_desktop.domain.messages import Message
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.jobs import Progress
from papi_desktop.store import database, derived, triggers
from papi_desktop.store.audit import Tampering
from papi_desktop.store.database import Connection
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, SAVE, villages


@pytest.fixture
def tampered(folder: Path) -> Iterator[Callable[[str], Store]]:
    """Open a store with seven more entries in three batches after running SQL past the program."""

    stores: list[Store] = []

    def tamper(statements: str) -> Store:
        with Store.open(folder, password=PASSWORD) as store:
            villages(store, 3)
            villages(store, 2)
            villages(store, 2)
            keys = store._shared.opened.keys
        connection: Connection = database.connect(folder / "papi.db", derived.database_key(keys))
        triggers.drop(connection)
        for statement in statements.split(";"):
            connection.execute(statement)
        connection.close()
        stores.append(Store.open(folder, password=PASSWORD))
        return stores[-1]

    yield tamper
    for store in stores:
        store.close()


def test_an_untouched_history_holds(tampered: Callable[[str], Store]) -> None:
    store = tampered("SELECT 1")
    report = store.verify_chain()
    assert (report.entries, report.first_broken, report.tampering) == (7, None, None)
    assert report.head == store.chain_head


@pytest.mark.parametrize(
    ("statements", "entry", "tampering"),
    [
        ("UPDATE audit SET new = replace(new, 'Bản', 'Xóm') WHERE rowno = 4", 4, Tampering.CHANGED),
        ("UPDATE audit SET op = 'update' WHERE rowno = 1", 1, Tampering.CHANGED),
        ("UPDATE audit SET record = 'x' WHERE rowno = 7", 7, Tampering.CHANGED),
        ("UPDATE audit SET old = '' WHERE rowno = 2", 2, Tampering.CHANGED),
        ("UPDATE audit SET batch = 1 WHERE rowno = 4", 4, Tampering.CHANGED),
        ("UPDATE batches SET actor = 'x' WHERE rowno = 2", 4, Tampering.CHANGED),
        ("UPDATE batches SET at = '2020-01-01' WHERE rowno = 1", 1, Tampering.CHANGED),
        ("UPDATE batches SET operation = '{}' WHERE rowno = 3", 6, Tampering.CHANGED),
        ("UPDATE batches SET undoes = 'x' WHERE rowno = 3", 6, Tampering.CHANGED),
        ("UPDATE batches SET digests = zeroblob(64) WHERE rowno = 2", 4, Tampering.CHANGED),
        ("DELETE FROM audit WHERE rowno = 3", 3, Tampering.DELETED),
        ("DELETE FROM audit WHERE rowno = 1", 1, Tampering.DELETED),
        ("DELETE FROM audit WHERE rowno = 7", 7, Tampering.DELETED),
        ("DELETE FROM audit WHERE rowno >= 4", 4, Tampering.DELETED),
        ("DELETE FROM audit WHERE rowno = 3; UPDATE audit SET new = '{}' WHERE rowno = 2", 2, Tampering.CHANGED),
        ("DELETE FROM batches WHERE rowno = 2", 4, Tampering.DELETED),
        ("DELETE FROM batches WHERE rowno = 2; DELETE FROM audit WHERE batch = 2", 4, Tampering.DELETED),
        (
            "INSERT INTO audit (batch, register, record, op) VALUES (3, 'villages', 'x', 'delete')",
            8,
            Tampering.ADDED,
        ),
        (
            "DELETE FROM audit WHERE rowno = 4; UPDATE audit SET rowno = 4 WHERE rowno = 5; "
            "UPDATE batches SET last_entry = 4, digests = substr(digests, 1, 32) WHERE rowno = 2",
            4,
            Tampering.CHANGED,
        ),
    ],
)
def test_the_first_broken_entry_is_named(
    tampered: Callable[[str], Store], statements: str, entry: int, tampering: Tampering
) -> None:
    report = tampered(statements).verify_chain()
    assert (report.entry, report.tampering) == (entry, tampering)
    assert report.entries == entry - 1
    assert isinstance(report.first_broken, Message)
    assert str(entry) in report.first_broken.in_english()


def test_what_is_cut_off_the_end_shows_only_on_paper(tampered: Callable[[str], Store]) -> None:
    """The limit that the manual tells: with the last batches wholly gone the rest holds, but the head that was printed is not in it."""
    before = tampered("SELECT 1")
    printed = before.chain_head
    before.close()
    store = tampered("DELETE FROM batches WHERE rowno > 2; DELETE FROM audit WHERE batch > 2")
    assert (store.verify_chain().entries, store.verify_chain().first_broken) == (5, None)
    assert store.entry_of_head(printed) is None


def test_heads_on_older_papers_are_found_again(store: Store) -> None:
    heads = []
    for _ in range(3):
        villages(store, 2)
        heads.append(store.chain_head)
    assert len(set(heads)) == 3
    assert [store.entry_of_head(f" {head.lower()} ") for head in heads] == [2, 4, 6]
    assert store.entry_of_head("0000-0000-0000") is None
    assert [len(group) for group in heads[0].split("-")] == [4, 4, 4]


def test_a_new_history_has_a_head_of_its_own(store: Store, tmp_path: Path) -> None:
    other, _key = Store.create(tmp_path / "khác", password=PASSWORD, user="A")
    assert store.verify_chain().entries == 0
    assert store.verify_chain().head == store.chain_head != other.chain_head
    other.close()


def test_verifying_tells_its_progress_and_can_be_stopped(store: Store) -> None:
    for size in (700, 700, 5):
        villages(store, size)
    told: list[tuple[int, int]] = []
    store.verify_chain(Progress(lambda done, total, _phase: told.append((done, total))))
    assert told == [(0, 1405), (1400, 1405), (1405, 1405)]
    stopped = Progress()
    stopped.cancel()
    with pytest.raises(Cancelled):
        store.verify_chain(stopped)


def test_verification_codes_depend_on_the_office_and_on_every_letter(store: Store, tmp_path: Path) -> None:
    other, _key = Store.create(tmp_path / "khác", password=PASSWORD, user="A")
    text = "45/TB-UBND|2026-11-30|abc"
    assert store.verification_code(text) == store.verification_code(text)
    assert store.verification_code(text) != store.verification_code(text + " ")
    assert store.verification_code(text) != other.verification_code(text)
    other.close()


def test_entries_keep_their_order_when_the_clock_is_set_back(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from papi_desktop.store import moments

    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 1)
        monkeypatch.setattr(moments, "now", lambda: "2019-01-01T00:00:00.000Z")
        with store.transaction(SAVE) as tx:
            tx.insert(VILLAGES, {"name": "Bản sau"})
        assert [batch.at.year == 2019 for batch in store.batches()] == [True, False]
        assert store.verify_chain().first_broken is None
    monkeypatch.undo()


def test_a_clock_behind_the_last_entry_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from papi_desktop.store import moments

    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 1)
    monkeypatch.setattr(moments, "now", lambda: "2019-01-01T00:00:00.000Z")
    with Store.open(folder, password=PASSWORD) as store:
        (notice,) = store.notices
        assert "clock" in notice.msgid
