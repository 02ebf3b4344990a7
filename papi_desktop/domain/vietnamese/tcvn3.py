"""The legacy encoding TCVN3 (TCVN 5712:1993 VN3, "ABC"), drawn by fonts named .Vn…

Owns the table and both directions. One byte is one letter. The encoding has the 67 small letters and of the capitals only
Ă Â Đ Ê Ô Ơ Ư; capitals with a tone exist only as small letters drawn by a font whose name ends in H. The other codes are left
as they are, as the fonts draw them: quotation marks, dashes, degree signs. All codes lie where Latin-1 and Windows-1252 agree;
U+00AD, the soft hyphen, is the letter ư.
"""

from __future__ import annotations

from papi_desktop.domain.vietnamese.alphabet import Tone, with_tone

# Each vowel in the order of `Tone`: none, huyền, hỏi, ngã, sắc, nặng.
_SMALL = {
    "a": "aµ¶·¸¹",
    "ă": "¨»¼½¾Æ",
    "â": "©ÇÈÉÊË",
    "e": "eÌÎÏÐÑ",
    "ê": "ªÒÓÔÕÖ",
    "i": "i×ØÜÝÞ",
    "o": "oßáâãä",
    "ô": "«åæçèé",
    "ơ": "¬êëìíî",
    "u": "uïñòóô",
    "ư": "\xadõö÷øù",
    "y": "yúûüýþ",
}
_SINGLE = {"đ": "®", "Ă": "¡", "Â": "¢", "Ê": "£", "Ô": "¤", "Ơ": "¥", "Ư": "¦", "Đ": "§"}

CODES: dict[str, str] = _SINGLE | {
    with_tone(vowel, tone): row[tone] for vowel, row in _SMALL.items() for tone in Tone if not row[tone].isascii()
}
"""The 74 letters beyond ASCII that the encoding has, each with the character its byte is in Windows-1252."""

_LETTERS = str.maketrans({code: letter for letter, code in CODES.items()})


def decode_tcvn3(text: str) -> str:
    """Return the letters that a .Vn font draws for `text`, which holds its bytes as Latin-1 or Windows-1252 characters."""
    return text.translate(_LETTERS)


def encode_tcvn3(text: str, *, capital_font: bool = False) -> str:
    """Return the characters that must stand in a cell for a .Vn font to draw NFC `text`.

    Args:
        text: Vietnamese in NFC.
        capital_font: whether the font's name ends in H; such a font draws small letters as capitals.

    Raises:
        ValueError: if the encoding cannot write a letter, above all a capital with a tone without the capital font.
    """
    return "".join(_encode_letter(letter, capital_font) for letter in text)


def _encode_letter(letter: str, capital_font: bool) -> str:
    wanted = letter.lower() if capital_font and not letter.isascii() else letter
    if wanted in CODES:
        return CODES[wanted]
    if decode_tcvn3(wanted) != wanted or (wanted.isalpha() and not wanted.isascii()):
        raise ValueError(f"TCVN3 has no {letter!r}")
    return wanted


def is_tcvn3(text: str) -> bool:
    """Tell whether every character of `text` beyond ASCII is a letter of TCVN3."""
    return all(ch.isascii() or ord(ch) in _LETTERS for ch in text)
