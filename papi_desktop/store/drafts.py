"""What was being typed when the program stopped: kept while typing, dropped when saved. Lost by nobody, seen in no list."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from papi_desktop.store import moments
from papi_desktop.store.database import Connection
from papi_desktop.store.values import as_json


@dataclass(frozen=True, slots=True)
class Draft:
    """Something begun.

    Attributes:
        key: what it belongs to, such as "households/new".
        saved_at: when it was last kept, in UTC.
        payload: what was typed, as JSON values.
    """

    key: str
    saved_at: datetime
    payload: dict[str, Any]


def save(connection: Connection, key: str, payload: Mapping[str, Any]) -> None:
    """Keep a draft, in the place of an earlier one with the same key."""
    connection.execute(
        "INSERT INTO drafts (key, saved_at, payload) VALUES (?, ?, ?) "
        "ON CONFLICT (key) DO UPDATE SET saved_at = excluded.saved_at, payload = excluded.payload",
        (key, moments.now(), as_json(dict(payload))),
    )


def read_all(connection: Connection) -> list[Draft]:
    """Return every draft, the latest first."""
    rows = connection.execute("SELECT key, saved_at, payload FROM drafts ORDER BY saved_at DESC, key")
    return [Draft(key, moments.as_moment(saved_at), json.loads(payload)) for key, saved_at, payload in rows]


def drop(connection: Connection, key: str) -> None:
    """Forget a draft; nothing happens when there is none."""
    connection.execute("DELETE FROM drafts WHERE key = ?", (key,))
