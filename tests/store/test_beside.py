"""What is kept beside the books: settings, drafts and files."""

from __future__ import annotations

import errno
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.store.changes import ChangeSet
from papi_desktop.store.store import Store
from papi_desktop.store.transaction import Transaction
from tests.store.samples import PASSWORD, SAVE

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def test_settings_are_json_values(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        assert store.setting("mapping") is None
        assert store.setting("mapping", {}) == {}
        for value in ({"họ tên": "head_name"}, ["a"], "chữ", 3, 1.5, True, None):
            store.set_setting("mapping", value)
            assert store.setting("mapping", "default") == value
        store.set_setting("mapping", {"họ tên": "head_name"})
    with Store.open(folder, password=PASSWORD) as store:
        assert store.setting("mapping") == {"họ tên": "head_name"}
        assert store.verify_chain().entries == 0


def test_a_setting_inside_a_transaction_shares_its_fate(store: Store) -> None:
    def failing() -> None:
        with store.transaction(SAVE):
            store.set_setting("a", 1)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert store.setting("a") is None
    with store.transaction(SAVE):
        store.set_setting("a", 1)
    assert store.setting("a") == 1


def test_drafts_survive_and_the_latest_comes_first(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        store.save_draft("households/new", {"head_name": "Lò Thị"})
        store.save_draft("disclosures/new", {"title": "Niêm yết"})
        store.save_draft("households/new", {"head_name": "Lò Thị Ún"})
    with Store.open(folder, password=PASSWORD) as store:
        drafts = {draft.key: draft for draft in store.drafts()}
        assert drafts["households/new"].payload == {"head_name": "Lò Thị Ún"}
        assert store.drafts() == sorted(drafts.values(), key=lambda draft: draft.saved_at, reverse=True)
        assert drafts["households/new"].saved_at.tzinfo is not None
        store.drop_draft("households/new")
        store.drop_draft("households/new")
        assert [draft.key for draft in store.drafts()] == ["disclosures/new"]
        assert store.verify_chain().entries == 0


def files_in(store: Store) -> list[Path]:
    return [path for path in (store.folder / "files").rglob("*") if path.is_file()]


def test_a_file_is_kept_once_and_encrypted(store: Store) -> None:
    digest = store.put_file(PHOTO)
    assert store.put_file(PHOTO) == digest
    assert store.get_file(digest) == PHOTO
    assert store.has_file(digest)
    (path,) = files_in(store)
    assert digest not in str(path)
    assert PHOTO[:64] not in path.read_bytes()
    assert store.file_paths() == [path]


def test_an_empty_file_is_a_file(store: Store) -> None:
    assert store.get_file(store.put_file(b"")) == b""


def test_a_damaged_or_missing_file_is_told(store: Store) -> None:
    digest = store.put_file(PHOTO)
    (path,) = files_in(store)
    sealed = path.read_bytes()
    for damaged in (sealed[:-1], sealed[:100] + bytes([sealed[100] ^ 1]) + sealed[101:], b"", sealed[:5]):
        path.write_bytes(damaged)
        with pytest.raises(UserError) as told:
            store.get_file(digest)
        assert told.value.code == "KHO-36"
    path.unlink()
    assert not store.has_file(digest)
    with pytest.raises(UserError):
        store.get_file(digest)
    assert store.put_file(PHOTO) == digest
    assert store.get_file(digest) == PHOTO


def test_files_cannot_be_exchanged_for_each_other(store: Store) -> None:
    one, two = store.put_file(b"one"), store.put_file(b"two")
    paths = {digest: store._shared.files.path_of(digest) for digest in (one, two)}
    paths[two].write_bytes(paths[one].read_bytes())
    with pytest.raises(UserError):
        store.get_file(two)


def test_a_file_of_a_failed_transaction_does_not_belong_to_the_data(store: Store) -> None:
    def failing() -> None:
        with store.transaction(SAVE) as tx:
            store.put_file(PHOTO)
            tx.insert(VILLAGES, {"name": "Bản A"})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert store.file_paths() == []
    assert store.get_file(store.put_file(PHOTO)) == PHOTO
    assert len(store.file_paths()) == 1


def slowly(monkeypatch: pytest.MonkeyPatch, then: Callable[[Path, bytes], None] = atomic.write) -> threading.Event:
    """Let files be written only once the event is set, as on a slow disk."""
    may_go = threading.Event()

    def write(path: Path, data: bytes) -> None:
        assert may_go.wait(10)
        then(path, data)

    monkeypatch.setattr(atomic, "write", write)
    return may_go


def test_records_do_not_wait_for_the_files_of_their_transaction_but_its_end_does(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go = slowly(monkeypatch)
    there: list[bool] = []
    commit = Transaction.commit

    def committing(self: Transaction, key: bytes) -> ChangeSet | None:
        there.extend(path.is_file() for path in (store._shared.files.path_of(digest) for digest in digests))
        return commit(self, key)

    monkeypatch.setattr(Transaction, "commit", committing)
    with store.transaction(SAVE) as tx:
        digests = [store.put_file(PHOTO + bytes([n])) for n in range(5)]
        tx.insert(VILLAGES, {"name": "Bản A"})
        assert files_in(store) == []
        may_go.set()
    assert there == [True] * 5
    assert sorted(store.file_paths()) == sorted(files_in(store))


def test_a_file_can_be_read_in_the_transaction_that_keeps_it(store: Store) -> None:
    with store.transaction(SAVE):
        digest = store.put_file(PHOTO)
        assert store.get_file(digest) == PHOTO
        other = store.put_file(PHOTO + b"x")
        assert store.has_file(other)
        assert store.file_size(other) == len(PHOTO) + 1
    assert store.put_file(PHOTO) == digest


def test_a_disk_that_is_full_ends_the_transaction_as_a_whole(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_path: Path, _data: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    before = store.count(VILLAGES)
    slowly(monkeypatch, full).set()

    def failing() -> None:
        with store.transaction(SAVE) as tx:
            tx.insert(VILLAGES, {"name": "Bản A"})
            store.put_file(PHOTO)

    with pytest.raises(UserError) as told:
        failing()
    assert told.value.code == "KHO-01"
    monkeypatch.undo()
    assert (store.count(VILLAGES), store.file_paths(), files_in(store)) == (before, [], [])
    with store.transaction(SAVE) as tx:
        tx.insert(VILLAGES, {"name": "Bản A"})
    assert store.count(VILLAGES) == before + 1


def test_nothing_is_written_any_more_once_a_transaction_has_failed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_go = slowly(monkeypatch)

    def failing() -> None:
        with store.transaction(SAVE):
            store.put_file(PHOTO)
            threading.Timer(0.05, may_go.set).start()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        failing()
    assert len(files_in(store)) == 1
    assert store.file_paths() == []
