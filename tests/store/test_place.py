"""Sticks, network folders and synchronised folders are refused, everything else is left alone."""

from __future__ import annotations

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from papi_desktop.domain.errors import UserError
from papi_desktop.store import place
from papi_desktop.store.place import Danger
from papi_desktop.store.store import Store

MOUNTS = [
    "/dev/sda2 / ext4 rw,relatime 0 0",
    "/dev/sda3 /home ext4 rw 0 0",
    "may-chu:/chung /mnt/chung nfs4 rw 0 0",
    "//may-chu/van-ban /home/can-bo/van\\040ban cifs rw 0 0",
    "/dev/sdb1 /media/can-bo/USB vfat rw 0 0",
    "/dev/sdc1 /run/media/can-bo/O-CUNG ntfs3 rw 0 0",
    "gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0",
    "broken",
]


@pytest.mark.parametrize(
    ("folder", "danger"),
    [
        ("/home/can-bo/.local/share/PAPI Desktop", None),
        ("/home/can-bo/văn bản", None),
        ("/mnt/chung/du-lieu", Danger.NETWORK),
        ("/home/can-bo/van ban/du-lieu", Danger.NETWORK),
        ("/media/can-bo/USB/du-lieu", Danger.REMOVABLE),
        ("/run/media/can-bo/O-CUNG", Danger.REMOVABLE),
        ("/mnt/chung-khac", None),
    ],
)
def test_the_file_system_tells(folder: str, danger: Danger | None) -> None:
    assert place.by_mounts(folder, MOUNTS)[1] is danger


@pytest.mark.parametrize(
    ("folder", "synced"),
    [
        (r"C:\Users\Can Bo\OneDrive\Documents\PAPI", True),
        (r"C:\Users\Can Bo\OneDrive - UBND xã Na Sang\PAPI", True),
        (r"G:\My Drive\PAPI", True),
        (r"D:\Google Drive\PAPI", True),
        (r"C:\Users\Can Bo\Dropbox (Cá nhân)\PAPI", True),
        (r"C:\Users\Can Bo\AppData\Local\PAPI Desktop", False),
        (r"D:\Du lieu\Khong phai OneDriver", False),
    ],
)
def test_the_name_of_a_synchronised_folder_tells(folder: str, synced: bool) -> None:
    assert (place.synced(PureWindowsPath(folder), {}) is Danger.SYNCED) == synced


def test_where_onedrive_says_it_is(tmp_path: Path) -> None:
    environment = {"OneDriveCommercial": "/home/can-bo/Tài liệu"}
    assert place.synced(PurePosixPath("/home/can-bo/Tài liệu/PAPI"), environment) is Danger.SYNCED
    assert place.synced(PurePosixPath("/home/can-bo/Tài liệu khác"), environment) is None


def test_a_mark_of_the_program_tells(tmp_path: Path) -> None:
    assert place.danger_of(tmp_path / "du-lieu") is None
    (tmp_path / ".dropbox").mkdir()
    assert place.danger_of(tmp_path / "du-lieu") is None
    (tmp_path / ".dropbox.cache").mkdir()
    assert place.danger_of(tmp_path / "du-lieu") is Danger.SYNCED


def test_a_store_is_not_made_there_unless_asked(tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox" / "du-lieu"
    with pytest.raises(UserError) as refused:
        Store.create(folder, password="mật khẩu dài", user="A")
    assert refused.value.code == "KHO-31"
    assert not folder.exists()
    store, _key = Store.create(folder, password="mật khẩu dài", user="A", check_place=False)
    store.close()
    with pytest.raises(UserError):
        Store.open(folder, password="mật khẩu dài")
    Store.open(folder, password="mật khẩu dài", check_place=False).close()
