"""What SQLite and the disk say, in words for the official.

Both exception families are known here: `sqlcipher3` has its own copies of the classes of `sqlite3`. Whatever is not listed is a bug and
passes through as it is.
"""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlcipher3 import dbapi2

from papi_desktop.domain.errors import Cancelled, UserError
from papi_desktop.domain.messages import Message, say

DATABASE_ERRORS = (dbapi2.DatabaseError, sqlite3.DatabaseError)
_LOW_BYTE = 0xFF
_FULL_DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NO_WRITING = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


@contextmanager
def spoken() -> Iterator[None]:
    """Turn errors of the database and of the disk inside the block into a UserError where the official can act on them."""
    try:
        with database_spoken():
            yield
    except OSError as error:
        told = of_disk(error)
        if told is None:
            raise
        raise told from error


@contextmanager
def database_spoken() -> Iterator[None]:
    """Do so for the database only, around work of others whose files are not ours to speak of."""
    try:
        yield
    except DATABASE_ERRORS as error:
        told = of_database(error)
        if told is None:
            raise
        raise told from error


def of_database(error: Exception) -> UserError | Cancelled | None:
    """Return what to tell the official about a database error; None when it is a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        # Copying a database raises errors without their number.
        code = next((number for text, number in _TEXTS.items() if text in str(error)), None)
    if code is None:
        return None
    told = _TOLD.get(code & _LOW_BYTE)
    if told is not None:
        return told()
    return Cancelled() if code & _LOW_BYTE == sqlite3.SQLITE_INTERRUPT else None


def of_disk(error: OSError) -> UserError | None:
    """Return what to tell the official about an error of the file system; None when it is a bug."""
    if error.errno in _FULL_DISK:
        return disk_full()
    if error.errno in _NO_WRITING:
        return read_only()
    return disk_trouble() if error.errno == errno.EIO else None


def _nothing_lost() -> Message:
    return say("Everything saved before is safe; the last change was not saved.")


def disk_full() -> UserError:
    """Return the error for a disk without room."""
    return UserError(
        "KHO-01",
        say("The disk is full."),
        _nothing_lost(),
        say("Free some room on the disk, then do it again."),
    )


def read_only() -> UserError:
    """Return the error for files or folders that cannot be written."""
    return UserError(
        "KHO-02",
        say("The data cannot be written: the file or its folder is read-only or held by another program."),
        _nothing_lost(),
        say("Ask whoever looks after the computer to allow writing in the data folder, then do it again."),
    )


def busy() -> UserError:
    """Return the error for a file another task is writing."""
    return UserError(
        "KHO-03",
        say("The data is being written by another task."),
        _nothing_lost(),
        say("Wait until it has finished, then do it again."),
    )


def damaged() -> UserError:
    """Return the error for a data file with broken pages."""
    return UserError(
        "KHO-04",
        say("The data file is damaged."),
        say("What was saved before the last backup is safe in the backup."),
        say("Do not delete anything. Close the program, open it again and restore the latest verified backup."),
    )


def not_a_database() -> UserError:
    """Return the error for a data file that these keys do not open."""
    return UserError(
        "KHO-05",
        say("The data file cannot be read with its keys: its beginning is damaged, or the keys belong to other data."),
        say("What was saved before the last backup is safe in the backup."),
        say("Do not delete anything. Restore the latest verified backup."),
    )


def disk_trouble() -> UserError:
    """Return the error for a disk that fails to read or write."""
    return UserError(
        "KHO-06",
        say("The disk did not read or write as it should."),
        _nothing_lost(),
        say("Make a backup to another disk, and have this disk checked."),
    )


_TOLD: dict[int, Callable[[], UserError]] = {
    sqlite3.SQLITE_FULL: disk_full,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_CANTOPEN: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: not_a_database,
    sqlite3.SQLITE_IOERR: disk_trouble,
}
_TEXTS = {
    "disk is full": sqlite3.SQLITE_FULL,
    "readonly database": sqlite3.SQLITE_READONLY,
    "unable to open": sqlite3.SQLITE_CANTOPEN,
    "is locked": sqlite3.SQLITE_BUSY,
    "malformed": sqlite3.SQLITE_CORRUPT,
    "not a database": sqlite3.SQLITE_NOTADB,
    "disk I/O error": sqlite3.SQLITE_IOERR,
}
