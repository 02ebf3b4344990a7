"""Reads what a picture tells besides what it shows. Must not know where the picture comes from."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO

from PIL import ExifTags, Image, UnidentifiedImageError

from papi_desktop.documents.leaks.finding import Leak, LeakKind

_LOCATION_IN_XMP = b"GPSLatitude"


def read_picture(data: bytes, where: str) -> Iterator[Leak]:
    """Yield a leak if the picture says where it was taken, or cannot be read at all."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # only the head is read
            with Image.open(BytesIO(data)) as image:
                located = bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError):
        yield Leak(LeakKind.UNREADABLE, where)
        return
    if located or _LOCATION_IN_XMP in data:
        yield Leak(LeakKind.PHOTO_LOCATION, where)
