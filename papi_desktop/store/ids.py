"""Ids of records and batches: UUID version 7 (RFC 9562), made where the record is made.

Ids made later in one process compare greater, also within one millisecond and when the clock is set back: the index over them
only ever grows at its end.
"""

from __future__ import annotations

import os
import threading
import time

_RANDOM_BITS = 62
_COUNTER_BITS = 12
_lock = threading.Lock()
_last = 0


def new_id() -> str:
    """Return a new id as text of 36 characters."""
    global _last
    now = (time.time_ns() // 1_000_000) << _COUNTER_BITS
    with _lock:
        # The counter runs over into the milliseconds when more than 4,096 ids are made in one: ids lead the clock a little.
        _last = stamp = max(now, _last + 1)
    milliseconds, counter = stamp >> _COUNTER_BITS, stamp & ((1 << _COUNTER_BITS) - 1)
    random = int.from_bytes(os.urandom(8)) >> (64 - _RANDOM_BITS)
    digits = f"{milliseconds << 80 | 7 << 76 | counter << 64 | 2 << 62 | random:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
