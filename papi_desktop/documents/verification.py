"""Verification: what an office's code on a paper vouches for, and how it is drawn.

Owns the digest of everything a paper says, and the QR. The code itself is a keyed digest that only the store can make, since the key never
leaves it.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

from papi_desktop.documents.paper import Paper

_MARK = "PAPI1"


def qr_content(kind: str, number: str, day: date | None, unit: str, code: str) -> str:
    """Return what the QR of a paper says: readable text, no address, so that any phone shows it without a network."""
    return "\n".join((_MARK, kind, number, day.isoformat() if day else "", unit, code))


def content_digest(paper: Paper) -> str:
    """Return a digest of everything the paper says and shows, its verification code left aside."""
    digest = hashlib.sha256()
    for part in _parts(paper.bare()):
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    """Yield the parts of a nested description in order, with the shape of each level. Long lists are mostly texts: those come first."""
    if isinstance(value, bytes):
        yield value
    elif isinstance(value, tuple | list):
        yield f"[{len(value)}".encode()
        for item in value:
            if type(item) is str:
                yield item.encode()
            else:
                yield from _parts(item)
    elif dataclasses.is_dataclass(value):
        yield type(value).__name__.encode()
        kind: Any = type(value)
        for name in _names_of_fields(kind):
            yield from _parts(getattr(value, name))
    else:
        yield str(value).encode()


@cache
def _names_of_fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


@lru_cache(maxsize=64)
def qr_matrix(content: str) -> tuple[tuple[bool, ...], ...]:
    """Return the QR of `content` as rows of modules, True for dark, without the quiet zone."""
    import segno

    return tuple(tuple(map(bool, row)) for row in segno.make(content, error="m", micro=False).matrix)


def dark_runs(content: str) -> tuple[list[tuple[int, int, int]], int]:
    """Return the QR of `content` as runs of dark modules (row, first column, length), and how many modules it is wide."""
    matrix = qr_matrix(content)
    runs: list[tuple[int, int, int]] = []
    for number, row in enumerate(matrix):
        column = 0
        while column < len(row):
            length = next((n for n, dark in enumerate(row[column:]) if not dark), len(row) - column)
            if length:
                runs.append((number, column, length))
            column += length + 1
    return runs, len(matrix)


def qr_png(content: str, scale: int = 8) -> bytes:
    """Return the QR of `content` as a PNG picture without quiet zone."""
    from io import BytesIO

    import segno

    out = BytesIO()
    segno.make(content, error="m", micro=False).save(out, kind="png", scale=scale, border=0)
    return out.getvalue()
