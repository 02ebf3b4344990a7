"""By which signs a text is private: identity numbers, telephone numbers, and what the caller says must not be there.

Judges text only; must not know files. Document numbers, dates and amounts written with points are no signs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from papi_desktop.documents.leaks.finding import Leak, LeakKind, Text, masked

_BREAK = r"[ .\-()]{0,2}"
# Citizen numbers have 12 digits and begin with 0 (the code of a province); the old ones have 9. Written in groups, only a leading
# zero tells them from an amount; and a zero behind a digit and a point is inside an amount: two cells "1.005.000" and "750.000".
_IDENTITY = re.compile(r"(?<!\d)(?:\d{12}|\d{9})(?!\d)|(?<!\d)(?<!\d\.)0\d\d(?:[ .\-]?\d){9}(?!\d)")
_PHONE = re.compile(
    rf"(?<!\d)(?:"
    rf"\(?0[235789]\d(?:{_BREAK}\d){{7}}"  # 0912 345 678
    rf"|\(?02\d(?:{_BREAK}\d){{8}}"  # 0212 3854 321, with the new long area codes
    r"|0[35789][ .\-]\d{4}[ .\-]\d{4}"
    rf"|\(?\+84\)?(?:{_BREAK}\d){{9,10}}"
    r"|84[35789]\d{8}"
    r")(?!\d)"
)
_DIGITS_WITH_COUNTRY = 11
_DIGITS = re.compile(r"\d+")
_NUMBERS = re.compile(r"\d+(?:[ .\-]\d+)*")
_WORD = re.compile(r"\w+")


class Signs:
    """What must not be found, ready to be looked for in many texts.

    Args:
        forbidden: exact strings, e.g. the identity and telephone numbers of the very rows a list was made from. Numbers are found in any
            grouping, words without regard to case.
        allowed: numbers printed on purpose, e.g. the telephone of the office.
    """

    def __init__(self, forbidden: Iterable[str], allowed: Iterable[str]) -> None:
        self._allowed = {_national(text) for text in allowed}
        self._numbers: set[str] = set()
        self._phrases: dict[str, list[tuple[str, ...]]] = {}
        for text in map(_plain, forbidden):
            if words := tuple(_WORD.findall(text)):
                if all(word.isdigit() for word in words):
                    self._numbers.add("".join(words))
                else:
                    self._phrases.setdefault(words[0], []).append(words)
        self._longest = max(map(len, self._numbers), default=0)

    def found_in(self, text: Text) -> Iterator[Leak]:
        """Yield what of it stands in `text`; each place is told once, by its strongest sign."""
        plain = _plain(text.text)
        told: set[str] = set()
        for number in self._forbidden_numbers(plain):
            if number not in self._allowed and number not in told:
                told.add(number)
                yield Leak(LeakKind.FORBIDDEN, text.where, masked(number))
        for phrase in self._forbidden_phrases(plain):
            yield Leak(LeakKind.FORBIDDEN, text.where, masked(" ".join(phrase)))
        for kind, pattern in ((LeakKind.PHONE, _PHONE), (LeakKind.IDENTITY_NUMBER, _IDENTITY)):
            for found in pattern.findall(plain):
                number = _national(found)
                if (
                    number in told
                    or number in self._allowed
                    or (kind is LeakKind.PHONE and not _grouped_as_phone(found))
                ):
                    continue
                told.add(number)
                yield Leak(kind, text.where, masked(found))

    def _forbidden_numbers(self, plain: str) -> Iterator[str]:
        if not self._numbers:
            return
        for run in _NUMBERS.findall(plain):
            groups = _DIGITS.findall(run)
            for begin in range(len(groups)):
                joined = ""
                for group in groups[begin:]:
                    joined += group
                    if len(joined) > self._longest:
                        break
                    if joined in self._numbers:
                        yield joined

    def _forbidden_phrases(self, plain: str) -> Iterator[tuple[str, ...]]:
        if not self._phrases:
            return
        words = _WORD.findall(plain)
        for place, word in enumerate(words):
            for phrase in self._phrases.get(word, ()):
                if tuple(words[place : place + len(phrase)]) == phrase:
                    yield phrase


def _plain(text: str) -> str:
    """Return text as a reader sees it: one form of every letter and digit, no case, nothing without a shape."""
    if text.isascii():
        return text.lower()
    composed = unicodedata.normalize("NFKC", text)
    return "".join(letter for letter in composed if unicodedata.category(letter) != "Cf").casefold()


def _national(text: str) -> str:
    """Return the digits of a number; one with the code of the country as it is dialled inside."""
    digits = "".join(_DIGITS.findall(text))
    return f"0{digits[2:]}" if digits.startswith("84") and len(digits) == _DIGITS_WITH_COUNTRY else digits


def _grouped_as_phone(found: str) -> bool:
    """Return whether digits are grouped as people write telephone numbers; single digits are cells of a table that stand in a row."""
    groups = _DIGITS.findall(found)
    if groups[0].startswith("02") and len(groups) > 1 and len(groups[1]) == 1:
        groups = [groups[0], *groups[2:]]
    return all(len(group) > 1 for group in groups)
