"""Restoring works on the worst day: no data, unreadable data, another computer, a forgotten password, a crash in the middle."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.store import backup, manifest, migrations, restoring
from papi_desktop.store.manifest import BackupInfo
from papi_desktop.store.schema import steps
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, villages

PHOTO = b"photo" * 1000


@pytest.fixture
def made(folder: Path, tmp_path: Path) -> BackupInfo:
    """A backup of two villages, a photo and a rule of the office; the data has gone on to five villages since."""
    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 2)
        store.put_file(PHOTO)
        (folder / "law").mkdir()
        (folder / "law" / "own.toml").write_text("a = 1", encoding="utf-8")
        info = backup.back_up(store, tmp_path / "sao lưu", "asked")
        villages(store, 3)
    return info


def count_in(folder: Path, **how: Any) -> int:
    with Store.open(folder, **(how or {"password": PASSWORD})) as store:
        assert not store.integrity()
        assert store.verify_chain().first_broken is None
        return store.count(VILLAGES)


def content_of(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != "papi.lock"
    }


def test_puts_it_in_place_and_keeps_what_it_replaced(made: BackupInfo, folder: Path) -> None:
    (folder / "law" / "own.toml").write_text("a = 2", encoding="utf-8")
    report = backup.restore(made.path, folder, password=PASSWORD)
    assert report.counts["villages"] == 2
    assert report.missing_files == 0
    assert report.kept is not None
    assert report.kept.parent == folder
    assert count_in(folder) == 2
    assert (folder / "law" / "own.toml").read_text(encoding="utf-8") == "a = 1"
    again = folder.parent / "xem lại"
    shutil.copytree(report.kept, again)
    assert count_in(again) == 5


def test_photos_of_the_data_replaced_stay_where_it_looks_for_them(made: BackupInfo, folder: Path) -> None:
    """The present data names them no more; only the data kept aside does, and it may be wanted back."""
    with Store.open(folder, password=PASSWORD) as store:
        before = store.file_paths()
        since = store.put_file(b"taken since the backup")
        [path] = set(store.file_paths()) - set(before)
    report = backup.restore(made.path, folder, password=PASSWORD)
    with Store.open(folder, password=PASSWORD) as store:
        backup.back_up(store, made.path.parent, "asked")
        assert path not in store.file_paths()
    assert report.kept is not None
    for name in ("papi.db", "keys.json"):
        shutil.copy(report.kept / name, folder / name)
    with Store.open(folder, password=PASSWORD) as store:
        assert store.get_file(since) == b"taken since the backup"


def test_restoring_twice_in_a_second_keeps_both(made: BackupInfo, folder: Path) -> None:
    kept = [backup.restore(made.path, folder, password=PASSWORD).kept for _ in range(3)]
    assert len(set(kept)) == 3
    assert all(path is not None and (path / "papi.db").exists() for path in kept)


def test_any_file_of_the_backup_may_be_chosen(made: BackupInfo, folder: Path) -> None:
    backup.restore(made.path / "papi.db", folder, password=PASSWORD)
    assert count_in(folder) == 2


def test_on_a_new_computer_with_the_recovery_key(made: BackupInfo, tmp_path: Path, recovery_key: str) -> None:
    shelf = tmp_path / "usb"
    shutil.copytree(made.path.parent, shelf)
    new = tmp_path / "máy mới" / "dữ liệu"
    report = backup.restore(shelf / made.path.name, new, recovery_key=recovery_key)
    assert report.kept is None
    assert count_in(new, recovery_key=recovery_key) == 2
    with Store.open(new, password=PASSWORD) as store:
        assert all(path.exists() for path in store.file_paths())
        assert len(store.file_paths()) == 1


def test_files_not_in_the_backup_are_counted(made: BackupInfo, tmp_path: Path) -> None:
    shutil.rmtree(made.path.parent / "files")
    report = backup.restore(made.path, tmp_path / "máy mới", password=PASSWORD)
    assert report.missing_files == 1


@pytest.mark.parametrize("damage", ["header", "truncated", "empty", "keys", "no keys", "no data"])
def test_when_the_present_data_cannot_be_opened(made: BackupInfo, folder: Path, damage: str) -> None:
    data, keys = folder / "papi.db", folder / "keys.json"
    match damage:
        case "header":
            data.write_bytes(os.urandom(4096) + data.read_bytes()[4096:])
        case "truncated":
            data.write_bytes(data.read_bytes()[:10_000])
        case "empty":
            data.write_bytes(b"")
        case "keys":
            keys.write_text("{", encoding="utf-8")
        case "no keys":
            keys.unlink()
        case "no data":
            data.unlink()
    with pytest.raises(UserError):
        Store.open(folder, password=PASSWORD)
    backup.restore(made.path, folder, password=PASSWORD)
    assert count_in(folder) == 2


def test_a_log_left_by_a_crash_is_not_replayed_into_the_restored_data(made: BackupInfo, folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 1)
        crashed = {name: (folder / name).read_bytes() for name in ("papi.db", "papi.db-wal", "papi.db-shm")}
    for name, content in crashed.items():
        (folder / name).write_bytes(content)
    report = backup.restore(made.path, folder, password=PASSWORD)
    assert report.kept is not None
    assert (report.kept / "papi.db-wal").exists()
    assert not (folder / "papi.db-wal").exists()
    assert count_in(folder) == 2


def test_nothing_is_touched_when_the_backup_is_no_good(made: BackupInfo, folder: Path) -> None:
    before = content_of(folder)
    data = made.path / "papi.db"
    whole = data.read_bytes()
    half = len(whole) // 2
    for damaged in (whole[:half], whole[:half] + b"\0" + whole[half + 1 :], whole + b"\0", b""):
        data.write_bytes(damaged)
        with pytest.raises(UserError) as refused:
            backup.restore(made.path, folder, password=PASSWORD)
        assert refused.value.code == "KHO-42"
    data.unlink()
    with pytest.raises(UserError):
        backup.restore(made.path, folder, password=PASSWORD)
    (made.path / manifest.FILE_NAME).unlink()
    with pytest.raises(UserError):
        backup.restore(made.path, folder, password=PASSWORD)
    assert content_of(folder) == before


def test_damage_the_manifest_does_not_show_is_found_by_opening(made: BackupInfo, folder: Path) -> None:
    """Someone exchanged the database and its digest; or the disk wrote nonsense before the digest was taken."""
    data = made.path / "papi.db"
    content = bytearray(data.read_bytes())
    content[5000] ^= 1
    data.write_bytes(content)
    manifest.write(made.path, made)
    with pytest.raises(UserError) as refused:
        backup.restore(made.path, folder, password=PASSWORD)
    assert refused.value.code in ("KHO-04", "KHO-05", "KHO-40")
    assert count_in(folder) == 5


def test_a_wrong_password_changes_nothing_and_costs_no_wait(made: BackupInfo, folder: Path) -> None:
    keys = (made.path / "keys.json").read_bytes()
    for _ in range(10):
        with pytest.raises(UserError) as refused:
            backup.restore(made.path, folder, password="không đúng")
        assert refused.value.code == "KHO-10"
    assert (made.path / "keys.json").read_bytes() == keys
    assert count_in(folder) == 5


def test_data_in_use_is_not_replaced(made: BackupInfo, folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        with pytest.raises(UserError) as refused:
            backup.restore(made.path, folder, password=PASSWORD)
        assert refused.value.code == "KHO-30"
        assert store.count(VILLAGES) == 5


def test_a_backup_of_a_newer_program_is_refused(
    made: BackupInfo, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "steps", lambda: steps()[:-1])
    with pytest.raises(UserError) as refused:
        backup.restore(made.path, folder, password=PASSWORD)
    assert refused.value.code == "KHO-08"
    monkeypatch.undo()
    assert count_in(folder) == 5


def test_an_old_backup_is_brought_to_the_present_schema(
    made: BackupInfo, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.store.test_schema import NEXT

    monkeypatch.setattr(migrations, "steps", lambda: (*steps(), NEXT))
    report = backup.restore(made.path, folder, password=PASSWORD)
    assert report.counts["villages"] == 2
    with Store.open(folder, password=PASSWORD) as store:
        assert migrations.version_of(store._connection) == len(steps()) + 1
        assert store._connection.execute("SELECT DISTINCT altitude FROM villages").fetchall() == [(7,)]
        assert not (folder / "before-update").exists()


def test_a_crash_at_any_rename_is_taken_up_again(
    made: BackupInfo, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Crash(BaseException):
        pass

    real = os.replace
    crashes = 0
    for crash_at in range(1, 50):
        work = tmp_path / f"lần {crash_at}"
        shutil.copytree(folder, work)
        calls = 0

        def replace(source: Path, target: Path, crash_at: int = crash_at) -> None:
            nonlocal calls
            calls += 1
            if calls == crash_at:
                raise Crash
            real(source, target)

        monkeypatch.setattr(os, "replace", replace)
        try:
            backup.restore(made.path, work, password=PASSWORD)
        except Crash:
            crashes += 1
        finally:
            monkeypatch.setattr(os, "replace", real)
        assert Store.exists(work)
        restored = count_in(work)
        assert restored in (2, 5)
        assert not restoring.staged(work)
        assert not [path for path in work.iterdir() if path.name.startswith(".") and restored == 2]
        if calls < crash_at:
            assert restored == 2
            break
    assert crashes >= 5
