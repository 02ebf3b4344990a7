"""Making and opening a data folder: the order in which place, lock, keys, file, check and schema follow each other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.jobs import Progress
from papi_desktop.store import (
    database,
    derived,
    errors,
    keyring,
    manifest,
    migrations,
    moments,
    place,
    rekeying,
    restoring,
    snapshot,
    triggers,
)
from papi_desktop.store.database import Connection
from papi_desktop.store.errors import spoken
from papi_desktop.store.keyring import Keyring, Keys
from papi_desktop.store.layout import DATABASE_NAME, LOCK_NAME, SIDECAR_NAMES
from papi_desktop.store.lock import FolderLock
from papi_desktop.store.manifest import BackupInfo

_BEFORE_UPDATE = "before-update"
_KEPT_BEFORE_UPDATE = 3


@dataclass(frozen=True, slots=True)
class Opened:
    """An open data folder.

    Attributes:
        notices: what the official should know about how the data was found.
    """

    folder: Path
    user: str
    keys: Keys
    keyring: Keyring
    lock: FolderLock
    connection: Connection
    notices: tuple[Message, ...]


def exists(folder: Path) -> bool:
    """Return whether a folder holds the data of an office."""
    return (folder / DATABASE_NAME).exists() or restoring.staged(folder)


def create(folder: Path, password: str, user: str, *, check_place: bool) -> tuple[Opened, str]:
    """Make the data of a new office; returns it open, and the recovery key.

    Raises:
        UserError: the folder holds data already, is not a safe place, or cannot be written; the password is too short.
    """
    if check_place:
        place.require_safe(folder)
    with spoken():
        folder.mkdir(parents=True, exist_ok=True)
    lock = FolderLock(folder / LOCK_NAME)
    try:
        if exists(folder):
            raise UserError(
                "KHO-50",
                say("The folder {folder} already holds the data of an office.", folder=str(folder)),
                say("Nothing was changed."),
                say("Open it with its password, or choose another folder."),
            )
        _set_aside(folder / keyring.FILE_NAME)
        ring, keys, recovery = Keyring.create(folder / keyring.FILE_NAME, user=user, password=password)
        _make_database(folder, keys)
        connection = connect_again(folder, keys)
    except BaseException:
        lock.release()
        raise
    return Opened(folder, ring.users[0], keys, ring, lock, connection, ()), recovery


def open_folder(folder: Path, unlock: Callable[[Keyring], tuple[Keys, str]], *, check_place: bool) -> Opened:
    """Open the data of an office.

    Args:
        unlock: takes the keys from the keyring, by whatever the official has.

    Raises:
        UserError: there is no data, the place is not safe, it is open elsewhere, the password is wrong, the file is damaged or newer.
    """
    if not exists(folder):
        raise UserError(
            "KHO-51",
            say("The folder {folder} holds no data of an office.", folder=str(folder)),
            say("Nothing was changed."),
            say("Choose another folder, set up the office, or restore a backup."),
        )
    if check_place:
        place.require_safe(folder)
    lock = FolderLock(folder / LOCK_NAME)
    try:
        with spoken():
            restoring.finish(folder)
        ring = Keyring.load(folder / keyring.FILE_NAME)
        keys, user = unlock(ring)
        log_missing = not (folder / SIDECAR_NAMES[0]).exists()
        connection = database.connect(folder / DATABASE_NAME, derived.database_key(keys))
        try:
            notices = _look_over(connection, unclean=lock.unclean, log_missing=log_missing)
            _bring_up_to_date(connection, folder, keys)
        except BaseException:
            connection.close()
            raise
    except BaseException:
        # The mark of an unclean end stays until the data was opened and checked.
        lock.abandon() if lock.unclean else lock.release()
        raise
    return Opened(folder, user, keys, ring, lock, connection, notices)


def connect_again(folder: Path, keys: Keys) -> Connection:
    """Open one more connection to data that is open already."""
    connection = database.connect(folder / DATABASE_NAME, derived.database_key(keys))
    database.lock_schema(connection)
    return connection


def _look_over(connection: Connection, *, unclean: bool, log_missing: bool) -> tuple[Message, ...]:
    """Check the file if it was not closed properly, and say what the official should know."""
    notices: list[Message] = []
    with spoken():
        if migrations.version_of(connection) == 0:
            raise errors.damaged()
    if unclean:
        if database.quick_faults(connection):
            raise errors.damaged()
        if log_missing:
            notices.append(
                say(
                    "The program did not end properly last time and a part of its files is missing; compare with the latest backup."
                )
            )
        else:
            notices.append(say("The program did not end properly last time; the data was checked and is sound."))
    with spoken():
        last = connection.execute("SELECT at FROM batches ORDER BY rowno DESC LIMIT 1").fetchone()
    if last is not None and last[0] > moments.now():
        notices.append(
            say("The clock of this computer is behind the last entry, {at}: set the date and time.", at=last[0])
        )
    return tuple(notices)


def _make_database(folder: Path, keys: Keys) -> None:
    """Make the database aside: under its own name it is never without its schema, so that an empty one is known to be damaged."""
    path = folder / DATABASE_NAME
    temporary = atomic.beside(path)
    try:
        connection = database.connect(temporary, derived.database_key(keys))
        try:
            migrations.migrate(connection)
        finally:
            connection.close()
        with spoken():
            atomic.publish(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _bring_up_to_date(connection: Connection, folder: Path, keys: Keys) -> None:
    with spoken():
        if migrations.needed(connection):
            _copy_before_update(connection, folder, keys)
            migrations.migrate(connection)
        elif triggers.present(connection) != triggers.generated() or rekeying.needed(connection):
            with database.transaction(connection):
                triggers.drop(connection)
                rekeying.rekey(connection)
                triggers.install(connection)
    database.lock_schema(connection)


def _copy_before_update(connection: Connection, folder: Path, keys: Keys) -> None:
    """Keep the data as it is before the schema changes, as a backup that needs no files: they stay where they are."""
    made_at = datetime.now(UTC)
    path = folder / _BEFORE_UPDATE / moments.as_name(made_at)
    path.parent.mkdir(exist_ok=True)
    unfinished = atomic.beside(path)
    try:
        unfinished.mkdir()
        taken = snapshot.take(connection, unfinished / DATABASE_NAME, keys, Progress())
        atomic.copy(folder / keyring.FILE_NAME, unfinished / keyring.FILE_NAME)
        size = (unfinished / DATABASE_NAME).stat().st_size
        manifest.write(unfinished, BackupInfo(path, made_at, "before update", taken.counts, True, size, taken.head))
        atomic.publish(unfinished, path)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    for old in sorted(path.parent.iterdir(), reverse=True)[_KEPT_BEFORE_UPDATE:]:
        shutil.rmtree(old, ignore_errors=True)


def _set_aside(key_file: Path) -> None:
    """Keep the keys of data that is no longer there: a backup of it may turn up."""
    if key_file.exists():
        with spoken():
            atomic.publish(key_file, key_file.with_name(f"keys-{moments.as_name(datetime.now(UTC))}.json"))
