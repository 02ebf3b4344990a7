"""Which hand-over files this computer made itself: they often come back on the same stick, and are then nothing to be alarmed at."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import HANDOVERS
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

_MADE = "exchange.made"
_REMEMBERED = 5000
"""Reports and work stand in the book of hand-overs; of the answers and guidance beside it the last so many are known again."""


def remember(office: Office, files: Iterable[bytes]) -> None:
    """Note files that stand in no book: answers and guidance."""
    digests = [sha256(data).hexdigest() for data in files]
    if digests:
        office.store.set_setting(_MADE, [*office.store.setting(_MADE, []), *digests][-_REMEMBERED:])


def is_made_here(office: Office, data: bytes) -> bool:
    """Return whether this computer made a file."""
    digest = sha256(data).hexdigest()
    if digest in office.store.setting(_MADE, []):
        return True
    return any(row["receiver_key"] for row in office.store.all(HANDOVERS, Query(filters={"digest": digest})))


def told() -> Message:
    """Return what is said of such a file."""
    return say("This computer itself made the file; it is for the other side, and there is nothing to take in here.")
