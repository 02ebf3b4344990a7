"""Where things are on disk: the program's own resources and the office's data.

Owns folder names only. Creating, reading and checking what is in them belongs to the layers that use them.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

_NAME = "PAPI Desktop"

ABOVE = "above"
"""Folder beside the office's own rows and wordings with those the level above sent down."""


@cache
def _base() -> Path:
    """Return the folder that holds `resources/` and `i18n/`: checkout, frozen program or installed data."""
    candidates = [
        Path(getattr(sys, "_MEIPASS", "")) if hasattr(sys, "_MEIPASS") else None,
        Path(__file__).resolve().parent.parent,
        Path(sys.prefix) / "share" / "papi-desktop",
    ]
    for folder in candidates:
        if folder is not None and (folder / "resources").is_dir():
            return folder
    raise FileNotFoundError("resources folder not found beside the program")


def resource_folder(*parts: str) -> Path:
    """Return a folder or file under `resources/`."""
    return _base().joinpath("resources", *parts)


def translations_folder() -> Path:
    """Return the folder of compiled translations."""
    return _base() / "i18n"


def default_data_folder() -> Path:
    """Return the folder of the office's data for this user, on the local disk."""
    import platformdirs

    return Path(platformdirs.user_data_dir(_NAME, appauthor=False))


def default_backup_folder() -> Path:
    """Return the folder of backups: outside the data folder, so that one deletion does not take both."""
    import platformdirs

    return Path(platformdirs.user_documents_dir()) / f"{_NAME} - sao lưu"
