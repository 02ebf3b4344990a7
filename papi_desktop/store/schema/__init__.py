"""The schema as frozen SQL: one file a migration, never changed after a release, checked against `CHECKSUMS` by a test.

A new file is named `m0003_what_it_does.sql`, holds plain statements, and is added to `CHECKSUMS` when it is released. Generated
triggers are not in here: `papi_desktop.store.triggers` installs them anew after every migration.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Step:
    """One migration: its name and its SQL."""

    name: str
    sql: str


@cache
def steps() -> tuple[Step, ...]:
    """Return every migration, in order."""
    folder = Path(__file__).parent
    return tuple(Step(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("m[0-9]*.sql")))
