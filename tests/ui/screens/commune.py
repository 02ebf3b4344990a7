"""A commune of eight villages: with the headquarters nine places where a list hangs; its books still empty."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from papi_desktop.domain.registers import HOUSEHOLDS
from papi_desktop.operations import import_workbook, publish
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published, PublishRequest
from papi_desktop.operations.setup import Setup, create_office
from tests.journeys.list_workbook import VILLAGES, write_list

PASSWORD = "mat-khau-thu-1"
USER = "Lò Thị Ún"


class Clock:
    """Today, as the test says."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> date:
        """Return today."""
        return self.day


def make_commune(folder: Path, clock: Clock) -> Office:
    """Return the office of an invented commune."""
    officials = [
        {
            "name": "Lò Văn Bình",
            "job_title": "Chủ tịch",
            "can_sign": True,
            "authority": "TM. ỦY BAN NHÂN DÂN / CHỦ TỊCH",
        }
    ]
    unit: dict[str, Any] = {"has_radio": True, "address": "Bản Nà Cáy, xã Na Sang", "phone": "0212 3888 999"}
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, [{"name": name} for name in VILLAGES], officials, unit)
    office, _key = create_office(folder, setup, today=clock)
    return office


def import_list(office: Office, folder: Path) -> str:
    """Import the clean list of 2025 and return its batch."""
    book = folder / "clean.xlsx"
    write_list(book, faulty=False)
    return import_workbook.commit(office, import_workbook.dry_run(office, book, HOUSEHOLDS.key, year=2025)).batch


def publish_list(office: Office, folder: Path, start: date) -> Published:
    """Import the clean list and publish it as number 45, to hang from `start`."""
    import_list(office, folder)
    request = PublishRequest(year=2025, posted_from=start, number="45", document_date=start)
    return publish.publish(office, publish.prepare(office, request), folder / "papers")


def photo(path: Path, taken: str = "", place: bool = False) -> Path:
    """Write a photo of a notice board.

    Args:
        taken: what the camera writes as the time, "2026:12:01 09:15:00"; "" writes none.
        place: whether the camera writes where it was.
    """
    path.write_bytes(photo_bytes(taken, place))
    return path


def photo_bytes(taken: str = "", place: bool = False) -> bytes:
    """Return a photo of a notice board, as `photo` writes it."""
    from PIL import ExifTags, Image

    picture = Image.new("RGB", (640, 480), "#5d7a5a")
    exif = picture.getexif()
    if taken:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    data = BytesIO()
    picture.save(data, "JPEG", exif=exif)
    return data.getvalue()
