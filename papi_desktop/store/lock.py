"""One program at a time over one data folder.

The lock is the system's own, so that it is gone with the process that held it. What is written in the file is only for people and for the
next start: a file that was not emptied tells that the program did not end properly. Must not know what is being guarded.
"""

from __future__ import annotations

import getpass
import os
import platform
import sys
from pathlib import Path
from typing import IO

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.dates import table_date
from papi_desktop.store import moments
from papi_desktop.store.errors import spoken

# Windows locks a range of bytes and hides it from others; this one lies beyond the text, so that the text stays readable.
_LOCKED_BYTE = 1 << 30

_AT, _SINCE = " @ ", ", "


class FolderLock:
    """The lock of a folder, held from creation until :meth:`release`.

    Attributes:
        unclean: whether whoever held it before did not release it.

    Raises:
        UserError: another program holds it, naming whom; or the file cannot be written.
    """

    def __init__(self, path: Path) -> None:
        with spoken():
            path.touch()
            # Unbuffered: what could not be written must not be tried once more when the file is closed.
            self._file: IO[bytes] = path.open("r+b", buffering=0)
        try:
            _take(self._file)
        except OSError:
            holder = _read(self._file)
            self._file.close()
            raise UserError(
                "KHO-30",
                say("The data is already open: {holder}.", holder=_told(holder) or path.parent.name),
                say("The data is safe; nothing was changed."),
                say("Go to the window that is already open, or close it first."),
            ) from None
        try:
            self.unclean = bool(_read(self._file))
            self._write(f"{_person()}{_AT}{platform.node()}{_SINCE}{moments.now()}")
        except BaseException:
            self.abandon()
            raise

    def release(self) -> None:
        """Let others in. Tells the next start that all ended well."""
        if self._file.closed:
            return
        self._write("")
        _give_back(self._file)
        self._file.close()

    def abandon(self) -> None:
        """Let others in, leaving the mark that work ended badly."""
        if not self._file.closed:
            _give_back(self._file)
            self._file.close()

    def _write(self, text: str) -> None:
        with spoken():
            self._file.seek(0)
            self._file.truncate(self._file.write(text.encode()))
            os.fsync(self._file.fileno())


def _told(holder: str) -> Message | str:
    """Return who holds the lock for people, in the time of this computer; what is not written as expected is told as it is."""
    who, _between, when = holder.rpartition(_SINCE)
    try:
        moment = moments.as_moment(when).astimezone()
    except ValueError:
        return holder
    machine = who.rpartition(_AT)[2]
    return say(
        "computer {machine}, since {time} on {day}",
        machine=machine,
        time=f"{moment:%H:%M}",
        day=table_date(moment.date()),
    )


def _person() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "?"


def _read(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(400).decode(errors="replace")


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _give_back(file: IO[bytes]) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
