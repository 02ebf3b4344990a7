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
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from papi_desktop import translations
from papi_desktop.operations.setup import open_office
from papi_desktop.ui.file_picker import NativePicker
from papi_desktop.ui.icons import load_icons_after_first_paint
from papi_desktop.ui.style import dress
from papi_desktop.ui.translator import install_translator
from papi_desktop.ui.window import MainWindow
translations.use_language("vi")
application = QApplication([]); install_translator(application); dress(application, 1.0, False)
from argon2 import low_level
stretch, spent = low_level.hash_secret_raw, []
def timed(*args, **kwargs):
    began = time.perf_counter()
    try: return stretch(*args, **kwargs)
    finally: spent.append(time.perf_counter() - began)
low_level.hash_secret_raw = timed
office = open_office(Path(sys.argv[1]), password=sys.argv[2])
window = MainWindow(office, NativePicker(application)); window.show()
def ready():
    import json
    took = time.perf_counter() - start - sum(spent)
    late = [m for m in ("openpyxl", "reportlab", "docx", "sqlite_utils", "holidays", "xlsxwriter", "PIL") if m in sys.modules]
    def settled():
        with open("/proc/self/statm") as f: pages = int(f.read().split()[1])
        print(json.dumps({"seconds": took, "password": sum(spent), "mib": pages * 4096 / 2**20, "late": late}), flush=True)
        # All connections must end: the next start would otherwise check a file that was not closed properly.
        window.shell.close(); office.store.close()
        import os; os._exit(0)
    QTimer.singleShot(1500, settled)
QTimer.singleShot(0, ready); application.exec()
"""


def _run(compiled: Path, code: str, *args: str) -> dict[str, object]:
    # An installed program is never compiled at its start, whatever the environment of the one who measures says.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        check=True,
        capture_output=True,
        text=True,
        env=environment | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(compiled)},
    )
    answer: dict[str, object] = json.loads(done.stdout.splitlines()[-1])
    return answer


def figures(stress: Path) -> Iterator[Figure]:
    """Yield start and memory; the stress file must not be open elsewhere. The first run of each compiles, and is not counted."""
    compiled = stress.parent / "compiled"
    ours, floor = [], []
    for _ in range(6):
        ours.append(_run(compiled, OURS, str(stress), PASSWORD))
        floor.append(_run(compiled, BARE))
    del ours[0], floor[0]
    seconds = [statistics.median(float(str(r["seconds"])) for r in runs) for runs in (ours, floor)]
    memory = [statistics.median(float(str(r["mib"])) for r in runs) for runs in (ours, floor)]
    if ours[0]["late"]:
        print("imported at start, though it should come late:", ours[0]["late"])
    # Stretching the password is meant to be slow, and happens after the log-in box is shown: it is told, not counted.
    password = statistics.median(float(str(r["password"])) for r in ours)
    yield Figure(
        f"start to usable window (and {password * 1000:.0f} ms for the password)", seconds[0], seconds[1], 4.0, 0.6
    )
    yield Figure("memory with the stress file open", memory[0], memory[1], 120.0, 250.0, unit="MiB", added=True)
