"""How much of a stranger's hand-over file is ever held in memory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one hand-over file.

    Attributes:
        file_bytes: on the disk.
        unpacked_bytes: of all parts together.
        members: parts.
        manifest_bytes: of the manifest alone, which is read before the signature is known to hold.
        line_bytes: of one record.
        records: of all registers together.
    """

    file_bytes: int = 640 * 2**20
    unpacked_bytes: int = 512 * 2**20
    members: int = 20_000
    manifest_bytes: int = 8 * 2**20
    line_bytes: int = 2 * 2**20
    records: int = 500_000


LIMITS = Limits()
