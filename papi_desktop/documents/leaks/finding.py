"""What a reader of a finished file hands over: texts to be judged, and things that may not be in a public file at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class LeakKind(StrEnum):
    """What was found that the public may not see."""

    IDENTITY_NUMBER = "identity_number"
    PHONE = "phone"
    FORBIDDEN = "forbidden"
    HIDDEN_TEXT = "hidden_text"
    HIDDEN_CELLS = "hidden_cells"
    HIDDEN_SHEET = "hidden_sheet"
    COMMENT = "comment"
    TRACKED_CHANGE = "tracked_change"
    PROPERTY = "property"
    DEFINED_NAME = "defined_name"
    EMBEDDED = "embedded"
    EARLIER_VERSION = "earlier_version"
    PHOTO_LOCATION = "photo_location"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Leak:
    """One leak: its kind, where it is (page, part, sheet and row), and a masked excerpt that leaks no more itself."""

    kind: LeakKind
    where: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """A text anyone can get out of the file, and where it stands."""

    where: str
    text: str


def masked(text: str) -> str:
    """Return a text with its middle blotted out, so that a message or a log never repeats what it warns of."""
    bare = " ".join(text.split())
    if len(bare) <= 4:
        return "•" * len(bare)
    shown = min(3, len(bare) // 4)
    return f"{bare[:shown]}{'•' * min(8, len(bare) - 2 * shown)}{bare[-shown:]}"
