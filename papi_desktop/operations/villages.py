"""The village of a record, and what a village is by its kind: the local word for it, and what its head is called on papers."""

from __future__ import annotations

import re
from typing import Any

from papi_desktop.domain.register import Record
from papi_desktop.domain.registers import VILLAGES
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.exchange.words import kind_of_village
from papi_desktop.operations import papers
from papi_desktop.operations.office import Office


def village_of(office: Office, record: Record) -> dict[str, Any]:
    """Return the village of a record; empty when it has none."""
    found = office.store.get(VILLAGES, record["village_id"]) if record.get("village_id") else None
    return found or {}


def named_in(office: Office, text: str) -> frozenset[str]:
    """Return the ids of the villages that a text names; of "Bản Trung" and "Bản Trung Tâm" the one that is written."""
    rest, found = fold(text), set()
    for village in sorted(office.villages(), key=lambda village: -len(village["name"])):
        rest, times = re.subn(rf"(?<!\w){re.escape(fold(village['name']))}(?!\w)", " ", rest)
        if times:
            found.add(str(village["id"]))
    return frozenset(found)


def kind_of(village: Record) -> str:
    """Return the kind word of a village, "Bản": as recorded, else the one its name begins with; "" when neither tells."""
    return str(village.get("kind") or "").strip() or kind_of_village(str(village.get("name") or "")).capitalize()


def head_role(office: Office, village: Record) -> str:
    """Return what the head of a village is called, "Trưởng bản"; "" for a kind the wording of the office does not know."""
    known: dict[str, str] = papers.wording(office, "office").data["village_heads"]
    return known.get(fold(kind_of(village)).replace(" ", "_"), "")
