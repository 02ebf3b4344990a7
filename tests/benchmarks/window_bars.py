"""Bars of the window: start and memory with the stress file open, each in a process of its own."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.measure import Figure
from tests.fixtures.stress import PASSWORD

BARE = """
import time; start = time.perf_counter()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
application = QApplication([])
window = QMainWindow(); window.show()
def ready():
    import json
    with open("/proc/self/statm") as f: pages = int(f.read().split()[1])
    print(json.dumps({"seconds": time.perf_counter() - start, "mib": pages * 4096 / 2**20})); application.quit()
QTimer.singleShot(0, ready); application.exec()
"""

OURS = """
import time; start = time.perf_counter()
import sys
from pathlib import Path
from papi_desktop.app import start_window
application, window = start_window(Path(sys.argv[1]), password=sys.argv[2])
from PySide6.QtCore import QTimer
def ready():
    import json
    with open("/proc/self/statm") as f: pages = int(f.read().split()[1])
    late = [m for m in ("openpyxl", "reportlab", "docx", "sqlite_utils", "holidays") if m in sys.modules]
    print(json.dumps({"seconds": time.perf_counter() - start, "mib": pages * 4096 / 2**20, "late": late})); application.quit()
QTimer.singleShot(0, ready); application.exec()
"""


def _run(code: str, *args: str) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
    )
    answer: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return answer


def figures(stress: Path) -> Iterator[Figure]:
    """Yield start and memory; the stress file must not be open elsewhere."""
    _run(BARE)
    ours, floor = [], []
    for _ in range(5):
        ours.append(_run(OURS, str(stress), PASSWORD))
        floor.append(_run(BARE))
    seconds = [statistics.median(float(str(r["seconds"])) for r in runs) for runs in (ours, floor)]
    memory = [statistics.median(float(str(r["mib"])) for r in runs) for runs in (ours, floor)]
    if ours[0]["late"]:
        print("imported at start, though it should come late:", ours[0]["late"])
    yield Figure("start to usable window, stress file", seconds[0], seconds[1], 4.0, 0.6)
    yield Figure("memory with the stress file open", memory[0], memory[1], 120.0, 250.0, unit="MiB", added=True)
