"""What this office counted by last time: days off and law files; where others hold now, every open time limit is counted again.

The national holiday table may come new with the program, a file of the office may have been changed by hand, and a restored backup may
hold days that were counted by other files. All of that is noticed when the office is opened (`opening_news`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.law.calendar import DayKind, SpecialDay, WorkingCalendar
from papi_desktop.domain.law.dated import Certainty
from papi_desktop.domain.messages import say
from papi_desktop.operations import other_law
from papi_desktop.operations.office import Office

if TYPE_CHECKING:
    from papi_desktop.operations.open_limits import Shift

_KNOWN_DAYS, _KNOWN_FILES = "days_off.known", "law.known"
_REST = "weekly_rest"
_OWN, _ABOVE = "own", "above"
_COUNTED_APART = frozenset({"holidays.toml"})
"""The days themselves are remembered, those of the national table with them."""


def remember(office: Office) -> None:
    """Remember what is counted by now: everything open was counted by it."""
    days, files = _days(office.calendar), _files(office)
    if office.store.setting(_KNOWN_DAYS) != days:
        office.store.set_setting(_KNOWN_DAYS, days)
    if office.store.setting(_KNOWN_FILES) != files:
        office.store.set_setting(_KNOWN_FILES, files)


def catch_up(office: Office) -> tuple[Shift, ...]:
    """Count open time limits again when rules or days off are others than last time, and return what moved."""
    days, files = office.store.setting(_KNOWN_DAYS), office.store.setting(_KNOWN_FILES)
    if days == _days(office.calendar) and files == _files(office):
        return ()
    moved = _moved_since(office, days, files) if days is not None else ()
    remember(office)
    return moved


def _moved_since(
    office: Office, days: Mapping[str, str], files: Mapping[str, Mapping[str, str]] | None
) -> tuple[Shift, ...]:
    from papi_desktop.operations import open_limits

    told = {layer: {name: text.encode() for name, text in kept.items()} for layer, kept in (files or {}).items()}
    try:
        with other_law.under(office, own=told.get(_OWN), above=told.get(_ABOVE)) as before:
            before.law.calendar = _as_it_was(office.calendar, days)
            moved = open_limits.shifts(before, office)
    except UserError:
        return ()  # files of then that this version of the program cannot read any more: nothing to count from
    if any(shift.changes for shift in moved):
        with (
            office.store.whole(),
            office.store.transaction(say("Count again after a change of rules or days off")) as tx,
        ):
            open_limits.store(tx, moved)
    return moved


def _files(office: Office) -> dict[str, dict[str, str]]:
    layers = {_OWN: other_law.own_files(office), _ABOVE: other_law.files_above(office)}
    return {
        layer: {n: content.decode("utf-8", "replace") for n, content in files.items() if n not in _COUNTED_APART}
        for layer, files in layers.items()
    }


def _days(calendar: WorkingCalendar) -> dict[str, str]:
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
