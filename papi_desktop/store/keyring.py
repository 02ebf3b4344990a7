"""The keys of the data and who may unlock them: `keys.json` beside the database.

Two random keys are made with the data: one encrypts database and attachments, the other chains the history and signs verification codes.
Both are wrapped together by AES-256-GCM, once for each user under Argon2id of the password and once under the recovery key. A leaver is
taken out of the file; nothing needs encrypting anew. There is no default password and no other way in.
"""

from __future__ import annotations

import json
import os
import time
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from papi_desktop import atomic
from papi_desktop.store import key_errors, login_delay, recovery_key
from papi_desktop.store.errors import spoken

FILE_NAME = "keys.json"
SHORTEST_PASSWORD = 10
FIRST_ROLE = "administrator"
_FORMAT = 1
_KEY_BYTES = 32
_NONCE_BYTES = 12
_SALT_BYTES = 16
_PURPOSE = b"papi-desktop keys 1"
_RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Keys:
    """What opens the data.

    Attributes:
        data: 32 bytes, from which the keys of database and attachments are taken.
        audit: 32 bytes, for the chain of the history and for verification codes.
    """

    data: bytes
    audit: bytes


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a password costs: passes, KiB of memory, lanes."""

    passes: int
    memory_kib: int
    lanes: int


OFFICE_COST = Cost(passes=3, memory_kib=64 * 1024, lanes=4)
"""The second recommended option of RFC 9106, about a tenth of a second on an office computer of today."""


class Keyring:
    """An open key file.

    Args:
        path: of the file.
        content: what is in it.
        clock: tells seconds since 1970.
    """

    def __init__(self, path: Path, content: dict[str, Any], clock: Callable[[], float] = time.time) -> None:
        self._path = path
        self._content = content
        self._clock = clock

    @classmethod
    def create(cls, path: Path, *, user: str, password: str, cost: Cost | None = None) -> tuple[Keyring, Keys, str]:
        """Make new keys and the file that keeps them.

        Returns:
            The keyring, the keys, and the recovery key, which is nowhere else.

        Raises:
            UserError: the password is too short, the name is blank, or the file cannot be written.
        """
        keys = Keys(os.urandom(_KEY_BYTES), os.urandom(_KEY_BYTES))
        ring = cls(path, {"format": _FORMAT, "users": {}, _RECOVERY: {}})
        ring._set_user(keys, user, password, FIRST_ROLE, cost)
        recovery = ring._set_recovery(keys, cost)
        ring._save()
        return ring, keys, recovery

    @classmethod
    def load(cls, path: Path, clock: Callable[[], float] = time.time) -> Keyring:
        """Read a key file.

        Raises:
            UserError: it is missing, damaged, or of a newer program.
        """
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            if content["format"] > _FORMAT:
                raise key_errors.too_new()
            if not isinstance(content["users"], dict) or not isinstance(content[_RECOVERY], dict):
                raise TypeError
        except FileNotFoundError:
            raise key_errors.missing(path) from None
        except (ValueError, KeyError, TypeError) as wrong:
            raise key_errors.unreadable(path) from wrong
        return cls(path, content, clock)

    @property
    def users(self) -> list[str]:
        """Return the names under which one can log in."""
        return sorted(self._users)

    def role_of(self, user: str) -> str:
        """Return the role of a user."""
        return str(self._entry(user)[1]["role"])

    def unlock(self, password: str, user: str | None = None, *, count_failures: bool = True) -> tuple[Keys, str]:
        """Return the keys, and the user's name as it is written in the file.

        Args:
            user: may be left out when there is only one.
            count_failures: a copy (a backup) counts nothing: one could always take another copy.

        Raises:
            UserError: wrong password, unknown user, or one must still wait.
        """
        name, entry = self._entry(user)
        state: Mapping[str, Any] = entry.get("tries", {})
        if count_failures and state:
            state = entry["tries"] = login_delay.at_clock(state, self._clock())
            if login_delay.locked_out(state):
                raise key_errors.locked_out(name)
            if (left := login_delay.seconds_left(state, self._clock())) > 0:
                self._save()
                raise key_errors.must_wait(left)
        keys = _unwrap(entry["key"], _normal(password), name)
        if keys is None:
            if count_failures:
                entry["tries"] = login_delay.failed(state, self._clock())
                self._save()
                raise key_errors.wrong_password(login_delay.seconds_after(login_delay.failures_of(entry["tries"])))
            raise key_errors.wrong_password(0)
        if entry.pop("tries", None) is not None and count_failures:
            self._save()
        return keys, name

    def unlock_by_recovery_key(self, typed: str, *, forgive: bool = True) -> Keys:
        """Return the keys by the recovery key.

        Args:
            forgive: every user who must wait may try again. A copy (a backup) is left as it is.

        Raises:
            UserError: it is mistyped, or belongs to other data.
        """
        keys = _unwrap(self._content[_RECOVERY], recovery_key.secret_of(typed), _RECOVERY)
        if keys is None:
            raise key_errors.wrong_recovery_key()
        waiting = [entry for entry in self._users.values() if "tries" in entry]
        for entry in waiting:
            del entry["tries"]
        if waiting and forgive:
            self._save()
        return keys

    def add_user(self, keys: Keys, user: str, password: str, role: str, cost: Cost | None = None) -> None:
        """Let another person log in.

        Raises:
            UserError: the name is taken or blank, or the password too short.
        """
        if self._find(user) is not None:
            raise key_errors.name_taken(user)
        self._set_user(keys, user, password, role, cost)
        self._save()

    def remove_user(self, user: str) -> None:
        """End a person's access.

        Raises:
            UserError: unknown, or the last one.
        """
        name, _entry = self._entry(user)
        if len(self._users) == 1:
            raise key_errors.last_user()
        del self._users[name]
        self._save()

    def set_password(self, keys: Keys, user: str, password: str, cost: Cost | None = None) -> None:
        """Give a user another password, for someone who holds the keys.

        Raises:
            UserError: unknown user, or the password is too short.
        """
        name, entry = self._entry(user)
        self._set_user(keys, name, password, entry["role"], cost)
        self._save()

    def renew_recovery_key(self, keys: Keys, cost: Cost | None = None) -> str:
        """Make and return a new recovery key; the old one opens nothing from now on."""
        typed = self._set_recovery(keys, cost)
        self._save()
        return typed

    # --- inside ---

    @property
    def _users(self) -> dict[str, dict[str, Any]]:
        users: dict[str, dict[str, Any]] = self._content["users"]
        return users

    def _entry(self, user: str | None) -> tuple[str, dict[str, Any]]:
        if user is None and len(self._users) == 1:
            return next(iter(self._users.items()))
        if user is None:
            raise key_errors.who()
        name = self._find(user)
        if name is None:
            raise key_errors.unknown_user(user)
        return name, self._users[name]

    def _find(self, user: str) -> str | None:
        wanted = _name(user).casefold()
        return next((name for name in self._users if name.casefold() == wanted), None)

    def _set_user(self, keys: Keys, user: str, password: str, role: str, cost: Cost | None) -> None:
        name = _name(user)
        if not name:
            raise key_errors.blank_name()
        if len(password) < SHORTEST_PASSWORD:
            raise key_errors.short_password(SHORTEST_PASSWORD)
        self._users[name] = {"role": role, "key": _wrap(keys, _normal(password), name, cost)}

    def _set_recovery(self, keys: Keys, cost: Cost | None) -> str:
        typed = recovery_key.new()
        self._content[_RECOVERY] = _wrap(keys, recovery_key.secret_of(typed), _RECOVERY, cost)
        return typed

    def _save(self) -> None:
        with spoken():
            atomic.write(self._path, json.dumps(self._content, ensure_ascii=False, indent=1).encode())


def _name(user: str) -> str:
    return " ".join(unicodedata.normalize("NFC", user).split())


def _normal(password: str) -> bytes:
    # The same password typed on another keyboard may come decomposed.
    return unicodedata.normalize("NFC", password).encode()


def _wrap(keys: Keys, secret: bytes, whose: str, cost: Cost | None) -> dict[str, Any]:
    cost = cost or OFFICE_COST
    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    sealed = AESGCM(_stretched(secret, salt, cost)).encrypt(nonce, keys.data + keys.audit, _bound_to(whose))
    return {
        "kdf": "argon2id",
        "passes": cost.passes,
        "memory_kib": cost.memory_kib,
        "lanes": cost.lanes,
        "salt": b64encode(salt).decode(),
        "nonce": b64encode(nonce).decode(),
        "sealed": b64encode(sealed).decode(),
    }


def _unwrap(wrapped: Mapping[str, Any], secret: bytes, whose: str) -> Keys | None:
    cost = Cost(wrapped["passes"], wrapped["memory_kib"], wrapped["lanes"])
    cipher = AESGCM(_stretched(secret, b64decode(wrapped["salt"]), cost))
    try:
        both = cipher.decrypt(b64decode(wrapped["nonce"]), b64decode(wrapped["sealed"]), _bound_to(whose))
    except InvalidTag:
        return None
    return Keys(both[:_KEY_BYTES], both[_KEY_BYTES:])


def _bound_to(whose: str) -> bytes:
    return _PURPOSE + b"\0" + whose.encode()


def _stretched(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, _KEY_BYTES, Type.ID)
