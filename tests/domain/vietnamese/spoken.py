"""Vietnamese number words read back into numbers: the other way of what is tested, written apart from it."""

from __future__ import annotations

import re
from decimal import Decimal

from papi_desktop.domain.vietnamese.text import squeeze

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9
_UNITS = "một|hai|ba|bốn|sáu|bảy|tám|chín"  # năm behind ten is refused: "mười năm" is ten years
_GROUP = re.compile(
    rf"""(?:(?P<hundreds>không|năm|{_UNITS})\ trăm)?
    (?:\ ?(?:
        (?:linh|lẻ)\ (?P<after_gap>năm|tư|{_UNITS})
      | (?P<ten>mười)(?:\ (?P<after_ten>lăm|nhăm|{_UNITS}))?
      | (?P<tens>hai|ba|bốn|năm|sáu|bảy|tám|chín)\ mươi(?:\ (?P<after_tens>mốt|tư|lăm|nhăm|{_UNITS}))?
      | (?P<alone>năm|{_UNITS})
    ))?""",
    re.VERBOSE,
)
_UNIT_VALUES = {word: value for value, word in enumerate(_DIGITS)} | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}
_SCALES = {"triệu": 10**6, "nghìn": 10**3}
_VARIANTS = {"ngàn": "nghìn", "tỉ": "tỷ"}


def words_to_number(words: str) -> Decimal:
    """Return the number that Vietnamese words name; both spellings of linh, nghìn, tỷ, tư, lăm are understood, capitals ignored.

    A closing "đồng" is allowed. Spoken short forms with two values ("một triệu hai", "một trăm hai") are refused.

    Raises:
        ValueError: if the words are no number.
    """
    spoken = [_VARIANTS.get(word, word) for word in squeeze(words).lower().rstrip(" .").split()]
    if spoken[-1:] == ["đồng"]:
        spoken.pop()
    negative = spoken[:1] == ["âm"]
    if negative:
        spoken = spoken[1:]
    decimals: list[str] = []
    if "phẩy" in spoken:
        comma = spoken.index("phẩy")
        spoken, decimals = spoken[:comma], spoken[comma + 1 :]
        if not decimals or not all(word in _DIGITS for word in decimals):
            raise ValueError(f"not a number in words: {words}")
    try:
        whole = _whole_number(spoken)
    except ValueError as error:
        raise ValueError(f"not a number in words: {words}") from error
    digits = "".join(str(_UNIT_VALUES[word]) for word in decimals)
    value = Decimal(f"{whole}.{digits}" if digits else whole)
    return value.copy_negate() if negative else value


def _whole_number(words: list[str]) -> int:
    """Read a whole number; what stands before the last tỷ is itself a number, of billions.

    Raises:
        ValueError: if the words do not follow the grammar.
    """
    if words == [_DIGITS[0]]:
        return 0
    billions = 0
    if "tỷ" in words:
        last = len(words) - 1 - words[::-1].index("tỷ")
        billions, words = _whole_number(words[:last]), words[last + 1 :]
        if billions == 0:
            raise ValueError("no billions before tỷ")
    below = 0
    for name, scale in _SCALES.items():
        if name in words:
            place = words.index(name)
            below += scale * _group_number(words[:place], inner=bool(billions or below))
            words = words[place + 1 :]
    inner = bool(billions or below)
    if inner and len(words) == 1 and words != ["mười"]:
        raise ValueError("a lone digit at the end has two meanings: one million two may be 1,000,002 or 1,200,000")
    if words or not inner:
        below += _group_number(words, inner=inner)
    return billions * _BILLION + below


def _group_number(words: list[str], *, inner: bool) -> int:
    """Read a group of 1 to 999.

    Raises:
        ValueError: if the words are none, or leave out the tens behind hundreds.
    """
    found = _GROUP.fullmatch(" ".join(words))
    if found is None or not words:
        raise ValueError("not a group")
    part = found.groupdict()
    hundreds_spoken = part["hundreds"] is not None
    if (part["alone"] and hundreds_spoken) or (part["after_gap"] and not (inner or hundreds_spoken)):
        raise ValueError("behind hundreds the tens are spoken or called a gap; behind nothing there is no gap")
    tens = "một" if part["ten"] else part["tens"]
    units = part["after_gap"] or part["after_ten"] or part["after_tens"] or part["alone"]
    hundreds, tens, units = (_UNIT_VALUES[word or "không"] for word in (part["hundreds"], tens, units))
    group = 100 * hundreds + 10 * tens + units
    if group == 0:
        raise ValueError("an empty group is not spoken")
    return group
