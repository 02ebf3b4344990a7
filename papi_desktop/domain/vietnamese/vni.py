"""The legacy encoding VNI for Windows, drawn by fonts named VNI-…

Owns the table and both directions. A letter is one character or a vowel with a mark behind it; ơ and ư are written ô and ö.
Marks follow the case of their vowel, but people type them small behind a capital too (Uûy), so a mark is read in either case.
All codes lie where Latin-1 and Windows-1252 agree.
"""

from __future__ import annotations

import re

from papi_desktop.domain.vietnamese.alphabet import Tone, with_tone

# Marks in the order of `Tone`: none, huyền, hỏi, ngã, sắc, nặng.
_PLAIN_MARKS = ("", "ø", "û", "õ", "ù", "ï")
_CIRCUMFLEX_MARKS = ("â", "à", "å", "ã", "á", "ä")
_BREVE_MARKS = ("ê", "è", "ú", "ü", "é", "ë")

# letter of the alphabet → what stands before the mark, and the marks
_MARKED = {
    "a": ("a", _PLAIN_MARKS),
    "ă": ("a", _BREVE_MARKS),
    "â": ("a", _CIRCUMFLEX_MARKS),
    "e": ("e", _PLAIN_MARKS),
    "ê": ("e", _CIRCUMFLEX_MARKS),
    "o": ("o", _PLAIN_MARKS),
    "ô": ("o", _CIRCUMFLEX_MARKS),
    "ơ": ("ô", _PLAIN_MARKS),
    "u": ("u", _PLAIN_MARKS),
    "ư": ("ö", _PLAIN_MARKS),
    "y": ("y", _PLAIN_MARKS),
}
_SINGLE = {"ì": "ì", "ỉ": "æ", "ĩ": "ó", "í": "í", "ị": "ò", "ỵ": "î", "đ": "ñ"}

_SMALL_CODES: dict[str, str] = {
    with_tone(vowel, tone): base + marks[tone]
    for vowel, (base, marks) in _MARKED.items()
    for tone in Tone
    if base + marks[tone] != vowel
} | _SINGLE

CODES: dict[str, str] = _SMALL_CODES | {letter.upper(): code.upper() for letter, code in _SMALL_CODES.items()}
"""The 134 letters beyond ASCII, each with the one or two characters that stand for it."""

# Some writers put the marks behind i and y as behind any vowel (Biùch); no other reading is possible, so both are read.
_LETTERS = {code: letter for letter, code in _SMALL_CODES.items()} | {
    vowel + _PLAIN_MARKS[tone]: with_tone(vowel, tone) for vowel in "iy" for tone in Tone if tone is not Tone.NONE
}
_LONGEST_FIRST = re.compile("|".join(sorted(_LETTERS, key=len, reverse=True)), re.IGNORECASE)


def _letter(found: re.Match[str]) -> str:
    """Return the letter for a code; the vowel's case decides, whatever the case of its mark."""
    letter = _LETTERS[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter


def decode_vni(text: str) -> str:
    """Return the letters that a VNI font draws for `text`, which holds its bytes as Latin-1 or Windows-1252 characters."""
    return _LONGEST_FIRST.sub(_letter, text)


def encode_vni(text: str) -> str:
    """Return the characters that must stand in a cell for a VNI font to draw NFC `text`.

    Raises:
        ValueError: if the encoding cannot write a letter.
    """
    return "".join(map(_encode_letter, text))


def _encode_letter(letter: str) -> str:
    if letter in CODES:
        return CODES[letter]
    if letter.isalpha() and not letter.isascii():
        raise ValueError(f"VNI has no {letter!r}")
    return letter


def is_vni(text: str) -> bool:
    """Tell whether every character of `text` beyond ASCII belongs to a code of VNI; a mark alone does not."""
    return _LONGEST_FIRST.sub("", text).isascii()
