"""The text of finished papers, read from the files as anyone could."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

from tests.documents.reading import flat, read_pages


def text_of(path: Path) -> str:
    """Return everything written in a PDF or DOCX, line ends as spaces."""
    if path.suffix == ".pdf":
        return flat(read_pages(path.read_bytes()))
    parts: list[str] = []
    with zipfile.ZipFile(path) as docx:
        for name in docx.namelist():
            if name.endswith(".xml"):
                root = ElementTree.fromstring(docx.read(name))
                for paragraph in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
                    parts.append("".join(paragraph.itertext()))
    return re.sub(r"\s+", " ", " ".join(parts))


def left_in(folder: Path) -> list[str]:
    """Return every file and folder below a folder, hidden ones too; none when it is not there."""
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*")) if folder.exists() else []
