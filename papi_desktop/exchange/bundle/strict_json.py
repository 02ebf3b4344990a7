"""JSON as a stranger may send it: an object, no key twice, no numbers that are none, not nested out of reason."""

from __future__ import annotations

import json
from math import isfinite
from typing import Any
from unicodedata import is_normalized, normalize

_DEEPEST = 40


def parse_object(data: bytes | str) -> dict[str, Any]:
    """Return the object in `data`.

    Raises:
        ValueError: if it is not UTF-8, not JSON, not an object, says a key twice, holds half a letter or is nested too deep.
    """
    text = data.decode("utf-8") if isinstance(data, bytes) else data
    plain = _plain_object(text)
    if plain is not None:
        return plain
    try:
        found = _DECODER.decode(text)
    except RecursionError as deep:
        raise ValueError("nested too deep") from deep
    if not isinstance(found, dict):
        raise ValueError("an object was expected")
    if "\\u" in text:
        _PLAIN.encode(found).encode("utf-8")  # half a letter, written as an escape, is no text: nothing could keep it
    if text.count("{") + text.count("[") > _DEEPEST:  # the usual line opens too few to be deep
        _check_depth(found)
    return found


def _plain_object(text: str) -> dict[str, Any] | None:
    """Return the object in `text` where a glance shows that there is nothing to refuse; None when it must be looked at closely.

    Of the hundreds of thousands of lines a province receives nearly all are flat. With no more colons than keys none stands twice and no
    object lies inside another.
    """
    try:
        found, end = _QUICK.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if type(found) is not dict or end != len(text) or text.count(":") != len(found):
        return None
    return None if "\\u" in text or text.count("[") > _DEEPEST else found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _finite(word: str) -> float:
    number = float(word)
    return number if isfinite(number) else _no_number(word)


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite)
"""Made once: reports hold hundreds of thousands of lines."""

_QUICK = json.JSONDecoder(parse_constant=_no_number, parse_float=_finite)
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _check_depth(value: dict[str, Any]) -> None:
    level: list[Any] = [value]
    for _depth in range(_DEEPEST):
        # What the parser makes is exactly a dict or a list; asking so is much faster than isinstance.
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) is dict or type(inner) is list
        ]
        if not level:
            return
    raise ValueError("nested too deep")


def without_id(text: str, record: dict[str, Any], record_id: str) -> str:
    """Return the object of `record` as compact JSON in NFC, without its `id`.

    Args:
        text: the line it was read from. What stands there is taken as it stands where it says so already, which is four times as fast
            as writing it anew; a province receives hundreds of thousands of lines.
        record: what `text` says, without its id.
    """
    head = f'{{"id":"{record_id}",'
    if text.startswith(head) and "\\u" not in text:
        told = "{" + text[len(head) :]
    else:
        told = _PLAIN.encode(record)
    return told if told.isascii() or is_normalized("NFC", told) else normalize("NFC", told)
