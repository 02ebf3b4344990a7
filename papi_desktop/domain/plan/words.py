"""The words by which a plan is recognised, and how a word is met again that lost letters in scanning.

Owns the comparing. The words themselves are data (`resources/plan/words.toml`); must not know what a match is used for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from papi_desktop.domain.vietnamese.text import fold

_ALIKE = 0.88
"""From this share of equal letters on, two words are one that was badly scanned: "thuong xuyen" and "thung xuyen"."""
_LONG_ENOUGH = 8
"""Shorter words are compared letter by letter: a letter more or less makes another word of them."""
_NOT_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class ProseWords:
    """Words of plans that are written in paragraphs."""

    assigned: tuple[str, ...]
    time: tuple[str, ...]
    lead: tuple[str, ...]
    cooperating: tuple[str, ...]
    tasks_begin: tuple[str, ...]
    tasks_end: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanWords:
    """All words; folded and parted by single spaces.

    Attributes:
        columns: "number", "task", "lead", "with", "time", "result" to the headings of that column.
        committee: the people's committee of any level.
        commune: what makes it the one of the commune.
        others: bodies beside the committee.
        prose: of plans without a table.
        parts: parts of PAPI with what speaks of them, the most telling part first.
    """

    columns: Mapping[str, tuple[str, ...]]
    committee: tuple[str, ...]
    commune: tuple[str, ...]
    others: tuple[str, ...]
    prose: ProseWords
    parts: tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """Return words only, folded: "Cơ quan, đơn vị chủ trì:" is "co quan don vi chu tri"."""
    return " ".join(_NOT_WORD.sub(" ", fold(text)).split())


def alike(key: str, word: str) -> bool:
    """Tell whether a key is a word, perhaps with letters lost."""
    if key == word:
        return True
    if min(len(key), len(word)) < _LONG_ENOUGH:
        return False
    return SequenceMatcher(None, key.replace(" ", ""), word.replace(" ", "")).ratio() >= _ALIKE


def one_of(text: str, words: Iterable[str]) -> bool:
    """Tell whether a whole text is one of the words."""
    key = key_of(text)
    return bool(key) and any(alike(key, word) for word in words)


def begins_with(text: str, words: Iterable[str]) -> bool:
    """Tell whether a text begins with one of the words."""
    parts = key_of(text).split()
    return any(alike(" ".join(parts[: word.count(" ") + 1]), word) for word in words)


def mentions(text: str, words: Iterable[str]) -> bool:
    """Tell whether one of the words stands in a text, whole words only; long ones may have lost letters."""
    parts = key_of(text).split()
    for word in words:
        length = word.count(" ") + 1
        if any(alike(" ".join(parts[at : at + length]), word) for at in range(len(parts) - length + 1)):
            return True
    return False
