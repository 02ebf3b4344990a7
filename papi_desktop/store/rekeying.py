"""Making kept search and sort keys anew when the program has learnt to fold or to sort better.

Keys are computed when a record is written; without this an improved rule would hold for new records only, and a list would sort by two
rules at once.
"""

# ruff: noqa: S608 - only names of registers, checked by Table, go into the text of a statement; values are parameters.
from __future__ import annotations

import hashlib

from papi_desktop.store import settings
from papi_desktop.store.database import Connection
from papi_desktop.store.search_keys import fingerprint
from papi_desktop.store.tables import Table, all_tables

_SETTING = "store.keys"
_CHUNK = 1000


def needed(connection: Connection) -> bool:
    """Return whether the keys in the file were made by other rules than the program's."""
    return bool(settings.read(connection, _SETTING) != _rules())


def rekey(connection: Connection) -> None:
    """Make every key anew, inside the open transaction and with the triggers dropped: this is no change of the books.

    No history, no new version of a record; the indexes of words are built anew in one go.
    """
    if not needed(connection):
        return
    for table in all_tables():
        if table.key_columns:
            _rekey_table(connection, table)
    settings.write(connection, _SETTING, _rules())


def _rules() -> str:
    declared = repr([(t.name, [f.key for f in t.searched], [f.key for f in t.sorted]) for t in all_tables()])
    return f"{fingerprint()}-{hashlib.sha256(declared.encode()).hexdigest()[:16]}"


def _rekey_table(connection: Connection, table: Table) -> None:
    source = tuple(dict.fromkeys(f.key for f in (*table.searched, *table.sorted)))
    read = f"SELECT rowno, {', '.join(source)} FROM {table.name} WHERE rowno > ? ORDER BY rowno LIMIT {_CHUNK}"
    write = f"UPDATE {table.name} SET {', '.join(f'{c} = ?' for c in table.key_columns)} WHERE rowno = ?"
    last = 0
    while rows := connection.execute(read, (last,)).fetchall():
        connection.executemany(
            write, [(*table.keys_of(dict(zip(source, row[1:], strict=True))), row[0]) for row in rows]
        )
        last = rows[-1][0]
    if table.words:
        connection.execute(f"INSERT INTO {table.words} ({table.words}) VALUES ('rebuild')")
