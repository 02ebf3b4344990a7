"""The keys by which a record is found and sorted, computed when it is written.

The search key holds every word folded, and beside it, for words with accents, one more word that keeps letters and tone. A question
is put to the same index twice: as it was typed (agreeing with the accents) and folded. Must not know SQL.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache

from papi_desktop.domain.register import Kind
from papi_desktop.domain.vietnamese.names import name_sort_key, text_sort_key
from papi_desktop.domain.vietnamese.text import fold, spelling_key

# Letters and digits, with the marks that have no letter of their own in Unicode.
_WORD = re.compile("[^\\W_]+(?:[\u0300-\u036f]+[^\\W_]*)*")
_NOT_DIGIT = re.compile(r"\D+")
_SPACED_NUMBER = re.compile(r"[\d\s.\-]{6,}")
NUMBER_KINDS = frozenset({Kind.CITIZEN_ID, Kind.PHONE})
_ALIKE = (
    "Đặng Thị Ún",
    "Lò Văn Hoà",
    "hòa",
    "Tiểu khu 10",
    "K'Sor H’Bia",
    "Bản Nà Cáy (B)",
    "45/TB-UBND",
    "ỦY ban",
    "Quý",
    "Ðinh",
)


def digits(text: str) -> str:
    """Return the digits of an identity or telephone number, however it was spaced."""
    return _NOT_DIGIT.sub("", text)


@lru_cache(maxsize=65536)
def _keys_of_word(word: str) -> tuple[str, str]:
    """Return a casefolded word folded, and as the index keeps it with its accents ("" when it has none)."""
    folded = fold(word)
    # The mark of spelling_key would end a word in the index.
    spelt = spelling_key(word).replace("~", "")
    return folded, "" if spelt == folded else spelt


def search_key(texts: Iterable[str]) -> str:
    """Return the search key of a record whose searchable values are `texts`; "" when there are none."""
    words: dict[str, None] = {}
    exact: dict[str, None] = {}
    for word in _WORD.findall(" ".join(texts).casefold()):
        if word.isascii():
            words[word] = None
        else:
            folded, spelt = _keys_of_word(word)
            words[folded] = None
            if spelt:
                exact[spelt] = None
    return " ".join((*words, *exact))


def folded_question(text: str) -> str:
    """Return what is typed into a find box as a question to the index: every word, the last one by its beginning.

    "" when nothing in it can be looked for.
    """
    words = _WORD.findall(fold(digits(text) if _SPACED_NUMBER.fullmatch(text.strip()) else text))
    return _question(words, whole_last=False)


def exact_question(text: str) -> str:
    """Return the same question agreeing with the accents typed; "" when it has no accents and the folded one says it all."""
    words = _WORD.findall(text.casefold())
    keys = [_keys_of_word(word) for word in words]
    if not any(spelt for _folded, spelt in keys):
        return ""
    return _question([spelt or folded for folded, spelt in keys], whole_last=True)


def _question(words: list[str], *, whole_last: bool) -> str:
    # Words hold letters and digits only, so that quoting them is all the escaping FTS5 needs.
    quoted = " ".join(f'"{word}"' for word in words)
    return quoted if whole_last or not words else quoted + "*"


def sort_key(kind: Kind, text: str) -> bytes:
    """Return the bytes by which a text of this kind sorts: persons by given name, all else word by word."""
    return name_sort_key(text) if kind is Kind.PERSON else text_sort_key(text)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Return a mark that changes when the program's way of folding or sorting changes, so that kept keys are made anew."""
    probe = hashlib.sha256()
    for text in _ALIKE:
        probe.update(search_key([text]).encode() + b"\0" + name_sort_key(text) + b"\0" + text_sort_key(text) + b"\0")
    return probe.hexdigest()[:16]
