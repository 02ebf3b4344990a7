"""Letters for keys that people read aloud, write down and type: Crockford's base 32, which has no I, L, O and U."""

from __future__ import annotations

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUE = {letter: value for value, letter in enumerate(LETTERS)} | {"O": 0, "I": 1, "L": 1}


def letters_of(number: int, length: int) -> str:
    """Return `number` as `length` letters, five bits each."""
    return "".join(LETTERS[number >> shift & 31] for shift in range(5 * (length - 1), -1, -5))


def values_of(text: str) -> list[int]:
    """Return the value of each letter; O is read as 0, I and L as 1, small letters as capitals.

    Raises:
        KeyError: for a sign that is no such letter.
    """
    return [_VALUE[letter] for letter in text.upper()]
