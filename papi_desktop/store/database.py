"""One way to open an encrypted SQLite file, with everything set that keeps committed work safe.

Owns the pragmas, the key and the lock on the schema. Must not know which tables there are.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias, cast

from sqlcipher3 import dbapi2

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.store import errors

# sqlcipher3 has the classes of sqlite3 under its own name and no stubs; the shape is the same.
Connection: TypeAlias = sqlite3.Connection

APPLICATION_ID = 0x50415049  # "PAPI": tells our files from any other SQLite file
_KEY_BYTES = 32
_BUSY_MILLISECONDS = 10_000
_CACHE_KIB = 32 * 1024
_WAL_PAGES = 4000
_WAL_BYTES = 64 * 1024 * 1024

_DDL = frozenset(
    getattr(sqlite3, name)
    for name in (
        *(
            "SQLITE_CREATE_INDEX",
            "SQLITE_CREATE_TABLE",
            "SQLITE_CREATE_TRIGGER",
            "SQLITE_CREATE_VIEW",
            "SQLITE_CREATE_VTABLE",
        ),
        *(
            "SQLITE_CREATE_TEMP_INDEX",
            "SQLITE_CREATE_TEMP_TABLE",
            "SQLITE_CREATE_TEMP_TRIGGER",
            "SQLITE_CREATE_TEMP_VIEW",
        ),
        *("SQLITE_DROP_INDEX", "SQLITE_DROP_TABLE", "SQLITE_DROP_TRIGGER", "SQLITE_DROP_VIEW", "SQLITE_DROP_VTABLE"),
        *("SQLITE_ALTER_TABLE", "SQLITE_ATTACH", "SQLITE_DETACH", "SQLITE_REINDEX"),
    )
)


def connect(path: Path, key: bytes) -> Connection:
    """Open or create the encrypted file at `path` for reading and writing.

    Args:
        key: 32 random bytes used as they are, so that opening costs no key derivation.

    Raises:
        UserError: the file is damaged, is not ours, is opened with the wrong key, or cannot be written.
    """
    with errors.spoken():
        connection = cast(
            Connection,
            dbapi2.connect(str(path), timeout=_BUSY_MILLISECONDS / 1000, isolation_level=None, cached_statements=512),
        )
        try:
            _give_key(connection, key)
            _refuse_foreign(connection)
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA journal_mode = WAL")
            # FULL: with NORMAL a power cut may take the last commits, and a village has power cuts.
            connection.execute("PRAGMA synchronous = FULL")
            # No plain text in temporary files.
            connection.execute("PRAGMA temp_store = MEMORY")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")
            # The log is folded back into the file after some 16 MB, not within every import.
            connection.execute(f"PRAGMA wal_autocheckpoint = {_WAL_PAGES}")
            connection.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES}")
            connection.execute("PRAGMA cell_size_check = ON")
        except BaseException:
            connection.close()
            raise
    return connection


def connect_to_copy(path: Path, key: bytes) -> Connection:
    """Open or create a file that must stay one file: a backup, or one being made. No write-ahead log beside it.

    Raises:
        UserError: as `connect`.
    """
    with errors.spoken():
        connection = cast(Connection, dbapi2.connect(str(path), isolation_level=None))
        try:
            _give_key(connection, key)
            connection.execute("PRAGMA temp_store = MEMORY")
        except BaseException:
            connection.close()
            raise
    return connection


def lock_schema(connection: Connection) -> None:
    """Deny every change of the schema from now on: a mistyped name must be an error, never a new table."""

    def authorise(action: int, *_what: str | None) -> int:
        return sqlite3.SQLITE_DENY if action in _DDL else sqlite3.SQLITE_OK

    connection.set_authorizer(authorise)


@contextmanager
def transaction(connection: Connection) -> Iterator[None]:
    """Run the block inside one write transaction: all of it is kept, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        roll_back(connection)
        raise


def roll_back(connection: Connection) -> None:
    """Undo the open transaction; a full disk may have made SQLite do so already."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def quick_faults(connection: Connection) -> list[str]:
    """Return what a quick look at the structure of the file finds wrong; empty when it is sound."""
    return _faults(connection, "PRAGMA quick_check(20)")


def all_faults(connection: Connection) -> list[str]:
    """Return everything wrong with the file: seals of the encrypted pages, structure, indexes and references."""
    faults = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check")]
    faults += _faults(connection, "PRAGMA integrity_check(20)")
    if not faults:
        faults = [f"{row[0]} → {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    return faults


def _faults(connection: Connection, check: str) -> list[str]:
    try:
        return [str(row[0]) for row in connection.execute(check) if row[0] != "ok"]
    except errors.DATABASE_ERRORS as error:
        # Broken badly enough, the check itself breaks off; that is an answer too.
        return [str(error)]


def _give_key(connection: Connection, key: bytes) -> None:
    if len(key) != _KEY_BYTES:
        raise ValueError("the key of a data file has 32 bytes")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
    # The first reading decrypts page 1, so that a wrong key is found here and not somewhere later.
    connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()


def _refuse_foreign(connection: Connection) -> None:
    (found,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if tables == 0:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    elif found != APPLICATION_ID:
        raise UserError(
            "KHO-07",
            say("The data file was made by another program."),
            say("Nothing was changed."),
            say("Choose the folder that holds the data of PAPI Desktop."),
        )
