"""Which hand-over files this computer made itself: they often come back on the same stick, and are then nothing to be alarmed at.

It is remembered beside the books. A line of the book of hand-overs can be removed or undone, and comes to the other computers of the
office, which did not make the file.
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from papi_desktop.domain.messages import Message, say
from papi_desktop.operations.office import Office

_MADE = "exchange.made"
_REMEMBERED = 5000
"""The last so many files are known again: years of a commune, and some thirty rounds to every unit of a province."""


def remember(office: Office, files: Iterable[bytes]) -> None:
    """Note files that are written for others."""
    digests = [sha256(data).hexdigest() for data in files]
    if digests:
        office.store.set_setting(_MADE, [*office.store.setting(_MADE, []), *digests][-_REMEMBERED:])


def is_made_here(office: Office, data: bytes) -> bool:
    """Return whether this computer made a file."""
    return sha256(data).hexdigest() in office.store.setting(_MADE, [])


def told() -> Message:
    """Return what is said of such a file."""
    return say("This computer itself made the file; it is for the other side, and there is nothing to take in here.")
