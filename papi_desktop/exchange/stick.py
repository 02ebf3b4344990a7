"""A file is put on a stick so that it is wholly there or not there at all, whenever the stick is pulled out.

Looked at before: is it a folder, can it be written, is there room, does the file fit FAT32. Then: temporary name, flushed to the disk, read
back and compared, renamed. Must not know what is in the file.
"""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.jobs import Progress

UNFINISHED = ".part"
"""Ending of a file that is still being written; no receiver takes such a file."""

FAT32_MOST = 2**32 - 1
_CHUNK = 256 * 1024
_SPARE = 2**20  # room left for the folder's own growth
_READ_ONLY = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


class Opener(Protocol):
    """Opens a file in binary mode; the tests give one that fails as a stick does."""

    def __call__(self, path: Path, mode: str) -> BinaryIO: ...


def _open(path: Path, mode: str) -> BinaryIO:
    return path.open(mode, buffering=0)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Delivered:
    """A file that is on the stick, compared byte by byte.

    Attributes:
        size: in bytes.
    """

    path: Path
    size: int


def check(folder: Path, size: int) -> None:
    """Refuse a place that cannot take a file of `size` bytes.

    Raises:
        UserError: it is no folder, there is no room, or the file is too large for FAT32.
    """
    if not folder.is_dir():
        raise _failed(
            "BG-20",
            say("There is no folder “{folder}”.", folder=str(folder)),
            say("Put the stick in, wait until it appears, and choose it again."),
        )
    if size > FAT32_MOST:
        raise _failed(
            "BG-22",
            say("The file is larger than a stick of the usual kind (FAT32) can hold: 4 GB at most."),
            say("Hand it over without photos, or in parts."),
        )
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise _told(error) from error
    if free < size + _SPARE:
        raise _failed(
            "BG-21",
            say(
                "There is not enough room: {needed} MB are needed, {free} MB are free.",
                needed=-(-(size + _SPARE) // 2**20),
                free=free // 2**20,
            ),
            say("Make room on the stick or use another one, and hand over again."),
        )


def deliver(
    data: bytes, folder: Path, name: str, progress: Progress | None = None, opener: Opener = _open
) -> Delivered:
    """Put `data` into `folder` under `name`, an older file of this name being replaced only at the very end.

    Raises:
        UserError: the place cannot take it, or the stick failed or was pulled out; nothing complete is left there then.
        Cancelled: if the official stopped it.
    """
    progress = progress or Progress()
    check(folder, len(data))
    target, unfinished = folder / name, folder / (name + UNFINISHED)
    try:
        try:
            _write(data, unfinished, progress, opener)
            _compare(data, unfinished, progress, opener)
            progress.step(len(data), len(data), say("Giving the file its name"))
            os.replace(unfinished, target)
            atomic.sync_folder(folder)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _told(error) from error
    return Delivered(target, len(data))


def _write(data: bytes, path: Path, progress: Progress, opener: Opener) -> None:
    phase = say("Writing to the stick")
    with opener(path, "wb") as file:
        view = memoryview(data)
        done = 0
        while done < len(data):
            progress.step(done, len(data), phase)
            done += file.write(view[done : done + _CHUNK])
        file.flush()
        os.fsync(file.fileno())


def _compare(data: bytes, path: Path, progress: Progress, opener: Opener) -> None:
    """Read the file back from the stick itself and compare.

    Raises:
        UserError: if it differs.
    """
    phase = say("Reading back from the stick")
    with opener(path, "rb") as file:
        if hasattr(os, "posix_fadvise"):
            # What the system still remembers would be compared with itself.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        done = 0
        while piece := file.read(_CHUNK):
            progress.step(done, len(data), phase)
            if not data.startswith(piece, done):
                break
            done += len(piece)
        else:
            if done == len(data):
                return
    raise _failed(
        "BG-23",
        say("What was read back from the stick is not what was written: the stick is failing."),
        say("Do not use this stick any more. Take another one and hand over again."),
    )


def _told(error: OSError) -> UserError:
    if error.errno in _READ_ONLY:
        return _failed(
            "BG-20",
            say("The stick cannot be written: it is locked or write-protected."),
            say("Move its lock, or use another stick, and hand over again."),
        )
    if error.errno in _FULL:
        return _failed(
            "BG-21",
            say("The stick is full."),
            say("Make room on the stick or use another one, and hand over again."),
        )
    return _failed(
        "BG-24",
        say("The stick was pulled out or failed while it was being written."),
        say("Put it in again, or use another one, and hand over again; wait for “You may take the stick out”."),
    )


def _failed(code: str, what: Message, todo: Message) -> UserError:
    return UserError(code, what, say("Nothing was handed over; the report is safe on this computer."), todo)
