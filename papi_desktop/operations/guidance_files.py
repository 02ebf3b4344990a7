"""The layer between the law and the office's own rows: files the level above sent down, and how they stand in a hand-over file.

Member names are fixed (`law/holidays.toml`, `wording/notice.toml`), so that a sender cannot choose where a file comes to lie.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from papi_desktop import atomic
from papi_desktop.documents import wording
from papi_desktop.domain.messages import N_
from papi_desktop.exchange import law_tables
from papi_desktop.exchange.report_tables import load_report_tables
from papi_desktop.operations import other_law
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.papers import wording_folder
from papi_desktop.operations.report_kinds import rows_set
from papi_desktop.paths import ABOVE, resource_folder

LAW, WORDING, REPORTS = "law/", "wording/", "law/reports.toml"
_OFFICE_ALONE = frozenset({"voluntary.toml"})  # words an office adds to its own guard
TABLES = frozenset(law_tables.KNOWN) - _OFFICE_ALONE | {"reports.toml"}
"""Names of the tables that may be sent down."""

TITLES = {
    "clocks.toml": N_("Rules and time limits"),
    "duties.toml": N_("Duties of disclosure"),
    "channels.toml": N_("Forms of disclosure"),
    "places.toml": N_("Kinds of posting places"),
    "papi.toml": N_("Dimensions of PAPI"),
    "forms.toml": N_("Official forms of papers"),
    "holidays.toml": N_("Days off and swapped days"),
    "wording.toml": N_("How a counting is told"),
    "reports.toml": N_("Reports and their due days"),
}
"""What each of these tables is called for people."""


def is_file_of(name: str) -> bool:
    """Return whether a part of a hand-over file is one that may be sent down."""
    return name.startswith(WORDING) or (name.startswith(LAW) and name.removeprefix(LAW) in TABLES)


def own_files(office: Office) -> dict[str, bytes]:
    """Return what this office wrote itself and can send down: its rule tables, days off, report dates and wordings."""
    law = law_overrides_folder(office.store.folder)
    found = {LAW + path.name: path for path in sorted(law.glob("*.toml")) if path.name in TABLES}
    found |= {WORDING + path.name: path for path in sorted(wording_folder(office).glob("*.toml"))}
    dates = _report_dates(office)
    return {**{name: path.read_bytes() for name, path in found.items()}, **({REPORTS: dates} if dates else {})}


def _report_dates(office: Office) -> bytes:
    """Return the rows of `reports.toml` this office wrote by hand and, over them, what it set on the screen."""
    path = office.store.folder / "reports.toml"
    own = path.read_bytes() if path.exists() else b""
    kinds = {row["key"]: row for table, row in rows_of(own) if table == "kind"}
    for row in rows_set(office):
        kinds[row["key"]] = {**kinds.get(row["key"], {}), **row}
    others = [(table, row) for table, row in rows_of(own) if table != "kind"]
    lines = [_as_toml(table, row) for table, row in (*(("kind", row) for row in kinds.values()), *others)]
    return "\n".join(lines).encode()


def _as_toml(table: str, row: Mapping[str, Any]) -> str:
    """Return one row as TOML."""
    return "\n".join([f"[[{table}]]", *(f"{key} = {_value(value)}" for key, value in row.items()), ""])


def _value(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{json.dumps(key)} = {_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)  # a JSON string, number or truth is one of TOML too


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
    with other_law.under(office, above=law_of(files)) as then:
        _ = then.law.words
        reports = then.law.overrides / ABOVE / "reports.toml"
        if reports.exists():
            own_reports = office.store.folder / "reports.toml"
            load_report_tables(resource_folder("law", "reports.toml"), reports, own_reports)


def law_of(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the tables among these files, by the name they have in a folder."""
    return {name.removeprefix(LAW): content for name, content in files.items() if name.startswith(LAW)}


def rows_of(content: bytes) -> list[tuple[str, dict[str, Any]]]:
    """Return the rows of a rule table with the name of their table; none when it cannot be read, which `check` tells."""
    try:
        told = tomllib.loads(content.decode("utf-8-sig"))
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
    return law_overrides_folder(office.store.folder) / ABOVE, wording_folder(office) / ABOVE
