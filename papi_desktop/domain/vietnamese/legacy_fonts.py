"""Text typed in legacy fonts, made Unicode: which encoding it is, and its letters.

Owns the choice of the encoding: by the font's name, run by run; only where no fonts are known, by the words of a whole
column. A single cell is never guessed. Must not know workbooks. The tables are in `tcvn3` and `vni`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from papi_desktop.domain.vietnamese.alphabet import has_unicode_letter
from papi_desktop.domain.vietnamese.syllables import is_syllable
from papi_desktop.domain.vietnamese.tcvn3 import decode_tcvn3, encode_tcvn3, is_tcvn3
from papi_desktop.domain.vietnamese.text import nfc
from papi_desktop.domain.vietnamese.vni import decode_vni, encode_vni, is_vni

__all__ = [
    "Encoding",
    "Guess",
    "decode",
    "decode_runs",
    "decode_tcvn3",
    "decode_vni",
    "encode_tcvn3",
    "encode_vni",
    "encoding_of_font",
    "font_is_capital",
    "guess_encoding",
]

LegacyEncoding = Literal["tcvn3", "vni"]
Encoding = Literal["unicode", "tcvn3", "vni"]


def encoding_of_font(font_name: str) -> LegacyEncoding | None:
    """Return the encoding of text in this font, or None for a Unicode font: ".VnTime" is TCVN3, "VNI-Times" is VNI."""
    name = font_name.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3"
    if name.startswith(("vni-", "vni ")):
        return "vni"
    return None


def font_is_capital(font_name: str) -> bool:
    """Tell whether the font draws small letters as capitals: a TCVN3 font whose name ends in H (".VnTimeH")."""
    return encoding_of_font(font_name) == "tcvn3" and font_name.rstrip().endswith("H")


# Latin-1 readers leave the bytes 80 to 9F as control characters where Windows-1252 has quotation marks and dashes.
_PUNCTUATION = {
    byte: bytes([byte]).decode("cp1252") for byte in range(0x80, 0xA0) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)
}
# TCVN3 has no capitals with tones: typed with Caps Lock, or in a capital font now lost, NHÂN DÂN is "NH©N D©N".
_CAPITALS_TYPED = re.compile(r"[A-Z]{2}[\xa1-\xff]|[\xa1-\xff][A-Z]")
_SMALL_TYPED = re.compile(r"[a-z]")

_DECODERS: Mapping[Encoding, Callable[[str], str]] = {"unicode": str, "tcvn3": decode_tcvn3, "vni": decode_vni}


def decode(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """Return `text` as Unicode in the form of `nfc`.

    Text that holds a letter which only Unicode has was typed in Unicode, whatever its font says, and keeps its letters.

    Args:
        text: as the file holds it.
        encoding: of the whole text.
        capitals: whether its font draws small letters as capitals.
    """
    if encoding == "unicode" or has_unicode_letter(text):
        return nfc(text)
    decoded = nfc(_DECODERS[encoding](text.translate(_PUNCTUATION)))
    typed_in_capitals = _CAPITALS_TYPED.search(text) and not _SMALL_TYPED.search(text)
    return decoded.upper() if capitals or (encoding == "tcvn3" and typed_in_capitals) else decoded


def decode_runs(runs: Iterable[tuple[str, str | None]]) -> str:
    """Return the text of one cell as Unicode, each run read by its own font.

    Args:
        runs: stretches of text with the name of their font, or None if it is not known.
    """
    return nfc("".join(_decode_run(text, font or "") for text, font in runs))


def _decode_run(text: str, font: str) -> str:
    return decode(text, encoding_of_font(font) or "unicode", capitals=font_is_capital(font))


@dataclass(frozen=True, slots=True)
class Guess:
    """In which encoding a column without fonts was typed; a proposal for a person to confirm.

    Attributes:
        encoding: the one under which most words are Vietnamese.
        confidence: 0 to 1; small when the words are few or another encoding explains nearly as many.
        evidence: some words as they stand and as they become, for a preview.
    """

    encoding: Encoding
    confidence: float
    evidence: tuple[tuple[str, str], ...] = ()


_EVIDENCE_SHOWN = 8
_ENOUGH_WORDS = 5


def _is_unicode(word: str) -> bool:
    return all(ch.isalpha() or unicodedata.combining(ch) for ch in word)


# Not \w: signs such as © and the soft hyphen are letters here. Only ASCII and the typographic signs of Windows-1252 part words.
_LETTERS = re.compile(r"[^\x00-@\[-`{-\xa0\u2000-\u206f]+")


_POSSIBLE: Mapping[Encoding, Callable[[str], bool]] = {"unicode": _is_unicode, "tcvn3": is_tcvn3, "vni": is_vni}


def guess_encoding(samples: Sequence[str]) -> Guess:
    """Guess the encoding of a whole column of which no fonts are known.

    Every different word with a character beyond ASCII is read in each encoding; an encoding scores the share of words that become
    Vietnamese syllables. Unicode wins ties, and a column without such words is Unicode.

    Args:
        samples: the texts of the column, raw.
    """
    words = {word for sample in samples for word in _LETTERS.findall(sample) if not word.isascii()}
    if not words:
        return Guess("unicode", 1.0)
    explained = {encoding: _explained(words, encoding) for encoding in _DECODERS}
    best, *others = sorted(explained, key=lambda encoding: len(explained[encoding]), reverse=True)
    lead = len(explained[best]) - len(explained[others[0]])
    confidence = lead / len(words) * min(1.0, len(words) / _ENOUGH_WORDS)
    shown = sorted(explained[best])[:_EVIDENCE_SHOWN]
    return Guess(best, round(confidence, 2), tuple((word, decode(word, best)) for word in shown))


def _explained(words: Iterable[str], encoding: Encoding) -> set[str]:
    """Return the words that are Vietnamese syllables when read in `encoding`."""
    possible, read = _POSSIBLE[encoding], _DECODERS[encoding]
    return {word for word in words if possible(word) and is_syllable(nfc(read(word)))}
