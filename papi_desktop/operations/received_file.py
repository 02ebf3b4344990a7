"""What became of one hand-over file that was brought: taken in, known already, refused, or waiting for a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message
from papi_desktop.exchange.bundle.manifest import Manifest

ACCEPTED, ALREADY, REFUSED, CONFLICT = "accepted", "already", "refused", "conflict"


@dataclass(frozen=True)
class ReceivedFile:
    """What became of one file.

    Attributes:
        status: "accepted", "already", "refused", "conflict", or "own" for a file this computer wrote for others.
        reason: why, in words; None when it was simply accepted.
        error: the refusal, with what is safe and what to do; None unless refused.
        unit, period, kind, version: what the file says; "" or 0 when it could not be opened.
        counts: records of each book.
        short_code: to be compared with the slip.
        own: this computer made the file itself, and it came back on the stick.
        key_compared: somebody compared the fingerprint of the key that signed it; it is taken all the same, but said so.
    """

    path: Path
    status: str
    reason: Message | None = None
    error: UserError | None = None
    unit: str = ""
    period: str = ""
    kind: str = ""
    version: int = 0
    counts: dict[str, int] = field(default_factory=dict)
    short_code: str = ""
    own: bool = False
    key_compared: bool = True


def said_by(manifest: Manifest) -> dict[str, Any]:
    """Return what a file says of itself, as fields of `ReceivedFile`."""
    return {
        "unit": manifest.unit.name,
        "period": manifest.period,
        "kind": manifest.kind,
        "version": manifest.version,
        "counts": dict(manifest.counts),
    }
