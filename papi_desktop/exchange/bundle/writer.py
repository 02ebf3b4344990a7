"""A hand-over file is made: parts packed, manifest signed, everything closed to the receiver. Nothing readable touches the disk."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

from papi_desktop.exchange.bundle.keys import OwnKey, PublicKey
from papi_desktop.exchange.bundle.limits import LIMITS
from papi_desktop.exchange.bundle.manifest import MANIFEST, SIGNATURE, Manifest, Member
from papi_desktop.exchange.bundle.pieces import Flowing, Growing
from papi_desktop.exchange.bundle.refusals import too_large

_MOMENT = (1980, 1, 1, 0, 0, 0)
"""Of every member: the real one stands in the manifest, and the same content makes the same archive."""

_PACKED = frozenset({"jpg", "jpeg", "png", "docx", "xlsx", "pdf", "zip"})

_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def json_lines(records: Iterable[Mapping[str, Any]]) -> bytes:
    """Return records as JSON Lines: UTF-8, one object a line."""
    return "".join(_COMPACT.encode(record) + "\n" for record in records).encode()


Content = bytes | Callable[[], bytes]
"""What is in a part, or what fetches it when its turn has come."""


def member_of(name: str, content: bytes, title: str = "", media_type: str = "") -> Member:
    """Return how a part stands in the manifest."""
    return Member(name, len(content), sha256(content).hexdigest(), title, media_type)


def write_bundle(manifest: Manifest, parts: Mapping[str, Content], own: OwnKey, receiver: PublicKey) -> bytes:
    """Return a hand-over file.

    Args:
        manifest: what it says of itself; its members name every part.
        parts: content by member name.
        own: keys it is signed with.
        receiver: whose keys it is closed to.

    Raises:
        UserError: if it would be larger than a receiver takes, or a part cannot be fetched.
    """
    import pyrage

    told = replace(
        manifest,
        signer=own.public.sign,
        fingerprint=own.public.fingerprint,
        receiver=receiver.fingerprint,
    )
    if sum(member.size for member in told.members) > LIMITS.unpacked_bytes:
        raise too_large(LIMITS.unpacked_bytes // 2**20)
    archive, closed = Flowing(_archive(told, parts, own)), io.BytesIO()
    try:
        pyrage.encrypt_io(archive, closed, [pyrage.x25519.Recipient.from_str(receiver.age)])
    except pyrage.EncryptError as error:
        raise archive.failure or error from None
    return closed.getvalue()


def _archive(manifest: Manifest, parts: Mapping[str, Content], own: OwnKey) -> Iterator[bytes]:
    """Yield the archive from its beginning to its end."""
    signed = manifest.as_bytes()
    packed = Growing()
    with zipfile.ZipFile(packed, "w", allowZip64=False) as archive:
        _put(archive, MANIFEST, signed, "")
        _put(archive, SIGNATURE, own.sign(signed), "")
        for member in manifest.members:
            content = parts[member.name]
            _put(archive, member.name, content if isinstance(content, bytes) else content(), member.media_type)
            yield from packed.take()
    yield from packed.take()


def _put(archive: zipfile.ZipFile, name: str, content: bytes, media_type: str) -> None:
    info = zipfile.ZipInfo(name, _MOMENT)
    packed = media_type.startswith("image/") or name.rpartition(".")[2] in _PACKED
    archive.writestr(info, content, zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED, 1)
