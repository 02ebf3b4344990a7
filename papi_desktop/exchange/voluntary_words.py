"""The words of `voluntary.toml`, and of the office's own file beside its law rows, as a guard. Must not know what is guarded."""

from __future__ import annotations

import tomllib
from fractions import Fraction
from pathlib import Path
from typing import Any

from papi_desktop.domain.law.rules import Certainty
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.domain.voluntary import Guard

_FILE = "voluntary.toml"


def load_guard(shipped: Path, own: Path | None = None) -> Guard:
    """Return the guard.

    Args:
        shipped: folder of the tables that ship.
        own: folder of the office's own rows; its words are added, and no shipped word can be taken away.
    """
    table = _read(shipped / _FILE)
    added = _read(own / _FILE) if own is not None and (own / _FILE).exists() else {}
    words = {key: (*table.get(key, ()), *added.get(key, ())) for key in ("phrases", "accents", "harmless")}
    uniform = table["uniform"]
    confirmed = table["certainty"] == Certainty.CONFIRMED.value
    return Guard(
        **words,
        least=int(uniform["least"]),
        share=Fraction(uniform["share"]),
        citation=table["citation"] if confirmed else "",
    )


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(nfc(path.read_text(encoding="utf-8")))
