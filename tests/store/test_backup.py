"""A backup is a backup when it was opened, checked and counted; and a good one is never given up for a bad one."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.jobs import Progress
from papi_desktop.store import backup, manifest, moments, snapshot
from papi_desktop.store.layout import DATABASE_NAME
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, SAVE, households, villages


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "sao lưu"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_holds_all_that_is_needed_to_open_it_elsewhere(store: Store, shelf: Path) -> None:
    households(store, ["Lò Thị Ún", "Đặng Văn Đức"])
    store.put_file(b"photo")
    (store.folder / "law").mkdir()
    (store.folder / "law" / "own.toml").write_text("a = 1", encoding="utf-8")
    info = backup.back_up(store, shelf, "trước khi nhập")
    assert info.verified
    assert (info.counts["households"], info.counts["villages"], info.counts["postings"]) == (2, 1, 0)
    assert info.size == (info.path / DATABASE_NAME).stat().st_size > 0
    assert info.head == store.chain_head
    assert info.missing_files == 0
    assert names(info.path) == ["keys.json", "law", manifest.FILE_NAME, DATABASE_NAME]
    assert names(shelf) == [info.path.name, "files"]
    assert info.path.name.endswith("-truoc-khi-nhap")
    assert len([path for path in (shelf / "files").rglob("*") if path.is_file()]) == 1


def test_shows_nothing_to_who_has_no_key(store: Store, shelf: Path) -> None:
    households(store, ["Quàng Thị Bí Mật"], citizen_id="014099123456")
    store.put_file("Quàng Thị Bí Mật".encode())
    backup.back_up(store, shelf, "exit")
    for path in shelf.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            assert "Bí Mật".encode() not in content
            assert b"014099123456" not in content


def test_is_listed_without_the_present_data(store: Store, shelf: Path) -> None:
    villages(store, 2)
    first = backup.back_up(store, shelf, "asked")
    villages(store, 1)
    second = backup.back_up(store, shelf, "exit")
    store.close()
    shutil.rmtree(store.folder)
    listed = backup.list_backups(shelf)
    assert listed == [second, first]
    assert [(info.reason, info.counts["villages"]) for info in listed] == [("exit", 3), ("asked", 2)]
    assert backup.list_backups(shelf / "nowhere") == []


def test_a_damaged_manifest_does_not_hide_the_others(store: Store, shelf: Path) -> None:
    good = backup.back_up(store, shelf, "asked")
    bad = backup.back_up(store, shelf, "asked")
    for content in ("", "{}", "[]", '{"sha256": 1}'):
        (bad.path / manifest.FILE_NAME).write_text(content, encoding="utf-8")
        assert [info.path for info in backup.list_backups(shelf)] == [good.path]


def test_the_last_one_is_remembered_and_changes_since_are_seen(store: Store, shelf: Path) -> None:
    assert store.last_backup() is None
    assert store.changed_since_backup()
    villages(store, 1)
    info = backup.back_up(store, shelf, "exit")
    remembered = store.last_backup()
    assert remembered is not None
    assert remembered == info
    assert not store.changed_since_backup()
    store.set_setting("window", 1)
    assert not store.changed_since_backup()
    villages(store, 1)
    assert store.changed_since_backup()


def test_files_are_copied_once(store: Store, shelf: Path) -> None:
    store.put_file(b"one")
    backup.back_up(store, shelf, "a")
    before = {path: path.stat().st_mtime_ns for path in (shelf / "files").rglob("*") if path.is_file()}
    store.put_file(b"two")
    backup.back_up(store, shelf, "b")
    after = {path: path.stat().st_mtime_ns for path in (shelf / "files").rglob("*") if path.is_file()}
    assert len(after) == 2
    assert before.items() <= after.items()


def test_a_missing_file_is_told_and_does_not_stop_the_backup(store: Store, shelf: Path) -> None:
    store.put_file(b"one")
    store.file_paths()[0].unlink()
    assert backup.back_up(store, shelf, "asked").missing_files == 1


def test_a_backup_of_a_damaged_file_is_refused_and_keeps_the_good_ones(
    store: Store, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = backup.back_up(store, shelf, "asked")
    monkeypatch.setattr(Store, "quick_faults", lambda self: ["row 3 missing from index villages_order"])
    with pytest.raises(UserError) as refused:
        backup.back_up(store, shelf, "exit")
    assert refused.value.code == "KHO-41"
    assert backup.list_backups(shelf) == [good]


def test_a_copy_that_is_not_sound_is_thrown_away(store: Store, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("papi_desktop.store.database.all_faults", lambda connection: ["page 7: wrong seal"])
    with pytest.raises(UserError) as refused:
        backup.back_up(store, shelf, "exit")
    assert refused.value.code == "KHO-40"
    assert names(shelf) == []


def test_a_stopped_backup_leaves_nothing(store: Store, shelf: Path) -> None:
    villages(store, 1)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        backup.back_up(store, shelf, "asked", progress)
    assert names(shelf) == []
    assert store.last_backup() is None
    backup.back_up(store, shelf, "asked")


def test_work_done_while_it_is_copied_is_whole_in_it_or_not_at_all(
    store: Store, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_PAGES_A_STEP", 20)
    villages(store, 400)
    other = store.another()

    def meanwhile(_done: int, _total: int, _phase: object) -> None:
        if other.count(VILLAGES) < 900:
            with other.transaction(SAVE) as tx:
                tx.insert_many(VILLAGES, [{"name": f"Bản thêm {n}"} for n in range(500)])

    info = backup.back_up(store, shelf, "asked", Progress(meanwhile))
    assert other.count(VILLAGES) == 900
    assert info.counts["villages"] in (400, 900)
    other.close()


def test_the_shelf_is_thinned(store: Store, shelf: Path) -> None:
    made = backup.back_up(store, shelf, "first")
    content = json.loads((made.path / manifest.FILE_NAME).read_text(encoding="utf-8"))
    for hours in range(1, 40):
        old = shelf / f"old-{hours:02d}"
        shutil.copytree(made.path, old)
        content["made_at"] = moments.as_text(datetime.now(UTC).replace(hour=12) - timedelta(days=400, minutes=hours))
        (old / manifest.FILE_NAME).write_text(json.dumps(content), encoding="utf-8")
    (shelf / "của người khác").mkdir()
    backup.back_up(store, shelf, "second")
    left = backup.list_backups(shelf)
    assert [info.reason for info in left[:2]] == ["second", "first"]
    assert len(left) == 5
    assert (shelf / "của người khác").exists()


def test_a_backup_while_another_connection_reads(folder: Path, shelf: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 3)
        worker = store.another()
        info = backup.back_up(worker, shelf, "asked")
        worker.close()
        assert info.counts["villages"] == 3
        assert store.last_backup() is not None
