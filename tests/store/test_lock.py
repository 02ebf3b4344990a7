"""One program at a time over one folder."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.store.changes import ChangeSet
from papi_desktop.store.lock import FolderLock
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, SAVE

OPEN_AND_SAY = """
import sys
from pathlib import Path
from papi_desktop.domain.errors import UserError
from papi_desktop.store.store import Store
try:
    Store.open(Path(sys.argv[1]), password=sys.argv[2]).close()
except UserError as error:
    sys.exit(error.code)
"""


def opened_by_another_process(folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", OPEN_AND_SAY, str(folder), PASSWORD],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stderr.strip()


def test_a_second_instance_is_refused_and_told_who_has_it(folder: Path) -> None:
    with Store.open(folder, password=PASSWORD):
        assert opened_by_another_process(folder) == "KHO-30"
        with pytest.raises(UserError) as refused:
            Store.open(folder, password=PASSWORD)
        holder = refused.value.what.values["holder"].in_english()
        assert re.fullmatch(rf"computer {re.escape(platform.node())}, since \d\d:\d\d on \d\d/\d\d/\d{{4}}", holder)
    assert opened_by_another_process(folder) == ""


def test_unclean_only_when_it_was_not_released(tmp_path: Path) -> None:
    path = tmp_path / "papi.lock"
    lock = FolderLock(path)
    assert not lock.unclean
    lock.release()
    lock.release()
    lock = FolderLock(path)
    assert not lock.unclean
    lock.abandon()
    lock = FolderLock(path)
    assert lock.unclean
    lock.release()
    lock = FolderLock(path)
    assert not lock.unclean
    lock.release()


def test_a_failed_opening_does_not_keep_the_lock(folder: Path) -> None:
    with pytest.raises(UserError):
        Store.open(folder, password="không đúng")
    store = Store.open(folder, password=PASSWORD)
    assert store.notices == ()
    store.close()


def test_the_lock_lasts_until_the_last_connection_closes(folder: Path) -> None:
    store = Store.open(folder, password=PASSWORD)
    told: list[ChangeSet] = []
    store.subscribe(told.append)
    other = store.another()
    store.close()
    with pytest.raises(UserError):
        Store.open(folder, password=PASSWORD)

    other.close()
    Store.open(folder, password=PASSWORD).close()
    assert told == []


def test_a_worker_writes_over_its_own_connection_and_all_are_told(store: Store) -> None:
    told: list[tuple[str, Mapping[str, frozenset[str]]]] = []
    store.subscribe(lambda changes: told.append((threading.current_thread().name, changes.changed)))

    def work() -> None:
        with store_for_worker() as worker, worker.transaction(SAVE) as tx:
            ids.append(tx.insert(VILLAGES, {"name": "Bản Nà Cáy"}))

    ids: list[str] = []
    store_for_worker = store.another
    thread = threading.Thread(target=work, name="worker")
    thread.start()
    thread.join()
    assert told == [("worker", {"villages": frozenset(ids)})]
    assert store.get(VILLAGES, ids[0]) is not None
