"""Starting is light, and what is generated is current."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.generated import ROOT, forms

HEAVY = (
    "openpyxl",
    "reportlab",
    "docx",
    "sqlite_utils",
    "holidays",
    "PIL",
    "pypdfium2",
    "xlsxwriter",
    "qtawesome",
    "qtpy",
    "lxml",
    "socket",
)

SCRIPT = """
import sys
import papi_desktop.app
import papi_desktop.ui.window
from PySide6.QtWidgets import QApplication
from pathlib import Path
app = QApplication([])
papi_desktop.app.install_translator(app)
papi_desktop.app.dress(app)
program = papi_desktop.app.Program(Path(sys.argv[1]))
print(" ".join(m for m in sys.argv[2:] if m in sys.modules))
"""


def test_nothing_heavy_is_imported_at_start(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "data"), *HEAVY],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.split() == []


def test_forms_are_what_their_designer_sources_say() -> None:
    made = forms()
    assert {path: path.read_bytes() for path in made} == made
    folder = ROOT / "papi_desktop" / "ui" / "forms"
    orphans = {p for p in folder.glob("*.py") if p.name != "__init__.py"} - set(made)
    assert orphans == set()
