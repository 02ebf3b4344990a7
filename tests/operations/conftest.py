"""An office to work in, on a day that does not move, and the lists and photos it is given."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from papi_desktop import translations
from papi_desktop.operations import import_workbook, publish
from papi_desktop.operations.import_workbook import ImportResult
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published, PublishRequest
from papi_desktop.operations.setup import Setup, create_office
from papi_desktop.store import keyring
from papi_desktop.store.keyring import Cost
from tests.fixtures.people import villages
from tests.fixtures.workbooks import Line, lines, write_list

TODAY = date(2026, 11, 22)
PASSWORD = "mat-khau-thu-1"
USER = "Lò Thị Ún"
VILLAGES = ("Bản Nà Cáy", "Thôn Huổi Siểu", "Xóm Púng Khoai")
"""The office has these three; with its headquarters it has four places where papers hang."""

SIGNER = {"name": "Lò Văn Bình", "job_title": "Chủ tịch", "can_sign": True}


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Messages are compared in the language they are written in, whatever a test before chose."""
    before = translations.language()
    translations.use_language("en")
    yield
    translations.use_language(before)


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring, "OFFICE_COST", Cost(passes=1, memory_kib=8, lanes=1))


def new_office(folder: Path, **rest: object) -> Office:
    """Return an office with three villages and a signer."""
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, villages(3), [SIGNER], dict(rest))
    return create_office(folder, setup, today=lambda: TODAY)[0]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = new_office(tmp_path / "data")
    yield made
    made.store.close()


@pytest.fixture
def stored(office: Office, tmp_path: Path) -> Callable[..., ImportResult]:
    """Imports a list of a year: the lines given, else four households a village."""

    def store(made: Sequence[Line] = (), year: int = 2025) -> ImportResult:
        path = write_list(tmp_path / f"ho-ngheo-{year}.xlsx", made or lines(VILLAGES), year=year)
        return import_workbook.commit(office, import_workbook.dry_run(office, path, "households", year=year))

    return store


REQUEST = PublishRequest(
    year=2025, posted_from=date(2026, 12, 1), number="45", document_date=date(2026, 11, 30), responsible="Quàng Thị Pản"
)


@pytest.fixture
def published(office: Office, stored: Callable[..., ImportResult], tmp_path: Path) -> Published:
    """The list of 2025, posted at four places from 1 December."""
    stored()
    return publish.publish(office, publish.prepare(office, REQUEST), tmp_path / "out")


def photo(taken: datetime | None = datetime(2026, 12, 1, 9, 15), *, place: bool = False) -> bytes:
    """Return a photo as a telephone makes it, with the time it was taken and, if asked, the place."""
    picture = Image.new("RGB", (64, 48), "#5d7a5a")
    exif = picture.getexif()
    if taken is not None:
        exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = taken.strftime("%Y:%m:%d %H:%M:%S")
    if place:
        exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (21.0, 18.0, 30.0), 3: "E", 4: (103.0, 54.0, 10.0)})
    data = BytesIO()
    picture.save(data, "JPEG", exif=exif)
    return data.getvalue()
