"""The layer between the law and the office's own rows: files the level above sent down, and how they stand in a hand-over file.

Member names are fixed (`law/holidays.toml`, `wording/notice.toml`), so that a sender cannot choose where a file comes to lie.
"""

from __future__ import annotations

import shutil
import tempfile
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from papi_desktop import atomic
from papi_desktop.documents import wording
from papi_desktop.exchange import law_tables
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.papers import wording_folder
from papi_desktop.paths import resource_folder

LAW, WORDING, REPORTS = "law/", "wording/", "law/reports.toml"
_OFFICE_ALONE = frozenset({"voluntary.toml"})  # words an office adds to its own guard
TABLES = frozenset(law_tables.KNOWN) - _OFFICE_ALONE | {"reports.toml"}
"""Names of the tables that may be sent down."""


def is_file_of(name: str) -> bool:
    """Return whether a part of a hand-over file is one that may be sent down."""
    return name.startswith(WORDING) or (name.startswith(LAW) and name.removeprefix(LAW) in TABLES)


def own_files(office: Office) -> dict[str, bytes]:
    """Return what this office wrote itself and can send down: its rule tables, days off, report dates and wordings."""
    law = law_overrides_folder(office.store.folder)
    found = {LAW + path.name: path for path in sorted(law.glob("*.toml")) if path.name in TABLES}
    if (office.store.folder / "reports.toml").exists():
        found[REPORTS] = office.store.folder / "reports.toml"
    found |= {WORDING + path.name: path for path in sorted(wording_folder(office).glob("*.toml"))}
    return {name: path.read_bytes() for name, path in found.items()}


def write(office: Office, files: Mapping[str, bytes]) -> None:
    """Let the layer be exactly these files; the office counts by them from the next question on."""
    law, words = _folders(office)
    for folder, prefix in ((law, LAW), (words, WORDING)):
        wanted = {name.removeprefix(prefix): content for name, content in files.items() if name.startswith(prefix)}
        for path in folder.glob("*.toml"):
            if path.name not in wanted:
                path.unlink()
        for name, content in wanted.items():
            folder.mkdir(parents=True, exist_ok=True)
            atomic.write(folder / name, content)
    office.law.forget()


def check(office: Office, files: Mapping[str, bytes]) -> None:
    """Refuse files with which this program could not work, or which the office's own rows do not fit on.

    Raises:
        UserError: naming file and row.
    """
    for name, content in files.items():
        if name.startswith(WORDING):
            wording.check_template(Path(name).stem, content)
    with tempfile.TemporaryDirectory(prefix="papi-") as scratch:
        folder = Path(scratch) / "law"
        own = law_overrides_folder(office.store.folder)
        if own.is_dir():
            shutil.copytree(own, folder)
        above = folder / law_tables.ABOVE
        shutil.rmtree(above, ignore_errors=True)
        above.mkdir(parents=True)
        for name, content in files.items():
            if name.startswith(LAW):
                (above / name.removeprefix(LAW)).write_bytes(content)
        law_tables.load_rule_book(resource_folder("law"), folder)
        law_tables.load_calendar(resource_folder("law"), folder)
        law_tables.load_wording(resource_folder("law"), folder)
        if (above / "reports.toml").exists():
            own_reports = office.store.folder / "reports.toml"
            load_report_tables(resource_folder("law", "reports.toml"), above / "reports.toml", own_reports)


def rows_of(content: bytes) -> list[tuple[str, dict[str, Any]]]:
    """Return the rows of a rule table with the name of their table; none when it cannot be read, which `check` tells."""
    try:
        told = tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return []
    return [
        (table, row) for table, rows in told.items() if isinstance(rows, list) for row in rows if isinstance(row, dict)
    ]


def present(office: Office) -> dict[str, bytes]:
    """Return the layer as it is now."""
    law, words = _folders(office)
    return {
        prefix + path.name: path.read_bytes()
        for folder, prefix in ((law, LAW), (words, WORDING))
        for path in sorted(folder.glob("*.toml"))
    }


def _folders(office: Office) -> tuple[Path, Path]:
    return law_overrides_folder(office.store.folder) / law_tables.ABOVE, wording_folder(office) / wording.ABOVE
