"""What the program remembers for the office: small values by name, as JSON. Not part of the books and not in their history."""

from __future__ import annotations

import json
from typing import Any

from papi_desktop.store.database import Connection
from papi_desktop.store.values import as_json


def read(connection: Connection, key: str, default: Any = None) -> Any:
    """Return the value kept under `key`."""
    row = connection.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
    return default if row is None else json.loads(row[0])


def write(connection: Connection, key: str, value: Any) -> None:
    """Keep `value` under `key`; at once when no transaction is open, else with it."""
    connection.execute(
        "INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, as_json(value)),
    )
