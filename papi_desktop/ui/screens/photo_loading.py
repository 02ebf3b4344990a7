"""Photos on their way in: from files, from the clipboard, as pictures small enough to show. In memory only, never through another file.

Owns reading and shrinking, in the reader's thread. Must not know postings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.domain.system_errors import reason_of
from papi_desktop.operations.photos import PhotoLook, look

THUMBNAIL = QSize(144, 108)
SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".bmp", ".tif", ".tiff", ".heic"})


@dataclass(frozen=True)
class LoadedPhoto:
    """A photo ready to be kept.

    Attributes:
        name: of its file.
        data: as it came: the time in it is read again when it is kept.
        look: what it shows and when it was taken.
        small: the picture, at most `THUMBNAIL` large.
    """

    name: str
    data: bytes
    look: PhotoLook
    small: QImage


@dataclass(frozen=True)
class Loaded:
    """What came of some files: photos, and why others could not be taken."""

    photos: tuple[LoadedPhoto, ...]
    errors: tuple[tuple[str, UserError], ...]


def load(sources: Sequence[Path | tuple[str, bytes]]) -> Loaded:
    """Read files, or pictures already in memory; runs in the reader's thread."""
    photos: list[LoadedPhoto] = []
    errors: list[tuple[str, UserError]] = []
    for source in sources:
        name = source.name if isinstance(source, Path) else source[0]
        try:
            data = _read(source) if isinstance(source, Path) else source[1]
            found = look(data)
            photos.append(LoadedPhoto(name, data, found, shrunk(found.clean, THUMBNAIL)))
        except UserError as error:
            errors.append((name, error))
    return Loaded(tuple(photos), tuple(errors))


def shrunk(jpeg: bytes, room: QSize) -> QImage:
    """Return a picture we made ourselves, drawn no larger than needed."""
    buffer = QBuffer()
    buffer.setData(QByteArray(jpeg))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"jpeg"))
    reader.setScaledSize(reader.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def sources_in(mime: QMimeData, pasted_name: str) -> list[Path | tuple[str, bytes]]:
    """Return the photos something dropped or pasted holds: files, else a picture.

    Args:
        mime: of the drop or the clipboard.
        pasted_name: what a picture without a file is called.
    """
    files: list[Path | tuple[str, bytes]] = [
        path
        for url in mime.urls()
        if url.isLocalFile() and (path := Path(url.toLocalFile())).suffix.lower() in SUFFIXES
    ]
    if files or not mime.hasImage():
        return files
    picture = mime.imageData()
    if not isinstance(picture, QImage) or picture.isNull():
        return []
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return [(pasted_name, bytes(buffer.data().data()))]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            "ANH-02",
            say("“{file}” cannot be opened: {reason}.", file=path.name, reason=reason_of(error)),
            say("Your data is safe; the photo was not added."),
            say("Check that it is still there, or copy it to this computer first."),
        ) from error
