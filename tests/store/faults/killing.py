"""A process that works on a data folder and dies at a random moment: shared by the kill loops."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

from papi_desktop.store import keyring
from papi_desktop.store.keyring import Cost
from papi_desktop.store.store import Store
from tests.store.samples import PASSWORD, USER

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def new_folder() -> Iterator[Path]:
    """Make a data folder whose password costs nothing to try, so that a kill costs a tenth of a second."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "dữ liệu"
        with mock.patch.object(keyring, "OFFICE_COST", Cost(1, 8, 1)):
            store, _key = Store.create(folder, password=PASSWORD, user=USER)
        store.close()
        yield folder


def wanted(few: int, full: int) -> int:
    """Return how many kills the test suite makes."""
    return full if os.environ.get("PAPI_FAULTS") == "full" else few


def acknowledge(line: str) -> None:
    """Tell the parent in one write, so that a kill never leaves half a line."""
    os.write(1, f"{line}\n".encode())


def killed(
    module: str, folder: Path, chance: random.Random, moment: Callable[[random.Random], tuple[int, float]]
) -> list[str]:
    """Run a module on the folder, kill it at a random moment, and return the lines it had acknowledged.

    Args:
        moment: draws after how many lines, and how many seconds after that, the process is killed.
    """
    lines_first, seconds = moment(chance)
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", module, "--child", str(folder)], stdout=subprocess.PIPE, cwd=ROOT
    )
    assert process.stdout is not None
    received: list[str] = []
    enough = threading.Event()

    def read(stream: Iterator[bytes]) -> None:
        for line in stream:
            received.append(line.decode().strip())
            if len(received) >= lines_first:
                enough.set()
        enough.set()

    reader = threading.Thread(target=read, args=(process.stdout,))
    reader.start()
    if lines_first:
        enough.wait()
    # The wait is the fault itself: the moment of death must not fall into step with the work.
    time.sleep(seconds)
    process.kill()
    process.wait()
    reader.join()
    process.stdout.close()
    return received
