"""The letters of Vietnamese: their order, and how a vowel carries its tone.

Owns the facts that spelling, sorting and the legacy encodings share. Must not know words, names or files. All letters are NFC.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""Lower-case letters in dictionary order; f, j, w and z occur in foreign and minority names and keep their Latin places."""

VOWELS = "aăâeêioôơuưy"


class Tone(IntEnum):
    """The six tones, numbered in the order in which the Vietnamese collation of CLDR sorts them."""

    NONE = 0
    HUYEN = 1
    HOI = 2
    NGA = 3
    SAC = 4
    NANG = 5


_MARKS = {Tone.HUYEN: "\u0300", Tone.HOI: "\u0309", Tone.NGA: "\u0303", Tone.SAC: "\u0301", Tone.NANG: "\u0323"}


def with_tone(vowel: str, tone: Tone) -> str:
    """Return `vowel` (without a tone, either case) carrying `tone`, as one NFC letter."""
    return unicodedata.normalize("NFC", vowel + _MARKS.get(tone, ""))


TONED: dict[str, tuple[str, Tone]] = {
    with_tone(vowel, tone): (vowel, tone) for vowel in VOWELS for tone in Tone if tone is not Tone.NONE
}
"""Every lower-case letter that carries a tone, as its letter of the alphabet and the tone."""

_TONELESS = str.maketrans({letter: vowel for letter, (vowel, _) in TONED.items()})

_UNICODE_ONLY = frozenset(
    letter
    for lower in (*TONED, *ALPHABET)
    for letter in (lower, lower.upper())
    if ord(letter) > 0xFF  # é, à, ô … are also Latin-1 characters, which legacy text uses for letters of its own
)


def without_tones(lower: str) -> str:
    """Return lower-case NFC text with every tone taken off and the letters ă â đ ê ô ơ ư kept."""
    return lower.translate(_TONELESS)


def tones_of(lower: str) -> list[Tone]:
    """Return the tones written in lower-case NFC text, from left to right."""
    return [TONED[letter][1] for letter in lower if letter in TONED]


def has_unicode_letter(text: str) -> bool:
    """Tell whether `text` holds a Vietnamese letter or a combining mark that no legacy encoding could have produced."""
    return any(ch in _UNICODE_ONLY or "\u0300" <= ch <= "\u036f" for ch in text)
