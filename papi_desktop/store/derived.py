"""The keys for each purpose, taken from the two keys of the keyring by HKDF-SHA256 (RFC 5869), so that no key serves twice."""

from __future__ import annotations

import hmac

from papi_desktop.store.keyring import Keys

_NO_SALT = bytes(32)


def _derive(key: bytes, purpose: bytes) -> bytes:
    # One block of output is all that is needed; the library's own function would cost more to import than the database.
    extracted = hmac.digest(_NO_SALT, key, "sha256")
    return hmac.digest(extracted, b"papi-desktop " + purpose + b"\x01", "sha256")


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
