"""The files kept with records: photos, scans, issued papers, source workbooks.

A file is known by the SHA-256 of its content and kept once, encrypted with AES-256-GCM. Its name on the disk is a keyed digest, so that the
folder does not tell which known papers are in it, and files of two offices never meet under one name. Files are only ever added.
"""

from __future__ import annotations

import hmac
import os
from concurrent.futures import Future, ThreadPoolExecutor, wait
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.store import moments
from papi_desktop.store.database import Connection
from papi_desktop.store.errors import spoken

FOLDER = "files"
_NONCE_BYTES = 12
_TAG_BYTES = 16
_AT_ONCE = 2


class FileStore:
    """The encrypted files under one folder.

    Args:
        folder: where they are; made when the first file comes.
        key: 32 bytes that encrypt the content.
        name_key: 32 bytes that make the names.
    """

    def __init__(self, folder: Path, key: bytes, name_key: bytes) -> None:
        self._folder = folder
        self._cipher = AESGCM(key)
        self._name_key = name_key

    def put(self, data: bytes) -> str:
        """Keep `data` and return its digest. It is on the disk when this returns; the same content is kept once.

        Raises:
            UserError: the disk is full or cannot be written.
        """
        digest = sha256(data).hexdigest()
        self._write(digest, data)
        return digest

    def _write(self, digest: str, data: bytes) -> None:
        path = self.path_of(digest)
        if not path.exists():
            nonce = os.urandom(_NONCE_BYTES)
            with spoken():
                path.parent.mkdir(parents=True, exist_ok=True)
                atomic.write(path, nonce + self._cipher.encrypt(nonce, data, digest.encode()))

    def get(self, digest: str) -> bytes:
        """Return the content with this digest.

        Raises:
            UserError: it is missing or damaged.
        """
        try:
            with spoken():
                sealed = memoryview(self.path_of(digest).read_bytes())
            return self._cipher.decrypt(bytes(sealed[:_NONCE_BYTES]), sealed[_NONCE_BYTES:], digest.encode())
        except FileNotFoundError:
            what = say("A file kept with a record is missing.")
        except (InvalidTag, ValueError):
            what = say("A file kept with a record is damaged.")
        raise _unusable(what)

    def size(self, digest: str) -> int:
        """Return how many bytes the content with this digest has, without reading it.

        Raises:
            UserError: it is missing.
        """
        try:
            with spoken():
                return self.path_of(digest).stat().st_size - _NONCE_BYTES - _TAG_BYTES
        except FileNotFoundError:
            raise _unusable(say("A file kept with a record is missing.")) from None

    def has(self, digest: str) -> bool:
        """Return whether the file is there."""
        return self.path_of(digest).is_file()

    def path_of(self, digest: str) -> Path:
        """Return where the file with this digest is, or would be."""
        return self._folder / relative_path(hmac.digest(self._name_key, digest.encode(), "sha256").hex())


class Writing:
    """Keeps the files of one transaction beside it: flushing a file to the disk takes as long as thousands of records, and neither waits
    for the other before the end.
    """

    def __init__(self, files: FileStore) -> None:
        self._files = files
        self._threads: ThreadPoolExecutor | None = None
        self._begun: list[Future[None]] = []

    def begin(self, data: bytes) -> str:
        """Begin to keep `data` and return its digest. It need not be on the disk before `finish` returns."""
        digest = sha256(data).hexdigest()
        self._threads = self._threads or ThreadPoolExecutor(_AT_ONCE, "files")
        self._begun.append(self._threads.submit(self._files._write, digest, data))
        return digest

    def finish(self) -> None:
        """Wait until everything begun is on the disk.

        Raises:
            UserError: the disk is full or cannot be written.
        """
        begun, self._begun = self._begun, []
        wait(begun)
        for one in begun:
            one.result()

    def close(self) -> None:
        """Let the threads go."""
        if self._threads is not None:
            self._threads.shutdown()


def relative_path(name: str) -> Path:
    """Return the path of a file below its folder: 256 folders keep each of them short."""
    return Path(name[:2]) / name[2:]


def record(connection: Connection, digest: str, size: int) -> None:
    """Note that a file belongs to the data, so that a missing one is noticed and a backup takes it along."""
    connection.execute(
        "INSERT INTO files (digest, size, stored_at) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
        (digest, size, moments.now()),
    )


def recorded(connection: Connection) -> list[str]:
    """Return the digests of every file that belongs to the data."""
    return [digest for (digest,) in connection.execute("SELECT digest FROM files ORDER BY digest")]


def _unusable(what: Message) -> UserError:
    return UserError(
        "KHO-36",
        what,
        say("All other data is safe."),
        say("Restore the latest backup, or attach the file once more."),
    )
