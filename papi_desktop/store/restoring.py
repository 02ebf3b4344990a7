"""Putting a backup in the place of the present data, which may be unreadable.

The backup is copied, opened, checked and brought to the present schema aside; only then are the files exchanged. The exchange is a row of
renames that can be taken up again wherever a crash left it: what is staged under its final name is what must become the data.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.store import database, derived, files, keyring, manifest, migrations, moments, place, snapshot
from papi_desktop.store.errors import spoken
from papi_desktop.store.files import FileStore
from papi_desktop.store.keyring import Keyring, Keys
from papi_desktop.store.layout import DATABASE_NAME, LOCK_NAME, OFFICE_FOLDERS, SIDECAR_NAMES
from papi_desktop.store.lock import FolderLock

_STAGED = "restored"
_KEPT_NAME = "kept-in.txt"


@dataclass(frozen=True, slots=True)
class RestoreReport:
    """What a restore did.

    Attributes:
        kept: folder with the files that were replaced; None when there were none.
        counts: living records of each register after it, by its key.
        missing_files: attachments the backup speaks of but does not hold.
    """

    kept: Path | None
    counts: Mapping[str, int]
    missing_files: int


def restore(
    backup: Path,
    data_folder: Path,
    *,
    password: str | None = None,
    recovery_key: str | None = None,
    user: str | None = None,
    check_place: bool = True,
) -> RestoreReport:
    """Put a backup in the place of the data in `data_folder`.

    Args:
        backup: its folder, or any file in it.
        password: as it was when the backup was made.
        recovery_key: instead of a password.
        user: whose password it is, when there are several.
        check_place: refuse sticks, network and synchronised folders.

    Raises:
        UserError: the backup is no backup, is damaged, does not open, or the data is in use. The present data is untouched then.
    """
    source = backup if backup.is_dir() else backup.parent
    described = manifest.read(source)
    if described is None:
        raise _unusable(source, say("it has no readable manifest"))
    if check_place:
        place.require_safe(data_folder)
    keys = _keys_of(source, password, recovery_key, user)
    with spoken():
        data_folder.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(data_folder / LOCK_NAME)
    try:
        with spoken():
            finish(data_folder)
            staging = atomic.beside(data_folder / _STAGED)
            try:
                staging.mkdir()
                counts = _stage(source, staging, keys, described[1])
                missing = _bring_files(source, data_folder, staging, keys)
                kept = _free_name(data_folder)
                atomic.write(staging / _KEPT_NAME, kept.name.encode())
                atomic.publish(staging, data_folder / _STAGED)
            except BaseException:
                shutil.rmtree(staging, ignore_errors=True)
                raise
            finish(data_folder)
    except BaseException:
        lock.abandon() if lock.unclean else lock.release()
        raise
    lock.release()
    return RestoreReport(kept if kept.exists() else None, counts, missing)


def finish(data_folder: Path) -> None:
    """Exchange the files of a staged restore; does nothing when none is staged. To be called by whoever holds the folder's lock."""
    staged = data_folder / _STAGED
    if not staged.is_dir():
        return
    kept = data_folder / (staged / _KEPT_NAME).read_text(encoding="utf-8")
    if (staged / DATABASE_NAME).exists():
        # The log belongs to the database that goes; beside the new one it would be replayed into it.
        for name in SIDECAR_NAMES:
            _move(data_folder / name, kept / name)
    for name in (DATABASE_NAME, keyring.FILE_NAME, *OFFICE_FOLDERS):
        if (staged / name).exists():
            _move(data_folder / name, kept / name)
            os.replace(staged / name, data_folder / name)
    atomic.sync_folder(data_folder)
    shutil.rmtree(staged)


def staged(data_folder: Path) -> bool:
    """Return whether a restore waits for its files to be exchanged."""
    return (data_folder / _STAGED).is_dir()


def _free_name(data_folder: Path) -> Path:
    name = f"replaced-{moments.as_name(datetime.now(UTC))}"
    path, number = data_folder / name, 1
    while path.exists():
        number += 1
        path = data_folder / f"{name}-{number}"
    return path


def _move(source: Path, target: Path) -> None:
    """Move what is replaced; when the exchange is taken up again, what was moved before stays."""
    if source.exists() and not target.exists():
        target.parent.mkdir(exist_ok=True)
        os.replace(source, target)


def _keys_of(source: Path, password: str | None, recovery_key: str | None, user: str | None) -> Keys:
    ring = Keyring.load(source / keyring.FILE_NAME)
    if recovery_key is not None:
        return ring.unlock_by_recovery_key(recovery_key, forgive=False)
    return ring.unlock(password or "", user, count_failures=False)[0]


def _stage(source: Path, staging: Path, keys: Keys, expected: str) -> Mapping[str, int]:
    """Copy, check and bring up to date; return the counts."""
    copy = staging / DATABASE_NAME
    try:
        shutil.copyfile(source / DATABASE_NAME, copy)
    except FileNotFoundError:
        raise _unusable(source, say("its database is missing")) from None
    if manifest.digest_of(copy) != expected:
        raise _unusable(source, say("its database is not as it was written"))
    snapshot.verify(copy, keys)
    connection = database.connect_to_copy(copy, derived.database_key(keys))
    try:
        if migrations.needed(connection):
            migrations.migrate(connection)
    finally:
        connection.close()
    atomic.sync_file(copy)
    for name in OFFICE_FOLDERS:
        if (source / name).is_dir():
            shutil.copytree(source / name, staging / name)
    atomic.copy(source / keyring.FILE_NAME, staging / keyring.FILE_NAME)
    return snapshot.verify(copy, keys).counts


def _bring_files(source: Path, data_folder: Path, staging: Path, keys: Keys) -> int:
    """Copy the attachments the data folder lacks; return how many the backup lacks too."""
    names = derived.file_name_key(keys)
    held = FileStore(source.parent / files.FOLDER, derived.file_key(keys), names)
    wanted = FileStore(data_folder / files.FOLDER, derived.file_key(keys), names)
    connection = database.connect_to_copy(staging / DATABASE_NAME, derived.database_key(keys))
    try:
        digests = files.recorded(connection)
    finally:
        connection.close()
    missing = 0
    for digest in digests:
        if wanted.has(digest):
            continue
        if held.has(digest):
            wanted.path_of(digest).parent.mkdir(parents=True, exist_ok=True)
            atomic.copy(held.path_of(digest), wanted.path_of(digest))
        else:
            missing += 1
    return missing


def _unusable(source: Path, why: Message) -> UserError:
    return UserError(
        "KHO-42",
        say("The backup {name} cannot be used: {why}.", name=source.name, why=why),
        say("The present data is untouched."),
        say("Choose another backup."),
    )
