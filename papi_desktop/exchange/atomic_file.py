"""Files for others that are either wholly there or not there at all.

Everything is written in a folder of its own beside the target, because the writers put helping files there too, and published as
`papi_desktop.atomic` does it. What the disk refuses is told in words here.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.system_errors import reason_of


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
            atomic.sync_file(written)
            atomic.publish(written, target)
    except OSError as error:
        raise UserError(
            "XUAT-01",
            say(
                "“{file}” could not be written: {reason}.",
                file=target.name,
                reason=reason_of(error),
            ),
            say("Nothing was changed; an older file of this name is as it was."),
            say("Close it in other programs, make room on the disk, or choose another folder, and try again."),
        ) from error
