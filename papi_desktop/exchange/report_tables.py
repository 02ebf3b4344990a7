"""Reads the kinds of report from `reports.toml`: those of the level above over the national rows, the office's own over both."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.reporting import ReportTables, tables_of
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.exchange.file_state import state_of
from papi_desktop.exchange.table_errors import table_error

_TABLES = ("kind", "book", "figure", "table")


def load_report_tables(path: Path, *own: Path) -> ReportTables:
    """Return the kinds of report.

    Args:
        path: the table that ships.
        own: rows of the level above, of the office; a row names by `key` what it changes and gives only what it changes.

    Raises:
        UserError: LUAT-01 naming the file that cannot be used.
    """
    files = (path, *(layer for layer in own if layer.exists()))
    return _loaded(files, tuple(map(state_of, files)))


@lru_cache(maxsize=8)
def _loaded(files: tuple[Path, ...], _as_of: object) -> ReportTables:
    """Return the kinds of report, read once for each state of the files: receiving asks for them with every file."""
    used, *own = files
    rows = _read(used)
    for layer in own:
        used = layer
        for table, changed in _read(layer).items():
            for key, row in changed.items():
                rows[table][key] = {**rows[table].get(key, {}), **row}
    try:
        return tables_of({table: list(found.values()) for table, found in rows.items()})
    except (ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise table_error(used, None, say("a row does not fit: {reason}", reason=str(wrong))) from wrong


def _read(path: Path) -> dict[str, dict[str, Mapping[str, Any]]]:
    try:
        told = tomllib.loads(nfc(path.read_text(encoding="utf-8-sig")))
        return {table: {row["key"]: row for row in told.get(table, ())} for table in _TABLES}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as wrong:
        raise table_error(path, None, say("the file cannot be read ({reason})", reason=str(wrong))) from wrong
