"""Days off the office enters itself: a holiday decided late, a swapped Saturday. What they move is shown before they take effect.

The office's rows lie in a file of their own over the national table. When they change, every open time limit is counted again, what
moved is listed, and the new due days are stored as one batch.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.messages import say
from papi_desktop.jobs import Progress
from papi_desktop.operations import law_files
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.operations.open_limits import Shift

_FILE = "holidays.toml"


@dataclass(frozen=True)
class OwnDay:
    """A day the office entered.

    Attributes:
        day: the day.
        kind: off, or worked instead of another.
        name: as Vietnamese offices name it, such as "Nghỉ theo Công văn số …".
        citation: the text that decided it; "" when none is at hand.
    """

    day: date
    kind: DayKind
    name: str
    citation: str = ""


def own_days(office: Office) -> list[OwnDay]:
    """Return the days the office entered, in their order."""
    path = law_overrides_folder(office.store.folder) / _FILE
    if not path.exists():
        return []
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8-sig")).get("day", [])
    days = [OwnDay(date.fromisoformat(r["id"]), DayKind(r["kind"]), r["name_vi"], r.get("citation", "")) for r in rows]
    return sorted(days, key=lambda d: d.day)


def enter_days(
    office: Office, days: Sequence[OwnDay], *, unless_it_moves: bool = False, progress: Progress | None = None
) -> tuple[Shift, ...]:
    """Let the office's days be exactly `days`, count every open time limit again, and return what moved.

    Args:
        unless_it_moves: where a time limit would move, change nothing and return which: somebody is to be asked first.
        progress: asked once everything is counted; stopping changes nothing.

    Raises:
        UserError: if a day does not fit the table, or whoever asks is no administrator; nothing is changed then.
    """
    return law_files.change(
        office, _FILE, _as_toml(days), say("Change the days off"), unless_it_moves=unless_it_moves, progress=progress
    )


def _as_toml(days: Sequence[OwnDay]) -> str:
    """Write the office's rows; JSON strings are TOML strings too."""
    lines = ["# Days off this office entered; the national table ships with the program.", ""]
    for day in sorted(days, key=lambda d: d.day):
        lines += [
            "[[day]]",
            f'id = "{day.day.isoformat()}"',
            f'kind = "{day.kind.value}"',
            f"name_vi = {json.dumps(day.name, ensure_ascii=False)}",
            f"citation = {json.dumps(day.citation, ensure_ascii=False)}",
            'certainty = "to_check"',
            "",
        ]
    return "\n".join(lines)
