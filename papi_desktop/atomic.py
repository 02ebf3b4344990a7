"""Files that are either wholly there or not there at all.

Owns the one way a file gets its final name: written under another name, flushed to the disk, renamed. Must not know what is in it.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write(path: Path, data: bytes) -> None:
    """Write `data` to `path` so that a crash leaves either the old file or the new one.

    Raises:
        OSError: if it cannot be written; the old file is untouched.
    """
    temporary = beside(path)
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        publish(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def copy(source: Path, target: Path) -> None:
    """Copy a file to `target` so that a crash leaves no half of it.

    Raises:
        OSError: if it cannot be read or written.
    """
    temporary = beside(target)
    try:
        shutil.copyfile(source, temporary)
        sync_file(temporary)
        publish(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def put_back_on_failure(path: Path) -> Iterator[None]:
    """Leave a file as it was, or not there, if the block raises: for what is kept elsewhere and must agree with it.

    The old content waits beside the file, so that putting it back needs no room on the disk.

    Raises:
        OSError: if the old content cannot be set aside; the block does not begin then.
    """
    aside = beside(path)
    if there := path.exists():
        copy(path, aside)
    try:
        yield
    except BaseException:
        if there:
            publish(aside, path)
        else:
            path.unlink(missing_ok=True)
        raise
    with suppress(OSError):  # what was done stands; the name is read by nobody
        aside.unlink(missing_ok=True)


def beside(path: Path) -> Path:
    """Return a name not yet taken in the folder of `path`, for what will become `path`."""
    return path.with_name(f".{path.name[:60]}.{secrets.token_hex(4)}.part")


def publish(temporary: Path, path: Path) -> None:
    """Give a finished file or folder its final name, durably."""
    os.replace(temporary, path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Have the system put a file's bytes on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Have the system put a folder's names on the disk; Windows does so by itself and cannot be asked, nor can some network disks."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
