"""What every command of `papi` begins with: the office it works on and the password that opens it. Must not know any command."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say
from papi_desktop.translations import _, render

if TYPE_CHECKING:
    from papi_desktop.operations.office import Office

Answer = dict[str, Any]
"""What `--json` prints."""

Args = argparse.Namespace

Tell = Callable[[str], None]
"""Says a line to the person at the command."""


@contextmanager
def office_of(args: Args) -> Iterator[Office]:
    """Open the office a command works on, and close it behind the command.

    What the window tells at opening is told on stderr, whatever the command prints: stdout belongs to its answer.
    """
    from papi_desktop.operations.opening_news import news_of
    from papi_desktop.operations.setup import open_office

    office = open_office(args.data, password=password_of(), user=args.user)
    try:
        for news in news_of(office):
            print(" ".join(render(text) for text in (news.text, news.detail) if text), file=sys.stderr)
        yield office
    finally:
        office.store.close()


def password_of(*, twice: bool = False) -> str:
    """Return the password from PAPI_PASSWORD, else ask.

    Raises:
        UserError: if there is none, or the second typing differs.
    """
    none = _refused(
        "MK-01",
        say("No password was given."),
        say("Put it in PAPI_PASSWORD, or run the command in a terminal and type it."),
    )
    return _typed("PAPI_PASSWORD", _("Password: "), none, twice=twice)


def new_password() -> str:
    """Return the password of a new account from PAPI_NEW_PASSWORD, else ask twice.

    Raises:
        UserError: if there is none, or the second typing differs.
    """
    none = _refused(
        "MK-02",
        say("No password was given for the new account."),
        say("Put it in PAPI_NEW_PASSWORD, or run the command in a terminal and type it."),
    )
    return _typed("PAPI_NEW_PASSWORD", _("Password of the new account: "), none, twice=True)


def _typed(variable: str, asked: str, none: UserError, *, twice: bool) -> str:
    given = os.environ.get(variable)
    if given:
        return given
    if not sys.stdin.isatty():
        raise none
    first = getpass.getpass(asked)
    if twice and getpass.getpass(_("The same password again: ")) != first:
        raise _refused(none.code, say("The two passwords differ."), none.todo)
    return first


def _refused(code: str, what: Message, to_do: Message) -> UserError:
    return UserError(code, what, say("Nothing was done."), to_do)
