"""Ids of records and batches: UUID version 7 (RFC 9562), made where the record is made.

Ids made later in one process compare greater, also within one millisecond and when the clock is set back: the index over them
only ever grows at its end.
"""

from __future__ import annotations

import os
import threading
import time

_COUNTER_BITS = 12
_RANDOM_BYTES = 8
_RANDOM_MASK = (1 << 62) - 1
_FIXED = 7 << 76 | 2 << 62  # version 7, variant 2
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new id as text of 36 characters."""
    return new_ids(1)[0]


def new_ids(count: int) -> list[str]:
    """Return so many new ids, ascending."""
    global _last
    with _lock:
        # The counter runs over into the milliseconds when more than 4,096 ids are made in one: ids lead the clock a little.
        first = max((time.time_ns() // 1_000_000) << _COUNTER_BITS, _last + 1)
        _last = first + count - 1
    random = os.urandom(_RANDOM_BYTES * count)
    ids = []
    for place in range(count):
        milliseconds, counter = divmod(first + place, 1 << _COUNTER_BITS)
        chance = int.from_bytes(random[place * _RANDOM_BYTES : (place + 1) * _RANDOM_BYTES]) & _RANDOM_MASK
        text = f"{milliseconds << 80 | counter << 64 | _FIXED | chance:032x}"
        ids.append(f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}")
    return ids
