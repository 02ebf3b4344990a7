"""Damaged, cut off, foreign and unwritable files: the program says what is the matter and ruins nothing more."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.store import backup
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, SAVE, villages

PAGE = 4096


def refusal(folder: Path) -> UserError:
    with pytest.raises(UserError) as refused:
        Store.open(folder, password=PASSWORD)
    return refused.value


def filled(folder: Path) -> bytes:
    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 300)
    return (folder / "papi.db").read_bytes()


def found_by(folder: Path, shelf: Path) -> str:
    """Return what finds the damage: the code of the refusal to open, or the check of everything."""
    try:
        store = Store.open(folder, password=PASSWORD)
    except UserError as error:
        return error.code
    with store:
        with pytest.raises(UserError):
            backup.back_up(store, shelf, "asked")
        return "all faults" if store.integrity() else "nothing"


@pytest.mark.parametrize(
    ("damage", "codes"),
    [
        (lambda whole: os.urandom(16) + whole[16:], {"KHO-05"}),
        (lambda whole: whole[:100] + bytes([whole[100] ^ 1]) + whole[101:], {"KHO-05"}),
        (lambda whole: whole[:20_000], {"KHO-04", "KHO-05"}),
        (lambda whole: b"", {"KHO-04"}),
        (lambda whole: b"SQLite format 3\0" + b"\0" * 5000, {"KHO-05"}),
    ],
    ids=["beginning", "one bit of the first page", "cut off", "empty", "another file"],
)
def test_a_file_that_cannot_be_opened_is_told(folder: Path, damage: object, codes: set[str]) -> None:
    damaged = damage(filled(folder))  # type: ignore[operator]
    (folder / "papi.db").write_bytes(damaged)
    error = refusal(folder)
    assert error.code in codes
    assert error.todo.msgid
    assert error.safe.msgid


def test_every_page_is_sealed(folder: Path, tmp_path: Path) -> None:
    """One bit anywhere: found at the latest when everything is checked, and no backup pretends to be good."""
    whole = filled(folder)
    chance = random.Random(7)
    for place in [chance.randrange(PAGE, len(whole)) for _ in range(25)]:
        damaged = bytearray(whole)
        damaged[place] ^= 1 << chance.randrange(8)
        (folder / "papi.db").write_bytes(damaged)
        (folder / "papi.lock").unlink()
        found = found_by(folder, tmp_path / "sao lưu")
        assert found in {"KHO-04", "KHO-05", "KHO-06", "all faults"}, place
        assert backup.list_backups(tmp_path / "sao lưu") == []


def test_after_an_unclean_end_the_file_is_checked(folder: Path) -> None:
    whole = filled(folder)
    (folder / "papi.lock").write_text("ai đó @ máy", encoding="utf-8")
    with Store.open(folder, password=PASSWORD) as store:
        assert "did not end properly" in store.notices[0].msgid
    with Store.open(folder, password=PASSWORD) as store:
        assert store.notices == ()
    (folder / "papi.lock").write_text("ai đó @ máy", encoding="utf-8")
    (folder / "papi.db").write_bytes(whole[: 10 * PAGE] + os.urandom(PAGE) * 5 + whole[15 * PAGE :])
    assert refusal(folder).code == "KHO-04"
    assert (folder / "papi.lock").read_text(encoding="utf-8") != ""


def test_a_log_that_disappeared_after_a_crash_is_told(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 3)
        store._connection.execute("PRAGMA wal_checkpoint(FULL)")
        villages(store, 3)
        crashed = folder.parent / "sau khi hỏng"
        shutil.copytree(folder, crashed)
    (crashed / "papi.db-wal").unlink()
    (crashed / "papi.db-shm").unlink()
    with Store.open(crashed, password=PASSWORD) as store:
        assert store.count(VILLAGES) == 3
        assert "missing" in store.notices[0].msgid
        assert not store.integrity()
        assert store.verify_chain().first_broken is None


def test_a_crashed_folder_with_its_log_has_everything(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD) as store:
        villages(store, 3)
        crashed = folder.parent / "sau khi hỏng"
        shutil.copytree(folder, crashed)
    with Store.open(crashed, password=PASSWORD) as store:
        assert store.count(VILLAGES) == 3
        assert "sound" in store.notices[0].msgid


def test_keys_of_other_data_are_told(folder: Path, tmp_path: Path) -> None:
    store, _key = Store.create(tmp_path / "khác", password=PASSWORD, user="A")
    store.close()
    shutil.copy(tmp_path / "khác" / "keys.json", folder / "keys.json")
    assert refusal(folder).code == "KHO-05"


def test_a_plain_database_of_another_program_is_left_alone(folder: Path) -> None:
    (folder / "papi.db").unlink()
    other = sqlite3.connect(folder / "papi.db")
    other.execute("CREATE TABLE theirs (a)")
    other.commit()
    other.close()
    before = (folder / "papi.db").read_bytes()
    assert refusal(folder).code == "KHO-05"
    assert (folder / "papi.db").read_bytes() == before


def test_no_folder_no_data(tmp_path: Path) -> None:
    assert refusal(tmp_path / "không có").code == "KHO-51"
    assert not (tmp_path / "không có").exists()
    assert not Store.exists(tmp_path / "không có")


def test_data_is_never_made_over_data(folder: Path) -> None:
    before = (folder / "keys.json").read_bytes()
    with pytest.raises(UserError) as refused:
        Store.create(folder, password="khác hẳn đi rồi", user="A")
    assert refused.value.code == "KHO-50"
    assert (folder / "keys.json").read_bytes() == before
    (folder / "papi.db").unlink()
    store, _key = Store.create(folder, password="khác hẳn đi rồi", user="A")
    store.close()
    assert before in [path.read_bytes() for path in folder.glob("keys-*.json")]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the administrator may write everywhere")
def test_a_read_only_folder_is_told(folder: Path) -> None:
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert refusal(folder).code == "KHO-02"
    finally:
        folder.chmod(0o755)


def test_a_file_that_turns_read_only_is_told_and_stays_whole(folder: Path) -> None:
    filled(folder)
    with Store.open(folder, password=PASSWORD) as store:
        store._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(UserError) as refused:
            villages(store, 1)
        assert refused.value.code == "KHO-02"
        store._connection.execute("PRAGMA query_only = OFF")
        assert store.count(VILLAGES) == 300
        villages(store, 1)


def test_a_path_of_two_hundred_vietnamese_letters(tmp_path: Path) -> None:
    folder = tmp_path
    while len(str(folder)) < 200:
        folder = folder / "Ủy ban nhân dân xã Nà Cáy – dữ liệu"
    store, key = Store.create(folder, password=PASSWORD, user="A")
    villages(store, 2)
    digest = store.put_file(b"photo")
    info = backup.back_up(store, folder / "sao lưu", "kiểm tra đường dẫn")
    store.close()
    backup.restore(info.path, folder, recovery_key=key)
    with Store.open(folder, password=PASSWORD) as store:
        assert store.count(VILLAGES) == 2
        assert store.get_file(digest) == b"photo"
        with store.transaction(SAVE) as tx:
            tx.insert(VILLAGES, {"name": "Bản mới"})
