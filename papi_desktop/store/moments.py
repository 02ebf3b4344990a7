"""How a moment is written down: UTC to the millisecond, as text that sorts by time."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """Return this moment, such as "2026-11-22T05:23:01.123Z"."""
    return as_text(datetime.now(UTC))


def as_text(moment: datetime) -> str:
    """Return an aware moment as it is kept."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_moment(text: str) -> datetime:
    """Return a kept moment, in UTC."""
    return datetime.fromisoformat(text)


def as_name(moment: datetime) -> str:
    """Return a moment as part of a file name, in local time: "20261122-052301"."""
    return moment.astimezone().strftime("%Y%m%d-%H%M%S")
