"""A photo is kept as a bare picture: no place, no device, no name."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from PIL import ExifTags, Image

from papi_desktop.documents import photos
from papi_desktop.documents.photos import LONGEST_SIDE, clean_photo
from papi_desktop.domain.errors import UserError


def photo(size: tuple[int, int] = (400, 300), kind: str = "JPEG", mode: str = "RGB", **exif: object) -> bytes:
    image = Image.new(mode, size, "teal")
    image.putpixel((0, 0), (255, 0, 0) if mode == "RGB" else (255, 0, 0, 255))
    record = Image.Exif()
    record[ExifTags.Base.Make] = "Điện thoại của Hom"
    record.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (21.0, 30.0, 0.0)
    for name, value in exif.items():
        if name == "Orientation":
            record[ExifTags.Base.Orientation] = value
        else:
            record.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base[name]] = value
    out = BytesIO()
    image.save(out, kind, **({"exif": record} if kind in ("JPEG", "PNG", "WEBP") else {}))
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
def test_nothing_is_left_but_the_picture(kind: str) -> None:
    clean, _ = clean_photo(photo(kind=kind))
    with opened(clean) as image:
        assert (image.format, image.size) == ("JPEG", (400, 300))
        assert not dict(image.getexif())
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert b"Exif" not in clean
    assert b"Hom" not in clean


def test_the_time_is_that_of_the_camera() -> None:
    assert clean_photo(photo(DateTimeOriginal="2026:12:01 08:20:05"))[1] == datetime(2026, 12, 1, 8, 20, 5)
    assert clean_photo(photo(DateTimeDigitized="2026:12:01 08:20:05"))[1] == datetime(2026, 12, 1, 8, 20, 5)


@pytest.mark.parametrize("stated", ["", "0000:00:00 00:00:00", "hôm qua"])
def test_a_time_that_is_none_is_none(stated: str) -> None:
    assert clean_photo(photo(DateTimeOriginal=stated))[1] is None
    assert clean_photo(photo())[1] is None


def test_a_large_photo_is_made_smaller_in_its_shape() -> None:
    with opened(clean_photo(photo((4000, 3000)))[0]) as image:
        assert image.size == (LONGEST_SIDE, LONGEST_SIDE * 3 // 4)


def test_a_photo_is_turned_upright() -> None:
    with opened(clean_photo(photo((400, 300), Orientation=6))[0]) as image:
        assert image.size == (300, 400)


def test_transparent_ground_becomes_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(out, "PNG")
    with opened(clean_photo(out.getvalue())[0]) as image:
        assert image.getpixel((10, 10)) == (255, 255, 255)


def test_too_many_pixels_are_refused_before_decoding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MAX_PIXELS", 100 * 100)
    with pytest.raises(UserError) as caught:
        clean_photo(photo((200, 100)))
    assert caught.value.code == "ANH-01"


def test_too_large_a_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photos, "MAX_BYTES", 1000)
    with pytest.raises(UserError):
        clean_photo(photo() + b"\0" * 1000)


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"GIF89a", photo()[:200]])
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(UserError) as caught:
        clean_photo(data)
    assert caught.value.code == "ANH-01"
