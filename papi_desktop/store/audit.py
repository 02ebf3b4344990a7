"""The chain over the history: every entry bound to the one before it by a keyed digest.

    digest(n) = HMAC-SHA256(audit key, digest(n-1) ‖ SHA-256(batch of n) ‖ entry n)

Batch and entry are written canonically: each part as its length in bytes, a colon and the part, "-" for NULL. Row numbers stay out,
so that a restored file verifies. The key lies wrapped in the key file, not in the database. Tamper-evident, not tamper-proof: whoever
has the key and the file can make a new chain, but not one with the head that stands on paper.
"""

# ruff: noqa: S608 - the statements are made of constants of this module.

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from papi_desktop.domain.messages import Message, say
from papi_desktop.jobs import Progress
from papi_desktop.store.crockford import letters_of
from papi_desktop.store.database import Connection

_HEAD_BITS = 60
_EVERY = 5000


def _canonical(*columns: str) -> str:
    """Return the SQL that writes columns length-prefixed: SQLite does it many times faster than Python would."""
    parts = (f"coalesce(octet_length({column}) || ':' || {column}, '-')" for column in columns)
    return f"CAST({' || '.join(parts)} AS BLOB)"


_ENTRY = _canonical("audit.register", "audit.record", "audit.op", "audit.old", "audit.new")
_BATCH = _canonical("id", "at", "actor", "operation", "undoes")
_UNSEALED = "SELECT rowno, " + _ENTRY + " FROM audit WHERE rowno > ? ORDER BY rowno"
_SEALED = (
    "SELECT audit.rowno, audit.batch, audit_chain.digest, " + _ENTRY + " FROM audit "
    "LEFT JOIN audit_chain ON audit_chain.rowno = audit.rowno ORDER BY audit.rowno"
)
_BATCHES = "SELECT rowno, " + _BATCH + " FROM batches ORDER BY rowno"
_ONE_BATCH = "SELECT " + _BATCH + " FROM batches WHERE rowno = ?"
_WHO = "SELECT at, actor FROM batches WHERE first_entry <= ? ORDER BY rowno DESC LIMIT 1"


class Tampering(StrEnum):
    """What was done to the first broken entry."""

    CHANGED = "changed"
    DELETED = "deleted"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What verifying the chain found.

    Attributes:
        entries: entries verified, up to the broken one when there is one.
        head: short printable digest of the last one verified.
        first_broken: what is wrong with the first broken entry, in words; None when all hold.
        tampering: the same as a stable word.
        entry: number of the first broken entry.
    """

    entries: int
    head: str
    first_broken: Message | None = None
    tampering: Tampering | None = None
    entry: int | None = None


def seal(connection: Connection, key: bytes, batch: int) -> None:
    """Chain the entries that are not yet, all of them of `batch`. To be called inside its transaction, when its row is written."""
    number, digest = _last(connection, key)
    (canonical,) = connection.execute(_ONE_BATCH, (batch,)).fetchone()
    header = sha256(canonical).digest()
    sealed: list[tuple[int, bytes]] = []
    for rowno, entry in connection.execute(_UNSEALED, (number,)):
        digest = hmac.digest(key, digest + header + entry, "sha256")
        sealed.append((rowno, digest))
    connection.executemany("INSERT INTO audit_chain (rowno, digest) VALUES (?, ?)", sealed)


def verify(connection: Connection, key: bytes, progress: Progress) -> ChainReport:
    """Compute the whole chain again and compare."""
    digest = _genesis(key)
    compute = hmac.digest
    headers = _headers(connection)
    header_of, header = 0, b""
    total = _count(connection)
    expected = 1
    for rowno, batch, kept, entry in connection.execute(_SEALED):
        if rowno != expected:
            return _broken(connection, expected, digest, Tampering.DELETED)
        if batch != header_of:
            header_of, header = _advance(headers, batch)
            if header_of != batch:
                return _broken(connection, rowno, digest, Tampering.CHANGED)
        if kept is None:
            return _broken(connection, rowno, digest, Tampering.ADDED)
        computed = compute(key, digest + header + entry, "sha256")
        if computed != kept:
            return _broken(connection, rowno, digest, Tampering.CHANGED)
        digest = kept
        expected += 1
        if not rowno % _EVERY:
            progress.step(rowno, total, say("Verifying the history"))
    if _beyond(connection, expected):
        return _broken(connection, expected, digest, Tampering.DELETED)
    return ChainReport(expected - 1, printable(digest))


def head(connection: Connection, key: bytes) -> str:
    """Return the short printable digest of the last entry, as it stands on papers and in bundles."""
    return printable(_last(connection, key)[1])


def entry_of_head(connection: Connection, printed: str) -> int | None:
    """Return the number of the entry whose head was printed, None when the history holds no such entry."""
    wanted = printed.strip().upper()
    for rowno, digest in connection.execute("SELECT rowno, digest FROM audit_chain ORDER BY rowno DESC"):
        if printable(digest) == wanted:
            return int(rowno)
    return None


def printable(digest: bytes) -> str:
    """Return the first 60 bits of a digest as three groups of four letters."""
    letters = letters_of(int.from_bytes(digest) >> (len(digest) * 8 - _HEAD_BITS), _HEAD_BITS // 5)
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _genesis(key: bytes) -> bytes:
    return hmac.digest(key, b"papi-desktop history", "sha256")


def _last(connection: Connection, key: bytes) -> tuple[int, bytes]:
    row = connection.execute("SELECT rowno, digest FROM audit_chain ORDER BY rowno DESC LIMIT 1").fetchone()
    return (0, _genesis(key)) if row is None else (row[0], row[1])


def _headers(connection: Connection) -> Iterator[tuple[int, bytes]]:
    for rowno, canonical in connection.execute(_BATCHES):
        yield rowno, sha256(canonical).digest()


def _advance(headers: Iterator[tuple[int, bytes]], batch: int) -> tuple[int, bytes]:
    """Return the header of `batch` from headers in ascending order; another number when it is missing."""
    for rowno, header in headers:
        if rowno >= batch:
            return rowno, header
    return 0, b""


def _count(connection: Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(rowno), 0) FROM audit_chain").fetchone()[0])


def _beyond(connection: Connection, expected: int) -> bool:
    """Return whether something still speaks of entries that are gone from the end."""
    (promised,) = connection.execute("SELECT coalesce(max(last_entry), 0) FROM batches").fetchone()
    return max(_count(connection), int(promised)) >= expected


def _broken(connection: Connection, entry: int, digest: bytes, tampering: Tampering) -> ChainReport:
    at, actor = connection.execute(_WHO, (entry,)).fetchone() or ("", "")
    words = {
        Tampering.CHANGED: say("entry {entry}, written {at} by {actor}, was changed", entry=entry, at=at, actor=actor),
        Tampering.DELETED: say("entry {entry}, written {at} by {actor}, was deleted", entry=entry, at=at, actor=actor),
        Tampering.ADDED: say("entry {entry}, dated {at}, was added from outside the program", entry=entry, at=at),
    }
    return ChainReport(entry - 1, printable(digest), words[tampering], tampering, entry)
