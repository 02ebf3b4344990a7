"""Verification codes: how an office recognises its own paper without a network.

The code is a keyed digest of what the paper says it is and of what it contains; only the holder of the key can make or check one.
Must not know where keys are kept or how a paper is drawn.
"""

from __future__ import annotations

import dataclasses
import hashlib
import hmac
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from papi_desktop.documents.paper import Paper

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_MISREAD = str.maketrans("ILO", "110", " -")
_GROUPS, _GROUP_LENGTH, _BITS_PER_SIGN = 3, 4, 5
_MARK = "PAPI1"


def verification_code(key: bytes, kind: str, number: str, day: date | None, unit: str, content_digest: str) -> str:
    """Return the code printed on a paper, e.g. "7K2M-04QX-9RTD".

    Args:
        key: secret of the office, at least 16 bytes.
        kind: kind of the paper, e.g. "TB".
        number: number and symbol as printed; "" while blank.
        day: date of the paper; None while blank.
        unit: name of the issuing unit.
        content_digest: see :func:`content_digest`.
    """
    if len(key) < 16:
        raise ValueError("the key is too short")
    fields = (kind, number, day.isoformat() if day else "", unit, content_digest)
    framed = b"".join(len(part).to_bytes(4, "big") + part for part in (field.encode() for field in fields))
    value = int.from_bytes(hmac.new(key, framed, hashlib.sha256).digest(), "big")
    signs = []
    for _ in range(_GROUPS * _GROUP_LENGTH):
        value, place = divmod(value, 1 << _BITS_PER_SIGN)
        signs.append(_ALPHABET[place])
    text = "".join(signs)
    return "-".join(text[start : start + _GROUP_LENGTH] for start in range(0, len(text), _GROUP_LENGTH))


def verify(code: str, key: bytes, kind: str, number: str, day: date | None, unit: str, content_digest: str) -> bool:
    """Return whether `code`, as read or typed from a paper, belongs to this document. Small letters, I, L and O are understood."""
    expected = verification_code(key, kind, number, day, unit, content_digest)
    return hmac.compare_digest(_plain(code).encode(), _plain(expected).encode())


def _plain(code: str) -> str:
    return code.upper().translate(_MISREAD)


def qr_content(kind: str, number: str, day: date | None, unit: str, code: str) -> str:
    """Return what the QR of a paper says: readable text, no address, so that any phone shows it without a network."""
    return "\n".join((_MARK, kind, number, day.isoformat() if day else "", unit, code))


def content_digest(paper: Paper) -> str:
    """Return a digest of everything the paper says and shows, its verification code left aside."""
    bare = dataclasses.replace(paper, closing=dataclasses.replace(paper.closing, verification=None))
    digest = hashlib.sha256()
    for part in _parts(bare):
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.hexdigest()


def _parts(value: object) -> Iterator[bytes]:
    """Yield the parts of a nested description in order, with the shape of each level."""
    if isinstance(value, bytes):
        yield value
    elif dataclasses.is_dataclass(value):
        yield type(value).__name__.encode()
        for field in dataclasses.fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        yield f"[{len(value)}".encode()
        for item in value:
            yield from _parts(item)
    else:
        yield str(value).encode()


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
