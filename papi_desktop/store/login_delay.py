"""How long one must wait after wrong passwords: nothing for the first, then longer and longer, then until the recovery key is used.

The state is a plain mapping kept in the key file, so it survives a restart. Setting the clock back starts the wait anew; setting it
forward ends a wait but not the count, and the count is what leads to the lock-out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

FREE_TRIES = 3
LOCKED_AFTER = 25
_FIRST_SECONDS = 5
_LONGEST_SECONDS = 3600


def seconds_after(failures: int) -> int:
    """Return how long to wait after so many wrong passwords in a row."""
    if failures <= FREE_TRIES:
        return 0
    # Shifted, not raised to a power: with a damaged count the power would be a number of thousands of digits.
    return min(_FIRST_SECONDS << min(failures - FREE_TRIES - 1, 20), _LONGEST_SECONDS)


def failed(state: Mapping[str, Any], now: float) -> dict[str, Any]:
    """Return the state after one more wrong password at `now` (seconds since 1970)."""
    return {"failures": failures_of(state) + 1, "since": now}


def at_clock(state: Mapping[str, Any], now: float) -> dict[str, Any]:
    """Return the state as it is to be kept at `now`: after the clock was set back the wait begins anew, and grows no longer than it was."""
    return {**state, "since": min(float(state.get("since", now)), now)}


def seconds_left(state: Mapping[str, Any], now: float) -> float:
    """Return how long one still has to wait at `now`; 0 when one may try."""
    waited = now - float(state.get("since", now))
    return max(0.0, seconds_after(failures_of(state)) - waited)


def locked_out(state: Mapping[str, Any]) -> bool:
    """Return whether only the recovery key helps."""
    return failures_of(state) >= LOCKED_AFTER


def failures_of(state: Mapping[str, Any]) -> int:
    """Return how many wrong passwords were given since the last right one."""
    return int(state.get("failures", 0))
