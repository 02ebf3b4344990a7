"""An office to work in, on a day that does not move, and the lists and photos it is given."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image

from papi_desktop import translations
from papi_desktop.operations import books, import_workbook, publish, record_papers
from papi_desktop.operations.book import Book
from papi_desktop.operations.import_workbook import ImportResult
from papi_desktop.operations.office import Office
from papi_desktop.operations.publish import Published, PublishRequest
from papi_desktop.operations.setup import Setup, create_office, open_office
from tests.fixtures.people import villages
from tests.fixtures.workbooks import Line, lines, write_list

TODAY = date(2026, 11, 22)
PASSWORD = "mat-khau-thu-1"
USER = "Lò Thị Ún"
VILLAGES = ("Bản Nà Cáy", "Thôn Huổi Siểu", "Xóm Púng Khoai")
"""The office has these three; with its headquarters it has four places where papers hang."""

SIGNER = {"name": "Lò Văn Bình", "job_title": "Chủ tịch", "can_sign": True}
REQUEST = PublishRequest(
    year=2025, posted_from=date(2026, 12, 1), number="45", document_date=date(2026, 11, 30), responsible="Quàng Thị Pản"
)


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Messages are compared in the language they are written in, whatever a test before chose."""
    before = translations.language()
    translations.use_language("en")
    yield
    translations.use_language(before)


def new_office(folder: Path, **rest: object) -> Office:
    """Return an office with three villages and a signer."""
    setup = Setup("xã Na Sang", "tỉnh Sơn La", PASSWORD, USER, villages(3), [SIGNER], dict(rest))
    return create_office(folder, setup, today=lambda: TODAY)[0]


def store_list(office: Office, folder: Path, made: Sequence[Line] = (), year: int = 2025) -> ImportResult:
    """Import a list of a year: the lines given, else four households a village."""
    path = write_list(folder / f"ho-ngheo-{year}.xlsx", made or lines(VILLAGES), year=year)
    return import_workbook.commit(office, import_workbook.dry_run(office, path, "households", year=year))


@dataclass(frozen=True)
class Templates:
    """Data folders made once, to be copied; and what was published from the second."""

    empty: Path
    posted: Path
    published: Published


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Templates:
    folder = tmp_path_factory.mktemp("templates")
    office = new_office(folder / "empty")
    office.store.close()
    shutil.copytree(folder / "empty", folder / "posted")
    office = open_office(folder / "posted", password=PASSWORD, today=lambda: TODAY)
    store_list(office, folder)
    done = publish.publish(office, publish.prepare(office, REQUEST), folder / "out")
    office.store.close()
    return Templates(folder / "empty", folder / "posted", done)


@pytest.fixture
def office(tmp_path: Path, templates: Templates, request: pytest.FixtureRequest) -> Iterator[Office]:
    """An office of the test's own; with the list of 2025 in it and published for a test that asks for `published` too."""
    made = templates.posted if "published" in request.fixturenames else templates.empty
    shutil.copytree(made, tmp_path / "data")
    opened = open_office(tmp_path / "data", password=PASSWORD, today=lambda: TODAY)
    yield opened
    opened.store.close()


@pytest.fixture
def published(templates: Templates) -> Published:
    """The list of 2025, to hang at four places from 1 December 2026; its papers are for reading only."""
    return templates.published


@pytest.fixture
def stored(office: Office, tmp_path: Path) -> Callable[..., ImportResult]:
    """Imports a list of a year: the lines given, else four households a village."""
    return lambda made=(), year=2025: store_list(office, tmp_path, made, year)


@pytest.fixture
def let_have(monkeypatch: pytest.MonkeyPatch) -> Callable[[Book], None]:
    """Adds a book to those that do more than keep records."""

    def add(book: Book) -> None:
        every = (book, *books.all_books())
        monkeypatch.setattr(books, "all_books", lambda: every)
        monkeypatch.setattr(record_papers, "all_books", lambda: every)

    return add


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
