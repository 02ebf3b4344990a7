"""Every purpose has a key of its own, made as RFC 5869 says."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from papi_desktop.store import derived
from papi_desktop.store.keyring import Keys

KEYS = Keys(bytes(range(32)), bytes(range(32, 64)))


def test_is_hkdf() -> None:
    library = HKDF(SHA256(), 32, None, b"papi-desktop database").derive(KEYS.data)
    assert derived.database_key(KEYS) == library


def test_no_two_purposes_share_a_key() -> None:
    every = [derived.database_key, derived.file_key, derived.file_name_key, derived.chain_key, derived.code_key]
    assert len({make(KEYS) for make in every} | {KEYS.data, KEYS.audit}) == len(every) + 2
