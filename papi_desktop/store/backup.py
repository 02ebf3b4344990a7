"""Backups: copies that were opened, checked and counted, with the keys and files that make them complete.

A backup is a folder of its own: the database, the key file (so that it opens on a new computer with a password or the recovery key) and
a manifest. Attachments lie once for all backups in `files/` beside these folders. A backup gets its name when all of it is on the disk.
Putting one back is in `restoring`.
"""

from __future__ import annotations

import re
import shutil
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from papi_desktop import atomic
from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.text import fold
from papi_desktop.jobs import Progress
from papi_desktop.store import files, keyring, manifest, moments, thinning
from papi_desktop.store.errors import spoken
from papi_desktop.store.layout import DATABASE_NAME, OFFICE_FOLDERS
from papi_desktop.store.manifest import BackupInfo
from papi_desktop.store.restoring import RestoreReport, restore

if TYPE_CHECKING:
    from papi_desktop.store.store import Store

__all__ = ["BackupInfo", "RestoreReport", "back_up", "list_backups", "restore"]

_NOT_NAME = re.compile(r"[^a-z0-9]+")


def back_up(
    store: Store, folder: Path, reason: str, progress: Progress | None = None, *, stays: bool = True
) -> BackupInfo:
    """Make a verified backup in `folder`, then thin out old ones.

    Args:
        stays: it is there to fall back on; False for a copy that goes away, which is told nowhere as the last backup.

    Raises:
        UserError: the data file is damaged (earlier backups are kept, all of them), or the backup cannot be written.
        Cancelled: the official asked to stop; nothing is left behind.
    """
    progress = progress or Progress()
    faults = store.quick_faults()
    if faults:
        raise UserError(
            "KHO-41",
            say("The data file is damaged: {fault}", fault=faults[0]),
            say("No backup was made, and every earlier backup is kept."),
            say("Restore the latest verified backup."),
        )
    made_at = moments.as_moment(moments.now())
    with spoken():
        folder.mkdir(parents=True, exist_ok=True)
        path = _free_name(folder, made_at, reason)
        unfinished = atomic.beside(path)
        try:
            unfinished.mkdir()
            info = _fill(store, unfinished, path, made_at, reason, progress)
            atomic.publish(unfinished, path)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise
    if stays:
        store.remember_backup(info)
    _thin(folder)
    return info


def list_backups(folder: Path) -> list[BackupInfo]:
    """Return the backups in `folder`, newest first. Needs no key and does not look at the present data."""
    found = [read[0] for path in folder.glob(f"[!.]*/{manifest.FILE_NAME}") if (read := manifest.read(path.parent))]
    return sorted(found, key=lambda info: info.made_at, reverse=True)


def _fill(store: Store, unfinished: Path, path: Path, made_at: datetime, reason: str, progress: Progress) -> BackupInfo:
    copy = unfinished / DATABASE_NAME
    taken = store.copy_database(copy, progress)
    atomic.copy(store.folder / keyring.FILE_NAME, unfinished / keyring.FILE_NAME)
    for name in OFFICE_FOLDERS:
        if (store.folder / name).is_dir():
            shutil.copytree(store.folder / name, unfinished / name)
    missing = _copy_files(store, path.parent / files.FOLDER, progress)
    info = BackupInfo(path, made_at, reason, taken.counts, True, copy.stat().st_size, taken.head, missing)
    manifest.write(unfinished, info)
    return info


def _copy_files(store: Store, folder: Path, progress: Progress) -> int:
    """Copy the attachments that `folder` has not yet; return how many were not to be found."""
    missing = 0
    for source in progress.over(store.file_paths(), say("Copying the files kept with records"), every=10):
        target = folder / source.relative_to(store.folder / files.FOLDER)
        if target.exists():
            continue
        if not source.exists():
            missing += 1
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        atomic.copy(source, target)
    return missing


def _thin(folder: Path) -> None:
    """Remove backups that newer ones stand for. Only verified backups count, and only they are removed."""
    verified = {info.made_at: info.path for info in list_backups(folder) if info.verified}
    for made_at in verified.keys() - thinning.kept(list(verified)):
        # Without its manifest it is no backup any more, should the rest be removed only half.
        (verified[made_at] / manifest.FILE_NAME).unlink(missing_ok=True)
        shutil.rmtree(verified[made_at], ignore_errors=True)


def _free_name(folder: Path, made_at: datetime, reason: str) -> Path:
    name = f"{moments.as_name(made_at)}-{_NOT_NAME.sub('-', fold(reason)).strip('-')[:40] or 'backup'}"
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{name}-{number}"
    return path
