"""Days off the office enters itself: a holiday decided late, a swapped Saturday. What they move is shown before they take effect.

The office's rows lie in a file of their own over the national table. When they change, every open time limit is counted again, what
moved is listed, and the new due days are stored as one batch.
"""

from __future__ import annotations

import json
import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.law.calendar import DayKind
from papi_desktop.domain.law.recompute import Moved, OpenItem, recompute
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, POSTINGS
from papi_desktop.exchange.law_tables import load_calendar
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.paths import resource_folder
from papi_desktop.store import atomic
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

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
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text(encoding="utf-8")).get("day", [])
    days = [OwnDay(date.fromisoformat(r["id"]), DayKind(r["kind"]), r["name_vi"], r.get("citation", "")) for r in rows]
    return sorted(days, key=lambda d: d.day)


def what_moves(office: Office, days: Sequence[OwnDay]) -> tuple[Moved, ...]:
    """Return the open time limits that other days off would move; nothing is changed.

    Raises:
        UserError: if a day does not fit the table; names the line.
    """
    with tempfile.TemporaryDirectory(prefix="papi-") as scratch:
        (Path(scratch) / _FILE).write_text(_as_toml(days), encoding="utf-8")
        calendar = load_calendar(resource_folder("law"), Path(scratch))
    return recompute(_open_items(office), office.calendar, calendar)


def enter_days(office: Office, days: Sequence[OwnDay]) -> tuple[Moved, ...]:
    """Let the office's days be exactly `days`, count every open time limit again, and return what moved.

    Raises:
        UserError: if a day does not fit the table; nothing is changed then.
    """
    moved = what_moves(office, days)
    folder = law_overrides_folder(office.store.folder)
    folder.mkdir(parents=True, exist_ok=True)
    with office.store.transaction(say("Change the days off")) as tx:
        for item in moved:
            register, _, record_id = item.item.key.partition(":")
            if register == DISCLOSURES.key:
                tx.update(DISCLOSURES, record_id, {"due": item.after.isoformat()})
            else:
                _move_stated_end(office, tx, record_id, item)
        tx.note(say("{days} days off of the office, {moved} time limits moved", days=len(days), moved=len(moved)))
        atomic.write(folder / _FILE, _as_toml(days).encode())
    office.law.calendar = load_calendar(resource_folder("law"), folder)
    return moved


def _move_stated_end(office: Office, tx: Transaction, posting_id: str, moved: Moved) -> None:
    """Move the end a disclosure names, if it is the one the program counted; an end the official stated stays."""
    posting = office.store.get(POSTINGS, posting_id)
    disclosure = office.store.get(DISCLOSURES, posting["disclosure_id"]) if posting else None
    if disclosure is not None and disclosure["posted_to"] == moved.before.isoformat():
        tx.update(DISCLOSURES, disclosure["id"], {"posted_to": moved.after.isoformat()})


def _open_items(office: Office) -> list[OpenItem]:
    """Return what still runs: disclosures not hung everywhere yet, and papers that hang under a rule in working days."""
    disclosures = {d["id"]: d for d in office.store.all(DISCLOSURES)}
    items: list[OpenItem] = []
    waiting: set[str] = set()
    for posting in office.store.all(POSTINGS, Query(filters={"posted_to": None})):
        disclosure = disclosures.get(posting["disclosure_id"])
        if disclosure is None:
            continue
        if not posting["posted_from"]:
            waiting.add(disclosure["id"])
        elif disclosure["posting_rule"]:
            rule = restore_rule(disclosure["posting_rule"])
            items.append(OpenItem(f"{POSTINGS.key}:{posting['id']}", rule, date.fromisoformat(posting["posted_from"])))
    for record_id in waiting:
        disclosure = disclosures[record_id]
        if disclosure["due_rule"] and disclosure["trigger_date"]:
            rule = restore_rule(disclosure["due_rule"])
            start = date.fromisoformat(disclosure["trigger_date"])
            items.append(OpenItem(f"{DISCLOSURES.key}:{record_id}", rule, start))
    return items


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
