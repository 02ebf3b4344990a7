"""How the fingerprint of a key stands where people compare it: the same lines on paper and on the screen."""

from __future__ import annotations

_GROUPS_IN_LINE = 3


def fingerprint_lines(fingerprint: str) -> tuple[str, ...]:
    """Return a fingerprint in lines of three groups, none of them broken."""
    groups = fingerprint.split("-")
    return tuple("-".join(groups[start : start + _GROUPS_IN_LINE]) for start in range(0, len(groups), _GROUPS_IN_LINE))
