"""The accounts of the office: who logs in under which name and role. Every change is an entry of the history, without a password."""

from __future__ import annotations

from dataclasses import dataclass

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.registers import PETITIONS
from papi_desktop.domain.roles import GROUPS, SETTINGS, Role
from papi_desktop.operations import rights
from papi_desktop.operations.office import Office
from papi_desktop.translations import _


@dataclass(frozen=True)
class Account:
    """One account; `own` is that of whoever asks."""

    user: str
    role: Role
    own: bool


def accounts(office: Office) -> list[Account]:
    """Return every account, by name.

    Raises:
        UserError: whoever asks is no administrator.
    """
    return [
        Account(user, role, user == office.store.user) for user, role in sorted(office.store.accounts.roles().items())
    ]


def explained(role: Role) -> tuple[Message, ...]:
    """Return what a role may do, in sentences made from the same table the store enforces."""
    may = rights.rights_of(role)
    if not may.groups:
        told = [say("Reads all books and writes in none; does not print or export.")]
    elif GROUPS.keys() - set(may.groups) <= {SETTINGS}:
        told = [say("Writes in all books.")]
    else:
        named = "; ".join(_(title) for group, title in GROUPS.items() if group in may.groups)
        told = [say("Writes in: {books}.", books=named)]
    if may.unseen:
        kinds = [_(choice.label) for choice in PETITIONS["kind"].choices if choice.value in may.unseen]
        told.append(
            say(
                "Sees only number, state and days of: {kinds}, unless in charge of one.", kinds=", ".join(kinds).lower()
            )
        )
    if may.settings:
        told.append(say("Changes settings and accounts."))
    return tuple(told)


def add(office: Office, user: str, password: str, role: Role) -> str:
    """Let another person log in; return the name as it is kept.

    Raises:
        UserError: the name is taken or blank, the password too short, or whoever asks is no administrator.
    """
    name = office.store.accounts.add(user, password, role)
    _note(office, say("Account of {user} added: {role}", user=name, role=Message(role.label)))
    return name


def set_role(office: Office, user: str, role: Role) -> None:
    """Give an account another role, from its next log-in on.

    Raises:
        UserError: no administrator would be left, there is no such account, or whoever asks is no administrator.
    """
    office.store.accounts.set_role(user, role)
    _note(office, say("Account of {user}: {role}", user=user, role=Message(role.label)))


def set_password(office: Office, user: str, password: str) -> None:
    """Give somebody who forgot the password a new one.

    Raises:
        UserError: it is too short, there is no such account, or whoever asks is no administrator.
    """
    office.store.accounts.set_password(user, password)
    _note(office, say("New password for the account of {user}", user=user))


def close(office: Office, user: str) -> None:
    """End a person's access; what was done under the name stays in the history.

    Raises:
        UserError: no administrator would be left, there is no such account, it is one's own, or whoever asks is no administrator.
    """
    if user == office.store.user:
        raise UserError(
            "QUYEN-06",
            say("You are logged in with this account."),
            say("Nothing was changed."),
            say("Another administrator closes it."),
        )
    office.store.accounts.close(user)
    _note(office, say("Account of {user} closed", user=user))


def _note(office: Office, what: Message) -> None:
    with office.store.transaction(what) as tx:
        tx.note(what)
    rights.limit(office.store)
