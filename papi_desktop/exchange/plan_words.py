"""Reads the words by which plans are recognised from `resources/plan/words.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from types import MappingProxyType

from papi_desktop.domain.plan.words import PlanWords, ProseWords


def load_plan_words(path: Path) -> PlanWords:
    """Return the words.

    Raises:
        KeyError: if the file lacks a list: it ships with the program, so that is a fault of the program.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    ours, prose = data["ours"], data["prose"]
    return PlanWords(
        columns=MappingProxyType({name: tuple(known) for name, known in data["columns"].items()}),
        committee=tuple(ours["committee"]),
        commune=tuple(ours["commune"]),
        others=tuple(ours["others"]),
        prose=ProseWords(
            assigned=tuple(prose["assigned"]),
            time=tuple(prose["time"]),
            lead=tuple(prose["lead"]),
            cooperating=tuple(prose["with"]),
            tasks_begin=tuple(prose["tasks_begin"]),
            tasks_end=tuple(prose["tasks_end"]),
        ),
        parts=tuple((row["id"], tuple(row["words"])) for row in data["part"]),
    )
