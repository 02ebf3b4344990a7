"""Numbers by which people are known: citizen and old identity numbers, telephones.

Owns what such a number looks like and what a spreadsheet does to it: a cell typed as a number drops leading zeros and keeps fifteen digits.
What is certain is repaired and said; the rest is refused. Must not know registers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from papi_desktop.domain.messages import Message, say
from papi_desktop.domain.vietnamese.text import fold, squeeze
from papi_desktop.domain.vietnamese.unreadable import UnreadableError


@dataclass(frozen=True, slots=True)
class Found:
    """A number as it is kept.

    Attributes:
        value: the digits, or None if what was written stands for no number.
        note: how it was repaired.
        doubt: what is strange about it although it may be kept.
    """

    value: str | None
    note: Message | None = None
    doubt: Message | None = None


_NONE = frozenset(("khong", "khong co", "chua", "chua co", "chua cap", "ko", "k", "-", "–", "..."))


def _stands_for_none(text: str) -> Found | None:
    """Return the blank that was put in words, as people do where a form wants something in every cell."""
    if fold(text) not in _NONE:
        return None
    return Found(None, say("“{text}” means that there is none; it is left blank.", text=text))


_EXACT_IN_A_CELL = 10**15
_SIGNS = re.compile(r"[\s.\-']")
_SHORTENED = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]+", re.IGNORECASE)
_WRITTEN_TWELVE = re.compile(r"0[0-9]{11}")

_CITIZEN_DIGITS = 12
_OLD_DIGITS = 9


def read_citizen_id(raw: str | float) -> Found:
    """Read a citizen number (12 digits) or an old identity card number (9 digits).

    A province's code begins with 0, so a number of 11 or 10 digits from a numeric cell has lost one or two zeros, and one of 8 digits the
    zero of an old card. The same digits typed as text were never shortened by anyone: one is missing.

    Raises:
        UnreadableError: if it is no such number, or digits were lost for good.
    """
    if isinstance(raw, str):
        if _WRITTEN_TWELVE.fullmatch(raw) and raw.strip("0"):
            return Found(raw)
        text = squeeze(raw)
        return _stands_for_none(text) or _written_citizen_id(text)
    digits = _digits_of(raw)
    if len(digits) in (10, 11):
        return _checked(digits.zfill(_CITIZEN_DIGITS), _regained(digits, digits.zfill(_CITIZEN_DIGITS)))
    if len(digits) == 8:
        return _checked(digits.zfill(_OLD_DIGITS), _regained(digits, digits.zfill(_OLD_DIGITS)))
    if not digits.strip("0"):
        return _checked(digits)
    return _counted(digits, digits)


def _digits_of(number: float) -> str:
    if number < 0 or number != int(number):
        raise _no_citizen_id(f"{number:g}", len(_SIGNS.sub("", f"{number:g}")))
    if number >= _EXACT_IN_A_CELL:
        raise UnreadableError(
            say(
                "{number} has more digits than a numeric cell can keep, so its last digits are lost; type it as text.",
                number=str(int(number)),
            )
        )
    return str(int(number))


def _regained(digits: str, whole: str) -> Message:
    return say("{digits} had lost its leading zero in a numeric cell; read as {whole}.", digits=digits, whole=whole)


def _written_citizen_id(text: str) -> Found:
    if _SHORTENED.fullmatch(text):
        raise UnreadableError(
            say(
                "“{text}” is a number shortened by a spreadsheet, digits are lost; type all 12 digits as text.",
                text=text,
            )
        )
    return _counted(_SIGNS.sub("", text), text)


def _counted(digits: str, text: str) -> Found:
    if not (digits.isascii() and digits.isdecimal()):
        raise UnreadableError(
            say("“{text}” is not a citizen number; expected 12 digits, or 9 of an old card.", text=text)
        )
    if not digits.strip(digits[0]) and len(digits) >= 3:
        return _checked(digits)
    if len(digits) not in (_OLD_DIGITS, _CITIZEN_DIGITS):
        raise _no_citizen_id(text, len(digits))
    return _checked(digits)


def _no_citizen_id(text: str, count: int) -> UnreadableError:
    return UnreadableError(
        say("“{text}” has {count} digits; a citizen number has 12, an old identity card 9.", text=text, count=count)
    )


def _checked(digits: str, note: Message | None = None) -> Found:
    """Return the number unless one digit is repeated throughout: people type that when the form must not stay blank."""
    if not digits.strip(digits[0]):
        return Found(
            None, doubt=say("“{digits}” only fills the place of an unknown number; it is left blank.", digits=digits)
        )
    return Found(digits, note)


_PHONE = re.compile(r"0(?:[35789][0-9]{8}|2[0-9]{8,9})")
_PARTS = re.compile(r"\s*(?:[;,/\n]|\s-\s|\bhoặc\b)\s*")
_NOT_DIGITS = re.compile(r"[\s.\-()']")


def read_phone(raw: str | float) -> Found:
    """Read a telephone number, or several parted by a comma or a slash; they are kept with a comma.

    Mobile numbers have ten digits beginning with 03, 05, 07, 08 or 09, fixed ones ten or eleven beginning with 02. The country code
    becomes the leading zero, and a leading zero lost is given back. Whatever else is written is kept as it is, and doubted.
    """
    if isinstance(raw, str) and _PHONE.fullmatch(raw):
        return Found(raw)
    text = squeeze(raw) if isinstance(raw, str) else str(int(raw)) if raw == int(raw) else f"{raw:g}"
    if none := _stands_for_none(text):
        return none
    numbers, notes = [], []
    for part in filter(None, _PARTS.split(text)):
        digits = _NOT_DIGITS.sub("", part)
        whole = re.sub(r"\A(?:\+84|0084|84(?=[0-9]{9,10}\Z))0?", "0", digits)
        if _PHONE.fullmatch("0" + whole):
            whole = "0" + whole
            notes.append(say("{digits} had lost its leading zero; read as {whole}.", digits=part, whole=whole))
        if not _PHONE.fullmatch(whole):
            return Found(
                text, doubt=say("“{text}” is not a telephone number; expected 10 digits such as 0912345678.", text=part)
            )
        numbers.append(whole)
    return Found(", ".join(numbers) or None, notes[0] if notes else None)
