"""What is said of files that are written for others: whether they lie on a stick that may be taken out, or in a folder of this computer."""

from __future__ import annotations

from pathlib import Path

from papi_desktop.domain.messages import Message, say
from papi_desktop.store.place import Danger, danger_of


def is_stick(folder: Path) -> bool:
    """Return whether a folder lies on a stick or another disk that can be pulled out."""
    return danger_of(folder) is Danger.REMOVABLE


def where_it_lies(folder: Path) -> Message:
    """Return the words that end a message about files just written into `folder`."""
    if is_stick(folder):
        return say("You may take the stick out.")
    return say("It lies in the folder {folder} (not a stick): carry it over yourself.", folder=str(folder))
