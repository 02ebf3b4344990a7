"""Who can log in, and with which role.

The keys are the business of the key file, which anybody can open with a text editor; the roles are therefore kept encrypted with the data.
The key file tells only what an account began as: what an office of before the roles has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from papi_desktop.domain.roles import Role, role_named
from papi_desktop.store import key_errors
from papi_desktop.store.keyring import Keyring, Keys

_ROLES = "accounts.roles"


class Accounts:
    """The accounts of one office. Must not know who asks: `Store.accounts` does.

    Args:
        ring: the key file.
        keys: the keys of the data.
        read, write: how a setting is read (with what stands for a missing one) and kept.
    """

    def __init__(
        self, ring: Keyring, keys: Keys, read: Callable[[str, Any], Any], write: Callable[[str, Any], None]
    ) -> None:
        self._ring = ring
        self._keys = keys
        self._read = read
        self._write = write

    def roles(self) -> dict[str, Role]:
        """Return the role of every account, by the name one logs in with."""
        known: Mapping[str, str] = self._read(_ROLES, {})
        return {name: role_named(known.get(name) or self._ring.role_of(name)) for name in self._ring.users}

    def add(self, user: str, password: str, role: Role) -> str:
        """Let another person log in; return the name as it is kept.

        Raises:
            UserError: the name is taken or blank, or the password too short.
        """
        before = self.roles()
        self._ring.add_user(self._keys, user, password, role.value)
        (name,) = set(self._ring.users) - before.keys()
        self._keep({**before, name: role})
        return name

    def set_role(self, user: str, role: Role) -> None:
        """Give an account another role.

        Raises:
            UserError: there is no such account, or no administrator would be left.
        """
        roles = self.roles()
        if user not in roles:
            raise key_errors.unknown_user(user)
        self._keep_administrator({**roles, user: role})
        self._keep({**roles, user: role})

    def close(self, user: str) -> None:
        """End a person's access.

        Raises:
            UserError: there is no such account, or no administrator would be left.
        """
        left = {name: role for name, role in self.roles().items() if name != user}
        if user in self._ring.users:
            self._keep_administrator(left)
        self._ring.remove_user(user)
        self._keep(left)

    def set_password(self, user: str, password: str) -> None:
        """Give an account another password without the old one.

        Raises:
            UserError: there is no such account, or the password is too short.
        """
        self._ring.set_password(self._keys, user, password)

    def _keep_administrator(self, roles: Mapping[str, Role]) -> None:
        if Role.ADMINISTRATOR not in roles.values():
            raise key_errors.last_administrator()

    def _keep(self, roles: Mapping[str, Role]) -> None:
        self._write(_ROLES, {name: role.value for name, role in roles.items()})
