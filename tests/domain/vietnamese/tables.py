"""The case tables beside the tests: tab-separated, one case a line, a header line first; written by hand, never by the code they test."""

from __future__ import annotations

import csv
from pathlib import Path

_HERE = Path(__file__).parent


def cases(table: str, *kinds: str) -> list[tuple[str, ...]]:
    """Return the cases of `kinds` from `table`, without the column that names the kind."""
    with (_HERE / table).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [tuple(row[1:]) for row in rows if row[0] in kinds]


def count(table: str) -> int:
    """Return how many different cases `table` has."""
    with (_HERE / table).open(encoding="utf-8") as file:
        return len(set(file)) - 1
