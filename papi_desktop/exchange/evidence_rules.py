"""Reads `resources/plan/evidence.toml`: which books prove work on which part of PAPI."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from papi_desktop.domain.self_assessment import Wanted


@dataclass(frozen=True, slots=True)
class EvidenceRule:
    """A row: what is wanted, and the values a record of its book must have."""

    wanted: Wanted
    where: Mapping[str, Any]


def load_evidence_rules(path: Path) -> tuple[EvidenceRule, ...]:
    """Return the rows in their order.

    Raises:
        KeyError: if a row lacks a field: the file ships with the program, so that is a fault of the program.
    """
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["evidence"]
    return tuple(
        EvidenceRule(
            Wanted(row["id"], row["part"], row["title_vi"], row["book"], row["times"]),
            MappingProxyType(row.get("where", {})),
        )
        for row in rows
    )
