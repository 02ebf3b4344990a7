"""The chain over the history: every entry bound to the one before it by a keyed digest.

    digest(n) = HMAC-SHA256(audit key, digest(n-1) ‖ SHA-256(batch of n) ‖ entry n)

The digests of a batch are kept in its row. Batch and entry are written canonically: each part as its length in bytes ("-" for NULL),
a colon and the part. Row numbers stay out, so that a restored file verifies. The key lies wrapped in the key file, not in the database.
Tamper-evident, not tamper-proof: whoever has the key and the file can make a new chain, but not one with the head that stands on paper.
"""

# ruff: noqa: S608 - the statements are made of constants of this module.

from __future__ import annotations

import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from itertools import islice

from papi_desktop.domain.messages import Message, say
from papi_desktop.jobs import Progress
from papi_desktop.store.crockford import letters_of
from papi_desktop.store.database import Connection

_HEAD_BITS = 60


def canonical(*columns: str) -> str:
    """Return the SQL that writes columns length-prefixed: SQLite does it many times faster than Python would."""
    parts = (f"ifnull(octet_length({column}), '-'), ':', {column}" for column in columns)
    return f"CAST(concat({', '.join(parts)}) AS BLOB)"


_ENTRY = canonical("register", "record", "op", "old", "new")
_HEADER = canonical("id", "at", "actor", "operation", "undoes")
_ENTRIES = "SELECT rowno, batch, " + _ENTRY + " FROM audit ORDER BY rowno"
_UNSEALED = "SELECT " + _ENTRY + " FROM audit WHERE rowno >= ? ORDER BY rowno"
_BATCHES = "SELECT rowno, first_entry, last_entry, digests, at, actor, " + _HEADER + " FROM batches ORDER BY rowno"
_LAST_DIGEST = "SELECT substr(digests, -32) FROM batches ORDER BY rowno DESC LIMIT 1"
DIGEST_BYTES = 32
_BLOCK = 64
_EVERY = 1000


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


def seal(connection: Connection, key: bytes, header: Sequence[str | None], first_entry: int) -> bytes:
    """Return the digests of the entries from `first_entry` on, one after the other.

    Args:
        header: id, at, actor, operation and undoes of their batch, which is written next.
    """
    digest = _last_digest(connection, key)
    bound = sha256(b"".join(map(_length_prefixed, header))).digest()
    compute = _keyed(key)
    digests = bytearray()
    for (entry,) in connection.execute(_UNSEALED, (first_entry,)):
        digest = compute(digest + bound + entry)
        digests += digest
    return bytes(digests)


def verify(connection: Connection, key: bytes, progress: Progress) -> ChainReport:
    """Compute the whole chain again and compare."""
    compute = _keyed(key)
    digest = _genesis(key)
    total = int(connection.execute("SELECT coalesce(max(rowno), 0) FROM audit").fetchone()[0])
    entries = connection.execute(_ENTRIES)
    expected, expected_batch, told = 1, 1, 0
    phase = say("Verifying the history")
    progress.step(0, total, phase)
    for batch, first, last, digests, at, actor, header in connection.execute(_BATCHES):
        if batch != expected_batch or first != expected:
            return _broken(expected, digest, Tampering.DELETED, at, actor)
        bound = sha256(header).digest()
        before, computed, fault = digest, bytearray(), None
        for rowno, belongs_to, entry in islice(entries, last - first + 1):
            if rowno != expected or belongs_to != batch:
                fault = Tampering.CHANGED if rowno == expected else Tampering.DELETED
                break
            digest = compute(digest + bound + entry)
            computed += digest
            expected += 1
        if not digests.startswith(computed):
            place = _first_difference(digests, computed)
            digest = digests[(place - 1) * DIGEST_BYTES : place * DIGEST_BYTES] if place else before
            return _broken(first + place, digest, Tampering.CHANGED, at, actor)
        if fault is not None or expected != last + 1:
            return _broken(expected, digest, fault or Tampering.DELETED, at, actor)
        expected_batch += 1
        if last - told >= _EVERY:
            told = last
            progress.step(told, total, phase)
    if next(entries, None) is not None:
        return _broken(expected, digest, Tampering.ADDED)
    progress.step(total, total, phase)
    return ChainReport(expected - 1, printable(digest))


def head(connection: Connection, key: bytes) -> str:
    """Return the short printable digest of the last entry, as it stands on papers and in bundles."""
    return printable(_last_digest(connection, key))


def entry_of_head(connection: Connection, printed: str) -> int | None:
    """Return the number of the entry whose head was printed, None when the history holds no such entry."""
    wanted = printed.strip().upper()
    for first, digests in connection.execute("SELECT first_entry, digests FROM batches ORDER BY rowno DESC"):
        for at in range(0, len(digests), DIGEST_BYTES):
            if printable(digests[at : at + DIGEST_BYTES]) == wanted:
                return int(first) + at // DIGEST_BYTES
    return None


def printable(digest: bytes) -> str:
    """Return the first 60 bits of a digest as three groups of four letters."""
    letters = letters_of(int.from_bytes(digest) >> (len(digest) * 8 - _HEAD_BITS), _HEAD_BITS // 5)
    return "-".join(letters[at : at + 4] for at in range(0, len(letters), 4))


def _keyed(key: bytes) -> Callable[[bytes], bytes]:
    """Return what computes HMAC-SHA256 (RFC 2104) under `key`, with the key's own part done once.

    `hmac.digest` does it anew for every entry and takes twice as long; an import or a received report has thousands.

    Raises:
        ValueError: if the key is longer than a block of SHA-256, which HMAC would shorten first.
    """
    if len(key) > _BLOCK:
        raise ValueError("the key of a history has at most 64 bytes")
    inner = sha256(bytes(byte ^ 0x36 for byte in key.ljust(_BLOCK, b"\0")))
    outer = sha256(bytes(byte ^ 0x5C for byte in key.ljust(_BLOCK, b"\0")))

    def compute(content: bytes) -> bytes:
        inside, outside = inner.copy(), outer.copy()
        inside.update(content)
        outside.update(inside.digest())
        return outside.digest()

    return compute


def _genesis(key: bytes) -> bytes:
    return hmac.digest(key, b"papi-desktop history", "sha256")


def _last_digest(connection: Connection, key: bytes) -> bytes:
    row = connection.execute(_LAST_DIGEST).fetchone()
    return _genesis(key) if row is None else bytes(row[0])


def _first_difference(kept: bytes, computed: bytes | bytearray) -> int:
    """Return the place of the first digest in which two rows of digests differ."""
    differing = next(at for at in range(len(computed)) if kept[at : at + 1] != computed[at : at + 1])
    return differing // DIGEST_BYTES


def _length_prefixed(part: str | None) -> bytes:
    """Return a part of a header as `canonical` writes it."""
    if part is None:
        return b"-:"
    encoded = part.encode()
    return b"%d:%b" % (len(encoded), encoded)


def _broken(entry: int, digest: bytes, tampering: Tampering, at: str = "", actor: str = "") -> ChainReport:
    words = {
        Tampering.CHANGED: say("entry {entry}, written {at} by {actor}, was changed", entry=entry, at=at, actor=actor),
        Tampering.DELETED: say("entry {entry}, written before or on {at}, was deleted", entry=entry, at=at),
        Tampering.ADDED: say("entry {entry} was added from outside the program", entry=entry),
    }
    return ChainReport(entry - 1, printable(digest), words[tampering], tampering, entry)
