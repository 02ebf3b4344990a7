"""The places of the office where a duty wants a paper hung: of the kinds it names, in the villages it is about."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from papi_desktop.domain.law.rules import Stage
from papi_desktop.domain.register import Record
from papi_desktop.operations.office import Office


def places_for(office: Office, stage: Stage, villages: Collection[str]) -> list[dict[str, Any]]:
    """Return the places where a stage must hang, in the order of the office's places.

    Where a village has no place of a kind, the kind that serves instead is meant (`PlaceKind.or_kind`).

    Args:
        villages: ids of the villages the matter is about; none when that is not known, and all are meant.
    """
    known = [place for place in office.places() if not (stage.concerned and _elsewhere(place, villages))]
    wanted = {str(place["id"]) for place in known if place["kind"] in stage.places}
    for kind in office.rules.places(office.today()):
        if kind.or_kind and kind.id in stage.places:
            have = {place.get("village_id") for place in known if place["kind"] == kind.id} | {None}
            instead = [p for p in known if p["kind"] == kind.or_kind and p.get("village_id") not in have]
            wanted |= {str(place["id"]) for place in instead}
    return [place for place in known if place["id"] in wanted]


def _elsewhere(place: Record, villages: Collection[str]) -> bool:
    return bool(villages and place.get("village_id")) and place["village_id"] not in villages
