"""The manifest of a backup: what it is, readable without any key. What has no manifest is no backup."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import file_digest
from pathlib import Path
from typing import Any

from papi_desktop import atomic
from papi_desktop.store import moments
from papi_desktop.store.layout import DATABASE_NAME

FILE_NAME = "manifest.json"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup.

    Attributes:
        path: its folder.
        made_at: when, in UTC.
        reason: why, as whoever asked for it wrote it.
        counts: living records of each register, by its key.
        verified: it was opened and checked after it was written.
        size: of the database in bytes.
        head: printable head of the history then.
        missing_files: attachments that could not be copied because they were not there.
    """

    path: Path
    made_at: datetime
    reason: str
    counts: Mapping[str, int] = field(default_factory=dict)
    verified: bool = False
    size: int = 0
    head: str = ""
    missing_files: int = 0


def write(folder: Path, info: BackupInfo) -> None:
    """Write the manifest of a backup whose database lies finished in `folder`.

    Raises:
        OSError: if it cannot be written.
    """
    manifest = {"format": _FORMAT, "sha256": digest_of(folder / DATABASE_NAME), **plain(info)}
    atomic.write(folder / FILE_NAME, json.dumps(manifest, ensure_ascii=False, indent=1).encode())


def read(folder: Path) -> tuple[BackupInfo, str] | None:
    """Return the backup in `folder` and the SHA-256 its database must have; None when it has no readable manifest."""
    try:
        content = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
        return info_of(folder, content), str(content["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def plain(info: BackupInfo) -> dict[str, Any]:
    """Return a backup as JSON values, its folder apart."""
    return {
        "made_at": moments.as_text(info.made_at),
        "reason": info.reason,
        "counts": dict(info.counts),
        "verified": info.verified,
        "size": info.size,
        "head": info.head,
        "missing_files": info.missing_files,
    }


def info_of(folder: Path, values: Mapping[str, Any]) -> BackupInfo:
    """Return the backup that `plain` was made of.

    Raises:
        KeyError, TypeError, ValueError: if they are not such values.
    """
    return BackupInfo(
        folder,
        moments.as_moment(values["made_at"]),
        values["reason"],
        values["counts"],
        values["verified"],
        values["size"],
        values["head"],
        values["missing_files"],
    )


def digest_of(file: Path) -> str:
    """Return the SHA-256 of a file."""
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()
