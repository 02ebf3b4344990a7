"""Receives everything in a folder and prints seconds and memory: `python -m tests.benchmarks.receiving OFFICE STICKS`."""

from __future__ import annotations

import json
import resource
import sys
import time
from datetime import date
from pathlib import Path

from papi_desktop.operations.receive import receive
from papi_desktop.operations.setup import open_office

PASSWORD = "kho-thu-nghiem"
TODAY = date(2026, 11, 22)


def peak_mib() -> float:
    """Return the most memory this process ever held, in MiB.

    Where the system tells, it is the mark of this program alone: `ru_maxrss` begins with what the process held that started it.
    """
    status = Path("/proc/self/status")
    marks = status.read_text().splitlines() if status.exists() else []
    for line in marks:
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    folder, sticks = map(Path, sys.argv[1:])
    office = open_office(folder, password=PASSWORD, today=lambda: TODAY)
    start = time.perf_counter()
    done = receive(office, [sticks])
    took = time.perf_counter() - start
    accepted = sum(file.status == "accepted" for file in done)
    office.store.close()
    print(json.dumps({"accepted": accepted, "seconds": took, "peak": peak_mib()}))


if __name__ == "__main__":
    main()
