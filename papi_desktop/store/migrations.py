"""Bringing a file to the schema of this program, in one transaction: either it is wholly new, or as it was.

`PRAGMA user_version` counts the steps done, so that opening a file that needs nothing does not import sqlite_utils, which costs more than
all the rest of opening.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.store import errors, rekeying, triggers
from papi_desktop.store.database import Connection, roll_back
from papi_desktop.store.schema import Step, steps

_SET = "papi"


def version_of(connection: Connection) -> int:
    """Return how many steps the file has behind it; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def needed(connection: Connection, wanted: Sequence[Step] | None = None) -> bool:
    """Return whether the file is older than this program.

    Raises:
        UserError: if it is newer.
    """
    there, here = version_of(connection), len(steps() if wanted is None else wanted)
    if there > here:
        raise UserError(
            "KHO-08",
            say(
                "The data was written by a newer version of the program ({there}, this one knows {here}).",
                there=there,
                here=here,
            ),
            say("The data is safe; nothing was changed."),
            say("Install the newer version of the program and open the data with it."),
        )
    return there < here


def migrate(connection: Connection, wanted: Sequence[Step] | None = None) -> None:
    """Apply the steps the file lacks, put the triggers anew, and check every reference.

    Raises:
        UserError: the file is newer than the program, or the disk is full; the file is as it was.
        ValueError: a step left a reference that leads nowhere; the file is as it was.
    """
    from sqlite_utils import Database, Migrations

    wanted = steps() if wanted is None else wanted
    migrations = Migrations(_SET)
    for step in wanted:
        _register(migrations, step)
    # Rebuilding a table needs foreign keys off, and they cannot be switched inside a transaction.
    with errors.spoken():
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("BEGIN IMMEDIATE")
        try:
            if needed(connection, wanted):
                triggers.drop(connection)
                migrations.apply(Database(connection, execute_plugins=False, recursive_triggers=False))
                dangling = connection.execute("PRAGMA foreign_key_check").fetchall()
                if dangling:
                    raise ValueError(f"references lead nowhere after migration: {dangling[:5]}")
                rekeying.rekey(connection)
                triggers.install(connection)
                connection.execute(f"PRAGMA user_version = {len(wanted)}")
            connection.execute("COMMIT")
        except BaseException:
            roll_back(connection)
            raise
        finally:
            connection.execute("PRAGMA foreign_keys = ON")


def statements(sql: str) -> Iterator[str]:
    """Yield the statements of a script: executescript would commit the transaction it runs in."""
    statement = ""
    for line in sql.splitlines(keepends=True):
        if not statement and (not line.strip() or line.lstrip().startswith("--")):
            continue
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError(f"a statement does not end: {statement[:60]!r}")


def _register(migrations: object, step: Step) -> None:
    def apply(db: object) -> None:
        for statement in statements(step.sql):
            db.conn.execute(statement)  # type: ignore[attr-defined]

    migrations(name=step.name)(apply)  # type: ignore[operator]
