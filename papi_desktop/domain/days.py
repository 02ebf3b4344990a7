"""Days as records keep them: a field of kind DATE holds "2026-11-30", or nothing."""

from __future__ import annotations

from datetime import date


def day_or_none(stored: str | None) -> date | None:
    """Return a stored day as a date; None for a blank one."""
    return date.fromisoformat(stored) if stored else None
