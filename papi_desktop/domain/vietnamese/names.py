"""The order of names and of places, and the capitals of a person's name.

Owns sort keys as bytes that compare in SQL as Vietnamese readers expect: word by word, letters of the alphabet first (a ă â b c d đ …),
then tones (none, huyền, hỏi, ngã, sắc, nặng), numbers by their value. Must not know what a name belongs to.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from papi_desktop.domain.vietnamese.alphabet import ALPHABET, tones_of, without_tones
from papi_desktop.domain.vietnamese.text import nfc

NameOrder = Literal["given-family-middle", "given-middle-family"]

# A key is a row of bytes. A word gives its letters and numbers, then its tones, then its end; so the bytes of these kinds
# lie in such an order that a beginning sorts before all that goes on: end of a part of a name, end of a word, tones, a number
# (its length and digits follow), letters of the alphabet, other letters (their UTF-8 follows).
_END_OF_PART = b"\x00"
_END_OF_WORD = b"\x01"
_BEFORE_TONES = 0x01
_NUMBER = 0x08
_FIRST_LETTER = 0x10
_OTHER = 0xFF

_LETTER_BYTE = {letter: _FIRST_LETTER + place for place, letter in enumerate(ALPHABET)}

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")  # K'Sor is one word, in whatever way the sign was typed
_PIECES = re.compile(r"[0-9]+|[^\W_]")
_DIGITS = frozenset("0123456789")
_WORDS = re.compile(r"[^\W_]+")


def _letter_key(letter: str) -> bytes:
    """Return the bytes of one letter: its place in the alphabet, that of its plain form, or its code point after all others."""
    plain = letter if letter in _LETTER_BYTE else unicodedata.normalize("NFD", letter)[0]
    if plain in _LETTER_BYTE:
        return bytes([_LETTER_BYTE[plain]])
    return bytes([_OTHER, *letter.encode("utf-8")])


def _number_key(digits: str) -> bytes:
    significant = digits.lstrip("0").encode("ascii")
    return bytes([_NUMBER, min(len(significant), 0xFF)]) + significant


@lru_cache(maxsize=65536)
def _word_key(word: str) -> bytes:
    """Return the key of a stretch without spaces; a hyphen, dot or slash in it divides words."""
    lower = nfc(word).lower().translate(_APOSTROPHES)
    key = bytearray()
    for part in _WORDS.findall(lower):
        for piece in _PIECES.findall(without_tones(part)):
            key += _number_key(piece) if piece[0] in _DIGITS else _letter_key(piece)
        key += bytes(_BEFORE_TONES + tone for tone in tones_of(part)) + _END_OF_WORD
    return bytes(key)


def _words_key(words: Iterable[str]) -> bytes:
    return b"".join(map(_word_key, words))


def text_sort_key(text: str) -> bytes:
    """Return the key by which villages, titles and other texts sort: "Tiểu khu 3" before "Tiểu khu 10", "An Bình" before "Án Anh".

    Capitals, punctuation and the place of a tone mark (hoà, hòa) do not count.
    """
    return _words_key(text.split())


_NOTE = re.compile(r"\s*(\([^()]*\)|\[[^\[\]]*\]|\b[0-9]+)$")
_NOTE_ENDS = tuple(")]0123456789")


def name_sort_key(name: str, order: NameOrder = "given-family-middle") -> bytes:
    """Return the key by which persons sort: the given name, which stands last, then family and middle names.

    A note or number after the name, as in "Lò Văn Hùng (B)", does not hide the given name; it only decides between equal names.

    Args:
        name: a person's name in the order family, middle, given.
        order: which comes after the given name; offices differ.
    """
    name = name.strip()
    notes: list[str] = []
    while name.endswith(_NOTE_ENDS) and (found := _NOTE.search(name)) and found.start() > 0:
        notes.insert(0, found[1])
        name = name[: found.start()]
    words = name.split()
    if not words:
        return _words_key(notes)
    family, middle, given = words[:-1][:1], words[1:-1], words[-1:]
    rest = family + middle if order == "given-family-middle" else middle
    key = _words_key(given) + _words_key(rest) + _END_OF_PART
    if order == "given-middle-family":
        key += _words_key(family) + _END_OF_PART
    return key + _words_key(notes)
