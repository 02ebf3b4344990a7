"""What a record is when several computers wrote it without seeing one another.

Every write to a field knows what its computer had seen by then. A write that another one saw is overcome; those that none saw stand.
If what stands says different things, a person decides; until then each computer keeps what it wrote itself, and
one that wrote none of it shows the value told first. Nothing here depends on
the order in which changes arrived, therefore any exchange of files comes to the same books once everything is decided. Must not know where
writes are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

Seen = Mapping[str, int]
"""Mark of a history to the last place of it that was known."""

ALIVE = ""
"""The key under which it is written whether a record is in its book (True) or in the waste basket (False)."""


@dataclass(frozen=True, slots=True)
class Write:
    """One value written to one field.

    Attributes:
        origin: mark of the history it was written in.
        seq: place of its batch there; place: of the entry within the batch.
        seen: what that computer knew when the batch was written.
        value: as the database holds it; for ALIVE True or False.
        note: reason of a removal.
        moment, actor: when and by whom, for people.
    """

    origin: str
    seq: int
    place: int
    seen: Seen = field(hash=False)
    value: Any = field(hash=False)
    moment: str = ""
    actor: str = ""
    note: str = ""

    def saw(self, other: Write) -> bool:
        """Return whether this write was made knowing the other one."""
        if self.origin == other.origin:
            return (self.seq, self.place) > (other.seq, other.place)
        return self.seen.get(other.origin, 0) >= other.seq

    @property
    def rank(self) -> tuple[str, str, int, int]:
        """Return the order in which several are told, the latest first, the same everywhere."""
        return (self.moment, self.origin, self.seq, self.place)


@dataclass(frozen=True, slots=True)
class Merged:
    """What a record is.

    Attributes:
        values: field to its value; of several that stand the latest, for a computer that has none yet.
        alive: whether it is in its book; a removal never wins silently over a change it did not see.
        note: reason of the removal.
        conflicts: field to the writes that stand against each other, the one shown first; ALIVE for a removal against changes.
    """

    values: dict[str, Any]
    alive: bool
    note: str
    conflicts: dict[str, tuple[Write, ...]]


def standing(writes: Iterable[Write]) -> list[Write]:
    """Return the writes that no other one saw, the one shown first."""
    told = list(writes)
    left = [one for one in told if not any(other is not one and other.saw(one) for other in told)]
    return sorted(left, key=lambda write: write.rank, reverse=True)


def merge(writes: Mapping[str, Sequence[Write]]) -> Merged:
    """Return what a record is by all writes to it, whichever way they came.

    Args:
        writes: field, or ALIVE, to every write to it that is known here.
    """
    values: dict[str, Any] = {}
    conflicts: dict[str, tuple[Write, ...]] = {}
    for key, told in writes.items():
        if key == ALIVE:
            continue
        left = standing(told)
        values[key] = left[0].value
        different = _one_each(left)
        if len(different) > 1:
            conflicts[key] = different
    living = standing(writes.get(ALIVE, ()))
    removals = [write for write in living if write.value is False]
    # A change counts against a removal only while no removal that stands was made knowing it.
    edits = [
        write
        for key, told in writes.items()
        if key != ALIVE
        for write in told
        if not any(removal.saw(write) or write.saw(removal) for removal in removals)
    ]
    kept = [write for write in living if write.value is True]
    if removals and (kept or edits):
        against = kept or standing(edits)
        conflicts[ALIVE] = (against[0], removals[0])
    alive = not removals or bool(kept or edits)
    return Merged(values, alive, "" if alive else removals[0].note, conflicts)


def _one_each(left: Sequence[Write]) -> tuple[Write, ...]:
    """Return one write for each value that stands: two people who wrote the same do not differ."""
    found: list[Write] = []
    for write in left:
        if all(write.value != other.value for other in found):
            found.append(write)
    return tuple(found)
