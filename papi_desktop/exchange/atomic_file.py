"""Files for others that are either wholly there or not there at all.

Everything is written in a folder of its own beside the target, flushed to the disk and renamed; what is half written when the power
fails is never mistaken for a workbook.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a path to write to, and put what is there in the place of `target` when the block ends well.

    Yields:
        A path in a new folder, where helping files may be put as well; the folder is removed in any case.

    Raises:
        UserError: if the disk refuses; an older file at `target` is untouched.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".papi-", dir=target.parent) as folder:
            written = Path(folder) / f"new{target.suffix}"
            yield written
            with written.open("rb+") as file:
                os.fsync(file.fileno())
            os.replace(written, target)
    except OSError as error:
        raise UserError(
            "XUAT-01",
            say(
                "“{file}” could not be written: {reason}.",
                file=target.name,
                reason=error.strerror or type(error).__name__,
            ),
            say("Nothing was changed; an older file of this name is as it was."),
            say("Close it in other programs, make room on the disk, or choose another folder, and try again."),
        ) from error
