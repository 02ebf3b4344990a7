"""What became of guidance: the unit says it in the description of its next report, and the level above keeps it beside what it sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from papi_desktop.domain.messages import say
from papi_desktop.domain.registers import GUIDANCE, GUIDANCE_SENT
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.bundle.keys import PublicKey
from papi_desktop.exchange.bundle.manifest import Followed, Manifest
from papi_desktop.operations import unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

_MOST = 200
"""Guidance told of in one report, the newest first."""


def followed(office: Office, receiver: PublicKey) -> tuple[Followed, ...]:
    """Return what became here of the guidance of the office a report goes to; nothing of what others sent."""
    rows = [row for row in office.store.all(GUIDANCE) if fold(row["sender"]) == fold(receiver.unit.name)]
    return tuple(
        Followed(str(row["short_code"]), row["made_at"], row["state"], row["applied_on"] or "") for row in rows[:_MOST]
    )


def remember(office: Office, lines: Iterable[dict[str, Any]]) -> None:
    """Enter what was written for which unit."""
    made = list(lines)
    with office.store.transaction(say("Send guidance to {count} units", count=len(made))) as tx:
        tx.insert_many(GUIDANCE_SENT, ({**GUIDANCE_SENT.blank(), **line} for line in made))


def hear(office: Office, manifest: Manifest) -> None:
    """Keep what a report says of guidance; an older report says nothing against a newer one."""
    if not manifest.guidance:
        return
    wanted = Query(filters={"unit_key": unit_keys.unit_key_of(manifest.unit)})
    told = {(one.short_code, one.made_at): one for one in manifest.guidance}
    at = manifest.made_at.isoformat(timespec="seconds")
    changed: dict[str, dict[str, Any]] = {}
    for row in office.store.all(GUIDANCE_SENT, wanted):
        one = told.get((row["short_code"], row["made_at"]))
        if one is not None and (row["told_at"] is None or row["told_at"] < at):
            changed[row["id"]] = {"state": one.state, "applied_on": one.since or None, "told_at": at}
    if changed:
        with office.store.transaction(say("{unit} tells what became of guidance", unit=manifest.unit.name)) as tx:
            for row_id, values in changed.items():
                tx.update(GUIDANCE_SENT, row_id, values)


def all_sent(office: Office) -> list[dict[str, Any]]:
    """Return what was sent to which unit, the newest first."""
    return list(office.store.all(GUIDANCE_SENT))
