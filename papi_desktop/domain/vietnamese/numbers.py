"""Numbers as Vietnamese papers write them: in digits with points and a comma, and in words.

Owns both ways of writing them, and reading the digits. Must not know money beyond the word đồng, nor where the numbers come from.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Literal

from papi_desktop.domain.messages import say
from papi_desktop.domain.vietnamese.text import squeeze
from papi_desktop.domain.vietnamese.unreadable import AmbiguousNumberError, NumberFormatError

HundredsGap = Literal["linh", "lẻ"]
Thousand = Literal["nghìn", "ngàn"]
DecimalSeparator = Literal[",", "."]

# ------------------------------------------------------------------------------------------------------------ into words

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_BILLION = 10**9


def number_in_words(number: int | Decimal, *, hundreds_gap: HundredsGap = "linh", thousand: Thousand = "nghìn") -> str:
    """Return a number in small-letter Vietnamese words, as an auditor reads it.

    One behind twenty and up is mốt, four is tư, five behind ten and up is lăm; inside a number empty hundreds are read ("không trăm
    linh năm"); groups of three zeros are passed over. Above a billion the words repeat: nghìn tỷ, triệu tỷ, tỷ tỷ. Decimals are read
    digit by digit after "phẩy", without zeros at their end.

    Args:
        number: any size, either sign.
        hundreds_gap: the word for missing tens; "linh" is official use in the North, "lẻ" in the South.
        thousand: the word for 1,000.

    Raises:
        ValueError: if the number is infinite or not a number.
    """
    value = Decimal(number)
    if not value.is_finite():
        raise ValueError(f"no words for {number}")
    whole, _, decimals = f"{value.copy_abs():f}".partition(".")
    words = " ".join(_whole_words(int(whole), hundreds_gap, thousand))
    if decimals := decimals.rstrip("0"):
        words += " phẩy " + " ".join(_DIGITS[int(digit)] for digit in decimals)
    return f"âm {words}" if value < 0 else words


def amount_in_words(dong: int, *, hundreds_gap: HundredsGap = "linh", thousand: Thousand = "nghìn") -> str:
    """Return an amount of money as papers spell it: "Một triệu không trăm linh năm nghìn đồng"."""
    words = number_in_words(dong, hundreds_gap=hundreds_gap, thousand=thousand)
    return f"{words[0].upper()}{words[1:]} đồng"


def _whole_words(number: int, hundreds_gap: str, thousand: str) -> list[str]:
    """Return the words of a number from zero up; everything above a billion is itself a number, of billions."""
    if number == 0:
        return [_DIGITS[0]]
    billions, below = divmod(number, _BILLION)
    words = [*_whole_words(billions, hundreds_gap, thousand), "tỷ"] if billions else []
    for scale, name in ((10**6, ["triệu"]), (10**3, [thousand]), (1, [])):
        group = below // scale % 1000
        if group:
            words += _group_words(group, hundreds_gap, inner=bool(words)) + name
    return words


def _group_words(group: int, hundreds_gap: str, *, inner: bool) -> list[str]:
    """Return the words of 1 to 999; an inner group reads its hundreds even when there are none."""
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or inner else []
    if tens == 0:
        if units and words:
            words.append(hundreds_gap)
    elif tens == 1:
        words.append("mười")
    else:
        words += [_DIGITS[tens], "mươi"]
    if units:
        words.append(_unit_word(tens, units))
    return words


def _unit_word(tens: int, units: int) -> str:
    if units == 1 and tens >= 2:
        return "mốt"
    if units == 4 and tens >= 2:
        return "tư"
    if units == 5 and tens >= 1:
        return "lăm"
    return _DIGITS[units]


# --------------------------------------------------------------------------------------------------------- digits: writing

_ROUNDING = Context(prec=1000, rounding=ROUND_HALF_UP)  # never short of digits, whatever a file brings


def format_number(value: int | Decimal, decimals: int | None = None, *, minus: str = "-") -> str:
    """Return a number with a point between groups of three digits and a comma before decimals: 1.234.567,89.

    Args:
        value: what to write.
        decimals: how many decimals, rounded half up as the rule for shortened units asks; None keeps those the value has.
        minus: the sign before a negative number; printed tables use "–".
    """
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), context=_ROUNDING)
    written = f"{number.copy_abs():,f}".translate(str.maketrans(",.", ".,"))
    return minus + written if number < 0 else written


def format_percent(share: float) -> str:
    """Return a share of one as papers write it, in hundredths with one decimal: 66,7."""
    return format_number(Decimal(100 * share), 1)


# --------------------------------------------------------------------------------------------------------- digits: reading

_GROUPED = {
    ",": re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}([. ])[0-9]{3}(?:\1[0-9]{3})*)(?:,[0-9]+)?"),
    ".": re.compile(r"(?:[0-9]+|[1-9][0-9]{0,2}([, ])[0-9]{3}(?:\1[0-9]{3})*)(?:\.[0-9]+)?"),
}
_AS_PYTHON = {",": str.maketrans(",", ".", ". "), ".": str.maketrans("", "", ", ")}
_NOTHING = frozenset(("", "-", "–", "—", "...", "…"))
_MINUS_SIGNS = ("-", "–", "−")
_ASIDE = re.compile(r"\((.*)\)")
_UNIT = re.compile(r"\s*(?:đồng|đ|vnđ|vnd|₫)\.?$", re.IGNORECASE)


def parse_number(text: str, *, decimal_separator: DecimalSeparator | None = None) -> Decimal | None:
    """Read a number written in digits, with or without đồng behind it.

    A point before three digits parts thousands ("1.234" is 1234). Parentheses around an amount with its unit are an aside, not a minus.

    Args:
        text: as it stands in the cell or field.
        decimal_separator: how this file writes decimals (see `detect_decimal_separator`); None takes the only possible reading.

    Returns:
        The number, or None if nothing is written: blank, a dash or dots, which never mean zero.

    Raises:
        AmbiguousNumberError: for "1,234" when the separator is not known, and for a bare number in parentheses.
        NumberFormatError: if it is not a number.
    """
    written = squeeze(text)
    if written in _NOTHING:
        return None
    aside = _ASIDE.fullmatch(written)
    bare = _UNIT.sub("", aside[1].strip() if aside else written)
    if aside and bare == aside[1].strip():
        raise AmbiguousNumberError(
            say("“{text}” may be a negative number or a remark; write a minus sign or no parentheses.", text=written)
        )
    negative = bare.startswith(_MINUS_SIGNS)
    unsigned = bare[1:].lstrip() if negative or bare.startswith("+") else bare
    value = _one_reading(unsigned, written, decimal_separator)
    return value.copy_negate() if negative else value


def _readings(unsigned: str) -> dict[str, Decimal]:
    """Return the value under each decimal separator that makes the text a well-formed number."""
    return {
        separator: Decimal(unsigned.translate(_AS_PYTHON[separator]))
        for separator, form in _GROUPED.items()
        if form.fullmatch(unsigned)
    }


def _one_reading(unsigned: str, written: str, separator: DecimalSeparator | None) -> Decimal:
    readings = _readings(unsigned)
    if separator is not None:
        readings = {key: value for key, value in readings.items() if key == separator}
    if not readings:
        raise NumberFormatError(say("“{text}” is not a number; expected a form like 1.234.567,89.", text=written))
    if len(set(readings.values())) == 1 or "." in unsigned:
        return next(iter(readings.values()))
    raise AmbiguousNumberError(
        say("“{text}” may mean a decimal or thousands; write 1.234 for thousands, 1,5 for a decimal.", text=written)
    )


def detect_decimal_separator(texts: Iterable[str]) -> DecimalSeparator | None:
    """Tell from all texts of a file which decimal separator it uses: the one under which every number can be read.

    Returns:
        The separator, or None if the texts leave it open.

    Raises:
        AmbiguousNumberError: if some numbers can only be read with a comma and others only with a point.
    """
    possible = {",", "."}
    for text in texts:
        readings = _readings(_UNIT.sub("", squeeze(text)).lstrip("+-–− "))
        if readings:
            possible &= readings.keys()
        if not possible:
            raise AmbiguousNumberError(
                say("Some numbers use a comma for decimals and others a point, “{text}” among them.", text=text)
            )
    if len(possible) == 2:
        return None
    return "," if "," in possible else "."


def roman(number: int) -> str:
    """Return a number below 40 as headings of papers write it: I, II, III, IV."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
