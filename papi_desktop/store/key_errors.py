"""What to tell someone who cannot log in."""

from __future__ import annotations

import math
from pathlib import Path

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import Message, say


def _nothing_changed() -> Message:
    return say("The data is safe; nothing was changed.")


def wrong_password(wait: int) -> UserError:
    """Return the error for a wrong password; `wait` seconds must pass before the next try."""
    again = (
        say("Type it again; the next try is possible in {seconds} seconds.", seconds=wait)
        if wait
        else say("Type it again, and look at Caps Lock and at the Vietnamese typing program.")
    )
    return UserError("KHO-10", say("The password is wrong."), _nothing_changed(), again)


def must_wait(seconds: float) -> UserError:
    """Return the error for a try that comes too early."""
    return UserError(
        "KHO-11",
        say(
            "The password was wrong several times; the next try is possible in {seconds} seconds.",
            seconds=math.ceil(seconds),
        ),
        _nothing_changed(),
        say("Wait, or open the data with the recovery key."),
    )


def locked_out(user: str) -> UserError:
    """Return the error for a user who must use the recovery key."""
    return UserError(
        "KHO-12",
        say("The password of {user} was wrong too often; it is no longer accepted.", user=user),
        _nothing_changed(),
        say("Open the data with the recovery key from the safe."),
    )


def unknown_user(user: str) -> UserError:
    """Return the error for a name nobody has."""
    return UserError(
        "KHO-13",
        say("There is no user named “{user}”.", user=user),
        _nothing_changed(),
        say("Choose a name from the list of users."),
    )


def who() -> UserError:
    """Return the error for a log-in without a name when there are several users."""
    return UserError(
        "KHO-14",
        say("Several people use this data."),
        _nothing_changed(),
        say("Say whose password it is, then type it again."),
    )


def short_password(shortest: int) -> UserError:
    """Return the error for a password that is too short."""
    return UserError(
        "KHO-15",
        say("A password has at least {count} characters.", count=shortest),
        _nothing_changed(),
        say("Choose a longer one; a few words are easy to remember."),
    )


def blank_name() -> UserError:
    """Return the error for a user without a name."""
    return UserError("KHO-16", say("A user needs a name."), _nothing_changed(), say("Type the name of the person."))


def name_taken(user: str) -> UserError:
    """Return the error for a name that is already in use."""
    return UserError(
        "KHO-17",
        say("There is already a user named “{user}”.", user=user),
        _nothing_changed(),
        say("Choose another name, for example with the position."),
    )


def last_administrator() -> UserError:
    """Return the refusal to leave the office without an administrator."""
    return UserError(
        "QUYEN-05",
        say("An office needs one administrator at least."),
        say("Nothing was changed."),
        say("Make another account administrator first."),
    )


def last_user() -> UserError:
    """Return the error for removing the only user."""
    return UserError(
        "KHO-18",
        say("The last user cannot be removed."),
        _nothing_changed(),
        say("Add another user first."),
    )


def missing(path: Path) -> UserError:
    """Return the error for a data folder without its key file."""
    return UserError(
        "KHO-22",
        say("The key file {file} is missing.", file=path.name),
        say("The data is still there but cannot be read without its keys."),
        say("Do not delete anything. Restore the latest backup: it holds the keys too."),
    )


def unreadable(path: Path) -> UserError:
    """Return the error for a damaged key file."""
    return UserError(
        "KHO-23",
        say("The key file {file} is damaged.", file=path.name),
        say("The data is still there but cannot be read without its keys."),
        say("Do not delete anything. Restore the latest backup: it holds the keys too."),
    )


def too_new() -> UserError:
    """Return the error for a key file of a newer program."""
    return UserError(
        "KHO-24",
        say("The key file was written by a newer version of the program."),
        _nothing_changed(),
        say("Install the newer version of the program and open the data with it."),
    )


def wrong_recovery_key() -> UserError:
    """Return the error for a recovery key of other data."""
    return UserError(
        "KHO-25",
        say("This recovery key does not open this data."),
        _nothing_changed(),
        say("Look for the recovery sheet of this office and of this data; an older sheet may have been replaced."),
    )
