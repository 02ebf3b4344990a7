"""Makes a photo fit to be kept and shown: nothing in it but the picture, and not larger than needed.

A photo from a telephone says where it was taken, by which device and under which name. Must not know postings or papers.
"""

from __future__ import annotations

import warnings
from datetime import datetime
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say

MAX_BYTES = 40 * 1024 * 1024
MAX_PIXELS = 120_000_000
LONGEST_SIDE = 2000  # pixels: sharp on half an A4 page, and small enough for a stick
_QUALITY = 85
_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF")


def clean_photo(data: bytes) -> tuple[bytes, datetime | None]:
    """Return a photo as a bare JPEG, upright and at most `LONGEST_SIDE` pixels long, and when its camera says it was taken.

    Args:
        data: the file as it came.

    Raises:
        UserError: if it is no picture of a known kind, is broken, or is larger than the limits.
    """
    if len(data) > MAX_BYTES:
        raise _problem(say("The photo is larger than {limit} MB.", limit=MAX_BYTES // 1024 // 1024))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is checked before decoding
            with Image.open(BytesIO(data), formats=_FORMATS) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise _problem(
                        say(
                            "The photo has too many pixels ({width} × {height}).",
                            width=image.width,
                            height=image.height,
                        )
                    )
                taken = _taken_at(image)
                return _bare_jpeg(image), taken
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError) as error:
        raise _problem(say("The file is no photo this program can read, or it is damaged.")) from error


def _bare_jpeg(image: Image.Image) -> bytes:
    image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
    upright: Any = ImageOps.exif_transpose(image)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        upright = upright.convert("RGBA")
        ground = Image.new("RGB", upright.size, "white")
        ground.paste(upright, mask=upright.getchannel("A"))
        upright = ground
    bare = Image.new("RGB", upright.size)
    bare.paste(upright.convert("RGB"))
    out = BytesIO()
    bare.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _taken_at(image: Image.Image) -> datetime | None:
    """Return the time in the camera's record; None if it has none or one that is no time."""
    detail = image.getexif().get_ifd(ExifTags.IFD.Exif)
    stated = detail.get(ExifTags.Base.DateTimeOriginal) or detail.get(ExifTags.Base.DateTimeDigitized)
    try:
        return datetime.strptime(str(stated).strip("\0 "), "%Y:%m:%d %H:%M:%S")
    except ValueError:
        return None


def _problem(what: Message) -> UserError:
    return UserError(
        "ANH-01",
        what,
        say("Your data is safe; the photo was not added."),
        say("Choose another photo, or save it as JPEG and try again."),
    )
