"""Days off the office enters itself: a holiday decided late, a swapped Saturday. What they move is shown before they take effect.

The office's rows lie in a file of their own over the national table. When they change, every open time limit is counted again, what
moved is listed, and the new due days are stored as one batch.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from papi_desktop.domain.law.calendar import DayKind, SpecialDay, WorkingCalendar
from papi_desktop.domain.law.dated import Certainty
from papi_desktop.domain.law.recompute import Moved, OpenItem, recompute
from papi_desktop.domain.law.tables import restore_rule
from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import DISCLOSURES, POSTINGS
from papi_desktop.exchange.law_tables import load_calendar
from papi_desktop.operations import law_files
from papi_desktop.operations.office import Office, law_overrides_folder
from papi_desktop.paths import ABOVE, resource_folder
from papi_desktop.store.query import Query
from papi_desktop.store.transaction import Transaction

_FILE = "holidays.toml"
_KNOWN_DAYS = "days_off.known"
_REST = "weekly_rest"


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


def catch_up(office: Office) -> tuple[Moved, ...]:
    """Count open time limits again when the program came with another holiday table than last time, and return what moved.

    Called whenever the office is opened (`opening_news`); the days known last time are remembered beside the books.
    """
    now = _known(office.calendar)
    before = office.store.setting(_KNOWN_DAYS)
    if before == now:
        return ()
    moved: tuple[Moved, ...] = ()
    if before is not None:
        moved = recompute(open_items(office), _as_it_was(office.calendar, before), office.calendar)
        if moved:
            with office.store.transaction(say("Count again after a change of the holiday table")) as tx:
                _store_moved(office, tx, moved)
    office.store.set_setting(_KNOWN_DAYS, now)
    return moved


def what_moves(office: Office, days: Sequence[OwnDay]) -> tuple[Moved, ...]:
    """Return the open time limits that other days off would move; nothing is changed.

    Raises:
        UserError: if a day does not fit the table; names the line.
    """
    with law_files.tried(office, _FILE, _as_toml(days)) as law:
        return recompute(open_items(office), office.calendar, law.calendar)


def moved_under(office: Office, above: bytes | None) -> tuple[Moved, ...]:
    """Return the open time limits that days off sent by the level above would move; None for a level above that sends none.

    Raises:
        UserError: if a day does not fit the table; names the line.
    """
    with tempfile.TemporaryDirectory(prefix="papi-") as scratch:
        own = law_overrides_folder(office.store.folder) / _FILE
        if own.exists():
            shutil.copy(own, scratch)
        if above is not None:
            (Path(scratch) / ABOVE).mkdir()
            (Path(scratch) / ABOVE / _FILE).write_bytes(above)
        calendar = load_calendar(resource_folder("law"), Path(scratch))
    return recompute(open_items(office), office.calendar, calendar)


def enter_days(office: Office, days: Sequence[OwnDay]) -> tuple[Moved, ...]:
    """Let the office's days be exactly `days`, count every open time limit again, and return what moved.

    Raises:
        UserError: if a day does not fit the table, or whoever asks is no administrator; nothing is changed then.
    """
    office.store.require_settings()
    with law_files.written_with(office, _FILE, _as_toml(days), say("Change the days off")) as tx:
        moved = what_moves(office, days)
        _store_moved(office, tx, moved)
        tx.note(say("{days} days off of the office, {moved} time limits moved", days=len(days), moved=len(moved)))
    office.store.set_setting(_KNOWN_DAYS, _known(office.calendar))
    return moved


def _known(calendar: WorkingCalendar) -> dict[str, str]:
    """Return every special day and its kind in JSON types, and the weekly rest."""
    days = {day.isoformat(): special.kind.value for day, special in sorted(calendar.days.items())}
    return {**days, _REST: ",".join(map(str, sorted(calendar.week.weekly_rest)))}


def _as_it_was(calendar: WorkingCalendar, known: Mapping[str, str]) -> WorkingCalendar:
    """Return the calendar with the days that were known before; names and citations do not matter for counting."""
    rest = frozenset(int(day) for day in known[_REST].split(",") if day)
    days = {
        date.fromisoformat(day): SpecialDay(
            id=day, citation="", certainty=Certainty.TO_CHECK, kind=DayKind(kind), name_vi=""
        )
        for day, kind in known.items()
        if day != _REST
    }
    return replace(calendar, week=replace(calendar.week, weekly_rest=rest), days=days)


def _store_moved(office: Office, tx: Transaction, moved: Sequence[Moved]) -> None:
    """Store the new last days: of a disclosure by when it is due, of a posting the end its disclosure names."""
    for item in moved:
        register, _, record_id = item.item.key.partition(":")
        if register == DISCLOSURES.key:
            tx.update(DISCLOSURES, record_id, {"due": item.after.isoformat()})
        else:
            _move_stated_end(office, tx, record_id, item)


def _move_stated_end(office: Office, tx: Transaction, posting_id: str, moved: Moved) -> None:
    """Move the end a disclosure names, if it is the one the program counted; an end the official stated stays."""
    posting = office.store.get(POSTINGS, posting_id)
    disclosure = office.store.get(DISCLOSURES, posting["disclosure_id"]) if posting else None
    if disclosure is not None and disclosure["posted_to"] == moved.before.isoformat():
        tx.update(DISCLOSURES, disclosure["id"], {"posted_to": moved.after.isoformat()})


def open_items(office: Office) -> list[OpenItem]:
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
