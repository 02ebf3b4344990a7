"""Files this computer wrote for others, by their digests: brought back on a stick they are told as its own and not as wrong."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from papi_desktop.domain.registers import HANDOVERS
from papi_desktop.operations import unit_keys
from papi_desktop.operations.office import Office
from papi_desktop.store.query import Query

_MADE = "files_made"
_MOST = 5_000
"""Digests kept, the newest: several years of answers to a hundred units."""


def remember(office: Office, files: Iterable[bytes]) -> None:
    """Keep the digests of files just written for others."""
    kept = [*office.store.setting(_MADE, []), *(sha256(data).hexdigest() for data in files)]
    office.store.set_setting(_MADE, kept[-_MOST:])


def made_here(office: Office, data: bytes, signer: str = "") -> bool:
    """Return whether a file was written by this computer.

    Args:
        signer: fingerprint of the key that signed it, where it could be opened.
    """
    if signer and signer == unit_keys.own_key(office).public.fingerprint:
        return True
    digest = sha256(data).hexdigest()
    return digest in office.store.setting(_MADE, []) or bool(
        office.store.page(HANDOVERS, Query(filters={"digest": digest}, limit=1)).rows
    )
