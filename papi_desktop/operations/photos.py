"""Look at a photo before it is kept: whether it can be read, what it shows, and when its camera says it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.dates import table_date


@dataclass(frozen=True)
class PhotoLook:
    """A photo as it would be kept.

    Attributes:
        clean: a bare JPEG, without anything the camera wrote into it.
        taken: when it was taken, local time of the camera; None if it does not say.
    """

    clean: bytes
    taken: datetime | None

    def doubt(self, day: date | None) -> Message | None:
        """Return why the photo may not prove what happened on `day`, or None."""
        if self.taken is None:
            return say("does not say when it was taken")
        if day is not None and self.taken.date() < day:
            return say("taken on {taken}, before that day", taken=table_date(self.taken.date()))
        return None


def look(data: bytes) -> PhotoLook:
    """Decode a photo, with limits, in memory only.

    Raises:
        UserError: if it is no picture of a known kind, is broken, or is too large.
    """
    from papi_desktop.documents.photos import clean_photo

    return PhotoLook(*clean_photo(data))
