"""The words of `voluntary.toml`, and of the office's own file beside its law rows, as a guard. Must not know what is guarded."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

from papi_desktop.domain.law.rules import Certainty
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.domain.voluntary import Guard

_FILE, _TABLE = "voluntary.toml", "levy"


def load_guard(shipped: Path, own: Path | None = None) -> Guard:
    """Return the guard.

    Args:
        shipped: folder of the tables that ship.
        own: folder of the office's own rows; its words are added, and no shipped word can be taken away.
    """
    (row,) = _rows(shipped / _FILE)
    added = _rows(own / _FILE) if own is not None and (own / _FILE).exists() else []
    words = {
        key: (*row.get(key, ()), *(word for other in added for word in other.get(key, ())))
        for key in ("phrases", "for_each", "accents")
    }
    confirmed = row["certainty"] == Certainty.CONFIRMED.value
    return Guard(
        **words,
        harmless=tuple(row["harmless"]),
        least=int(row["least"]),
        share=Fraction(row["share"]),
        citation=row["citation"] if confirmed else "",
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(nfc(path.read_text(encoding="utf-8-sig")))[_TABLE]
    return rows
