"""The one spelling in which text is kept, and the keys by which it is found again.

Owns the cleaning of text that comes in and the keys for searching. Must not know legacy encodings: text in .Vn or VNI fonts is decoded
before it comes here, because there a soft hyphen is the letter ư.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from papi_desktop.domain.vietnamese.alphabet import TONED, tones_of, without_tones
from papi_desktop.domain.vietnamese.syllables import is_syllable


def _code_points(*ranges: tuple[int, int]) -> list[int]:
    return [point for first, last in ranges for point in range(first, last + 1)]


_INVISIBLE = _code_points(
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F),  # control characters: PDF, DOCX and XML refuse them
    (0xAD, 0xAD), (0x034F, 0x034F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF),
)  # fmt: skip
_SPACES = _code_points(
    (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000)
)
_LINE_ENDS = _code_points((0x0B, 0x0D), (0x85, 0x85), (0x2028, 0x2029))

_CLEANED: dict[int, str | None] = {
    **dict.fromkeys(_INVISIBLE),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    ord("Ð"): "Đ",  # U+00D0, Icelandic: drawn alike, typed by Windows-1258 keyboards
    ord("Ɖ"): "Đ",  # U+0189, African
}

# The small look-alikes come from lower-casing the capitals. Drawn unlike đ, they may be meant: only a syllable decides.
_LOOKALIKE_WORD = re.compile(r"\w*[ðɖ]\w*")
_SMALL_LOOKALIKES = str.maketrans("ðɖ", "đđ")


def _mend_word(found: re.Match[str]) -> str:
    mended = found[0].translate(_SMALL_LOOKALIKES)
    return mended if is_syllable(mended) else found[0]


def nfc(text: str) -> str:
    """Return Unicode text as it is kept: NFC, look-alikes of Đ mended, nothing invisible in it.

    No-break and other wide spaces become spaces, line ends become a newline, zero-width, direction and control characters and soft
    hyphens vanish. Spelling is left alone: hoà stays hoà, hòa stays hòa. Idempotent.
    """
    if text.isascii() and text.isprintable():
        return text
    cleaned = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(_CLEANED))
    return _LOOKALIKE_WORD.sub(_mend_word, cleaned) if "ð" in cleaned or "ɖ" in cleaned else cleaned


def squeeze(text: str) -> str:
    """Return `nfc(text)` with every run of white space made one space and none at the ends."""
    return " ".join(nfc(text).split())


def lines_of_text(text: str | None) -> tuple[str, ...]:
    """Return the lines of a text that say something, without white space at their ends."""
    return tuple(line.strip() for line in (text or "").splitlines() if line.strip())


_FOLDED = str.maketrans(
    {"đ": "d", "ð": "d", "ɖ": "d"} | {letter: unicodedata.normalize("NFD", letter)[0] for letter in (*TONED, *"ăâêôơư")}
)


def _by_word(key_of_word: Callable[[str], str], text: str) -> str:
    """Join the keys of the words; names repeat so much that a key is nearly always at hand."""
    return " ".join(filter(None, map(key_of_word, text.split())))


def fold(text: str) -> str:
    """Return the key under which text is found without accents: hoà = hòa = hoa, Đức = duc; white space squeezed.

    Marks on letters of other alphabets fall too, so that a name from abroad is found by its plain letters.
    """
    return _by_word(_fold_word, text)


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    plain = nfc(word).casefold().translate(_FOLDED)
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain)
    return unicodedata.normalize("NFC", "".join(ch for ch in decomposed if unicodedata.category(ch) != "Mn"))


_NOT_WORD = re.compile(r"[\W_]+")
_OPEN_Y = re.compile(r"\b(qu|[bcdfghjklmnprstvwxz]*)y\b")


def loose_fold(text: str) -> str:
    """Return the key under which two spellings of one name meet, for duplicate search only: Lý = Lí, Quý = Quí, K'Sor = K Sor.

    Only a rime written y alone is read as i: Thúy and Thúi, Hay and Hai are different words.
    """
    return _by_word(_loose_word, text)


@lru_cache(maxsize=65536)
def _loose_word(word: str) -> str:
    return _OPEN_Y.sub(r"\1i", _NOT_WORD.sub(" ", _fold_word(word)).strip())


def spelling_key(text: str) -> str:
    """Return a key that keeps letters and tones but not where the tone is written: hoà = hòa, both differ from hoa and hoá.

    Search uses it to put hits that agree with the accents typed before those that only agree when folded.
    """
    return _by_word(_spelling_of_word, text)


@lru_cache(maxsize=65536)
def _spelling_of_word(word: str) -> str:
    lower = nfc(word).casefold()
    return without_tones(lower) + "".join(f"~{tone:d}" for tone in tones_of(lower))
