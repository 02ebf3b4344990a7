"""JSON as a stranger may send it: an object, no key twice, no numbers that are none, not nested out of reason."""

from __future__ import annotations

import json
from typing import Any

_DEEPEST = 40


def parse_object(data: bytes | str) -> dict[str, Any]:
    """Return the object in `data`.

    Raises:
        ValueError: if it is not UTF-8, not JSON, not an object, says a key twice or is nested too deep.
    """
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        found = _DECODER.decode(text)
    except RecursionError as deep:
        raise ValueError("nested too deep") from deep
    if not isinstance(found, dict):
        raise ValueError("an object was expected")
    if text.count("{") + text.count("[") > _DEEPEST:  # the usual line opens too few to be deep
        _check_depth(found)
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")


_DECODER = json.JSONDecoder(object_pairs_hook=_once, parse_constant=_no_number)
"""Made once: reports hold hundreds of thousands of lines."""


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
