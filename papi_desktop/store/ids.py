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
_VARIANT = bytes(byte & 0x3F | 0x80 for byte in range(256))  # the first two bits of the random part say "variant 2"
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
    random = bytearray(os.urandom(_RANDOM_BYTES * count))
    random[::_RANDOM_BYTES] = random[::_RANDOM_BYTES].translate(_VARIANT)
    ids = []
    for number, chance in enumerate(random.hex("-", _RANDOM_BYTES).split("-") if count else (), first):
        when = f"{number:015x}"
        ids.append(f"{when[:8]}-{when[8:12]}-7{when[12:]}-{chance[:4]}-{chance[4:]}")
    return ids
