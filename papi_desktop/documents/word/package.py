"""The package of a DOCX without the time it was written at: the same paper is the same file, to the byte."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip archive can tell; a word processor does not show it."""


def write_package(document: Any, target: Path | BinaryIO) -> None:
    """Write a document of python-docx, which puts the clock of the computer on every part."""
    dated = BytesIO()
    document.save(dated)
    with ZipFile(dated) as parts, ZipFile(target, "w") as package:
        for name in parts.namelist():
            member = ZipInfo(name, _MOMENT)
            member.compress_type = ZIP_DEFLATED
            package.writestr(member, parts.read(name))
