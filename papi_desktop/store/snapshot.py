"""A copy of the open database in one file, opened again, checked and counted before anyone relies on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import ALL
from papi_desktop.jobs import Progress
from papi_desktop.store import audit, database, derived, migrations, repository
from papi_desktop.store.database import Connection
from papi_desktop.store.errors import spoken
from papi_desktop.store.keyring import Keys

_PAGES_A_STEP = 2000


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was found in a copy when it was opened again.

    Attributes:
        schema: how many migrations it has behind it.
        counts: living records of each register, by its key; empty when its schema is not this program's.
        head: printable head of its history.
    """

    schema: int
    counts: Mapping[str, int]
    head: str


def take(connection: Connection, path: Path, keys: Keys, progress: Progress) -> Snapshot:
    """Copy the database of `connection` to the new file `path` and verify the copy.

    Raises:
        UserError: the copy cannot be written, or is not sound.
        Cancelled: the official asked to stop; `path` is then unfinished.
    """
    copy = database.connect_to_copy(path, derived.database_key(keys))
    try:
        with spoken():
            connection.backup(
                copy,
                pages=_PAGES_A_STEP,
                progress=lambda _status, left, total: progress.step(total - left, total, say("Copying the data")),
            )
            # The copy says it has a write-ahead log, as the original; from now on it is one file that is whole by itself.
            copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    atomic.sync_file(path)
    return verify(path, keys)


def verify(path: Path, keys: Keys) -> Snapshot:
    """Open a copy and read all of it.

    Raises:
        UserError: it cannot be opened or is not sound.
    """
    connection = database.connect_to_copy(path, derived.database_key(keys))
    try:
        faults = database.all_faults(connection)
        if faults:
            raise UserError(
                "KHO-40",
                say("The copy {file} is damaged: {fault}", file=path.name, fault=faults[0]),
                say("The data itself is untouched, and so are earlier backups."),
                say("Use another disk for backups, or another backup."),
            )
        with spoken():
            schema = migrations.version_of(connection)
            current = not migrations.needed(connection)
            counts = repository.counts(connection, ALL) if current else {}
            return Snapshot(schema, counts, audit.head(connection, derived.chain_key(keys)))
    finally:
        connection.close()
