"""The recovery key: 160 random bits written as eight groups of five letters, the fifth of each group checking the four before it.

The check letter finds every single mistyped letter and every swap of two neighbours, also of two groups, and says which group to look
at. It is not secret and adds nothing to the key.
"""

from __future__ import annotations

import secrets

from papi_desktop.domain.errors import UserError
from papi_desktop.domain.messages import say
from papi_desktop.store.crockford import LETTERS, letters_of, values_of

_GROUPS = 8
_DATA = 4
_GROUP = _DATA + 1
_BITS = _GROUPS * _DATA * 5
_POLYNOMIAL = 0b100101  # x⁵ + x² + 1, primitive over GF(2)


def new() -> str:
    """Return a new recovery key as it is shown and printed."""
    data = letters_of(secrets.randbits(_BITS), _GROUPS * _DATA)
    groups = [data[at : at + _DATA] for at in range(0, len(data), _DATA)]
    return "-".join(group + _check(place, group) for place, group in enumerate(groups))


def secret_of(typed: str) -> bytes:
    """Return the secret of a recovery key, however it was spaced.

    Raises:
        UserError: if a group is mistyped, naming it, or letters are missing.
    """
    letters = "".join(ch for ch in typed if ch.isalnum()).upper()
    if len(letters) != _GROUPS * _GROUP:
        raise UserError(
            "KHO-20",
            say(
                "A recovery key has {wanted} letters; {found} were typed.", wanted=_GROUPS * _GROUP, found=len(letters)
            ),
            say("The data is safe; nothing was changed."),
            say("Type all eight groups as they stand on the recovery sheet."),
        )
    data = ""
    for place in range(_GROUPS):
        group = letters[place * _GROUP : (place + 1) * _GROUP]
        try:
            plain = "".join(LETTERS[value] for value in values_of(group))
        except KeyError:
            raise _mistyped(place) from None
        if plain[_DATA:] != _check(place, plain[:_DATA]):
            raise _mistyped(place)
        data += plain[:_DATA]
    return data.encode("ascii")


def _check(place: int, group: str) -> str:
    """Return the check letter: the group as a polynomial over GF(32), taken at a primitive element, its place first."""
    remainder = place + 1
    for value in values_of(group):
        remainder = _double(remainder) ^ value
    return LETTERS[_double(remainder)]


def _double(value: int) -> int:
    value <<= 1
    return value ^ _POLYNOMIAL if value & 0b100000 else value


def _mistyped(place: int) -> UserError:
    return UserError(
        "KHO-21",
        say("Group {place} of the recovery key is mistyped.", place=place + 1),
        say("The data is safe; nothing was changed."),
        say("Compare this group with the recovery sheet, letter by letter."),
    )
