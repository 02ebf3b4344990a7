"""The disk is full at every point of every write: a message, and everything that was there before is whole."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.store import backup, migrations
from papi_desktop.store.schema import steps
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, SAVE, villages
from tests.store.test_schema import NEXT

if sys.platform == "win32":
    pytest.skip("needs a way to make a small disk", allow_module_level=True)

import resource
import signal

TOLD = {"KHO-01", "KHO-06"}
KEPT = 40


@pytest.fixture
def filled(folder: Path) -> Path:
    with Store.open(folder, password=PASSWORD) as store:
        villages(store, KEPT)
    return folder


@pytest.fixture
def files_up_to() -> Iterator[Callable[[int], None]]:
    """Let no file grow beyond so many bytes: what the system says then is what a full disk looks like to a program."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, old)


def is_whole(folder: Path, expected: set[int]) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        assert store.count(VILLAGES) in expected
        assert store.integrity() == []
        assert store.verify_chain().first_broken is None
        villages(store, 1)


def tried(action: Callable[[], object]) -> bool:
    """Return whether the action succeeded; the message that the disk is full is a failure, anything else is a bug."""
    try:
        action()
    except UserError as error:
        if error.code not in TOLD:
            raise
        return False
    return True


def failures_by_size(
    filled: Path,
    tmp_path: Path,
    limit: Callable[[int], None],
    sizes: range,
    action: Callable[[Store], object],
    new: int,
) -> int:
    """Try an action with files of every size of `sizes`; return how often there was no room. Afterwards everything is whole."""
    failures = 0
    for size in sizes:
        work = tmp_path / f"cỡ {size}"
        shutil.copytree(filled, work)
        store = Store.open(work, password=PASSWORD)
        limit(size)
        try:
            done = tried(lambda store=store: action(store))
        finally:
            limit(resource.RLIM_INFINITY)
        failures += not done
        store.close()
        is_whole(work, {KEPT + new} if done else {KEPT})
        shutil.rmtree(work)
    return failures


def save(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        tx.insert(VILLAGES, {"name": "Bản mới"})


def load(store: Store) -> None:
    with store.transaction(SAVE) as tx:
        tx.insert_many(VILLAGES, [{"name": f"Bản mới {n}"} for n in range(600)])


def test_while_a_record_is_saved(filled: Path, tmp_path: Path, files_up_to: Callable[[int], None]) -> None:
    sizes = range(0, 80_000, 4_120)
    assert 0 < failures_by_size(filled, tmp_path, files_up_to, sizes, save, 1) < len(sizes)


def test_during_an_import(filled: Path, tmp_path: Path, files_up_to: Callable[[int], None]) -> None:
    sizes = range(0, 1_400_000, 100_000)
    assert 0 < failures_by_size(filled, tmp_path, files_up_to, sizes, load, 600) < len(sizes)


def test_during_a_backup(filled: Path, tmp_path: Path, files_up_to: Callable[[int], None]) -> None:
    shelf = tmp_path / "sao lưu"
    size = (filled / "papi.db").stat().st_size
    with Store.open(filled, password=PASSWORD) as store:
        store.put_file(b"photo" * 100)
        for room in (0, 300, size // 2, size - 1):
            files_up_to(room)
            try:
                assert not tried(lambda: backup.back_up(store, shelf, "asked"))
            finally:
                files_up_to(resource.RLIM_INFINITY)
            assert backup.list_backups(shelf) == []
            assert not shelf.exists() or [path.name for path in shelf.iterdir() if path.name != "files"] == []
        good = backup.back_up(store, shelf, "asked")
        files_up_to(size // 2)
        try:
            assert not tried(lambda: backup.back_up(store, shelf, "exit"))
        finally:
            files_up_to(resource.RLIM_INFINITY)
        assert backup.list_backups(shelf) == [good]
    is_whole(filled, {KEPT})


def test_during_a_restore(filled: Path, tmp_path: Path, files_up_to: Callable[[int], None]) -> None:
    with Store.open(filled, password=PASSWORD) as store:
        made = backup.back_up(store, tmp_path / "sao lưu", "asked")
        villages(store, 2)
    for room in (0, 100, 5000, made.size - 1):
        files_up_to(room)
        try:
            assert not tried(lambda: backup.restore(made.path, filled, password=PASSWORD))
        finally:
            files_up_to(resource.RLIM_INFINITY)
        with Store.open(filled, password=PASSWORD) as store:
            assert store.count(VILLAGES) == KEPT + 2
    backup.restore(made.path, filled, password=PASSWORD)
    is_whole(filled, {KEPT})


def test_during_a_migration(
    filled: Path, tmp_path: Path, files_up_to: Callable[[int], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    size = (filled / "papi.db").stat().st_size
    for room in (100, 4_000, size // 2, size + 2_000):
        monkeypatch.setattr(migrations, "steps", lambda: (*steps(), NEXT))
        work = tmp_path / f"cỡ {room}"
        shutil.copytree(filled, work)
        files_up_to(room)
        try:
            done = tried(lambda work=work: Store.open(work, password=PASSWORD).close())
        finally:
            files_up_to(resource.RLIM_INFINITY)
        assert done == (room > size)
        monkeypatch.undo()
        if not done:
            is_whole(work, {KEPT})
            assert list((work / "before-update").glob("*")) == []


def test_while_a_file_is_kept(filled: Path, files_up_to: Callable[[int], None]) -> None:
    with Store.open(filled, password=PASSWORD) as store:
        files_up_to(1000)
        try:
            assert not tried(lambda: store.put_file(b"photo" * 1000))
        finally:
            files_up_to(resource.RLIM_INFINITY)
        assert store.file_paths() == []
        assert [path for path in (filled / "files").rglob("*") if path.is_file()] == []
        assert store.get_file(store.put_file(b"photo" * 1000)) == b"photo" * 1000


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of three megabytes, where the system lets us have one."""
    point = tmp_path / "đĩa nhỏ"
    point.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(point)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("only the administrator may mount a small disk")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_disk_that_fills_up_for_good(filled: Path, small_disk: Path) -> None:
    work = small_disk / "dữ liệu"
    shutil.copytree(filled, work)
    kept = KEPT
    store = Store.open(work, password=PASSWORD)
    codes = set()
    for _ in range(200):
        try:
            villages(store, 50)
        except UserError as error:
            codes.add(error.code)
            break
        kept += 50
    assert codes == {"KHO-01"}
    assert store.count(VILLAGES) == kept
    with pytest.raises(UserError):
        store.put_file(b"x" * 3_000_000)
    store.close()
    elsewhere = filled.parent / "đĩa lớn"
    shutil.copytree(work, elsewhere)
    is_whole(elsewhere, {kept})


def test_a_disk_that_turned_read_only(filled: Path, small_disk: Path) -> None:
    work = small_disk / "dữ liệu"
    shutil.copytree(filled, work)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(UserError) as refused:
        Store.open(work, password=PASSWORD)
    assert refused.value.code == "KHO-02"
    with pytest.raises(UserError) as refused:
        Store.create(small_disk / "mới", password=PASSWORD, user="A")
    assert refused.value.code == "KHO-02"
