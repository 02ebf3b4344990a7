"""The keys for each purpose, taken from the two keys of the keyring by HKDF, so that no key serves twice."""

from __future__ import annotations

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from papi_desktop.store.keyring import Keys


def _derive(key: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, b"papi-desktop " + purpose).derive(key)


def database_key(keys: Keys) -> bytes:
    """Return the key of the database."""
    return _derive(keys.data, b"database")


def file_key(keys: Keys) -> bytes:
    """Return the key of the files' content."""
    return _derive(keys.data, b"files")


def file_name_key(keys: Keys) -> bytes:
    """Return the key of the files' names."""
    return _derive(keys.data, b"file names")


def chain_key(keys: Keys) -> bytes:
    """Return the key of the chain of the history."""
    return _derive(keys.audit, b"history")


def code_key(keys: Keys) -> bytes:
    """Return the key of verification codes on papers."""
    return _derive(keys.audit, b"verification codes")
