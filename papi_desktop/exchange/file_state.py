"""Tells whether a file is still the one that was read: what is kept in memory is kept for one state of its file."""

from __future__ import annotations

from pathlib import Path


def state_of(path: Path) -> tuple[int, int]:
    """Return when a file was written (nanoseconds) and its size in bytes; zeros where it cannot be asked: reading it says why."""
    try:
        told = path.stat()
    except OSError:
        return 0, 0
    return told.st_mtime_ns, told.st_size
