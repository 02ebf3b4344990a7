"""Where the data may live: on a disk inside the computer, and nowhere that something else writes behind our back.

A network folder does not keep locks, a stick is pulled out, and a synchronising program replaces the file while it is open: each has
ruined SQLite files. Must not know what is kept in the folder.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path, PurePath

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import N_, Message, say


class Danger(StrEnum):
    """Why a folder is refused."""

    NETWORK = "network"
    REMOVABLE = "removable"
    SYNCED = "synced"


_LABELS = {
    Danger.NETWORK: N_("on another computer of the network"),
    Danger.REMOVABLE: N_("on a stick or another disk that can be pulled out"),
    Danger.SYNCED: N_("kept in step with the internet by a program such as OneDrive, Google Drive or Dropbox"),
}

_SYNCED_NAMES = (
    "onedrive",
    "google drive",
    "googledrive",
    "my drive",
    "dropbox",
    "iclouddrive",
    "icloud drive",
    "box sync",
    "nextcloud",
)
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
# What the programs put into the folders they look after; ".dropbox" alone is also their own folder in the home directory.
_SYNCED_MARKS = (".dropbox.cache", ".tmp.drivedownload")
_NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "davfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2"}
)
# What sticks and cameras are formatted with; such a file system also has no journal.
_STICK_TYPES = frozenset({"vfat", "msdos", "exfat", "iso9660", "udf"})
_STICK_FOLDERS = ("/media/", "/run/media/")
_OCTAL = re.compile(r"\\([0-7]{3})")  # how spaces are written in the table of mounts
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CDROM = 2, 4, 5


def require_safe(folder: Path) -> None:
    """Refuse a folder in which the data would not be safe.

    Raises:
        UserError: saying why.
    """
    danger = danger_of(folder)
    if danger is not None:
        raise UserError(
            "KHO-31",
            say("The folder {folder} is {danger}.", folder=str(folder), danger=Message(_LABELS[danger])),
            say("Nothing was changed. Data kept there can be ruined while it is being written."),
            say("Copy the data to a folder on the disk of this computer, and make backups to the other place instead."),
        )


def danger_of(folder: Path) -> Danger | None:
    """Return why the data should not live in `folder`; None when it may."""
    whole = Path(os.path.abspath(folder))
    found = synced(whole, os.environ) or _marked(whole)
    if found is not None:
        return found
    return _windows_drive(whole) if sys.platform == "win32" else _mounted(whole)


def synced(folder: PurePath, environment: Mapping[str, str]) -> Danger | None:
    """Return whether a folder lies below one that a synchronising program looks after, told by its names."""
    for part in folder.parts:
        name = part.casefold()
        # "OneDrive - UBND xã Na Sang" is how OneDrive names the folder of an organisation.
        if any(name == known or name.startswith((known + " - ", known + " (")) for known in _SYNCED_NAMES):
            return Danger.SYNCED
    roots = [type(folder)(environment[name]) for name in _SYNCED_VARIABLES if environment.get(name)]
    return Danger.SYNCED if any(folder.is_relative_to(root) for root in roots) else None


def by_mounts(folder: str, mounts: Iterable[str]) -> tuple[str, Danger | None]:
    """Return the device a folder lies on and what its file system says of it.

    Args:
        mounts: lines as in /proc/self/mounts: device, mount point, type, options.
    """
    device, danger, longest = "", None, -1
    for line in mounts:
        words = line.split()
        if len(words) < 3:
            continue
        below = _OCTAL.sub(lambda sign: chr(int(sign[1], 8)), words[1]).rstrip("/") + "/"
        if (folder + "/").startswith(below) and len(below) >= longest:
            device, longest = words[0], len(below)
            danger = (
                Danger.NETWORK
                if words[2] in _NETWORK_TYPES or words[0].startswith("//")
                else Danger.REMOVABLE
                if words[2] in _STICK_TYPES or below.startswith(_STICK_FOLDERS)
                else None
            )
    return device, danger


def _marked(folder: Path) -> Danger | None:
    for parent in (folder, *folder.parents):
        if any((parent / mark).exists() for mark in _SYNCED_MARKS):
            return Danger.SYNCED
    return None


def _mounted(folder: Path) -> Danger | None:
    real = os.path.realpath(folder)
    try:
        mounts = Path("/proc/self/mounts").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    device, danger = by_mounts(real, mounts)
    if danger is None and device.startswith("/dev/") and _pulls_out(device):
        return Danger.REMOVABLE
    return danger


def _pulls_out(device: str) -> bool:
    """Return whether the kernel calls the disk of a partition removable."""
    name = os.path.basename(os.path.realpath(device))
    block = Path(os.path.realpath(f"/sys/class/block/{name}"))
    for disk in (block, block.parent):
        flag = disk / "removable"
        if flag.is_file():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False


def _windows_drive(folder: Path) -> Danger | None:
    if str(folder).startswith("\\\\"):
        return Danger.NETWORK
    import ctypes

    kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)  # type: ignore[attr-defined, unused-ignore]
    if kind == _DRIVE_REMOTE:
        return Danger.NETWORK
    return Danger.REMOVABLE if kind in (_DRIVE_REMOVABLE, _DRIVE_CDROM) else None
