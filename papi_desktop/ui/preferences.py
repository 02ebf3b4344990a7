"""How the window looks on this computer: language, text size, scheme.

A small plain file in the data folder, readable before login; nothing personal is in it.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from papi_desktop import atomic

_FILE = "window.json"


@dataclass(frozen=True)
class Preferences:
    """What the official chose.

    Attributes:
        language: "vi" or "en"; holds from the next start.
        text_scale: factor of the system's text size.
        scheme: "system", "light" or "dark".
    """

    language: str = "vi"
    text_scale: float = 1.0
    scheme: str = "system"

    @property
    def dark(self) -> bool | None:
        """Return the fixed scheme, or None to follow the system."""
        return {"light": False, "dark": True}.get(self.scheme)


def load_preferences(folder: Path) -> Preferences:
    """Return what was chosen; the defaults when there is no file or it cannot be read."""
    try:
        stored = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    defaults = asdict(Preferences())
    known = {f.name: stored[f.name] for f in fields(Preferences) if type(stored.get(f.name)) is type(defaults[f.name])}
    return Preferences(**known)


def save_preferences(folder: Path, preferences: Preferences) -> None:
    """Keep what was chosen, whole or not at all.

    Raises:
        OSError: if the folder cannot be written.
    """
    atomic.write(folder / _FILE, json.dumps(asdict(preferences)).encode())
